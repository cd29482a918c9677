#include "language/format.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("numbers are grouped from five digits on, or as the pattern says") {
    CHECK(format_number("1234", "", "uk") == "1234");
    CHECK(format_number("12345", "", "uk") == "12\u202F345");
    CHECK(format_number("1187400.50", "", "uk") == "1\u202F187\u202F400,50");
    CHECK(format_number("1234", "#,##0", "uk") == "1\u202F234");
    CHECK(format_number("1234.5", "#,##0.00", "de") == "1.234,50");
    CHECK(format_number("1234.5", "#,##0.00", "en") == "1,234.50");
    CHECK(format_number("-12.5", "", "uk") == "\u221212,5");
    CHECK(format_number("7", "000", "uk") == "007");
}

TEST_CASE("numbers are exact and round half up") {
    CHECK(format_number("2.675", "0.00", "uk") == "2,68");
    CHECK(format_number("1.005", "0.00", "en") == "1.01");
    CHECK(format_number("-0.5", "0", "en") == "\u22121");
    CHECK(format_number("-0.4", "0", "en") == "0");
    CHECK(format_number("0.1", "0.00000000000000000000", "en") == "0.10000000000000000000");
    CHECK(
        format_number("12345678901234567890123.45", "", "en") ==
        "12,345,678,901,234,567,890,123.45");
}

TEST_CASE("what is no number is refused") {
    for (const char* text : {"", "-", "1.", ".5", "1,5", "1e3", "abc", "1 000", "--1", "0x10"})
        CHECK_FALSE(format_number(text, "", "uk"));
}

