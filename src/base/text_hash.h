#pragma once

#include <functional>
#include <string_view>

namespace zbirnyk {

/// Lets texts that are keys of an unordered container be looked up by a view, with
/// `std::equal_to<>`.
struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

} // namespace zbirnyk
