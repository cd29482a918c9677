#include "exchange/participants/email.h"
#include "exchange/participants/fields.h"
#include "exchange/participants/import_participants.h"
#include "exchange/participants/mapping.h"
#include "exchange/participants/person_name.h"
#include "exchange/participants/phone.h"
#include "exchange/participants/same_person.h"
#include "read/manual.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace zbirnyk {

namespace {

std::string field_of(std::string_view head) {
    const auto recognised = recognise_head(head);
    return recognised ? std::string(field_name(recognised->field)) : "?";
}

constexpr std::string_view Event = R"(<event xmlns="urn:zbirnyk:event:1">
  <post-category id="head">Голови громад</post-category>
  <meeting id="m1"/>
  <participants src="participants.csv"/>
</event>)";

/// Imports one CSV after another into one event, as a person would with each new export.
struct Desk {
    std::unique_ptr<FileSystem> files =
        make_memory_file_system({{"e/event.xml", std::string(Event)}});
    Sources sources = {};
    Diagnostics diagnostics = {};
    std::string report = {};

    void import(const std::string& sheet) {
        files->write("s.csv", sheet);
        diagnostics = {};
        const auto result =
            import_participants(*files, {"s.csv", "e/event.xml", {}, {}}, sources, diagnostics);
        REQUIRE_MESSAGE(result, print_all(diagnostics, sources));
        report = result->report;
        if (!result->csv.empty())
            files->write(result->table, result->csv);
        if (!result->mapping_xml.empty())
            files->write(result->mapping, result->mapping_xml);
    }

    std::string table() const { return std::get<std::string>(files->read("e/participants.csv")); }

    std::size_t rows() const {
        const std::string text = table();
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
    }

    bool said(std::string_view text) const {
        return print_all(diagnostics, sources, 1000).find(text) != std::string::npos;
    }
};

Identity person(
    std::string surname,
    std::string given,
    std::string patronymic = "",
    std::string email = "",
    std::string institution = "") {
    return fold_identity(
        {std::move(surname), std::move(given), std::move(patronymic)}, email, institution);
}

Likeness likeness(const Identity& a, const Identity& b) {
    const Likeness there = compare_people(a, b).likeness;
    CHECK(there == compare_people(b, a).likeness);
    PeopleIndex index;
    index.add(a);
    // What is alike is found without looking at everybody.
    CHECK((there == Likeness::Different || index.candidates(b).size() == 1));
    return there;
}

} // namespace

TEST_CASE("heads are recognised in Ukrainian and English") {
    CHECK(field_of("ПІБ") == "full-name");
    CHECK(field_of("П. І. Б.") == "full-name");
    CHECK(
        field_of("Вкажіть, будь ласка, Ваше прізвище, ім'я та по батькові (повністю)") ==
        "full-name");
    CHECK(field_of("Прізвище") == "surname");
    CHECK(field_of("ПPІЗBИЩЕ") == "surname"); // P and B are Latin
    CHECK(field_of("Ваше ім`я") == "given");
    CHECK(field_of("Ім’я, по батькові") == "given-names");
    CHECK(field_of("по батькові ") == "patronymic");
    CHECK(field_of("Посада, місце роботи") == "position");
    CHECK(field_of("Яку посаду Ви обіймаєте?") == "post");
    CHECK(field_of("Назва Вашої організації (повністю)") == "institution");
    CHECK(field_of("Адреса електронної пошти") == "email");
    CHECK(field_of("Email Address") == "email");
    CHECK(field_of("Ваша ел. пошта") == "email");
    CHECK(
        field_of(
            "Даю згоду на обробку моїх персональних даних (прізвище, ім’я, електронна адреса)") ==
        "consent");
    CHECK(field_of("Позначка часу") == "ignore");
    CHECK(field_of("Контактний номер телефону") == "phone");
    CHECK(field_of("Ваш мобільний телефон (Viber)") == "phone");
    CHECK(field_of("Phone Number") == "phone");
    CHECK(field_of("Телефон керівника") == "ignore");
    CHECK(field_of("Телефон, електронна пошта") == "email");
    CHECK(field_of("Ваша роль на заході") == "role");
    CHECK(field_of("Role") == "role");
    CHECK(field_of("Яка роль держави у відновленні?") == "?");
    CHECK(field_of("Full Name") == "full-name");
    CHECK(field_of("Position") == "post");
    CHECK(field_of("position") == "position");
    CHECK(field_of("attended:m1") == "attended");
    CHECK(field_of("Область, район, громада") == "?");
    CHECK(field_of("Прізвище керівника") == "?");
    CHECK(field_of("Адреса установи") == "?");
    CHECK(field_of("Чому Ви хочете взяти участь?") == "?");
    CHECK(recognise_head("Ім’я та прізвище")->order == NameOrder::GivenFirst);
    CHECK(recognise_head("ПІБ")->order == NameOrder::SurnameFirst);
    CHECK(recognise_head("Name and surname")->order == NameOrder::GivenFirst);
}

