#include "conformance.h"

#include "../unit/pdf/sample_pages.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

std::string compare(const std::string& expected, const std::string& found) {
    return compare_words(split_words(expected), split_words(found));
}

} // namespace

TEST_CASE("words are parted by white space and joined over soft hyphens") {
    CHECK(
        split_words("кон\u00ADференція\u00A0№\u202F5\n далі") ==
        std::vector<std::string>{"конференція", "№", "5", "далі"});
}

TEST_CASE("a difference is told with its surroundings") {
    CHECK(compare("а б в", "а б в").empty());
    CHECK(compare("а б в", "а г в") == "expected: а →б в\n   found: а →г в");
    CHECK(compare("а б", "а") == "expected: а →б\n   found: а → (end)");
    CHECK(compare("а", "а б") == "found more than expected: а →б");
}

TEST_CASE("a page slot stands for a label or a list of labels") {
    CHECK(compare("с. [page].", "с. 12.").empty());
    CHECK(compare("с. [page] далі", "с. xii, 45–47, 50 далі").empty());
    CHECK(compare("Зміст [page]", "Зміст 5").empty());
    CHECK_FALSE(compare("Зміст [page]", "Зміст").empty());
    CHECK_FALSE(compare("Зміст [page]", "Зміст п’ять").empty());
}

TEST_CASE("the words of a file come in the order of its structure") {
    const std::string bytes = test::full_sample().write();
    QPDF pdf;
    pdf.processMemoryFile("sample", bytes.data(), bytes.size());
    const std::string expected =
        "СЕРТИФІКАТ УЧАСНИКА Оле\u0301на Шевче\u0301нко взяла участь у конференції (AVATAR – "
        "«проблема» – find it-self) "
        "Office affairs1 1 Виноска про різне. і ще слово. 1. перше завдання 2. друге завдання "
        "Стаття Сума Оренда "
        "https://example.org/a(b) друга частинаПродовження на другій сторінці. Малі капітелі";
    CHECK(compare_words(split_words(expected), words_in_reading_order(pdf)) == "");
}

TEST_CASE("the pages of a printer's sheet are read in their own order") {
    test::SamplePages sample;
    sample.pages.pages.clear();
    const StructId paragraph = sample.node(Role::P);
    const auto line = [&](std::string_view text, double y) {
        sample.line({paragraph}, text, {pt(40), pt(y)});
    };
    // A sheet with pages 1 and 3, then one with pages 2 and 4.
    for (const std::uint32_t first : {0U, 1U}) {
        sample.add_page(first == 0 ? "1, 3" : "2, 4");
        line(first == 0 ? "перша " : "друга ", 20);
        line(first == 0 ? "третя " : "четверта ", 320);
        sample.page().imposed = {
            {first, 1, {pt(0), pt(0), pt(420), pt(297)}},
            {first + 2, 2, {pt(0), pt(298), pt(420), pt(297)}}};
        sample.pages.labels.push_back({.first_page = first, .text = sample.page().label});
    }
    const std::string bytes = sample.write();
    QPDF pdf;
    pdf.processMemoryFile("sheets", bytes.data(), bytes.size());
    CHECK(
        compare_words(split_words("перша друга третя четверта"), words_in_reading_order(pdf)) ==
        "");
    CHECK(check_pdf(bytes).empty());
}

TEST_CASE("a sheet is printed as large as it is, on the sides that it has") {
    test::SamplePages sample;
    sample.line({sample.node(Role::P)}, "слово", {pt(40), pt(20)});
    const auto preferences = [&] {
        const std::string bytes = sample.write();
        CHECK(check_pdf(bytes).empty());
        QPDF pdf;
        pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
        return pdf.getRoot().getKey("/ViewerPreferences").unparseResolved();
    };
    CHECK(preferences().find("/PrintScaling") == std::string::npos);
    sample.document.sheet = PrintSheet{};
    CHECK(preferences().find("/PrintScaling /None") != std::string::npos);
    CHECK(preferences().find("/Duplex") == std::string::npos);
    sample.document.sheet->sides = PrintSheet::Sides::Two;
    CHECK(preferences().find("/Duplex /DuplexFlipLongEdge") != std::string::npos);
    sample.document.sheet->flip = PrintSheet::Flip::ShortEdge;
    CHECK(preferences().find("/Duplex /DuplexFlipShortEdge") != std::string::npos);
}
