#include "model/number_pattern.h"

#include "model/file_name.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("a pattern gives numbers with year, digits and check digit") {
    const auto pattern = NumberPattern::parse("ЗРТ-{year}/{0000}");
    REQUIRE(pattern);
    CHECK(pattern->number(7, "2020-06-11") == "ЗРТ-2020/0007");
    CHECK(pattern->number(12345, "2021-01-01") == "ЗРТ-2021/12345");
    CHECK(NumberPattern::parse("{0}")->number(7, "2020-01-01") == "7");
    CHECK(NumberPattern::parse("А{0000}-{check}")->number(794, "2020-01-01") == "А0794-5");
}

TEST_CASE("what is no pattern is refused") {
    for (const char* text :
         {"",
          "ЗРТ-2020",
          "{}",
          "{0}{0}",
          "{0",
          "0}",
          "{zero}",
          "{check}{0}",
          "{0}{check}-",
          "{0000000000}"})
        CHECK_MESSAGE(!NumberPattern::parse(text), text);
}

TEST_CASE("the check digit finds every wrong digit and swapped neighbours") {
    CHECK(check_digit("0794") == '5'); // the example of ISO/IEC 7064 for MOD 11,10
    const std::string number = "2020304817";
    const char right = check_digit(number);
    for (std::size_t i = 0; i < number.size(); ++i)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = number;
            wrong[i] = digit;
            CHECK((check_digit(wrong) == right) == (digit == number[i]));
        }
    std::size_t missed = 0, swaps = 0;
    for (int i = 0; i < 10000; ++i) {
        const std::string four = std::to_string(10000 + i).substr(1);
        std::string swapped = four;
        std::swap(swapped[1], swapped[2]);
        swaps += swapped != four;
        missed += swapped != four && check_digit(swapped) == check_digit(four);
    }
    CHECK(missed * 20 < swaps);
}

TEST_CASE("file names that Windows takes") {
    CHECK(safe_file_name("КСГ-2020/0001") == "КСГ-2020-0001");
    CHECK(safe_file_name("a<b>:\"c\\d|e?f*\n.") == "a-b---c-d-e-f--");
    CHECK(safe_file_name(" .. Коваленко О. П. ") == "Коваленко О. П");
    CHECK(safe_file_name("con") == "_con");
    CHECK(safe_file_name("COM1.pdf") == "_COM1.pdf");
    CHECK(safe_file_name("Com10") == "Com10");
    CHECK(safe_file_name("Конон") == "Конон");
    CHECK(safe_file_name("...") == "-");
    const std::string cut = safe_file_name(std::string(119, 'x') + "їїї");
    CHECK(cut == std::string(119, 'x'));
}
