#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// `text` as the name of a file (without its extension) that Windows, macOS and Linux take alike:
/// what is forbidden on one of them becomes a hyphen, blanks and full stops at the ends go, device
/// names (CON, NUL …) get a line before them, and it ends before its 120th byte.
std::string safe_file_name(std::string_view text);

} // namespace zbirnyk
