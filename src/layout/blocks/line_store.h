#pragma once

#include "layout/paragraph.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <unordered_map>

namespace zbirnyk {

/// Owns the lines of a document while its pages are made. A paragraph is set once for each width; a
/// later pass finds it here unless it holds page references.
class LineStore {
  public:
    /// `guard` outlives the store; null: there is no limit.
    explicit LineStore(MemoryGuard* guard = nullptr)
        : guard_(guard) {}

    struct Entry {
        ParagraphLines lines;
        Diagnostics diagnostics; ///< what setting it had to say
    };

    /// Begins a new pass: paragraphs with page references are set anew.
    void begin_pass();

    /// The lines of `paragraph`. They are good for one place on the pages: asked again in the same
    /// pass with Report::Yes, another set of lines is made. Report::No is for trials. No lines when
    /// the memory has come to its end.
    Entry& lines(
        const Paragraph& paragraph,
        StyleId style,
        Length width,
        const ParagraphContext& context,
        Report report);

    /// Null: there is no limit.
    MemoryGuard* guard() const { return guard_; }

    /// Takes the lines that `other` set for trials.
    void adopt(LineStore&& other);

    /// Keeps a line made for a picture until the next pass.
    Line* keep(Line line);

  private:
    struct Key {
        const Paragraph* paragraph;
        StyleId style;
        Length width;
        friend bool operator==(const Key&, const Key&) = default;
    };

    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };

    struct Kept {
        std::unique_ptr<Entry> entry;
        int used_in_pass = -1;
        bool has_references = false;
    };

    MemoryGuard* guard_;
    Entry nothing_;
    int pass_ = 0;
    std::unordered_map<Key, Kept, KeyHash> kept_; // looked up only, never iterated for output
    std::deque<Entry> repeated_;
    std::deque<Line> pictures_;
};

} // namespace zbirnyk
