#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Letters of one shape, Latin and Cyrillic at the same place.
inline constexpr std::u32string_view LatinTwins = U"aceiïopxyjsABCEHIÏKMOPTXYJS";
inline constexpr std::u32string_view CyrillicTwins = U"асеіїорхујѕАВСЕНІЇКМОРТХУЈЅ";

bool is_latin_letter(char32_t c);

/// A word that mixes both alphabets, with each of its Latin letters replaced by the Cyrillic one
/// that looks the same ("Oлeнa" → "Олена"). Nothing when it has letters of one alphabet only, or a
/// Latin letter that looks like no Cyrillic one.
std::optional<std::string> with_cyrillic_twins(std::string_view word);

/// The reverse, for words that should be Latin ("оlena@example.org" with a Cyrillic о).
std::optional<std::string> with_latin_twins(std::string_view word);

} // namespace zbirnyk
