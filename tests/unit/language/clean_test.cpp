#include "language/typography/clean.h"

#include "base/utf8.h"
#include "language/segment.h"
#include "language/typography/compose.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

using namespace zbirnyk;

namespace {

std::string read(const std::string& name) {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/" + name);
    std::stringstream content;
    content << file.rdbuf();
    REQUIRE(!content.str().empty());
    return content.str();
}

std::vector<std::string> split(const std::string& line, char by) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, by);)
        cells.push_back(cell);
    return cells;
}

CleaningOptions in(std::string_view lang) {
    CleaningOptions options;
    options.lang = lang;
    return options;
}

CleaningOptions only(CleaningRule rule) {
    CleaningOptions options;
    options.rules = CleaningRules::only({rule});
    return options;
}

/// Letters and digits, in order: what cleaning may not change. Own code, on purpose apart from the
/// tables of the module: ICU decides what a letter is.
std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (const char32_t c : to_utf32(text)) {
        constexpr std::u32string_view Apostrophes = U"'’ʼ‘′`´";
        const bool digit = c >= U'0' && c <= U'9';
        if (digit || (is_word_character(c) && Apostrophes.find(c) == std::u32string_view::npos))
            letters += c;
    }
    return letters;
}

bool may_change_letters(CleaningRule rule) {
    return rule == CleaningRule::Multiplication || rule == CleaningRule::LeadingZeros;
}

/// Every change keeps the letters of the bytes that it replaces, and stands in order.
void check_changes(std::string_view text, const Cleaning& cleaning) {
    std::size_t at = 0;
    for (const TextChange& change : cleaning.changes) {
        INFO(
            std::string(text.substr(change.begin, change.end - change.begin))
            << " -> " << change.replacement << " at " << change.begin);
        REQUIRE(change.begin >= at);
        REQUIRE(change.end >= change.begin);
        REQUIRE(change.end <= text.size());
        at = change.end;
        const std::string_view before = text.substr(change.begin, change.end - change.begin);
        CHECK(before != change.replacement);
        if (!may_change_letters(change.rule))
            CHECK(letters_of(before) == letters_of(change.replacement));
    }
    for (const TextWarning& warning : cleaning.warnings)
        REQUIRE((warning.begin < warning.end && warning.end <= text.size()));
}

void check_idempotent(std::string_view text, const CleaningOptions& options) {
    const std::string once = clean_text(text, options);
    const Cleaning again = find_changes(once, options);
    for (const TextChange& change : again.changes) {
        const std::size_t from = change.begin < 30 ? 0 : change.begin - 30;
        FAIL_CHECK(rule_name(change.rule) << " again in: " << once.substr(from, 80));
    }
}

std::vector<WarningKind> kinds(const Cleaning& cleaning) {
    std::vector<WarningKind> kinds;
    for (const TextWarning& warning : cleaning.warnings)
        kinds.push_back(warning.kind);
    return kinds;
}

} // namespace

TEST_CASE("cleaning: the rows of the table") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/typography.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const std::vector<std::string> cells = split(line, '\t');
        REQUIRE(cells.size() >= 3);
        const bool prefixed = cells[0].starts_with("en.") || cells[0].starts_with("de.");
        const CleaningOptions options = in(prefixed ? cells[0].substr(0, 2) : "uk");
        INFO(cells[0]);
        CHECK(clean_text(cells[1], options) == cells[2]);
        check_changes(cells[1], find_changes(cells[1], options));
        check_idempotent(cells[1], options);
    }
    CHECK(rows >= 250);
}

TEST_CASE("cleaning: the prose keeps its letters and is clean after one pass") {
    const std::string text = read("ua-gec_all.txt");
    for (const std::string_view lang : {"uk", "en", "de", "fr"}) {
        const CleaningOptions options = in(lang);
        const Cleaning cleaning = find_changes(text, options);
        CHECK(cleaning.changes.size() > 100);
        check_changes(text, cleaning);
        CHECK(apply_changes(text, cleaning.changes) == clean_text(text, options));
        check_idempotent(text, options);
    }
}

TEST_CASE("cleaning: without the two rules that may, no letter of the prose changes") {
    const std::string text = read("ua-gec_all.txt");
    CleaningOptions options;
    options.rules = CleaningRules::all()
                        .without(CleaningRule::Multiplication)
                        .without(CleaningRule::LeadingZeros);
    CHECK(letters_of(clean_text(text, options)) == letters_of(text));
}

