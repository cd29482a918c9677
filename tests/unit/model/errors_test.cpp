#include "small_event.h"

#include <doctest/doctest.h>

namespace zbirnyk {

namespace {

/// The complaints about the small event after one replacement.
std::string after(const std::string& file, std::string_view from, std::string_view to) {
    SmallEvent event;
    return event.replace(file, from, to).complaints();
}

} // namespace

TEST_CASE("references across files") {
    CHECK(
        after("event.xml", "speakers=\"p001\"", "speakers=\"p01\"") ==
        "event.xml [p01] model.unknown-reference there is no person `p01`\n");
    CHECK(
        after("event.xml", "abstract=\"a01\"", "abstract=\"a02\"") ==
        "event.xml [a02] model.unknown-reference there is no abstract `a02`\n");
    CHECK(
        after("abstracts/a01.xml", "section=\"s1\"", "section=\"s2\"") ==
        "event.xml [a01] model.unknown-reference there is no abstract `a01`\n"
        "abstracts/a01.xml [s2] model.unknown-reference there is no section `s2`\n");
    CHECK(
        after("abstracts/a01.xml", "ref=\"r1\"", "ref=\"r2\"") ==
        "abstracts/a01.xml [r2] model.unknown-reference there is no reference `r2`\n");
    CHECK(
        after(
            "participants.csv",
            "p004;Яремчук;Марко;Олегович;m;бібліотекар;Зразківська сільська бібліотека;бібліотекар "
            "Зразківської сільської бібліотеки;librarian",
            "p004;Яремчук;Марко;Олегович;m;;;;liberian") ==
        "participants.csv [liberian] model.unknown-reference there is no post category "
        "`liberian`\n");
    CHECK(
        after("participants.csv", "attended:seminar", "attended:semynar") ==
        "participants.csv [attended:semynar] model.unknown-reference there is no meeting "
        "`semynar`\n");
    CHECK(
        after("budget.xml", "line=\"b2\"", "line=\"b22\"") ==
        "budget.xml [b22] model.unknown-reference there is no budget line `b22`\n");
}

TEST_CASE("people") {
    CHECK(
        after("participants.csv", "p004;Яремчук", "k01;Яремчук") ==
        "participants.csv [k01] model.duplicate-id the id `k01` is taken\n");
    CHECK(
        after(
            "participants.csv",
            "p004;Яремчук;Марко;Олегович;m;бібліотекар;Зразківська",
            "p004;ґУДИМА;Софія;Лук’янівна;f;бібліотекарка;Прикладівська") ==
        "participants.csv [ґУДИМА] model.duplicate-person `ґУДИМА Софія Лук’янівна` stands in the "
        "table "
        "twice\n");
    CHECK(
        after(
            "participants.csv",
            "Зразківська сільська громада;village",
            "Зразківська сільська громада;city") ==
        "participants.csv [village] model.contradiction hromada `Зразківська сільська громада` has "
        "another type here\n");
    CHECK(
        after(
            "participants.csv",
            "k.bondarenko@example.org;так;1",
            "k.bondarenko@example.org;так;2") ==
        "participants.csv [2] model.attendance `2` is no day of meeting `seminar`\n");
}

TEST_CASE("a speaker who was not there") {
    CHECK(
        after("participants.csv", "a.ilchuk@example.org;так;1", "a.ilchuk@example.org;так;") ==
        "event.xml [p002] model.absent-speaker `Ільчук Андрій Васильович` speaks here but did not "
        "attend\n");
}

TEST_CASE("columns of a table") {
    CHECK(
        after("participants.csv", ";given;", ";first;") ==
        "participants.csv [id] model.missing-column the table has no column `given`\n"
        "participants.csv [first] model.unknown-column unknown column `first`\n");
    CHECK(
        after("participants.csv", ";consent;", ";email;") ==
        "participants.csv [email] csv.duplicate-column two columns are named `email`\n");
}

TEST_CASE("days and hours") {
    CHECK(
        after("event.xml", "<day date=\"2025-04-10\"", "<day date=\"2025-04-11\"") ==
        "event.xml [2025-04-11] model.date-order `2025-04-11` is no day of the meeting (2025-04-10 "
        "to "
        "2025-04-10)\n");
    CHECK(
        after("event.xml", "to=\"2025-05-31\"", "to=\"2025-04-09\"") ==
        "event.xml [2025-04-10] model.outside-project `2025-04-10` is outside the project "
        "(2025-03-01 to "
        "2025-04-09)\n"
        "budget.xml [2025-04-10] model.outside-project `2025-04-10` is outside the project "
        "(2025-03-01 to "
        "2025-04-09)\n"
        "budget.xml [2025-04-11] model.outside-project `2025-04-11` is outside the project "
        "(2025-03-01 to "
        "2025-04-09)\n");
    CHECK(
        after("event.xml", "hours=\"4\"", "hours=\"5\"") ==
        "event.xml [5] model.hours the day counts 5 academic hours, but its sessions last only "
        "4\n");
    CHECK(
        after("event.xml", "issued=\"2025-04-10\"", "issued=\"2025-04-09\"") ==
        "event.xml [2025-04-09] model.date-order certificates are issued on `2025-04-09`, before "
        "the "
        "meeting ends on 2025-04-10\n");
}

TEST_CASE("times of a day") {
    CHECK(
        after("event.xml", "start=\"11:30\" end=\"11:50\"", "start=\"11:30\" end=\"11:20\"") ==
        "event.xml [11:20] model.time-order the session ends at 11:20 but starts at 11:30\n");
    CHECK(
        after("event.xml", "start=\"11:30\" end=\"11:50\"", "start=\"11:20\" end=\"11:50\"") ==
        "event.xml [11:20] model.overlap `Перерва на каву` overlaps `Бібліотека, до якої "
        "приходять`\n");
    CHECK(
        after("event.xml", "start=\"11:30\" end=\"11:50\"", "start=\"09:00\" end=\"09:30\"") ==
        "event.xml [09:00] model.time-order the session starts at 09:00, before the one above "
        "it\n");
    CHECK(
        after(
            "event.xml",
            "kind=\"break\" start=\"11:30\" end=\"11:50\"",
            "kind=\"break\" hall=\"2\" start=\"11:30\" end=\"11:50\"") == "");
}

TEST_CASE("abstracts") {
    CHECK(
        after("abstracts/a01.xml", "<udc>027.022</udc>", "<gap field=\"udc\"/>") ==
        "abstracts/a01.xml [gap] model.gap abstract `a01` lacks its udc\n");
    CHECK(
        after(
            "abstracts/a01.xml",
            "<author person=\"p001\" affiliation=\"1\"/>",
            "<author surname=\"Ї\"/>") ==
        "abstracts/a01.xml [author] model.missing-part the author has "
        "neither `person` nor `surname` and `given`\n");
}

TEST_CASE("money and marks") {
    CHECK(
        after("budget.xml", "amount=\"7640.50\"", "amount=\"7640.505\"") ==
        "budget.xml [7640.505] model.amount `7640.505` is no sum of money\n");
    CHECK(
        after("budget.xml", "receipt number=\"2\"", "receipt number=\"1\"") ==
        "budget.xml [1] model.duplicate-receipt the number `1` is taken by another receipt\n");
    CHECK(
        after("evaluation.xml", "returned=\"4\"", "returned=\"6\"") ==
        "evaluation.xml [6] model.evaluation more forms were returned (6) than people attended "
        "(5)\n");
    CHECK(
        after("evaluation.xml", "value=\"4\"", "value=\"6\"") ==
        "evaluation.xml [6] model.evaluation `6` is no mark of the scale 1 to 5\n");
}

TEST_CASE("figures") {
    CHECK(
        after("report.xml", "select=\"statistics/@women\"", "select=\"statistics/@womn\"") ==
        "report.xml [statistics/@womn] model.no-value `statistics/@womn` selects nothing\n");
    CHECK(
        after("event.xml", "СБ-2025/{000}", "СБ-2025/000") ==
        "event.xml [СБ-2025/000] model.number-pattern `СБ-2025/000` is no pattern of numbers\n");
}

TEST_CASE("files") {
    CHECK(
        after("event.xml", "src=\"images/logo.svg\"", "src=\"images/loho.svg\"") ==
        "event.xml [images/loho.svg] file.unreadable cannot read `images/loho.svg`: no such "
        "file\n");
    CHECK(
        after("event.xml", "<abstracts src=\"abstracts\"/>", "<abstracts src=\"tezy\"/>") ==
        "event.xml [tezy] file.unreadable cannot read `tezy`: no such folder\n");
}

} // namespace zbirnyk
