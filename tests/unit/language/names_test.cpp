#include "names_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

DeclinedName
decline(const PersonName& name, Case grammatical_case, Gender gender = Gender::Unknown) {
    return decline_name(name, gender, grammatical_case);
}

std::string dative(DativeStyle style, const PersonName& name) {
    const PersonName out = decline_name(name, Gender::Unknown, Case::Dative, {style}).name;
    return out.surname + " " + out.given + " " + out.patronymic;
}

bool is_sure(const PersonName& name, Gender gender = Gender::Unknown) {
    return decline(name, Case::Genitive, gender).confidence == Confidence::Sure;
}

} // namespace

TEST_CASE("names with forms by the orthography") {
    const auto rows = read_rows("names.tsv");
    CHECK(rows.size() >= 300);
    for (const auto& row : rows) {
        REQUIRE(row.size() == 10);
        for (int i = 0; i < 7; ++i) {
            PersonName name;
            std::string PersonName::*part = row[0] == "surname" ? &PersonName::surname
                                            : row[0] == "given" ? &PersonName::given
                                                                : &PersonName::patronymic;
            name.*part = row[2];
            const DeclinedName out = decline(name, static_cast<Case>(i), gender_of(row[1]));
            INFO(row[2] << ", " << CaseWords[i] << ": " << row[9]);
            CHECK(out.name.*part == row[2 + i]);
        }
    }
}

TEST_CASE("the dative in three styles") {
    const PersonName name{"Шевченко", "Тарас", "Григорович"};
    CHECK(dative(DativeStyle::U, name) == "Шевченку Тарасу Григоровичу");
    CHECK(dative(DativeStyle::Ovi, name) == "Шевченкові Тарасові Григоровичеві");
    CHECK(dative(DativeStyle::Alternate, name) == "Шевченкові Тарасу Григоровичу");
    const PersonName adjective{"Левицький", "Іван", "Семенович"};
    CHECK(dative(DativeStyle::Alternate, adjective) == "Левицькому Іванові Семеновичу");
    CHECK(dative(DativeStyle::Ovi, {"Косач", "Лариса", "Петрівна"}) == "Косач Ларисі Петрівні");
}

TEST_CASE("the gender comes from the patronymic, else from the given name") {
    CHECK(detect_gender({"Коваль", "Саша", "Іванівна"}) == Gender::Feminine);
    CHECK(detect_gender({"Коваль", "Саша", "Ілліч"}) == Gender::Masculine);
    CHECK(detect_gender({"Коваль", "Микола", ""}) == Gender::Masculine);
    CHECK(detect_gender({"Коваль", "Анна Марія", ""}) == Gender::Feminine);
    CHECK(detect_gender({"Коваль", "ЛЮБОВ", ""}) == Gender::Feminine);
    CHECK(detect_gender({"Коваль", "Саша", ""}) == Gender::Unknown);
    CHECK(detect_gender({"Левицька", "", ""}) == Gender::Unknown);
    CHECK(detect_gender({"", "", ""}) == Gender::Unknown);
}

TEST_CASE("an unknown or contradictory gender makes unsure") {
    CHECK_FALSE(is_sure({"Коваль", "", ""}));
    CHECK(decline({"Коваль", "", ""}, Case::Genitive).name.surname == "Коваль");
    CHECK(is_sure({"Верді", "", ""}));
    CHECK(decline({"Коваль", "", ""}, Case::Nominative).confidence == Confidence::Sure);
    CHECK_FALSE(is_sure({"Коваль", "Іван", "Петрович"}, Gender::Feminine));
    CHECK_FALSE(is_sure({"Коваль", "Ольга", "Петрович"}));
    CHECK(is_sure({"Коваль", "Ольга", "Петрівна"}, Gender::Feminine));
}

TEST_CASE("a doubt names the part") {
    CHECK(
        decline({"Smith", "Іван", ""}, Case::Genitive).reason ==
        "прізвище: не лише українські літери");
    CHECK(decline({"", "Іван", ""}, Case::Genitive).reason == "прізвище: порожнє");
    CHECK(decline({"Коваль", "Іван", ""}, Case::Genitive).reason.empty());
}

