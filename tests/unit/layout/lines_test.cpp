#include "layout/lines/break_lines.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using namespace zbirnyk;

namespace {

/// One letter is a point wide, a space too; it stretches by 3/5 and shrinks by 1/5 of a point.
/// Letters keep their widths unless `letters` says by how much each may change. In the text `-` is
/// a hyphenation point, `~` a space with a penalty, `/` a forced break, `>` a leader.
struct Typist {
    Length stretch = pt(0.6), shrink = pt(0.2), letters = {};

    BreakPoints points(std::string_view text) const {
        BreakPoints out(1);
        GlueSum sum;
        for (const char c : text) {
            BreakPoint point;
            point.before = sum;
            switch (c) {
            case ' ':
            case '~':
                sum.width += pt(1);
                sum.stretch.words += stretch;
                sum.shrink.words += shrink;
                point.kind = LineBreakKind::Space;
                point.penalty = c == '~' ? 200 : 0;
                break;
            case '-':
                point.kind = LineBreakKind::Hyphen;
                point.penalty = 50;
                point.extra = pt(1);
                point.before.width += pt(1);
                point.unhyphenated = out.back().unhyphenated;
                break;
            case '/':
                point.kind = LineBreakKind::Forced;
                break;
            case '>':
                ++sum.fill;
                continue;
            default:
                sum.width += pt(1);
                sum.stretch.letters += letters;
                sum.shrink.letters += letters;
                continue;
            }
            if (c != '-') {
                point.unhyphenated = static_cast<std::uint32_t>(out.size());
            }
            point.after = sum;
            out.push_back(point);
        }
        BreakPoint end;
        end.before = end.after = sum;
        end.kind = LineBreakKind::Forced;
        end.unhyphenated = static_cast<std::uint32_t>(out.size());
        out.push_back(end);
        return out;
    }
};

BreakRules justified(double width) {
    BreakRules rules;
    rules.widths = {pt(width), pt(width), Length{}};
    return rules;
}

BreakRules ragged(double width) {
    BreakRules rules = justified(width);
    rules.end_stretch = pt(3);
    rules.count = LineCount::Fewest;
    return rules;
}

std::vector<double> widths(const BreakPoints& points, const std::vector<BrokenLine>& lines) {
    std::vector<double> out;
    for (const BrokenLine& line : lines) {
        out.push_back(to_points(points[line.end].before.width - points[line.start].after.width));
    }
    return out;
}

/// The best of all ways to break within the rules, by trying each: by lines where the rules count
/// them, then by demerits; infinite if there is none.
struct BruteForce {
    const BreakPoints& points;
    const BreakRules& rules;
    double best = std::numeric_limits<double>::infinity();
    std::size_t fewest = std::numeric_limits<std::size_t>::max();

    void search(std::uint32_t start, LineState above, double demerits, std::uint32_t line = 0) {
        if (start + 1 == points.size()) {
            const bool counted = rules.count == LineCount::Fewest && line != fewest;
            if (counted ? line < fewest : demerits < best) {
                best = demerits;
                fewest = line;
            }
            return;
        }
        for (std::uint32_t end = start + 1; end < points.size(); ++end) {
            const LineFit fit = fit_line(points, rules, start, end, line);
            if (fit.kind == LineFit::Kind::Good) {
                const LineCost cost = line_cost(points, rules, fit, {start, end, fit.ratio}, above);
                if (cost.within_limits) {
                    search(end, cost.state, demerits + cost.demerits, line + 1);
                }
            }
            if (points[end].kind == LineBreakKind::Forced) {
                break;
            }
        }
    }
};

double total_demerits(
    const BreakPoints& points, const BreakRules& rules, const std::vector<BrokenLine>& lines) {
    LineState state;
    double sum = 0;
    std::uint32_t number = 0;
    for (const BrokenLine& line : lines) {
        const LineFit fit = fit_line(points, rules, line.start, line.end, number++);
        const LineCost cost = line_cost(points, rules, fit, line, state);
        sum += cost.demerits;
        state = cost.state;
    }
    return sum;
}

/// A fixed sequence of pseudo-random numbers (Numerical Recipes' LCG): the same texts on each
/// machine.
class Dice {
  public:
    explicit Dice(std::uint32_t seed)
        : state_(seed) {}

