// Digits, their signs and their units.

#include "language/typography/passage.h"

namespace zbirnyk {

namespace {

constexpr char32_t NumberSign = 0x2116, Paragraph = 0xA7, Degree = 0xB0, PerMille = 0x2030;
constexpr std::string_view NoBreakSpace = "\u00A0";

bool is_ukrainian(const Passage& passage) {
    return passage.language == CleaningLanguage::Ukrainian;
}

/// A number that is no part of a longer one (1.2.3, 12:30, 5-6) to its left.
bool is_free_before(const Passage& passage, std::size_t i) {
    if (!passage.joined(i))
        return true;
    const Token& before = passage[i - 1];
    return before.kind == TokenKind::Open || before.kind == TokenKind::Quote ||
           before.kind == TokenKind::Dash || before.first == U'$' || before.first == 0x20AC ||
           before.first == 0x20B4 || before.first == U'~' || before.first == 0x2248 ||
           before.first == U'<' || before.first == U'>' || before.first == U'=' ||
           before.first == 0x2264 || before.first == 0x2265;
}

bool is_currency(char32_t c) {
    return c == 0x20B4 || c == 0x20AC || c == U'$' || c == 0xA3;
}

/// The last token of the range that number i begins, or i itself.
std::size_t range_end(const Passage& passage, std::size_t i) {
    return passage.is(i + 1, TokenKind::Dash) && passage.is(i + 2, TokenKind::Number) ? i + 2 : i;
}

/// The token after number i names what is counted: a unit, a magnitude, per cent, money.
bool has_unit(const Passage& passage, std::size_t i) {
    const std::size_t next = i + 1;
    return passage.is_char(next, U'%') || passage.is_char(next, Degree) ||
           (next < passage.size() && is_currency(passage[next].first)) ||
           passage.has_class(next, WordClass::AfterNumber);
}

bool is_reference(const Passage& passage, std::size_t number) {
    if (passage.is_char(number - 1, NumberSign) || passage.is_char(number - 1, Paragraph))
        return true;
    const bool dotted = passage.is_char(number - 1, U'.');
    return passage.has_class(number - (dotted ? 2 : 1), WordClass::BeforeNumber);
}

/// "50 000": the blanks between groups of three digits.
void join_groups(Passage& passage, std::size_t i) {
    const std::string_view head = passage.view(i);
    constexpr std::size_t GroupDigits = 3;
    if (head.size() > GroupDigits || head.front() == '0' || !is_free_before(passage, i) ||
        is_reference(passage, i) ||
        (passage.is(i - 1, TokenKind::Number) && passage.view(i - 1).size() <= GroupDigits))
        return;
    for (std::size_t k = i + 1; passage.is(k, TokenKind::Number) && passage.spaced(k) &&
                                passage.view(k).size() == GroupDigits;
         ++k)
        passage.bind(k, CleaningRule::Numbers);
}

/// "50000 грн" → "50 000 грн": only with a unit, for other long numbers are codes.
void part_groups(Passage& passage, std::size_t i) {
    constexpr std::size_t MinDigits = 5, MaxDigits = 15, GroupDigits = 3;
    const std::string_view digits = passage.view(i);
    if (digits.size() < MinDigits || digits.size() > MaxDigits || digits.front() == '0' ||
        !is_free_before(passage, i) || is_reference(passage, i))
        return;
    const bool decimals = passage.is_char(i + 1, U',') && passage.joined(i + 1) &&
                          passage.joined(i + 2) && passage.is(i + 2, TokenKind::Number);
    const std::size_t last = decimals ? i + 2 : range_end(passage, i);
    if (!has_unit(passage, last) || passage.is_char(last + 1, Degree) ||
        passage.has_class(last + 1, WordClass::Time))
        return;
    for (std::size_t left = digits.size() % GroupDigits; left < digits.size(); left += GroupDigits)
        if (left > 0)
            passage.insert(passage[i].begin + left, NoBreakSpace, CleaningRule::Numbers);
}

/// "3.5 млн" → "3,5 млн".
void write_decimal_comma(Passage& passage, std::size_t i) {
    const bool decimal = passage.is_char(i + 1, U'.') && passage.joined(i + 1) &&
                         passage.joined(i + 2) && passage.is(i + 2, TokenKind::Number);
    if (!decimal || !is_free_before(passage, i) || !has_unit(passage, i + 2) ||
        is_reference(passage, i) || passage.has_class(i + 3, WordClass::Time))
        return;
    // The unit of a text that is no measure: "5.10 с." may be a page.
    if (passage.has_class(i + 3, WordClass::BeforeNumber) ||
        (passage.joined(i + 3) && passage.is(i + 3, TokenKind::Word) &&
         !passage.has_class(i + 3, WordClass::CloseUnit)))
        return;
    passage.replace(i + 1, ",", CleaningRule::Numbers);
}

/// 60x84 → 60×84, with any x and with or without blanks.
void write_times(Passage& passage, std::size_t i) {
    if (!passage.is(i + 1, TokenKind::Word) && !passage.is_char(i + 1, U'*'))
        return;
    const std::string_view sign = passage.view(i + 1);
    const bool times = sign == "x" || sign == "X" || sign == "х" || sign == "Х" || sign == "*";
    if (!times || !passage.is(i + 2, TokenKind::Number) || passage.view(i) == "0" ||
        passage.spaced(i + 1) != passage.spaced(i + 2))
        return;
    if (passage.spaced(i + 1) && (sign == "Х" || sign == "X" || sign == "*"))
        return; // a Roman numeral, a note
    passage.bind(i + 1, CleaningRule::Multiplication);
    passage.bind(i + 2, CleaningRule::Multiplication);
    passage.replace(i + 1, "×", CleaningRule::Multiplication);
}

void bind_unit(Passage& passage, std::size_t i) {
    const std::size_t next = i + 1;
    if (passage.is_char(next, U'%') || passage.is_char(next, PerMille)) {
        if (passage.language != CleaningLanguage::German && passage.spaced(next))
            passage.set_gap(next, GapWish::Closed, CleaningRule::Units);
        else if (passage.language == CleaningLanguage::German)
            passage.set_gap(next, GapWish::NoBreak, CleaningRule::Units);
        return;
    }
    if (passage.is_char(next, Degree) && passage.joined(next + 1) &&
        passage.is(next + 1, TokenKind::Word)) {
        const std::string_view scale = passage.view(next + 1);
        if (scale == "C" || scale == "С" || scale == "F")
            passage.set_gap(next, GapWish::NoBreak, CleaningRule::Units);
        return;
    }
    if (next < passage.size() && is_currency(passage[next].first) && passage.spaced(next) &&
        !(passage.joined(next + 1) && passage.is(next + 1, TokenKind::Number)))
        passage.bind(next, CleaningRule::Units);
    if (!passage.is(next, TokenKind::Word) || !passage.has_class(next, WordClass::AfterNumber))
        return;
    // "ч. 2 ст. 10": the abbreviation belongs to the number after it.
    if (passage.has_class(next, WordClass::BeforeNumber) && passage.is_char(next + 1, U'.') &&
        passage.is(next + 2, TokenKind::Number))
        return;
    if (passage.spaced(next))
        passage.bind(next, CleaningRule::Units);
    else if (
        passage.joined(next) && passage.has_class(next, WordClass::CloseUnit) &&
        passage[next].letters > 1 && is_free_before(passage, i) &&
        !(passage.joined(next + 1) &&
          (passage.is(next + 1, TokenKind::Number) || passage.is(next + 1, TokenKind::Dash))))
        passage.set_gap(next, GapWish::NoBreak, CleaningRule::Units);
}

/// "млн грн": a unit after a magnitude, its full stop between.
void bind_after_magnitude(Passage& passage, std::size_t i) {
    const bool dotted = passage.is_char(i + 1, U'.') && passage.joined(i + 1);
    const std::size_t next = dotted ? i + 2 : i + 1;
    if (dotted && passage.joined(next) && passage.has_class(next, WordClass::AfterNumber))
        passage.set_gap(next, GapWish::NoBreak, CleaningRule::Units);
    if (passage.has_class(next, WordClass::AfterNumber) ||
        (next < passage.size() && is_currency(passage[next].first)))
        passage.bind(next, CleaningRule::Units);
}

void bind_sign(Passage& passage, std::size_t i) {
    const std::size_t next = i + 1;
    const bool number = passage.is(next, TokenKind::Number) ||
                        (passage.is(next, TokenKind::Protected) && passage[next].digits);
    if (number && passage.language != CleaningLanguage::Other)
        passage.set_gap(next, GapWish::NoBreak, CleaningRule::Numbers);
    else
        passage.bind(next, CleaningRule::Numbers);
}

} // namespace

void find_numbers(Passage& passage) {
    for (std::size_t i = 0; i < passage.size(); ++i) {
        const Token& token = passage[i];
        if (token.kind == TokenKind::Number) {
            join_groups(passage, i);
            if (is_ukrainian(passage)) {
                part_groups(passage, i);
                write_decimal_comma(passage, i);
            }
            write_times(passage, i);
            bind_unit(passage, i);
        } else if (passage.has_class(i, WordClass::Magnitude)) {
            bind_after_magnitude(passage, i);
        } else if (token.first == NumberSign || token.first == Paragraph) {
            if (token.kind == TokenKind::Sign)
                bind_sign(passage, i);
        }
    }
}

} // namespace zbirnyk
