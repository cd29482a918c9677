#include "diag/codes.h"
#include "language/collate.h"
#include "model/decimal.h"
#include "model/steps.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// One credit of the European system is thirty hours (ECTS Users' Guide; Ukraine's Law on
/// Education).
constexpr std::int64_t HoursPerCredit = 30;

/// "ЗРТ-2020/{0000}": what stands before and after the digits, and how many digits there are.
struct NumberPattern {
    std::string before, after;
    std::size_t digits = 0;
};

std::optional<NumberPattern> parse_pattern(std::string_view text) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2)
        return std::nullopt;
    const std::string_view zeros = text.substr(open + 1, close - open - 1);
    if (zeros.find_first_not_of('0') != std::string_view::npos || zeros.size() > 9)
        return std::nullopt;
    const std::string_view after = text.substr(close + 1);
    if (after.find_first_of("{}") != std::string_view::npos)
        return std::nullopt;
    return NumberPattern{std::string(text.substr(0, open)), std::string(after), zeros.size()};
}

/// The number as part of a file name: no separators of folders, no blanks, nothing that Windows
/// forbids.
std::string file_name(std::string_view number) {
    std::string name;
    for (const char c : number)
        name += std::string_view("/\\:*?\"<>| ").find(c) == std::string_view::npos ? c : '-';
    return name;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// What a person did at a meeting beside listening.
struct Roles {
    std::set<std::string, std::less<>> moderators;
    std::map<std::string, std::vector<Node>, std::less<>> talks;
};

Roles find_roles(const Records& records, std::string_view meeting) {
    Roles roles;
    for_each_agenda_session(records, [&](Node session) {
        if (session.attribute("meeting") != meeting)
            return;
        for (const Node moderator : session.child_elements("moderator"))
            roles.moderators.emplace(moderator.attribute("person"));
        for (const Node talk : session.child_elements("talk"))
            for (const Node speaker : talk.child_elements("speaker"))
                roles.talks[std::string(speaker.attribute("person"))].push_back(talk);
    });
    return roles;
}

std::string_view role_of(const Attendee& attendee, const Roles& roles) {
    const std::string_view id = attendee.node.attribute("id");
    if (attendee.staff)
        return "organizer";
    if (roles.moderators.contains(id))
        return "moderator";
    return roles.talks.contains(id) ? "speaker" : "participant";
}

/// Who has earned a certificate of the series, by alphabet.
std::vector<const Attendee*> recipients(const Records& records, Node series) {
    const std::string_view meeting = series.attribute("meeting");
    const std::int64_t minimum = integer_of(series, "minimum-hours");
    std::vector<const Attendee*> found;
    for (const Attendee& attendee : records.attendees) {
        const auto attendance = attendee.meetings.find(meeting);
        if (attendance == attendee.meetings.end() || attendance->second.days.empty())
            continue;
        if (attendance->second.hours >= minimum)
            found.push_back(&attendee);
    }
    std::stable_sort(found.begin(), found.end(), [](const Attendee* a, const Attendee* b) {
        return integer_of(a->node, "order") < integer_of(b->node, "order");
    });
    return found;
}

struct Issue {
    Node series;
    Node issued; ///< holds the certificates, so that nobody walks over them to reach `title`
    const MeetingRecord& meeting;
    NumberPattern pattern;
    Roles roles;
};

void append_certificate(
    Records& records, const Issue& issue, const Attendee& attendee, std::int64_t number) {
    const Attendance& attendance = attendee.meetings.find(issue.meeting.id)->second;
    const Node certificate =
        records.tree.append_element(issue.issued, "certificate", records.tree.span(attendee.node));
    const std::string text = fmt::format(
        "{}{:0{}}{}", issue.pattern.before, number, issue.pattern.digits, issue.pattern.after);
    const std::string file = file_name(text);
    put(records, certificate, "number", text);
    put(records, certificate, "file", file);
    std::string check(records.event.child("certificates").attribute("check"));
    if (const std::size_t slot = check.find("{number}"); slot != std::string::npos)
        check.replace(slot, std::string_view("{number}").size(), percent_encoded(file));
    if (!check.empty())
        put(records, certificate, "check", check);
    put(records, certificate, "participant", std::string(attendee.node.attribute("id")));
    put_person(records, certificate, attendee.node);
    put(records, certificate, "role", role_of(attendee, issue.roles));
    put(records, certificate, "meeting", issue.meeting.id);
    put(records, certificate, "hours", attendance.hours);
    put(records, certificate, "credits", quotient(attendance.hours, HoursPerCredit, 1));
    put(records, certificate, "days", static_cast<std::int64_t>(attendance.days.size()));
    put(records, certificate, "issued", std::string(issue.series.attribute("issued")));
    put(records, certificate, "from", std::string(issue.meeting.node.attribute("from")));
    put(records, certificate, "to", std::string(issue.meeting.node.attribute("to")));
    const auto talks = issue.roles.talks.find(attendee.node.attribute("id"));
    if (talks == issue.roles.talks.end())
        return;
    for (const Node talk : talks->second) {
        const Node copy = records.tree.append_element(certificate, "talk", records.tree.span(talk));
        records.tree.append_text(copy, own_title(talk), records.tree.span(talk));
    }
}

void issue_series(Records& records, Node series, std::map<std::string, Node>& taken) {
    for (const Node signatory : series.child_elements("signatory")) {
        if (const std::string post = signatory.text(); !post.empty())
            put(records, signatory, "position", post);
        if (const Node person = find_person(records, signatory, "person"))
            put_person(records, signatory, person);
    }
    const auto pattern = parse_pattern(series.attribute("number"));
    if (!pattern) {
        records.diagnostics.error(
            codes::ModelNumberPattern,
            place_of(records, series, "number"),
            fmt::format("`{}` is no pattern of numbers", series.attribute("number")),
            "write the place of the number once, with a zero for each digit: ЗРТ-2020/{0000}");
        return;
    }
    const MeetingRecord* meeting = records.meeting(series.attribute("meeting"));
    if (meeting == nullptr)
        return;
    if (series.attribute("issued") < meeting->node.attribute("to"))
        records.diagnostics.error(
            codes::ModelDateOrder,
            place_of(records, series, "issued"),
            fmt::format(
                "certificates are issued on `{}`, before the meeting ends on {}",
                series.attribute("issued"),
                meeting->node.attribute("to")));
    const Node issued = records.tree.append_element(series, "issued", records.tree.span(series));
    const Issue issue{series, issued, *meeting, *pattern, find_roles(records, meeting->id)};
    std::int64_t number = integer_of(series, "first", 1);
    const auto people = recipients(records, series);
    for (const Attendee* attendee : people)
        append_certificate(records, issue, *attendee, number++);
    put(records, series, "issued-count", static_cast<std::int64_t>(people.size()));
    for (const Node certificate : issued.child_elements("certificate")) {
        const auto [other, added] = taken.emplace(certificate.attribute("number"), series);
        if (added)
            continue;
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelDuplicateId,
             place_of(records, series, "number"),
             fmt::format("the number `{}` is given twice", certificate.attribute("number")),
             {{place_of(records, other->second, "number"), "first by this series"}},
             "give each series its own letters, or set `first`"});
        return;
    }
}

} // namespace

void issue_certificates(Records& records) {
    const Node certificates = records.event.child("certificates");
    if (!certificates)
        return;
    std::map<std::string, Node> taken;
    for (const Node series : certificates.child_elements("series"))
        issue_series(records, series, taken);
}

} // namespace zbirnyk
