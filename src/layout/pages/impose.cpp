// Imposition. The sheet is cut into equal pages: a grid of them, with gaps, in the middle of it, so
// that front and back lie on one another however the sheet is turned. Where a page goes follows
// from its number alone. The back of a page stands where its face does as seen through the paper:
// in the mirrored column when the sheet is turned about its upright axis, in the mirrored row when
// about the level one, and always head to head with its face.

#include "layout/pages/impose.h"

#include "diag/certificate_codes.h"
#include "layout/move_items.h"
#include "layout/pages/crop_marks.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// Between the pages marks may stand nearer to them than outside, where there is more room.
const Length LeastGapDistance = mm(1);
const Length LeastGapMark = mm(2);
/// Two lengths of 105 mm are a little longer than one of 210 mm: each is rounded.
const Length Tolerance = mm(0.01);

/// Where a page comes to stand: its sheet, its cell and how it is turned.
struct SheetPlace {
    std::size_t sheet = 0;
    int column = 0, row = 0;
    Turn turn = Turn::None;
};

class Imposition {
  public:
    /// `page`: the size of all pages; `count` of them, at least one.
    Imposition(const PrintSheet& sheet, Size page, Length bleed, std::size_t count)
        : sheet_(sheet)
        , cell_(turned(page, sheet.turn))
        , bleed_(bleed)
        , sides_(sheet.sides == PrintSheet::Sides::Two ? 2 : 1)
        , leaves_on_sheet_(static_cast<std::size_t>(sheet.columns * sheet.rows)) {
        const std::size_t leaves = (count + sides_ - 1) / sides_;
        fronts_ = (leaves + leaves_on_sheet_ - 1) / leaves_on_sheet_;
    }

    std::size_t sheet_count() const { return fronts_ * sides_; }

    /// What pages, bleed and marks take up.
    Size needed() const {
        const Length around = sheet_.marks == PrintSheet::Marks::None
                                  ? bleed_
                                  : mark_room(bleed_).distance + mark_room(bleed_).length;
        const Size block = block_size();
        return {block.width + around * 2, block.height + around * 2};
    }

    SheetPlace place_of(std::size_t number) const {
        const std::size_t leaf = number / sides_;
        const bool is_back = number % sides_ == 1;
        const bool rows = sheet_.order == PrintSheet::Order::Rows;
        const std::size_t front = rows ? leaf / leaves_on_sheet_ : leaf % fronts_;
        const auto cell = static_cast<int>(rows ? leaf % leaves_on_sheet_ : leaf / fronts_);
        SheetPlace place{front * sides_, cell % sheet_.columns, cell / sheet_.columns, sheet_.turn};
        return is_back ? back_of(place) : place;
    }

    /// The trimmed page in a cell.
    Rect cell(int column, int row) const {
        const Point corner = block_corner();
        return {
            corner.x + (cell_.width + sheet_.gap) * column,
            corner.y + (cell_.height + sheet_.gap) * row,
            cell_.width,
            cell_.height};
    }

    /// What a page in a cell may draw on: itself and the bleed, up to the middle of a gap.
    Rect drawing_area(int column, int row, Length bleed) const {
        const Length inside = min(bleed, sheet_.gap / 2);
        const Length left = column > 0 ? inside : bleed;
        const Length right = column + 1 < sheet_.columns ? inside : bleed;
        const Length top = row > 0 ? inside : bleed;
        const Length bottom = row + 1 < sheet_.rows ? inside : bleed;
        const Rect area = cell(column, row);
        return {area.x - left, area.y - top, area.width + left + right, area.height + top + bottom};
    }

    void add_marks(Page& page) const;

  private:
    SheetPlace back_of(SheetPlace front) const {
        const bool upright = sheet_.size.height >= sheet_.size.width;
        const bool about_upright_axis = upright == (sheet_.flip == PrintSheet::Flip::LongEdge);
        ++front.sheet;
        const int turn = static_cast<int>(front.turn);
        if (about_upright_axis) {
            front.column = sheet_.columns - 1 - front.column;
            front.turn = static_cast<Turn>((4 - turn) % 4);
        } else {
            front.row = sheet_.rows - 1 - front.row;
            front.turn = static_cast<Turn>((6 - turn) % 4);
        }
        return front;
    }

    Size block_size() const {
        return {
            cell_.width * sheet_.columns + sheet_.gap * (sheet_.columns - 1),
            cell_.height * sheet_.rows + sheet_.gap * (sheet_.rows - 1)};
    }

    Point block_corner() const {
        const Size block = block_size();
        return {(sheet_.size.width - block.width) / 2, (sheet_.size.height - block.height) / 2};
    }

    const PrintSheet& sheet_;
    Size cell_;
    Length bleed_;
    std::size_t sides_, leaves_on_sheet_;
    std::size_t fronts_ = 0;
};

/// A stretch of a line along which marks are drawn.
struct Stretch {
    Length from, to;
};

/// Where cuts cross one direction of the sheet, and where the marks of the other direction's cuts
/// stand in it: outside the pages, and in gaps that leave room for them.
struct Direction {
    std::vector<Length> cuts;
    std::vector<Stretch> marks;
};

