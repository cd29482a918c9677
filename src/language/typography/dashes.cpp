// A dash between blanks is a dash, whatever was typed for it; a hyphen that touches a word stays.
// Between numbers that ascend it is a range and loses its blanks.

#include "language/typography/passage.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr char32_t EnDash = 0x2013, EmDash = 0x2014, Bar = 0x2015, Minus = 0x2212;

bool is_long(char32_t c) {
    return c == EnDash || c == EmDash || c == Bar;
}

/// One dash, or hyphens in a row typed for one: tokens [first, last].
struct DashRun {
    std::size_t first = 0, last = 0;
};

DashRun run_at(const Passage& passage, std::size_t i) {
    DashRun run{i, i};
    while (passage.is_char(run.last + 1, U'-') && passage.is_char(run.last, U'-') &&
           passage.joined(run.last + 1))
        ++run.last;
    return run;
}

bool stands_between_blanks(const Passage& passage, DashRun run) {
    if (run.last + 1 >= passage.size() || run.last - run.first > 2)
        return false;
    const bool before = passage.spaced(run.first), after = passage.spaced(run.last + 1);
    if (before && after)
        return true;
    // A long dash with a blank on one side only: the other was forgotten.
    const bool word_before = passage.is(run.first - 1, TokenKind::Word);
    const bool word_after = passage.is(run.last + 1, TokenKind::Word);
    if (!is_long(passage[run.first].first) || !word_before || !word_after)
        return false;
    return before || after ||
           (passage.language == CleaningLanguage::Ukrainian && passage[run.first].first == EmDash);
}

std::string_view dash_of(const Passage& passage, DashRun run) {
    switch (passage.language) {
    case CleaningLanguage::English:
        return passage[run.first].first == EnDash ? "–" : "—";
    case CleaningLanguage::German:
        return "–";
    default:
        return "—";
    }
}

void write_dash(Passage& passage, DashRun run) {
    const std::string_view dash = dash_of(passage, run);
    passage.replace(run.first, dash, CleaningRule::Dashes);
    for (std::size_t i = run.first + 1; i <= run.last; ++i)
        passage.replace(i, "", CleaningRule::Dashes);
    const bool closed = passage.language == CleaningLanguage::English && dash == "—";
    if (run.first == 0) {
        passage.set_gap(run.last + 1, GapWish::NoBreak, CleaningRule::Dashes);
    } else if (closed) {
        passage.set_gap(run.first, GapWish::Closed, CleaningRule::Dashes);
        passage.set_gap(run.last + 1, GapWish::Closed, CleaningRule::Dashes);
    } else {
        passage.set_gap(run.first, GapWish::NoBreak, CleaningRule::Dashes);
        passage.set_gap(run.last + 1, GapWish::Space, CleaningRule::Dashes);
    }
}

/// A number with its groups: "12", "10:30", "2,5", "01.02.2020".
struct NumberGroup {
    std::size_t first = 0, last = 0; ///< tokens
    std::u32string separators;
};

bool is_separator(const Passage& passage, std::size_t i) {
    return passage.is_char(i, U'.') || passage.is_char(i, U',') || passage.is_char(i, U':');
}

NumberGroup group_before(const Passage& passage, std::size_t last) {
    NumberGroup group{last, last, {}};
    while (group.first >= 2 && passage.joined(group.first) && passage.joined(group.first - 1) &&
           is_separator(passage, group.first - 1) &&
           passage.is(group.first - 2, TokenKind::Number)) {
        group.separators.insert(group.separators.begin(), passage[group.first - 1].first);
        group.first -= 2;
    }
    return group;
}

NumberGroup group_after(const Passage& passage, std::size_t first) {
    NumberGroup group{first, first, {}};
    while (passage.joined(group.last + 1) && passage.joined(group.last + 2) &&
           is_separator(passage, group.last + 1) && passage.is(group.last + 2, TokenKind::Number)) {
        group.separators += passage[group.last + 1].first;
        group.last += 2;
    }
    return group;
}

/// The numbers could be the ends of a range: the same build and ascending, or "2019-20".
bool ascends(const Passage& passage, const NumberGroup& from, const NumberGroup& to) {
    const bool decimals = from.separators.find_first_not_of(U',') == std::u32string::npos &&
                          to.separators.find_first_not_of(U',') == std::u32string::npos &&
                          from.separators.size() <= 1 && to.separators.size() <= 1;
    if (from.separators != to.separators && !decimals)
        return false;
    if (from.separators.size() > 1)
        return true; // dates
    std::string_view a = passage.view(from.first), b = passage.view(to.first);
    const auto strip = [](std::string_view& digits) {
        while (digits.size() > 1 && digits.front() == '0')
            digits.remove_prefix(1);
    };
    constexpr std::size_t YearDigits = 4, ShortYearDigits = 2;
    if (from.separators.empty() && to.separators.empty() && a.size() == YearDigits &&
        b.size() == ShortYearDigits)
        return true;
    strip(a);
    strip(b);
    if (a == b)
        return !from.separators.empty() || !to.separators.empty();
    return a.size() < b.size() || (a.size() == b.size() && a < b);
}

