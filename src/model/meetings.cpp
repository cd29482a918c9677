#include "diag/codes.h"
#include "language/format.h"
#include "model/steps.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::int64_t AcademicHourMinutes = 45;

/// What an hour of study is counted for.
bool teaches(std::string_view kind) {
    static constexpr std::array Kinds = {
        "opening", "plenary", "section", "discussion", "workshop", "excursion", "closing"};
    return std::find(Kinds.begin(), Kinds.end(), kind) != Kinds.end();
}

std::int64_t minutes(std::string_view time) {
    const auto two = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
    return two(0) * 60 + two(3);
}

/// The number of a day since the first of March of the year 0, for distances between days.
std::int64_t day_number(Date date) {
    const std::int64_t year = date.month < 3 ? date.year - 1 : date.year;
    const std::int64_t month = date.month < 3 ? date.month + 9 : date.month - 3;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

void check_order(Records& records, Node element, std::string_view first, std::string_view last) {
    if (element.attribute(first) <= element.attribute(last))
        return;
    records.diagnostics.error(
        codes::ModelDateOrder,
        place_of(records, element, last),
        fmt::format(
            "`{}` is {}, before `{}`, {}",
            last,
            element.attribute(last),
            first,
            element.attribute(first)));
}

void check_within_project(Records& records, Node element, std::string_view attribute) {
    const std::string_view date = element.attribute(attribute);
    if (date >= records.event.attribute("from") && date <= records.event.attribute("to"))
        return;
    report_outside_project(records, element, attribute);
}

struct Slot {
    Node session;
    std::int64_t start = 0, end = 0;
};

/// A session without a hall takes the whole event; two sessions of one hall may not overlap.
void check_halls(Records& records, const std::vector<Slot>& slots) {
    for (std::size_t i = 0; i < slots.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const Slot &a = slots[k], &b = slots[i];
            if (b.start >= a.end || a.start >= b.end)
                continue;
            const std::string_view first = a.session.attribute("hall"),
                                   second = b.session.attribute("hall");
            if (!first.empty() && !second.empty() && first != second)
                continue;
            records.diagnostics.report(
                {Severity::Error,
                 codes::ModelOverlap,
                 place_of(records, b.session, "start"),
                 fmt::format("`{}` overlaps `{}`", own_title(b.session), own_title(a.session)),
                 {{place_of(records, a.session, "end"), "which ends here"}},
                 "change the times, or name different halls"});
            return;
        }
}

/// Minutes of a day in which something is taught; parallel sessions count once.
std::int64_t taught_minutes(const std::vector<Slot>& slots) {
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    for (const Slot& slot : slots)
        if (teaches(slot.session.attribute("kind")))
            spans.emplace_back(slot.start, slot.end);
    std::sort(spans.begin(), spans.end());
    std::int64_t total = 0, reached = 0;
    for (const auto& [start, end] : spans) {
        total += std::max<std::int64_t>(0, end - std::max(start, reached));
        reached = std::max(reached, end);
    }
    return total;
}

void check_day(Records& records, Node day) {
    std::vector<Slot> slots;
    for (const Node session : day.child_elements("session")) {
        const Slot slot{
            session, minutes(session.attribute("start")), minutes(session.attribute("end"))};
        if (slot.end <= slot.start)
            records.diagnostics.error(
                codes::ModelTimeOrder,
                place_of(records, session, "end"),
                fmt::format(
                    "the session ends at {} but starts at {}",
                    session.attribute("end"),
                    session.attribute("start")));
        else if (!slots.empty() && slot.start < slots.back().start)
            records.diagnostics.error(
                codes::ModelTimeOrder,
                place_of(records, session, "start"),
                fmt::format(
                    "the session starts at {}, before the one above it",
                    session.attribute("start")),
                "put the sessions of a day in the order of their times");
        slots.push_back(slot);
    }
    check_halls(records, slots);
    const std::int64_t hours = integer_of(day, "hours");
    const std::int64_t taught = taught_minutes(slots) / AcademicHourMinutes;
    if (hours > taught)
        records.diagnostics.error(
            codes::ModelHours,
            place_of(records, day, "hours"),
            fmt::format(
                "the day counts {} academic hours, but its sessions last only {}", hours, taught),
            "an academic hour is 45 minutes; registration and breaks do not count");
}

/// The days of the agenda: ascending, within the meeting. Returns their hours.
std::vector<std::int64_t> check_agenda(Records& records, Node meeting) {
    std::vector<std::int64_t> hours;
    std::string_view previous;
    for (const Node day : meeting.child("agenda").child_elements("day")) {
        const std::string_view date = day.attribute("date");
        if (date < meeting.attribute("from") || date > meeting.attribute("to"))
            records.diagnostics.error(
                codes::ModelDateOrder,
                place_of(records, day, "date"),
                fmt::format(
                    "`{}` is no day of the meeting ({} to {})",
                    date,
                    meeting.attribute("from"),
                    meeting.attribute("to")));
        else if (date <= previous)
            records.diagnostics.error(
                codes::ModelDateOrder,
                place_of(records, day, "date"),
                fmt::format("`{}` does not follow `{}`, the day above", date, previous));
        previous = date;
        check_day(records, day);
        hours.push_back(integer_of(day, "hours"));
        put(records, day, "number", static_cast<std::int64_t>(hours.size()));
        for (const Node session : day.child_elements("session")) {
            put(records, session, "meeting", std::string(meeting.attribute("id")));
            put(records, session, "day", static_cast<std::int64_t>(hours.size()));
            append_persons(records, session, "moderators", "moderator");
        }
    }
    return hours;
}

/// How the meeting that was held differs from the one that was planned.
void put_changes(Records& records, Node meeting) {
    const Node planned = meeting.child("planned");
    if (!planned)
        return;
    if (!planned.has_attribute("to"))
        put(records, planned, "to", std::string(planned.attribute("from")));
    check_order(records, planned, "from", "to");
    std::string changed;
    const auto note = [&](std::string_view what) {
        changed += (changed.empty() ? "" : " ") + std::string(what);
    };
    if (planned.attribute("from") != meeting.attribute("from") ||
        planned.attribute("to") != meeting.attribute("to"))
        note("date");
    const Node venue = planned.child("venue");
    if (venue && venue.attribute("place") != meeting.child("venue").attribute("place"))
        note("venue");
    if (planned.has_attribute("format") &&
        planned.attribute("format") != meeting.attribute("format"))
        note("format");
    if (!changed.empty())
        put(records, meeting, "changed", changed);
}

} // namespace

