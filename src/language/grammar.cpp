#include "language/grammar.h"

namespace zbirnyk {

std::optional<Case> parse_case(std::string_view name) {
    for (std::size_t i = 0; i < CaseNames.size(); ++i)
        if (CaseNames[i] == name)
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
