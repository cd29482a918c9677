#include "language/date_words.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

constexpr Date June9{2020, 6, 9};

} // namespace

TEST_CASE("dates in words") {
    CHECK(
        date_in_words(June9, Case::Nominative, "uk") ==
        "дев’яте червня дві тисячі двадцятого року");
    CHECK(
        date_in_words(June9, Case::Genitive, "uk") ==
        "дев’ятого червня дві тисячі двадцятого року");
    CHECK(
        date_in_words({2000, 1, 23}, Case::Instrumental, "uk") ==
        "двадцять третім січня двохтисячного року");
    CHECK(date_in_words(June9, Case::Nominative, "en") == "the ninth of June twenty twenty");
    CHECK(date_in_words(June9, Case::Nominative, "de") == "neunter Juni zweitausendzwanzig");
    CHECK(date_in_words(June9, Case::Dative, "de-AT") == "neunten Juni zweitausendzwanzig");
    CHECK(date_in_words({2020, 2, 30}, Case::Nominative, "uk").empty());
    CHECK(date_in_words(June9, Case::Nominative, "fr").empty());
}

TEST_CASE("months and days of the week in cases") {
    CHECK(month_and_year(June9, Case::Locative, "uk") == "червні 2020 року");
    CHECK(month_and_year(June9, Case::Nominative, "uk") == "червень 2020 року");
    CHECK(month_and_year({2021, 2, 1}, Case::Locative, "uk") == "лютому 2021 року");
    CHECK(month_and_year(June9, Case::Locative, "en") == "June 2020");
    CHECK(month_and_year({2020, 13, 1}, Case::Locative, "uk").empty());
    CHECK(weekday_name(June9, Case::Nominative) == "вівторок");
    CHECK(weekday_name({2020, 6, 10}, Case::Accusative) == "середу");
    CHECK(weekday_name({2020, 6, 14}, Case::Genitive) == "неділі");
    CHECK(weekday_name({2020, 6, 31}, Case::Genitive).empty());
    CHECK(month_name(0, Case::Nominative).empty());
    CHECK(month_name(13, Case::Nominative).empty());
}

TEST_CASE("our months and weekdays are ICU's") {
    for (int month = 1; month <= 12; ++month) {
        const Date date{2021, month, 1};
        CHECK(month_name(month, Case::Nominative) == format_date(date, "LLLL", "uk"));
        CHECK(month_name(month, Case::Genitive) == format_date(date, "MMMM", "uk"));
    }
    for (int day = 1; day <= 7; ++day) {
        const Date date{2021, 3, day};
        CHECK(weekday_name(date, Case::Nominative) == format_date(date, "EEEE", "uk"));
    }
}

TEST_CASE("dates with the day of the week") {
    CHECK(format_date(June9, "EEEE, d MMMM y 'року'", "uk") == "вівторок, 9\u00A0червня 2020 року");
    CHECK(format_date({2020, 6, 12}, "EEEE, d MMMM", "uk") == "п’ятниця, 12\u00A0червня");
    CHECK(format_date(June9, "EEEE, d MMMM y", "en") == "Tuesday, 9\u00A0June 2020");
    CHECK(format_date(June9, "EEEE, d. MMMM y", "de") == "Dienstag, 9.\u00A0Juni 2020");
}

TEST_CASE("ranges across months and years in three languages") {
    const Date may30{2020, 5, 30}, january2{2021, 1, 2};
    CHECK(format_date_range(June9, {2020, 6, 11}, "", "uk") == "9–11\u00A0червня 2020\u00A0р.");
    CHECK(format_date_range(may30, June9, "", "de") == "30.\u00A0Mai\u00A0– 9.\u00A0Juni 2020");
    CHECK(format_date_range(may30, June9, "", "en") == "30\u00A0May\u00A0– 9\u00A0June 2020");
    CHECK(
        format_date_range(June9, january2, "", "de") ==
        "9.\u00A0Juni 2020\u00A0– 2.\u00A0Januar 2021");
    CHECK(
        format_date_range(June9, january2, "", "en") ==
        "9\u00A0June 2020\u00A0– 2\u00A0January 2021");
    CHECK(
        format_date_range(June9, {2020, 6, 11}, "d MMMM y 'року'", "uk") ==
        "9–11\u00A0червня 2020 року");
}

TEST_CASE("units agree with their numbers") {
    const auto hours = [](std::string_view number, Case grammatical_case) {
        return format_unit(number, "hour", grammatical_case, "uk").value_or("?");
    };
    CHECK(hours("20", Case::Nominative) == "20\u00A0годин");
    CHECK(hours("1.5", Case::Nominative) == "1,5\u00A0години");
    CHECK(hours("1.0", Case::Nominative) == "1,0\u00A0години");
    CHECK(hours("21", Case::Nominative) == "21\u00A0година");
    CHECK(hours("22", Case::Instrumental) == "22\u00A0годинами");
    CHECK(hours("12345", Case::Nominative) == "12\u202F345\u00A0годин");
    CHECK(hours("-2", Case::Nominative) == "\u22122\u00A0години");
    CHECK(format_unit("5", "kilometer", Case::Dative, "uk") == "5\u00A0кілометрам");
    CHECK(format_unit("1", "hour", Case::Nominative, "en") == "1\u00A0hour");
    CHECK(format_unit("2", "day", Case::Dative, "de") == "2\u00A0Tagen");
    CHECK_FALSE(format_unit("2", "hourr", Case::Dative, "uk"));
    CHECK_FALSE(format_unit("2", "", Case::Dative, "uk"));
    CHECK_FALSE(format_unit("NaN", "hour", Case::Dative, "uk"));
}
