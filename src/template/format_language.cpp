#include "diag/codes.h"
#include "language/date_words.h"
#include "language/names/decline_phrase.h"
#include "language/names/name_forms.h"
#include "language/numerals/number_words.h"
#include "language/transliterate.h"
#include "template/binder.h"

#include <array>
#include <fmt/format.h>

// The formats of `value-of` that know Ukrainian grammar: cases of names and posts, numbers and
// dates in words, Latin spelling. What a person's data say about a form wins over every rule; a
// form that no rule is sure of is an error which names the attribute to add.

namespace zbirnyk {

namespace {

/// A name as the data hold it, and the forms that they give by hand.
PersonName name_of(Node person) {
    return {
        std::string(person.attribute("surname")),
        std::string(person.attribute("given")),
        std::string(person.attribute("patronymic"))};
}

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        count += c != ' ' && !inside ? 1 : 0;
        inside = c != ' ';
    }
    return count;
}

/// The first `count` words of `text`, which are taken off it.
std::string take_words(std::string_view& text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0; --count) {
        end = text.find_first_not_of(' ', end);
        end = std::min(text.find(' ', end), text.size());
    }
    std::string words(text.substr(0, end));
    text.remove_prefix(std::min(text.find_first_not_of(' ', end), text.size()));
    return words;
}

/// A full name that was written by hand, in as many words as `name`; nothing when they differ.
std::optional<PersonName> split_like(const PersonName& name, std::string_view written) {
    const std::array<std::size_t, 3> counts = {
        count_words(name.surname), count_words(name.given), count_words(name.patronymic)};
    if (count_words(written) != counts[0] + counts[1] + counts[2])
        return std::nullopt;
    PersonName parts;
    parts.surname = take_words(written, counts[0]);
    parts.given = take_words(written, counts[1]);
    parts.patronymic = take_words(written, counts[2]);
    return parts;
}

Gender gender_of(Node person) {
    return parse_gender(person.attribute("gender")).value_or(Gender::Unknown);
}

std::string full_name(const PersonName& name) {
    return *name_form("full-name", name);
}

/// Whose name or post a value is: the element with a `surname`, or a null node.
Node person_of(const PlacedText& value) {
    const Node owner = value.node.kind() == NodeKind::Attribute ? value.node.parent() : value.node;
    return owner && owner.has_attribute("surname") ? owner : Node();
}

} // namespace

/// A name or a post in the case that `format` names.
std::string Binder::format_case(const Instruction& instruction, const PlacedText& value) {
    const std::string_view name = instruction.value("format");
    const Case wanted = *parse_case(name);
    const Node person = person_of(value);
    const std::string_view attribute = person ? value.node.name() : std::string_view();
    if (person && name_form(attribute, {}))
        return format_name(instruction, value, person);
    const std::string own = fmt::format("{}-{}", attribute, name);
    if (person && !person.attribute(own).empty())
        return std::string(person.attribute(own));
    if (const auto parts = person ? std::nullopt : parse_full_name(value.text)) {
        const DeclinedName declined = decline_name(*parts, Gender::Unknown, wanted);
        if (declined.confidence == Confidence::Sure)
            return full_name(declined.name);
    }
    if (auto phrase = decline_phrase(value.text, wanted))
        return *std::move(phrase);
    refuse_value(
        instruction,
        value,
        fmt::format("no rule gives the {} of `{}`", name, value.text),
        attribute == "position" ? fmt::format("write it to the person: `{}=\"…\"`", own)
                                : "write the form itself into the template or the data");
    return value.text;
}

/// A person's name: as the data give the form, else by the rules.
std::string
Binder::format_name(const Instruction& instruction, const PlacedText& value, Node person) {
    const std::string_view wanted = instruction.value("format");
    const PersonName name = name_of(person);
    const std::string_view attribute = value.node.name();
    if (const std::string_view written = person.attribute(wanted); !written.empty()) {
        if (const auto parts = split_like(name, written))
            return *name_form(attribute, *parts);
        refuse_value(
            instruction,
            value,
            fmt::format("`{}=\"{}\"` has not as many words as the name", wanted, written),
            "write surname, given name and patronymic in that order");
        return value.text;
    }
    const DeclinedName declined = decline_name(name, gender_of(person), *parse_case(wanted));
    if (declined.confidence == Confidence::Sure)
        return *name_form(attribute, declined.name);
    refuse_value(
        instruction,
        value,
        fmt::format("the {} of `{}` is not certain: {}", wanted, full_name(name), declined.reason),
        fmt::format(
            "check the form and write it to the person: `{}=\"{}\"`",
            wanted,
            full_name(declined.name)));
    return value.text;
}

/// A number or a date in words. Nothing when the value is none.
std::optional<std::string> Binder::format_words(
    const Instruction& instruction, const PlacedText& value, const std::string& lang) {
    const std::string_view name = instruction.value("format");
    WordOptions options;
    options.lang = lang;
    options.grammatical_case = parse_case(instruction.value("case")).value_or(Case::Nominative);
    options.gender = parse_gender(instruction.value("gender")).value_or(Gender::Unknown);
    if (name == "words")
        return number_in_words(value.text, options);
    if (name == "ordinal")
        return ordinal_in_words(value.text, options);
    if (name == "year")
        return year_in_words(value.text, options);
    if (name == "money") {
        const std::string_view code = instruction.value("currency");
        return money_in_words(
            value.text,
            parse_currency(code).value_or(Currency::Uah),
            {.grammatical_case = options.grammatical_case, .lang = lang});
    }
    const std::optional<Date> date = parse_date(value.text);
    if (!date)
        return std::nullopt;
    return name == "month" ? month_and_year(*date, options.grammatical_case, lang)
                           : date_in_words(*date, options.grammatical_case, lang);
}

/// Latin letters; a person's passport spelling wins.
std::string Binder::format_translit(const PlacedText& value) const {
    const Node person = person_of(value);
    std::map<std::string, std::string> spellings;
    for (const std::string_view part : {"surname", "given"}) {
        const std::string_view latin =
            person ? person.attribute(fmt::format("latin-{}", part)) : "";
        if (!latin.empty())
            spellings.emplace(person.attribute(part), latin);
    }
    return transliterate(value.text, TransliterationExceptions(spellings));
}

} // namespace zbirnyk
