#include "exchange/import_abstract.h"

#include "base/file_system.h"
#include "diag/codes.h"
#include "exchange/pandoc.h"
#include "language/segment.h"
#include "read/tree.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <string>

using namespace zbirnyk;

namespace {

const std::string test_data = ZBIRNYK_TEST_DATA;
const std::string originals =
    std::string(ZBIRNYK_ROOT) + "/input/balanced-development-2020/originals/";

struct Imported {
    std::optional<ImportedAbstract> abstract;
    Diagnostics diagnostics;
    std::string bytes;
};

Imported import_bytes(std::string bytes, const std::string& name) {
    Imported result;
    result.bytes = std::move(bytes);
    ImportSettings settings;
    settings.id = "a01";
    result.abstract =
        import_abstract(result.bytes, name, settings, Span{1, 0, 0}, result.diagnostics);
    return result;
}

Imported import_file(const std::string& path) {
    const auto files = make_disk_file_system();
    const FileContent content = files->read(path);
    REQUIRE(std::holds_alternative<std::string>(content));
    return import_bytes(std::get<std::string>(content), path);
}

bool has_code(const Diagnostics& diagnostics, Code code) {
    const auto& items = diagnostics.items();
    return std::any_of(
        items.begin(), items.end(), [&](const Diagnostic& item) { return item.code == code; });
}

/// The tree of an imported abstract; fails the test when it is not well-formed XML.
Tree parse(const std::string& xml) {
    Sources sources;
    Diagnostics diagnostics;
    const std::uint32_t file = sources.add("imported.xml", xml);
    auto tree = read_xml(sources, file, {}, diagnostics);
    REQUIRE_MESSAGE(tree.has_value(), print_all(diagnostics, sources));
    return std::move(*tree);
}

void collect_text(Node node, std::string& out, std::string& values) {
    for (const Node attribute : node.attributes()) {
        values += attribute.value();
        values += ' ';
    }
    for (const Node child : node.children()) {
        if (child.kind() == NodeKind::Text) {
            out += child.value();
        } else {
            const bool in_line = child.is_element("b") || child.is_element("i") ||
                                 child.is_element("sub") || child.is_element("sup") ||
                                 child.is_element("a") || child.is_element("code") ||
                                 child.is_element("span");
            out += in_line ? "" : " ";
            collect_text(child, out, values);
            out += in_line ? "" : " ";
        }
    }
}

using Count = std::map<std::string, int>;

/// Plain text writes raised and lowered digits as characters of their own, and "А.Б." counts as one
/// word, "А. Б." as two.
std::string loosened(const std::string& text) {
    static const std::vector<std::pair<std::string, std::string>> changes = {
        {".", ". "}, {"¹", "1"}, {"²", "2"}, {"³", "3"}, {"₁", "1"}, {"₂", "2"}};
    std::string result = text;
    for (const auto& [from, to] : changes) {
        for (std::size_t at = result.find(from); at != std::string::npos;
             at = result.find(from, at + to.size())) {
            result.replace(at, from.size(), to);
        }
    }
    return result;
}

Count count_words(const std::string& text) {
    Count result;
    for (const std::string& word : words(loosened(text))) {
        ++result[word];
    }
    return result;
}

/// Without the numbers and letters that the plain text writer puts before list items and notes.
std::string without_markers(const std::string& text) {
    std::string result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        const std::size_t start = std::min(line.find_first_not_of(" \t-"), line.size());
        std::size_t at = start + (line.compare(start, 1, "[") == 0 ? 1 : 0);
        while (at < line.size() && line[at] >= '0' && line[at] <= '9') {
            ++at;
        }
        if (at > start && at < line.size() &&
            std::string(".)]").find(line[at]) != std::string::npos) {
            line.erase(start, at + 1 - start);
        }
        result += line + "\n";
        begin = end + 1;
    }
    return result;
}

/// The words that Pandoc delivers and the import does not have, with how often.
Count missing_words(const Imported& imported, const char* reader) {
    Diagnostics diagnostics;
    const auto plain = run_pandoc(
        {},
        {{"--sandbox", "-f", reader, "-t", "plain", "--wrap=none"}, imported.bytes},
        {},
        diagnostics);
    REQUIRE(plain);
    std::string text;
    const Tree tree = parse(imported.abstract->xml);
    std::string values;
    collect_text(tree.root(), text, values);
    const Count there = count_words(text + " " + values);
    Count missing;
    for (const auto& [word, count] : count_words(without_markers(*plain))) {
        const auto found = there.find(word);
        const int have = found == there.end() ? 0 : found->second;
        if (have < count) {
            missing[word] = count - have;
        }
    }
    return missing;
}

