#include "base/memory.h"

#include <cstdio>
#include <memory>
#include <unistd.h>

namespace zbirnyk {

std::size_t resident_memory() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen("/proc/self/statm", "r"), &std::fclose);
    std::size_t size = 0, resident = 0;
    if (!file || std::fscanf(file.get(), "%zu %zu", &size, &resident) != 2)
        return 0;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

} // namespace zbirnyk
