#pragma once

#include "exchange/participants/fields.h"
#include "read/tree.h"
#include "read/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The vocabulary of `participants.mapping.xml`.
const Vocabulary& mapping_vocabulary();

/// A column of the sheet by its head, and where it goes.
struct MappedColumn {
    std::string head;
    Field field = Field::Ignore;
    NameOrder order = NameOrder::Unknown;
    std::string meeting = {}; ///< of Attended
    std::string days = {};    ///< that a mark in the column stands for; empty: the cell lists them
    Span span = {};
};

/// A value for people of whom the sheet says nothing.
struct DefaultValue {
    Field field = Field::PostCategory;
    std::string value;
};

/// What a person decided of two people who look alike. `name` is the name of the row, parts in any
/// order.
struct PersonDecision {
    std::string id;
    std::string name;
    std::string email; ///< empty: whatever it is
    Span span;
};

/// A field of a person that the sheet does not overwrite.
struct KeptField {
    std::string id;
    Field field = Field::Surname;
};

struct Mapping {
    std::string sheet; ///< empty: the first with a head that is known
    Span sheet_span;
    std::vector<MappedColumn> columns;
    std::vector<DefaultValue> defaults;
    std::vector<PersonDecision> same;
    std::vector<PersonDecision> apart;
    std::vector<KeptField> kept;
};

/// Reads a registered mapping file; nothing after an error.
std::optional<Mapping>
read_mapping(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// The mapping as the XML file that `read_mapping` takes, with comments for who edits it.
std::string mapping_xml(const std::string& sheet, const std::vector<MappedColumn>& columns);

} // namespace zbirnyk
