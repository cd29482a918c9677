#include "exchange/zip_writer.h"

#include "exchange/zip_archive.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("a zip file holds its entries, sorted, whatever their order") {
    const auto file = write_zip({{"б/2.pdf", "two"}, {"б/1.pdf", std::string(9000, 'x')}}).value();
    CHECK(file == write_zip({{"б/1.pdf", std::string(9000, 'x')}, {"б/2.pdf", "two"}}));
    const auto archive = ZipArchive::open(file);
    REQUIRE(archive);
    CHECK(archive->names() == std::vector<std::string>{"б/1.pdf", "б/2.pdf"});
    CHECK(archive->read("б/1.pdf", 9000) == std::string(9000, 'x'));
    CHECK(file.size() > 9000); // stored
}

TEST_CASE("a zip file has each name once") {
    CHECK_FALSE(write_zip({{"1.pdf", "a"}, {"1.pdf", "b"}}));
}
