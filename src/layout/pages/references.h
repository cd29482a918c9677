#pragma once

#include "layout/pages/page_plan.h"

namespace zbirnyk {

/// Every page reference in the flows of a document, footnotes included.
std::vector<const PageReference*> page_references(const Document& document);

/// What the references say when the pages are as planned.
ReferenceLabels labels_of(const Plan& plan);

/// The first reference that would say something else with `now` than it says with `before`; null
/// when all are settled.
const PageReference* first_unsettled(
    const std::vector<const PageReference*>& references,
    const ReferenceLabels& before,
    const ReferenceLabels& now);

} // namespace zbirnyk
