#include "../../support/document_builder.h"
#include "layout/layout.h"
#include "layout/pages/look_ahead.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

#include <atomic>
#include <limits>
#include <random>

using namespace zbirnyk;

namespace {

using B = DocumentBuilder;
using Texts = std::vector<std::string>;

/// A flow of lines 10 pt high, some of them headings, with rare hyphens and spaces.
VerticalList random_list(std::mt19937& random, std::uint32_t most) {
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    VerticalList list;
    const std::uint32_t size = 4 + random() % (most - 3);
    for (std::uint32_t i = 0; i < size; ++i) {
        Slab slab{.height = pt(chance(10) ? 20 : 10)};
        slab.space = pt(chance(20) ? 5 : 0);
        slab.hyphenated = chance(15);
        if (i > 0 && chance(25))
            slab.rank = chance(30) ? BreakRank::KeepWithNext : BreakRank::Lines;
        else if (i > 0 && chance(10))
            slab.rank = BreakRank::Avoid;
        list.slabs.push_back(slab);
    }
    return list;
}

/// The demerits of the best way to break `list`, found by trying all; independent of the program's
/// own fill. Pages are mirrored, the first one is a right page.
class BruteForce {
  public:
    BruteForce(const VerticalList& list, Length height)
        : list_(list)
        , height_(height) {}

    Demerits best() { return best_from(0, 0, {}); }

  private:
    static Demerits share(Length length, Length of) { return length.units * 1000 / of.units; }

    Demerits best_from(std::uint32_t first, std::size_t page, std::optional<Length> left_slack) {
        Demerits best = std::numeric_limits<Demerits>::max();
        const bool right = page % 2 == 0;
        Length height;
        for (std::uint32_t end = first + 1; end <= list_.size(); ++end) {
            const Slab& last = list_.slabs[end - 1];
            height += last.height + (end - 1 == first ? Length{} : last.space);
            if (height > height_)
                break;
            if (end == list_.size())
                return std::min<Demerits>(best, 0);
            const BreakRank rank = list_.slabs[end].rank;
            if (rank > BreakRank::Avoid)
                continue;
            const Length slack = height_ - height;
            const Demerits gap = std::min<Demerits>(share(slack, height_), 200);
            Demerits own = gap * gap + 40 * (share(slack, height_) - gap);
            if (rank == BreakRank::Avoid || (right && last.hyphenated))
                own += 40'000;
            if (right && left_slack) {
                const Length gap = max(*left_slack - slack, slack - *left_slack);
                const Length line = list_.slabs[first - 1].height;
                own += 3 * share(line, height_) * share(min(gap, line), height_);
            }
            const Demerits rest = best_from(
                end, page + 1, right ? std::optional<Length>() : std::optional<Length>(slack));
            if (rest < std::numeric_limits<Demerits>::max())
                best = std::min(best, own + rest);
        }
        return best;
    }

    const VerticalList& list_;
    Length height_;
};

struct Laid {
    explicit Laid(const B& builder)
        : pages(lay_out(builder.document, test_resources(), diagnostics)) {}

    Diagnostics diagnostics;
    Pages pages;
};

std::vector<std::size_t> lines_of(const Pages& pages) {
    std::vector<std::size_t> counts;
    for (const Page& page : pages.pages)
        counts.push_back(runs_of(page).size());
    return counts;
}

} // namespace

TEST_CASE("looking ahead finds what trying all ways finds") {
    std::mt19937 random(20260101);
    ParagraphFixture fixture;
    LineStore store;
    Diagnostics diagnostics;
    const ParagraphContext paragraphs = fixture.context();
    const FlowContext context{paragraphs, store, diagnostics, pt(60)};
    int compared = 0, mended = 0;
    for (int round = 0; round < 4000; ++round) {
        const VerticalList list = random_list(random, 18);
        NoteLists notes(context, pt(100));
        FloatLists floats(context, pt(100));
        const PageFiller filler(list, notes, floats);
        const Demerits least = BruteForce(list, pt(60)).best();
        if (least == std::numeric_limits<Demerits>::max())
            continue; // a keep has to be broken
        std::vector<PageRoom> rooms;
        for (std::size_t i = 0; i < 16; ++i) {
            PageRoom room{.height = pt(60), .width = pt(100)};
            room.spread = i % 2 == 0 ? PageRoom::Spread::Right : PageRoom::Spread::Left;
            room.turn = i % 2 == 0 ? PageRoom::Turn::Leaf : PageRoom::Turn::Across;
            rooms.push_back(room);
        }
        const auto broken = [&](std::size_t window) {
            PageBreaker breaker(filler, {});
            PageStart start;
            Demerits total = 0;
            Length left_slack;
            for (std::size_t page = 0; !filler.is_through(start); ++page) {
                const auto from = rooms.begin() + static_cast<std::ptrdiff_t>(page);
                const PageFill fill =
                    breaker.next(start, {from, from + static_cast<std::ptrdiff_t>(window)});
                total += fill.text.demerits;
                if (page % 2 == 0 && page > 0 && !filler.stops_at(fill.next.at)) {
                    const Length gap = max(left_slack - fill.slack, fill.slack - left_slack);
                    const Length line = list.slabs[start.at.slab - 1].height;
                    total += 3 * (line.units * 1000 / pt(60).units) *
                             (min(gap, line).units * 1000 / pt(60).units);
                }
                left_slack = fill.slack;
                start = fill.next;
                REQUIRE(page < 8);
            }
            return total;
        };
        ++compared;
        CHECK(broken(8) == least);
        mended += broken(1) > least ? 1 : 0;
    }
    CHECK(compared > 1000);
    CHECK(mended > 100); // where page by page is not enough
}

