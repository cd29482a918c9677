#include "template/page_words.h"

#include "template/properties.h"

#include <charconv>
#include <utility>

namespace zbirnyk {

namespace {

/// ISO 216 and, for a printer's sheets that are trimmed later, ISO 217; in millimetres.
struct PaperFormat {
    std::string_view name;
    double width, height;
};

constexpr PaperFormat Formats[] = {
    {"A2", 420, 594},
    {"A3", 297, 420},
    {"A4", 210, 297},
    {"A5", 148, 210},
    {"A6", 105, 148},
    {"A7", 74, 105},
    {"RA2", 430, 610},
    {"RA3", 305, 430},
    {"RA4", 215, 305},
    {"SRA2", 450, 640},
    {"SRA3", 320, 450},
    {"SRA4", 225, 320}};

} // namespace

std::vector<std::string_view> blank_separated(std::string_view text) {
    constexpr std::string_view Blanks = " \t\r\n";
    std::vector<std::string_view> words;
    for (std::size_t at = text.find_first_not_of(Blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(Blanks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(Blanks, end);
    }
    return words;
}

std::optional<Size> parse_paper_size(std::string_view text) {
    const std::vector<std::string_view> words = blank_separated(text);
    if (words.empty() || words.size() > 2)
        return std::nullopt;
    for (const PaperFormat& format : Formats) {
        if (words[0] != format.name)
            continue;
        const Size upright{mm(format.width), mm(format.height)};
        if (words.size() == 1 || words[1] == "portrait")
            return upright;
        if (words[1] == "landscape")
            return Size{upright.height, upright.width};
        return std::nullopt;
    }
    if (words.size() != 2)
        return std::nullopt;
    const std::optional<Dimension> width = parse_dimension(words[0]);
    const std::optional<Dimension> height = parse_dimension(words[1]);
    if (!width || !height || width->absolute <= Length{} || height->absolute <= Length{})
        return std::nullopt;
    return Size{width->absolute, height->absolute};
}

NumberForm number_form(std::string_view word) {
    if (word == "i")
        return NumberForm::LowerRoman;
    return word == "I" ? NumberForm::UpperRoman : NumberForm::Arabic;
}

PageParity page_parity(std::string_view word) {
    if (word == "odd")
        return PageParity::Odd;
    return word == "even" ? PageParity::Even : PageParity::Any;
}

MarkerReference::Position marker_position(std::string_view word) {
    using Position = MarkerReference::Position;
    constexpr std::pair<std::string_view, Position> Words[] = {
        {"last", Position::Last},
        {"first-on-page", Position::FirstOnPage},
        {"last-on-page", Position::LastOnPage},
        {"first-including-carryover", Position::FirstIncludingCarryover},
        {"last-ending-within-page", Position::LastEndingWithinPage}};
    for (const auto& [name, position] : Words)
        if (name == word)
            return position;
    return Position::First;
}

std::optional<LastPageFill> last_page_fill(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || number < 1)
        return std::nullopt;
    if (rest == end)
        return LastPageFill{.lines = number};
    if (rest + 1 == end && *rest == '%' && number <= 100)
        return LastPageFill{.share = number / 100.0};
    return std::nullopt;
}

} // namespace zbirnyk
