#include "layout/memory_guard.h"

namespace zbirnyk {

bool MemoryGuard::is_over() {
    if (limit_.bytes == 0 || !limit_.in_use)
        return false;
    if (over_)
        return true;
    if (calls_++ % LookEach == 0 && limit_.in_use() > limit_.bytes)
        over_ = true;
    return over_;
}

Span MemoryGuard::end_at(Span here) {
    std::call_once(ended_, [&] { end_ = here; });
    return end_;
}

} // namespace zbirnyk
