#include "template/binder.h"

#include "diag/codes.h"
#include "language/format.h"
#include "language/grammar.h"
#include "language/typography/clean.h"
#include "template/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

// The formats of `value-of`. An empty value stays empty in every format, so that a template needs
// no condition around what may be missing.

namespace zbirnyk {

namespace {

/// CLDR's plural categories in the order in which `forms` lists them. In Ukrainian the form for
/// fractions ("1,5 години") follows as a fourth and is the second one when it is not given.
std::string plural_message(const std::vector<Compiled>& forms, std::string_view lang) {
    const auto quoted = [](std::string_view form) {
        std::string text;
        for (const char c : form) {
            if (c == '\'' || c == '{' || c == '}' || c == '#')
                text += c == '\'' ? "''" : fmt::format("'{}'", c);
            else
                text += c;
        }
        return text;
    };
    if (lang != "uk" || forms.size() < 3)
        return fmt::format(
            "{{n, plural, one{{{}}} other{{{}}}}}",
            quoted(forms.front().text),
            quoted(forms.back().text));
    const std::string& other = forms.size() > 3 ? forms[3].text : forms[1].text;
    return fmt::format(
        "{{n, plural, one{{{}}} few{{{}}} many{{{}}} other{{{}}}}}",
        quoted(forms[0].text),
        quoted(forms[1].text),
        quoted(forms[2].text),
        quoted(other));
}

std::string upper_roman(std::string_view text) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size())
        return {};
    return to_upper(roman(number), "en");
}

} // namespace

std::string
Binder::format(const Instruction& instruction, const PlacedText& value, const Scope& scope) {
    const std::string_view name = instruction.value("format");
    if (value.text.empty() || name.empty() || name == "text")
        return value.text;
    const std::string own = language(instruction, scope);
    const std::string lang = own.empty() ? styles_[scope.style].lang : own;
    if (name == "upper")
        return to_upper(value.text, lang);
    if (name == "lower")
        return to_lower(value.text, lang);
    if (name == "title")
        return to_title_first(value.text, lang);
    if (name == "initials")
        return initials(value.text);
    if (name == "translit")
        return format_translit(value);
    if (name == "clean")
        return clean_text(value.text, {.lang = lang});
    if (parse_case(name))
        return format_case(instruction, value);
    if (name == "date" || name == "date-range")
        return format_dates(instruction, value, scope);
    static constexpr std::array<std::string_view, 6> Words = {
        "words", "ordinal", "year", "money", "date-words", "month"};
    std::optional<std::string> made;
    if (std::find(Words.begin(), Words.end(), name) != Words.end())
        made = format_words(instruction, value, lang);
    else if (name == "number")
        made = format_number(value.text, instruction.value("pattern"), lang);
    else if (name == "plural")
        made = format_plural(instruction, value, lang);
    else if (name == "message")
        made = format_message(instruction.value("pattern"), {{"value", value.text}}, lang);
    else if (const std::string numeral = upper_roman(value.text); !numeral.empty())
        made = numeral;
    if (made)
        return *made;
    refuse_value(
        instruction, value, fmt::format("`{}` cannot be formatted as `{}`", value.text, name));
    return value.text;
}

std::optional<std::string> Binder::format_plural(
    const Instruction& instruction, const PlacedText& value, const std::string& lang) {
    const std::vector<Compiled> forms = split_expressions(instruction.value("forms"), {}, '|');
    return format_message(plural_message(forms, lang), {{"n", value.text}}, lang);
}

std::string
Binder::format_dates(const Instruction& instruction, const PlacedText& value, const Scope& scope) {
    const std::string own = language(instruction, scope);
    const std::string lang = own.empty() ? styles_[scope.style].lang : own;
    const std::string_view pattern = instruction.value("pattern");
    const std::optional<Date> from = parse_date(value.text);
    if (!from) {
        refuse_value(instruction, value, fmt::format("`{}` is not a date", value.text));
        return value.text;
    }
    if (instruction.value("format") == "date" || !instruction.has("to"))
        return format_date(*from, pattern, lang);
    const PlacedText end = evaluator_.value(expression_of(instruction, "to"), scope.node);
    if (end.text.empty())
        return format_date(*from, pattern, lang);
    const std::optional<Date> to = parse_date(end.text);
    if (to)
        return format_date_range(*from, *to, pattern, lang);
    refuse_value(instruction, end, fmt::format("`{}` is not a date", end.text));
    return value.text;
}

/// A value that does not suit the format: the data is at fault, if it came from there.
void Binder::refuse_value(
    const Instruction& instruction,
    const PlacedText& value,
    std::string message,
    std::string hint) {
    const Span asked = instruction.find("select")->span;
    Diagnostic diagnostic{Severity::Error, codes::TemplateBadValue, value.span, std::move(message)};
    diagnostic.hint = std::move(hint);
    if (value.span != asked)
        diagnostic.notes.push_back({asked, "the template reads it here"});
    diagnostics_.report(std::move(diagnostic));
}

} // namespace zbirnyk
