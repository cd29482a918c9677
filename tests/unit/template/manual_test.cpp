#include "base/file_system.h"
#include "read/manual.h"
#include "template/vocabulary_tables.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

const std::string Folder = ZBIRNYK_ROOT "/docs/templates";

std::string content_of(const std::string& path) {
    const auto content = make_disk_file_system()->read(path);
    REQUIRE_MESSAGE(std::holds_alternative<std::string>(content), path);
    return std::get<std::string>(content);
}

/// The examples of the reference, in the order of their names.
std::vector<ManualExample> examples() {
    std::vector<ManualExample> all;
    for (const std::string& name : make_disk_file_system()->list(Folder + "/examples")) {
        if (!name.ends_with(".xml"))
            continue;
        ManualExample example =
            read_example(name.substr(0, name.size() - 4), content_of(Folder + "/examples/" + name));
        if (!example.shows.empty())
            all.push_back(std::move(example));
    }
    return all;
}

} // namespace

TEST_CASE("docs/templates/reference.md is the reference of the vocabulary") {
    CHECK(
        content_of(Folder + "/reference.md") ==
        reference_manual(template_vocabulary(), examples()));
}

TEST_CASE("every element has an example with a picture, every attribute a note") {
    const auto files = make_disk_file_system();
    const std::vector<ManualExample> all = examples();
    for (const ElementRule& element : template_vocabulary().elements) {
        CAPTURE(element.name);
        CHECK_FALSE(element.note.empty());
        CHECK(std::ranges::any_of(all, [&](const ManualExample& example) {
            return std::ranges::find(example.shows, element.name) != example.shows.end() &&
                   example.text.find("<" + std::string(element.name)) != std::string::npos;
        }));
        for (const AttributeRule& attribute : element.attributes)
            CHECK_MESSAGE(
                (attribute.name.starts_with('@') || !attribute.note.empty()), attribute.name);
    }
    for (const Vocabulary::Group& group : template_vocabulary().groups)
        for (const AttributeRule& attribute : group.attributes)
            CHECK_MESSAGE(!attribute.note.empty(), attribute.name);
    for (const ManualExample& example : all) {
        CAPTURE(example.name);
        CHECK(files->is_file(Folder + "/images/" + example.name + ".png"));
        for (const std::string& name : example.shows)
            CHECK_MESSAGE(template_vocabulary().find(name) != nullptr, name);
    }
}