TEST_CASE("names are mended, and what is no name is refused") {
    const auto clean = [](std::string_view text) {
        std::vector<Repair> repairs;
        Diagnostics diagnostics;
        return clean_name(text, {{}, repairs, diagnostics}).value_or("-");
    };
    CHECK(clean("КОВАЛЕНКО олена") == "Коваленко Олена");
    CHECK(clean("нечуй - левицький") == "Нечуй-Левицький");
    CHECK(clean("Лук'яненко") == "Лук’яненко");
    CHECK(clean("Лук\"яненко") == "Лук’яненко");
    CHECK(clean("Кoвaль") == "Коваль");
    CHECK(clean(" Коваль\u00A0 Олена,") == "Коваль Олена");
    CHECK(clean("О.П.") == "О. П.");
    CHECK(clean("Müller") == "Müller");
    CHECK(clean("Мак-Дональд") == "Мак-Дональд");
    CHECK(clean("Коваль 2") == "-");
    CHECK(clean("Коваль 😀") == "-");
    CHECK(clean("o@example.org") == "-");
}

TEST_CASE("addresses are checked and mended where one thing can be meant") {
    CHECK(check_email(" mailto:O.K@Example.org. ").address == "O.K@Example.org");
    CHECK(check_email("оlena@example.org").address == "olena@example.org");
    CHECK(check_email("o@gmial.com").suggestion == "o@gmail.com");
    CHECK(check_email("o@gmail.con").suggestion == "o@gmail.com");
    CHECK(check_email("o@ukr.net").suggestion.empty());
    CHECK(check_email("o'neil@example.org").fault.empty());
    for (const char* wrong :
         {"o.example.org",
          "o@@example.org",
          "o@example",
          "@example.org",
          "o k@example.org",
          "олена@example.org",
          "o..k@example.org",
          "o@example.c",
          "a@b.org, c@d.org",
          "немає",
          "-"})
        CHECK_MESSAGE(!check_email(wrong).fault.empty(), wrong);
}

