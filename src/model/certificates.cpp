#include "model/certificates.h"

#include "diag/certificate_codes.h"
#include "diag/codes.h"
#include "language/collate.h"
#include "language/format.h"
#include "model/certificate_rules.h"
#include "model/decimal.h"
#include "model/file_name.h"
#include "model/steps.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// One credit of the European system is thirty hours (ECTS Users' Guide; Ukraine's Law on
/// Education), unless the event says otherwise.
std::int64_t hours_per_credit(const Records& records) {
    return std::max<std::int64_t>(
        1, integer_of(records.event.child("certificates"), "hours-per-credit", 30));
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

/// `{name}` in `pattern` becomes the certificate's attribute of that name, or nothing.
std::string file_name(std::string_view pattern, Node certificate) {
    std::string name;
    while (true) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open);
        name += pattern.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            return safe_file_name(name);
        name += certificate.attribute(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
}

void replace_field(std::string& text, std::string_view field, std::string_view value) {
    if (const std::size_t at = text.find(field); at != std::string::npos)
        text.replace(at, field.size(), value);
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

/// The names in braces of a file name's pattern are attributes that a certificate has.
void check_file_pattern(Records& records, Node series, Node certificate) {
    std::string_view pattern = series.attribute("file");
    while (true) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open);
        if (open == std::string_view::npos)
            return;
        const std::string_view field =
            close == std::string_view::npos ? "" : pattern.substr(open + 1, close - open - 1);
        if (field == "number" || certificate.has_attribute(field)) {
            pattern.remove_prefix(close + 1);
            continue;
        }
        records.diagnostics.error(
            codes::CertificateFileName,
            place_of(records, series, "file"),
            field.empty() ? std::string("a brace is not closed")
                          : fmt::format("a certificate has no `{}`", field),
            did_you_mean(field, {"number", "surname", "given", "patronymic", "full-name", "role"}));
        return;
    }
}

/// Numbers and file names of one event, with the series that took them.
struct Taken {
    std::map<std::string, Node> numbers, files;
};

/// No number and, whatever the letter case, no file name is given twice.
void check_taken(Records& records, Node series, Node issued, Taken& taken) {
    for (const Node certificate : issued.child_elements("certificate")) {
        const auto [other, added] = taken.numbers.emplace(certificate.attribute("number"), series);
        if (!added) {
            records.diagnostics.report(
                {Severity::Error,
                 codes::ModelDuplicateId,
                 place_of(records, series, "number"),
                 fmt::format("the number `{}` is given twice", certificate.attribute("number")),
                 {{place_of(records, other->second, "number"), "first by this series"}},
                 "give each series its own letters, or set `first`"});
            return;
        }
        const std::string_view file = certificate.attribute("file");
        if (taken.files.emplace(to_lower(file, "uk"), series).second)
            continue;
        records.diagnostics.error(
            codes::CertificateFileName,
            place_of(records, series, "file"),
            fmt::format("two certificates would have the file `{}`", file),
            "add {number} to the pattern");
        return;
    }
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
    put(records, certificate, "participant", std::string(attendee.node.attribute("id")));
    put_person(records, certificate, attendee.node);
    put(records, certificate, "role", role_of(attendee, issue.roles));
    put(records, certificate, "meeting", issue.meeting.id);
    put(records, certificate, "hours", attendance.hours);
    put(records, certificate, "credits", quotient(attendance.hours, hours_per_credit(records), 1));
    put(records, certificate, "days", static_cast<std::int64_t>(attendance.days.size()));
    put(records, certificate, "issued", std::string(issue.series.attribute("issued")));
    put(records, certificate, "from", std::string(issue.meeting.node.attribute("from")));
    put(records, certificate, "to", std::string(issue.meeting.node.attribute("to")));
    if (!records.event.child("certificates").attribute("register").empty())
        put(records, certificate, "state", "draft");
    set_number(
        records.tree,
        certificate,
        number_certificate(issue.series, certificate, issue.pattern, number, draft_seal()));
    const auto talks = issue.roles.talks.find(attendee.node.attribute("id"));
    if (talks == issue.roles.talks.end())
        return;
    for (const Node talk : talks->second) {
        const Node copy = records.tree.append_element(certificate, "talk", records.tree.span(talk));
        records.tree.append_text(copy, own_title(talk), records.tree.span(talk));
    }
}

void issue_series(Records& records, Node series, Taken& taken) {
    for (const Node signatory : series.child_elements("signatory")) {
        if (const std::string post = signatory.text(); !post.empty())
            put(records, signatory, "position", post);
        if (const Node person = find_person(records, signatory, "person"))
            put_person(records, signatory, person);
    }
    const auto pattern = NumberPattern::parse(series.attribute("number"));
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
    if (const Node first = issued.child("certificate"))
        check_file_pattern(records, series, first);
    check_taken(records, series, issued, taken);
    check_certificate_rules(records, series, issued);
}

} // namespace

CertificateNumber number_certificate(
    Node series,
    Node certificate,
    const NumberPattern& pattern,
    std::int64_t sequence,
    std::string_view seal) {
    CertificateNumber result;
    result.number = pattern.number(sequence, certificate.attribute("issued"));
    std::string name(series.has_attribute("file") ? series.attribute("file") : "{number}");
    replace_field(name, "{number}", result.number);
    result.file = file_name(name, certificate);
    result.check = series.parent().attribute("check");
    replace_field(result.check, "{number}", percent_encoded(safe_file_name(result.number)));
    replace_field(result.check, "{seal}", seal);
    return result;
}

void set_number(Tree& tree, Node certificate, const CertificateNumber& number) {
    const Span span = tree.span(certificate);
    tree.set_attribute(certificate, "number", number.number, span);
    tree.set_attribute(certificate, "file", number.file, span);
    if (!number.check.empty())
        tree.set_attribute(certificate, "check", number.check, span);
}

std::string draft_seal() {
    constexpr std::size_t UsualDigits = 315;
    return std::string(UsualDigits, '0');
}

void issue_certificates(Records& records) {
    const Node certificates = records.event.child("certificates");
    if (!certificates)
        return;
    Taken taken;
    for (const Node series : certificates.child_elements("series"))
        issue_series(records, series, taken);
}

} // namespace zbirnyk
