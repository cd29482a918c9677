#pragma once

#include "diag/diagnostic.h"
#include "read/vocabulary.h"
#include "template/template.h"

#include <vector>

namespace zbirnyk {

/// Warns about every expression of a template that can match nothing because it asks for an element
/// or attribute that neither the data has nor its vocabularies allow: a slip of the hand that would
/// otherwise show as an empty place.
void check_names(
    const Template& source,
    const Tree& data,
    const std::vector<const Vocabulary*>& vocabularies,
    Diagnostics& diagnostics);

} // namespace zbirnyk
