#include "language/collate.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace zbirnyk;

TEST_CASE("the reference order of names") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/collation_order.txt");
    std::string line;
    REQUIRE(std::getline(file, line));
    const Collator collator("uk");
    std::string previous_name, previous_key;
    int names = 0;
    while (std::getline(file, line)) {
        const std::string key = collator.key(line);
        INFO(previous_name << " / " << line);
        if (names++ > 0) {
            CHECK(previous_key < key);
            CHECK(collator.compare(previous_name, line) < 0);
        }
        previous_name = line;
        previous_key = key;
    }
    CHECK(names == 32);
}

TEST_CASE("all letters in the order of the alphabet") {
    const char* const letters[] = {"а", "б", "в", "г", "ґ", "д", "е", "є", "ж", "з", "и",
                                   "і", "ї", "й", "к", "л", "м", "н", "о", "п", "р", "с",
                                   "т", "у", "ф", "х", "ц", "ч", "ш", "щ", "ь", "ю", "я"};
    const Collator collator("uk");
    for (std::size_t i = 1; i < std::size(letters); ++i)
        CHECK(collator.compare(letters[i - 1], letters[i]) < 0);
}

TEST_CASE("apostrophes do not matter, parts are compared one by one") {
    const Collator collator("uk");
    CHECK(collator.compare("Мар’яненко", "Марʼяненко") == 0);
    CHECK(collator.compare("Мар'яненко", "Марʼяненко") == 0);
    CHECK(collator.compare("Марʼяненко", "Маряченко") < 0);
    const auto key = [&](std::vector<std::string> parts) { return collator.key(parts); };
    CHECK(key({"Шевченко", "Яна"}) < key({"Шевченков", "Антон"}));
    CHECK(key({"Шевченко", ""}) < key({"Шевченко", "Антон"}));
    CHECK(key({"Секція 2"}) < key({"Секція 10"}));
}

TEST_CASE("index letters") {
    const Collator uk("uk"), de("de");
    CHECK(uk.index_letter("ґудзь") == "Ґ");
    CHECK(uk.index_letter("Їжак") == "Ї");
    CHECK(uk.index_letter("«Йосипенко»") == "Й");
    CHECK(uk.index_letter("О́стрів") == "О");
    CHECK(uk.index_letter("Müller") == "A–Z");
    CHECK(uk.index_letter("42") == "#");
    CHECK(uk.index_letter("") == "#");
    CHECK(de.index_letter("Ärger") == "A");
    CHECK(de.index_letter("Шевченко") == "Ш");
}

TEST_CASE("stress marks, figures and empty parts") {
    const Collator collator("uk");
    const auto key = [&](std::vector<std::string> parts) { return collator.key(parts); };
    CHECK(collator.compare("Шевче\u0301нко", "Шевченко") == 0);
    CHECK(key({"Шевче\u0301нко", "Антон"}) < key({"Шевченко", "Яна"}));
    CHECK(key({"Шевченко", "Антон"}) < key({"Шевче\u0301нко", "Яна"}));
    CHECK(collator.compare("résumé", "resume") != 0);
    CHECK(collator.compare("42 поради", "Абетка") < 0);
    CHECK(collator.compare("9 листів", "10 листів") < 0);
    CHECK(key({"", "Антон"}) < key({"Абрамов", ""}));
    CHECK(key({"", ""}) < key({"", "Антон"}));
    CHECK(key({}).empty());
    CHECK(key({"Гук", "Яна"}) < key({"Ґудзь", "Антон"}));
    CHECK(key({"Ящук"}) < key({"Adams"}));
    CHECK(collator.index_letter("\u0301О") == "О");
    CHECK(collator.index_letter("Гук") == "Г");
    CHECK(collator.index_letter("βήτα") == "Β");
    CHECK(collator.index_letter("\xFF") == "#");
}
