#include "layout/lines/break_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

// Total-fit line breaking after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines"
// (Software: Practice and Experience 11, 1981).
//
// A node is a way to break the paragraph up to some point that is the best of its state (fitness
// class of the last line, number of hyphens in a row). Nodes lie in one flat list in the order of
// their points. For each point the nodes that can start a line ending there are a window of that
// list: its head moves over starts from which even a fully shrunk line is too long (no later point
// can mend that), and the loop ends at the first start from which the line would be too loose. So
// the work is linear in the length of the paragraph.
//
// Where the first lines are narrower than the rest (an initial letter), the number of lines up to a
// node is part of its state as long as it matters: lines that follow are of other widths.
//
// There is no pass without hyphenation: in Ukrainian it fails nearly always. The first pass keeps
// all rules. Where it finds no way, the second pass also takes lines that are too loose, at a high
// price, and lines of a single piece that is too wide; then each point can be reached from the one
// before it, so that a way always exists.

namespace zbirnyk {
namespace {

// Knuth & Plass's scale, as in plain TeX: badness 100 at the limit of stretch; demerits are
// squares.
constexpr double LinePenalty = 10;
constexpr double FitnessDemerits = 5000;
constexpr double DoubleHyphenDemerits = 10000;
constexpr double FinalHyphenDemerits = 5000;
constexpr double RuntPenalty = 400;
// What breaks a rule costs more than what can add up within the rules in some lines. A third hyphen
// in a row costs as much as a badness of 30,000 (r about 6 to 7), an overfull line more than the
// loosest.
constexpr double LooseLineDemerits = 1e5;
constexpr double HyphenLimitDemerits = 1e9;
constexpr double OverfullDemerits = 1e12;
// Beyond its stretch a line grows worse more slowly, by this share of its width for one unit of r:
// a line of a single long word must not outweigh all others.
constexpr std::int64_t EmergencyShare = 50;
constexpr double MaxRatio = 20;

/// Of a gap the letters take three times as large a part of what they can as the word spaces: wide
/// and narrow spaces are seen before wide and narrow letters, so long as these keep to their
/// limits.
constexpr std::int64_t LetterWeight = 3;
/// Letters at their limits are this much less bad than word spaces at theirs.
constexpr double LetterMerit = 5;

constexpr std::size_t Fitnesses = 4;
constexpr std::size_t HyphenStates = 4;
constexpr int MostHyphens = HyphenStates - 1;
constexpr std::uint32_t NoNode = 0xFFFFFFFF;

Length line_width(
    const BreakPoints& points,
    const BreakRules& rules,
    std::uint32_t start,
    std::uint32_t end,
    std::uint32_t line) {
    Length width = rules.widths.of(start == 0 ? 0 : line);
    if (end + 1 == points.size()) {
        width += rules.widths.last_extra;
    }
    return width;
}

double badness_of(double ratio) {
    return 100 * ratio * ratio * ratio;
}

double quotient(Length a, Length b) {
    return static_cast<double>(a.units) / static_cast<double>(b.units);
}

int fitness_of(double ratio) {
    if (ratio < -0.5) {
        return 0;
    }
    if (ratio <= 0.5) {
        return 1;
    }
    return ratio <= 1 ? 2 : 3;
}

/// Would the line fall short by no more than the hyphenation zone if its last word were not broken?
bool is_filled_needlessly(
    const BreakPoints& points,
    const BreakRules& rules,
    const LineFit& fit,
    const BrokenLine& line) {
    const std::uint32_t whole = points[line.end].unhyphenated;
    if (rules.hyphenation_zone <= Length{} || whole == line.end || whole <= line.start) {
        return false;
    }
    const Length width = points[whole].before.width - points[line.start].after.width;
    return fit.room - width <= rules.hyphenation_zone;
}

enum class Pass { Strict, Emergency };

struct Node {
    std::uint32_t point = 0;
    std::uint32_t previous = NoNode;
    std::uint32_t lines = 0;
    LineState state;
    double demerits = 0;
    double ratio = 0;
    bool filled = false;
    bool overfull = false;
};

class LineBreaker {
  public:
    LineBreaker(const BreakPoints& points, const BreakRules& rules, Pass pass)
        : points_(points)
        , rules_(rules)
        , pass_(pass)
        , depths_(rules.widths.narrow > 1 ? rules.widths.narrow + 1 : 1)
        , best_(depths_ * Fitnesses * HyphenStates) {
        nodes_.reserve(points.size() * 2);
        for (const BreakPoint& point : points) {
            hang_ = max(hang_, -point.extra);
        }
    }

