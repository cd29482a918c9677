#include "read/span_table.h"

#include <doctest/doctest.h>

#include <vector>

using namespace zbirnyk;

TEST_CASE("a table of spans knows what was set last, and nothing else") {
    SpanTable table;
    const std::vector<std::uint64_t> places(20000);
    CHECK_FALSE(table.find(&places[0]).has_value());
    // Neighbours, and addresses far apart.
    for (std::uint32_t i = 0; i < places.size(); i += i < 5000 ? 1 : 37)
        table.set(&places[i], {1, i, i + 1});
    table.set(&places[7], {2, 70, 71});
    for (std::uint32_t i = 0; i < 5000; ++i)
        CHECK(table.find(&places[i]) == (i == 7 ? Span{2, 70, 71} : Span{1, i, i + 1}));
    CHECK(table.find(&places[5037]) == Span{1, 5037, 5038});
    CHECK_FALSE(table.find(&places[5038]).has_value());
}
