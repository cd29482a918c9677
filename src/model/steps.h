#pragma once

#include "model/inputs.h"
#include "model/records.h"

namespace zbirnyk {

// The steps of the model, in the order in which `read_event` takes them. Each checks its part
// across the files, reports everything that is wrong there, and writes what it computes into the
// tree as docs/data.md says. A step relies on what the steps above it computed.

/// Takes participants into the tree; names, ids, duplicate persons, categories and hromadas.
void add_people(Records& records, const Inputs& inputs);

/// Dates, days, agendas with their halls, moderators; fills `records.meetings`.
void check_meetings(Records& records);

/// Who attended what; hours; fills `records.attendees`.
void add_attendance(Records& records);

/// Takes abstracts into their sections; authors, gaps, references, numbers of notes, tables,
/// figures.
void add_abstracts(Records& records, const Inputs& inputs);

/// Puts the `reference` elements of a list into the order that the proceedings ask for.
void order_references(Records& records, Node list);

/// Writes the bibliographic form of a `reference` that has fields instead of a text.
void compose_reference(Records& records, Node reference);

/// Talks: speakers and titles; people of the book; the index of authors.
void resolve_talks(Records& records);
void resolve_proceedings(Records& records);

/// Budget lines with their receipts, transfers, totals.
void add_budget(Records& records, const Inputs& inputs);

/// Questions with results by meeting and over all.
void add_evaluation(Records& records, const Inputs& inputs);

/// One `certificate` for each that a participant has earned.
void issue_certificates(Records& records);

/// `statistics` and the figures of each meeting.
void add_statistics(Records& records);

/// The report's text; indicators and every `value`, evaluated over the finished tree.
void add_report(Records& records, const Inputs& inputs);
void evaluate_values(Records& records);

} // namespace zbirnyk
