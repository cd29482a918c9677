#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("well-formed text decodes and encodes to itself") {
    const std::string text = "a\u0404\u20B4\U0001F4DA";
    CHECK(to_utf32(text) == U"a\u0404\u20B4\U0001F4DA");
    CHECK(to_utf8(to_utf32(text)) == text);
    CHECK(count_code_points(text) == 4);
    CHECK_FALSE(find_invalid_utf8(text).has_value());
}

TEST_CASE("ill-formed bytes of Unicode table 3-7 are found") {
    for (const char* bad : {
             "\xC0\x80",         // overlong
             "\xE0\x9F\xBF",     // overlong
             "\xED\xA0\x80",     // surrogate
             "\xF4\x90\x80\x80", // above U+10FFFF
             "\xF5\x80\x80\x80", // no such lead byte
             "\x80",             // lone continuation
             "\xD0",             // cut off
             "\xE2\x82",         // cut off
         }) {
        CAPTURE(bad);
        CHECK(find_invalid_utf8(std::string("ab") + bad) == 2);
        CHECK(decode_utf8(bad).code_point == 0xFFFD);
        CHECK(decode_utf8(bad).size == 1);
    }
}

TEST_CASE("values that are no characters are written as U+FFFD") {
    std::string out;
    append_utf8(out, 0xD800);
    append_utf8(out, 0x110000);
    CHECK(out == "\uFFFD\uFFFD");
}
