#include "base/base64.h"
#include "base/xml_text.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("what a reader would take for markup or change is escaped") {
    CHECK(xml_text("a < b & c > \"d\"") == "a &lt; b &amp; c &gt; \"d\"");
    CHECK(xml_attribute("\"d\" & 'e'") == "&quot;d&quot; &amp; 'e'");
    CHECK(xml_text("a\r\n\tb") == "a&#13;\n\tb");
    CHECK(xml_attribute("a\r\n\tb") == "a&#13;&#10;&#9;b");
    CHECK(xml_text(std::string_view("a\0\x01\x1Fї", 6)) == "aї");
    CHECK(xml_attribute("\vї") == "ї");
}

TEST_CASE("base64") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xFF\xFE") == "//4=");
}
