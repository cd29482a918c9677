#pragma once

#include "language/bibliography/reference.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class ReferenceStyle : std::uint8_t {
    Dstu8302, ///< DSTU 8302:2015, areas divided by ". "
    Gost71,   ///< DSTU GOST 7.1:2006, areas divided by ". – ", a part before " // "
};

enum class WordAbbreviation : std::uint8_t { None, Dstu3582 };

struct ReferenceOptions {
    ReferenceStyle style = ReferenceStyle::Dstu8302;
    WordAbbreviation words = WordAbbreviation::None;
};

/// Text of one kind. The heading (authors) is what a template may set in italics.
enum class RunEmphasis : std::uint8_t { Plain, Heading };

struct ReferenceRun {
    std::string text;
    RunEmphasis emphasis = RunEmphasis::Plain;
};

/// A reference ready for print, or the names of the fields that are missing or make no sense (then
/// there are no runs).
struct FormattedReference {
    std::vector<ReferenceRun> runs;
    std::vector<std::string> problems;
};

/// The bibliographic form of a source. One to three authors stand in the heading; of more the first
/// follows the title: " / А. А. Перший та ін.". U+00A0 stands between surname and initials, before
/// " :", in "С. 14–19", "№ 5", "212 с."; ranges have an en dash.
FormattedReference format_reference(const Reference& reference, const ReferenceOptions& options);

/// The runs joined; empty when there are problems.
std::string plain_text(const FormattedReference& reference);

/// The references in the order of a list: Cyrillic first, then Latin, by authors, title, year.
/// Returns indices.
std::vector<std::size_t> reference_order(const std::vector<Reference>& references);

/// Words shortened by DSTU 3582:2013 (a selection): "Міжнародна науково-практична конференція"
/// gives "Міжнар. наук.-практ. конф."; contractions keep their ending ("університету", "ун-ту").
std::string abbreviate_words(std::string_view text);

} // namespace zbirnyk