/// labels whose meaning the element carries: УДК, Анотація …, and the numbers of tables and
/// figures.
bool is_label(const std::string& word) {
    static const std::vector<std::string> labels = {
        "УДК",
        "Анотація",
        "Abstract",
        "Annotation",
        "Ключові",
        "слова",
        "Keywords",
        "Key",
        "words",
        "Список",
        "використаних",
        "джерел",
        "Література",
        "ЛІТЕРАТУРА",
        "Таблиця",
        "Рисунок",
        "Рис"};
    return std::find(labels.begin(), labels.end(), word) != labels.end() ||
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_words(const std::string& path, const char* reader) {
    CAPTURE(path);
    const Imported imported = import_file(path);
    REQUIRE(imported.abstract);
    int numbers = 0;
    for (const auto& entry : missing_words(imported, reader)) {
        const std::string& word = entry.first;
        const int count = entry.second;
        CHECK_MESSAGE(is_label(word), word);
        numbers += word[0] >= '0' && word[0] <= '9' ? count : 0;
    }
    // A caption's number goes with its label.
    CHECK(numbers <= 6);
}

Node only(const Tree& tree, const char* name) {
    const auto found = tree.root().child_elements(name);
    REQUIRE(found.size() == 1);
    return found.front();
}

} // namespace

TEST_CASE("no word that Pandoc delivers from real Word files is lost") {
    for (const char* name : {"avtoref", "avtoreferat", "dodatok_D", "referat_mix", "vidzyv"}) {
        check_words(test_data + "/docx/" + name + ".docx", "docx+styles");
    }
}

TEST_CASE("no word of the sample's originals is lost") {
    for (const char* name :
         {"gudz-panasiuk", "polishchuk-boichuk", "yevtushok-kravets", "yurchyshyn-yatsyshyna"}) {
        check_words(originals + name + ".docx", "docx+styles");
    }
}

TEST_CASE("no word that Pandoc delivers from Markdown articles is lost") {
    for (const char* name :
         {"learn__rendering-lists", "learn__typescript", "reference__react__hooks"}) {
        check_words(test_data + "/md/" + name + ".md", "markdown");
    }
}

TEST_CASE("the head of a Word file without styles is found by content and layout") {
    const Imported imported = import_file(originals + "polishchuk-boichuk.docx");
    REQUIRE(imported.abstract);
    CHECK(imported.diagnostics.items().empty());
    const Tree tree = parse(imported.abstract->xml);
    CHECK(only(tree, "udc").text() == "35.073.53:658.7(477)");
    const auto titles = tree.root().child_elements("title");
    REQUIRE(titles.size() == 2);
    CHECK(titles[0].text() == "ПУБЛІЧНІ ЗАКУПІВЛІ СІЛЬСЬКОЇ ГРОМАДИ: МАЛІ СУМИ, ВЕЛИКА УВАГА");
    CHECK(titles[1].attribute("xml:lang") == "en");
    const auto authors = tree.root().child_elements("author");
    REQUIRE(authors.size() == 2);
    CHECK(authors[0].attribute("surname") == "Поліщук");
    CHECK(authors[0].attribute("given") == "А.");
    CHECK(authors[1].attribute("patronymic") == "С.");
    CHECK(authors[1].attribute("affiliation") == "2");
    CHECK(
        tree.root().child_elements("affiliation")[1].text() ==
        "секретарка ради, Маківська сільська рада");
    CHECK(
        tree.root().child_elements("keywords")[0].text() ==
        "публічні закупівлі; прозорість; запит цін; сільська громада");
    CHECK(only(tree, "references").child_elements().size() == 2);
}

TEST_CASE("the body keeps headings, lists, tables with spans, notes and indices") {
    const Imported imported = import_file(originals + "yevtushok-kravets.docx");
    REQUIRE(imported.abstract);
    const Tree tree = parse(imported.abstract->xml);
    const Node body = only(tree, "body");
    CHECK(body.child_elements("h2").size() == 4);
    const Node list = body.child("ol");
    CHECK(list.child_elements("li").size() == 3);
    CHECK(list.child_elements("li")[1].child("ol").child_elements("li").size() == 2);
    const Node table = body.child("table");
    CHECK(table.child("caption").text() == "Вартість одного збереженого робочого місця");
    const auto rows = table.child("tbody").child_elements("tr");
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].child("td").attribute("align") == "decimal");
    CHECK(rows[3].child("td").attribute("colspan") == "4");
    CHECK(imported.abstract->xml.find("<i>n</i><sub>1</sub>") != std::string::npos);
    CHECK(imported.abstract->xml.find("гроші.<note>З 2020 р.") != std::string::npos);
}

