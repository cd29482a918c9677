#include "base/utf8.h"
#include "exchange/sheets/read_workbook.h"
#include "exchange/sheets/serial_date.h"

#include <doctest/doctest.h>

namespace zbirnyk {

TEST_CASE("day numbers of both systems are dates") {
    const auto from_1900 = [](double serial) {
        return date_text(serial, DateSystem::From1900).value_or("");
    };
    CHECK(from_1900(43991) == "2020-06-09");
    CHECK(from_1900(43991.604166666664) == "2020-06-09 14:30:00");
    CHECK(from_1900(0.5) == "12:00:00");
    CHECK(from_1900(1) == "1900-01-01");
    CHECK(from_1900(59) == "1900-02-28");
    CHECK(from_1900(60) == "1900-02-29");
    CHECK(from_1900(61) == "1900-03-01");
    CHECK(from_1900(2958465) == "9999-12-31");
    CHECK(from_1900(43991.9999999999) == "2020-06-10");
    CHECK_FALSE(date_text(-1, DateSystem::From1900));
    CHECK_FALSE(date_text(2958466, DateSystem::From1900));
    CHECK(date_text(42529, DateSystem::From1904) == "2020-06-09");
    CHECK(date_text(1, DateSystem::From1904) == "1904-01-02");
}

TEST_CASE("a number format shows dates when it has their letters outside of quotes and brackets") {
    for (const char* format :
         {"dd.mm.yyyy", "[h]:mm", "d\\ mmmm", "[$-422]d mmmm yyyy;@", "hh:mm:ss"})
        CHECK_MESSAGE(is_date_format(format), format);
    for (const char* format :
         {"General", "0.00", "#,##0\\ \"днів\"", "[Red]0", "0\" days\"", "\"", "["})
        CHECK_MESSAGE(is_date_format(format) == false, format);
}

TEST_CASE("numbers are written as a person would") {
    CHECK(number_text("3.80671234567E11") == "380671234567");
    CHECK(number_text("0.1") == "0.1");
    CHECK(number_text("12") == "12");
    CHECK(number_text("1e300") == "1e+300");
    CHECK(number_text("abc") == "abc");
}

TEST_CASE("a place in a sheet is named by column and row") {
    Sheet sheet;
    sheet.name = "Заявки";
    sheet.rows.push_back(
        {3, false, {{1, CellKind::Text, "a │ b\nc", {}}, {4, CellKind::Text, "d", {}}}, {}});
    sheet.rows.push_back({14, false, {{3, CellKind::Text, "Олена", {}}}, {}});
    Sources sources;
    Diagnostics diagnostics;
    REQUIRE(place_sheet(sheet, "учасники.xlsx", {}, sources, diagnostics));
    const auto cell = [&](std::uint32_t row, std::uint32_t column) {
        const Span span = cell_span(*sheet.row(row), column);
        const Place place = sources.place(span.file, span.begin);
        return column_letters(place.column) + std::to_string(place.line);
    };
    CHECK(cell(3, 1) == "A3");
    CHECK(cell(3, 2) == "B3");
    CHECK(cell(3, 4) == "D3");
    CHECK(cell(14, 1) == "A14");
    CHECK(cell(14, 3) == "C14");
    CHECK(cell(14, 4) == "D14");
    CHECK(column_letters(26) == "Z");
    CHECK(column_letters(27) == "AA");
    CHECK(column_letters(703) == "AAA");
    diagnostics.error({"x"}, cell_span(*sheet.row(14), 3), "wrong");
    CHECK(
        print_all(diagnostics, sources) == "учасники.xlsx:Заявки!C14: error: wrong [x]\n   14 |  │ "
                                           " │ Олена │ \n      |       ^~~~~\n");
}

TEST_CASE("CSV is read with titles, any separator and encoding") {
    const auto read = [](std::string bytes) {
        const auto files = make_memory_file_system({{"s.csv", std::move(bytes)}});
        Sources sources;
        Diagnostics diagnostics;
        auto sheets = read_workbook(*files, "s.csv", sources, diagnostics);
        REQUIRE(sheets);
        return std::move(sheets->front());
    };
    const Sheet sheet = read("Заявки\r\n\r\nПІБ,Посада\r\n\"Коваль, Олена\",голова\r\n");
    CHECK(sheet.row(3)->cell(2)->text == "Посада");
    CHECK(sheet.row(4)->cell(1)->text == "Коваль, Олена");
    CHECK(read("\xCF\xB2\xC1;\xCF\n").row(1)->cell(1)->text == "ПІБ");
    CHECK(read(std::string("\xFF\xFE\x1F\x04\t\0\x1F\x04", 8)).row(1)->cell(2)->text == "П");
}

} // namespace zbirnyk
