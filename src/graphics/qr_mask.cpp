#include "graphics/qr_mask.h"

#include <array>
#include <bit>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <vector>

// Choosing the mask is most of the work of making a code when modules are looked at one by one.
// Here a row or column is one bit set, and each rule of ISO/IEC 18004, 7.8.3.1 is a few operations
// on whole rows.
//
// What tells a code with mask K from the same code with mask 0 depends on the version alone: the
// data modules where the patterns differ, and the bits of the format information, for a BCH code is
// linear. These overlays are made once for a version; a code XOR an overlay is the code with the
// other mask. Each is kept by rows and by columns, so that nothing has to be turned.

namespace zbirnyk {

namespace {

constexpr int MaskCount = 8;
/// Outside of the code all is light: as many modules as the rule of finder patterns looks at.
constexpr int Margin = 4;

/// The modules of a row or column as bits. (A std::bitset of one word is no faster than one of
/// three.)
template <std::size_t Words>
struct Line {
    std::array<std::uint64_t, Words> words{};

    void set(int bit) {
        words[static_cast<std::size_t>(bit) / 64] |= std::uint64_t{1} << (bit % 64);
    }

    bool operator[](int bit) const {
        return (words[static_cast<std::size_t>(bit) / 64] >> (bit % 64) & 1) != 0;
    }

    int count() const {
        int sum = 0;
        for (const std::uint64_t word : words)
            sum += std::popcount(word);
        return sum;
    }

    Line operator&(const Line& other) const {
        Line result;
        for (std::size_t i = 0; i < Words; ++i)
            result.words[i] = words[i] & other.words[i];
        return result;
    }

    Line operator^(const Line& other) const {
        Line result;
        for (std::size_t i = 0; i < Words; ++i)
            result.words[i] = words[i] ^ other.words[i];
        return result;
    }

    Line operator~() const {
        Line result;
        for (std::size_t i = 0; i < Words; ++i)
            result.words[i] = ~words[i];
        return result;
    }

    /// `bits` 1 to 63.
    Line operator>>(int bits) const {
        Line result;
        for (std::size_t i = 0; i < Words; ++i) {
            result.words[i] = words[i] >> bits;
            if (i + 1 < Words)
                result.words[i] |= words[i + 1] << (64 - bits);
        }
        return result;
    }

    Line operator<<(int bits) const {
        Line result;
        for (std::size_t i = 0; i < Words; ++i) {
            result.words[i] = words[i] << bits;
            if (i > 0)
                result.words[i] |= words[i - 1] >> (64 - bits);
        }
        return result;
    }
};

template <std::size_t Words>
struct Square {
    int size = 0;
    std::vector<Line<Words>> rows, columns;

    explicit Square(int modules)
        : size(modules)
        , rows(static_cast<std::size_t>(modules))
        , columns(static_cast<std::size_t>(modules)) {}

    void set(int row, int column) {
        rows[static_cast<std::size_t>(row)].set(column + Margin);
        columns[static_cast<std::size_t>(column)].set(row + Margin);
    }

