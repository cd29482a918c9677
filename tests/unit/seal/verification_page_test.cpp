#include "seal/verification_page.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

constexpr std::string_view Template =
    "<meta content=\"script-src '{{SCRIPT_HASH}}'; style-src '{{STYLE_HASH}}'\">\r\n"
    "<style>\r\nb{}\r\n</style><script id=\"data\">{{DATA}}</script><script>\r\nrun()\r\n</script>";

} // namespace

TEST_CASE("the policy names the hashes of style and script") {
    const std::string page = verification_page(Template, {});
    // openssl dgst -sha256 -binary | base64 of "\nrun()\n" and "\nb{}\n"
    CHECK(
        page.find("script-src 'sha256-X8AAKgaI44zC2JgsZRJ4adpbl777tdE6qoD0mpUQwV4='") !=
        std::string::npos);
    CHECK(
        page.find("style-src 'sha256-lkYe5SAjgQT1av6fhWoNE7zxmqmfMlAULMnahGbZ8os='") !=
        std::string::npos);
    CHECK(page.find('\r') == std::string::npos);
    CHECK(
        page.find("{\"issuer\":{\"uk\":\"\",\"en\":\"\"},\"published\":\"\",\"keys\":[],\"events\":"
                  "[],\"list\":\"\"}") != std::string::npos);
}

TEST_CASE("no text leaves its string, and none is taken for a part of the template") {
    VerificationPage data;
    data.issuer_uk = "</script><!-- \"\\\n{{DATA}}{{STYLE_HASH}} & \xFF";
    data.keys = {{PublicKey{0xAB}, "2020-01-01", ""}};
    data.events = {{"A", "Подія", ""}, {"B", "Інша", "Other"}};
    const std::string page = verification_page(Template, data);
    CHECK(
        page.find("\"uk\":\"\\u003c/script\\u003e\\u003c!-- \\\"\\\\\\u000a{{DATA}}{{STYLE_HASH}} "
                  "\\u0026 \uFFFD\"") != std::string::npos);
    CHECK(page.find("\"key\":\"ab00") != std::string::npos);
    CHECK(page.find("\"from\":\"2020-01-01\",\"until\":\"\"}]") != std::string::npos);
    CHECK(
        page.find("{\"code\":\"A\",\"uk\":\"Подія\",\"en\":\"\"},\n{\"code\":\"B\"") !=
        std::string::npos);
}

TEST_CASE("a template that lacks a part is refused") {
    CHECK_THROWS(verification_page("", {}));
    CHECK_THROWS(verification_page("<style></style><script></script>{{DATA}}", {}));
}