TEST_CASE("people who are one, may be one and are not") {
    const Identity olena = person("Лук’яненко", "Олена", "Іванівна", "o@x.ua", "Рада");
    CHECK(likeness(olena, person("ЛУКЯНЕНКО", "Олена", "Іванівна", "O@x.ua")) == Likeness::Same);
    CHECK(likeness(olena, person("Лукʼяненко", "Олена", "Іванівна", "", "рада")) == Likeness::Same);
    CHECK(likeness(olena, person("Лук'яненко", "Олена", "Іванівна")) == Likeness::Same);
    CHECK(
        likeness(olena, person("Лук’яненко", "Олена", "Іванівна", "z@x.ua", "Інша")) ==
        Likeness::Near);
    CHECK(likeness(olena, person("Олена", "Лук’яненко", "Іванівна")) == Likeness::Near);
    CHECK(likeness(olena, person("Лук’яненко", "О.", "І.")) == Likeness::Near);
    CHECK(likeness(olena, person("Лук’яненко", "Олена")) == Likeness::Near);
    CHECK(likeness(olena, person("Лукаяненко", "Олена", "Іванівна")) == Likeness::Near);
    CHECK(likeness(olena, person("Лукянекно", "Олена", "Іванівна")) == Likeness::Near);
    CHECK(likeness(olena, person("Лукянекно", "Олена", "Іванівна", "o@x.ua")) == Likeness::Same);
    CHECK(likeness(olena, person("Шевчук", "Олена", "Іванівна", "o@x.ua")) == Likeness::Same);
    CHECK(
        likeness(olena, person("Лук’яненко", "Петро", "Ілліч", "o@x.ua")) == Likeness::SharedEmail);
    CHECK(likeness(olena, person("Лук’яненко", "Петро", "Ілліч")) == Likeness::Different);
    CHECK(likeness(person("Коваль", "Іван"), person("Ковач", "Іван")) == Likeness::Different);
    CHECK(
        likeness(person("Ґудзь", "Іван", "Ілліч"), person("Гудзь", "Іван", "Ілліч")) ==
        Likeness::Same);
}

TEST_CASE("a sheet becomes participants, and the same sheet twice changes nothing") {
    Desk desk;
    const std::string sheet =
        "Позначка часу;ПІБ;Посада;Установа;E-mail;Категорія посади;Згода\n"
        "1;Коваленко Олена Іванівна;голова;Рада;o@example.org;Голови громад;так\n"
        "2;Петро Ілліч Шевчук;економіст;Рада;p@example.org;head;+\n";
    desk.import(sheet);
    CHECK(desk.diagnostics.items().empty());
    const std::string first = desk.table();
    CHECK(first.starts_with("\xEF\xBB\xBFid;surname;given;"));
    CHECK(
        first.find(
            "p001;Коваленко;Олена;Іванівна;f;голова;Рада;;head;;;;;o@example.org;;так;;\r\n") !=
        std::string::npos);
    CHECK(first.find("p002;Шевчук;Петро;Ілліч;m;") != std::string::npos);
    desk.import(sheet);
    CHECK(desk.diagnostics.items().empty());
    CHECK(desk.table() == first);
    CHECK(desk.report.find("0 new people, 2 known (0 changes)") != std::string::npos);
}

TEST_CASE("a later sheet updates: ids, attendance and people it does not name stay") {
    Desk desk;
    desk.files->write(
        "e/participants.csv",
        "\xEF\xBB\xBFid;surname;given;patronymic;post;email;staff;attended:m1\r\n"
        "p007;Коваленко;Олена;Іванівна;голова;o@example.org;;1 2\r\n"
        "p009;Бойко;Роман;Ілліч;водій;;так;1\r\n"
        "p010;Сич;Ганна;Юріївна;лікарка;;;\r\n");
    desk.import("ПІБ;Посада;E-mail\n"
                "Коваленко Олена Іванівна;;o@example.org\n"
                "Шевчук Петро Ілліч;економіст;p@example.org\n"
                "Бойко Роман Ілліч;старший водій;\n");
    CHECK(
        desk.table() ==
        "\xEF\xBB\xBFid;surname;given;patronymic;post;email;staff;gender;attended:m1\r\n"
        "p007;Коваленко;Олена;Іванівна;голова;o@example.org;;f;1 2\r\n"
        "p009;Бойко;Роман;Ілліч;старший водій;;так;m;1\r\n"
        "p010;Сич;Ганна;Юріївна;лікарка;;;;\r\n"
        "p011;Шевчук;Петро;Ілліч;економіст;p@example.org;;m;\r\n");
    CHECK(
        desk.report.find("p009 Бойко Роман Ілліч, post: водій -> старший водій (row 4)") !=
        std::string::npos);
    CHECK(
        desk.report.find("not in the sheet, kept (1):\n  p010 Сич Ганна Юріївна") !=
        std::string::npos);
}