    bool at(int row, int column) const {
        return rows[static_cast<std::size_t>(row)][column + Margin];
    }
};

/// ISO/IEC 18004, table 10: whether a mask turns a module.
bool turns(int mask, int i, int j) {
    switch (mask) {
    case 0:
        return (i + j) % 2 == 0;
    case 1:
        return i % 2 == 0;
    case 2:
        return j % 3 == 0;
    case 3:
        return (i + j) % 3 == 0;
    case 4:
        return (i / 2 + j / 3) % 2 == 0;
    case 5:
        return i * j % 2 + i * j % 3 == 0;
    case 6:
        return (i * j % 2 + i * j % 3) % 2 == 0;
    default:
        return ((i + j) % 2 + i * j % 3) % 2 == 0;
    }
}

/// The centres of the alignment patterns in a row or column (annex E): evenly spaced from the last
/// one back, the first at 6.
std::vector<int> alignment_centres(int size) {
    const int version = (size - 17) / 4;
    if (version == 1)
        return {};
    const int count = version / 7 + 2;
    const int step = version == 32 ? 26 : (size - 13 + 2 * count - 3) / (2 * count - 2) * 2;
    std::vector<int> centres{6};
    for (int i = count - 2; i >= 0; --i)
        centres.push_back(size - 7 - i * step);
    return centres;
}

/// The modules that no mask turns: finder, timing and alignment patterns, format and version.
template <std::size_t Words>
Square<Words> function_modules(int size) {
    Square<Words> fixed(size);
    const auto fill = [&](int top, int left, int height, int width) {
        for (int row = top; row < top + height; ++row) {
            for (int column = left; column < left + width; ++column)
                fixed.set(row, column);
        }
    };
    fill(0, 0, 9, 9);
    fill(0, size - 8, 9, 8);
    fill(size - 8, 0, 8, 9);
    fill(6, 0, 1, size);
    fill(0, 6, size, 1);
    const std::vector<int> centres = alignment_centres(size);
    for (const int row : centres) {
        for (const int column : centres) {
            const bool in_finder = (row == 6 && (column == 6 || column == size - 7)) ||
                                   (row == size - 7 && column == 6);
            if (!in_finder)
                fill(row - 2, column - 2, 5, 5);
        }
    }
    if (size >= 17 + 4 * 7) {
        fill(0, size - 11, 6, 3);
        fill(size - 11, 0, 3, 6);
    }
    return fixed;
}

/// Sets what the format information of `mask` has else than that of mask 0 (7.9.1), in both copies.
template <std::size_t Words>
void set_format(Square<Words>& overlay, int mask) {
    constexpr int Generator = 0b10100110111;
    int remainder = mask << 10;
    for (int bit = 14; bit >= 10; --bit) {
        if ((remainder >> bit & 1) != 0)
            remainder ^= Generator << (bit - 10);
    }
    const int word = mask << 10 | remainder;
    for (int bit = 0; bit < 15; ++bit) {
        if ((word >> bit & 1) == 0)
            continue;
        // The timing patterns take row and column 6.
        if (bit < 8)
            overlay.set(bit < 6 ? bit : bit + 1, 8);
        else
            overlay.set(8, bit == 8 ? 7 : 14 - bit);
        if (bit < 8)
            overlay.set(8, overlay.size - 1 - bit);
        else
            overlay.set(overlay.size - 15 + bit, 8);
    }
}

template <std::size_t Words>
std::vector<Square<Words>> make_overlays(int size) {
    const Square<Words> fixed = function_modules<Words>(size);
    std::vector<Square<Words>> overlays(MaskCount, Square<Words>(size));
    for (int mask = 1; mask < MaskCount; ++mask) {
        Square<Words>& overlay = overlays[static_cast<std::size_t>(mask)];
        for (int row = 0; row < size; ++row) {
            for (int column = 0; column < size; ++column) {
                if (!fixed.at(row, column) && turns(mask, row, column) != turns(0, row, column))
                    overlay.set(row, column);
            }
        }
        set_format(overlay, mask);
    }
    return overlays;
}

/// The overlays of a version; each thread makes them once.
template <std::size_t Words>
const std::vector<Square<Words>>& overlays_of(int size) {
    thread_local std::map<int, std::vector<Square<Words>>> known;
    const auto found = known.find(size);
    return found != known.end() ? found->second
                                : known.emplace(size, make_overlays<Words>(size)).first->second;
}

/// A bit for each pair of neighbours of one colour within the code.
template <std::size_t Words>
Line<Words> same_as_next(const Line<Words>& line, const Line<Words>& inner_pairs) {
    return ~(line ^ line >> 1) & inner_pairs;
}

/// Five modules of one colour in a row cost 3 points, each more one.
template <std::size_t Words>
int run_penalty(const Line<Words>& same) {
    const Line<Words> four = same & same >> 1 & same >> 2 & same >> 3;
    const Line<Words> first = four & ~(four << 1);
    return four.count() + 2 * first.count();
}

/// What looks like a finder pattern, 1:1:3:1:1, with four light modules before or behind costs 40.
template <std::size_t Words>
int finder_penalty(const Line<Words>& line) {
    const Line<Words> light = ~line;
    const Line<Words> pattern =
        line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6;
    if (pattern.count() == 0)
        return 0;
    const Line<Words> light_four = light & light >> 1 & light >> 2 & light >> 3;
    return 40 * (pattern & ~(~(light_four << 4) & ~(light_four >> 7))).count();
}

/// The points of a code with a mask, or any number above `enough` when it has more.
template <std::size_t Words>
int penalty(const Square<Words>& code, const Square<Words>& overlay, int enough) {
    Line<Words> inner_pairs;
    for (int i = 0; i + 1 < code.size; ++i)
        inner_pairs.set(i + Margin);
    int points = 0;
    int dark = 0;
    Line<Words> above, same_above;
    for (std::size_t i = 0; i < code.rows.size() && points <= enough; ++i) {
        const Line<Words> row = code.rows[i] ^ overlay.rows[i];
        const Line<Words> same = same_as_next(row, inner_pairs);
        points += run_penalty(same) + finder_penalty(row);
        // Four of one colour in a square.
        if (i > 0)
            points += 3 * (same & same_above & ~(row ^ above)).count();
        dark += row.count();
        above = row;
        same_above = same;
        const Line<Words> column = code.columns[i] ^ overlay.columns[i];
        points += run_penalty(same_as_next(column, inner_pairs)) + finder_penalty(column);
    }
    // Ten points for each five per cent that the dark ones are away from half.
    const int all = code.size * code.size;
    return points + 10 * (std::abs(20 * dark - 10 * all) / all);
}

bool is_dark(const Raster& code, std::size_t row, std::size_t column) {
    const std::size_t row_bytes = (code.width + 7) / 8;
    return (static_cast<unsigned char>(code.bytes[row * row_bytes + column / 8]) >>
                (7 - column % 8) &
            1) != 0;
}

template <std::size_t Words>
void choose_mask(Raster& code) {
    Square<Words> modules(static_cast<int>(code.width));
    for (int row = 0; row < modules.size; ++row) {
        for (int column = 0; column < modules.size; ++column) {
            if (is_dark(code, static_cast<std::size_t>(row), static_cast<std::size_t>(column)))
                modules.set(row, column);
        }
    }
    const std::vector<Square<Words>>& overlays = overlays_of<Words>(modules.size);
    std::size_t best = 0;
    int fewest = penalty(modules, overlays[0], INT_MAX);
    for (std::size_t mask = 1; mask < overlays.size(); ++mask) {
        const int points = penalty(modules, overlays[mask], fewest);
        if (points < fewest) {
            fewest = points;
            best = mask;
        }
    }
    const std::size_t row_bytes = (code.width + 7) / 8;
    for (std::size_t row = 0; row < code.height; ++row) {
        for (std::size_t column = 0; column < code.width; ++column) {
            if (overlays[best].rows[row][static_cast<int>(column) + Margin])
                code.bytes[row * row_bytes + column / 8] ^= static_cast<char>(0x80 >> column % 8);
        }
    }
}

} // namespace

void choose_qr_mask(Raster& code) {
    constexpr std::uint32_t MostInOneWord = 64 - 2 * Margin;
    // Version 40 has 177 modules a side.
    if (code.width <= MostInOneWord)
        choose_mask<1>(code);
    else
        choose_mask<3>(code);
}

} // namespace zbirnyk
