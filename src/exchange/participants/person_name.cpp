#include "exchange/participants/person_name.h"

#include "base/utf8.h"
#include "diag/certificate_codes.h"
#include "exchange/sheets/workbook.h"
#include "language/apostrophe.h"
#include "language/format.h"
#include "language/look_alikes.h"
#include "language/segment.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2012' || c == U'\u2013' ||
           c == U'\u2014' || c == U'\u2212';
}

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_letter(char32_t c) {
    return is_word_character(c) && !is_apostrophe(c);
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at)
            words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// «Лук"яненко», "Лук*яненко": what people type where the keyboard lacks an apostrophe.
bool stands_for_apostrophe(char32_t c) {
    return is_apostrophe(c) || c == U'"' || c == U'*' || c == U'\u201D' || c == U'\u201C';
}

/// One kind of hyphen without blanks around it, one kind of apostrophe.
std::string with_plain_marks(std::string_view text) {
    const std::u32string in = to_utf32(text);
    std::u32string out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const bool inside =
            i > 0 && i + 1 < in.size() && is_letter(in[i - 1]) && is_letter(in[i + 1]);
        if (inside && stands_for_apostrophe(in[i])) {
            out += U'\u2019';
        } else if (is_hyphen(in[i])) {
            while (!out.empty() && out.back() == U' ')
                out.pop_back();
            out += U'-';
            while (i + 1 < in.size() && in[i + 1] == U' ')
                ++i;
        } else {
            out += in[i];
        }
    }
    return to_utf8(out);
}

/// "КОВАЛЕНКО", "коваленко", "кОВАЛЕНКО" → "Коваленко"; each part of a hyphenated word by itself.
std::string with_name_case(std::string_view word) {
    std::string mended;
    for (std::size_t at = 0; at <= word.size();) {
        const std::size_t end = std::min(word.find('-', at), word.size());
        const std::string part(word.substr(at, end - at));
        const std::string lower = to_lower(part, "uk"), upper = to_upper(part, "uk");
        const std::string title = to_title_first(lower, "uk");
        const bool one_letter = count_code_points(part) < 2;
        const bool starts_small =
            !part.empty() && !part.starts_with(title.substr(0, decode_utf8(title).size));
        const bool wrong = part == lower || (part == upper && !one_letter) || starts_small;
        mended += wrong && !part.empty() ? title : part;
        if (end == word.size())
            break;
        mended += '-';
        at = end + 1;
    }
    return mended;
}

/// A word with its dot set apart: "О.П." → "О. П.".
std::string with_parted_initials(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] == '.' && i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '-')
            out += ' ';
    }
    return out;
}

std::string describe(char32_t c) {
    if (c >= U'0' && c <= U'9')
        return "a digit";
    if (c >= 0x1F000 || (c >= 0x2600 && c < 0x2800))
        return "a picture sign";
    return fmt::format("`{}`", to_utf8(std::u32string(1, c)));
}

/// The first character that no name has.
std::optional<char32_t> strange_character(std::string_view name) {
    for (const char32_t c : to_utf32(name))
        if (!is_letter(c) && !is_apostrophe(c) && c != U'-' && c != U'.' && c != U' ')
            return c;
    return std::nullopt;
}

std::string mend_look_alikes(const std::string& word, const CellReport& report) {
    const auto cyrillic = with_cyrillic_twins(word);
    if (!cyrillic)
        return word;
    report.diagnostics.warning(
        codes::ImportLookAlike,
        report.span,
        fmt::format("`{}` has Latin letters that only look Cyrillic; taken as Cyrillic", word));
    return *cyrillic;
}