TEST_CASE("a line given up early spares a later page") {
    B b;
    b.base().orphans = b.base().widows = 2;
    const StyleId keep = b.style([](Style& s) { s.keep_together = Keep::Always; });
    // Page by page: a page of 10 lines, then one of 8, before the three lines kept together.
    b.flow() = {B::lines("a", 18), B::lines("b", 3, keep), B::lines("c", 12)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 4);
    CHECK(lines_of(laid.pages)[0] == 9);
    CHECK(lines_of(laid.pages)[1] == 9);
    CHECK(laid.diagnostics.items().empty());
}

TEST_CASE("a wide gap is not shared out among the pages before it") {
    B b;
    b.base().orphans = b.base().widows = 2;
    const StyleId keep = b.style([](Style& s) { s.keep_together = Keep::Always; });
    b.flow() = {B::lines("a", 15), B::lines("b", 6, keep), B::lines("c", 12)};
    const Laid laid(b);
    CHECK(lines_of(laid.pages) == std::vector<std::size_t>{10, 5, 10, 8});
}

TEST_CASE("facing pages end on one line") {
    B b;
    b.master().mirrored = true;
    b.base().orphans = b.base().widows = 2;
    const StyleId keep = b.style([](Style& s) { s.keep_together = Keep::Always; });
    // The left page can be full; the right one cannot.
    b.flow() = {B::lines("a", 10), B::lines("b", 18), B::lines("c", 3, keep), B::lines("d", 20)};
    const Laid laid(b);
    const auto counts = lines_of(laid.pages);
    REQUIRE(counts.size() >= 4);
    CHECK(counts[1] == counts[2]);
}

TEST_CASE("the last page has the lines that are asked for") {
    B b;
    b.flow() = {B::lines("a", 31)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{10, 10, 10, 1});
    b.sequence().last_page.lines = 4;
    const auto counts = lines_of(Laid(b).pages);
    CHECK(counts == std::vector<std::size_t>{9, 9, 9, 4});
    b.sequence().last_page = {.share = 0.2};
    CHECK(lines_of(Laid(b).pages).back() == 2);
    b.flow() = {B::lines("a", 1)}; // nothing to take from
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{1});
}

TEST_CASE("a block begins only where there is room for it") {
    B b;
    const StyleId roomy = b.style([](Style& s) { s.min_space = pt(40); });
    b.flow() = {B::lines("a", 6), B::lines("b", 8, roomy)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{10, 4});
    b.flow() = {B::lines("a", 7), B::lines("b", 8, roomy)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{7, 8});
}

TEST_CASE("a preference to stay together yields to a page that would stay too short") {
    B b;
    const StyleId prefer = b.style([](Style& s) { s.keep_together = Keep::Prefer; });
    b.flow() = {B::lines("a", 9), B::lines("b", 4, prefer)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{9, 4});
    b.flow() = {B::lines("a", 5), B::lines("b", 8, prefer)};
    const Laid laid(b);
    CHECK(lines_of(laid.pages) == std::vector<std::size_t>{10, 3});
    CHECK(laid.diagnostics.items().empty());
}

TEST_CASE("a heading keeps two lines, whatever their paragraphs") {
    B b;
    const StyleId heading = b.style([](Style& s) { s.keep_with_next = Keep::Always; });
    b.flow() = {B::lines("a", 8), B::p("head", heading), B::lines("b", 5)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{8, 6});
    b.flow() = {B::lines("a", 8), B::p("head", heading), B::p("b"), B::lines("c", 5)};
    CHECK(lines_of(Laid(b).pages) == std::vector<std::size_t>{8, 7});
}

