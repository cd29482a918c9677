#pragma once

#include <string_view>
#include <unicode/locid.h>
#include <unicode/stringpiece.h>

namespace zbirnyk {

/// The ICU locale of a language tag ("uk", "en-GB"). Languages other than uk, en and de give the
/// root locale: ICU would fall back to the locale of the environment, which must not reach output.
const icu::Locale& icu_locale(std::string_view lang);

/// A view for ICU. Texts are far below 2 GiB: files are limited in size when they are read.
inline icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

} // namespace zbirnyk