    std::uint32_t roll(std::uint32_t sides) {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 16) % sides;
    }

  private:
    std::uint32_t state_;
};

std::string random_text(Dice& dice) {
    std::string text(1 + dice.roll(6), 'x');
    const std::uint32_t breaks = 2 + dice.roll(10);
    for (std::uint32_t i = 0; i < breaks; ++i) {
        const std::uint32_t kind = dice.roll(12);
        text += kind < 6 ? ' ' : kind < 10 ? '-' : kind < 11 ? '~' : '/';
        text += std::string(1 + dice.roll(6), 'x');
    }
    return text;
}

void check_covers(const BreakPoints& points, const std::vector<BrokenLine>& lines) {
    REQUIRE(!lines.empty());
    CHECK(lines.front().start == 0);
    CHECK(lines.back().end + 1 == points.size());
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        CHECK(lines[i].end == lines[i + 1].start);
    }
    for (const BrokenLine& line : lines) {
        CHECK(line.start < line.end);
    }
}

/// Checks break_lines against all ways; false where no way keeps the rules.
bool is_least_of_all_ways(const BreakPoints& points, const BreakRules& rules) {
    const std::vector<BrokenLine> lines = break_lines(points, rules);
    check_covers(points, lines);
    BruteForce brute{points, rules};
    brute.search(0, {}, 0);
    if (brute.best == std::numeric_limits<double>::infinity())
        return false;
    CHECK(total_demerits(points, rules, lines) == doctest::Approx(brute.best));
    return true;
}

} // namespace

TEST_CASE("a paragraph that fits on one line is one line of natural width") {
    const BreakPoints points = Typist{}.points("aaa bbb ccc");
    const std::vector<BrokenLine> lines = break_lines(points, justified(20));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].ratio == 0);
    CHECK(!lines[0].overfull);
}

TEST_CASE("glue is stretched by the ratio of the gap") {
    // "aaa bbb" is 7 wide with 0.6 of stretch; the gap to 7.3 is half of that.
    const BreakPoints points = Typist{}.points("aaa bbb ccc");
    const std::vector<BrokenLine> lines = break_lines(points, justified(7.3));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].ratio == doctest::Approx(0.5).epsilon(0.001));
    CHECK(lines[1].ratio == 0);
}

TEST_CASE("glue is shrunk to take a word in") {
    const BreakPoints points = Typist{}.points("aaa bbb cc dddd");
    const std::vector<BrokenLine> lines = break_lines(points, justified(9.7));
    REQUIRE(lines.size() == 2);
    CHECK(widths(points, lines)[0] == 10);
    CHECK(lines[0].ratio == doctest::Approx(-0.75).epsilon(0.001));
}

TEST_CASE("break_lines finds the least demerits of all ways") {
    Dice dice(20200609);
    int strict = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string text = random_text(dice);
        Typist typist;
        typist.stretch = pt(1 + dice.roll(3));
        typist.shrink = pt(0.5);
        typist.letters = pt(0.02 * static_cast<double>(dice.roll(4)));
        const BreakPoints points = typist.points(text);
        BreakRules rules = justified(6 + dice.roll(12));
        rules.forced_lines = dice.roll(3) == 0 ? ForcedLines::Filled : ForcedLines::Natural;
        rules.widths.first -= pt(dice.roll(3));
        rules.widths.last_extra = pt(static_cast<double>(dice.roll(5)) - 2);
        rules.runt_width = pt(dice.roll(4));
        rules.max_hyphens = static_cast<int>(dice.roll(4));
        CAPTURE(text);
        strict += is_least_of_all_ways(points, rules) ? 1 : 0;
    }
    CHECK(strict > 1500);
}

