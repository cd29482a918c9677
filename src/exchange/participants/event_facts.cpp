#include "exchange/participants/event_facts.h"

#include "diag/certificate_codes.h"
#include "read/read_xml_file.h"

#include <algorithm>

namespace zbirnyk {

namespace {

std::vector<std::pair<std::string, std::string>> labels(Node root, std::string_view element) {
    std::vector<std::pair<std::string, std::string>> list;
    for (const Node node : root.child_elements(element))
        list.emplace_back(node.attribute("id"), node.text());
    return list;
}

using Ids = std::set<std::string, std::less<>>;

void add_ids(std::string_view list, Ids& ids) {
    constexpr std::string_view Separators = " ,;\t\r\n";
    for (std::size_t at = 0; (at = list.find_first_not_of(Separators, at)) != list.npos;) {
        const std::size_t end = std::min(list.find_first_of(Separators, at), list.size());
        ids.emplace(list.substr(at, end - at));
        at = end;
    }
}

/// Who speaks and who moderates by the agenda of a meeting.
void add_agenda(Node meeting, Ids& speakers, Ids& moderators) {
    for (const Node day : meeting.child("agenda").child_elements("day"))
        for (const Node session : day.child_elements("session")) {
            add_ids(session.attribute("moderators"), moderators);
            for (const Node talk : session.child_elements("talk"))
                add_ids(talk.attribute("speakers"), speakers);
        }
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
    for (const Node meeting : root.child_elements("meeting")) {
        facts.meetings.emplace_back(meeting.attribute("id"));
        add_agenda(meeting, facts.speakers, facts.moderators);
    }
    facts.post_categories = labels(root, "post-category");
    facts.hromada_types = labels(root, "hromada-type");
    for (const Node person : root.child("staff").child_elements("person"))
        facts.staff_ids.emplace_back(person.attribute("id"));
    return facts;
}

} // namespace zbirnyk
