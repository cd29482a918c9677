#include "diag/codes.h"
#include "model/steps.h"

#include <algorithm>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// The days of one `attended`; what is no day of the meeting is reported.
Attendance read_days(Records& records, Node attended, const MeetingRecord& meeting) {
    Attendance attendance;
    const Span span = place_of(records, attended, "days");
    for (const std::string_view word : list_items(attended.attribute("days"))) {
        const bool number =
            word.size() <= 3 && word.find_first_not_of("0123456789") == std::string_view::npos;
        const std::size_t day = number ? std::stoul(std::string(word)) : 0;
        if (day < 1 || day > meeting.day_hours.size()) {
            records.diagnostics.error(
                codes::ModelAttendance,
                span,
                fmt::format("`{}` is no day of meeting `{}`", word, meeting.id),
                meeting.day_hours.size() == 1
                    ? "the meeting has one day: write 1"
                    : fmt::format(
                          "write numbers from 1 to {} with blanks between",
                          meeting.day_hours.size()));
            continue;
        }
        attendance.days.push_back(day);
        attendance.hours += meeting.day_hours[day - 1];
    }
    std::sort(attendance.days.begin(), attendance.days.end());
    if (std::adjacent_find(attendance.days.begin(), attendance.days.end()) != attendance.days.end())
        records.diagnostics.error(codes::ModelAttendance, span, "a day stands twice");
    return attendance;
}

} // namespace

void add_attendance(Records& records) {
    const std::size_t before = records.diagnostics.error_count();
    Index known;
    for (const MeetingRecord& meeting : records.meetings)
        known.emplace(meeting.id, meeting.node);
    for (const Node person : records.event.child("participants").child_elements("participant")) {
        Attendee attendee{person, person.attribute("staff") == "true"};
        std::int64_t hours = 0;
        for (const Node attended : person.child_elements("attended")) {
            const std::string_view id = attended.attribute("meeting");
            const MeetingRecord* meeting = records.meeting(id);
            if (meeting == nullptr) {
                report_unknown(
                    records, place_of(records, attended, "meeting"), "meeting", id, known);
                continue;
            }
            if (!meeting->held) {
                records.diagnostics.error(
                    codes::ModelAttendance,
                    place_of(records, attended, "days"),
                    fmt::format("meeting `{}` was not held", id));
                continue;
            }
            Attendance attendance = read_days(records, attended, *meeting);
            put(records, attended, "day-count", static_cast<std::int64_t>(attendance.days.size()));
            put(records, attended, "hours", attendance.hours);
            hours += attendance.hours;
            attendee.meetings.emplace(id, std::move(attendance));
        }
        put(records, person, "hours", hours);
        put(records, person, "meetings", static_cast<std::int64_t>(attendee.meetings.size()));
        records.attendees.push_back(std::move(attendee));
    }
    records.attendance_known = records.diagnostics.error_count() == before;
}

} // namespace zbirnyk
