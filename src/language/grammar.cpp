#include "language/grammar.h"

#include <array>

namespace zbirnyk {

std::optional<Case> parse_case(std::string_view name) {
    constexpr std::array<std::string_view, 7> Names = {
        "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative"};
    for (std::size_t i = 0; i < Names.size(); ++i)
        if (Names[i] == name)
            return static_cast<Case>(i);
    return std::nullopt;
}

std::optional<Gender> parse_gender(std::string_view name) {
    if (name.empty())
        return Gender::Unknown;
    if (name == "m" || name == "masculine")
        return Gender::Masculine;
    if (name == "f" || name == "feminine")
        return Gender::Feminine;
    if (name == "n" || name == "neuter")
        return Gender::Neuter;
    return std::nullopt;
}

} // namespace zbirnyk