TEST_CASE("a block across the columns divides them") {
    B b;
    const StyleId all = b.style([](Style& s) { s.column_span = ColumnSpan::All; });
    Block columns = B::container({B::lines("a", 4), B::p("head", all), B::lines("b", 4)});
    std::get<Container>(columns.content).column_count = 2;
    b.flow() = {columns};
    const Texts runs = runs_of(Laid(b).pages.pages.at(0));
    CHECK(
        runs ==
        Texts{"8 a1", "18 a2", "8 a3", "18 a4", "28 head", "38 b1", "48 b2", "38 b3", "48 b4"});

    // What follows the columns is not kept with the heading in them.
    b.flow() = {columns, B::p("after"), B::lines("c", 2)};
    std::get<Container>(b.flow()[0].content).children[1].style =
        b.style([](Style& s) { s.column_span = ColumnSpan::All, s.keep_with_next = Keep::Always; });
    b.master().size.height = pt(60);
    CHECK(runs_of(Laid(b).pages.pages.at(0)).size() == 10);
    b.master().size.height = pt(100);

    // The same in the columns of the page, the heading within a section that is an anchor.
    b.master().column_count = 2;
    Block section = B::container({B::p("head", all), B::lines("b", 4)});
    section.anchor = b.anchor("section");
    b.flow() = {B::lines("a", 4), section};
    const Laid laid(b);
    CHECK(runs_of(laid.pages.pages.at(0)) == runs);
    CHECK(laid.pages.destinations.at(0).point.y == pt(20));
}

TEST_CASE("lines return to the grid, side by side in columns") {
    B b({pt(200), pt(120)});
    b.master().line_grid = pt(10);
    b.base().line_snap = true;
    const StyleId heading = b.style([](Style& s) {
        s.line_height = pt(13);
        s.line_snap = false;
        s.space_before = pt(7);
        s.space_after = pt(2);
    });
    b.flow() = {B::lines("a", 2), B::p("head", heading), B::lines("b", 2)};
    CHECK(
        runs_of(Laid(b).pages.pages.at(0)) ==
        Texts{"8 a1", "18 a2", "37.4 head", "58 b1", "68 b2"});

    Block columns =
        B::container({B::lines("c", 3), B::p("head", heading), B::lines("d", 3), B::lines("e", 5)});
    std::get<Container>(columns.content).column_count = 2;
    b.flow() = {B::p("head", heading), columns};
    for (const Page& page : Laid(b).pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && trimmed(*run) != "head")
                CHECK((run->origin.y - pt(8)).units % pt(10).units == 0);
}

TEST_CASE("retrieve-marker: each position on pages with two markers, none and one at the top") {
    B b;
    using Position = MarkerReference::Position;
    Block head = B::p("");
    auto& content = std::get<Paragraph>(head.content).content;
    for (const Position position :
         {Position::First,
          Position::Last,
          Position::FirstOnPage,
          Position::LastOnPage,
          Position::FirstIncludingCarryover,
          Position::LastEndingWithinPage}) {
        content.emplace_back(MarkerReference{.name = "m", .position = position});
        content.emplace_back(TextRun{.text = "/"});
    }
    b.master().margin_top = pt(10);
    b.master().statics = {{.region = "", .content = {head}}};
    b.flow() = {
        {.content = Marker{"m", "A"}},
        B::lines("a", 3),
        {.content = Marker{"m", "B"}},
        B::lines("b", 3),
        {.content = Marker{"m", "C"}},
        B::lines("c", 12),
        {.content = Marker{"m", "D"}},
        B::lines("d", 9)};
    const Laid laid(b);
    const auto header = [&](std::size_t page) {
        std::string text;
        for (const PageItem& item : laid.pages.pages.at(page).items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->mark.node == NoStruct)
                text += run->text;
        return text;
    };
    CHECK(header(0) == "A/C/A/C/A/B/");
    CHECK(header(1) == "C/C///C/C/");
    CHECK(header(2) == "D/D/D/D/D/C/");
}

TEST_CASE("a document stops at the most pages it may have") {
    B b;
    b.flow() = {B::lines("a", 95)};
    LayoutResources resources = test_resources();
    resources.max_pages = 3;
    Diagnostics diagnostics;
    const Pages pages = lay_out(b.document, resources, diagnostics);
    CHECK(pages.pages.size() == 3);
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].code.name == "layout.too-many-pages");
}

TEST_CASE("a document stops at the most memory it may take") {
    B b;
    for (int i = 0; i < 2000; ++i)
        b.flow().push_back(B::p("a"));
    LayoutResources resources = test_resources();
    static std::atomic<std::size_t> looks = 0;
    looks = 0;
    resources.memory = {2000, [] { return 1000 * ++looks; }}; // grows from look to look
    for (const unsigned threads : {1U, 3U}) {
        resources.threads = threads;
        Diagnostics diagnostics;
        looks = 0;
        CHECK(lay_out(b.document, resources, diagnostics).pages.empty());
        CHECK(looks >= 3);
        REQUIRE(diagnostics.items().size() == 1);
        CHECK(diagnostics.items()[0].code.name == "layout.too-much-memory");
    }
    resources.memory.bytes = 1'000'000;
    Diagnostics diagnostics;
    CHECK(lay_out(b.document, resources, diagnostics).pages.size() > 100);
    CHECK(diagnostics.items().empty());
}
