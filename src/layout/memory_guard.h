#pragma once

#include "diag/source.h"

#include <atomic>
#include <cstddef>
#include <mutex>

namespace zbirnyk {

/// How much memory the program may have while a document is laid out.
struct MemoryLimit {
    static constexpr std::size_t Megabyte = 1'000'000;
    std::size_t bytes = 0;             ///< 0: no limit
    std::size_t (*in_use)() = nullptr; ///< what the program has now
};

/// Watches the memory while a document is laid out. Safe to use on several threads.
class MemoryGuard {
  public:
    explicit MemoryGuard(MemoryLimit limit)
        : limit_(limit) {}

    /// Counts one more thing that takes memory: a paragraph, a page. True from the moment on when
    /// the program has more than it may; looks each LookEach calls, the first time at once.
    bool is_over();

    /// The place that it was first called with: where the memory came to its end.
    Span end_at(Span here);

    /// True once: the first who asks tells the author.
    bool take_report() { return !reported_.exchange(true); }

  private:
    static constexpr std::size_t LookEach = 256;
    const MemoryLimit limit_;
    std::atomic<std::size_t> calls_ = 0;
    std::atomic<bool> over_ = false;
    std::atomic<bool> reported_ = false;
    std::once_flag ended_;
    Span end_;
};

} // namespace zbirnyk
