#include "commands/commands.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#ifdef ZBIRNYK_MIMALLOC
#include <cerrno>
#include <mimalloc.h>
#include <new>
#endif

namespace {

using namespace zbirnyk;

/// Templates and fonts lie beside the program: in the source tree one folder up from `build/`, in
/// an installation under `../share/zbirnyk`. ZBIRNYK_DATA names another folder.
std::filesystem::path find_data_folder() {
    if (const char* folder = std::getenv("ZBIRNYK_DATA"))
        return folder;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto prefix = program.parent_path().parent_path();
    const auto installed = prefix / "share" / "zbirnyk";
    return std::filesystem::is_directory(installed / "templates", error) ? installed : prefix;
}

std::string current_time() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

/// Where there is no memory, mimalloc aborts; a document shall fail instead.
void throw_when_memory_ends() {
#ifdef ZBIRNYK_MIMALLOC
    const auto report = [](int error, void*) {
        if (error == ENOMEM)
            throw std::bad_alloc();
    };
    mi_register_error(report, nullptr);
#endif
}

/// A batch keeps each of its files open until all are made.
void allow_many_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

int main(int argc, char** argv) {
    try {
        throw_when_memory_ends();
        allow_many_files();
        const auto files = make_disk_file_system();
        const Environment environment{
            .files = *files,
            .in = std::cin,
            .out = std::cout,
            .err = std::cerr,
            .data_folder = find_data_folder(),
            .terminal = isatty(STDERR_FILENO) == 1,
            .threads = std::max(1u, std::thread::hardware_concurrency()),
            .now = current_time};
        return static_cast<int>(run({argv + 1, argv + argc}, environment));
    } catch (const std::exception& error) {
        std::cerr << "zbirnyk: internal error: " << error.what() << '\n';
        return static_cast<int>(Exit::Internal);
    }
}
