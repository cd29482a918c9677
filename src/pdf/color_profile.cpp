#include "pdf/color_profile.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace zbirnyk {

namespace {

using Profile = std::unique_ptr<void, decltype(&cmsCloseProfile)>;

// ICC.1:2010, 7.2: places in the header.
constexpr std::size_t DateOffset = 24;
constexpr std::size_t PlatformOffset = 40;
constexpr std::size_t IdOffset = 84;
constexpr std::size_t HeaderSize = 128;
/// 2000-01-01 00:00:00 as six big-endian numbers.
constexpr std::array<char, 12> FixedDate = {0x07, '\xD0', 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};

} // namespace

std::string make_srgb_profile() {
    const Profile made(cmsCreate_sRGBProfile(), &cmsCloseProfile);
    if (!made)
        throw std::bad_alloc();
    // The last version that PDF 1.7 names (ISO 32000-1, table 67). Version 2 would need curves of
    // 1,024 points where this has formulas, sixteen times the bytes.
    cmsSetProfileVersion(made.get(), 4.2);
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(made.get(), nullptr, &size);
    std::string bytes(size, '\0');
    if (!cmsSaveProfileToMem(made.get(), bytes.data(), &size) || size < HeaderSize)
        throw std::logic_error("pdf: the sRGB profile could not be made");
    // The library writes the time of the call and the platform it was compiled for.
    std::copy(FixedDate.begin(), FixedDate.end(), bytes.begin() + DateOffset);
    std::fill_n(bytes.begin() + PlatformOffset, 4, '\0');
    std::fill_n(bytes.begin() + IdOffset, 16, '\0');
    return bytes;
}

} // namespace zbirnyk
