#include "small_event.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

const char* const Names[] = {
    "event.xml",
    "participants.csv",
    "abstracts/a01.xml",
    "budget.xml",
    "evaluation.xml",
    "report.xml",
    "images/logo.svg",
    "images/funder.svg"};

} // namespace

SmallEvent::SmallEvent() {
    const auto disk = make_disk_file_system();
    for (const std::string name : Names)
        files_["ev/" + name] = std::get<std::string>(
            disk->read(std::string(ZBIRNYK_TEST_DATA "/events/small/") + name));
}

SmallEvent&
SmallEvent::replace(const std::string& file, std::string_view from, std::string_view to) {
    std::string& text = files_.at("ev/" + file);
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, file << " holds " << from);
    text.replace(at, from.size(), to);
    return *this;
}

SmallEvent& SmallEvent::set(const std::string& file, std::string text) {
    files_["ev/" + file] = std::move(text);
    return *this;
}

std::optional<Event> SmallEvent::read() {
    const auto files = make_memory_file_system(files_);
    return read_event(*files, "ev/event.xml", sources_, diagnostics_);
}

std::string SmallEvent::value(std::string_view expression) {
    const auto event = read();
    REQUIRE_MESSAGE(event.has_value(), print_all(diagnostics_, sources_));
    XPath xpath;
    return xpath.string({expression, {}}, event->data.document(), diagnostics_);
}

std::string SmallEvent::complaints() {
    read();
    std::string lines;
    for (const Diagnostic& item : diagnostics_.sorted()) {
        const Span span = item.span;
        lines += fmt::format(
            "{} [{}] {} {}\n",
            sources_.name(span.file).substr(std::string_view("ev/").size()),
            sources_.text(span.file).substr(span.begin, span.end - span.begin),
            item.code.name,
            item.message);
    }
    return lines;
}

TEST_CASE("the small event is right") {
    CHECK(SmallEvent().complaints().empty());
}

TEST_CASE("names are computed in all their forms") {
    const std::string person = "/event/participants/participant[@id='p005']/@";
    CHECK(SmallEvent().value(person + "full-name") == "Захарчук-Єфименко Валентина Юріївна");
    CHECK(SmallEvent().value(person + "short-name") == "В.\u00A0Ю.\u00A0Захарчук-Єфименко");
    CHECK(SmallEvent().value(person + "index-name") == "Захарчук-Єфименко\u00A0В.\u00A0Ю.");
    CHECK(SmallEvent().value(person + "given-name-first") == "Валентина Юріївна Захарчук-Єфименко");
    CHECK(SmallEvent().value(person + "sign-name") == "Валентина ЗАХАРЧУК-ЄФИМЕНКО");
    CHECK(SmallEvent().value(person + "order") == "3");
}

TEST_CASE("a gender that the data leave out comes from the name") {
    SmallEvent event;
    event.replace("participants.csv", "Сергіївна;f;", "Сергіївна;;");
    CHECK(event.value("/event/participants/participant[@id='p001']/@gender") == "f");
}

TEST_CASE("references are put in order and their words shortened where the book asks for it") {
    SmallEvent event;
    event
        .replace(
            "event.xml",
            "<proceedings ",
            "<proceedings reference-order=\"alphabetical\" reference-words=\"abbreviated\" ")
        .replace(
            "abstracts/a01.xml",
            "<references>",
            R"(<references><reference id="r3" xml:lang="en">Adams J. A book. London, 2001. 9 p.</reference>
               <reference id="r2" kind="book" authors="Ґудима С. Л." title="Читальня" title-info="посібник" place="Київ" publisher="Видавництво університету" year="2020" page-count="90"/>)");
    const std::string list = "/event//abstract/references/reference";
    CHECK(event.value(list + "[1]/@id") == "r1");
    CHECK(
        event.value(list + "[2]") ==
        "Ґудима\u00A0С.\u00A0Л. Читальня\u00A0: посіб. Київ\u00A0: Вид-во ун-ту, 2020. 90\u00A0с.");
    CHECK(event.value(list + "[3]/@number") == "3");
    CHECK(event.value(list + "[3]/@id") == "r3");
    CHECK(event.value("/event//abstract//cite/@label") == "[1, с.\u00A012–13]");
}

