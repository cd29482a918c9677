#pragma once

#include "layout/blocks/build_flow.h"
#include "layout/pages/page_plan.h"

namespace zbirnyk {

/// The statics of a kind that stand on a page, in page coordinates.
Content set_statics(const PagePlan& page, Static::Kind kind, const FlowContext& context);

/// What statics may say of a page of a document with `total` pages.
PageFacts facts_of(const PagePlan& page, std::size_t total);

} // namespace zbirnyk
