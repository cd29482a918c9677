#pragma once

#include "diag/diagnostic.h"
#include "read/vocabulary.h"
#include "template/template.h"

#include <set>
#include <string_view>

namespace zbirnyk {

/// The names that data may have. What they are views of must outlive them.
struct DataNames {
    std::set<std::string_view> elements, attributes;

    void add(const Vocabulary& vocabulary);
    /// The names in a tree.
    void add(Node node);
};

/// Warns about every expression of a template that can match nothing because it asks for an element
/// or attribute that no data has: a slip of the hand that would otherwise show as an empty place.
void check_names(const Template& source, const DataNames& known, Diagnostics& diagnostics);

} // namespace zbirnyk
