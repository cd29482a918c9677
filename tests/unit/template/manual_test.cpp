#include "base/file_system.h"
#include "template/vocabulary_tables.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("docs/templates.md names every element, attribute and property") {
    const auto files = make_disk_file_system();
    const auto content = files->read(std::string(ZBIRNYK_ROOT) + "/docs/templates.md");
    REQUIRE(std::holds_alternative<std::string>(content));
    const std::string& manual = std::get<std::string>(content);
    const auto names = [&](std::string_view name) {
        const std::string word = "`" + std::string(name);
        for (const char* end : {"`", "=", " "}) {
            if (manual.find(word + end) != std::string::npos)
                return true;
        }
        return false;
    };
    const Vocabulary& vocabulary = template_vocabulary();
    for (const ElementRule& element : vocabulary.elements) {
        CHECK_MESSAGE(names(element.name), element.name);
        for (const AttributeRule& attribute : element.attributes) {
            if (!attribute.name.starts_with('@'))
                CHECK_MESSAGE(names(attribute.name), element.name << "/@" << attribute.name);
        }
        CHECK_MESSAGE(!element.note.empty(), element.name);
    }
    for (const Vocabulary::Group& group : vocabulary.groups) {
        for (const AttributeRule& attribute : group.attributes)
            CHECK_MESSAGE(names(attribute.name), attribute.name);
    }
}
