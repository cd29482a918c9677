#include "template/pattern.h"

#include "diag/codes.h"

namespace zbirnyk {

namespace {

Span part_of(Span span, std::size_t begin, std::size_t end) {
    const auto clip = [&](std::size_t at) {
        return std::min(span.begin + static_cast<std::uint32_t>(at), span.end);
    };
    return {span.file, clip(begin), clip(end)};
}

/// Where the expression that starts at `at` is closed by `}`, literals of XPath skipped.
std::size_t end_of_expression(std::string_view value, std::size_t at) {
    char quote = 0;
    for (; at < value.size(); ++at) {
        const char c = value[at];
        if (quote != 0)
            quote = c == quote ? char{0} : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '}')
            return at;
    }
    return std::string_view::npos;
}

std::pair<std::size_t, std::size_t>
trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view Blanks = " \t\r\n";
    while (begin < end && Blanks.find(text[begin]) != std::string_view::npos)
        ++begin;
    while (end > begin && Blanks.find(text[end - 1]) != std::string_view::npos)
        --end;
    return {begin, end};
}

} // namespace

Pattern parse_pattern(std::string_view value, Span span, Diagnostics& diagnostics) {
    Pattern pattern;
    std::string text;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (c != '{' && c != '}') {
            text += c;
            continue;
        }
        if (at + 1 < value.size() && value[at + 1] == c) {
            text += c;
            ++at;
            continue;
        }
        const std::size_t end =
            c == '{' ? end_of_expression(value, at + 1) : std::string_view::npos;
        if (end == std::string_view::npos) {
            diagnostics.error(
                codes::TemplateBadPattern,
                part_of(span, at, at + 1),
                c == '{' ? "`{` is not closed" : "`}` without `{`",
                "write `{{` or `}}` for a brace that is text");
            return pattern;
        }
        const auto [first, last] = trimmed(value, at + 1, end);
        pattern.push_back(
            {std::move(text),
             Compiled{std::string(value.substr(first, last - first)), part_of(span, first, last)}});
        text.clear();
        at = end;
    }
    if (!text.empty())
        pattern.push_back({std::move(text)});
    return pattern;
}

std::vector<Compiled> split_expressions(std::string_view text, Span span, char separator) {
    std::vector<Compiled> pieces;
    char quote = 0;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : separator;
        if (quote != 0) {
            quote = c == quote ? char{0} : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '[' || c == '(') {
            ++depth;
        } else if (c == ']' || c == ')') {
            --depth;
        }
        const bool ends = at == text.size() || (c == separator && quote == 0 && depth == 0);
        if (!ends)
            continue;
        const auto [first, last] = trimmed(text, begin, at);
        pieces.push_back(
            {std::string(text.substr(first, last - first)), part_of(span, first, last)});
        begin = at + 1;
    }
    return pieces;
}

} // namespace zbirnyk
