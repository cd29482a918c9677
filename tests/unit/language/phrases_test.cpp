#include "language/names/decline_phrase.h"
#include "names_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

std::string decline(std::string_view phrase, Case grammatical_case) {
    return decline_phrase(phrase, grammatical_case).value_or("-");
}

} // namespace

TEST_CASE("posts and institutions in all cases") {
    const auto rows = read_rows("phrases.tsv");
    CHECK(rows.size() >= 40);
    for (const auto& row : rows) {
        REQUIRE(row.size() == 7);
        for (int i = 0; i < 7; ++i) {
            INFO(row[0] << ", " << CaseWords[i]);
            CHECK(decline(row[0], static_cast<Case>(i)) == row[i]);
        }
    }
}

TEST_CASE("phrases beyond the rules are left to the writer") {
    for (const char* phrase :
         {"",
          " ",
          "кіт",
          "Збройні Сили",
          "директор Коваль",
          "директор Левицький",
          "провідна інститут",
          "сільський рада",
          "доцент професор",
          "голова ради та правління",
          "директор школи —",
          "начальник відділу культури, молоді та спорту",
          "рада ",
          "Smith",
          "\xFF",
          "старший",
          "ФОП Коваль",
          "лікар-чарівниця-",
          "кіт-лікар"}) {
        INFO(phrase);
        CHECK_FALSE(decline_phrase(phrase, Case::Genitive));
    }
}

TEST_CASE("a phrase stays as it is in the nominative") {
    CHECK(decline("будь-що", Case::Nominative) == "будь-що");
}

TEST_CASE("blanks, case and -ові of phrases") {
    CHECK(decline("ГОЛОВА  РАДИ", Case::Instrumental) == "ГОЛОВОЮ  РАДИ");
    CHECK(
        decline_phrase("директор школи", Case::Dative, {DativeStyle::Ovi}) == "директорові школи");
    CHECK(decline_phrase("Інститут мови", Case::Dative, {DativeStyle::Ovi}) == "Інститутові мови");
}