TEST_CASE("Ґ follows Г in the order of certificates") {
    CHECK(
        SmallEvent().value("/event/certificates/series/issued/certificate[2]/@full-name") ==
        "Ґудима Софія Лук’янівна");
    CHECK(
        SmallEvent().value("/event/certificates/series/issued/certificate[2]/@number") ==
        "СБ-2025/002");
    CHECK(
        SmallEvent().value("/event/certificates/series/issued/certificate[2]/@file") ==
        "СБ-2025-002");
    CHECK(
        SmallEvent().value("/event/certificates/series/issued/certificate[2]/@check") ==
        "https://zbirnyk.example/v/%D0%A1%D0%91-2025-002");
}

TEST_CASE("hours come from the days attended") {
    CHECK(SmallEvent().value("/event/meeting/@hours") == "4");
    CHECK(SmallEvent().value("/event/participants/participant[1]/@hours") == "4");
    CHECK(SmallEvent().value("/event/certificates/series/issued/certificate[1]/@credits") == "0.1");
}

TEST_CASE("whoever attends too few hours gets no certificate") {
    SmallEvent event;
    event.replace("event.xml", "minimum-hours=\"4\"", "minimum-hours=\"5\"");
    CHECK(event.value("count(/event/certificates/series/issued/certificate)") == "0");
}

TEST_CASE("roles come from the agenda") {
    CHECK(SmallEvent().value("//certificate[@participant='p001']/@role") == "moderator");
    CHECK(SmallEvent().value("//certificate[@participant='p002']/@role") == "speaker");
    CHECK(
        SmallEvent().value("//certificate[@participant='p002']/talk") ==
        "Скільки коштує одна подія");
    CHECK(SmallEvent().value("//certificate[@participant='p003']/@role") == "participant");
}

TEST_CASE("statistics leave out the staff") {
    CHECK(SmallEvent().value("/event/statistics/@persons") == "5");
    CHECK(SmallEvent().value("/event/statistics/@women-percent") == "60.0");
    SmallEvent event;
    event.replace("participants.csv", ";consent;", ";staff;");
    event.replace(
        "participants.csv", "k.bondarenko@example.org;так", "k.bondarenko@example.org;ні");
    CHECK(event.value("/event/statistics/@persons") == "1");
    CHECK(event.value("/event/meeting/@women") == "1");
    CHECK(event.value("//certificate[@participant='p002']/@role") == "organizer");
}

TEST_CASE("distributions count people by group and meeting") {
    const std::string village =
        "/event/statistics/distribution[@of='hromada-type']/group[@key='village']";
    CHECK(SmallEvent().value(village + "/@persons") == "4");
    CHECK(SmallEvent().value(village + "/@women") == "2");
    CHECK(SmallEvent().value(village + "/@percent") == "80.0");
    CHECK(SmallEvent().value(village + "/in[@meeting='seminar']/@n") == "4");
    CHECK(
        SmallEvent().value("/event/statistics/distribution[@of='hromada']/group[1]/@key") ==
        "Зразківська сільська громада");
}

TEST_CASE("an abstract stands in its section and is numbered") {
    const std::string abstract = "/event/proceedings/section[@id='s1']/abstract[@id='a01']";
    CHECK(SmallEvent().value(abstract + "/@authors") == "Бондаренко\u00A0К.\u00A0С.");
    CHECK(
        SmallEvent().value(abstract + "/author/@given-name-first") ==
        "Катерина Сергіївна Бондаренко");
    CHECK(SmallEvent().value(abstract + "//cite/@label") == "[1, с.\u00A012–13]");
    CHECK(SmallEvent().value(abstract + "//note/@number") == "1");
    CHECK(SmallEvent().value(abstract + "//table/@number") == "1");
    CHECK(
        SmallEvent().value("/event/meeting//talk[1]/title[@xml:lang='uk']") ==
        "Бібліотека як місце зустрічі громади");
    CHECK(
        SmallEvent().value(
            "/event/proceedings/author-index/letter[@name='Б']/author/in/@abstract") == "a01");
}

