#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace zbirnyk {

/// Calls `work(i, worker)` once for each i below `count`, on up to `threads` threads of which the
/// caller's is one; `worker` is below `threads`. Which thread takes which i is open: results belong
/// at index i. The first exception is thrown again when all have ended.
template <typename Work>
void for_each_index(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto run = [&](unsigned worker) {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                work(i, worker);
        } catch (...) {
            next = count;
            const std::scoped_lock lock(failure_mutex);
            if (!failure)
                failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned worker = 1; worker < std::min<std::size_t>(threads, count); ++worker)
            workers.emplace_back(run, worker);
        run(0);
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace zbirnyk
