#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Collects the inline content of one paragraph. White space collapses as in HTML: blanks, tabs and
/// line ends become one U+0020, none at the start and end of a line or beside a tab; other spaces
/// (U+00A0 …) stay.
class LineBuilder {
  public:
    /// Adds `run`, whose text is as it stands in the input. Nothing is added when nothing remains.
    void text(TextRun run);
    /// Adds anything but text.
    void add(Inline item);

    /// True as long as nothing was added.
    bool empty() const { return content_.empty(); }

    /// What was added so far.
    const std::vector<Inline>& content() const { return content_; }

    /// Hands the content over and begins anew.
    std::vector<Inline> finish();

  private:
    void drop_trailing_blank();

    std::vector<Inline> content_;
    bool after_blank_ = true;
};

/// The words of inline content, without footnote calls; line breaks are blanks.
std::string plain_text(const std::vector<Inline>& content);

/// True when `text` has nothing but white space that collapses.
bool is_blank(std::string_view text);

} // namespace zbirnyk
