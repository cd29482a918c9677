#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Liang's patterns of the languages uk, en and de, loaded at run time from the system's
/// hyphenation dictionaries; the rules of the Ukrainian orthography as a filter on top (and alone,
/// with a list of prefixes, where the dictionary is missing); exceptions that inhibit all other
/// points of their word. Immutable after loading.
class Hyphenator {
  public:
    /// Reads the dictionaries; a missing one is a warning (its language is then hyphenated by rules
    /// or not at all).
    static Hyphenator load(const FileSystem& files, Diagnostics& diagnostics);

    /// The same with exceptions of one language, each a word with a hyphen at every point it may
    /// have
    /// ("сто-річ-чя", or "Львів" for none). They are matched whatever their case.
    Hyphenator with_exceptions(std::string_view lang, const std::vector<std::string>& words) const;

    /// The byte offsets in `word` (letters, apostrophes, combining marks, hyphens; UTF-8) before
    /// which it may be hyphenated in `lang`, ascending. At least 2 letters on both sides (uk, de; 2
    /// and 3 in en; the apostrophe is no letter); never before a combining mark, in abbreviations
    /// or in words with digits or with letters of two scripts. Explicit hyphens of a compound are
    /// not among the points. Orthography 2019, § 36.
    std::vector<std::uint32_t> all_points(std::string_view word, std::string_view lang) const;

    /// The points for the lines of a page: of those, the ones at the bounds of syllables (uk), in
    /// words and parts of 5 letters and more, for a break gains little in a shorter one.
    std::vector<std::uint32_t> points(std::string_view word, std::string_view lang) const;

    struct Content;

  private:
    explicit Hyphenator(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> content_;
};

/// The words of a file of exceptions: one a line; blanks around it, empty lines and what follows
/// `#` are left out.
std::vector<std::string> parse_exceptions(std::string_view text);

/// A word with `·` at all points: in the first cell of a row, the other cells (separated by tabs)
/// stay.
std::string
hyphenate_row(const Hyphenator& hyphenator, std::string_view row, std::string_view lang = "uk");

} // namespace zbirnyk
