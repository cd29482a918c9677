#include "language/segment.h"

#include "language/break_iterator.h"
#include "language/locale.h"

#include <optional>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace zbirnyk {

namespace {

/// The script of a character; nothing for Common and Inherited.
std::optional<Script> script_of(UChar32 c) {
    if (c < 0)
        return std::nullopt;
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
    const auto size = static_cast<std::int32_t>(text.size());
    std::optional<Script> current;
    std::uint32_t begin = 0;
    for (std::int32_t i = 0; i < size;) {
        const auto start = static_cast<std::uint32_t>(i);
        UChar32 c = 0;
        U8_NEXT(text.data(), i, size, c);
        const std::optional<Script> script = script_of(c);
        if (!script || script == current)
            continue;
        if (current) {
            runs.push_back({begin, start, *current});
            begin = start;
        }
        current = script;
    }
    runs.push_back({begin, static_cast<std::uint32_t>(size), current.value_or(Script::Other)});
    return runs;
}

std::vector<std::uint32_t> grapheme_breaks(std::string_view text) {
    return boundaries(text, BreakKind::Grapheme, {});
}

bool is_combining_mark(char32_t code_point) {
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & U_GC_M_MASK) != 0;
}

bool is_word_character(char32_t code_point) {
    return u_isalpha(static_cast<UChar32>(code_point)) || is_combining_mark(code_point) ||
           code_point == U'\'' || code_point == U'\u2019';
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
        auto i = std::int32_t{0};
        bool word = false;
        while (!word && i < static_cast<std::int32_t>(part.size())) {
            UChar32 c = 0;
            U8_NEXT(part.data(), i, static_cast<std::int32_t>(part.size()), c);
            word = c >= 0 && u_isalnum(c);
        }
        if (word)
            found.emplace_back(part);
        begin = end;
    }
    return found;
}

} // namespace zbirnyk
