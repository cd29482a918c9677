#include "model/decimal.h"

#include <doctest/doctest.h>

namespace zbirnyk {

TEST_CASE("sums of money are hundredths") {
    CHECK(parse_hundredths("1234.5") == 123450);
    CHECK(parse_hundredths("0.07") == 7);
    CHECK(parse_hundredths("-3") == -300);
    CHECK(parse_hundredths("999999999.99") == 99'999'999'999);
    for (const char* const bad :
         {"", "-", ".5", "1.", "1.234", "1,5", "1 000", "1e3", "1000000000"})
        CHECK_FALSE(parse_hundredths(bad).has_value());
    CHECK(hundredths_text(123450) == "1234.50");
    CHECK(hundredths_text(-7) == "-0.07");
}

TEST_CASE("quotients round half away from zero") {
    CHECK(quotient(1, 3, 2) == "0.33");
    CHECK(quotient(2, 3, 2) == "0.67");
    CHECK(quotient(1, 8, 2) == "0.13");
    CHECK(quotient(-1, 8, 2) == "-0.13");
    CHECK(quotient(999, 1000, 2) == "1.00");
    CHECK(quotient(9999, 1000, 1) == "10.0");
    CHECK(quotient(-1, 1000, 1) == "0.0");
    CHECK(quotient(5, 2, 0) == "3");
}

TEST_CASE("per cent") {
    CHECK(percent(1, 3) == "33.3");
    CHECK(percent(-879'50, 25000'00) == "-3.5");
    CHECK(percent(1, 0).empty());
}

} // namespace zbirnyk
