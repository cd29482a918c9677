#pragma once

#include <algorithm>
#include <chrono>
#include <thread>

namespace zbirnyk {

/// Lets letters begin at even distances.
class Pace {
  public:
    explicit Pace(unsigned a_minute)
        : distance_(std::chrono::minutes(1) / std::max(1.0, static_cast<double>(a_minute))) {}

    void wait() {
        const auto now = Clock::now();
        if (next_ > now)
            std::this_thread::sleep_until(next_);
        next_ = std::max(next_, now) + std::chrono::duration_cast<Clock::duration>(distance_);
    }

  private:
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double, std::ratio<60>> distance_;
    Clock::time_point next_;
};

} // namespace zbirnyk
