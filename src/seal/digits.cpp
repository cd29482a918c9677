#include "seal/digits.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace zbirnyk {

namespace {

/// A big number: limbs of one base, least significant first, the last one not 0.
using Limbs = std::vector<std::uint32_t>;

/// number = number · factor + summand, where the limbs are digits to `base` (at most 2^32).
void multiply_add(Limbs& number, std::uint64_t base, std::uint64_t factor, std::uint64_t summand) {
    std::uint64_t carry = summand;
    for (std::uint32_t& limb : number) {
        const std::uint64_t value = limb * factor + carry;
        limb = static_cast<std::uint32_t>(value % base);
        carry = value / base;
    }
    for (; carry > 0; carry /= base) {
        number.push_back(static_cast<std::uint32_t>(carry % base));
    }
}

constexpr std::uint64_t Binary = std::uint64_t{1} << 32;
constexpr std::size_t BinaryBytes = 4;
constexpr std::uint64_t Decimal = 1'000'000'000;
constexpr std::size_t DecimalDigits = 9;

/// The length of the first group when `size` is cut into groups of `group` from its end.
std::size_t first_group(std::size_t size, std::size_t group) {
    return size % group == 0 ? std::min(size, group) : size % group;
}

} // namespace

std::string to_digits(std::string_view bytes) {
    if (bytes.empty() || bytes.front() == '\0')
        throw std::invalid_argument("a number begins with a byte that is not 0");
    Limbs number;
    std::size_t end = first_group(bytes.size(), BinaryBytes);
    for (std::size_t i = 0; i < bytes.size(); end += BinaryBytes) {
        std::uint64_t group = 0;
        for (; i < end; ++i) {
            group = group << 8 | static_cast<unsigned char>(bytes[i]);
        }
        multiply_add(number, Decimal, Binary, group);
    }
    std::string digits = std::to_string(number.back());
    for (auto limb = number.rbegin() + 1; limb != number.rend(); ++limb) {
        const std::string group = std::to_string(*limb);
        digits.append(DecimalDigits - group.size(), '0').append(group);
    }
    return digits;
}

std::optional<std::string> from_digits(std::string_view digits) {
    const bool decimal = digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits.empty() || digits.size() > MaxDigits || digits.front() == '0' || !decimal)
        return std::nullopt;
    Limbs number;
    std::size_t end = first_group(digits.size(), DecimalDigits);
    for (std::size_t i = 0; i < digits.size(); end += DecimalDigits) {
        std::uint64_t group = 0;
        for (; i < end; ++i) {
            group = group * 10 + static_cast<std::uint64_t>(digits[i] - '0');
        }
        multiply_add(number, Binary, Decimal, group);
    }
    std::string bytes;
    std::reverse(number.begin(), number.end());
    for (const std::uint32_t limb : number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes += static_cast<char>(limb >> shift & 0xFFu);
        }
    }
    return bytes.substr(bytes.find_first_not_of('\0'));
}

} // namespace zbirnyk
