#include "base/utf8.h"
#include "diag/diagnostic.h"

#include <algorithm>

/// Distance between words: insertion, deletion, substitution and transposition of neighbours cost 1
/// each (Damerau–Levenshtein in the form of optimal string alignment), over code points. Three rows
/// of the table are kept.
namespace zbirnyk {

namespace {

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> two_above(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(two_above, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_above[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}

} // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    const std::u32string wanted = to_utf32(word);
    std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        const std::u32string offered = to_utf32(candidate);
        const std::size_t longer = std::max(wanted.size(), offered.size());
        const std::size_t shorter = std::min(wanted.size(), offered.size());
        if (longer - shorter > limit || offered.empty()) {
            continue;
        }
        const std::size_t found = distance(wanted, offered);
        // A word of which every letter differs is no slip of the hand.
        if (found <= limit && found < longer) {
            best = candidate;
            if (found == 0) {
                return best;
            }
            limit = found - 1;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const std::string_view found = nearest(word, candidates);
    return found.empty() ? std::string() : "did you mean `" + std::string(found) + "`?";
}

} // namespace zbirnyk