    std::vector<BrokenLine> run() {
        nodes_.push_back(Node{});
        for (std::uint32_t end = 1; end < points_.size(); ++end) {
            reach(end);
            if (head_ == nodes_.size()) {
                return {};
            }
        }
        return trace();
    }

  private:
    /// The best nodes at a point, by the number of lines up to it where that matters, fitness and
    /// hyphens.
    using Best = std::vector<std::optional<Node>>;

    /// Which widths the lines after a node have.
    std::uint32_t depth(const Node& node) const { return std::min(node.lines, depths_ - 1); }

    void reach(std::uint32_t end) {
        std::fill(best_.begin(), best_.end(), std::nullopt);
        const std::size_t known = nodes_.size();
        for (std::size_t first = head_; first < known;) {
            const std::uint32_t start = nodes_[first].point;
            std::size_t next = first;
            while (next < known && nodes_[next].point == start) {
                ++next;
            }
            const LineFit fit = closest_fit(start, end);
            if (fit.kind == LineFit::Kind::TooLoose && pass_ == Pass::Strict) {
                break;
            }
            if (is_hopeless(fit, end)) {
                break;
            }
            const bool too_wide = fit.kind == LineFit::Kind::Overfull && start + 1 != end;
            for (std::size_t i = first; i < next && !(too_wide && depths_ == 1); ++i) {
                consider(
                    static_cast<std::uint32_t>(i),
                    depths_ == 1 ? fit : fit_line(points_, rules_, start, end, nodes_[i].lines),
                    end);
            }
            if (first == head_ && is_spent(start, end)) {
                head_ = next;
            }
            first = next;
        }
        if (points_[end].kind == LineBreakKind::Forced) {
            head_ = known;
        }
        for (const std::optional<Node>& node : best_) {
            if (node && !is_dominated(*node)) {
                nodes_.push_back(*node);
            }
        }
    }

    /// How the line looks in the least width that it may have: no other is less loose.
    LineFit closest_fit(std::uint32_t start, std::uint32_t end) const {
        return fit_line(points_, rules_, start, end, depths_ == 1 ? WideLine : 1);
    }

    /// Some other way to the same point is better whatever follows: it has no more hyphens, and is
    /// ahead by more than a jump between fitness classes costs.
    bool is_dominated(const Node& node) const {
        for (const std::optional<Node>& rival : best_) {
            if (!rival || rival->state.hyphens > node.state.hyphens ||
                depth(*rival) != depth(node)) {
                continue;
            }
            if (rules_.count == LineCount::Fewest && rival->lines != node.lines) {
                if (rival->lines < node.lines) {
                    return true;
                }
                continue;
            }
            if (rival->demerits + FitnessDemerits < node.demerits) {
                return true;
            }
        }
        return false;
    }

    /// Starts after this one only make looser lines. Is the line by itself, after the best way that
    /// any start has, already worse than all ways found?
    bool is_hopeless(const LineFit& fit, std::uint32_t end) const {
        if (fit.kind != LineFit::Kind::TooLoose || rules_.count == LineCount::Fewest ||
            depths_ > 1) {
            return false;
        }
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = head_; i < nodes_.size(); ++i) {
            least = std::min(least, nodes_[i].demerits);
        }
        const double bound = least + fit.badness * fit.badness + LooseLineDemerits -
                             FitnessDemerits - DoubleHyphenDemerits;
        const int fewest_hyphens = points_[end].kind == LineBreakKind::Hyphen ? 1 : 0;
        return std::any_of(best_.begin(), best_.end(), [&](const std::optional<Node>& node) {
            return node && node->state.hyphens <= fewest_hyphens && node->demerits < bound;
        });
    }

