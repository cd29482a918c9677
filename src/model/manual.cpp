#include "model/vocabularies.h"

#include <algorithm>

#include <fmt/format.h>

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

std::string describe(const ElementRule& element) {
    std::string out =
        fmt::format("### `{}`\n\n{} {}\n", element.name, element.note, content_line(element));
    if (element.attributes.empty())
        return out + "\n";
    out += "\n| атрибут | значення | треба | пояснення |\n|---|---|---|---|\n";
    for (const AttributeRule& attribute : element.attributes) {
        std::string value(type_name(attribute.type));
        if (attribute.type == ValueType::Choice)
            value += " " + choices(attribute.choices);
        out += fmt::format(
            "| `{}` | {} | {} | {} |\n",
            attribute.name,
            value,
            attribute.required ? "так" : "",
            attribute.note);
    }
    return out + "\n";
}

} // namespace

std::string manual(const Vocabulary& vocabulary) {
    std::string out = fmt::format("## `{}` ({})\n\n", vocabulary.name, vocabulary.name_space);
    for (const ElementRule& element : vocabulary.elements)
        out += describe(element);
    return out;
}

} // namespace zbirnyk
