// A paragraph is taken apart into tokens; each family of rules looks at them and says what it
// wants; the wishes become changes. As the rules read the same tokens and not one another's
// results, one look may leave something to a second (a soft hyphen gone, two blanks touch): a
// paragraph that was changed is looked at again until nothing is found, and the changes of all
// looks are composed. So a cleaned text is clean.

#include "language/typography/clean.h"

#include "base/utf8.h"
#include "language/typography/compose.h"
#include "language/typography/passage.h"

#include <algorithm>
#include <array>

namespace zbirnyk {

namespace {

constexpr int MaxLooks = 8;

CleaningLanguage language_of(std::string_view primary) {
    if (primary == "uk")
        return CleaningLanguage::Ukrainian;
    if (primary == "en")
        return CleaningLanguage::English;
    return primary == "de" ? CleaningLanguage::German : CleaningLanguage::Other;
}

bool is_all_blank(std::string_view gap) {
    for (std::size_t at = 0; at < gap.size();) {
        const Decoded c = decode_utf8(gap.substr(at));
        if (!is_blank(c.code_point))
            return false;
        at += c.size;
    }
    return true;
}

/// What `gap` becomes, as a view of a constant; the gap itself where it will do.
std::string_view gap_text(std::string_view gap, GapWish wish) {
    const Decoded first = gap.empty() ? Decoded{} : decode_utf8(gap);
    const bool single = !gap.empty() && first.size == gap.size();
    switch (wish) {
    case GapWish::Space:
        return single && !is_no_break_space(first.code_point) ? gap : " ";
    case GapWish::NoBreak:
        return single && is_no_break_space(first.code_point) ? gap : "\u00A0";
    case GapWish::Closed:
        return "";
    default:
        return gap;
    }
}

class Cleaner {
  public:
    explicit Cleaner(const CleaningOptions& options) {
        const std::string_view lang = options.lang;
        passage_.options = &options;
        passage_.lang = lang.substr(0, lang.find_first_of("-_"));
        passage_.language = language_of(passage_.lang);
    }

    /// Looks once at a paragraph; offsets are within it.
    void look(std::string_view paragraph, const std::vector<ByteRange>& kept);

    std::vector<TextChange> changes;

    const std::vector<TextWarning>& warnings() const { return passage_.scanned.warnings; }

  private:
    void prepare(std::string_view paragraph, const std::vector<ByteRange>& kept);
    void write_gaps();
    void write_inner();

