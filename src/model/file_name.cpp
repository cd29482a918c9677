#include "model/file_name.h"

#include <algorithm>
#include <array>

namespace zbirnyk {

namespace {

// Naming Files, Paths, and Namespaces (Windows): reserved characters and device names.
constexpr std::string_view Reserved = "<>:\"/\\|?*";
constexpr std::array<std::string_view, 6> Devices = {"con", "prn", "aux", "nul", "com", "lpt"};

bool is_device(std::string_view name) {
    std::string stem(name.substr(0, name.find('.')));
    std::ranges::transform(stem, stem.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto starts = [&](std::string_view device) { return stem.starts_with(device); };
    const auto device = std::ranges::find_if(Devices, starts);
    if (device == Devices.end())
        return false;
    const bool numbered = *device == "com" || *device == "lpt";
    return numbered ? stem.size() == 4 && stem[3] >= '1' && stem[3] <= '9' : stem == *device;
}

} // namespace

std::string safe_file_name(std::string_view text) {
    constexpr std::size_t MostBytes = 120;
    std::string name;
    for (const char c : text) {
        const bool forbidden = static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                               Reserved.find(c) != std::string_view::npos;
        name += forbidden ? '-' : c;
    }
    if (name.size() > MostBytes) {
        std::size_t end = MostBytes;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
            --end;
        name.resize(end);
    }
    const std::size_t first = name.find_first_not_of(" .");
    if (first == std::string::npos)
        return "-";
    name = name.substr(first, name.find_last_not_of(" .") - first + 1);
    return is_device(name) ? "_" + name : name;
}

} // namespace zbirnyk
