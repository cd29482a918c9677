#include "read/manual.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace zbirnyk {

namespace {

std::string_view type_name(ValueType type) {
    switch (type) {
    case ValueType::Text:
        return "текст";
    case ValueType::Verbatim:
        return "дослівно";
    case ValueType::Name:
        return "слово без пропусків";
    case ValueType::Id:
        return "код, неповторний у файлі";
    case ValueType::IdRef:
        return "код із цього файла";
    case ValueType::Ids:
        return "коди через пропуск";
    case ValueType::Choice:
        return "одне з";
    case ValueType::Boolean:
        return "true або false";
    case ValueType::Integer:
        return "ціле ≥ 0";
    case ValueType::Decimal:
        return "число з крапкою";
    case ValueType::Date:
        return "РРРР-ММ-ДД";
    case ValueType::Time:
        return "ГГ:ХХ";
    case ValueType::Language:
        return "uk, en, de";
    case ValueType::Path:
        return "шлях";
    case ValueType::Length:
        return "довжина";
    case ValueType::Color:
        return "колір";
    case ValueType::Expression:
        return "XPath";
    case ValueType::Pattern:
        return "текст із {XPath}";
    }
    return "";
}

std::string choices(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto bar = text.find('|');
        out += fmt::format("{}`{}`", out.empty() ? "" : ", ", text.substr(0, bar));
        text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    return out;
}

std::string_view occurs_mark(Occurs occurs) {
    switch (occurs) {
    case Occurs::Optional:
        return "?";
    case Occurs::Once:
        return "";
    case Occurs::Any:
        return "*";
    case Occurs::Some:
        return "+";
    }
    return "";
}

std::string content_line(const ElementRule& element) {
    std::string children;
    for (const ChildRule& child : element.children)
        children += fmt::format(
            "{}`{}`{}", children.empty() ? "" : ", ", child.name, occurs_mark(child.occurs));
    switch (element.content) {
    case Content::Empty:
        return "Вміст: порожній.";
    case Content::Text:
        return "Вміст: текст.";
    case Content::Elements:
        return fmt::format("Вміст: {}.", children);
    case Content::Mixed:
        return fmt::format("Вміст: текст і {}.", children);
    }
    return {};
}

std::string attribute_row(const AttributeRule& attribute) {
    std::string value(type_name(attribute.type));
    if (attribute.type == ValueType::Choice)
        value += " " + choices(attribute.choices);
    return fmt::format(
        "| `{}` | {} | {} | {} |\n",
        attribute.name,
        value,
        attribute.required ? "так" : "",
        attribute.note);
}

constexpr std::string_view TableHead =
    "\n| атрибут | значення | треба | пояснення |\n|---|---|---|---|\n";

std::string describe(const ElementRule& element) {
    std::string out =
        fmt::format("### `{}`\n\n{} {}\n", element.name, element.note, content_line(element));
    if (element.attributes.empty())
        return out + "\n";
    out += TableHead;
    for (const AttributeRule& attribute : element.attributes)
        out += attribute_row(attribute);
    return out + "\n";
}

/// What the shared lists of attributes are called in the reference.
std::string_view group_title(std::string_view name) {
    if (name == "@text")
        return "Властивості тексту";
    if (name == "@box")
        return "Властивості блоку";
    if (name == "@size")
        return "Розміри";
    if (name == "@common")
        return "Спільні атрибути";
    if (name == "@counter")
        return "Лічильники";
    if (name == "@placement")
        return "Місце на сторінці";
    return name.substr(1);
}

std::string group_link(std::string_view name) {
    return fmt::format("[{}](#{})", group_title(name), name.substr(1));
}

/// Links to all elements that may hold `name`.
std::string parents(const Vocabulary& vocabulary, std::string_view name) {
    std::string out;
    for (const ElementRule& element : vocabulary.elements) {
        const bool holds = std::ranges::any_of(
            element.children, [&](const ChildRule& child) { return child.name == name; });
        if (holds)
            out +=
                fmt::format("{}[`{}`](#{})", out.empty() ? "" : ", ", element.name, element.name);
    }
    return out;
}

std::string attributes_of(const ElementRule& element) {
    std::string rows, groups;
    for (const AttributeRule& attribute : element.attributes) {
        if (attribute.name.starts_with('@'))
            groups += fmt::format("{}{}", groups.empty() ? "" : ", ", group_link(attribute.name));
        else
            rows += attribute_row(attribute);
    }
    std::string out;
    if (!rows.empty())
        out += std::string(TableHead) + rows;
    if (!groups.empty())
        out += fmt::format("\n{}: {}.\n", rows.empty() ? "Атрибути" : "А також", groups);
    return out;
}

/// The first example that shows `element`; whole where it is shown first, else a link to there.
std::string example_of(
    std::string_view element,
    const std::vector<ManualExample>& examples,
    std::vector<std::string_view>& printed) {
    for (const ManualExample& example : examples) {
        if (std::ranges::find(example.shows, element) == example.shows.end())
            continue;
        if (std::ranges::find(printed, example.name) != printed.end())
            return fmt::format("\nПриклад: [{0}](#приклад-{0}).\n", example.name);
        printed.push_back(example.name);
        return fmt::format(
            "\n<a id=\"приклад-{0}\"></a>Приклад "
            "[{0}.xml](examples/{0}.xml):\n\n```xml\n{1}```\n\n"
            "![{0}](images/{0}.png)\n",
            example.name,
            example.text);
    }
    return {};
}

} // namespace