TEST_CASE("cleaning: random texts of the characters that rules look at") {
    const std::vector<std::string> pieces = {
        " ",      " ",      " ",   "\u00A0", "\u202F", "\t",    "-",     "–",    "—",      "--",
        "\"",     "«",      "»",   "„",      "“",      "”",     "'",     "’",    "‘",      "‚",
        "ʼ",      "`",      ".",   ".",      "...",    "…",     ",",     ";",    ":",      "!",
        "?",      "(",      ")",   "[",      "5",      "19",    "2019",  "000",  "09",     "12345",
        "%",      "°",      "C",   "№",      "§",      "слово", "Слово", "в",    "І",      "т",
        "р",      "грн",    "тис", "млн",    "с",      "ст",    "м",     "Київ", "обл",    "ін",
        "червня", "x",      "х",   "і",      "б",      "ж",     "XX",    "the",  "Dr",     "z",
        "B",      "a",      "@",   "/",      "://",    "_",     "+",     "=",    "\u00AD", "\u200B",
        "\u2060", "\u200E", "😀",   "\xFF",   "́",       "тел",   "ISBN",  "ДСТУ", "$",      "€",
        "д",      "н",      "*",   "×",      "\n"};
    std::mt19937 random(20260101);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (unsigned length = random() % 14; length > 0; --length)
            text += pieces[random() % pieces.size()];
        CleaningOptions options = in(round % 3 == 0 ? "uk" : round % 3 == 1 ? "en" : "de");
        if (round % 5 == 0)
            options.line_feed = LineFeed::IsBlank;
        INFO("text: ", text);
        check_changes(text, find_changes(text, options));
        check_idempotent(text, options);
    }
}

TEST_CASE("cleaning: a switch turns on its own rule alone") {
    const std::string text =
        "Об'єкт \"А\" - це 10-20 %  т.Шевченка ,в м. Київ 60x84... про\u00ADба";
    const auto changed = [&](CleaningRule rule) { return clean_text(text, only(rule)); };
    CHECK(changed(CleaningRule::Apostrophes).starts_with("Об’єкт \"А\" - це"));
    CHECK(changed(CleaningRule::Quotes).starts_with("Об'єкт «А» - це"));
    CHECK(changed(CleaningRule::Dashes).find("А\"\u00A0— це 10-20 %") != std::string::npos);
    CHECK(changed(CleaningRule::Ranges).find("10–20 %  т.Ш") != std::string::npos);
    CHECK(changed(CleaningRule::Units).find("10-20%  т.Ш") != std::string::npos);
    CHECK(changed(CleaningRule::Spaces).find("10-20 % т.Ш") != std::string::npos);
    CHECK(changed(CleaningRule::NoBreakSpaces).find("м.\u00A0Київ") != std::string::npos);
    CHECK(changed(CleaningRule::Multiplication).find("60×84...") != std::string::npos);
    CHECK(changed(CleaningRule::Punctuation).find("60x84… ") != std::string::npos);
    CHECK(changed(CleaningRule::Invisible).ends_with("проба"));
    for (unsigned i = 0; i < 13; ++i)
        for (const TextChange& change :
             find_changes(text, only(static_cast<CleaningRule>(i))).changes)
            CHECK(change.rule == static_cast<CleaningRule>(i));
    CleaningOptions none;
    none.rules = CleaningRules::only({});
    CHECK(clean_text(text, none) == text);
}

TEST_CASE("cleaning: changes name their bytes and no more") {
    const std::string text = "об'єкт - 5%";
    const Cleaning cleaning = find_changes(text);
    REQUIRE(cleaning.changes.size() == 3);
    CHECK(cleaning.changes[0] == TextChange{4, 5, "’", CleaningRule::Apostrophes});
    CHECK(cleaning.changes[1] == TextChange{11, 12, "\u00A0", CleaningRule::Dashes});
    CHECK(cleaning.changes[2] == TextChange{12, 13, "—", CleaningRule::Dashes});
    CHECK(rule_name(CleaningRule::NoBreakSpaces) == "no-break-spaces");
    CHECK(rule_name(CleaningRule::Joins) == "joins");
    CHECK(warning_name(WarningKind::InvalidUtf8) == "invalid-utf8");
}

TEST_CASE("cleaning: the caller's ranges are left alone") {
    const std::string text = "об'єкт \"х - у\" і об'єкт\nоб'єкт";
    CleaningOptions options;
    const std::size_t begin = text.find("\"х");
    options.protected_ranges = {{begin, begin + 9}, {text.rfind("об'"), text.size()}};
    CHECK(text.substr(begin, 9) == "\"х - у\"");
    CHECK(clean_text(text, options) == "об’єкт \"х - у\" і\u00A0об’єкт\nоб'єкт");
    options.protected_ranges = {{0, text.size() + 5}};
    CHECK(clean_text(text, options) == text);
    options.protected_ranges = {{3, 3}};
    CHECK(clean_text(text, options) == clean_text(text));
}

