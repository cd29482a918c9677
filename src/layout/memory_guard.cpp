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

} // namespace zbirnyk
