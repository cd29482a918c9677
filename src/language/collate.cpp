#include "language/collate.h"

#include "language/apostrophe.h"
#include "language/locale.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace zbirnyk {

namespace {

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

/// A stress mark over a Cyrillic letter. In Latin, an accent that NFC leaves alone is part of the
/// spelling.
bool is_stress_mark(UChar32 c, const icu::UnicodeString& before) {
    constexpr UChar32 Grave = 0x300, Acute = 0x301;
    return (c == Grave || c == Acute) && !before.isEmpty() &&
           script_of(before.char32At(before.length() - 1)) == USCRIPT_CYRILLIC;
}

/// The text in NFC, without apostrophes (ICU sorts U+02BC after я and U+0027 before all letters)
/// and without stress marks (in a key of several parts a mark in the surname would outweigh the
/// given name).
icu::UnicodeString to_collate(std::string_view text) {
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(piece(text));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString normal =
        icu::Normalizer2::getNFCInstance(status)->normalize(source, status);
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const UChar32 c = normal.char32At(i);
        if (!is_apostrophe(static_cast<char32_t>(c)) && !is_stress_mark(c, out))
            out.append(c);
    }
    return out;
}

} // namespace

struct Collator::Content {
    std::unique_ptr<icu::Collator> collator;
    bool cyrillic = false;
};

Collator::Collator(std::string_view lang)
    : content_(std::make_unique<Content>()) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale& locale = icu_locale(lang);
    content_->collator.reset(icu::Collator::createInstance(locale, status));
    content_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    content_->cyrillic = std::string_view(locale.getLanguage()) == "uk";
}

Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

std::string Collator::key(std::string_view text) const {
    const icu::UnicodeString source = to_collate(text);
    std::string key(static_cast<std::size_t>(source.length()) * 4 + 16, '\0');
    for (;;) {
        // The length includes the final zero byte. It stays in the key, being less than any other
        // byte: so that keys may be joined and a shorter part still precedes a longer one.
        const auto size = content_->collator->getSortKey(
            source,
            reinterpret_cast<std::uint8_t*>(key.data()),
            static_cast<std::int32_t>(key.size()));
        const bool fits = static_cast<std::size_t>(size) <= key.size();
        key.resize(static_cast<std::size_t>(size));
        if (fits)
            return key;
    }
}

std::string Collator::key(const std::vector<std::string>& parts) const {
    std::string joined;
    for (const std::string& part : parts)
        joined += key(part);
    return joined;
}

int Collator::compare(std::string_view a, std::string_view b) const {
    UErrorCode status = U_ZERO_ERROR;
    return content_->collator->compare(to_collate(a), to_collate(b), status);
}

std::string Collator::index_letter(std::string_view text) const {
    const icu::UnicodeString source = to_collate(text);
    std::int32_t i = 0;
    while (i < source.length() && !u_isalnum(source.char32At(i)))
        i = source.moveIndex32(i, 1);
    if (i == source.length() || !u_isalpha(source.char32At(i)))
        return "#";
    UChar32 letter = source.char32At(i);
    if (script_of(letter) == USCRIPT_LATIN) {
        if (content_->cyrillic)
            return "A–Z";
        // Ä is filed under A; й and ї are letters of their own, so Cyrillic is not taken apart.
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString parts;
        if (icu::Normalizer2::getNFDInstance(status)->getDecomposition(letter, parts))
            letter = parts.char32At(0);
    }
    std::string out;
    icu::UnicodeString(u_toupper(letter)).toUTF8String(out);
    return out;
}

} // namespace zbirnyk