void report_outside_project(Records& records, Node element, std::string_view attribute) {
    records.diagnostics.report(
        {Severity::Error,
         codes::ModelOutsideProject,
         place_of(records, element, attribute),
         fmt::format(
             "`{}` is outside the project ({} to {})",
             element.attribute(attribute),
             records.event.attribute("from"),
             records.event.attribute("to")),
         {{place_of(records, records.event, "from"), "the project begins here"}}});
}

void check_meetings(Records& records) {
    check_order(records, records.event, "from", "to");
    for (const Node meeting : records.event.child_elements("meeting")) {
        if (!meeting.has_attribute("to"))
            put(records, meeting, "to", std::string(meeting.attribute("from")));
        if (!meeting.has_attribute("status"))
            put(records, meeting, "status", "held");
        if (!meeting.has_attribute("format"))
            put(records, meeting, "format", "onsite");
        check_order(records, meeting, "from", "to");
        check_within_project(records, meeting, "from");
        if (meeting.attribute("to") != meeting.attribute("from"))
            check_within_project(records, meeting, "to");
        put_changes(records, meeting);

        MeetingRecord record{
            meeting, std::string(meeting.attribute("id")), meeting.attribute("status") == "held"};
        record.day_hours = check_agenda(records, meeting);
        if (record.day_hours.empty()) {
            const auto from = parse_date(meeting.attribute("from")),
                       to = parse_date(meeting.attribute("to"));
            if (from && to && *from <= *to)
                record.day_hours.resize(
                    static_cast<std::size_t>(day_number(*to) - day_number(*from) + 1));
        }
        std::int64_t hours = 0;
        for (const std::int64_t day : record.day_hours)
            hours += day;
        put(records, meeting, "number", static_cast<std::int64_t>(records.meetings.size() + 1));
        put(records, meeting, "days", static_cast<std::int64_t>(record.day_hours.size()));
        put(records, meeting, "hours", hours);
        records.meetings.push_back(std::move(record));
    }
}

} // namespace zbirnyk
