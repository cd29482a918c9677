#include "template/page_words.h"

#include <charconv>
#include <utility>

namespace zbirnyk {

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
