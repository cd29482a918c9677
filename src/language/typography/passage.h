#pragma once

#include "language/typography/tokens.h"
#include "language/typography/word_classes.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What shall stand between two tokens. A later wish overrides one of lower rank.
enum class GapWish : std::uint8_t { Keep, Space, NoBreak, Closed };

enum class CleaningLanguage : std::uint8_t { Ukrainian, English, German, Other };

/// A paragraph while the rules look at it. Rules read tokens, which never change, and write wishes:
/// so they do not see one another's work, and their order matters only where two want the same gap.
struct Passage {
    std::string_view text;
    const CleaningOptions* options = nullptr;
    CleaningLanguage language = CleaningLanguage::Ukrainian;
    std::string_view lang; ///< "uk", "en", "de" or ""
    Tokens scanned;
    std::vector<GapWish> gaps;           ///< [i] before token i, [size] after the last
    std::vector<CleaningRule> gap_rules; ///< whose wish it is
    std::vector<TextChange> edits;       ///< of tokens; not sorted
    std::vector<std::uint16_t> classes;  ///< of each token that is a word

    std::size_t size() const { return scanned.tokens.size(); }

    const Token& operator[](std::size_t i) const { return scanned.tokens[i]; }

    std::string_view view(std::size_t i) const {
        return text.substr((*this)[i].begin, (*this)[i].end - (*this)[i].begin);
    }

    std::string_view gap(std::size_t i) const {
        const std::size_t from = i == 0 ? 0 : (*this)[i - 1].end;
        return text.substr(from, (i == size() ? text.size() : (*this)[i].begin) - from);
    }

    /// Token i exists and is of this kind (i may be size() or wrap below 0).
    bool is(std::size_t i, TokenKind kind) const { return i < size() && (*this)[i].kind == kind; }

    bool is_char(std::size_t i, char32_t c) const {
        return i < size() && (*this)[i].first == c && (*this)[i].kind != TokenKind::Protected &&
               (*this)[i].kind != TokenKind::Word;
    }

    bool has_class(std::size_t i, unsigned mask) const {
        return i < size() && (classes[i] & mask) != 0;
    }

    /// A blank stands before token i (both edges of the paragraph count as blanks).
    bool spaced(std::size_t i) const;

    /// Tokens i - 1 and i touch.
    bool joined(std::size_t i) const {
        return i > 0 && i < size() && (*this)[i - 1].end == (*this)[i].begin;
    }

    bool wants(CleaningRule rule) const { return options->rules.has(rule); }

    void set_gap(std::size_t i, GapWish wish, CleaningRule rule);
    /// `set_gap(i, NoBreak)` where a blank stands already.
    void bind(std::size_t i, CleaningRule rule);
    void replace(std::size_t i, std::string_view text_now, CleaningRule rule);
    void insert(std::size_t at, std::string_view text_now, CleaningRule rule);
    void warn(std::size_t begin, std::size_t end, WarningKind kind);
};

/// Token i is a Roman numeral, its letters Latin or (І, Х) Cyrillic.
bool is_roman(const Passage& passage, std::size_t i);

/// Each is a family of rules in one file of this folder.
void find_quotes(Passage& passage);
void find_dashes(Passage& passage);
void find_ranges(Passage& passage);
void find_bindings(Passage& passage);
void find_numbers(Passage& passage);
void find_punctuation(Passage& passage);
void find_spaces(Passage& passage);
void find_suspicious_words(Passage& passage);

} // namespace zbirnyk
