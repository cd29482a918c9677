#include "diag/codes.h"
#include "language/collate.h"
#include "model/steps.h"

#include <set>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// The title of a talk with an abstract is the abstract's.
void resolve_abstract(Records& records, Node talk) {
    const std::string id(talk.attribute("abstract"));
    const auto found = records.abstracts.find(id);
    if (found == records.abstracts.end()) {
        report_unknown(
            records, place_of(records, talk, "abstract"), "abstract", id, records.abstracts);
        return;
    }
    put(records, found->second, "talk", "true");
    if (talk.child("title"))
        return;
    const Span span = records.tree.span(talk);
    for (const Node title : found->second.child_elements("title")) {
        const Node copy = records.tree.append_element(talk, "title", span);
        records.tree.append_text(copy, title.text(), span);
        put(records, copy, "xml:lang", std::string(title.language()));
    }
}

void resolve_talk(Records& records, Node talk) {
    append_persons(records, talk, "speakers", "speaker");
    if (talk.has_attribute("abstract"))
        resolve_abstract(records, talk);
    else if (!talk.child("title"))
        records.diagnostics.error(
            codes::ModelMissingPart,
            records.tree.span(talk),
            "the talk has neither a title nor an abstract",
            "write <title> in it, or name its `abstract`");
}

/// A speaker of the attendance table who was not at the meeting: one of the two is wrong.
void check_presence(Records& records, Node talk, std::string_view meeting_id) {
    const MeetingRecord* meeting = records.meeting(meeting_id);
    if (!records.attendance_known || meeting == nullptr || !meeting->held)
        return;
    for (const Node speaker : talk.child_elements("speaker"))
        for (const Attendee& attendee : records.attendees) {
            if (attendee.node.attribute("id") != speaker.attribute("person") ||
                attendee.meetings.contains(meeting_id))
                continue;
            records.diagnostics.report(
                {Severity::Warning,
                 codes::ModelAbsentSpeaker,
                 place_of(records, talk, "speakers"),
                 fmt::format(
                     "`{}` speaks here but did not attend", attendee.node.attribute("full-name")),
                 {{place_of(records, attendee.node, "id"), "the attendance stands here"}}});
        }
}

/// Authors in the order of names, each with the abstracts written; one person is one entry.
void add_author_index(Records& records, Node book) {
    struct Entry {
        Node author;
        std::vector<std::string> abstracts;
    };

    const Collator collator("uk");
    std::map<std::string, Entry> entries;
    std::int64_t count = 0;
    for (const Node section : book.child_elements("section"))
        for (const Node abstract : section.child_elements("abstract")) {
            put(records, abstract, "number", ++count);
            for (const Node author : abstract.child_elements("author")) {
                if (!author.has_attribute("index-name"))
                    continue;
                const std::string key = collator.key(
                    {std::string(author.attribute("surname")),
                     std::string(author.attribute("given")),
                     std::string(author.attribute("patronymic"))});
                auto& entry = entries.try_emplace(key, Entry{author, {}}).first->second;
                entry.abstracts.emplace_back(abstract.attribute("id"));
            }
        }
    put(records, book, "abstracts", count);
    put(records, book, "authors", static_cast<std::int64_t>(entries.size()));

    const Span span = records.tree.span(book);
    const Node index = records.tree.append_element(book, "author-index", span);
    Node letter;
    for (const auto& [key, entry] : entries) {
        const std::string name = collator.index_letter(entry.author.attribute("surname"));
        if (!letter || letter.attribute("name") != name) {
            letter = records.tree.append_element(index, "letter", span);
            put(records, letter, "name", name);
        }
        const Node author =
            records.tree.append_element(letter, "author", records.tree.span(entry.author));
        put_person(records, author, entry.author);
        for (const std::string& abstract : entry.abstracts) {
            const Node in = records.tree.append_element(author, "in", span);
            put(records, in, "abstract", abstract);
        }
    }
}

} // namespace

void resolve_talks(Records& records) {
    for_each_agenda_session(records, [&](Node session) {
        for (const Node talk : session.child_elements("talk")) {
            resolve_talk(records, talk);
            check_presence(records, talk, session.attribute("meeting"));
        }
    });
}

void resolve_proceedings(Records& records) {
    const Node book = records.event.child("proceedings");
    if (!book)
        return;
    std::vector<Node> named = book.child_elements("responsible");
    for (const Node preface : book.child_elements("preface"))
        named.push_back(preface);
    if (const Node board = book.child("board"))
        for (const Node member : board.child_elements("member"))
            named.push_back(member);
    for (const Node element : named)
        if (const Node person = find_person(records, element, "person"))
            put_person(records, element, person);
    for (const Node section : book.child_elements("section"))
        append_persons(records, section, "moderators", "moderator");
    add_author_index(records, book);
}

void for_each_agenda_session(const Records& records, const std::function<void(Node)>& visit) {
    for (const MeetingRecord& meeting : records.meetings)
        for (const Node day : meeting.node.child("agenda").child_elements("day"))
            for (const Node session : day.child_elements("session"))
                visit(session);
}

} // namespace zbirnyk
