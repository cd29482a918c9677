#pragma once

#include "diag/diagnostic.h"
#include "exchange/participants/fields.h"
#include "language/names/decline_name.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What was typed and what it became: letter case, look-alikes, blanks, apostrophes.
struct Repair {
    Span span;
    std::string typed;
    std::string mended;
};

/// Where findings about a cell go.
struct CellReport {
    Span span;
    std::vector<Repair>& repairs;
    Diagnostics& diagnostics;
};

/// A text as it is kept: one line, apostrophes between letters as ’, no invisible characters.
std::string clean_cell(std::string_view text);

/// One part of a name, or a whole one, mended: letter case of words all small or all capital, Latin
/// letters in Cyrillic words (a warning), blanks around hyphens. What is no name (digits, an @, an
/// emoji) is an error, and nothing.
std::optional<std::string> clean_name(std::string_view text, const CellReport& report);

/// Takes a mended full name apart. `order` is what the column's head says: it decides, with a
/// warning, where the name itself does not. An error, and nothing, when the parts are not certain.
std::optional<PersonName>
split_name(const std::string& name, NameOrder order, const CellReport& report);

/// True for "О." and "О. П.".
bool has_initials(std::string_view part);

} // namespace zbirnyk
