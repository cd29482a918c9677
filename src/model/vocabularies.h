#pragma once

#include "read/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The vocabularies of everything that an event is made of. Each is the only description of its
/// kind of file: checker, RELAX NG schema and docs/data.md come from it.
const Vocabulary& event_vocabulary();
const Vocabulary& abstract_vocabulary();
const Vocabulary& budget_vocabulary();
const Vocabulary& evaluation_vocabulary();
const Vocabulary& report_vocabulary();
/// The rows of participants.csv as `participant` elements: an attribute is a column.
const Vocabulary& participants_vocabulary();
/// The rows of receipts.csv as `receipt` elements: an attribute is a column.
const Vocabulary& receipts_vocabulary();

/// The names of what the model adds to the data, in the order of the alphabet, as far as no
/// vocabulary has them; docs/data.md says what each holds.
struct ComputedNames {
    std::vector<std::string_view> elements, attributes;
};

const ComputedNames& computed_names();

/// All of them, in the order of docs/data.md.
std::vector<const Vocabulary*> data_vocabularies();

} // namespace zbirnyk