TEST_CASE("near duplicates stay apart until the mapping decides") {
    Desk desk;
    const std::string head = "ПІБ;Установа;E-mail\n";
    desk.import(head + "Коваленко Олена Іванівна;Рада;o@example.org\n");
    const std::string sheet = head + "Коваленко Олена Іванівна;Рада;o@example.org\n"
                                     "Коваленко Олена Іванівна;Школа;k@example.org\n";
    const std::string before = desk.table();
    desk.import(sheet);
    CHECK(desk.said("`Коваленко Олена Іванівна` may be `Коваленко Олена Іванівна`"));
    CHECK(
        desk.said("<same id=\"p001\" name=\"Коваленко Олена Іванівна\" email=\"k@example.org\"/>"));
    CHECK(desk.rows() == 2);
    const auto mapping = std::get<std::string>(desk.files->read("e/participants.mapping.xml"));
    const auto decide = [&](const std::string& decision) {
        std::string xml = mapping;
        xml.insert(xml.find("</mapping>"), decision);
        desk.files->write("e/participants.mapping.xml", xml);
        desk.files->write("e/participants.csv", before);
        desk.import(sheet);
    };
    decide("<same id=\"p001\" name=\"Коваленко Олена Іванівна\" email=\"k@example.org\"/>");
    CHECK(desk.rows() == 1);
    CHECK(desk.said("[import.same-person]"));
    decide("<apart id=\"p001\" name=\"Олена Іванівна Коваленко\" email=\"k@example.org\"/>");
    CHECK(desk.rows() == 2);
    CHECK(desk.diagnostics.items().empty());
    decide("<keep id=\"p001\" field=\"institution\"/>");
    desk.import(head + "Коваленко Олена Іванівна;Академія;o@example.org\n");
    CHECK(desk.table().find("Академія") == std::string::npos);
}

TEST_CASE("defaults and attendance come by the mapping") {
    Desk desk;
    desk.files->write(
        "e/participants.mapping.xml",
        "<mapping xmlns=\"urn:zbirnyk:mapping:1\"><column head=\"Хто\" field=\"full-name\"/>"
        "<column head=\"9 червня\" field=\"attended\" meeting=\"m1\" days=\"1\"/>"
        "<column head=\"10 червня\" field=\"attended\" meeting=\"m1\" days=\"2\"/>"
        "<default field=\"post-category\" value=\"head\"/></mapping>");
    desk.import("Хто;9 червня;10 червня\nКоваленко Олена Іванівна;+;так\nСич Ганна Юріївна;;✓\n");
    CHECK(desk.diagnostics.items().empty());
    CHECK(
        desk.table().find("p001;Коваленко;Олена;Іванівна;f;;;;head;;;;;;;;;1 2\r\n") !=
        std::string::npos);
    CHECK(desk.table().find("p002;Сич;Ганна;Юріївна;f;;;;head;;;;;;;;;2\r\n") != std::string::npos);
}

TEST_CASE("what was joined is compared again") {
    Desk desk;
    // The third row is the second's by e-mail; only together do they have the first's institution.
    const std::string sheet = "ПІБ;Установа;E-mail\n"
                              "Коваленко Олена Іванівна;Рада;\n"
                              "Сич Ганна Юріївна;Рада;h@example.org\n"
                              "Коваленко Олена Іванівна;Школа;k@example.org\n"
                              "Коваленко Олена Іванівна;Рада;k@example.org\n";
    desk.import(sheet);
    CHECK(desk.rows() == 2);
    CHECK(desk.diagnostics.items().size() == 2);
    const std::string first = desk.table();
    desk.import(sheet);
    CHECK(desk.table() == first);
}

