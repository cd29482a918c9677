#include "read/table.h"

#include "read/file.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

struct Csv {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<Table> table;

    explicit Csv(std::string text) {
        table = read_csv(sources, sources.add("t.csv", std::move(text)), diagnostics);
    }

    std::string errors() const { return print_all(diagnostics, sources); }
};

std::vector<std::string> texts(const std::vector<Cell>& cells) {
    std::vector<std::string> result;
    for (const Cell& cell : cells) {
        result.push_back(cell.text);
    }
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a table as Ukrainian Excel saves it") {
    const Csv csv("Прізвище;Посада; Громада\r\n"
                  "Коваль;\"голова;\r\n\"\"в. о.\"\"\";Гуменці\r\n"
                  "Шевчук;;\r\n;;\r\n\r\n");
    REQUIRE(csv.table.has_value());
    CHECK(texts(csv.table->head) == Texts{"Прізвище", "Посада", "Громада"});
    REQUIRE(csv.table->rows.size() == 2);
    CHECK(texts(csv.table->rows[0]) == Texts{"Коваль", "голова;\n\"в. о.\"", "Гуменці"});
    CHECK(texts(csv.table->rows[1]) == Texts{"Шевчук", "", ""});
    CHECK(csv.table->column("Громада") == 2);
    CHECK_FALSE(csv.table->column("Місто").has_value());
    const Span span = csv.table->rows[0][2].span;
    CHECK(csv.sources.text(1).substr(span.begin, span.end - span.begin) == "Гуменці");
    CHECK(csv.sources.place(1, span.begin).line == 3);
}

TEST_CASE("the separator is the one that the head uses, or is named") {
    CHECK(texts(Csv("a,b\n1,2").table->rows[0]) == Texts{"1", "2"});
    CHECK(texts(Csv("a\tb\n1;x\t2,y\n").table->rows[0]) == Texts{"1;x", "2,y"});
    CHECK(texts(Csv("\"a,b,c\";d\n1;2\n").table->rows[0]) == Texts{"1", "2"});
    CHECK(texts(Csv("sep=|\r\na|b;c;d\r\n1|2\r\n").table->rows[0]) == Texts{"1", "2"});
    CHECK(texts(Csv("a\n1\n").table->rows[0]) == Texts{"1"});
    CHECK(texts(Csv("a\rb\r").table->rows[0]) == Texts{"b"});
}

TEST_CASE("mistakes in a table have their place") {
    CHECK(
        Csv("a;b;c\n1;2;3\n4;5\n6;7;8;9\n").errors() ==
        "t.csv:3:3: error: the row has 2 cells, the head has 3 [csv.row-length]\n"
        "    3 | 4;5\n"
        "      |   ^\n"
        "t.csv:1:1: note: the head is here\n"
        "hint: no cell for the column `c`\n"
        "t.csv:4:7: error: the row has 4 cells, the head has 3 [csv.row-length]\n"
        "    4 | 6;7;8;9\n"
        "      |       ^\n"
        "t.csv:1:1: note: the head is here\n"
        "hint: quote a cell that contains `;`\n");
    CHECK(
        Csv("a;b\n1;\"2\n3;4\n")
            .errors()
            .starts_with("t.csv:2:3: error: a quote that is never closed [csv.unclosed-quote]\n"));
    CHECK(Csv("a;b\n\"1\"x;2\n")
              .errors()
              .starts_with(
                  "t.csv:2:4: error: text after the closing quote of a cell [csv.stray-text]\n"));
    CHECK(Csv("a;a\n").errors().starts_with(
        "t.csv:1:3: error: two columns are named `a` [csv.duplicate-column]\n"));
    CHECK(Csv(";\r\n;\r\n")
              .errors()
              .starts_with("t.csv:1:1: error: the table is empty [csv.empty]\n"));
    CHECK(
        Csv("").errors() == "t.csv:1:1: error: the table is empty [csv.empty]\n"
                            "hint: its first row names the columns\n");
    CHECK(Csv(std::string("a;b\n1;\0002\n", 9))
              .errors()
              .starts_with("t.csv:2:3: error: control character U+0000 [csv.control-character]\n"));
}

TEST_CASE("ten thousand rows are read at once") {
    std::string text = "a;b;c;d\n";
    for (int i = 0; i < 10'000; ++i) {
        text += "Прізвище;\"Ім'я\";x;" + std::to_string(i) + "\n";
    }
    const Csv csv(text);
    REQUIRE(csv.table.has_value());
    CHECK(csv.table->rows.size() == 10'000);
    CHECK(csv.table->rows.back()[3].text == "9999");
}