TEST_CASE("ragged lines are the fewest, and the least ragged of all ways") {
    Dice dice(20200610);
    int strict = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string text = random_text(dice);
        const BreakPoints points = Typist{}.points(text);
        BreakRules rules = ragged(7 + dice.roll(12));
        rules.end_stretch = pt(1 + dice.roll(4));
        rules.widths.first -= pt(dice.roll(3));
        rules.widths.last_extra = pt(static_cast<double>(dice.roll(5)) - 2);
        rules.runt_width = pt(dice.roll(4));
        rules.max_hyphens = static_cast<int>(dice.roll(4));
        rules.hyphenation_zone = pt(dice.roll(5));
        const std::vector<BrokenLine> lines = break_lines(points, rules);
        CAPTURE(text);
        check_covers(points, lines);
        BruteForce brute{points, rules};
        brute.search(0, {}, 0);
        if (brute.best < std::numeric_limits<double>::infinity()) {
            ++strict;
            CHECK(lines.size() == brute.fewest);
            CHECK(total_demerits(points, rules, lines) == doctest::Approx(brute.best));
        }
    }
    CHECK(strict > 1500);
}

TEST_CASE("letters take the larger part of a gap, and all that the spaces cannot take") {
    const Flex limits{pt(6), pt(2)};
    // Equal parts: 3 × 2 of letters to 6 of words.
    CHECK(share_gap(pt(2), limits).letters == pt(1));
    CHECK(share_gap(pt(2), limits).words == pt(1));
    CHECK(share_gap(pt(-2), limits).letters == pt(-1));
    CHECK(share_gap(pt(8), limits).letters == pt(2));
    CHECK(share_gap(pt(10), limits).letters == pt(2));
    CHECK(share_gap(pt(10), limits).words == pt(8));
    CHECK(share_gap(pt(1), {Length{}, pt(2)}).letters == pt(1));
    CHECK(share_gap(pt(1), {pt(2), Length{}}).words == pt(1));
}

TEST_CASE("letters that give way take a word in") {
    Typist typist;
    const BreakRules rules = justified(10.5);
    // "aaa bbbb ccc" is 12 wide; the spaces give 0.4 and the letters 1.5.
    CHECK(break_lines(typist.points("aaa bbbb ccc"), rules).size() == 2);
    typist.letters = pt(0.15);
    const std::vector<BrokenLine> lines = break_lines(typist.points("aaa bbbb ccc"), rules);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].filled);
    CHECK(lines[0].ratio >= -1);
}

TEST_CASE("a last line is filled where it is justified") {
    const BreakPoints points = Typist{}.points("aaa bbb");
    BreakRules rules = justified(7.3);
    CHECK(!break_lines(points, rules)[0].filled);
    rules.forced_lines = ForcedLines::Filled;
    CHECK(break_lines(points, rules)[0].filled);
    CHECK(break_lines(points, rules)[0].ratio == doctest::Approx(0.5).epsilon(0.001));
}

TEST_CASE("a ragged line within the hyphenation zone is not filled by hyphenation") {
    const BreakPoints points = Typist{}.points("aaaa bbbb cc-cccc dddd");
    BreakRules rules = ragged(13);
    CHECK(widths(points, break_lines(points, rules)) == std::vector<double>{13, 9});
    rules.hyphenation_zone = pt(4);
    CHECK(widths(points, break_lines(points, rules)) == std::vector<double>{9, 11});
    rules.hyphenation_zone = pt(3.9);
    CHECK(widths(points, break_lines(points, rules)) == std::vector<double>{13, 9});
}

TEST_CASE("lines in a row that end in a hyphen keep to their number") {
    std::string text = "aaaaaa bbbb cc";
    for (int i = 0; i < 8; ++i) {
        text += "-cc aaaa bbb cc";
    }
    Typist typist;
    typist.stretch = pt(3);
    const BreakPoints points = typist.points(text);
    for (const int limit : {0, 1, 2}) {
        BreakRules rules = justified(15);
        rules.max_hyphens = limit;
        int run = 0;
        for (const BrokenLine& line : break_lines(points, rules)) {
            run = points[line.end].kind == LineBreakKind::Hyphen ? run + 1 : 0;
            CHECK(run <= limit);
        }
    }
}