TEST_CASE("phone numbers are brought into one form") {
    for (const char* typed :
         {"+380676012845",
          "380676012845",
          "80676012845",
          "0676012845",
          "676012845", // Excel has taken the zero away
          "00380676012845",
          "+38 (067) 601-28-45",
          "тел. 067.601.28.45",
          " 067 601\u00A028\u201345 "})
        CHECK(check_phone(typed).number == "+380 67 601 28 45");
    CHECK(check_phone("+49 30 123456").number == "+49 30123456");
    CHECK(check_phone("+32 123456").number == "+32 123456");
    CHECK(check_phone("067 601 28 45, 050 111 22 33").number == "+380 67 601 28 45");
    CHECK(check_phone("067 601 28 45, 050 111 22 33").other == "050 111 22 33");
    for (const char* bad :
         {"",
          "3.80676E+11",
          "12845",
          "067 601 28 4",
          "0676012845 Олена",
          "+380676012",
          "49 30 12345678",
          "+0123456789",
          "+1234567890123456",
          "067+6012845"}) {
        CHECK(check_phone(bad).number.empty());
        CHECK(!check_phone(bad).fault.empty());
    }
}

TEST_CASE("a phone is kept, and a second import changes nothing") {
    Desk desk;
    const std::string sheet = "ПІБ;Телефон\nКоваленко Олена Іванівна;0676012845\n"
                              "Сич Ганна Юріївна;немає\nБойко Роман Ілліч;12-34\n";
    desk.import(sheet);
    CHECK(desk.said("`12-34` is no phone number and left out: it has too few digits"));
    CHECK(desk.diagnostics.items().size() == 1);
    CHECK(desk.rows() == 3);
    const std::string first = desk.table();
    CHECK(first.find(";;+380 67 601 28 45;;;\r\n") != std::string::npos);
    desk.import(sheet);
    CHECK(desk.table() == first);
    desk.import("ПІБ;Телефон\nКоваленко Олена Іванівна;\n");
    CHECK(desk.table() == first);
}

TEST_CASE("roles go where the event knows them") {
    Desk desk;
    desk.files->write(
        "e/event.xml",
        R"(<event xmlns="urn:zbirnyk:event:1"><meeting id="m1"><agenda><day>
        <session moderators="k1 p003"><talk speakers="p001, k2"/></session></day></agenda></meeting>
        <participants src="participants.csv"/></event>)");
    const std::string sheet = "ПІБ;Роль\n"
                              "Коваленко Олена Іванівна;Доповідачка\n"
                              "Сич Ганна Юріївна;speaker і модераторка\n"
                              "Бойко Роман Ілліч;модератор; учасник\n";
    std::string quoted = sheet;
    quoted.replace(
        quoted.find("модератор; учасник"),
        std::string("модератор; учасник").size(),
        "\"модератор; учасник\"");
    desk.import(
        quoted +
        "Їжак Орест Ілліч;Організатор\nГнатюк Ада Юріївна;Учасниця\nДуб Яків Ілліч;кухар\n");
    CHECK(desk.rows() == 6);
    CHECK(desk.said("`Сич Ганна Юріївна` is a speaker by the sheet, but not in the programme"));
    CHECK(desk.said("`Сич Ганна Юріївна` is a moderator by the sheet, but not in the programme"));
    CHECK(desk.said("write `moderators=\"p002\"` in a session of the agenda"));
    CHECK(desk.said("the role `кухар` is not understood and left out"));
    CHECK(desk.diagnostics.items().size() == 3);
    const std::string first = desk.table();
    CHECK(first.find("p004;Їжак;Орест;Ілліч;m;;;;;;;;;;;;так;\r\n") != std::string::npos);
    CHECK(first.find("так") == first.rfind("так"));
    desk.import("ПІБ;Роль\nЇжак Орест Ілліч;учасник\n");
    CHECK(desk.table() == first);
}

TEST_CASE("docs/import.md lists the heads and the mapping as the program knows them") {
    const auto disk = make_disk_file_system();
    const auto text = std::get<std::string>(disk->read(ZBIRNYK_ROOT "/docs/import.md"));
    CHECK(text.find(heads_manual()) != std::string::npos);
    std::string mapping = manual(mapping_vocabulary());
    mapping.pop_back(); // the blank line between two vocabularies
    CHECK(text.find(mapping) != std::string::npos);
}

} // namespace zbirnyk
