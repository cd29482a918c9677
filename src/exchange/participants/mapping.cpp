#include "exchange/participants/mapping.h"

#include "base/xml_text.h"
#include "diag/certificate_codes.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

Vocabulary make_vocabulary() {
    const AttributeRule id{
        "id", ValueType::Name, true, "", "Код людини в participants.csv: «p014»."};
    const AttributeRule name{
        "name", ValueType::Verbatim, true, "", "Ім’я так, як воно стоїть у таблиці заявок."};
    const AttributeRule email{
        "email", ValueType::Verbatim, false, "", "Пошта в тому самому рядку, якщо імен кілька."};
    return {
        "mapping",
        "urn:zbirnyk:mapping:1",
        {"mapping"},
        {{"mapping",
          Content::Elements,
          {{"sheet",
            ValueType::Verbatim,
            false,
            "",
            "Назва аркуша; без неї — перший, заголовок якого програма впізнає."}},
          {{"column", Occurs::Some},
           {"default", Occurs::Any},
           {"same", Occurs::Any},
           {"apart", Occurs::Any},
           {"keep", Occurs::Any}},
          "Куди йдуть стовпці таблиці заявок і що вирішено про схожих людей."},
         {"column",
          Content::Empty,
          {{"head", ValueType::Verbatim, true, "", "Заголовок стовпця, як у таблиці."},
           {"field",
            ValueType::Choice,
            true,
            field_choices(),
            "Куди йде стовпець: назва стовпця participants.csv, `full-name`, `given-names`, "
            "`role`, `attended` або `ignore`."},
           {"order",
            ValueType::Choice,
            false,
            "surname-first|given-first",
            "Що в повному імені перше, якщо програма цього не бачить сама."},
           {"meeting", ValueType::Name, false, "", "Код заходу, якщо поле `attended`."},
           {"days",
            ValueType::Verbatim,
            false,
            "",
            "Дні, які означає позначка в стовпці: «1» або «1 2»; без цього в клітинках самі "
            "номери днів."}},
          {},
          "Стовпець таблиці заявок."},
         {"default",
          Content::Empty,
          {{"field", ValueType::Choice, true, field_choices(), "Стовпець participants.csv."},
           {"value", ValueType::Verbatim, true, "", "Значення для тих, у кого його немає."}},
          {},
          "Значення, якого таблиця заявок не має."},
         {"same", Content::Empty, {id, name, email}, {}, "Рядок з таким ім’ям — ця людина."},
         {"apart", Content::Empty, {id, name, email}, {}, "Рядок з таким ім’ям — інша людина."},
         {"keep",
          Content::Empty,
          {id, {"field", ValueType::Choice, true, field_choices(), "Стовпець participants.csv."}},
          {},
          "Поле, виправлене в participants.csv: таблиця заявок його не змінює."}}};
}

PersonDecision decision(const Tree& tree, Node node) {
    return {
        std::string(node.attribute("id")),
        std::string(node.attribute("name")),
        std::string(node.attribute("email")),
        tree.span(node.attribute_node("id"))};
}

/// What the vocabulary cannot say: which fields may stand where.
void check_fields(const Tree& tree, const Mapping& mapping, Diagnostics& diagnostics) {
    for (const MappedColumn& column : mapping.columns) {
        const bool attended = column.field == Field::Attended;
        if (attended == column.meeting.empty())
            diagnostics.error(
                codes::ImportMapping,
                column.span,
                attended ? "a column of attendance without a meeting"
                         : "a meeting for a column that is no attendance",
                attended ? "add `meeting` with the id of a meeting of the event"
                         : "write `field=\"attended\"`");
    }
    for (const std::string_view element : {"default", "keep"})
        for (const Node node : tree.root().child_elements(element))
            if (index_of(*parse_field(node.attribute("field"))) >= PersonFields)
                diagnostics.error(
                    codes::ImportMapping,
                    tree.span(node.attribute_node("field")),
                    fmt::format("`{}` is no column of participants.csv", node.attribute("field")));
}

} // namespace

const Vocabulary& mapping_vocabulary() {
    static const Vocabulary vocabulary = make_vocabulary();
    return vocabulary;
}

std::optional<Mapping>
read_mapping(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    const auto tree = read_xml(sources, file, XmlLimits{}, diagnostics);
    if (!tree || !check_vocabulary(*tree, mapping_vocabulary(), diagnostics))
        return std::nullopt;
    Mapping mapping;
    const Node root = tree->root();
    mapping.sheet = root.attribute("sheet");
    mapping.sheet_span =
        root.has_attribute("sheet") ? tree->span(root.attribute_node("sheet")) : tree->span(root);
    for (const Node node : root.child_elements("column")) {
        MappedColumn column;
        column.head = node.attribute("head");
        column.field = *parse_field(node.attribute("field"));
        column.order = node.attribute("order") == "surname-first" ? NameOrder::SurnameFirst
                       : node.attribute("order") == "given-first" ? NameOrder::GivenFirst
                                                                  : NameOrder::Unknown;
        column.meeting = node.attribute("meeting");
        column.days = node.attribute("days");
        column.span = tree->span(node.attribute_node("head"));
        mapping.columns.push_back(std::move(column));
    }
    for (const Node node : root.child_elements("default"))
        mapping.defaults.push_back(
            {*parse_field(node.attribute("field")), std::string(node.attribute("value"))});
    for (const Node node : root.child_elements("same"))
        mapping.same.push_back(decision(*tree, node));
    for (const Node node : root.child_elements("apart"))
        mapping.apart.push_back(decision(*tree, node));
    for (const Node node : root.child_elements("keep"))
        mapping.kept.push_back(
            {std::string(node.attribute("id")), *parse_field(node.attribute("field"))});
    check_fields(*tree, mapping, diagnostics);
    if (diagnostics.error_count() > before)
        return std::nullopt;
    return mapping;
}

std::string mapping_xml(const std::string& sheet, const std::vector<MappedColumn>& columns) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- Куди йдуть стовпці таблиці заявок. Змініть field, якщо програма помилилася; що можна "
        "написати, каже docs/import.md. -->\n"
        "<mapping xmlns=\"urn:zbirnyk:mapping:1\"";
    if (!sheet.empty())
        xml += fmt::format(" sheet=\"{}\"", xml_attribute(sheet));
    xml += ">\n";
    for (const MappedColumn& column : columns) {
        xml += fmt::format(
            "  <column head=\"{}\" field=\"{}\"",
            xml_attribute(column.head),
            field_name(column.field));
        if (column.order != NameOrder::Unknown && column.field == Field::FullName)
            xml += column.order == NameOrder::SurnameFirst ? " order=\"surname-first\""
                                                           : " order=\"given-first\"";
        if (!column.meeting.empty())
            xml += fmt::format(" meeting=\"{}\"", xml_attribute(column.meeting));
        if (!column.days.empty())
            xml += fmt::format(" days=\"{}\"", xml_attribute(column.days));
        xml += "/>\n";
    }
    return xml + "</mapping>\n";
}

} // namespace zbirnyk
