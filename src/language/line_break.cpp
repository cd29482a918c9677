// ICU finds the breaks of UAX #14; this file takes away those that a printer's rules forbid
// (quotes, dashes, ranges, signs before a number, short parts of hyphenated words) and puts the
// breaks of web addresses where they do not mislead the reader: after a separator, never at a
// hyphen.

#include "language/apostrophe.h"
#include "language/break_iterator.h"
#include "language/segment.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace zbirnyk {

namespace {

constexpr UChar32 NoBreakSpace = 0x00A0, NarrowNoBreakSpace = 0x202F, WordJoiner = 0x2060,
                  NoBreakHyphen = 0x2011, EnDash = 0x2013, EmDash = 0x2014, Numero = 0x2116,
                  Section = 0x00A7;

/// A character, and where the reader stands after it; 0 at an end of the text.
struct Step {
    UChar32 character = 0;
    int offset = 0;
};

Step step(std::string_view text, int offset) {
    if (offset >= static_cast<int>(text.size()))
        return {0, offset};
    UChar32 c = 0;
    U8_NEXT(text.data(), offset, static_cast<int>(text.size()), c);
    return {c, offset};
}

Step step_back(std::string_view text, int offset) {
    if (offset <= 0)
        return {0, 0};
    UChar32 c = 0;
    U8_PREV(text.data(), 0, offset, c);
    return {c, offset};
}

/// A position in a text with the characters around it; 0 stands for the start and the end.
class Surroundings {
  public:
    Surroundings(std::string_view text, std::uint32_t at)
        : text_(text)
        , at_(static_cast<int>(at)) {}

    UChar32 before() const { return step_back(text_, at_).character; }

    UChar32 after() const { return step(text_, at_).character; }

    UChar32 second_before() const {
        return step_back(text_, step_back(text_, at_).offset).character;
    }

    UChar32 second_after() const { return step(text_, step(text_, at_).offset).character; }

    /// The character before the blanks that precede the position.
    UChar32 before_blanks() const {
        int offset = at_;
        while (offset > 0 && text_[static_cast<std::size_t>(offset) - 1] == ' ')
            --offset;
        return step_back(text_, offset).character;
    }

