#include "layout/pages/page_filler.h"

#include <utility>

// Floats take height from the text of their page. Those that wait from earlier pages are taken
// first; then the text is filled, and each float that it calls is tried on the same page: it stays
// when its call does. What finds no place waits, and no later float overtakes it.

namespace zbirnyk {

/// Fills a page whose floats are known; `next` still lacks the floats that wait.
PageFill
PageFiller::fill_with(const PageStart& start, FloatAreas areas, const PageRoom& room) const {
    NotePieces notes = start.notes;
    collect_notes(areas.head, notes_, notes);
    collect_notes(areas.foot, notes_, notes);
    // The text below floats stands on the grid too.
    areas.head_height = rounded_up(areas.head_height, list_.grid);
    PageRoom left = room;
    left.height -= areas.head_height + areas.foot_height;
    return with_text(
        fill_text({list_, notes_}, start.at, notes, left), std::move(areas), left.height);
}

/// A page of `text` that had room of `height`.
PageFill PageFiller::with_text(TextFill text, FloatAreas areas, Length height) const {
    PageFill page{.text = std::move(text)};
    page.next = {page.text.end, page.text.carried, {}};
    page.reaches_foot = !page.text.notes.empty() || !areas.foot.empty();
    if (!page.reaches_foot)
        page.slack = height - page.text.height;
    page.floats = std::move(areas);
    return page;
}

std::vector<PageFill> PageFiller::choices(const PageStart& start, const PageRoom& room) const {
    std::vector<PageFill> pages;
    if (start.floats.empty()) {
        for (TextFill& text : text_choices({list_, notes_}, start.at, start.notes, room))
            pages.push_back(with_text(std::move(text), {}, room.height));
        const bool calls = list_.has_floats && !called_on(pages.front()).empty();
        if (!calls) {
            std::erase_if(pages, [&](const PageFill& page) {
                return list_.has_floats && !called_on(page).empty();
            });
            return pages;
        }
        pages.clear();
    }
    pages.push_back(fill(start, room));
    return pages;
}

/// A page of notes and floats. Notes left over come first: they are read with the page before.
PageFill PageFiller::fill_without_text(
    const PageStart& start, FloatsWanted wanted, const PageRoom& room) const {
    PageFill page{.reaches_foot = true};
    Length height = room.height;
    if (!start.notes.empty()) {
        page.text = fill_text({list_, notes_}, {list_.size(), 0}, start.notes, room);
        height -= room.rule_height + height_of(page.text.notes);
    }
    page.text.end = start.at;
    page.next = {start.at, page.text.carried, start.floats};
    const bool has_room = page.text.notes.empty() ||
                          (page.text.carried.empty() && start.floats.front().height <= height);
    if (!has_room)
        return page;
    FloatPage floats = fill_float_page(start.floats, wanted, height);
    page.floats.head = std::move(floats.placed);
    page.next.floats = std::move(floats.rest);
    page.text.diagnostics.append(std::move(floats.diagnostics));
    // A note called from a float of such a page stands on the next one.
    collect_notes(page.floats.head, notes_, page.next.notes);
    return page;
}

FloatQueue PageFiller::called_on(const PageFill& page) const {
    FloatQueue called;
    for (const FilledRange& range : page.text.ranges)
        floats_.collect(range, called);
    return called;
}

/// Takes the floats that the text of `page` calls, as long as each keeps its call on the page.
PageFill
PageFiller::take_called(const PageStart& start, PageFill page, const PageRoom& room) const {
    FloatQueue called = called_on(page);
    std::size_t taken = 0;
    while (taken < called.size() && page.floats.takes(called[taken], room.height)) {
        FloatAreas areas = page.floats;
        areas.add(called[taken]);
        PageFill attempt = fill_with(start, std::move(areas), room);
        FloatQueue still = called_on(attempt);
        if (attempt.text.forced || still.size() <= taken)
            break;
        page = std::move(attempt);
        called = std::move(still);
        ++taken;
    }
    page.next.floats.assign(called.begin() + static_cast<std::ptrdiff_t>(taken), called.end());
    return page;
}

PageFill PageFiller::fill(const PageStart& start, const PageRoom& room) const {
    if (!list_.has_floats)
        return fill_with(start, {}, room);
    if (!start.floats.empty() && stops_at(start.at))
        return fill_without_text(start, FloatsWanted::All, room);
    FloatAreas areas;
    areas.opens = start.at == FlowPosition{} || stops_at(start.at);
    std::size_t next = 0;
    while (next < start.floats.size() && areas.takes(start.floats[next], room.height))
        areas.add(start.floats[next++]);
    if (next == 0 && !start.floats.empty())
        return fill_without_text(start, FloatsWanted::OnFloatPages, room);
    PageFill page = fill_with(start, std::move(areas), room);
    if (page.text.forced && next > 0)
        return fill_without_text(start, FloatsWanted::OnFloatPages, room);
    if (next == start.floats.size())
        return take_called(start, std::move(page), room);
    page.next.floats.assign(
        start.floats.begin() + static_cast<std::ptrdiff_t>(next), start.floats.end());
    for (const FloatPiece& piece : called_on(page))
        page.next.floats.push_back(piece);
    return page;
}

} // namespace zbirnyk