std::optional<PersonName>
by_order(const std::vector<std::string>& words, NameOrder order, const CellReport& report) {
    const bool surname_first = order == NameOrder::SurnameFirst;
    PersonName name;
    name.surname = surname_first ? words.front() : words.back();
    name.given = surname_first ? words[1] : words.front();
    if (words.size() == 3)
        name.patronymic = surname_first ? words[2] : words[1];
    report.diagnostics.warning(
        codes::ImportNameOrder,
        report.span,
        fmt::format(
            "which word is the surname is not certain; taken as surname `{}`, given name `{}`{}",
            name.surname,
            name.given,
            name.patronymic.empty() ? "" : fmt::format(", patronymic `{}`", name.patronymic)),
        "check it in participants.csv");
    return name;
}

/// "Коваленко О. П." and "О. П. Коваленко".
std::optional<PersonName> from_initials(const std::vector<std::string>& words) {
    const auto count = std::ranges::count_if(words, has_initials);
    if (count == 0 || words.size() - static_cast<std::size_t>(count) != 1 || words.size() > 3)
        return std::nullopt;
    const bool surname_first = !has_initials(words.front());
    PersonName name;
    name.surname = surname_first ? words.front() : words.back();
    const std::size_t given = surname_first ? 1 : 0;
    name.given = words[given];
    if (words.size() == 3)
        name.patronymic = words[given + 1];
    return name;
}

} // namespace

std::string clean_cell(std::string_view text) {
    // Of the first bytes of what is changed below, Cyrillic and Latin letters have none.
    constexpr std::string_view Suspects = "'`\xC2\xCA\xE2\xEF";
    if (text.find_first_of(Suspects) == std::string_view::npos)
        return one_line(text);
    std::u32string visible = to_utf32(one_line(text));
    std::erase_if(visible, is_invisible);
    for (std::size_t i = 1; i + 1 < visible.size(); ++i)
        if (is_apostrophe(visible[i]) && is_letter(visible[i - 1]) && is_letter(visible[i + 1]))
            visible[i] = U'\u2019';
    return one_line(to_utf8(visible));
}

std::optional<std::string> clean_name(std::string_view text, const CellReport& report) {
    const std::string typed = one_line(text);
    std::string name = with_parted_initials(with_plain_marks(clean_cell(text)));
    while (name.ends_with(',') || name.ends_with(';'))
        name.pop_back();
    std::string mended;
    for (const std::string& word : split_words(name))
        mended += (mended.empty() ? "" : " ") + with_name_case(mend_look_alikes(word, report));
    if (const auto strange = strange_character(mended)) {
        report.diagnostics.error(
            codes::ImportName,
            report.span,
            fmt::format("the name `{}` has {} in it", typed, describe(*strange)),
            "leave only the name in the cell");
        return std::nullopt;
    }
    if (mended != typed)
        report.repairs.push_back({report.span, typed, mended});
    return mended;
}

std::optional<PersonName>
split_name(const std::string& name, NameOrder order, const CellReport& report) {
    if (auto certain = parse_full_name(name))
        return certain;
    const std::vector<std::string> words = split_words(name);
    if (auto initials = from_initials(words))
        return initials;
    if (words.size() == 1)
        report.diagnostics.error(
            codes::ImportName,
            report.span,
            fmt::format("`{}` is only one word of a name", name),
            "write surname and given name");
    else if (words.size() > 3 || name.find('.') != std::string::npos)
        report.diagnostics.error(
            codes::ImportNameOrder,
            report.span,
            fmt::format("`{}` cannot be split into surname, given name and patronymic", name),
            "leave titles and remarks out, or give the three parts columns of their own");
    else if (order != NameOrder::Unknown)
        return by_order(words, order, report);
    else
        report.diagnostics.error(
            codes::ImportNameOrder,
            report.span,
            fmt::format("which word of `{}` is the surname is not certain", name),
            "say in the mapping `order=\"surname-first\"` or `order=\"given-first\"` for this "
            "column");
    return std::nullopt;
}

bool has_initials(std::string_view part) {
    return part.ends_with('.') || (!part.empty() && count_code_points(part) == 1);
}

} // namespace zbirnyk
