#include "layout/lines/break_lines.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

// Headings. Three searches over the break points of one stretch between forced breaks, each a
// dynamic programme over (number of lines, break point); a heading has some dozens of points, so
// squares of that number do not matter.
//
// 1. The fewest lines that fit.
// 2. With that number of lines: the fewest faults, then the shortest longest line. Both are
// monotone
//    along a path (faults add up, the longest line only grows), so the best way to a point with a
//    number of lines is part of a best way on.
// 3. With that number of faults and no line longer than that: the least sum of squared differences
// to
//    the longest line, so that the other lines are even too.

namespace zbirnyk {
namespace {

struct Score {
    int faults = 0;
    Length longest;
    double unevenness = 0;

    friend auto operator<=>(const Score& a, const Score& b) {
        return std::tie(a.faults, a.longest, a.unevenness) <=>
               std::tie(b.faults, b.longest, b.unevenness);
    }
};

struct Step {
    Score score;
    std::uint32_t previous = 0;
};

/// One stretch between forced breaks: the points [first, last].
class Balancer {
  public:
    Balancer(
        const BreakPoints& points, const BreakRules& rules, std::uint32_t first, std::uint32_t last)
        : points_(points)
        , rules_(rules)
        , first_(first)
        , last_(last) {}

    void append_lines(std::vector<BrokenLine>& out) {
        const std::size_t count = fewest_lines();
        search(count, Goal::ShortestLongest);
        limit_ = best_[count][last_ - first_]->score.longest;
        search(count, Goal::Evenness);
        std::vector<BrokenLine> lines;
        std::uint32_t end = last_;
        for (std::size_t k = count; k > 0; --k) {
            const std::uint32_t start = best_[k][end - first_]->previous;
            const bool overfull = width_between(start, end) > room(start, end);
            lines.push_back({start, end, overfull ? -1.0 : 0.0, overfull, overfull});
            end = start;
        }
        out.insert(out.end(), lines.rbegin(), lines.rend());
    }

  private:
    enum class Goal { ShortestLongest, Evenness };

    Length width_between(std::uint32_t start, std::uint32_t end) const {
        return points_[end].before.width - points_[start].after.width;
    }

    Length room(std::uint32_t start, std::uint32_t end) const {
        Length width = start == 0 ? rules_.widths.first : rules_.widths.rest;
        if (end + 1 == points_.size()) {
            width += rules_.widths.last_extra;
        }
        return width;
    }

    /// A piece that cannot be broken is allowed to be too wide.
    bool may_be_line(std::uint32_t start, std::uint32_t end) const {
        return start + 1 == end || width_between(start, end) <= room(start, end);
    }

    std::size_t fewest_lines() const {
        constexpr std::size_t Unreached = std::numeric_limits<std::size_t>::max();
        std::vector<std::size_t> count(last_ - first_ + 1, Unreached);
        count[0] = 0;
        for (std::uint32_t end = first_ + 1; end <= last_; ++end) {
            for (std::uint32_t start = first_; start < end; ++start) {
                if (may_be_line(start, end)) {
                    std::size_t& fewest = count[end - first_];
                    fewest = std::min(fewest, count[start - first_] + 1);
                }
            }
        }
        return count.back();
    }

    bool is_single_word(std::uint32_t start, std::uint32_t end) const {
        for (std::uint32_t i = start + 1; i < end; ++i) {
            if (points_[i].kind == LineBreakKind::Space) {
                return false;
            }
        }
        return true;
    }

    Score extended(const Score& before, std::uint32_t start, std::uint32_t end, Goal goal) const {
        Score score = before;
        const Length width = width_between(start, end);
        if (end != last_ && points_[end].penalty > 0) {
            ++score.faults;
        }
        if (goal == Goal::ShortestLongest) {
            score.longest = max(score.longest, width);
        } else {
            const double missing = to_points(limit_ - width);
            score.unevenness += missing * missing;
        }
        if (end == last_ && start != first_) {
            const Length longest = goal == Goal::ShortestLongest ? score.longest : limit_;
            score.faults += is_single_word(start, end) ? 1 : 0;
            score.faults += width * 3 < longest ? 1 : 0;
        }
        return score;
    }

    void search(std::size_t count, Goal goal) {
        best_.assign(count + 1, std::vector<std::optional<Step>>(last_ - first_ + 1));
        best_[0][0] = Step{};
        for (std::size_t k = 1; k <= count; ++k) {
            for (std::uint32_t end = first_ + 1; end <= last_; ++end) {
                best_[k][end - first_] = best_step(best_[k - 1], end, goal);
            }
        }
    }

    /// The best way to `end` with one line more than the ways in `before`.
    std::optional<Step>
    best_step(const std::vector<std::optional<Step>>& before, std::uint32_t end, Goal goal) const {
        std::optional<Step> best;
        for (std::uint32_t start = first_; start < end; ++start) {
            const std::optional<Step>& step = before[start - first_];
            const bool too_long = goal == Goal::Evenness && width_between(start, end) > limit_;
            if (!step || too_long || !may_be_line(start, end)) {
                continue;
            }
            const Score score = extended(step->score, start, end, goal);
            if (!best || score < best->score) {
                best = Step{score, start};
            }
        }
        return best;
    }

    const BreakPoints& points_;
    const BreakRules& rules_;
    std::uint32_t first_, last_;
    Length limit_;
    std::vector<std::vector<std::optional<Step>>> best_; ///< by number of lines and point
};

} // namespace

std::vector<BrokenLine> balance_lines(const BreakPoints& points, const BreakRules& rules) {
    std::vector<BrokenLine> lines;
    std::uint32_t first = 0;
    for (std::uint32_t i = 1; i < points.size(); ++i) {
        if (points[i].kind == LineBreakKind::Forced) {
            Balancer(points, rules, first, i).append_lines(lines);
            first = i;
        }
    }
    return lines;
}

} // namespace zbirnyk
