#include "text/features.h"

#include "text/shape.h"

namespace zbirnyk {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view Blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(Blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(Blanks) - begin + 1);
}

} // namespace

std::optional<std::vector<hb_feature_t>> parse_features(std::string_view features) {
    std::vector<hb_feature_t> parsed;
    if (trim(features).empty())
        return parsed;
    for (std::size_t begin = 0; begin <= features.size();) {
        const std::size_t end = std::min(features.find(',', begin), features.size());
        const std::string_view part = trim(features.substr(begin, end - begin));
        hb_feature_t feature{};
        // A range of characters ("kern[3:5]") is HarfBuzz's own and has no meaning in a style.
        if (part.empty() || part.find('[') != std::string_view::npos ||
            !hb_feature_from_string(part.data(), static_cast<int>(part.size()), &feature))
            return std::nullopt;
        parsed.push_back(feature);
        begin = end + 1;
    }
    return parsed;
}

bool is_feature_list(std::string_view features) {
    return parse_features(features).has_value();
}

} // namespace zbirnyk
