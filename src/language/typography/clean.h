#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The families of typographic rules. Sources: Ukrainian Orthography 2019, §§ 38–63 (hyphen,
/// apostrophe), 155–168 (punctuation); DSTU 3582:2013 (abbreviations); DSTU 3008:2015 (numbers and
/// units); for en the Chicago Manual of Style, chapter 6; for de DIN 5008.
enum class CleaningRule : std::uint8_t {
    Apostrophes,    ///< ' ʼ ` ´ between letters → ’
    Quotes,         ///< "…" → «…», inside „…“; 15" → 15″
    Dashes,         ///< a - b → a — b
    Ranges,         ///< 2019-2020 → 2019–2020
    NoBreakSpaces,  ///< after initials, prepositions, abbreviations; before particles
    Numbers,        ///< groups of digits, the decimal comma, № and §
    Units,          ///< 25 % → 25%, 20°C → 20 °C, 5кг → 5 кг
    Spaces,         ///< runs of blanks
    Punctuation,    ///< blanks beside marks, ... → …
    Invisible,      ///< soft hyphens, zero-width spaces, byte order marks
    Multiplication, ///< 60x84 → 60×84; changes a letter
    LeadingZeros,   ///< 09 червня → 9 червня; takes a digit away
    Joins, ///< програ-мування → програмування, where the dictionary says so
};

/// A set of rules.
class CleaningRules {
  public:
    static constexpr CleaningRules all() { return CleaningRules((1u << 13) - 1); }

    static constexpr CleaningRules only(std::initializer_list<CleaningRule> rules) {
        CleaningRules set(0);
        for (const CleaningRule rule : rules)
            set.bits_ |= bit(rule);
        return set;
    }

    constexpr CleaningRules without(CleaningRule rule) const { return without(only({rule})); }

    constexpr CleaningRules without(CleaningRules others) const {
        return CleaningRules(bits_ & ~others.bits_);
    }

    constexpr CleaningRules with(CleaningRule rule) const {
        return CleaningRules(bits_ | bit(rule));
    }

    constexpr bool has(CleaningRule rule) const { return (bits_ & bit(rule)) != 0; }

  private:
    explicit constexpr CleaningRules(std::uint32_t bits)
        : bits_(bits) {}

    static constexpr std::uint32_t bit(CleaningRule rule) {
        return 1u << static_cast<unsigned>(rule);
    }

    std::uint32_t bits_;
};

/// The name of a rule as the command line and the dry run write it ("no-break-spaces").
std::string_view rule_name(CleaningRule rule);
/// The rule of that name, or nothing.
std::optional<CleaningRule> parse_rule(std::string_view name);

/// What a line feed in the text means.
enum class LineFeed : std::uint8_t {
    EndsParagraph,
    IsBlank, ///< a source wrapped at some column; an empty line ends the paragraph
};

/// Bytes [begin, end).
struct ByteRange {
    std::size_t begin = 0, end = 0;
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct CleaningOptions {
    /// uk, en or de, with or without a region; other languages get spaces, punctuation and
    /// invisible characters only.
    std::string lang = "uk";
    CleaningRules rules = CleaningRules::all();
    LineFeed line_feed = LineFeed::EndsParagraph;
    /// Bytes that are not looked into (code, formulas), ascending and disjoint. Addresses, DOIs,
    /// numbers of telephones and books, identifiers and paths are found without being listed.
    std::vector<ByteRange> protected_ranges;
    /// True for a word of the dictionary. Without it a hyphen left over from a column's edge is
    /// only reported.
    std::function<bool(std::string_view)> is_word;
};

/// One replacement of bytes of the input, as short as can be; begin == end for an insertion.
struct TextChange {
    std::size_t begin = 0, end = 0;
    std::string replacement;
    CleaningRule rule = CleaningRule::Spaces;
    friend bool operator==(const TextChange&, const TextChange&) = default;
};

enum class WarningKind : std::uint8_t {
    LatinLookAlike,    ///< a Cyrillic word with Latin letters that look Cyrillic
    CyrillicLookAlike, ///< a Latin word with Cyrillic letters that look Latin
    MixedScripts,      ///< a word of both scripts
    UnmatchedQuote,    ///< left as it is
    StrayHyphen,       ///< perhaps a hyphen of an older line break
    BidiControl,       ///< left as it is
    InvalidUtf8,       ///< left as it is
};

/// The name of a kind ("latin-look-alike").
std::string_view warning_name(WarningKind kind);

/// What the author should look at: bytes [begin, end) of the input (the whole word).
struct TextWarning {
    std::size_t begin = 0, end = 0;
    WarningKind kind = WarningKind::UnmatchedQuote;
    friend bool operator==(const TextWarning&, const TextWarning&) = default;
};

struct Cleaning {
    std::vector<TextChange> changes;   ///< ascending, not overlapping
    std::vector<TextWarning> warnings; ///< ascending
};

/// Finds what is to be changed in a paragraph, or in several with line feeds between. The sequence
/// of letters and digits stays as it is but for Multiplication and LeadingZeros. Cleaning a cleaned
/// text finds nothing (with protected ranges moved along). Bytes that are not UTF-8 stay. Bidi
/// controls, joiners, variation selectors and emoji stay. A single no-break space stays; of several
/// one stays; blanks of both kinds become one blank.
Cleaning find_changes(std::string_view text, const CleaningOptions& options = {});

/// The text with changes made (ascending, not overlapping).
std::string apply_changes(std::string_view text, const std::vector<TextChange>& changes);

/// `apply_changes(text, find_changes(text, options).changes)`.
std::string clean_text(std::string_view text, const CleaningOptions& options = {});

/// A row of a table with each of its cells (separated by tabs) cleaned as Ukrainian text.
std::string clean_row(std::string_view row);

} // namespace zbirnyk
