#include "exchange/participants/event_facts.h"

#include "diag/certificate_codes.h"
#include "read/read_xml_file.h"

namespace zbirnyk {

namespace {

std::vector<std::pair<std::string, std::string>> labels(Node root, std::string_view element) {
    std::vector<std::pair<std::string, std::string>> list;
    for (const Node node : root.child_elements(element))
        list.emplace_back(node.attribute("id"), node.text());
    return list;
}

} // namespace

std::optional<EventFacts> read_event_facts(
    const FileSystem& files,
    const std::filesystem::path& event,
    Sources& sources,
    Diagnostics& diagnostics) {
    const auto tree = read_xml_file(files, event, sources, diagnostics);
    if (!tree)
        return std::nullopt;
    const Node root = tree->root();
    const Node source = root.child("participants").attribute_node("src");
    if (!source) {
        diagnostics.error(
            codes::ImportNoTable,
            tree->span(root),
            "the event does not say where its participants are",
            "add `<participants src=\"participants.csv\"/>` after the meetings");
        return std::nullopt;
    }
    const std::filesystem::path folder = event.has_parent_path() ? event.parent_path() : ".";
    const auto table =
        resolve_inside(files, folder, source.value(), tree->span(source), diagnostics);
    if (!table)
        return std::nullopt;
    EventFacts facts;
    facts.table = event.parent_path() / std::string(source.value());
    for (const Node meeting : root.child_elements("meeting"))
        facts.meetings.emplace_back(meeting.attribute("id"));
    facts.post_categories = labels(root, "post-category");
    facts.hromada_types = labels(root, "hromada-type");
    for (const Node person : root.child("staff").child_elements("person"))
        facts.staff_ids.emplace_back(person.attribute("id"));
    return facts;
}

} // namespace zbirnyk
