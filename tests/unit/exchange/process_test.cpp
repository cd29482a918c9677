#include "exchange/process.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

TEST_CASE("a program gets its input and its output comes back whole") {
    const std::string input(3'000'000, 'x');
    const ProcessResult result = run_process({"cat"}, {"PATH=/usr/bin:/bin"}, input, {});
    CHECK(result.end == ProcessEnd::Exited);
    CHECK(result.exit_code == 0);
    CHECK(result.output == input);
}

TEST_CASE("the environment is the one given and nothing else") {
    const ProcessResult result = run_process({"env"}, {"PATH=/usr/bin:/bin", "A=b"}, "", {});
    CHECK(result.output == "PATH=/usr/bin:/bin\nA=b\n");
}

TEST_CASE("a program that reads nothing is no harm") {
    const std::string input(3'000'000, 'x');
    const ProcessResult result = run_process({"true"}, {"PATH=/usr/bin:/bin"}, input, {});
    CHECK(result.end == ProcessEnd::Exited);
    CHECK(result.exit_code == 0);
}

TEST_CASE("exit code and standard error are told") {
    const ProcessResult result =
        run_process({"ls", "/no/such/folder"}, {"PATH=/usr/bin:/bin"}, "", {});
    CHECK(result.end == ProcessEnd::Exited);
    CHECK(result.exit_code == 2);
    CHECK(result.errors.find("No such file") != std::string::npos);
}

TEST_CASE("a missing program is told apart from a failing one") {
    const ProcessResult result =
        run_process({"no-such-program-here"}, {"PATH=/usr/bin:/bin"}, "", {});
    CHECK(result.end == ProcessEnd::NotFound);
}

TEST_CASE("limits end a program") {
    ProcessLimits limits;
    limits.time = std::chrono::seconds(1);
    CHECK(
        run_process({"sleep", "30"}, {"PATH=/usr/bin:/bin"}, "", limits).end ==
        ProcessEnd::TimeLimit);
    limits = {};
    limits.output_bytes = 100'000;
    const ProcessResult endless = run_process({"yes"}, {"PATH=/usr/bin:/bin"}, "", limits);
    CHECK(endless.end == ProcessEnd::OutputLimit);
    CHECK(endless.output.size() == 100'000);
}

TEST_CASE("a program cannot take more memory than allowed") {
    ProcessLimits limits;
    limits.memory_bytes = 64u << 20;
    const ProcessResult result = run_process(
        {"dd", "if=/dev/zero", "of=/dev/null", "bs=128M", "count=1"},
        {"PATH=/usr/bin:/bin"},
        "",
        limits);
    CHECK((result.end != ProcessEnd::Exited || result.exit_code != 0));
}