TEST_CASE("a picture comes along with its alternative text, caption and width") {
    const Imported imported = import_file(originals + "gudz-panasiuk.docx");
    REQUIRE(imported.abstract);
    REQUIRE(imported.abstract->pictures.size() == 1);
    CHECK(imported.abstract->pictures[0].name == "a01-1.png");
    CHECK(imported.abstract->pictures[0].bytes.starts_with("\x89PNG"));
    const Tree tree = parse(imported.abstract->xml);
    const Node figure = only(tree, "body").child("figure");
    CHECK(figure.child("img").attribute("src") == "../images/abstracts/a01-1.png");
    CHECK(figure.child("img").attribute("alt").starts_with("Смугова діаграма"));
    CHECK(figure.child("img").attribute("width") == "100mm");
    CHECK(figure.child("figcaption").text() == "Строк підготовки рішення за етапами, днів");
}

TEST_CASE("what is not found is marked and told") {
    const Imported imported = import_file(originals + "yurchyshyn-yatsyshyna.docx");
    REQUIRE(imported.abstract);
    REQUIRE(imported.diagnostics.items().size() == 1);
    CHECK(imported.diagnostics.items()[0].message == "not found: `udc`");
    const Tree tree = parse(imported.abstract->xml);
    CHECK(only(tree, "gap").attribute("field") == "udc");
    CHECK(tree.root().child_elements("author")[1].attribute("surname") == "Яцишина-Ґуля");
}

TEST_CASE("losses are warned about by name") {
    const Imported imported = import_file(test_data + "/docx/avtoref.docx");
    REQUIRE(imported.abstract);
    CHECK(has_code(imported.diagnostics, codes::ExchangeOleObject));
    CHECK(has_code(imported.diagnostics, codes::ExchangePicture));
    CHECK(has_code(imported.diagnostics, codes::ExchangePictureAlt));
    CHECK_FALSE(imported.diagnostics.has_errors());
}

TEST_CASE("Markdown keeps notes, formulas as TeX, quotes and code") {
    const Imported imported = import_bytes(
        "# Назва доповіді\n\nКоваленко О. П.\n\nПросто \"текст\" і $x^2$.[^1] `код <b>`\n\n"
        "| а | б |\n|---|---|\n| 1 | 2 |\n\n[^1]: Виноска.\n",
        "x.md");
    REQUIRE(imported.abstract);
    CHECK(has_code(imported.diagnostics, codes::ExchangeFormula));
    const Tree tree = parse(imported.abstract->xml);
    CHECK(only(tree, "title").text() == "Назва доповіді");
    CHECK(only(tree, "author").attribute("given") == "О.");
    const Node paragraph = only(tree, "body").child("p");
    CHECK(paragraph.child("note").text() == "Виноска.");
    CHECK(paragraph.text().starts_with("Просто «текст» і x^2."));
    CHECK(paragraph.child_elements("code")[1].text() == "код <b>");
}

TEST_CASE("a file that is not what it should be is an error that says what it is") {
    const auto message = [](std::string bytes, const std::string& name) {
        const Imported imported = import_bytes(std::move(bytes), name);
        CHECK_FALSE(imported.abstract);
        REQUIRE(imported.diagnostics.items().size() == 1);
        return imported.diagnostics.items()[0].message;
    };
    CHECK(
        message("текст", "x.docx") == "the file is plain text, not the document its name promises");
    CHECK(
        message("%PDF-1.4 ...", "x.docx") ==
        "the file is a PDF, not the document its name promises");
    CHECK(
        message("\xD0\xCF\x11\xE0...", "x.doc") ==
        "the file is an old Word file or an encrypted one, not a DOCX, ODT or Markdown file");
    CHECK(message("PK\x03\x04 broken", "x.docx").find("a zip file without") != std::string::npos);
    CHECK(message("\xFF\xFE", "x.md").find("of an unknown kind") != std::string::npos);
}

TEST_CASE("limits and a missing Pandoc are told") {
    Diagnostics diagnostics;
    ImportSettings settings;
    settings.pandoc.program = "no-such-pandoc";
    CHECK_FALSE(import_abstract("text", "x.md", settings, {}, diagnostics));
    CHECK(has_code(diagnostics, codes::ExchangeNoPandoc));
    settings.file_bytes = 3;
    CHECK_FALSE(import_abstract("text", "x.md", settings, {}, diagnostics));
    CHECK(has_code(diagnostics, codes::ExchangeTooLarge));
}
