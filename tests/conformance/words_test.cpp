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
