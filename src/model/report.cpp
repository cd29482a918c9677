#include "diag/codes.h"
#include "language/format.h"
#include "model/decimal.h"
#include "model/steps.h"
#include "read/xpath.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view NoBreakSpace = "\u00A0";

std::vector<std::string_view> split_forms(std::string_view text) {
    std::vector<std::string_view> forms;
    while (true) {
        const std::size_t bar = text.find('|');
        forms.push_back(text.substr(0, bar));
        if (bar == std::string_view::npos)
            return forms;
        text.remove_prefix(bar + 1);
    }
}

/// The form of a word that goes with `number`: one, few, many and, for fractions, a fourth form or
/// the second. Nothing when too few forms are given.
std::optional<std::string>
word_form(std::string_view number, std::string_view forms, std::string_view lang) {
    const auto words = split_forms(forms);
    const bool slavic = lang == "uk";
    const std::string_view choice =
        slavic ? "{n, plural, one{0} few{1} many{2} other{3}}" : "{n, plural, one{0} other{1}}";
    const auto index = format_message(choice, {{"n", std::string(number)}}, lang);
    if (!index)
        return std::nullopt;
    std::size_t place = static_cast<std::size_t>(index->front() - '0');
    if (place == 3 && words.size() == 3)
        place = 1;
    if (place >= words.size())
        return std::nullopt;
    return std::string(words[place]);
}

/// The text of a computed value, or nothing when the format does not fit it.
std::optional<std::string> formatted(Node value, const std::string& found) {
    const std::string_view format = value.attribute("format");
    const std::string_view lang = value.language();
    const std::string_view pattern = value.attribute("pattern");
    if (format.empty() || format == "text")
        return found;
    if (format == "number")
        return format_number(found, pattern, lang);
    if (format == "date") {
        const auto date = parse_date(found);
        return date ? std::optional(format_date(*date, pattern, lang)) : std::nullopt;
    }
    auto word = word_form(found, value.attribute("forms"), lang);
    if (!word || format == "word")
        return word;
    const auto number = format_number(found, pattern, lang);
    return number ? std::optional(fmt::format("{}{}{}", *number, NoBreakSpace, *word))
                  : std::nullopt;
}

/// The string that an expression selects; an empty one is reported.
std::optional<std::string> selected(Records& records, XPath& xpath, Node element) {
    const Expression expression{element.attribute("select"), place_of(records, element, "select")};
    const std::size_t before = records.diagnostics.error_count();
    if (!xpath.compile(expression, records.diagnostics))
        return std::nullopt;
    std::string found = xpath.string(expression, records.event, records.diagnostics);
    if (records.diagnostics.error_count() > before)
        return std::nullopt;
    if (!found.empty() && found != "NaN")
        return found;
    records.diagnostics.error(
        codes::ModelNoValue, expression.span, fmt::format("`{}` selects nothing", expression.text));
    return std::nullopt;
}

void evaluate_indicator(Records& records, XPath& xpath, Node indicator) {
    const auto actual = selected(records, xpath, indicator);
    if (!actual)
        return;
    const auto fact = parse_fraction(*actual),
               plan = parse_fraction(indicator.attribute("planned"));
    if (!fact || !plan) {
        records.diagnostics.error(
            codes::ModelNoValue,
            place_of(records, indicator, fact ? "planned" : "select"),
            fmt::format(
                "`{}` is no number to compare", fact ? indicator.attribute("planned") : *actual));
        return;
    }
    put(records, indicator, "actual", *actual);
    if (plan->numerator == 0)
        return;
    // Both as ten-thousandths: at most 10^13, so that the hundredfold fits.
    const auto scaled = [](const Fraction& number) {
        return number.numerator * (10'000 / number.denominator);
    };
    put(records, indicator, "percent", percent(scaled(*fact), scaled(*plan)));
}

void evaluate_value(Records& records, XPath& xpath, Node value) {
    const auto found = selected(records, xpath, value);
    if (!found)
        return;
    if (const auto text = formatted(value, *found)) {
        records.tree.append_text(value, *text, place_of(records, value, "select"));
        return;
    }
    records.diagnostics.error(
        codes::ModelNoValue,
        place_of(records, value, "select"),
        fmt::format("`{}` cannot be shown as `{}`", *found, value.attribute("format")),
        value.attribute("format") == "word" || value.attribute("format") == "count"
            ? "give the forms of the word: forms=\"учасник|учасники|учасників\""
            : "");
}

} // namespace

void add_report(Records& records, const Inputs& inputs) {
    if (!inputs.report)
        return;
    const Node source = inputs.report->root();
    const Node report = records.event.child("report");
    for (const Node attribute : source.attributes())
        if (attribute.name() != "xmlns")
            records.tree.set_attribute(
                report, attribute.name(), attribute.value(), inputs.report->span(attribute));
    for (const Node part : source.child_elements())
        records.tree.graft(report, *inputs.report, part);
    std::int64_t chapters = 0;
    for (const Node chapter : report.child_elements("chapter"))
        put(records, chapter, "number", ++chapters);
    put(records, report, "chapters", chapters);
    for (const Node signatory : report.child_elements("signatory")) {
        if (const std::string post = signatory.text(); !post.empty())
            put(records, signatory, "position", post);
        if (const Node person = find_person(records, signatory, "person"))
            put_person(records, signatory, person);
    }
    number_blocks(records, report);
}

void evaluate_values(Records& records) {
    XPath xpath;
    if (const Node report = records.event.child("report"))
        for (const Node indicator : report.child_elements("indicator"))
            evaluate_indicator(records, xpath, indicator);
    std::vector<Node> values;
    for_each_element(records.event, [&](Node element) {
        if (element.is_element("value") && element.has_attribute("select"))
            values.push_back(element);
    });
    for (const Node value : values)
        evaluate_value(records, xpath, value);
}

} // namespace zbirnyk