TEST_CASE("what is not a name stays unsure") {
    const Gender man = Gender::Masculine;
    for (const char* surname :
         {"Smith",
          "Ковaль",
          "Коваль2",
          "Коваль😀",
          "\u202EКоваль",
          "д-р Коваль",
          "проф. Коваль",
          "",
          "коваль",
          "кОВАЛЬ",
          "Коваль ",
          " Коваль",
          "Коваль-",
          "-",
          "Коваль--Кос",
          "К",
          "К.",
          "Мельник Коваль",
          "Мельник-Коваль-Кос",
          "Кова\xFFль",
          "\xD0",
          "Крылов",
          "Кова́ль"}) {
        INFO(surname);
        CHECK_FALSE(is_sure({surname, "Іван", "Петрович"}, man));
        CHECK(
            decline({surname, "Іван", "Петрович"}, Case::Nominative, man).name.surname == surname);
    }
    CHECK_FALSE(is_sure({"Коваль", "І.", "П."}, man));
    CHECK_FALSE(is_sure({"Коваль", "Іван", "Петро"}, man));
    CHECK_FALSE(is_sure({std::string(500, 'x'), "Іван", ""}, man));
}

TEST_CASE("letter case and apostrophes stay as typed") {
    CHECK(
        decline({"ЛЕБІДЬ", "ІГОР", "ІЛЛІЧ"}, Case::Genitive).name ==
        PersonName{"ЛЕБЕДЯ", "ІГОРЯ", "ІЛЛІЧА"});
    for (const std::string apostrophe : {"'", "’", "ʼ", "‘", "′", "`", "´"}) {
        const PersonName name{"Дем" + apostrophe + "янчук", "В" + apostrophe + "ячеслав", ""};
        const DeclinedName out = decline(name, Case::Genitive);
        CHECK(out.name == PersonName{name.surname + "а", name.given + "а", ""});
        CHECK(out.confidence == Confidence::Sure);
    }
}

TEST_CASE("a capital may follow an apostrophe") {
    const DeclinedName out = decline({"О’Коннор", "Патрік", ""}, Case::Genitive, Gender::Masculine);
    CHECK(out.name == PersonName{"О’Коннора", "Патріка", ""});
    CHECK(out.confidence == Confidence::Sure);
    CHECK(decline({"Д’ЯК", "ІВАН", ""}, Case::Genitive).name.surname == "Д’ЯКА");
}

TEST_CASE("cases by their English names") {
    for (int i = 0; i < 7; ++i)
        CHECK(parse_case(CaseWords[i]) == static_cast<Case>(i));
    CHECK_FALSE(parse_case("Genitive"));
    CHECK_FALSE(parse_case(""));
}

TEST_CASE("a full name is taken apart when its order is certain") {
    const PersonName taras{"Шевченко", "Тарас", "Григорович"};
    CHECK(parse_full_name("Шевченко Тарас Григорович") == taras);
    CHECK(parse_full_name(" Тарас  Григорович Шевченко ") == taras);
    CHECK(parse_full_name("Шевченко Тарас") == PersonName{"Шевченко", "Тарас", ""});
    CHECK(parse_full_name("Леся Українка") == PersonName{"Українка", "Леся", ""});
    CHECK(
        parse_full_name("НЕЧУЙ-ЛЕВИЦЬКИЙ ІВАН СЕМЕНОВИЧ") ==
        PersonName{"НЕЧУЙ-ЛЕВИЦЬКИЙ", "ІВАН", "СЕМЕНОВИЧ"});
    CHECK(parse_full_name("Мицкевич Іван Петрович") == PersonName{"Мицкевич", "Іван", "Петрович"});
    for (const char* unclear :
         {"",
          "Шевченко",
          "д-р Шевченко Тарас",
          "проф. Тарас Григорович Шевченко",
          "Т. Г. Шевченко",
          "Роман Іван",
          "шевченко тарас григорович",
          "Іван Петрович",
          "А Б В Г",
          "Taras Shevchenko",
          "Іван Петрович Денис Петрович"}) {
        INFO(unclear);
        CHECK_FALSE(parse_full_name(unclear));
    }
}

TEST_CASE("rows of a table") {
    CHECK(
        decline_row("Шевченко\tТарас\tГригорович\tm\tdative") ==
        "Шевченку\tТарасу\tГригоровичу\tsure");
    CHECK(decline_row("Косач\tЛариса\tПетрівна\t\tvocative") == "Косач\tЛарисо\tПетрівно\tsure");
    CHECK(decline_row("Коваль\t\t\t\tgenitive") == "Коваль\t\t\tunsure");
    CHECK(decline_row("Коваль\tІван\t\tm\tgenitive\r") == "Коваля\tІвана\t\tsure");
    CHECK(decline_row("") == "\t\t\tunsure");
    CHECK(decline_row("Коваль") == "Коваль\t\t\tunsure");
    CHECK(decline_row("Коваль\tІван\tПетрович\tx\tgenitive") == "Коваль\tІван\tПетрович\tunsure");
    CHECK(decline_row("Коваль\tІван\tПетрович\tm\tablative") == "Коваль\tІван\tПетрович\tunsure");
    CHECK(
        decline_row("Коваль\tІван\tПетрович\tm\tgenitive\tx") == "Коваль\tІван\tПетрович\tunsure");
}
