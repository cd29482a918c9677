// What must not be touched is found by its shape alone. The scanner asks only for stretches that
// hold a character without which none of these shapes exists, so that prose pays nothing.

#include "language/typography/protected_spans.h"

#include <algorithm>

namespace zbirnyk {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_byte(char c) {
    return is_digit(c) || is_latin(c) || c == '_' || c == '-';
}

bool is_one_of(char c, std::string_view list) {
    return list.find(c) != std::string_view::npos;
}

/// The end of an address that runs to the end of the chunk, without the marks of the sentence.
std::size_t address_end(std::string_view chunk, std::size_t begin) {
    std::size_t end = chunk.size();
    const auto drop = [&](std::string_view tail) {
        if (!chunk.substr(begin, end - begin).ends_with(tail))
            return false;
        end -= tail.size();
        return true;
    };
    constexpr std::string_view Tails[] = {
        ".", ",", ";", ":", "!", "?", "\"", "'", "»", "”", "“", "’", "…", ">", "]", "}"};
    for (bool again = true; again && end > begin;) {
        again = std::any_of(std::begin(Tails), std::end(Tails), drop);
        const std::string_view address = chunk.substr(begin, end - begin);
        if (!again && address.ends_with(')') &&
            std::count(address.begin(), address.end(), '(') <
                std::count(address.begin(), address.end(), ')'))
            again = drop(")");
    }
    return end;
}

std::size_t back_over(std::string_view chunk, std::size_t at, std::string_view others) {
    while (at > 0 && (is_name_byte(chunk[at - 1]) || is_one_of(chunk[at - 1], others)))
        --at;
    return at;
}

std::size_t forward_over(std::string_view chunk, std::size_t at, std::string_view others) {
    while (at < chunk.size() && (is_name_byte(chunk[at]) || is_one_of(chunk[at], others)))
        ++at;
    return at;
}

std::optional<ByteRange> find_address(std::string_view chunk) {
    const std::size_t scheme = chunk.find("://");
    if (scheme != std::string_view::npos && scheme > 0 && is_latin(chunk[scheme - 1])) {
        const std::size_t begin = back_over(chunk, scheme, "+.");
        return ByteRange{begin, address_end(chunk, begin)};
    }
    const std::size_t www = chunk.find("www.");
    if (www != std::string_view::npos)
        return ByteRange{www, address_end(chunk, www)};
    const std::size_t doi = chunk.find("10.");
    if (doi != std::string_view::npos && (doi == 0 || !is_digit(chunk[doi - 1]))) {
        std::size_t slash = doi + 3;
        while (slash < chunk.size() && is_digit(chunk[slash]))
            ++slash;
        if (slash >= doi + 7 && slash < chunk.size() && chunk[slash] == '/')
            return ByteRange{doi, address_end(chunk, doi)};
    }
    return std::nullopt;
}

std::optional<ByteRange> find_mail(std::string_view chunk) {
    const std::size_t at = chunk.find('@');
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = back_over(chunk, at, ".+'");
    std::size_t end = forward_over(chunk, at + 1, ".");
    while (end > at + 1 && is_one_of(chunk[end - 1], ".-"))
        --end;
    if (end == at + 1)
        return std::nullopt;
    return ByteRange{begin, end};
}

std::optional<ByteRange> find_path(std::string_view chunk) {
    const std::size_t slash = chunk.find('\\');
    if (slash != std::string_view::npos && slash + 1 < chunk.size()) {
        const std::size_t begin = back_over(chunk, slash, ":.");
        return ByteRange{begin, address_end(chunk, begin)};
    }
    std::size_t begin = 0;
    while (begin < chunk.size() && is_one_of(chunk[begin], "(\"'["))
        ++begin;
    const std::string_view rest = chunk.substr(begin);
    for (const std::string_view start : {"/", "./", "../", "~/"})
        if (rest.size() > start.size() && rest.starts_with(start) &&
            (is_latin(rest[start.size()]) || rest[start.size()] == '.'))
            return ByteRange{begin, address_end(chunk, begin)};
    return std::nullopt;
}

/// What a run of ASCII letters, digits and joints is made of.
struct RunShape {
    bool latin = false, digit = false, underscore = false, joint = false;
    bool only_times = true; ///< no letter but x between digits
    int dashed_numbers = 0; ///< numbers in a row with hyphens between
};

RunShape shape_of(std::string_view run) {
    RunShape shape;
    int numbers = 0;
    bool number = false;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const char c = run[i];
        if (is_latin(c)) {
            shape.latin = true;
            const bool times = (c == 'x' || c == 'X') && i > 0 && i + 1 < run.size() &&
                               is_digit(run[i - 1]) && is_digit(run[i + 1]);
            shape.only_times = shape.only_times && times;
        }
        shape.digit = shape.digit || is_digit(c);
        shape.underscore = shape.underscore || c == '_';
        shape.joint = shape.joint || is_one_of(c, "-./:");
        if (is_digit(c)) {
            numbers += number ? 0 : 1;
            number = true;
        } else {
            number = false;
            numbers = c == '-' ? numbers : 0;
        }
        shape.dashed_numbers = std::max(shape.dashed_numbers, numbers);
    }
    return shape;
}