TEST_CASE("dates") {
    CHECK(parse_date("2020-03-18") == Date{2020, 3, 18});
    CHECK(parse_date("2020-02-29").has_value());
    for (const char* text :
         {"2019-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "18.03.2020", "2020-04-31"})
        CHECK_FALSE(parse_date(text));
    const Date date{2020, 3, 18};
    CHECK(format_date(date, "", "uk") == "18\u00A0березня 2020\u00A0р.");
    CHECK(format_date(date, "", "en") == "18\u00A0March 2020");
    CHECK(format_date(date, "", "de") == "18.\u00A0März 2020");
    CHECK(format_date(date, "d MMMM y 'року'", "uk") == "18\u00A0березня 2020 року");
    CHECK(format_date(date, "dd.MM.yyyy", "uk") == "18.03.2020");
    CHECK(format_date(date, "LLLL y", "uk") == "березень 2020");
    CHECK(format_date(date, "EEEE", "uk") == "середа");
    CHECK(format_date({1500, 1, 1}, "EEEE", "en") == "Monday");
    CHECK(format_date({2020, 2, 30}, "", "uk").empty());
    CHECK(is_date_pattern("d MMMM y 'року'"));
    CHECK_FALSE(is_date_pattern("d MMMM y року'"));
    CHECK_FALSE(is_date_pattern("d month"));
}

TEST_CASE("date ranges write once what both dates share") {
    const Date june9{2020, 6, 9}, june11{2020, 6, 11}, may30{2020, 5, 30}, june2{2020, 6, 2};
    CHECK(format_date_range(june9, june11, "", "uk") == "9–11\u00A0червня 2020\u00A0р.");
    CHECK(
        format_date_range(june9, june11, "d MMMM y 'року'", "uk") == "9–11\u00A0червня 2020 року");
    CHECK(format_date_range(june9, june9, "", "uk") == "9\u00A0червня 2020\u00A0р.");
    CHECK(
        format_date_range(may30, june2, "", "uk") ==
        "30\u00A0травня\u00A0– 2\u00A0червня 2020\u00A0р.");
    CHECK(
        format_date_range({2019, 12, 30}, {2020, 1, 2}, "", "uk") ==
        "30\u00A0грудня 2019\u00A0р.\u00A0– 2\u00A0січня 2020\u00A0р.");
    CHECK(format_date_range(june9, june11, "dd.MM.yyyy", "uk") == "09–11.06.2020");
    CHECK(format_date_range(may30, june2, "dd.MM.yyyy", "uk") == "30.05–02.06.2020");
    CHECK(format_date_range(june9, june11, "", "de") == "9.–11.\u00A0Juni 2020");
    CHECK(format_date_range(june9, june11, "", "en") == "9–11\u00A0June 2020");
    CHECK(format_date_range(june9, june11, "MMMM d, y", "en") == "June\u00A09–11, 2020");
    CHECK(
        format_date_range(may30, june2, "MMMM d, y", "en") ==
        "May\u00A030\u00A0– June\u00A02, 2020");
    CHECK(format_date_range(june9, june11, "LLLL y", "uk") == "червень 2020");
    CHECK(format_date_range(may30, june2, "LLLL y", "uk") == "травень–червень 2020");
}

TEST_CASE("messages count as Ukrainian does") {
    const char* message =
        "{n, plural, one {# учасник} few {# учасники} many {# учасників} other {# учасника}}";
    CHECK(format_message(message, {{"n", "1"}}, "uk") == "1 учасник");
    CHECK(format_message(message, {{"n", "3"}}, "uk") == "3 учасники");
    CHECK(format_message(message, {{"n", "11"}}, "uk") == "11 учасників");
    CHECK(format_message(message, {{"n", "21"}}, "uk") == "21 учасник");
    CHECK(format_message(message, {{"n", "1.5"}}, "uk") == "1,5 учасника");
    CHECK(format_message(message, {{"n", "1.0"}}, "uk") == "1,0 учасника");
    CHECK(format_message(message, {{"n", "12345"}}, "uk") == "12\u202F345 учасників");
    CHECK(check_message(message, "uk") == std::nullopt);
    CHECK(message_arguments(message) == std::vector<std::string>{"n"});
}

TEST_CASE("messages choose, format and quote") {
    CHECK(
        format_message("{g, select, f {взяла} other {взяв}} участь", {{"g", "f"}}, "uk") ==
        "взяла участь");
    CHECK(format_message("{g, select, f {взяла} other {взяв}}", {{"g", "m"}}, "uk") == "взяв");
    CHECK(format_message("у {year}", {{"year", "2020"}}, "uk") == "у 2020");
    CHECK(format_message("{code}", {{"code", "00012345"}}, "uk") == "00012345");
    CHECK(format_message("{x, number, #,##0.0}", {{"x", "1234"}}, "uk") == "1\u202F234,0");
    CHECK(format_message("{d, date, d MMMM}", {{"d", "2020-03-18"}}, "uk") == "18\u00A0березня");
    CHECK(format_message("об'єкт '{'x'}'", {}, "uk") == "об'єкт {x}");
    CHECK(
        format_message(
            "{n, plural, offset:1 =1 {один} one {він і # інший} other {#}}", {{"n", "2"}}, "uk") ==
        "він і 1 інший");
    CHECK(
        format_message(
            "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", {{"n", "22"}}, "en") ==
        "22nd");
}

TEST_CASE("bad messages are answered") {
    CHECK_FALSE(format_message("{n", {{"n", "1"}}, "uk"));
    CHECK_FALSE(format_message("{n}", {}, "uk"));
    CHECK_FALSE(format_message("{n, plural, other {#}}", {{"n", "багато"}}, "uk"));
    CHECK(check_message("{n", "uk") == "a brace has no partner near `{n`");
    CHECK(
        check_message("{n, plural, one {x}}", "uk").value().starts_with("a choice has no `other`"));
    CHECK(
        check_message("{n, plural, two {x} other {y}}", "uk") ==
        "`two` is not a plural form of this language");
    CHECK(check_message("{n, spellout}", "uk") == "`spellout` is not a kind of argument");
    CHECK(check_message(std::string(100, '{'), "uk") == "the message is nested too deeply");
}

TEST_CASE("letters") {
    CHECK(to_upper("Щербак Ґалаґан є’", "uk") == "ЩЕРБАК ҐАЛАҐАН Є’");
    CHECK(to_upper("Straße", "de") == "STRASSE");
    CHECK(to_lower("ЗБІРНИК", "uk") == "збірник");
    CHECK(
        to_title_first("збалансований розвиток УКРАЇНИ", "uk") == "Збалансований розвиток УКРАЇНИ");
    CHECK(to_title_first("«їжак»", "uk") == "«Їжак»");
    CHECK(initials("Олександр Павлович") == "О.\u00A0П.");
    CHECK(initials("Олександра-Стефанія Володимирівна") == "О.-С.\u00A0В.");
    CHECK(initials("О.П.") == "О.\u00A0П.");
    CHECK(initials("єва") == "Є.");
    CHECK(initials("").empty());
    CHECK(roman(1) == "i");
    CHECK(roman(1994) == "mcmxciv");
    CHECK(roman(3999) == "mmmcmxcix");
    CHECK(roman(0).empty());
    CHECK(roman(4000).empty());
}
