#include "base/file_system.h"
#include "model/event.h"
#include "model/vocabularies.h"
#include "read/manual.h"

#include <set>

#include <doctest/doctest.h>

namespace zbirnyk {

namespace {

using Names = std::set<std::string, std::less<>>;

void collect(Node node, Names& elements, Names& attributes) {
    elements.emplace(node.name());
    for (const Node attribute : node.attributes())
        attributes.emplace(attribute.name());
    for (const Node child : node.child_elements())
        collect(child, elements, attributes);
}

} // namespace

TEST_CASE("the computed names are those that the sample has and no vocabulary") {
    const auto files = make_disk_file_system();
    Sources sources;
    Diagnostics diagnostics;
    const auto event = read_event(
        *files, ZBIRNYK_ROOT "/input/balanced-development-2020/event.xml", sources, diagnostics);
    REQUIRE(event.has_value());
    Names elements, attributes;
    collect(event->data.root(), elements, attributes);
    attributes.erase("xmlns");
    attributes.erase("xml:lang");
    for (const Vocabulary* vocabulary : data_vocabularies()) {
        for (const ElementRule& element : vocabulary->elements) {
            elements.erase(std::string(element.name));
            for (const AttributeRule& attribute : element.attributes)
                attributes.erase(std::string(attribute.name));
        }
        for (const Vocabulary::Group& group : vocabulary->groups)
            for (const AttributeRule& attribute : group.attributes)
                attributes.erase(std::string(attribute.name));
    }
    const ComputedNames& computed = computed_names();
    CHECK(elements == Names(computed.elements.begin(), computed.elements.end()));
    CHECK(attributes == Names(computed.attributes.begin(), computed.attributes.end()));
}

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
