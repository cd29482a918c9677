#pragma once

#include "diag/diagnostic.h"
#include "model/titles.h"
#include "read/tree.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Elements by their id, in the order of ids.
using Index = std::map<std::string, Node, std::less<>>;

/// Which days of which meeting a participant attended.
struct Attendance {
    std::vector<std::size_t> days; ///< from 1, ascending
    std::int64_t hours = 0;
};

/// A participant with what was computed from the attendance.
struct Attendee {
    Node node;
    bool staff = false;
    std::map<std::string, Attendance, std::less<>> meetings;
};

/// A meeting with its days: what hours and attendance refer to.
struct MeetingRecord {
    Node node;
    std::string id;
    bool held = false;
    std::vector<std::int64_t> day_hours; ///< one a day
};

/// The one tree while it grows, with the indexes that the steps of the model share. A step checks
/// its part, reports what is wrong and writes what it computes into the tree.
struct Records {
    Tree tree;
    Diagnostics& diagnostics;
    Node event = {};
    Index persons = {}; ///< staff and participants
    Index abstracts = {};
    std::vector<Attendee> attendees = {};
    /// False when the attendance has errors: what contradicts it would only repeat them.
    bool attendance_known = false;
    std::vector<MeetingRecord> meetings = {};

    const MeetingRecord* meeting(std::string_view id) const;
};

/// The value of an attribute, or the element's own place when it lacks the attribute.
Span place_of(const Records& records, Node element, std::string_view attribute);

/// Writes a computed attribute; its place is the element's.
void put(Records& records, Node element, std::string_view name, std::string_view value);
void put(Records& records, Node element, std::string_view name, std::int64_t value);

/// Computes the forms of a person's name from @surname, @given and @patronymic.
void put_names(Records& records, Node person);

/// Copies what names a person (names as `people` computes them, position, degree) from `person` to
/// an element that refers to it.
void put_person(Records& records, Node element, Node person);

/// Finds the person that `attribute` of `element` names; an error and a null node for an unknown
/// one. A missing attribute gives a null node.
Node find_person(Records& records, Node element, std::string_view attribute);

/// Appends to `element` a child `name` with the names of each person listed in `attribute`. Unknown
/// persons are errors.
void append_persons(
    Records& records, Node element, std::string_view attribute, std::string_view name);

/// Reports that `word` at `span` is no `kind` ("meeting") that exists.
void report_unknown(
    Records& records, Span span, std::string_view kind, std::string_view word, const Index& known);

/// Numbers the notes, tables and figures below `root`, each kind from 1.
void number_blocks(Records& records, Node root);

/// Reports that the date in `attribute` lies outside the project's period.
void report_outside_project(Records& records, Node element, std::string_view attribute);

/// The parts of `text` between blanks, commas and semicolons.
std::vector<std::string_view> list_items(std::string_view text);

/// An attribute of type Integer; `otherwise` when it is missing, 999,999,999 when it is greater
/// than that.
std::int64_t integer_of(Node element, std::string_view attribute, std::int64_t otherwise = 0);

/// Calls `visit` for `element` and every element below it, in document order.
void for_each_element(Node element, const std::function<void(Node)>& visit);

/// Calls `visit` for every session of every agenda.
void for_each_agenda_session(const Records& records, const std::function<void(Node)>& visit);

/// The children of `parent` by id.
Index index_children(Node parent, std::string_view name);

/// How tables and charts call a meeting: its short title, or its title.
std::string meeting_label(const MeetingRecord& meeting);

} // namespace zbirnyk
