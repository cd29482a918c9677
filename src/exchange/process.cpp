#include "exchange/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

// posix_spawn cannot set resource limits in the child, and setting them in this process would bind
// its other threads. So the child is prlimit(1) of util-linux, which sets them for itself and then
// becomes the program: the same process id, the same pipes.

namespace zbirnyk {
namespace {

constexpr std::size_t ErrorBytes = 64u << 10;
// prlimit(1) exits so when it cannot find the program (as a shell does).
constexpr int ExitNotFound = 127;

/// A file descriptor that closes itself.
class Descriptor {
  public:
    Descriptor() = default;

    explicit Descriptor(int number)
        : number_(number) {}

    Descriptor(Descriptor&& other) noexcept
        : number_(std::exchange(other.number_, -1)) {}

    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }

    ~Descriptor() { close(); }

    int number() const { return number_; }

    bool is_open() const { return number_ >= 0; }

    void close() {
        if (number_ >= 0) {
            ::close(number_);
        }
        number_ = -1;
    }

  private:
    int number_ = -1;
};

/// Two connected descriptors: ours (not blocking) and the child's.
struct Channel {
    Descriptor ours, theirs;
};

// A socket and not a pipe: writing to a program that reads no more must fail with an error, not
// with SIGPIPE, which only send() can promise.
std::optional<Channel> make_channel() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return std::nullopt;
    }
    Channel channel{Descriptor(ends[0]), Descriptor(ends[1])};
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return channel;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

std::vector<std::string>
limited_command(const std::vector<std::string>& arguments, const ProcessLimits& limits) {
    std::vector<std::string> command = {
        "prlimit", fmt::format("--as={}", limits.memory_bytes), "--core=0", "--fsize=0", "--"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

struct Channels {
    Channel in, out, err;
};

std::optional<pid_t> spawn(
    std::vector<std::string> command,
    std::vector<std::string> variables,
    const Channels& channels) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, channels.in.theirs.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, channels.out.theirs.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, channels.err.theirs.number(), STDERR_FILENO);
    pid_t child = 0;
    const std::vector<char*> argv = pointers(command);
    const std::vector<char*> envp = pointers(variables);
    const int failure = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0 ? std::optional(child) : std::nullopt;
}

/// Sends what is left of `input`; closes the channel when all is sent or nobody reads.
void feed(Descriptor& to, std::string_view& input) {
    const ssize_t sent = send(to.number(), input.data(), input.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
        input.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN && errno != EINTR) {
        input = {};
    }
    if (input.empty()) {
        to.close();
    }
}

/// Reads what is there, keeping at most `limit` bytes; false when there was more than that.
bool drain(Descriptor& from, std::string& into, std::size_t limit) {
    std::array<char, 65536> buffer{};
    const ssize_t count = read(from.number(), buffer.data(), buffer.size());
    if (count > 0) {
        const std::size_t room = limit - into.size();
        into.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
        return static_cast<std::size_t>(count) <= room;
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        from.close();
    }
    return true;
}

/// Moves bytes until the program has closed its output or a limit is passed.
ProcessEnd converse(
    Channels& channels,
    std::string_view input,
    const ProcessLimits& limits,
    ProcessResult& result) {
    const auto deadline = std::chrono::steady_clock::now() + limits.time;
    if (input.empty()) {
        channels.in.ours.close();
    }
    while (channels.out.ours.is_open() || channels.err.ours.is_open()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) {
            return ProcessEnd::TimeLimit;
        }
        // A negative descriptor is skipped by poll().
        std::array<pollfd, 3> waits = {
            pollfd{channels.in.ours.number(), POLLOUT, 0},
            pollfd{channels.out.ours.number(), POLLIN, 0},
            pollfd{channels.err.ours.number(), POLLIN, 0}};
        if (poll(waits.data(), waits.size(), static_cast<int>(left.count())) < 0 &&
            errno != EINTR) {
            return ProcessEnd::Killed;
        }
        if (waits[0].revents != 0) {
            feed(channels.in.ours, input);
        }
        if (waits[1].revents != 0 &&
            !drain(channels.out.ours, result.output, limits.output_bytes)) {
            return ProcessEnd::OutputLimit;
        }
        if (waits[2].revents != 0) {
            drain(channels.err.ours, result.errors, ErrorBytes);
        }
    }
    return ProcessEnd::Exited;
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace

ProcessResult run_process(
    const std::vector<std::string>& arguments,
    const std::vector<std::string>& variables,
    std::string_view input,
    const ProcessLimits& limits) {
    ProcessResult result;
    auto in = make_channel();
    auto out = make_channel();
    auto err = make_channel();
    if (!in || !out || !err) {
        result.end = ProcessEnd::Killed;
        return result;
    }
    Channels channels{std::move(*in), std::move(*out), std::move(*err)};
    const auto child = spawn(limited_command(arguments, limits), variables, channels);
    if (!child) {
        result.end = ProcessEnd::NotFound;
        return result;
    }
    channels.in.theirs.close();
    channels.out.theirs.close();
    channels.err.theirs.close();
    result.end = converse(channels, input, limits, result);
    if (result.end != ProcessEnd::Exited) {
        kill(*child, SIGKILL);
    }
    const int status = wait_for(*child);
    if (result.end != ProcessEnd::Exited) {
        return result;
    }
    if (!WIFEXITED(status)) {
        result.end = ProcessEnd::Killed;
    } else if (WEXITSTATUS(status) == ExitNotFound && result.output.empty()) {
        result.end = ProcessEnd::NotFound;
    } else {
        result.exit_code = WEXITSTATUS(status);
    }
    return result;
}

} // namespace zbirnyk
