#include "pdf/shared_parts.h"
#include "pdf/sink.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace zbirnyk;

namespace {

std::string small_file(const char* entry) {
    SharedParts shared(6);
    Sink sink(6, shared);
    const ObjectId root = sink.allocate();
    const ObjectId info = sink.allocate();
    sink.write(root, entry);
    sink.write(info, "/Title(a)");
    return sink.finish(root, info);
}

std::string identifier(const std::string& file) {
    const std::size_t at = file.find("/ID[<");
    return file.substr(at + 5, 67);
}

} // namespace

TEST_CASE("objects are numbered from 1") {
    SharedParts shared(6);
    Sink sink(6, shared);
    CHECK(sink.allocate().number == 1);
    CHECK(sink.allocate().number == 2);
}

TEST_CASE("a file has header, identifier and end") {
    const std::string file = small_file("/Type/Catalog");
    CHECK(file.rfind("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 0) == 0);
    CHECK(file.substr(file.size() - 6) == "%%EOF\n");
    const std::string id = identifier(file);
    CHECK(id.substr(0, 32) == id.substr(34, 32));
}

TEST_CASE("the identifier follows the content alone") {
    CHECK(small_file("/Type/Catalog") == small_file("/Type/Catalog"));
    CHECK(
        identifier(small_file("/Type/Catalog")) !=
        identifier(small_file("/Type/Catalog/Lang(uk)")));
}

TEST_CASE("streams are written with their length, plain or compressed") {
    SharedParts shared(6);
    Sink sink(6, shared);
    const ObjectId root = sink.allocate();
    const ObjectId plain = sink.allocate();
    const ObjectId packed = sink.allocate();
    sink.write(root, "/Type/Catalog");
    sink.write_stream(plain, "/Type/Metadata", "abc", StreamCoding::AsIs);
    sink.write_stream(packed, "", std::string(1000, 'x'), StreamCoding::Deflate);
    const std::string file = sink.finish(root, root);
    CHECK(
        file.find("2 0 obj\n<<\n/Type/Metadata/Length 3>>\nstream\nabc\nendstream\nendobj\n") !=
        std::string::npos);
    CHECK(file.find("3 0 obj\n<<\n/Filter/FlateDecode/Length ") != std::string::npos);
    CHECK(file.find("xxxx") == std::string::npos);
}

TEST_CASE("an object that is written twice or never breaks an invariant") {
    SharedParts shared(6);
    Sink sink(6, shared);
    const ObjectId id = sink.allocate();
    sink.write(id, "/A 1");
    CHECK_THROWS_AS(sink.write(id, "/A 2"), std::logic_error);
    sink.allocate();
    CHECK_THROWS_AS(sink.finish(id, id), std::logic_error);
}
