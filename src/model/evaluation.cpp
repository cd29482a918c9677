#include "diag/codes.h"
#include "model/decimal.h"
#include "model/steps.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// How often each mark of a question was given.
using Marks = std::map<std::int64_t, std::int64_t>;

/// The marks of one `answers`, checked against the scale and the number of forms.
Marks read_marks(Records& records, Node answers, Node question, std::int64_t returned) {
    const std::int64_t low = integer_of(question, "low", 1), high = integer_of(question, "high", 5);
    Marks marks;
    std::int64_t given = 0;
    for (const Node count : answers.child_elements("count")) {
        const std::int64_t value = integer_of(count, "value", -1);
        if (value < low || value > high) {
            records.diagnostics.error(
                codes::ModelEvaluation,
                place_of(records, count, "value"),
                fmt::format(
                    "`{}` is no mark of the scale {} to {}", count.attribute("value"), low, high));
            continue;
        }
        if (!marks.emplace(value, integer_of(count, "n", 0)).second)
            records.diagnostics.error(
                codes::ModelEvaluation,
                place_of(records, count, "value"),
                fmt::format("the mark {} stands twice", value));
        given += integer_of(count, "n", 0);
    }
    if (given > returned)
        records.diagnostics.error(
            codes::ModelEvaluation,
            records.tree.span(answers),
            fmt::format("more answers ({}) than forms returned ({})", given, returned));
    return marks;
}

Node append_result(
    Records& records, Node question, std::string_view meeting, std::string_view title) {
    const Node result =
        records.tree.append_element(question, "result", records.tree.span(question));
    put(records, result, "meeting", meeting);
    put(records, result, "title", title);
    return result;
}

void put_marks(Records& records, Node result, Node question, const Marks& marks) {
    std::int64_t n = 0, sum = 0;
    for (const auto& [value, count] : marks) {
        n += count;
        sum += value * count;
    }
    put(records, result, "n", n);
    if (n > 0)
        put(records, result, "mean", quotient(sum, n, 2));
    for (std::int64_t value = integer_of(question, "low", 1);
         value <= integer_of(question, "high", 5);
         ++value) {
        const auto found = marks.find(value);
        const std::int64_t count = found == marks.end() ? 0 : found->second;
        const Node share =
            records.tree.append_element(result, "share", records.tree.span(question));
        put(records, share, "value", value);
        put(records, share, "n", count);
        if (n > 0)
            put(records, share, "percent", percent(count, n));
    }
}

/// The scale has at least two and at most MaxMarks marks.
bool check_scale(Records& records, Node question) {
    constexpr std::int64_t MaxMarks = 101;
    const std::int64_t marks = integer_of(question, "high", 5) - integer_of(question, "low", 1) + 1;
    if (marks >= 2 && marks <= MaxMarks)
        return true;
    records.diagnostics.error(
        codes::ModelEvaluation,
        place_of(records, question, "high"),
        fmt::format("a scale of {} marks", marks),
        fmt::format("a scale has from 2 to {} marks", MaxMarks));
    return false;
}

void add_scale_results(Records& records, Node evaluation, Node question) {
    if (!check_scale(records, question))
        return;
    Marks all;
    for (const Node forms : evaluation.child_elements("forms"))
        for (const Node answers : forms.child_elements("answers")) {
            if (answers.attribute("question") != question.attribute("id"))
                continue;
            const Marks marks =
                read_marks(records, answers, question, integer_of(forms, "returned", 0));
            const Node result = append_result(
                records,
                question,
                std::string(forms.attribute("meeting")),
                std::string(forms.attribute("title")));
            put_marks(records, result, question, marks);
            for (const auto& [value, count] : marks)
                all[value] += count;
        }
    put_marks(records, append_result(records, question, "all", ""), question, all);
}

void add_open_results(Records& records, Node evaluation, Node question) {
    for (const Node forms : evaluation.child_elements("forms")) {
        std::vector<Node> answers;
        for (const Node answer : forms.child_elements("answer"))
            if (answer.attribute("question") == question.attribute("id"))
                answers.push_back(answer);
        if (answers.empty())
            continue;
        const Node result = append_result(
            records,
            question,
            std::string(forms.attribute("meeting")),
            std::string(forms.attribute("title")));
        put(records, result, "n", static_cast<std::int64_t>(answers.size()));
        for (const Node answer : answers) {
            const Node copy =
                records.tree.append_element(result, "answer", records.tree.span(answer));
            records.tree.append_text(copy, answer.text(), records.tree.span(answer));
        }
    }
}

/// The meeting exists and no more forms came back than people were there.
void check_forms(Records& records, Node forms) {
    const std::string id(forms.attribute("meeting"));
    const MeetingRecord* meeting = records.meeting(id);
    if (meeting == nullptr) {
        Index known;
        for (const MeetingRecord& record : records.meetings)
            known.emplace(record.id, record.node);
        report_unknown(records, place_of(records, forms, "meeting"), "meeting", id, known);
        return;
    }
    std::int64_t present = 0;
    for (const Attendee& attendee : records.attendees)
        present += attendee.meetings.contains(id) ? 1 : 0;
    const std::int64_t returned = integer_of(forms, "returned", 0);
    if (returned > present && records.attendance_known)
        records.diagnostics.error(
            codes::ModelEvaluation,
            place_of(records, forms, "returned"),
            fmt::format(
                "more forms were returned ({}) than people attended ({})", returned, present));
    put(records, forms, "title", meeting_label(*meeting));
    if (present > 0)
        put(records, forms, "rate", percent(returned, present));
}

} // namespace

std::string meeting_label(const MeetingRecord& meeting) {
    const std::string label = own_title(meeting.node, "short-title");
    return label.empty() ? own_title(meeting.node) : label;
}

void add_evaluation(Records& records, const Inputs& inputs) {
    if (!inputs.evaluation)
        return;
    const Node evaluation = records.event.child("evaluation");
    for (const Node part : inputs.evaluation->root().child_elements())
        records.tree.graft(evaluation, *inputs.evaluation, part);
    std::int64_t returned = 0;
    for (const Node forms : evaluation.child_elements("forms")) {
        check_forms(records, forms);
        returned += integer_of(forms, "returned", 0);
    }
    put(records, evaluation, "returned", returned);
    for (const Node question : evaluation.child_elements("question")) {
        if (question.attribute("type") == "scale")
            add_scale_results(records, evaluation, question);
        else
            add_open_results(records, evaluation, question);
    }
}

} // namespace zbirnyk
