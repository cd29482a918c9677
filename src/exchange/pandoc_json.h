#pragma once

#include "exchange/rich_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// A document as Pandoc sees it.
struct PandocDocument {
    RichInlines title;
    std::vector<RichInlines> authors;
    RichBlocks abstract;
    std::string lang;
    std::string date;
    RichBlocks blocks;
};

/// Reads Pandoc's JSON (pandoc-types 1.22). Groups (Div) are dissolved and leave the name of their
/// `custom-style` on their paragraphs; white space is collapsed. Nothing when `json` is not such a
/// document or is nested deeper than 200 blocks.
std::optional<PandocDocument> read_pandoc_json(std::string_view json);

/// The document as JSON for `pandoc -f json`.
std::string write_pandoc_json(const PandocDocument& document);

} // namespace zbirnyk
