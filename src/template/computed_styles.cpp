#include "template/computed_styles.h"

#include <algorithm>

namespace zbirnyk {

ComputedStyles::Id ComputedStyles::intern(const Style& style) {
    const auto same = std::find(styles_.begin(), styles_.end(), style);
    const auto id = static_cast<Id>(same - styles_.begin());
    if (same == styles_.end())
        styles_.push_back(style);
    return id;
}

void ComputedStyles::make_room() {
    constexpr std::size_t MostKept = 512;
    if (styles_.size() <= MostKept)
        return;
    styles_.clear();
    derived_.clear();
}

} // namespace zbirnyk
