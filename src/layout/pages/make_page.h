#pragma once

#include "layout/pages/page_plan.h"

namespace zbirnyk {

/// Makes the items of a page. The lines of its flow are moved out of their store, so a plan is good
/// for one set of pages.
Page make_page(
    const PagePlan& plan,
    std::size_t total,
    const ParagraphContext& context,
    Diagnostics& diagnostics);

} // namespace zbirnyk