    /// No line from `start` to `end` or beyond can fit.
    bool is_spent(std::uint32_t start, std::uint32_t end) const {
        const BreakPoint& from = points_[start];
        const BreakPoint& to = points_[end];
        const Length least = to.before.width - to.extra - from.after.width -
                             (to.before.shrink - from.after.shrink).total() - hang_;
        const Length widest = (start == 0 ? rules_.widths.first : rules_.widths.rest) +
                              max(Length{}, rules_.widths.last_extra);
        return widest < least;
    }

    void consider(std::uint32_t from, const LineFit& fit, std::uint32_t end) {
        const Node& above = nodes_[from];
        const bool overfull = fit.kind == LineFit::Kind::Overfull;
        if (pass_ == Pass::Strict
                ? fit.kind != LineFit::Kind::Good
                : overfull && above.point + 1 != end) { // a lone piece may be too wide
            return;
        }
        const BrokenLine line{above.point, end, fit.ratio, fit.filled, overfull};
        const LineCost cost = line_cost(points_, rules_, fit, line, above.state);
        if (pass_ == Pass::Strict && !cost.within_limits) {
            return;
        }
        Node node{end, from, above.lines + 1, cost.state, above.demerits + cost.demerits};
        node.ratio = fit.ratio;
        node.filled = line.filled;
        node.overfull = line.overfull;
        const auto fitness = static_cast<std::size_t>(cost.state.fitness);
        const auto hyphens = static_cast<std::size_t>(cost.state.hyphens);
        std::optional<Node>& rival =
            best_[(depth(node) * Fitnesses + fitness) * HyphenStates + hyphens];
        if (!rival || is_better(node, *rival)) {
            rival = node;
        }
    }

    bool is_better(const Node& a, const Node& b) const {
        if (rules_.count == LineCount::Fewest && a.lines != b.lines) {
            return a.lines < b.lines;
        }
        return a.demerits < b.demerits;
    }

    std::vector<BrokenLine> trace() const {
        std::size_t best = head_;
        for (std::size_t i = head_; i < nodes_.size(); ++i) {
            if (is_better(nodes_[i], nodes_[best])) {
                best = i;
            }
        }
        std::vector<BrokenLine> lines;
        lines.reserve(nodes_[best].lines);
        for (auto i = static_cast<std::uint32_t>(best); nodes_[i].previous != NoNode;) {
            const Node& node = nodes_[i];
            lines.push_back(
                {nodes_[node.previous].point, node.point, node.ratio, node.filled, node.overfull});
            i = node.previous;
        }
        std::reverse(lines.begin(), lines.end());
        return lines;
    }

    const BreakPoints& points_;
    const BreakRules& rules_;
    Pass pass_;
    std::uint32_t depths_;
    Best best_;
    std::vector<Node> nodes_;
    std::size_t head_ = 0; ///< the first node from which a line may still start
    Length hang_;
};

} // namespace

GapShares share_gap(Length gap, Flex limits) {
    if (limits.letters <= Length{}) {
        return {{}, gap};
    }
    const Length weight = limits.letters * LetterWeight;
    const double part = quotient(weight, weight + max(limits.words, Length{}));
    const bool narrow = gap < Length{};
    // At least what the words cannot take, at most what the letters can.
    const Length size = narrow ? -gap : gap;
    const Length letters = min(limits.letters, max(scaled(size, part), size - limits.words));
    return narrow ? GapShares{-letters, letters - size} : GapShares{letters, size - letters};
}

