#include "commands/progress_bar.h"

#include <atomic>
#include <fmt/format.h>
#include <mutex>

namespace zbirnyk {

namespace {

using Clock = std::chrono::steady_clock;

class Silent : public Progress {
  public:
    void begin(std::string_view, std::size_t) override {}

    void advance() override {}

    void end() override {}
};

class Bar : public Progress {
  public:
    explicit Bar(std::ostream& terminal)
        : terminal_(terminal) {}

    void begin(std::string_view product, std::size_t documents) override {
        product_ = product;
        total_ = documents;
        done_ = 0;
        start_ = drawn_ = Clock::now();
    }

    void advance() override {
        const std::size_t done = ++done_;
        const std::unique_lock lock(mutex_, std::try_to_lock);
        if (!lock.owns_lock() || Clock::now() - drawn_ < std::chrono::milliseconds(100))
            return;
        drawn_ = Clock::now();
        draw(done);
    }

    void end() override { terminal_ << "\r\033[K" << std::flush; }

  private:
    void draw(std::size_t done) {
        constexpr std::size_t Width = 30;
        const double seconds = std::chrono::duration<double>(drawn_ - start_).count();
        const double rate = static_cast<double>(done) / std::max(seconds, 1e-3);
        const std::size_t filled = total_ == 0 ? Width : Width * done / total_;
        terminal_ << fmt::format(
                         "\r{} [{:=<{}}{: <{}}] {}/{}  {:.0f}/s  {:.0f} s left\033[K",
                         product_,
                         "",
                         filled,
                         "",
                         Width - filled,
                         done,
                         total_,
                         rate,
                         static_cast<double>(total_ - done) / rate)
                  << std::flush;
    }

    std::ostream& terminal_;
    std::string product_;
    std::size_t total_ = 0;
    std::atomic<std::size_t> done_ = 0;
    std::mutex mutex_;
    Clock::time_point start_, drawn_;
};

} // namespace

std::unique_ptr<Progress> make_progress_bar(std::ostream& terminal) {
    return std::make_unique<Bar>(terminal);
}

std::unique_ptr<Progress> make_silent_progress() {
    return std::make_unique<Silent>();
}

std::unique_ptr<Progress>
choose_progress(const Reporting& reporting, const Environment& environment) {
    return environment.terminal && !reporting.quiet ? make_progress_bar(environment.err)
                                                    : make_silent_progress();
}

} // namespace zbirnyk
