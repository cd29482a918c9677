#include "pdf/syntax.h"

#include <doctest/doctest.h>

#include <limits>

using namespace zbirnyk;

namespace {

template <typename Append, typename... Values>
std::string text(Append append, Values... values) {
    std::string out;
    append(out, values...);
    return out;
}

} // namespace

TEST_CASE("numbers have at most four decimals and no trailing zeros") {
    CHECK(text(append_real, 0.0) == "0");
    CHECK(text(append_real, -0.00001) == "0");
    CHECK(text(append_real, 1.5) == "1.5");
    CHECK(text(append_real, -12.34567) == "-12.3457");
    CHECK(text(append_real, 100.0) == "100");
    CHECK(text(append_real, 0.05) == "0.05");
    CHECK(text(append_real, std::numeric_limits<double>::infinity()) == "0");
    CHECK(text(append_ten_thousandths, -500) == "-0.05");
}

TEST_CASE("lengths are rounded to the nearest ten-thousandth of a point") {
    CHECK(ten_thousandths({65536}) == 10000);
    CHECK(ten_thousandths({1}) == 0);
    CHECK(ten_thousandths({4}) == 1);
    CHECK(ten_thousandths({-4}) == -1);
    CHECK(text(append_length, mm(210)) == "595.2756");
}

TEST_CASE("names and strings are escaped") {
    CHECK(text(append_name, "STIX Two#1") == "/STIX#20Two#231");
    CHECK(text(append_literal, "a(b)\\c\r") == "(a\\(b\\)\\\\c\\r)");
    CHECK(text(append_text, "plain (ASCII)") == "(plain \\(ASCII\\))");
    CHECK(text(append_text, "є") == "<FEFF0454>");
    CHECK(text(append_text, "𝑥") == "<FEFFD835DC65>");
    CHECK(text(append_reference, ObjectId{12}) == "12 0 R");
}
