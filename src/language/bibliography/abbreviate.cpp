// A word is shortened when it is a known stem with an ending of its declension; "конференційний" is
// no form of "конференція" and stays.

#include "language/bibliography/abbreviations.h"
#include "language/bibliography/format_reference.h"
#include "language/segment.h"

#include "base/utf8.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr std::string_view AdjectiveEndings[] = {
    "ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими", "о"};
constexpr std::string_view NounEndings[] = {
    "",   "а", "у", "і", "и", "ом", "ем", "ою",  "ею", "єю", "ові", "ів", "ам", "ами",
    "ах", "о", "я", "ю", "ї", "й",  "ям", "ями", "ях", "ня", "ню",  "ні", "ень"};

template <std::size_t Size>
bool contains(const std::string_view (&endings)[Size], std::string_view ending) {
    return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
}

bool has_ending(const Abbreviation& abbreviation, std::string_view ending) {
    if (abbreviation.kind == AbbreviationKind::Adjective)
        return contains(AdjectiveEndings, ending);
    if (abbreviation.kind == AbbreviationKind::Word)
        return ending.empty();
    return contains(NounEndings, ending);
}

std::optional<std::string> abbreviated(std::string_view word) {
    const std::string lower = to_lower(word, "uk");
    if (lower.size() != word.size())
        return std::nullopt;
    for (const Abbreviation& abbreviation : abbreviations()) {
        if (!lower.starts_with(abbreviation.stem))
            continue;
        const std::string_view ending = std::string_view(lower).substr(abbreviation.stem.size());
        if (!has_ending(abbreviation, ending))
            continue;
        std::string out(abbreviation.text);
        if (abbreviation.kind == AbbreviationKind::Contraction)
            out += ending;
        const std::size_t first = decode_utf8(word).size;
        if (word.substr(0, first) != std::string_view(lower).substr(0, first))
            out = to_title_first(out, "uk");
        return out;
    }
    return std::nullopt;
}

} // namespace

std::string abbreviate_words(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size()) {
            const Decoded decoded = decode_utf8(text.substr(end));
            if (!is_word_character(decoded.code_point))
                break;
            end += decoded.size;
        }
        if (end == at) {
            const std::size_t size = decode_utf8(text.substr(at)).size;
            out.append(text.substr(at, size));
            at += size;
            continue;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::optional<std::string> shorter = abbreviated(word);
        out += shorter.value_or(std::string(word));
        // The full stop of the sentence is that of the abbreviation.
        at = end;
        if (shorter && shorter->ends_with('.') && at < text.size() && text[at] == '.')
            ++at;
    }
    return out;
}

} // namespace zbirnyk
