#include "language/segment.h"

#include "base/utf8.h"
#include "language/break_iterator.h"
#include "language/locale.h"

#include <algorithm>
#include <optional>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace zbirnyk {

namespace {

/// The script of a character; nothing for Common and Inherited.
std::optional<Script> script_of(UChar32 c) {
    if (is_cyrillic_letter(static_cast<char32_t>(c)))
        return Script::Cyrillic;
    if (c < 0x80)
        return is_ascii_letter(static_cast<char32_t>(c)) ? std::optional(Script::Latin)
                                                         : std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
        return std::nullopt;
    case USCRIPT_CYRILLIC:
        return Script::Cyrillic;
    case USCRIPT_LATIN:
        return Script::Latin;
    case USCRIPT_GREEK:
        return Script::Greek;
    default:
        return Script::Other;
    }
}

} // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
    std::vector<ScriptRun> runs;
    if (text.empty())
        return runs;
    std::optional<Script> current;
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text.substr(at));
        const std::optional<Script> script = script_of(static_cast<UChar32>(c.code_point));
        if (script && script != current) {
            if (current)
                runs.push_back({begin, at, *current});
            begin = current ? at : begin;
            current = script;
        }
        at += static_cast<std::uint32_t>(c.size);
    }
    runs.push_back(
        {begin, static_cast<std::uint32_t>(text.size()), current.value_or(Script::Other)});
    return runs;
}

std::vector<std::uint32_t> grapheme_breaks(std::string_view text) {
    return boundaries(text, BreakKind::Grapheme, {});
}

bool is_combining_mark(char32_t code_point) {
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & U_GC_M_MASK) != 0;
}

bool is_word_character(char32_t code_point) {
    if (is_cyrillic_letter(code_point))
        return true;
    if (code_point < 0x80)
        return is_ascii_letter(code_point) || code_point == U'\'';
    return u_isalpha(static_cast<UChar32>(code_point)) || is_combining_mark(code_point) ||
           code_point == U'\u2019';
}

std::string normalize(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (nfc->isNormalizedUTF8(piece(text), status))
        return std::string(text);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, piece(text), sink, nullptr, status);
    return out;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    std::uint32_t begin = 0;
    std::vector<std::uint32_t> ends = boundaries(text, BreakKind::Word, {});
    ends.push_back(static_cast<std::uint32_t>(text.size()));
    for (const std::uint32_t end : ends) {
        const std::string_view part = text.substr(begin, end - begin);
        const std::u32string characters = to_utf32(part);
        if (std::any_of(characters.begin(), characters.end(), [](char32_t c) {
                return u_isalnum(static_cast<UChar32>(c));
            }))
            found.emplace_back(part);
        begin = end;
    }
    return found;
}

} // namespace zbirnyk
