#include "model/rows.h"
#include "model/vocabularies.h"

#include <doctest/doctest.h>

namespace zbirnyk {

namespace {

Table table_of(const std::vector<std::vector<std::string>>& lines) {
    Table table;
    for (const auto& line : lines) {
        std::vector<Cell> cells;
        for (const std::string& text : line)
            cells.push_back({text, Span{1, 0, 1}});
        if (table.head.empty())
            table.head = std::move(cells);
        else
            table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace

TEST_CASE("cells as Excel writes them become the vocabulary's forms") {
    const Table table = table_of(
        {{"number", "date", "line", "payee", "subject", "document", "amount"},
         {"1", "18.03.2020", "b1", " ФОП\nКачур ", "прокат", "акт № 3", "12\u00A0345,50"}});
    Diagnostics diagnostics;
    const auto tree = rows_to_tree(table, receipts_vocabulary(), "receipt", diagnostics);
    REQUIRE(tree.has_value());
    const Node receipt = tree->root().child("receipt");
    CHECK(receipt.attribute("date") == "2020-03-18");
    CHECK(receipt.attribute("amount") == "12345.50");
    CHECK(receipt.attribute("payee") == "ФОП Качур");
    CHECK(check_vocabulary(*tree, receipts_vocabulary(), diagnostics));
}

TEST_CASE("a column of a meeting becomes attendance, an empty cell nothing") {
    const Table table = table_of(
        {{"id",
          "surname",
          "given",
          "gender",
          "post-category",
          "consent",
          "attended:rt",
          "attended:conf"},
         {"p1", "Їжак", "Ярина", "f", "head", "так", "", "1, 3"}});
    Diagnostics diagnostics;
    const auto tree = rows_to_tree(table, participants_vocabulary(), "participant", diagnostics);
    REQUIRE(tree.has_value());
    const Node person = tree->root().child("participant");
    CHECK(person.attribute("consent") == "true");
    REQUIRE(person.child_elements("attended").size() == 1);
    CHECK(person.child("attended").attribute("meeting") == "conf");
    CHECK(person.child("attended").attribute("days") == "1 3");
}

} // namespace zbirnyk
