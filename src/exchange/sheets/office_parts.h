#pragma once

#include "exchange/sheets/workbook.h"
#include "exchange/zip_archive.h"
#include "read/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The XML parts of an office file. Damage is an error at the file: a person cannot look into it.
class OfficeParts {
  public:
    /// `archive` and `diagnostics` must outlive the parts.
    OfficeParts(const ZipArchive& archive, Span file, Diagnostics& diagnostics)
        : archive_(archive)
        , file_(file)
        , diagnostics_(diagnostics) {}

    bool contains(std::string_view name) const { return archive_.contains(name); }

    /// A part as a tree; nothing after an error.
    std::optional<Tree> read(const std::string& name);
    void error(Code code, std::string message, std::string hint = {});
    void warning(Code code, std::string message, std::string hint = {});
    /// Counts cells that were read; false after the error that there are too many.
    bool count_cells(std::size_t count);

  private:
    const ZipArchive& archive_;
    Span file_;
    Diagnostics& diagnostics_;
    Sources sources_; ///< of the parts: nobody else sees their text
    std::size_t cells_ = 0;
};

/// Element and attribute names without their namespace prefix, which every program chooses anew.
std::string_view local_name(Node node);
std::string_view local_attribute(Node element, std::string_view name);
Node local_child(Node element, std::string_view name);
std::vector<Node> local_children(Node element, std::string_view name);

/// A whole number, or nothing.
std::optional<std::uint32_t> parse_count(std::string_view text);

/// Brings a sheet into order: rows and cells ascending, empty cells and rows left out, columns
/// beyond the limit reported.
void order_sheet(Sheet& sheet, OfficeParts& parts);

} // namespace zbirnyk
