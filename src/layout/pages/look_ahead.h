#pragma once

#include "layout/pages/page_filler.h"

#include <deque>

namespace zbirnyk {

/// How many pages are weighed together.
inline constexpr std::size_t LookAhead = 4;

/// A page in a way to break the flow.
struct PageStep {
    PageFill fill;
    PageRoom::Spread spread = PageRoom::Spread::None;
    Demerits demerits = 0; ///< with those of its foot beside the page before
    bool ends = false;     ///< the flow asks for a break, or is through
};

/// Breaks a flow into pages, each in view of those that follow it: of all ways to fill the next
/// LookAhead pages, up to the next break that the flow asks for, the one with the least demerits.
class PageBreaker {
  public:
    PageBreaker(const PageFiller& filler, LastPageFill last_page)
        : filler_(filler)
        , last_page_(last_page) {}

    /// The page that begins with `start`, which is where the page before it ended. `rooms`: what it
    /// and the pages after it offer.
    PageFill next(const PageStart& start, const std::vector<PageRoom>& rooms);

  private:
    using Step = PageStep;

    std::vector<Step>
    steps(const PageStart& start, const Step* before, const PageRoom& room, bool opens) const;
    void extend(const PageStart& start, const std::vector<PageRoom>& rooms);
    void search(const PageStart& start, const std::vector<PageRoom>& rooms);
    Demerits uneven(const Step& left, const Step& right, const PageRoom& room) const;
    Demerits too_empty(const PageFill& last, const PageRoom& room) const;

    const PageFiller& filler_;
    LastPageFill last_page_;
    std::deque<Step> plan_;      // from the next page on
    std::optional<Step> before_; // the page last given out, when it does not end the flow
    bool to_weigh_ = false;      // the plan has grown by a page that is not perfect
};

} // namespace zbirnyk
