#pragma once

#include <cstddef>

namespace zbirnyk {

/// Bytes of memory that the program has now; 0 where the system does not tell.
std::size_t resident_memory();

} // namespace zbirnyk