/// What touches the left end of a range makes it a part of something else.
bool is_free_before(const Passage& passage, std::size_t first) {
    if (first == 0)
        return true;
    const Token& before = passage[first - 1];
    if (passage.spaced(first)) {
        // After № stands one number; after a bracket with a leading zero, a telephone's.
        const bool area_code = before.kind == TokenKind::Close && first >= 2 &&
                               passage.is(first - 2, TokenKind::Number) &&
                               passage[first - 2].first == U'0';
        const bool chain = before.kind == TokenKind::Dash &&
                           (passage.joined(first - 1) || passage.is(first - 2, TokenKind::Number));
        return before.first != 0x2116 && before.kind != TokenKind::Protected && !chain &&
               !area_code &&
               !(before.kind == TokenKind::Number && passage.gap(first).size() == 1 &&
                 passage.view(first).size() <= 2 && passage.view(first - 1).size() <= 3);
    }
    return before.kind == TokenKind::Open || before.kind == TokenKind::Quote ||
           before.first == U'~' || before.first == 0x2248;
}

bool is_free_after(const Passage& passage, std::size_t last) {
    const std::size_t next = last + 1;
    const bool chain = passage.is(next, TokenKind::Dash) && passage.spaced(next) &&
                       passage.is(next + 1, TokenKind::Number);
    if (passage.is_char(next, U'=') || chain)
        return false;
    if (next >= passage.size() || !passage.joined(next))
        return true;
    switch (passage[next].kind) {
    case TokenKind::Number:
    case TokenKind::Protected:
        return false;
    case TokenKind::Word:
        return passage[next].cyrillic && passage.has_class(next, WordClass::AfterNumber);
    case TokenKind::Dash: // 80-90-ті
        return passage.joined(next + 1) && passage.is(next + 1, TokenKind::Word);
    case TokenKind::Sign:
        return passage.is_char(next, U'%') || passage.is_char(next, 0xB0);
    case TokenKind::Dot:
    case TokenKind::Mark:
        return !(passage.joined(next + 1) && passage.is(next + 1, TokenKind::Number));
    default:
        return true;
    }
}

/// A day after which a month stands loses its zero.
void strip_zero(Passage& passage, std::size_t i) {
    constexpr std::size_t DayDigits = 2;
    if (passage.view(i).size() == DayDigits && passage[i].first == U'0' &&
        passage.view(i)[1] != '0' && passage.wants(CleaningRule::LeadingZeros))
        passage.edits.push_back(
            {passage[i].begin, passage[i].begin + 1u, "", CleaningRule::LeadingZeros});
}

bool take_range(Passage& passage, std::size_t dash) {
    std::size_t end = dash - 1;
    if (passage.is_char(end, U'%') && passage.joined(end))
        --end;
    if (!passage.is(end, TokenKind::Number) || !passage.is(dash + 1, TokenKind::Number))
        return false;
    const bool uneven = passage.spaced(dash) != passage.spaced(dash + 1);
    if ((uneven && !is_long(passage[dash].first)) || passage[dash].first == Minus)
        return false;
    const NumberGroup from = group_before(passage, end), to = group_after(passage, dash + 1);
    if (!ascends(passage, from, to) || !is_free_before(passage, from.first) ||
        !is_free_after(passage, to.last))
        return false;
    passage.replace(dash, "–", CleaningRule::Ranges);
    passage.set_gap(dash, GapWish::Closed, CleaningRule::Ranges);
    passage.set_gap(dash + 1, GapWish::Closed, CleaningRule::Ranges);
    if (passage.has_class(to.last + 1, WordClass::Month) && passage.spaced(to.last + 1)) {
        strip_zero(passage, end);
        strip_zero(passage, dash + 1);
    }
    return true;
}

/// "XIX-XX ст.": centuries.
bool take_centuries(Passage& passage, std::size_t dash) {
    if (!is_roman(passage, dash - 1) || !is_roman(passage, dash + 1) ||
        !passage.is(dash + 2, TokenKind::Word) || passage.spaced(dash) != passage.spaced(dash + 1))
        return false;
    const std::string_view noun = passage.view(dash + 2);
    if (!(noun == "ст" || noun == "вв" || noun.starts_with("століт") || noun.starts_with("centur")))
        return false;
    passage.replace(dash, "–", CleaningRule::Ranges);
    passage.set_gap(dash, GapWish::Closed, CleaningRule::Ranges);
    passage.set_gap(dash + 1, GapWish::Closed, CleaningRule::Ranges);
    return true;
}

/// "-5 °C": a minus sign before a number with a degree or per cent sign.
bool take_minus(Passage& passage, std::size_t i) {
    if (!passage.is_char(i, U'-') || !passage.spaced(i) || !passage.joined(i + 1) ||
        !passage.is(i + 1, TokenKind::Number))
        return false;
    const std::size_t after = group_after(passage, i + 1).last + 1;
    if (passage.is_char(after, U'%') || passage.is_char(after, 0xB0))
        passage.replace(i, "−", CleaningRule::Numbers);
    return true;
}

} // namespace

void find_ranges(Passage& passage) {
    for (std::size_t i = 1; i + 1 < passage.size(); ++i)
        if (passage[i].kind == TokenKind::Dash && !take_range(passage, i))
            take_centuries(passage, i);
}

void find_dashes(Passage& passage) {
    if (passage.language == CleaningLanguage::Other)
        return;
    for (std::size_t i = 0; i < passage.size(); ++i) {
        if (passage[i].kind != TokenKind::Dash || take_minus(passage, i))
            continue;
        const DashRun run = run_at(passage, i);
        const bool range = passage.gaps[run.first] == GapWish::Closed;
        if (!range && passage[i].first != Minus && stands_between_blanks(passage, run)) {
            const bool numbers = passage.is(run.first - 1, TokenKind::Number) &&
                                 passage.is(run.last + 1, TokenKind::Number);
            if (!numbers || is_long(passage[i].first))
                write_dash(passage, run);
        }
        i = run.last;
    }
}

} // namespace zbirnyk