Direction direction(Length start, Length size, int count, Length gap, Length bleed) {
    const auto [distance, length] = mark_room(bleed);
    Direction result;
    result.marks.push_back({start - distance - length, start - distance});
    const Length gap_distance = max(bleed, LeastGapDistance);
    for (int i = 0; i < count; ++i) {
        const Length end = start + size;
        if (i == 0 || gap > Length{})
            result.cuts.push_back(start);
        result.cuts.push_back(end);
        if (i + 1 < count && gap - gap_distance * 2 >= LeastGapMark)
            result.marks.push_back({end + gap_distance, end + gap - gap_distance});
        start = end + gap;
    }
    const Length end = start - gap;
    result.marks.push_back({end + distance, end + distance + length});
    return result;
}

void Imposition::add_marks(Page& page) const {
    const Point corner = block_corner();
    const Direction across = direction(corner.x, cell_.width, sheet_.columns, sheet_.gap, bleed_);
    const Direction down = direction(corner.y, cell_.height, sheet_.rows, sheet_.gap, bleed_);
    for (const Length x : across.cuts)
        for (const Stretch mark : down.marks)
            add_mark({x, mark.from}, {x, mark.to}, page);
    for (const Length y : down.cuts)
        for (const Stretch mark : across.marks)
            add_mark({mark.from, y}, {mark.to, y}, page);
}

std::string millimetres(Size size) {
    const auto figure = [](Length length) { return to_points(length) * 25.4 / 72; };
    return fmt::format("{:.4g} × {:.4g} mm", figure(size.width), figure(size.height));
}

/// Whether the pages can stand on the sheet; else the author is told.
bool suits(
    const Pages& pages,
    const Imposition& imposition,
    const PrintSheet& sheet,
    Diagnostics& diagnostics) {
    const Size first = pages.pages.front().size;
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        if (pages.pages[i].size == first)
            continue;
        diagnostics.error(
            codes::PressPageSizes,
            sheet.span,
            fmt::format(
                "page {} is {}, the first page {}",
                i + 1,
                millimetres(pages.pages[i].size),
                millimetres(first)),
            "a sheet is cut into equal pages: give all page masters one `size`");
        return false;
    }
    const Size needed = imposition.needed();
    if (needed.width <= sheet.size.width + Tolerance &&
        needed.height <= sheet.size.height + Tolerance)
        return true;
    diagnostics.error(
        codes::PressSheetTooSmall,
        sheet.span,
        fmt::format(
            "{} × {} pages with bleed and marks take {}, the sheet is {}",
            sheet.columns,
            sheet.rows,
            millimetres(needed),
            millimetres(sheet.size)),
        "choose a larger sheet, fewer pages on it, a smaller `gap`, or turn the pages: "
        "`reference-orientation=\"90\"`");
    return false;
}

void move_page(Page& page, std::uint32_t number, SheetPlace place, const Rect& cell, Page& sheet) {
    const Point corner{cell.x, cell.y};
    for (PageItem& item : page.items) {
        const Mark mark = std::visit([](const auto& drawn) { return drawn.mark; }, item);
        if (mark.node == NoStruct && mark.artifact == ArtifactKind::Production)
            continue;
        turn(item, page.size, place.turn);
        move_by(item, corner);
        sheet.items.push_back(std::move(item));
    }
    for (LinkArea link : page.links) {
        link.area = turned(link.area, page.size, place.turn);
        link.area.x += corner.x;
        link.area.y += corner.y;
        sheet.links.push_back(link);
    }
    sheet.label += (sheet.imposed.empty() ? "" : ", ") + page.label;
    sheet.blank = page.blank && (sheet.blank || sheet.imposed.empty());
    sheet.imposed.push_back({number, static_cast<std::uint32_t>(sheet.items.size())});
    page = {};
}

} // namespace

Pages impose(Pages pages, const PrintSheet& sheet, Diagnostics& diagnostics) {
    if (pages.pages.empty())
        return pages;
    const Size size = pages.pages.front().size;
    Length bleed;
    for (const Page& page : pages.pages)
        bleed = max(bleed, page.bleed);
    const Imposition imposition(sheet, size, bleed, pages.pages.size());
    if (!suits(pages, imposition, sheet, diagnostics))
        return pages;

    Pages sheets{.destinations = std::move(pages.destinations)};
    sheets.pages.resize(imposition.sheet_count(), {.size = sheet.size});
    for (Destination& destination : sheets.destinations) {
        if (destination.page >= pages.pages.size())
            continue;
        const SheetPlace place = imposition.place_of(destination.page);
        const Rect cell = imposition.cell(place.column, place.row);
        const Point point = turned(destination.point, size, place.turn);
        destination = {
            static_cast<std::uint32_t>(place.sheet), {cell.x + point.x, cell.y + point.y}};
    }
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const SheetPlace place = imposition.place_of(i);
        const Length own_bleed = pages.pages[i].bleed;
        Page& on = sheets.pages[place.sheet];
        move_page(
            pages.pages[i],
            static_cast<std::uint32_t>(i),
            place,
            imposition.cell(place.column, place.row),
            on);
        on.imposed.back().area = imposition.drawing_area(place.column, place.row, own_bleed);
    }
    for (std::size_t i = 0; i < sheets.pages.size(); ++i) {
        Page& page = sheets.pages[i];
        if (sheet.marks == PrintSheet::Marks::Corners)
            imposition.add_marks(page);
        sheets.labels.push_back({.first_page = static_cast<std::uint32_t>(i), .text = page.label});
    }
    return sheets;
}

} // namespace zbirnyk
