#pragma once

#include "layout/pages/fill_page.h"
#include "layout/pages/floats.h"

namespace zbirnyk {

/// What a page begins with: where the flow has come to, and what waits for a page.
struct PageStart {
    FlowPosition at;
    NotePieces notes;
    FloatQueue floats;

    bool nothing_waits() const { return notes.empty() && floats.empty(); }
};

/// A page with all that stands in its type area, floats, text and notes, from top to bottom.
struct PageFill {
    TextFill text;
    FloatAreas floats;
    PageStart next;
    Length slack;              ///< what the text lacks to the foot of its room
    bool reaches_foot = false; ///< with notes or floats, whatever the text lacks; slack is 0
};

/// Fills pages of a flow one after another.
class PageFiller {
  public:
    PageFiller(const VerticalList& list, NoteLists& notes, FloatLists& floats)
        : list_(list)
        , notes_(notes)
        , floats_(floats) {}

    /// Fills one page. Always takes something: a slab, a piece of a note or of a float. Floats come
    /// in the order of their calls, on the page that calls them or a later one, and before a break
    /// that the flow asks for.
    PageFill fill(const PageStart& start, const PageRoom& room) const;

    /// The best ways to fill that page, the one of `fill` first. Pages with floats have only one.
    std::vector<PageFill> choices(const PageStart& start, const PageRoom& room) const;

    /// True when all is done at `start`.
    bool is_through(const PageStart& start) const {
        return start.at.slab >= list_.size() && start.nothing_waits();
    }

    /// True when the flow is through at `position`, or wants a new page there.
    bool stops_at(FlowPosition position) const {
        return position.slab >= list_.size() ||
               (position.inner == 0 && list_.slabs[position.slab].forced != BreakBefore::Auto);
    }

    /// The height of the last slab before `position`.
    Length last_height(FlowPosition position) const {
        return position.slab == 0 ? Length{} : list_.slabs[position.slab - 1].height;
    }

  private:
    PageFill with_text(TextFill text, FloatAreas areas, Length height) const;
    PageFill fill_with(const PageStart& start, FloatAreas areas, const PageRoom& room) const;
    PageFill
    fill_without_text(const PageStart& start, FloatsWanted wanted, const PageRoom& room) const;
    PageFill take_called(const PageStart& start, PageFill page, const PageRoom& room) const;
    FloatQueue called_on(const PageFill& page) const;

    const VerticalList& list_;
    NoteLists& notes_;
    FloatLists& floats_;
};

} // namespace zbirnyk
