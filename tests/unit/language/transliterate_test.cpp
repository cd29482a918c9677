#include "language/transliterate.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace zbirnyk;

TEST_CASE("the examples of Resolution 55 and their kin") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/translit_cmu55.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        CHECK(transliterate(line.substr(0, tab)) == line.substr(tab + 1));
    }
    CHECK(rows >= 80);
}

TEST_CASE("all letters at the start and inside") {
    CHECK(
        transliterate("а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я") ==
        "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch  yu ya");
    CHECK(
        transliterate("ааабавагаґадаеаєажазаиаіаїайакаламанаоапарасатауафахацачашащаьаюая") ==
        "aaabavahagadaeaieazhazayaiaiaiakalamanaoaparasatauafakhatsachashashchaaiuaia");
}

TEST_CASE("starts of words") {
    CHECK(transliterate("Нечуй-Євтушенко") == "Nechui-Yevtushenko");
    CHECK(transliterate("«Їжак» і юнак") == "«Yizhak» i yunak");
    CHECK(transliterate("Яна–Юля/Єва(їм)") == "Yana–Yulia/Yeva(yim)");
    CHECK(transliterate("2-й 5-я") == "2-y 5-ya");
    CHECK(transliterate("’яблуко’") == "’yabluko’");
}

TEST_CASE("зг, apostrophes, soft and stress marks") {
    CHECK(transliterate("ЗГОДА Згода згода розгін") == "ZGHODA Zghoda zghoda rozghin");
    CHECK(transliterate("гз гзг") == "hz hzgh");
    for (const char* apostrophe : {"'", "’", "ʼ", "‘", "′", "`", "´"})
        CHECK(transliterate(std::string("Мар") + apostrophe + "яненко") == "Marianenko");
    CHECK(transliterate("Шевче́нко") == "Shevchenko");
    CHECK(transliterate("З\u0301гурський") == "Zghurskyi");
    CHECK(transliterate("Ь ь Юрій’") == "  Yurii’");
}

TEST_CASE("capitals") {
    CHECK(transliterate("ЩЕРБАК Щербак щербак") == "SHCHERBAK Shcherbak shcherbak");
    CHECK(transliterate("Я є") == "Ya ye");
    CHECK(transliterate("Я і ти") == "Ya i ty");
    CHECK(transliterate("ТИ І Я") == "TY I YA");
    CHECK(transliterate("Є І ВОНИ") == "YE I VONY");
    CHECK(transliterate("ЮРІЙ ЇЖАКЕВИЧ Є. Ю.") == "YURII YIZHAKEVYCH Ye. Yu.");
    CHECK(transliterate("УКРАЇНА. Є Київ") == "UKRAINA. Ye Kyiv");
    CHECK(transliterate("КамАЗ МАРʼЯНА-ЮЛІЯ") == "KamAZ MARIANA-YULIIA");
}

TEST_CASE("decomposed letters") {
    CHECK(transliterate("И\u0306осипівка Киі\u0308в Юріи\u0306") == "Yosypivka Kyiv Yurii");
}

TEST_CASE("letters of other languages and what is no text") {
    CHECK(
        transliterate("Крылов Эльза Ёлкин Королёв объезд") == "Krylov Elza Yolkyn Koroliov obezd");
    CHECK(transliterate("Ўладзімір") == "Uladzimir");
    CHECK(transliterate("Müller & Søn, βήτα 42 ђ") == "Müller & Søn, βήτα 42 ђ");
    CHECK(transliterate("") == "");
    CHECK(transliterate("\xFFя\xD0") == "\xFFya\xD0");
    CHECK(transliterate("Ян 😀\u202E") == "Yan 😀\u202E");
}

TEST_CASE("spellings from passports") {
    const TransliterationExceptions exceptions(
        {{"Соломія", "Solomiya"}, {"Мар’яна", "Maryana"}, {"Коваль-Юрків", "Koval Yurkiv"}});
    CHECK(transliterate("Соломія СОЛОМІЯ соломія", exceptions) == "Solomiya SOLOMIYA Solomiya");
    CHECK(transliterate("МарʼЯна Марʼянин", exceptions) == "Maryana Marianyn");
    CHECK(transliterate("Соломія-Мар'яна", exceptions) == "Solomiya-Maryana");
    CHECK(transliterate("Коваль-Юрків та Коваль", exceptions) == "Koval Yurkiv ta Koval");
    CHECK(transliterate("Соломі́я", exceptions) == "Solomiya");
    CHECK(transliterate("Соломіянка", exceptions) == "Solomiianka");
}

TEST_CASE("rows") {
    CHECK(translit_row("Щербак") == "Shcherbak");
    CHECK(translit_row("Щербак\tпримітка") == "Shcherbak\tпримітка");
    CHECK(translit_row("") == "");
}