    Passage passage_;
};

void Cleaner::prepare(std::string_view paragraph, const std::vector<ByteRange>& kept) {
    passage_.text = paragraph;
    scan(paragraph, kept, passage_.scanned);
    const std::size_t size = passage_.size();
    passage_.gaps.assign(size + 1, GapWish::Keep);
    passage_.gap_rules.assign(size + 1, CleaningRule::Spaces);
    passage_.edits.clear();
    passage_.classes.assign(size, 0);
    for (std::size_t i = 0; i < size; ++i)
        if (passage_[i].kind == TokenKind::Word)
            passage_.classes[i] = word_classes(passage_.view(i), passage_.lang);
}

void Cleaner::write_gaps() {
    for (std::size_t i = 0; i <= passage_.size(); ++i) {
        if (passage_.gaps[i] == GapWish::Keep)
            continue;
        const std::string_view gap = passage_.gap(i);
        const std::string_view wanted = gap_text(gap, passage_.gaps[i]);
        if (wanted == gap || !is_all_blank(gap))
            continue;
        const std::size_t begin = i == 0 ? 0 : passage_[i - 1].end;
        changes.push_back({begin, begin + gap.size(), std::string(wanted), passage_.gap_rules[i]});
    }
}

void Cleaner::write_inner() {
    for (const InnerChange& inner : passage_.scanned.changes) {
        const bool asked =
            passage_.wants(inner.rule) &&
            (inner.rule == CleaningRule::Invisible || passage_.language != CleaningLanguage::Other);
        if (asked)
            changes.push_back({inner.begin, inner.end, std::string(inner.replacement), inner.rule});
    }
}

void Cleaner::look(std::string_view paragraph, const std::vector<ByteRange>& kept) {
    changes.clear();
    prepare(paragraph, kept);
    find_ranges(passage_);
    find_dashes(passage_);
    find_quotes(passage_);
    find_numbers(passage_);
    find_bindings(passage_);
    find_punctuation(passage_);
    find_spaces(passage_);
    find_suspicious_words(passage_);
    write_inner();
    write_gaps();
    changes.insert(
        changes.end(),
        std::make_move_iterator(passage_.edits.begin()),
        std::make_move_iterator(passage_.edits.end()));
    std::stable_sort(changes.begin(), changes.end(), [](const TextChange& a, const TextChange& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    // Two rules may want the same token; the first in the order of the file keeps it.
    std::size_t end = 0;
    std::erase_if(changes, [&end](const TextChange& change) {
        if (change.begin < end)
            return true;
        end = change.end;
        return false;
    });
}

/// The ranges after the changes, none of which lies in a range.
std::vector<ByteRange>
moved(const std::vector<ByteRange>& ranges, const std::vector<TextChange>& changes) {
    std::vector<ByteRange> out = ranges;
    std::size_t next = 0, added = 0, removed = 0;
    for (ByteRange& range : out) {
        for (; next < changes.size() && changes[next].end <= range.begin; ++next) {
            added += changes[next].replacement.size();
            removed += changes[next].end - changes[next].begin;
        }
        range.begin = range.begin + added - removed;
        range.end = range.end + added - removed;
    }
    return out;
}

/// The ranges that touch [begin, end), relative to begin.
std::vector<ByteRange>
ranges_within(const std::vector<ByteRange>& ranges, std::size_t begin, std::size_t end) {
    std::vector<ByteRange> out;
    for (const ByteRange& range : ranges)
        if (range.begin < end && range.end > begin && range.begin < range.end)
            out.push_back({std::max(range.begin, begin) - begin, std::min(range.end, end) - begin});
    return out;
}

/// Cleans one paragraph: looks again until a look finds nothing.
Cleaning
clean_paragraph(Cleaner& cleaner, std::string_view paragraph, std::vector<ByteRange> kept) {
    Cleaning cleaning;
    cleaner.look(paragraph, kept);
    cleaning.changes = cleaner.changes;
    cleaning.warnings = cleaner.warnings();
    if (cleaning.changes.empty())
        return cleaning;
    std::string text = apply_changes(paragraph, cleaning.changes);
    for (int looks = 1; looks < MaxLooks; ++looks) {
        if (!kept.empty())
            kept = moved(kept, cleaner.changes);
        cleaner.look(text, kept);
        if (cleaner.changes.empty())
            return cleaning;
        cleaning.changes = compose(paragraph.size(), cleaning.changes, cleaner.changes);
        text = apply_changes(text, cleaner.changes);
    }
    // No prose comes here, but heaps of quotation marks may: what does not settle is left alone.
    cleaning.changes.clear();
    return cleaning;
}

/// The end of the paragraph that begins at `begin`, its line feed excluded.
std::size_t paragraph_end(std::string_view text, std::size_t begin, LineFeed line_feed) {
    std::size_t end = text.find('\n', begin);
    if (line_feed == LineFeed::EndsParagraph)
        return std::min(end, text.size());
    while (end != std::string_view::npos) {
        const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
        if (next == std::string_view::npos || text[next] == '\n')
            return end;
        end = text.find('\n', next);
    }
    return text.size();
}

void append_moved(Cleaning&& part, std::size_t by, Cleaning& whole) {
    for (TextChange& change : part.changes) {
        change.begin += by;
        change.end += by;
        whole.changes.push_back(std::move(change));
    }
    std::sort(
        part.warnings.begin(), part.warnings.end(), [](const TextWarning& a, const TextWarning& b) {
            return a.begin < b.begin;
        });
    for (const TextWarning& warning : part.warnings)
        whole.warnings.push_back({warning.begin + by, warning.end + by, warning.kind});
}

constexpr std::array<std::string_view, 13> RuleNames{
    "apostrophes",
    "quotes",
    "dashes",
    "ranges",
    "no-break-spaces",
    "numbers",
    "units",
    "spaces",
    "punctuation",
    "invisible",
    "multiplication",
    "leading-zeros",
    "joins"};

constexpr std::array<std::string_view, 7> WarningNames{
    "latin-look-alike",
    "cyrillic-look-alike",
    "mixed-scripts",
    "unmatched-quote",
    "stray-hyphen",
    "bidi-control",
    "invalid-utf8"};

} // namespace

std::string_view rule_name(CleaningRule rule) {
    return RuleNames[static_cast<std::size_t>(rule)];
}

std::optional<CleaningRule> parse_rule(std::string_view name) {
    const auto* const found = std::find(RuleNames.begin(), RuleNames.end(), name);
    if (found == RuleNames.end())
        return std::nullopt;
    return static_cast<CleaningRule>(found - RuleNames.begin());
}

std::string_view warning_name(WarningKind kind) {
    return WarningNames[static_cast<std::size_t>(kind)];
}

Cleaning find_changes(std::string_view text, const CleaningOptions& options) {
    Cleaning cleaning;
    Cleaner cleaner(options);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = paragraph_end(text, begin, options.line_feed);
        append_moved(
            clean_paragraph(
                cleaner,
                text.substr(begin, end - begin),
                ranges_within(options.protected_ranges, begin, end)),
            begin,
            cleaning);
        begin = end + 1;
    }
    return cleaning;
}

std::string apply_changes(std::string_view text, const std::vector<TextChange>& changes) {
    std::string out;
    out.reserve(text.size() + text.size() / 64);
    std::size_t at = 0;
    for (const TextChange& change : changes) {
        out.append(text, at, change.begin - at).append(change.replacement);
        at = change.end;
    }
    return out.append(text, at);
}

std::string clean_text(std::string_view text, const CleaningOptions& options) {
    return apply_changes(text, find_changes(text, options).changes);
}

std::string clean_row(std::string_view row) {
    std::string out;
    for (std::size_t begin = 0; begin <= row.size();) {
        const std::size_t end = std::min(row.find('\t', begin), row.size());
        out.append(clean_text(row.substr(begin, end - begin)));
        if (end < row.size())
            out += '\t';
        begin = end + 1;
    }
    return out;
}

} // namespace zbirnyk
