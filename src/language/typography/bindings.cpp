// No-break spaces between words: initials, abbreviations, prepositions, particles, dates.

#include "language/typography/passage.h"

namespace zbirnyk {

namespace {

constexpr CleaningRule Rule = CleaningRule::NoBreakSpaces;

/// Word i with the full stop that touches it.
bool is_dotted(const Passage& passage, std::size_t i) {
    return passage.is(i, TokenKind::Word) && passage.is(i + 1, TokenKind::Dot) &&
           passage.joined(i + 1);
}

bool is_initial(const Passage& passage, std::size_t i) {
    if (!is_dotted(passage, i) || !passage[i].capital)
        return false;
    if (passage[i].letters != 1 && passage.view(i) != "Дж")
        return false;
    // z. B.
    if (passage.language == CleaningLanguage::German && passage.is(i - 1, TokenKind::Dot) &&
        passage.is(i - 2, TokenKind::Word) && passage[i - 2].letters == 1 &&
        !passage[i - 2].capital)
        return false;
    return !passage.joined(i) || passage.is(i - 1, TokenKind::Dot) ||
           passage.is(i - 1, TokenKind::Dash) || passage.is(i - 1, TokenKind::Open) ||
           passage.is(i - 1, TokenKind::Quote);
}

bool is_surname(const Passage& passage, std::size_t i) {
    return passage.is(i, TokenKind::Word) && passage[i].capital && passage[i].letters > 1 &&
           !(passage[i].letters == 2 && is_initial(passage, i));
}

/// Sets a no-break space before token i, where none stands too when the letters are Cyrillic.
void set_off(Passage& passage, std::size_t i, const Token& letters) {
    const bool inserts = letters.cyrillic || passage.language == CleaningLanguage::German;
    if (passage.joined(i) && inserts)
        passage.set_gap(i, GapWish::NoBreak, Rule);
    else
        passage.bind(i, Rule);
}

/// The initials from i on with the surname after or before them. Returns the token after them.
std::size_t bind_initials(Passage& passage, std::size_t i) {
    std::size_t end = i + 2;
    std::vector<std::size_t> starts;
    while (is_initial(passage, end) || passage.is(end, TokenKind::Dash)) {
        if (passage.is(end, TokenKind::Dash)) { // О.-С.
            if (!passage.joined(end) || !passage.joined(end + 1) || !is_initial(passage, end + 1))
                break;
            end += 3;
            continue;
        }
        starts.push_back(end);
        end += 2;
    }
    const bool after = is_surname(passage, end);
    const bool before = i > 0 && is_surname(passage, i - 1) && passage.spaced(i);
    // Without a surname the letters may be an abbreviation: У.Н.Р.
    for (const std::size_t start : starts) {
        if (after || before)
            set_off(passage, start, passage[i]);
        else
            passage.bind(start, Rule);
    }
    if (after)
        set_off(passage, end, passage[i]);
    else if (before)
        passage.bind(i, Rule);
    return end;
}

/// "т.д.", "к. е. н.", "z.B.": single small letters with full stops.
void bind_letters(Passage& passage, std::size_t i) {
    const std::size_t next = i + 2;
    if (!is_dotted(passage, i) || passage[i].letters != 1 || !passage.is(next, TokenKind::Word))
        return;
    const bool german = passage.language == CleaningLanguage::German;
    const bool letter = is_dotted(passage, next) && passage[next].letters == 1 &&
                        (german || !passage[next].capital);
    // "2020 р. с. 5" but "1991 р. н."
    const bool after_number = passage.is(i - 1, TokenKind::Number) && passage.view(next) != "н";
    if (!passage[i].capital && letter && !after_number)
        set_off(passage, next, passage[i]);
    if (!passage[i].capital && passage.has_class(next, WordClass::Tail) && is_dotted(passage, next))
        set_off(passage, next, passage[i]);
}

bool is_number_like(const Passage& passage, std::size_t i) {
    return passage.is(i, TokenKind::Number) ||
           (passage.is(i, TokenKind::Protected) && passage[i].digits);
}

/// "с. 14", "м. Київ".
void bind_abbreviation(Passage& passage, std::size_t i) {
    const unsigned classes = passage.classes[i];
    const bool counted = passage.is(i - 1, TokenKind::Number) || is_roman(passage, i - 1);
    const std::size_t next = i + 2;
    if (counted && (classes & WordClass::AfterNumber) != 0 && !passage.is(next, TokenKind::Number))
        return;
    if ((classes & WordClass::BeforeNumber) != 0) {
        if (is_number_like(passage, next))
            passage.set_gap(next, GapWish::NoBreak, Rule);
        else if (is_roman(passage, next))
            passage.bind(next, Rule);
    }
    if ((classes & WordClass::BeforeName) == 0)
        return;
    if (passage.is(next, TokenKind::Word) && passage[next].capital)
        set_off(passage, next, passage[i]);
}

/// "д-р Коваль", "Дунаєвецький р-н".
void bind_contraction(Passage& passage, std::size_t i) {
    if (!passage.is_char(i + 1, U'-') || !passage.joined(i + 1) || !passage.joined(i + 2) ||
        !passage.is(i + 2, TokenKind::Word))
        return;
    const std::string_view head = passage.view(i), tail = passage.view(i + 2);
    if ((head == "д" || head == "Д") && tail.starts_with("р") &&
        passage.is(i + 3, TokenKind::Word) && passage[i + 3].capital)
        passage.bind(i + 3, Rule);
    if (head == "р" && tail.starts_with("н") && passage.is(i - 1, TokenKind::Word))
        passage.bind(i, Rule);
}

/// "9 червня", "18. März", "March 18".
void bind_month(Passage& passage, std::size_t i) {
    constexpr std::size_t DayDigits = 2;
    const bool ordinal = passage.is(i - 1, TokenKind::Dot) && passage.joined(i - 1);
    const std::size_t day = ordinal && passage.language == CleaningLanguage::German ? i - 2 : i - 1;
    if (passage.is(day, TokenKind::Number) && passage.view(day).size() <= DayDigits) {
        passage.bind(i, Rule);
        const bool zero = passage.view(day).size() == DayDigits && passage[day].first == U'0' &&
                          passage.view(day)[1] != '0' && !passage.joined(day);
        if (zero && passage.spaced(i) && passage.wants(CleaningRule::LeadingZeros) &&
            passage.language == CleaningLanguage::Ukrainian)
            passage.edits.push_back(
                {passage[day].begin, passage[day].begin + 1u, "", CleaningRule::LeadingZeros});
    }
    if (passage.has_class(i, WordClass::MonthBeforeDay) && passage.is(i + 1, TokenKind::Number) &&
        passage.view(i + 1).size() <= DayDigits)
        passage.bind(i + 1, Rule);
}

bool begins_sentence(const Passage& passage, std::size_t i) {
    if (i == 0)
        return true;
    switch (passage[i - 1].kind) {
    case TokenKind::Dot:
    case TokenKind::Ellipsis:
    case TokenKind::Mark:
    case TokenKind::Quote:
    case TokenKind::Dash:
    case TokenKind::Open:
        return true;
    default:
        return false;
    }
}

/// в, у, з, і, а, о, я with the word after them.
void bind_one_letter(Passage& passage, std::size_t i) {
    const bool ending = passage.joined(i) && (passage.is(i - 1, TokenKind::Dash) ||
                                              passage.is(i - 1, TokenKind::Number));
    if (passage[i].letters != 1 || ending || !passage.spaced(i + 1))
        return;
    // A capital within a sentence names something: вітамін А, група В.
    if (passage[i].capital && !begins_sentence(passage, i))
        return;
    const std::size_t next = i + 1;
    const bool follows = passage.is(next, TokenKind::Word) || is_number_like(passage, next) ||
                         passage.is(next, TokenKind::Protected) ||
                         passage.is(next, TokenKind::Quote) || passage.is(next, TokenKind::Open) ||
                         passage.is_char(next, 0x2116) || passage.is_char(next, 0xA7);
    if (follows)
        passage.bind(next, Rule);
}

void bind_small_words(Passage& passage, std::size_t i) {
    const unsigned classes = passage.classes[i];
    if ((classes & WordClass::OneLetter) != 0)
        bind_one_letter(passage, i);
    if ((classes & WordClass::Particle) != 0 && !passage[i].capital &&
        passage.is(i - 1, TokenKind::Word) && !is_dotted(passage, i))
        passage.bind(i, Rule);
    if ((classes & WordClass::TailBare) != 0 && is_dotted(passage, i) &&
        passage.is(i - 1, TokenKind::Word))
        passage.bind(i, Rule);
    if ((classes & WordClass::BeforeNameBare) != 0 && passage.is(i + 1, TokenKind::Word) &&
        passage[i + 1].capital)
        passage.bind(i + 1, Rule);
    if ((classes & WordClass::AfterName) != 0 && is_dotted(passage, i) &&
        passage.is(i - 1, TokenKind::Word))
        passage.bind(i, Rule);
}

/// "тел. 067-…", "УДК 330.15".
void bind_keyword(Passage& passage, std::size_t i) {
    const std::size_t word = passage.is(i - 1, TokenKind::Dot) ? i - 2 : i - 1;
    if (passage.is(word, TokenKind::Word) &&
        number_keyword(passage.view(word)) != NumberKeyword::None)
        passage.bind(i, Rule);
}

} // namespace

bool is_roman(const Passage& passage, std::size_t i) {
    if (!passage.is(i, TokenKind::Word) || !passage[i].capitals)
        return false;
    std::string_view rest = passage.view(i);
    while (!rest.empty()) {
        const bool cyrillic = rest.starts_with("І") || rest.starts_with("Х");
        if (!cyrillic && std::string_view("IVXLCDM").find(rest[0]) == std::string_view::npos)
            return false;
        rest.remove_prefix(cyrillic ? 2 : 1);
    }
    return true;
}

void find_bindings(Passage& passage) {
    std::size_t after_initials = 0;
    for (std::size_t i = 0; i < passage.size(); ++i) {
        if (passage.is(i, TokenKind::Protected))
            bind_keyword(passage, i);
        if (!passage.is(i, TokenKind::Word))
            continue;
        if (i >= after_initials && is_initial(passage, i))
            after_initials = bind_initials(passage, i);
        const unsigned classes = passage.classes[i];
        if (passage[i].letters == 1) {
            bind_letters(passage, i);
            bind_contraction(passage, i);
        }
        if (classes == 0)
            continue;
        if (is_dotted(passage, i))
            bind_abbreviation(passage, i);
        if ((classes & WordClass::Month) != 0)
            bind_month(passage, i);
        if ((classes & WordClass::AfterNumber) != 0 && is_dotted(passage, i) &&
            is_roman(passage, i - 1) && passage[i - 1].letters + passage[i].letters > 2)
            passage.bind(i, Rule);
        bind_small_words(passage, i);
    }
}

} // namespace zbirnyk
