#include "base/file_system.h"
#include "model/vocabularies.h"
#include "read/manual.h"

#include <set>

#include <doctest/doctest.h>

namespace zbirnyk {

TEST_CASE("every vocabulary is closed and names an element once") {
    for (const Vocabulary* vocabulary : data_vocabularies()) {
        CAPTURE(vocabulary->name);
        std::set<std::string_view> names, used;
        for (const ElementRule& element : vocabulary->elements) {
            CAPTURE(element.name);
            CHECK(names.insert(element.name).second);
            CHECK_FALSE(element.note.empty());
            for (const AttributeRule& attribute : element.attributes)
                CHECK_FALSE(attribute.note.empty());
            for (const ChildRule& child : element.children)
                used.insert(child.name);
        }
        for (const std::string_view root : vocabulary->roots)
            used.insert(root);
        CHECK(names == used);
    }
}

TEST_CASE("docs/data.md holds the manual of every vocabulary") {
    const auto disk = make_disk_file_system();
    const auto text = std::get<std::string>(disk->read(ZBIRNYK_ROOT "/docs/data.md"));
    for (const Vocabulary* vocabulary : data_vocabularies()) {
        CAPTURE(vocabulary->name);
        CHECK(text.find(manual(*vocabulary)) != std::string::npos);
    }
}

} // namespace zbirnyk
