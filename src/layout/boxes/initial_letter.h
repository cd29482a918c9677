#pragma once

#include "layout/paragraph.h"

#include <optional>

namespace zbirnyk {

/// An initial letter, ready to stand at the start of a paragraph: its glyphs with coordinates as
/// those of the first line.
struct SetInitial {
    Line line;
    Length width;            ///< by which lines beside it are narrowed
    std::uint32_t lines = 0; ///< how many are
    std::uint32_t sink = 0;  ///< how many lines the paragraph must be high
    Length above;            ///< how far it reaches above the first baseline
};

/// Sets the initial letter of a paragraph whose text is `size` high. Nothing when it has none.
std::optional<SetInitial> set_initial_letter(
    const Paragraph& paragraph, StyleId style, Length size, const ParagraphContext& context);

/// Lets the first run of the first line say what the initial letter says, so that the word is
/// whole when it is read or copied; only where both belong to the same element.
void join_initial(const Paragraph& paragraph, Line& initial, Line& first);

} // namespace zbirnyk