  private:
    std::string_view text_;
    int at_ = 0;
};

bool never_breaks(UChar32 c) {
    return c == NoBreakSpace || c == NarrowNoBreakSpace || c == WordJoiner || c == NoBreakHyphen;
}

bool opens(UChar32 c, std::string_view lang) {
    return c == '(' || c == '[' || c == '{' || c == 0x201E || c == 0x201A ||
           (c == 0x00AB && lang != "de");
}

bool closes(UChar32 c, std::string_view lang) {
    return c == ')' || c == ']' || c == '}' || c == 0x201D || (c == 0x00BB && lang != "de");
}

bool is_roman_digit(UChar32 c) {
    return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
}

bool is_range_end(UChar32 c) {
    return u_isdigit(c) || is_roman_digit(c);
}

bool forbidden(const Surroundings& here, std::string_view lang) {
    const UChar32 before = here.before(), after = here.after();
    if (before == '\n' || before == 0x2028 || before == 0x2029)
        return false;
    if (never_breaks(before) || never_breaks(after))
        return true;
    const UChar32 last = here.before_blanks();
    if (opens(last, lang) || closes(after, lang))
        return true;
    if (last == Numero || last == Section)
        return true;
    const bool dash_after = after == EnDash || after == EmDash;
    if (dash_after && here.second_after() == ' ')
        return true;
    if (before == EnDash && is_range_end(here.second_before()) && is_range_end(after))
        return true;
    return is_apostrophe(static_cast<char32_t>(before)) && u_isalpha(after);
}

/// The letters beside a hyphen, counted.
struct Part {
    int letters = 0;
    bool vowel = false;
    bool cyrillic = false;
};

void count(Part& part, UChar32 c) {
    constexpr std::u32string_view Vowels = U"аеиіоуєїюяыэёАЕИІОУЄЇЮЯЫЭЁ";
    if (!u_isalpha(c))
        return;
    ++part.letters;
    part.cyrillic = part.cyrillic || (c >= 0x0400 && c <= 0x052F);
    part.vowel = part.vowel || Vowels.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool is_short(Part part) {
    return part.letters < 2 || (part.cyrillic && !part.vowel);
}

/// True for a break after the hyphen of an abbreviation (р-н, вид-во), of initials (О.-С.), before
/// an ending (2-го) and after a hyphen that begins a word.
bool cuts_short_part(std::string_view text, std::uint32_t at) {
    // Contractions whose parts are long enough to look like words.
    constexpr std::array<std::string_view, 6> Contractions{
        "вид-в", "Вид-в", "ін-т", "Ін-т", "ун-т", "Ун-т"};
    const std::string_view head = text.substr(0, at);
    constexpr std::string_view Hyphen = "\u2010";
    const std::size_t hyphen_size = head.ends_with('-')      ? 1
                                    : head.ends_with(Hyphen) ? Hyphen.size()
                                                             : 0;
    if (hyphen_size == 0 || at == text.size() || text[at] == ' ')
        return false;
    const auto is_part = [](UChar32 c) {
        return c > 0 && is_word_character(static_cast<char32_t>(c));
    };
    Part before, after;
    auto begin = static_cast<int>(at - hyphen_size);
    for (Step c = step_back(text, begin); is_part(c.character); c = step_back(text, begin)) {
        count(before, c.character);
        begin = c.offset;
    }
    for (Step c = step(text, static_cast<int>(at)); is_part(c.character); c = step(text, c.offset))
        count(after, c.character);
    const std::string_view word = text.substr(static_cast<std::size_t>(begin));
    return is_short(before) || is_short(after) ||
           std::any_of(Contractions.begin(), Contractions.end(), [word](std::string_view start) {
               return word.starts_with(start);
           });
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_address_character(char c) {
    return is_alphanumeric(c) ||
           std::string_view("-._~:/?#@!$&*+=%").find(c) != std::string_view::npos;
}

struct Stretch {
    std::uint32_t begin = 0, end = 0;
};

/// The web and DOI addresses of a text, without the punctuation that follows them.
std::vector<Stretch> addresses(std::string_view text) {
    constexpr std::array<std::string_view, 5> Starts{
        "https://", "http://", "ftp://", "www.", "doi.org/"};
    std::vector<Stretch> found;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t begin = std::string_view::npos;
        for (const std::string_view start : Starts)
            begin = std::min(begin, text.find(start, from));
        if (begin == std::string_view::npos)
            break;
        std::size_t end = begin;
        while (end < text.size() && is_address_character(text[end]))
            ++end;
        while (end > begin &&
               std::string_view(".,:;!?").find(text[end - 1]) != std::string_view::npos)
            --end;
        found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        from = std::max(end, begin + 1);
    }
    return found;
}

/// The breaks inside one address: after the last of a row of separators, before a letter or digit.
void append_address_breaks(
    std::string_view text, Stretch address, std::vector<std::uint32_t>& breaks) {
    constexpr std::string_view Separators = "/.?&=_";
    for (std::uint32_t i = address.begin + 1; i < address.end; ++i) {
        const bool protocol = text[i - 1] == '/' && i >= 2 && text[i - 2] == '/';
        if (Separators.find(text[i - 1]) != std::string_view::npos && is_alphanumeric(text[i]) &&
            !protocol)
            breaks.push_back(i);
    }
}

} // namespace

std::vector<std::uint32_t> line_breaks(std::string_view text, std::string_view lang) {
    const std::string_view language = lang.substr(0, lang.find_first_of("-_"));
    const std::vector<Stretch> urls = addresses(text);
    std::vector<std::uint32_t> breaks;
    std::size_t url = 0;
    for (const std::uint32_t at : boundaries(text, BreakKind::Line, lang)) {
        while (url < urls.size() && urls[url].end <= at)
            append_address_breaks(text, urls[url++], breaks);
        const bool inside = url < urls.size() && urls[url].begin < at;
        const Surroundings here(text, at);
        if (!inside && !forbidden(here, language) && !cuts_short_part(text, at))
            breaks.push_back(at);
    }
    while (url < urls.size())
        append_address_breaks(text, urls[url++], breaks);
    return breaks;
}

} // namespace zbirnyk
