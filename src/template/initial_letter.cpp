#include "template/initial_letter.h"

#include "base/utf8.h"
#include "language/format.h"
#include "language/segment.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// What CSS ::first-letter takes along before the letter.
bool is_opening(char32_t c) {
    return c == U'«' || c == U'„' || c == U'“' || c == U'‘' || c == U'"' || c == U'(' ||
           c == U'[' || c == U'…' || c == U'¡' || c == U'¿';
}

/// The bytes of the letter at the start of `text` with what opens before it; 0 when there is none.
std::size_t letter_size(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_opening(decode_utf8(text.substr(at)).code_point))
        at += decode_utf8(text.substr(at)).size;
    if (at == text.size())
        return 0;
    const char32_t first = decode_utf8(text.substr(at)).code_point;
    if (!is_word_character(first) && !(first >= U'0' && first <= U'9'))
        return 0;
    const std::vector<std::uint32_t> breaks = grapheme_breaks(text.substr(at));
    return breaks.empty() ? text.size() : at + breaks.front();
}

} // namespace

std::string transformed(std::string_view text, const Style& style) {
    switch (style.text_transform) {
    case TextTransform::Uppercase:
        return to_upper(text, style.lang);
    case TextTransform::Lowercase:
        return to_lower(text, style.lang);
    case TextTransform::Capitalize: {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size() - 1) + 1;
            out += to_title_first(text.substr(at, end - at), style.lang);
            at = end;
        }
        return out;
    }
    case TextTransform::None:
        break;
    }
    return std::string(text);
}

std::size_t split_initial_letter(std::vector<Inline>& content) {
    std::size_t first = 0;
    while (first < content.size() && std::holds_alternative<InlineAnchor>(content[first]))
        ++first;
    auto* run = first < content.size() ? std::get_if<TextRun>(&content[first]) : nullptr;
    const std::size_t size = run == nullptr ? 0 : letter_size(run->text);
    if (size == 0)
        return content.size();
    if (size == run->text.size())
        return first;
    const bool exact = run->span.end - run->span.begin == run->text.size();
    TextRun rest = *run;
    rest.text.erase(0, size);
    run->text.resize(size);
    if (exact) {
        rest.span.begin += static_cast<std::uint32_t>(size);
        run->span.end = rest.span.begin;
    }
    content.insert(content.begin() + static_cast<std::ptrdiff_t>(first + 1), std::move(rest));
    return first;
}

} // namespace zbirnyk