std::string manual(const Vocabulary& vocabulary) {
    std::string out = fmt::format("## `{}` ({})\n\n", vocabulary.name, vocabulary.name_space);
    for (const ElementRule& element : vocabulary.elements)
        out += describe(element);
    return out;
}

ManualExample read_example(std::string name, std::string_view text) {
    constexpr std::string_view Mark = "<!-- Показує: ";
    ManualExample example{.name = std::move(name)};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        const std::size_t mark = line.find(Mark);
        if (mark == std::string_view::npos) {
            if (!line.starts_with("<?"))
                example.text += line;
            continue;
        }
        std::string word;
        for (const char c : line.substr(mark + Mark.size())) {
            const bool in_name = (c >= 'a' && c <= 'z') || (c == '-' && !word.empty());
            if (in_name) {
                word += c;
            } else if (!word.empty()) {
                example.shows.push_back(std::exchange(word, {}));
            }
        }
    }
    return example;
}

std::string
reference_manual(const Vocabulary& vocabulary, const std::vector<ManualExample>& examples) {
    std::string out = fmt::format(
        "# Довідник мови шаблонів\n\nЦю сторінку зроблено з таблиці мови командою "
        "`zbirnyk manual`; вступ — у [templates.md](../templates.md). Зображення — те, що справді "
        "дає приклад поруч.\n\n");
    for (const ElementRule& element : vocabulary.elements)
        out += fmt::format("[`{0}`](#{0}) ", element.name);
    out += "\n\n";
    std::vector<std::string_view> printed;
    for (const ElementRule& element : vocabulary.elements) {
        out += fmt::format("## `{}`\n\n{}\n\n", element.name, element.note);
        const std::string around = parents(vocabulary, element.name);
        if (!around.empty())
            out += fmt::format("Стоїть у: {}.\n\n", around);
        out += content_line(element) + "\n" + attributes_of(element);
        out += example_of(element.name, examples, printed) + "\n";
    }
    for (const Vocabulary::Group& group : vocabulary.groups) {
        out += fmt::format(
            "## <a id=\"{}\"></a>{}\n{}", group.name.substr(1), group_title(group.name), TableHead);
        for (const AttributeRule& attribute : group.attributes)
            out += attribute_row(attribute);
        out += "\n";
    }
    return out;
}

} // namespace zbirnyk
