#pragma once

#include "diag/diagnostic.h"
#include "exchange/pandoc.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// How an author's file becomes an abstract.
struct ImportSettings {
    std::string id;            ///< of the abstract: "a15"
    std::string section = "?"; ///< to be filled in by the editor when it is not known
    /// Put before the names of pictures in `img/@src`: the way from the XML file to their folder.
    std::string picture_path = "../images/abstracts/";
    std::size_t file_bytes = 40u << 20;
    std::size_t unpacked_bytes = 512u << 20;
    Pandoc pandoc = {};
};

struct ImportedPicture {
    std::string name; ///< to be written beside `picture_path`: "a15-1.png"
    std::string bytes;
};

struct ImportedAbstract {
    std::string xml;
    std::vector<ImportedPicture> pictures;
};

/// Turns a DOCX, ODT or Markdown file into an abstract (urn:zbirnyk:abstract:1) for an editor to
/// review. No word that Pandoc delivers is lost: head fields go where they are plainly recognised,
/// what is not found is marked by `gap`, everything else stays in the body in its order. `from` is
/// the file itself (registered without text). Losses are warnings; nothing after an error.
std::optional<ImportedAbstract> import_abstract(
    std::string_view bytes,
    std::string_view name,
    const ImportSettings& settings,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
