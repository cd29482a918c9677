#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zbirnyk {

/// The cases of Ukrainian, in the order of school grammars.
enum class Case : std::uint8_t {
    Nominative,
    Genitive,
    Dative,
    Accusative,
    Instrumental,
    Locative,
    Vocative
};

enum class Gender : std::uint8_t { Unknown, Masculine, Feminine, Neuter };
enum class Plurality : std::uint8_t { Singular, Plural };
enum class Animacy : std::uint8_t { Inanimate, Animate };

/// Their English names in lower case, in the same order.
inline constexpr std::array<std::string_view, 7> CaseNames = {
    "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative"};

/// The English name of a case in lower case: "nominative" … "vocative".
std::optional<Case> parse_case(std::string_view name);

/// "m", "f", "n" or "masculine", "feminine", "neuter"; an empty name is Unknown.
std::optional<Gender> parse_gender(std::string_view name);

} // namespace zbirnyk