TEST_CASE("cleaning: paragraphs and wrapped lines") {
    CHECK(clean_text("він \"так\nі так\"") == "він \"так\nі\u00A0так\"");
    CleaningOptions wrapped;
    wrapped.line_feed = LineFeed::IsBlank;
    CHECK(clean_text("він \"так\nі так\"", wrapped) == "він «так\nі\u00A0так»");
    CHECK(clean_text("№\n5", wrapped) == "№\u00A05");
    CHECK(clean_text("він \"так\n \nі так\"", wrapped) == "він \"так\n \nі\u00A0так\"");
    CHECK(clean_text("") == "");
    CHECK(clean_text("\n\n") == "\n\n");
}

TEST_CASE("cleaning: warnings") {
    const auto kinds_of = [](std::string_view text) { return kinds(find_changes(text)); };
    using enum WarningKind;
    CHECK(kinds_of("двi копійки") == std::vector{LatinLookAlike});
    CHECK(kinds_of("кава i чай") == std::vector{LatinLookAlike});
    CHECK(kinds_of("сайт Соmpany") == std::vector{CyrillicLookAlike});
    CHECK(kinds_of("словоzавод") == std::vector{MixedScripts});
    CHECK(kinds_of("звичайне слово і COVID") == std::vector<WarningKind>{});
    CHECK(kinds_of("слово \"слово") == std::vector{UnmatchedQuote});
    CHECK(kinds_of("слово» слово") == std::vector{UnmatchedQuote});
    CHECK(kinds_of("реаліза-ція") == std::vector{StrayHyphen});
    CHECK(kinds_of("програ-мування") == std::vector{StrayHyphen});
    CHECK(kinds_of("програ- мування") == std::vector{StrayHyphen});
    CHECK(kinds_of("науково-практична, дво- та тримісний") == std::vector<WarningKind>{});
    CHECK(kinds_of("а\u202Eб") == std::vector{BidiControl});
    CHECK(kinds_of("а\xFF\xFEб") == std::vector{InvalidUtf8});
    const std::string text = "кава і двi";
    const Cleaning cleaning = find_changes(text);
    REQUIRE(cleaning.warnings.size() == 1);
    CHECK(text.substr(cleaning.warnings[0].begin) == "двi");
}

TEST_CASE("cleaning: a dictionary joins what a line break parted") {
    const std::set<std::string, std::less<>> words{"програмування", "науково-практична", "хата"};
    CleaningOptions options;
    options.is_word = [&](std::string_view word) { return words.find(word) != words.end(); };
    CHECK(clean_text("програ-мування", options) == "програмування");
    CHECK(clean_text("програ- мування", options) == "програмування");
    CHECK(clean_text("науково-практична", options) == "науково-практична");
    CHECK(clean_text("ха-ті", options) == "ха-ті");
    CHECK(find_changes("програ-мування", options).warnings.empty());
}

TEST_CASE("cleaning: rows of tables") {
    CHECK(clean_row("об'єкт\t5 %\t") == "об’єкт\t5%\t");
    CHECK(clean_row("") == "");
    CHECK(clean_row("\t") == "\t");
}

TEST_CASE("cleaning: composed changes do what their lists do one after another") {
    const std::string text = "abcdef";
    const std::vector<TextChange> first{
        {1, 2, "XY", CleaningRule::Spaces}, {4, 4, "Z", CleaningRule::Dashes}};
    const std::string middle = apply_changes(text, first);
    CHECK(middle == "aXYcdZef");
    const std::vector<TextChange> second{
        {2, 4, "", CleaningRule::Quotes}, {6, 7, "E", CleaningRule::Quotes}};
    CHECK(
        apply_changes(text, compose(text.size(), first, second)) == apply_changes(middle, second));
    CHECK(compose(3, {}, {}).empty());
}

TEST_CASE("cleaning: long hostile texts take linear time") {
    const auto seconds = [](const std::string& piece, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i)
            text += piece;
        const auto start = std::chrono::steady_clock::now();
        CHECK(!clean_text(text).empty());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    for (const char* piece :
         {"\"", "'a ", "\" a", "a@b,", "`", "`a ", "+1", "1-", "(", "т.", "1 000 "}) {
        INFO(piece);
        // A square would take minutes.
        CHECK(seconds(piece, 200000) < 10);
    }
}