/// "p.5", "Fig.12": an abbreviation and its number.
bool is_abbreviated_reference(std::string_view run) {
    const std::size_t dot = run.find('.');
    return dot <= 4 && dot < run.size() &&
           std::all_of(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(dot), is_latin) &&
           std::all_of(run.begin() + static_cast<std::ptrdiff_t>(dot) + 1, run.end(), [](char c) {
               return is_digit(c) || c == '-';
           });
}

/// "name.tld", "report.docx", "a/b/c.txt": the last label begins with a letter and has two or more.
bool is_name_with_dots(std::string_view run) {
    const std::size_t dot = run.rfind('.');
    if (dot == std::string_view::npos || dot < 2 || run.size() - dot < 3 || !is_latin(run[dot + 1]))
        return false;
    return is_name_byte(run[dot - 1]) && is_name_byte(run[dot - 2]) &&
           std::all_of(run.begin() + static_cast<std::ptrdiff_t>(dot) + 1, run.end(), [](char c) {
               return is_digit(c) || is_latin(c);
           });
}

bool is_identifier(std::string_view run) {
    const RunShape shape = shape_of(run);
    if (shape.dashed_numbers >= 3 || (shape.underscore && shape.latin))
        return true;
    if (is_name_with_dots(run))
        return true;
    return shape.latin && shape.digit && shape.joint && !shape.only_times &&
           !is_abbreviated_reference(run);
}

std::optional<ByteRange> find_identifier(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size();) {
        if (!is_name_byte(chunk[at]) || chunk[at] == '-') {
            ++at;
            continue;
        }
        std::size_t end = forward_over(chunk, at, "./:");
        const std::size_t next = end;
        while (end > at && is_one_of(chunk[end - 1], "-./:"))
            --end;
        // A letter of another script right before or after makes it a part of a word (КП-2019).
        if (is_identifier(chunk.substr(at, end - at)))
            return ByteRange{at, end};
        at = next;
    }
    return std::nullopt;
}

} // namespace

std::optional<ByteRange> find_protected(std::string_view chunk) {
    if (const auto found = find_address(chunk))
        return found;
    if (const auto found = find_mail(chunk))
        return found;
    if (const auto found = find_path(chunk))
        return found;
    return find_identifier(chunk);
}

std::size_t number_with_blanks(std::string_view text) {
    constexpr std::size_t MaxSize = 40;
    std::size_t end = 0;
    for (std::size_t at = 0; at < std::min(text.size(), MaxSize); ++at) {
        const char c = text[at];
        if (is_digit(c) || ((c == 'X' || c == 'x') && end == at && at > 0)) {
            end = at + 1;
        } else if (c == ' ') {
            if (at + 1 == text.size() || text[at + 1] == ' ')
                break;
        } else if (!is_one_of(c, "+()-")) {
            break;
        }
    }
    return end;
}

} // namespace zbirnyk