TEST_CASE("pictures of an abstract are found from its folder") {
    SmallEvent event;
    event.replace(
        "abstracts/a01.xml",
        "<h2>Що змінили</h2>",
        R"(<figure><img src="../images/logo.svg" alt="x"/></figure>)");
    CHECK(event.value("//abstract//img/@src") == "images/logo.svg");
}

TEST_CASE("money is added in hundredths") {
    CHECK(SmallEvent().value("/event/budget/@plan") == "25000.00");
    CHECK(SmallEvent().value("/event/budget/@actual") == "24120.50");
    CHECK(SmallEvent().value("/event/budget/@deviation") == "-879.50");
    CHECK(SmallEvent().value("/event/budget/@execution") == "96.5");
    CHECK(SmallEvent().value("/event/budget/@rate") == "45.0000");
    CHECK(SmallEvent().value("/event/budget/@balance") == "629.50");
    CHECK(SmallEvent().value("/event/budget/line[@id='b2']/@deviation-percent") == "-4.5");
    CHECK(SmallEvent().value("count(/event/budget/line/@over)") == "0");
}

TEST_CASE("a line exceeded by more than a fifth is marked") {
    SmallEvent event;
    event.replace("budget.xml", "plan=\"8000.00\"", "plan=\"6000.00\"");
    CHECK(event.value("/event/budget/line[@over='true']/@id") == "b2");
}

TEST_CASE("marks are summed up") {
    const std::string result = "/event/evaluation/question[@id='q1']/result[@meeting='all']";
    CHECK(SmallEvent().value(result + "/@n") == "4");
    CHECK(SmallEvent().value(result + "/@mean") == "4.75");
    CHECK(SmallEvent().value(result + "/share[@value='5']/@percent") == "75.0");
    CHECK(SmallEvent().value("/event/evaluation/forms/@rate") == "80.0");
}

TEST_CASE("figures of the report are queries") {
    CHECK(SmallEvent().value("/event/report/indicator[@id='i-women']/@actual") == "3");
    CHECK(SmallEvent().value("/event/report/indicator[@id='i-persons']/@percent") == "100.0");
    CHECK(SmallEvent().value("/event/report/chapter[1]/p[2]/value[1]") == "5\u00A0осіб");
    CHECK(SmallEvent().value("/event/report/chapter[2]/p/value") == "4,75");
}

TEST_CASE("words agree with numbers") {
    const auto persons = [](std::string_view select, std::string_view forms) {
        SmallEvent event;
        event.replace(
            "report.xml",
            "select=\"statistics/@persons\" format=\"count\" forms=\"особа|особи|осіб\"",
            fmt::format("select=\"{}\" format=\"word\" forms=\"{}\"", select, forms));
        return event.value("/event/report/chapter[1]/p[2]/value[1]");
    };
    CHECK(persons("1", "учасник|учасники|учасників") == "учасник");
    CHECK(persons("22", "учасник|учасники|учасників") == "учасники");
    CHECK(persons("11", "учасник|учасники|учасників") == "учасників");
    CHECK(persons("1.5", "учасник|учасники|учасників|учасника") == "учасника");
}

TEST_CASE("a moved meeting says what changed") {
    SmallEvent event;
    event.replace(
        "event.xml",
        "<planned from=\"2025-04-10\" format=\"onsite\"",
        "<planned from=\"2025-04-03\" format=\"online\"");
    CHECK(event.value("/event/meeting/@changed") == "date format");
}

} // namespace zbirnyk