namespace {

LineFit fit_within(Length gap, Flex limits) {
    const GapShares shares = share_gap(gap, limits);
    LineFit fit;
    fit.filled = true;
    fit.ratio = limits.words > Length{} ? quotient(shares.words, limits.words) : 0;
    const double letters = limits.letters > Length{} ? quotient(shares.letters, limits.letters) : 0;
    fit.badness = badness_of(std::abs(fit.ratio)) + badness_of(std::abs(letters)) / LetterMerit;
    return fit;
}

/// How the glue of a line takes `gap`, what its room has more than its text.
LineFit fit_gap(
    const BreakPoints& points,
    const BreakRules& rules,
    std::uint32_t start,
    std::uint32_t end,
    Length gap) {
    const GlueSum& from = points[start].after;
    const GlueSum& to = points[end].before;
    if (gap < Length{}) {
        const Flex shrink = to.shrink - from.shrink;
        if (-gap <= shrink.total()) {
            return fit_within(gap, shrink);
        }
        LineFit fit{LineFit::Kind::Overfull, true, -1};
        fit.badness = quotient(-gap - shrink.total(), Length{Length::UnitsPerPoint});
        return fit;
    }
    const bool natural =
        points[end].kind == LineBreakKind::Forced && rules.forced_lines == ForcedLines::Natural;
    if (natural || from.fill < to.fill || gap == Length{}) {
        return {};
    }
    LineFit fit;
    if (rules.end_stretch > Length{}) {
        fit.badness = badness_of(std::min(quotient(gap, rules.end_stretch), MaxRatio));
        return fit;
    }
    const Flex stretch = to.stretch - from.stretch;
    if (gap <= stretch.total()) {
        return fit_within(gap, stretch);
    }
    fit.kind = LineFit::Kind::TooLoose;
    fit.filled = true;
    fit.ratio = stretch.words > Length{} ? quotient(gap - stretch.letters, stretch.words) : 0;
    const Length emergency = stretch.total() + rules.widths.rest / EmergencyShare + Length{1};
    fit.badness = badness_of(std::min(1 + quotient(gap - stretch.total(), emergency), MaxRatio));
    return fit;
}

} // namespace

LineFit fit_line(
    const BreakPoints& points,
    const BreakRules& rules,
    std::uint32_t start,
    std::uint32_t end,
    std::uint32_t line) {
    const Length room = line_width(points, rules, start, end, line);
    const Length text = points[end].before.width - points[start].after.width;
    LineFit fit = fit_gap(points, rules, start, end, room - text);
    fit.room = room;
    return fit;
}

LineCost line_cost(
    const BreakPoints& points,
    const BreakRules& rules,
    const LineFit& fit,
    const BrokenLine& line,
    LineState above) {
    const BreakPoint& end = points[line.end];
    const bool last = line.end + 1 == points.size();
    double penalty = end.penalty;
    if (last && line.start > 0 &&
        end.before.width - points[line.start].after.width < rules.runt_width) {
        penalty += RuntPenalty;
    }
    LineCost cost;
    const double sum =
        LinePenalty + (fit.kind == LineFit::Kind::Overfull ? 0 : fit.badness) + penalty;
    cost.demerits = sum * sum;
    if (fit.kind == LineFit::Kind::TooLoose) {
        cost.demerits += LooseLineDemerits;
        cost.state.fitness = 3;
    } else if (fit.kind == LineFit::Kind::Overfull) {
        cost.demerits += OverfullDemerits * (1 + fit.badness);
        cost.state.fitness = 0;
    } else {
        cost.state.fitness = fitness_of(fit.ratio);
    }
    const int difference = cost.state.fitness - above.fitness;
    if (difference > 1 || difference < -1) {
        cost.demerits += FitnessDemerits;
    }
    if (end.kind == LineBreakKind::Hyphen) {
        cost.state.hyphens = std::min(above.hyphens + 1, MostHyphens);
        cost.within_limits = cost.state.hyphens <= rules.max_hyphens &&
                             !is_filled_needlessly(points, rules, fit, line);
        if (!cost.within_limits) {
            cost.demerits += HyphenLimitDemerits;
        }
        if (above.hyphens > 0) {
            cost.demerits += DoubleHyphenDemerits;
        }
    } else if (last && above.hyphens > 0) {
        cost.demerits += FinalHyphenDemerits;
    }
    return cost;
}

std::vector<BrokenLine> break_lines(const BreakPoints& points, const BreakRules& rules) {
    if (points.size() < 2) {
        return {};
    }
    std::vector<BrokenLine> lines = LineBreaker(points, rules, Pass::Strict).run();
    if (lines.empty()) {
        lines = LineBreaker(points, rules, Pass::Emergency).run();
    }
    return lines;
}

} // namespace zbirnyk
