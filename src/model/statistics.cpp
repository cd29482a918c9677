#include "language/collate.h"
#include "model/decimal.h"
#include "model/steps.h"

#include <algorithm>
#include <set>

namespace zbirnyk {

namespace {

/// People of a group, without those who work for the event and those who never came.
struct Counts {
    std::int64_t persons = 0, women = 0, men = 0;
    std::int64_t attendances = 0, women_attendances = 0, men_attendances = 0;
    std::int64_t person_days = 0, hours = 0;
    std::map<std::string, std::int64_t, std::less<>> by_meeting;
    std::set<std::string, std::less<>> hromadas;

    void add(const Attendee& attendee) {
        const bool woman = attendee.node.attribute("gender") == "f";
        ++persons;
        ++(woman ? women : men);
        for (const auto& [meeting, attendance] : attendee.meetings) {
            ++attendances;
            ++(woman ? women_attendances : men_attendances);
            person_days += static_cast<std::int64_t>(attendance.days.size());
            hours += attendance.hours;
            ++by_meeting[meeting];
        }
        if (const auto hromada = attendee.node.attribute("hromada"); !hromada.empty())
            hromadas.emplace(hromada);
    }
};

bool counts(const Attendee& attendee) {
    return !attendee.staff && !attendee.meetings.empty();
}

struct Group {
    std::string key, label;
};

/// Groups in the order of the event file: the codes that it declares.
std::vector<Group> declared_groups(Node event, std::string_view element) {
    std::vector<Group> groups;
    for (const Node group : event.child_elements(element))
        groups.push_back({std::string(group.attribute("id")), group.text()});
    return groups;
}

/// Groups that the participants' column `attribute` names, by alphabet.
std::vector<Group> named_groups(const Records& records, std::string_view attribute) {
    std::set<std::string> names;
    for (const Attendee& attendee : records.attendees)
        if (counts(attendee) && attendee.node.has_attribute(attribute))
            names.emplace(attendee.node.attribute(attribute));
    const Collator collator("uk");
    std::vector<std::pair<std::string, Group>> sorted;
    sorted.reserve(names.size());
    for (const std::string& name : names)
        sorted.push_back({collator.key(name), {name, name}});
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    std::vector<Group> groups;
    groups.reserve(sorted.size());
    for (auto& [key, group] : sorted)
        groups.push_back(std::move(group));
    return groups;
}

void add_distribution(
    Records& records,
    Node statistics,
    std::string_view attribute,
    const std::vector<Group>& groups,
    std::int64_t all) {
    const Span span = records.tree.span(records.event);
    const Node distribution = records.tree.append_element(statistics, "distribution", span);
    put(records, distribution, "of", attribute);
    for (const Group& group : groups) {
        Counts sums;
        for (const Attendee& attendee : records.attendees)
            if (counts(attendee) && attendee.node.attribute(attribute) == group.key)
                sums.add(attendee);
        const Node element = records.tree.append_element(distribution, "group", span);
        put(records, element, "key", group.key);
        put(records, element, "label", group.label);
        put(records, element, "persons", sums.persons);
        put(records, element, "women", sums.women);
        put(records, element, "men", sums.men);
        put(records, element, "attendances", sums.attendances);
        if (all > 0)
            put(records, element, "percent", percent(sums.persons, all));
        for (const MeetingRecord& meeting : records.meetings) {
            if (!meeting.held)
                continue;
            const Node in = records.tree.append_element(element, "in", span);
            put(records, in, "meeting", meeting.id);
            put(records, in, "title", meeting_label(meeting));
            put(records, in, "label", group.label);
            put(records, in, "n", sums.by_meeting[meeting.id]);
        }
    }
}

std::int64_t count_talks(Node meeting) {
    std::int64_t talks = 0;
    for (const Node day : meeting.child("agenda").child_elements("day"))
        for (const Node session : day.child_elements("session"))
            talks += static_cast<std::int64_t>(session.child_elements("talk").size());
    return talks;
}

std::int64_t count_certificates(const Records& records, std::string_view meeting) {
    std::int64_t issued = 0;
    for (const Node series : records.event.child("certificates").child_elements("series"))
        if (meeting.empty() || series.attribute("meeting") == meeting)
            issued += static_cast<std::int64_t>(
                series.child("issued").child_elements("certificate").size());
    return issued;
}

void put_meeting(Records& records, const MeetingRecord& meeting) {
    Counts sums;
    for (const Attendee& attendee : records.attendees) {
        const auto attendance = attendee.meetings.find(meeting.id);
        if (attendee.staff || attendance == attendee.meetings.end())
            continue;
        Attendee here{attendee.node};
        here.meetings.emplace(meeting.id, attendance->second);
        sums.add(here);
    }
    put(records, meeting.node, "participants", sums.persons);
    put(records, meeting.node, "women", sums.women);
    put(records, meeting.node, "men", sums.men);
    if (sums.persons > 0)
        put(records, meeting.node, "women-percent", percent(sums.women, sums.persons));
    put(records, meeting.node, "person-days", sums.person_days);
    put(records, meeting.node, "hromadas", static_cast<std::int64_t>(sums.hromadas.size()));
    put(records, meeting.node, "talks", count_talks(meeting.node));
    put(records, meeting.node, "certificates", count_certificates(records, meeting.id));
    const Node planned = meeting.node.child("planned");
    const std::int64_t expected = planned ? integer_of(planned, "participants") : 0;
    if (expected > 0)
        put(records, planned, "percent", percent(sums.persons, expected));
}

void put_totals(Records& records, Node statistics, const Counts& all) {
    std::int64_t held = 0, talks = 0;
    for (const MeetingRecord& meeting : records.meetings) {
        held += meeting.held ? 1 : 0;
        talks += meeting.held ? count_talks(meeting.node) : 0;
    }
    put(records, statistics, "persons", all.persons);
    put(records, statistics, "women", all.women);
    put(records, statistics, "men", all.men);
    if (all.persons > 0)
        put(records, statistics, "women-percent", percent(all.women, all.persons));
    put(records, statistics, "attendances", all.attendances);
    put(records, statistics, "women-attendances", all.women_attendances);
    put(records, statistics, "men-attendances", all.men_attendances);
    put(records, statistics, "person-days", all.person_days);
    put(records, statistics, "hours", all.hours);
    put(records, statistics, "hromadas", static_cast<std::int64_t>(all.hromadas.size()));
    put(records, statistics, "meetings", held);
    put(records, statistics, "certificates", count_certificates(records, ""));
    put(records, statistics, "talks", talks);
    put(records, statistics, "abstracts", static_cast<std::int64_t>(records.abstracts.size()));
}

} // namespace

void add_statistics(Records& records) {
    for (const MeetingRecord& meeting : records.meetings)
        put_meeting(records, meeting);
    Counts all;
    for (const Attendee& attendee : records.attendees)
        if (counts(attendee))
            all.add(attendee);
    const Node statistics =
        records.tree.append_element(records.event, "statistics", records.tree.span(records.event));
    put_totals(records, statistics, all);
    add_distribution(
        records, statistics, "gender", {{"f", "Жінки"}, {"m", "Чоловіки"}}, all.persons);
    add_distribution(
        records,
        statistics,
        "hromada-type",
        declared_groups(records.event, "hromada-type"),
        all.persons);
    add_distribution(
        records,
        statistics,
        "post-category",
        declared_groups(records.event, "post-category"),
        all.persons);
    add_distribution(records, statistics, "hromada", named_groups(records, "hromada"), all.persons);
    add_distribution(records, statistics, "region", named_groups(records, "region"), all.persons);
}

} // namespace zbirnyk