TEST_CASE("break_lines finds the least demerits beside an initial letter") {
    Dice dice(20260301);
    int strict = 0;
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(dice);
        Typist typist;
        typist.stretch = pt(1 + dice.roll(3));
        typist.shrink = pt(0.5);
        const BreakPoints points = typist.points(text);
        BreakRules rules = justified(8 + dice.roll(10));
        rules.widths.narrow = 2 + dice.roll(3);
        rules.widths.narrowing = pt(1 + dice.roll(4));
        rules.widths.first -= rules.widths.narrowing;
        rules.runt_width = pt(dice.roll(4));
        CAPTURE(text);
        strict += is_least_of_all_ways(points, rules) ? 1 : 0;
    }
    CHECK(strict > 500);
}

TEST_CASE("ragged text takes the fewest lines and then the least ragged") {
    const BreakPoints points = Typist{}.points("aa bbbb cc dddd ee ffff g");
    const std::vector<BrokenLine> lines = break_lines(points, ragged(10));
    // First-fit sets "aa bbbb cc", "dddd ee", "ffff g": three lines are the fewest.
    CHECK(lines.size() == 3);
    for (const BrokenLine& line : lines) {
        CHECK(line.ratio == 0);
    }
}

TEST_CASE("a line ends at each forced break and is not stretched") {
    const BreakPoints points = Typist{}.points("aaa bbb/cc/dddd");
    const std::vector<BrokenLine> lines = break_lines(points, justified(9));
    CHECK(widths(points, lines) == std::vector<double>{7, 2, 4});
    for (const BrokenLine& line : lines) {
        CHECK(line.ratio == 0);
    }
}

TEST_CASE("two forced breaks in a row make an empty line") {
    const BreakPoints points = Typist{}.points("aaa//bb");
    CHECK(widths(points, break_lines(points, justified(9))) == std::vector<double>{3, 0, 2});
    CHECK(widths(points, balance_lines(points, ragged(9))) == std::vector<double>{3, 0, 2});
}

TEST_CASE("a piece wider than the line is alone on an overfull line") {
    const BreakPoints points = Typist{}.points("aa bbbbbbbbbbbb cc");
    const std::vector<BrokenLine> lines = break_lines(points, justified(8));
    CHECK(widths(points, lines) == std::vector<double>{2, 12, 2});
    CHECK(!lines[0].overfull);
    CHECK(lines[1].overfull);
    CHECK(!lines[2].overfull);
}

TEST_CASE("a line is set loose before one is set overfull") {
    const BreakPoints points = Typist{}.points("a b cccccccc dd");
    const std::vector<BrokenLine> lines = break_lines(points, justified(8));
    REQUIRE(lines.size() == 3);
    CHECK(widths(points, lines)[0] == 3);
    CHECK(lines[0].ratio > 1);
    CHECK(!lines[0].overfull);
}

TEST_CASE("no more than two lines in a row end in a hyphen where that can be avoided") {
    // Each line of fifteen letters ends best in a hyphen.
    std::string text = "aaaaaa bbbb cc";
    for (int i = 0; i < 8; ++i) {
        text += "-cc aaaa bbb cc";
    }
    const BreakPoints points = Typist{}.points(text);
    int run = 0;
    for (const BrokenLine& line : break_lines(points, justified(15))) {
        run = points[line.end].kind == LineBreakKind::Hyphen ? run + 1 : 0;
        CHECK(run <= 2);
    }
}

TEST_CASE("the first and the last line have widths of their own") {
    const BreakPoints points = Typist{}.points("aaa bbb ccc ddd");
    BreakRules rules = ragged(7);
    rules.widths.first = pt(3);
    CHECK(widths(points, break_lines(points, rules)) == std::vector<double>{3, 7, 3});
    rules = ragged(7);
    rules.widths.last_extra = pt(8);
    CHECK(widths(points, break_lines(points, rules)) == std::vector<double>{15});
}

