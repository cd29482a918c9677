#include "exchange/shallow_json.h"

namespace zbirnyk {

std::optional<nlohmann::json> parse_shallow(std::string_view text) {
    constexpr int MaxDepth = 16;
    bool too_deep = false;
    const auto watch = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        too_deep = too_deep || depth > MaxDepth;
        return !too_deep;
    };
    nlohmann::json parsed = nlohmann::json::parse(text, watch, false);
    if (too_deep || parsed.is_discarded())
        return std::nullopt;
    return parsed;
}

} // namespace zbirnyk
