#include "base/file_system.h"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace zbirnyk;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, removed at the end.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "zbirnyk-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }

    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    ~ScratchFolder() {
        ::chmod(path_.c_str(), 0700);
        fs::remove_all(path_);
    }

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::string content(const FileSystem& files, const fs::path& path) {
    const FileContent result = files.read(path);
    REQUIRE(std::holds_alternative<std::string>(result));
    return std::get<std::string>(result);
}

std::string reason(const FileSystem& files, const fs::path& path) {
    const FileContent result = files.read(path);
    REQUIRE(std::holds_alternative<FileError>(result));
    return std::get<FileError>(result).reason;
}

} // namespace

TEST_CASE("a written file is read back and leaves nothing beside it") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    const fs::path path = scratch.path() / "a" / "b" / "збірник.txt";
    CHECK_FALSE(files->write(path, "one").has_value());
    CHECK_FALSE(files->write(path, "two").has_value());
    CHECK(content(*files, path) == "two");
    CHECK(files->list(path.parent_path()) == std::vector<std::string>{"збірник.txt"});
    CHECK(files->is_file(path));
    CHECK(files->is_directory(path.parent_path()));
}

TEST_CASE("a write that fails leaves the folder as it was") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    fs::create_directory(scratch.path() / "taken");
    CHECK(files->write(scratch.path() / "taken", "x")->reason == "it is a folder");
    CHECK(files->list(scratch.path()) == std::vector<std::string>{"taken"});
    CHECK_FALSE(files->write(scratch.path() / "file", "x").has_value());
    CHECK(files->write(scratch.path() / "file" / "below", "y").has_value());
    CHECK(content(*files, scratch.path() / "file") == "x");
}

TEST_CASE("a file without a name is nowhere until it gets one") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    const fs::path path = scratch.path() / "new" / "a.txt";
    auto file = files->write_nameless(path, "a");
    REQUIRE(file); // the scratch folder's file system knows such files
    CHECK(files->list(scratch.path() / "new").empty());
    CHECK_FALSE(files->give_name(*file, path).has_value());
    CHECK(content(*files, path) == "a");

    file = files->write_nameless(path, "b");
    CHECK(content(*files, path) == "a");
    CHECK_FALSE(files->give_name(*file, path).has_value());
    CHECK(content(*files, path) == "b");
    CHECK(files->list(scratch.path() / "new") == std::vector<std::string>{"a.txt"});

    { const auto dropped = files->write_nameless(scratch.path() / "c.txt", "c"); }
    CHECK_FALSE(files->is_file(scratch.path() / "c.txt"));
    CHECK_FALSE(files->write_nameless(path / "below", "x"));
    fs::create_directory(scratch.path() / "taken");
    file = files->write_nameless(scratch.path() / "taken", "x");
    REQUIRE(file);
    CHECK(files->give_name(*file, scratch.path() / "taken")->reason == "it is a folder");
}

TEST_CASE("a few handles are left to others") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    std::vector<std::unique_ptr<NamelessFile>> held;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const rlimit few{200, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    while (auto file = files->write_nameless(scratch.path() / "x", "x"))
        held.push_back(std::move(file));
    CHECK(held.size() > 50);
    CHECK_FALSE(files->write(scratch.path() / "y", "y").has_value());
    CHECK(::setrlimit(RLIMIT_NOFILE, &before) == 0);
}

TEST_CASE("what is in memory has a name from the beginning") {
    const auto files = make_memory_file_system({});
    CHECK_FALSE(files->write_nameless("a", "a"));
}

TEST_CASE("what cannot be read says why") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    CHECK(reason(*files, scratch.path() / "none") == "no such file or folder");
    CHECK(reason(*files, scratch.path()) == "it is a folder");
    REQUIRE(::mkfifo((scratch.path() / "pipe").c_str(), 0600) == 0);
    CHECK(reason(*files, scratch.path() / "pipe") == "it is not an ordinary file");
}

TEST_CASE("canonical follows links and tells what lies outside") {
    const ScratchFolder scratch;
    const auto files = make_disk_file_system();
    fs::create_directory(scratch.path() / "in");
    fs::create_directory(scratch.path() / "out");
    fs::create_directory_symlink(scratch.path() / "out", scratch.path() / "in" / "link");
    const fs::path root = fs::canonical(scratch.path());
    CHECK(files->canonical(scratch.path() / "in" / "link" / "new.txt") == root / "out" / "new.txt");
    CHECK(files->canonical(scratch.path() / "in" / ".." / "x") == root / "x");
}

TEST_CASE("the file system in memory behaves like the one on the disk") {
    const auto files = make_memory_file_system({{"e/event.xml", "<e/>"}, {"e/a/1.xml", "1"}});
    CHECK(content(*files, "e/./a/../event.xml") == "<e/>");
    CHECK(files->list("e") == std::vector<std::string>{"a", "event.xml"});
    CHECK(files->list("e/none").empty());
    CHECK(files->is_directory("e/a"));
    CHECK_FALSE(files->is_directory("e/event.xml"));
    CHECK(files->write("e/a", "x")->reason == "it is a folder");
    CHECK_FALSE(files->write("e/b", "x").has_value());
    CHECK(content(*files, "e/b") == "x");
    CHECK(files->canonical("e/a/../../x") == "x");
}
