#include "small_event.h"

#include <doctest/doctest.h>

namespace zbirnyk {

namespace {

/// The small event with `paragraph` as the first of its abstract.
SmallEvent with_paragraph(std::string_view paragraph) {
    SmallEvent event;
    event.replace("abstracts/a01.xml", "<body>", "<body>" + std::string(paragraph));
    return event;
}

std::string first_paragraph(std::string_view paragraph) {
    return with_paragraph(paragraph).value("/event//abstract/body/p[1]");
}

} // namespace

TEST_CASE("the event's texts are cleaned as they are read") {
    CHECK(
        first_paragraph(R"(<p>Це - "об'єкт" у 2019-2020 рр.</p>)") ==
        "Це\u00A0— «об’єкт» у\u00A02019–2020\u00A0рр.");
}

TEST_CASE("a change may span the tags of a line") {
    CHECK(first_paragraph("<p>Слово <b>- <i>діло</i></b></p>") == "Слово\u00A0— діло");
    CHECK(
        with_paragraph("<p>Слово <b>- <i>діло</i></b></p>")
            .value("/event//abstract/body/p[1]/b/i") == "діло");
}

TEST_CASE("a note, another language and code are read apart") {
    SmallEvent event = with_paragraph(
        R"(<p>Текст<note>це "так"</note>, <span xml:lang="en">"so"</span> й <code>a - "b"</code></p>)");
    const std::string p = "/event//abstract/body/p[1]";
    CHECK(event.value(p + "/note") == "це «так»");
    CHECK(event.value(p + "/span") == "“so”");
    CHECK(event.value(p + "/code") == "a - \"b\"");
}

TEST_CASE("cells of tables and attributes are cleaned, names of authors' files are not") {
    SmallEvent event;
    event.replace("participants.csv", "директорка публічної", "директорка  \"публічної\"")
        .replace("event.xml", "city=\"Хмельницький\"", "city=\"м. Кам'янець\"")
        .replace("participants.csv", "k.bondarenko@", "k-'b@");
    CHECK(
        event.value("/event/participants/participant[1]/@position") ==
        "директорка «публічної» бібліотеки");
    CHECK(event.value("/event/@city") == "м.\u00A0Кам’янець");
    CHECK(event.value("/event/participants/participant[1]/@email") == "k-'b@example.org");
}

TEST_CASE("references keep the dash of their standard") {
    SmallEvent event;
    event.replace("abstracts/a01.xml", "Приклад, 2024. 64 с.", "Приклад, 2024. – 64 с. С. 5-7.");
    CHECK(
        event.value("/event//abstract//reference") ==
        "Бібліотека і\u00A0громада\u00A0: практ. посіб. Київ\u00A0: Приклад, 2024. – "
        "64\u00A0с. С.\u00A05–7.");
}

TEST_CASE("an event turns rules off") {
    const auto read = [](std::string_view without) {
        SmallEvent event = with_paragraph("<p>Це - \"так\"</p>");
        event.replace(
            "event.xml", "city=", "typography-without=\"" + std::string(without) + "\" city=");
        return event.value("/event//abstract/body/p[1]");
    };
    CHECK(read("quotes") == "Це\u00A0— \"так\"");
    CHECK(read("quotes dashes") == "Це - \"так\"");
    CHECK(read("all") == "Це - \"так\"");
}

TEST_CASE("an unknown rule and a doubtful word are named where they stand") {
    SmallEvent event = with_paragraph("<p>Це &amp; двi</p>");
    event.replace("event.xml", "city=", "typography-without=\"quote\" city=");
    CHECK(
        event.complaints() ==
        "event.xml [quote] clean.unknown-rule no rule of cleaning is called `quote`\n"
        "abstracts/a01.xml [Це &amp; двi] clean.doubtful latin-look-alike: `двi`\n");
    CHECK(
        with_paragraph("<p>Це двi</p>").complaints() ==
        "abstracts/a01.xml [двi] clean.doubtful latin-look-alike: `двi`\n");
}

} // namespace zbirnyk
