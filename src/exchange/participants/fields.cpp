#include "exchange/participants/fields.h"

#include "base/utf8.h"
#include "exchange/participants/field_tables.h"
#include "exchange/sheets/workbook.h"
#include "language/apostrophe.h"
#include "language/format.h"
#include "language/look_alikes.h"
#include "language/segment.h"

#include <algorithm>
#include <array>
#include <map>

/// A head is known when it equals a listed one. Web forms ask long questions instead («Вкажіть,
/// будь ласка, Ваше прізвище, ім’я та по батькові»): there stems decide, from fields that join
/// others (full name) to those that stand alone. Two different fields by stems («Область, район,
/// громада») are no answer: a person decides in the mapping.
namespace zbirnyk {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Field::Ignore) + 1> Names = {
    "surname",       "given",   "patronymic",   "gender",      "post",   "institution", "position",
    "post-category", "hromada", "hromada-type", "district",    "region", "email",       "phone",
    "consent",       "staff",   "full-name",    "given-names", "role",   "attended",    "ignore"};

constexpr std::string_view AttendedPrefix = "attended:";

template <typename Function>
bool any_part(std::string_view list, char separator, Function holds) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(separator, at), list.size());
        if (holds(list.substr(at, end - at)))
            return true;
        at = end + 1;
    }
    return false;
}

/// A word of `folded` begins with the stem, or is it when the stem ends in $.
bool has_stem(std::string_view folded, std::string_view stem) {
    const bool whole = stem.ends_with('$');
    if (whole)
        stem.remove_suffix(1);
    for (std::size_t at = folded.find(stem); at != std::string_view::npos;
         at = folded.find(stem, at + 1)) {
        const std::size_t end = at + stem.size();
        const bool starts = at == 0 || folded[at - 1] == ' ';
        if (starts && (!whole || end == folded.size() || folded[end] == ' '))
            return true;
    }
    return false;
}

bool has_keywords(std::string_view folded, const FieldRule& rule) {
    const bool ruled_out =
        any_part(rule.without, '|', [&](std::string_view stem) { return has_stem(folded, stem); });
    return !ruled_out && any_part(rule.keywords, '|', [&](std::string_view alternative) {
        return !any_part(
            alternative, '+', [&](std::string_view stem) { return !has_stem(folded, stem); });
    });
}

/// A field that says all that another says: a full name holds the surname.
bool covers(Field wider, Field field) {
    switch (wider) {
    case Field::FullName:
        return field == Field::GivenNames || field == Field::Surname || field == Field::Given ||
               field == Field::Patronymic;
    case Field::GivenNames:
        return field == Field::Given || field == Field::Patronymic;
    case Field::Position:
        return field == Field::Post || field == Field::Institution;
    case Field::PostCategory:
        return field == Field::Post;
    case Field::HromadaType:
        return field == Field::Hromada;
    default:
        return false;
    }
}

NameOrder order_of(std::string_view folded) {
    const auto first_of = [&](std::initializer_list<std::string_view> stems) {
        std::size_t first = std::string_view::npos;
        for (const std::string_view stem : stems)
            first = std::min(first, folded.find(stem));
        return first;
    };
    const std::size_t surname = first_of({"прізв", "піб", "п і ", "піп", "фіо", "surname", "last"});
    const std::size_t given = first_of({"ім'я", "first", "given"});
    if (surname == std::string_view::npos)
        return NameOrder::Unknown;
    // "Name and surname" tells the order too, though "name" stands in both words.
    const bool named_first = folded.starts_with("name ") || given < surname;
    return named_first ? NameOrder::GivenFirst : NameOrder::SurnameFirst;
}

const std::map<std::string, Field, std::less<>>& known_heads() {
    static const std::map<std::string, Field, std::less<>> heads = [] {
        std::map<std::string, Field, std::less<>> map;
        for (const FieldRule& rule : field_rules())
            any_part(rule.heads, '|', [&](std::string_view head) {
                map.emplace(fold_head(head), rule.field);
                return false;
            });
        return map;
    }();
    return heads;
}

} // namespace

std::string_view field_name(Field field) {
    return Names[index_of(field)];
}

std::optional<Field> parse_field(std::string_view name) {
    const auto found = std::ranges::find(Names, name);
    if (found == Names.end())
        return std::nullopt;
    return static_cast<Field>(found - Names.begin());
}

std::string_view field_choices() {
    static const std::string choices = [] {
        std::string joined;
        for (const std::string_view name : Names)
            joined += (joined.empty() ? "" : "|") + std::string(name);
        return joined;
    }();
    return choices;
}

std::string fold_head(std::string_view head) {
    std::string folded;
    std::string word;
    const auto end_word = [&] {
        if (word.empty())
            return;
        // Before the letters are made small: В looks like B, but в not like b.
        const auto cyrillic = with_cyrillic_twins(word);
        folded += (folded.empty() ? "" : " ") + cyrillic.value_or(word);
        word.clear();
    };
    for (const char32_t c : to_utf32(one_line(head))) {
        if (is_apostrophe(c)) {
            word += word.empty() ? "" : "'";
        } else if (c == U'№') {
            end_word();
            append_utf8(word, c);
            end_word();
        } else if (is_word_character(c) || (c >= U'0' && c <= U'9')) {
            append_utf8(word, c);
        } else {
            end_word();
        }
    }
    end_word();
    return to_lower(folded, "uk");
}

std::optional<RecognisedHead> recognise_head(std::string_view head) {
    if (head.starts_with(AttendedPrefix) && head.size() > AttendedPrefix.size())
        return RecognisedHead{
            Field::Attended,
            Certainty::Exact,
            NameOrder::Unknown,
            one_line(head.substr(AttendedPrefix.size()))};
    // The table's own names, in small letters: "position" is its column, "Position" is a post.
    if (const auto own = parse_field(one_line(head)); own && *own != Field::Attended)
        return RecognisedHead{*own};
    const std::string folded = fold_head(head);
    if (const auto known = known_heads().find(folded); known != known_heads().end())
        return RecognisedHead{known->second, Certainty::Exact, order_of(folded)};
    // The long text of a consent mentions names and addresses.
    const auto consent = std::ranges::find(field_rules(), Field::Consent, &FieldRule::field);
    if (has_keywords(folded, *consent))
        return RecognisedHead{Field::Consent, Certainty::Keyword};
    std::optional<Field> found;
    for (const FieldRule& rule : field_rules()) {
        if (!has_keywords(folded, rule) || (found && covers(*found, rule.field)))
            continue;
        if (found && rule.field != Field::Ignore)
            return std::nullopt;
        found = found.value_or(rule.field);
    }
    if (!found)
        return std::nullopt;
    return RecognisedHead{*found, Certainty::Keyword, order_of(folded)};
}

std::string heads_manual() {
    std::string table = "| стовпець | заголовки, які програма знає | що це |\n|---|---|---|\n";
    for (const FieldRule& rule : field_rules()) {
        std::string heads;
        any_part(rule.heads, '|', [&](std::string_view head) {
            heads += (heads.empty() ? "«" : ", «") + std::string(head) + "»";
            return false;
        });
        table += "| `" + std::string(field_name(rule.field)) + "` | " + heads + " | " +
                 std::string(rule.note) + " |\n";
    }
    return table;
}

} // namespace zbirnyk
