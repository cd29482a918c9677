#pragma once

#include "diag/source.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class Severity { Error, Warning };

/// The stable name of one kind of diagnostic, such as `xml.unknown-entity`. All of them stand in
/// diag/codes.h; each has a case in tests/errors.
struct Code {
    std::string_view name;
    friend constexpr bool operator==(Code, Code) = default;
};

/// A second place that matters for a diagnostic.
struct Related {
    Span span;
    std::string message;
};

/// One answer to a user's mistake. `message` says what was seen: lower case, no full stop, names in
/// backticks. The way to mend it stands in `hint` alone.
struct Diagnostic {
    Severity severity = Severity::Error;
    Code code;
    Span span;
    std::string message;
    std::vector<Related> notes = {};
    std::string hint = {};
};

/// Collects what a stage has to say. Not shared between threads: each job has its own and they are
/// appended in the order of the jobs.
class Diagnostics {
  public:
    void report(Diagnostic diagnostic);
    void error(Code code, Span span, std::string message, std::string hint = {});
    void warning(Code code, Span span, std::string message, std::string hint = {});
    void append(Diagnostics other);
    /// Leaves of those of `code` the first of each message, for what is said once a document.
    void keep_first_of_each(Code code);

    bool has_errors() const { return errors_ > 0; }

    std::size_t error_count() const { return errors_; }

    const std::vector<Diagnostic>& items() const { return items_; }

    /// In the order of file and offset, without exact repetitions.
    std::vector<Diagnostic> sorted() const;

  private:
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
};

/// One diagnostic as text: `file:line:col: error: message [code]`, the line with a caret under the
/// span, notes, and the hint; a place in a sheet is written `file:sheet!C14`. Columns count code
/// points; the caret counts terminal cells.
std::string print(const Diagnostic& diagnostic, const Sources& sources);

/// All diagnostics, sorted; after `limit` of them only their number.
std::string
print_all(const Diagnostics& diagnostics, const Sources& sources, std::size_t limit = 20);

/// The diagnostics as a JSON array, one object each: severity, code, file, line, column, message,
/// notes, hint.
std::string print_json(const Diagnostics& diagnostics, const Sources& sources);

/// The candidate nearest to `word` by Damerau–Levenshtein distance, if near enough to be a slip of
/// the hand (a third of its length, at least 1), else empty. Ties: the first candidate.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

/// "did you mean `x`?" for the nearest candidate, or an empty string.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

} // namespace zbirnyk
