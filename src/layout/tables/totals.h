#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// A context in which the running totals of a table say what they are after `counted` body rows.
class TotalsContext {
  public:
    TotalsContext(const TableBlock& table, std::uint32_t counted, const FlowContext& context);
    TotalsContext(const TotalsContext&) = delete;
    TotalsContext& operator=(const TotalsContext&) = delete;

    const FlowContext& flow() const { return flow_; }

  private:
    PageFacts facts_;
    ParagraphContext paragraph_;
    LineStore lines_; // their own: they are other ones in each place
    FlowContext flow_;
};

/// Sets the rows that carry running totals where they stand; none is left. They are artifacts: what
/// they say is said by the rows.
void set_totals(Content& content, const FlowContext& context);

} // namespace zbirnyk