TEST_CASE("a runt is avoided") {
    Typist typist;
    typist.stretch = pt(2);
    typist.shrink = pt(0.5);
    const BreakPoints points = typist.points("aa bb cc dd ee ff gg hh ii j");
    BreakRules rules = justified(14);
    rules.runt_width = pt(4);
    const std::vector<BrokenLine> lines = break_lines(points, rules);
    CHECK(widths(points, lines).back() >= 4);
}

TEST_CASE("a leader fills its line") {
    const BreakPoints points = Typist{}.points("aaa>12");
    const std::vector<BrokenLine> lines = break_lines(points, justified(20));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].ratio == 0);
}

TEST_CASE("long paragraphs of one unbroken piece and of many words end") {
    const BreakPoints lump = Typist{}.points(std::string(100'000, 'x'));
    CHECK(break_lines(lump, justified(10)).size() == 1);
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
        text += "xxx xx-xxx ";
    }
    const BreakPoints many = Typist{}.points(text);
    check_covers(many, break_lines(many, justified(60)));
    check_covers(many, break_lines(many, ragged(60)));
    check_covers(many, break_lines(many, justified(-5)));
}

TEST_CASE("a heading's lines are of nearly equal length") {
    const BreakPoints points = Typist{}.points("aaaa bbbb cccc dddd eeee ffff");
    CHECK(widths(points, balance_lines(points, ragged(24))) == std::vector<double>{14, 14});
    CHECK(widths(points, balance_lines(points, ragged(40))) == std::vector<double>{29});
}

TEST_CASE("a heading does not end in a single word") {
    // "aaaaaaa bbbbbbb" | "ccccccccccccc" is the more even, but leaves one word.
    const BreakPoints points = Typist{}.points("aaaaaaa bbbbbbb ccccccccccccc");
    CHECK(widths(points, balance_lines(points, ragged(22))) == std::vector<double>{7, 21});
}

TEST_CASE("a heading is broken before a preposition") {
    const BreakPoints points = Typist{}.points("aaaa bbbb v~cccc dd");
    CHECK(widths(points, balance_lines(points, ragged(12))) == std::vector<double>{9, 9});
    // "aaaa bbbb c" | "dddd eee" would be the shorter.
    const BreakPoints uneven = Typist{}.points("aaaa bbbb c~dddd eeeeee");
    CHECK(widths(uneven, balance_lines(uneven, ragged(14))) == std::vector<double>{9, 13});
}

TEST_CASE("parts of a heading between forced breaks are balanced on their own") {
    const BreakPoints points = Typist{}.points("aaa bbb ccc ddd/eee fff");
    CHECK(widths(points, balance_lines(points, ragged(12))) == std::vector<double>{7, 7, 7});
}

TEST_CASE("balanced lines are the best of all ways by faults, longest line and evenness") {
    Dice dice(1848);
    for (int round = 0; round < 1000; ++round) {
        std::string text(1 + dice.roll(7), 'x');
        const std::uint32_t words = 1 + dice.roll(8);
        for (std::uint32_t i = 0; i < words; ++i) {
            text += dice.roll(5) == 0 ? '~' : ' ';
            text += std::string(1 + dice.roll(7), 'x');
        }
        const BreakPoints points = Typist{}.points(text);
        const BreakRules rules = ragged(10 + dice.roll(10));
        const std::vector<BrokenLine> lines = balance_lines(points, rules);
        CAPTURE(text);
        check_covers(points, lines);
        // All subsets of the inner break points.
        const std::size_t inner = points.size() - 2;
        std::size_t fewest = points.size();
        for (std::size_t set = 0; set < (std::size_t{1} << inner); ++set) {
            std::uint32_t start = 0;
            std::size_t count = 0;
            bool fits = true;
            for (std::uint32_t end = 1; end < points.size(); ++end) {
                if (end + 1 == points.size() || ((set >> (end - 1)) & 1) != 0) {
                    const Length width = points[end].before.width - points[start].after.width;
                    fits = fits && width <= rules.widths.rest;
                    start = end;
                    ++count;
                }
            }
            if (fits) {
                fewest = std::min(fewest, count);
            }
        }
        CHECK(lines.size() == fewest);
    }
}
