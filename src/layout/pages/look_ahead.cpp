#include "layout/pages/look_ahead.h"

#include <algorithm>

// Pages are broken as lines are (Knuth and Plass, Breaking Paragraphs into Lines; Plass, Optimal
// Pagination Techniques): a page that ends a line early may spare a later one a wide gap. A node is
// a place where a page begins, with the notes left over for it and the foot of the page beside it;
// its demerits are the least of all ways to come there. The search looks a few pages ahead, and
// only where filling each page as well as can be leaves something to mend; what has more demerits
// than the best way known is left alone. So the time is linear, and a flow of perfect pages costs
// nothing.
//
// Facing pages: both feet on one line, both full or both a line short (specification, 2). A
// difference of a line has the demerits of three such lines, so that a line given up on both pages
// mends it; what differs by more stays as it is.

namespace zbirnyk {

namespace {

/// A last page with too little on it outweighs what lines taken from the pages before it cost, not
/// a keep.
constexpr Demerits TooEmpty = 400'000;

Demerits square(Length length, Length page) {
    const std::int64_t share = page > Length{} ? length.units * 1000 / page.units : 0;
    return share * share;
}

bool same_notes(const NotePieces& a, const NotePieces& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const NotePiece& x, const NotePiece& y) {
            return x.list == y.list && x.first == y.first && x.last == y.last;
        });
}

bool same_floats(const FloatQueue& a, const FloatQueue& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const FloatPiece& x, const FloatPiece& y) {
            return x.list == y.list && x.first == y.first && x.last == y.last;
        });
}

bool same_start(const PageStart& a, const PageStart& b) {
    return a.at == b.at && same_notes(a.notes, b.notes) && same_floats(a.floats, b.floats);
}

} // namespace

/// What the feet of two pages side by side cost when they are not level.
Demerits PageBreaker::uneven(const Step& left, const Step& right, const PageRoom& room) const {
    const Length line = filler_.last_height(left.fill.next.at);
    Length difference = left.fill.slack - right.fill.slack;
    difference = max(difference, -difference);
    if (room.height <= Length{} || line <= Length{})
        return 0;
    const Demerits of_line = line.units * 1000 / room.height.units;
    return 3 * of_line * (min(difference, line).units * 1000 / room.height.units);
}

Demerits PageBreaker::too_empty(const PageFill& last, const PageRoom& room) const {
    const Length line = filler_.last_height(last.text.end);
    const Length least = max(line * last_page_.lines, scaled(room.height, last_page_.share));
    if (last.text.height >= least)
        return 0;
    return TooEmpty + square(least - last.text.height, room.height);
}

/// The ways to fill a page after the page `before`. `opens`: the flow begins anew with it, so that
/// no line can come to it from the page before.
std::vector<PageBreaker::Step> PageBreaker::steps(
    const PageStart& start, const Step* before, const PageRoom& room, bool opens) const {
    std::vector<Step> steps;
    for (PageFill& fill : filler_.choices(start, room)) {
        Step& step = steps.emplace_back();
        step.fill = std::move(fill);
        step.spread = room.spread;
        step.ends = filler_.stops_at(step.fill.next.at);
        step.demerits = step.fill.text.demerits;
        const bool facing = before && before->spread == PageRoom::Spread::Left &&
                            room.spread == PageRoom::Spread::Right;
        if (facing && !step.ends)
            step.demerits += uneven(*before, step, room);
        if (step.ends && !opens)
            step.demerits += too_empty(step.fill, room);
    }
    return steps;
}

/// Fills pages one by one, each as well as can be, until as many are planned as can be weighed.
void PageBreaker::extend(const PageStart& start, const std::vector<PageRoom>& rooms) {
    while (plan_.size() < rooms.size() && (plan_.empty() || !plan_.back().ends)) {
        const Step* before = !plan_.empty() ? &plan_.back() : before_ ? &*before_ : nullptr;
        const PageStart& from = plan_.empty() ? start : plan_.back().fill.next;
        std::vector<Step> all = steps(from, before, rooms[plan_.size()], before == nullptr);
        const auto best =
            std::min_element(all.begin(), all.end(), [](const Step& a, const Step& b) {
                return a.demerits < b.demerits;
            });
        to_weigh_ |= best->demerits > 0;
        plan_.push_back(std::move(*best));
    }
}

/// Replaces the plan by one with less demerits, if there is one.
void PageBreaker::search(const PageStart& start, const std::vector<PageRoom>& rooms) {
    struct Node {
        Step step;
        Demerits total;
        std::size_t parent; // in the level before
    };

    Demerits bound = 0;
    for (const Step& step : plan_)
        bound += step.demerits;
    std::vector<std::vector<Node>> levels;
    std::optional<std::pair<std::size_t, std::size_t>> best; // level, node
    for (std::size_t depth = 0; depth < rooms.size(); ++depth) {
        std::vector<Node> level;
        const std::size_t parents = depth == 0 ? 1 : levels.back().size();
        for (std::size_t p = 0; p < parents; ++p) {
            const Node* parent = depth == 0 ? nullptr : &levels.back()[p];
            if (parent && (parent->step.ends || parent->total >= bound))
                continue;
            const Step* before = parent ? &parent->step : before_ ? &*before_ : nullptr;
            const PageStart& from = parent ? parent->step.fill.next : start;
            for (Step& step : steps(from, before, rooms[depth], before == nullptr)) {
                const Demerits total = step.demerits + (parent ? parent->total : 0);
                if (total >= bound)
                    continue;
                if (step.ends || depth + 1 == rooms.size()) {
                    bound = total;
                    best = {depth, level.size()};
                    level.push_back({std::move(step), total, p});
                    continue;
                }
                const auto same = std::find_if(level.begin(), level.end(), [&](const Node& node) {
                    return !node.step.ends && node.step.fill.slack == step.fill.slack &&
                           same_start(node.step.fill.next, step.fill.next);
                });
                if (same == level.end())
                    level.push_back({std::move(step), total, p});
                else if (total < same->total)
                    *same = {std::move(step), total, p};
            }
        }
        levels.push_back(std::move(level));
    }
    if (!best)
        return;
    plan_.clear();
    std::size_t node = best->second;
    for (std::size_t depth = best->first + 1; depth-- > 0;) {
        plan_.push_front(std::move(levels[depth][node].step));
        node = levels[depth][node].parent;
    }
}

PageFill PageBreaker::next(const PageStart& start, const std::vector<PageRoom>& rooms) {
    extend(start, rooms);
    if (to_weigh_ && !plan_.front().ends)
        search(start, rooms);
    to_weigh_ = false;
    Step step = std::move(plan_.front());
    plan_.pop_front();
    before_.reset();
    if (!step.ends) { // what the foot of the page beside it is measured by
        before_.emplace();
        before_->fill.slack = step.fill.slack;
        before_->fill.next.at = step.fill.next.at;
        before_->spread = step.spread;
    }
    return std::move(step.fill);
}

} // namespace zbirnyk
