#include "graphics/chart.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

constexpr double Mm = 72.0 / 25.4;

BarChart sample() {
    return {
        .categories = {"Сільські громади", "Селищні громади"},
        .series =
            {{"Круглий стіл, 18.03", {62, 41}, {"62", "41"}},
             {"Круглий стіл, 29.04", {71, 0}, {"71", "0"}},
             {"Конференція", {38, 27}, {"38", "27"}}},
        .width = 166 * Mm,
        .zero_line = 42 * Mm,
        .font_family = "Fira Sans"};
}

struct Parts {
    std::vector<DrawPath> paths;
    std::vector<DrawText> texts;
};

Parts parts_of(const Drawing& drawing) {
    Parts parts;
    for (const auto& operation : drawing.operations) {
        if (const auto* path = std::get_if<DrawPath>(&operation)) {
            parts.paths.push_back(*path);
        } else {
            parts.texts.push_back(std::get<DrawText>(operation));
        }
    }
    return parts;
}

double width_of(const DrawPath& box) {
    return box.path.points[1].x - box.path.points[0].x;
}

} // namespace

TEST_CASE("bars are to scale, in the colours of the series") {
    const Drawing drawing = draw_bar_chart(sample());
    const Parts parts = parts_of(drawing);
    // Three legend squares, five bars (one value is zero), the zero line.
    REQUIRE(parts.paths.size() == 9);
    CHECK(parts.paths[0].fill == Color{0x1B, 0x36, 0x5D});
    CHECK(parts.paths[1].fill == Color{0xE0, 0xA5, 0x26});
    REQUIRE(parts.paths[1].stroke.has_value());
    CHECK(parts.paths[1].stroke->color == Color{0x8A, 0x5F, 0x10});
    CHECK(parts.paths[2].fill == Color{0x2F, 0x8F, 0x85});
    CHECK_FALSE(parts.paths[2].stroke.has_value());
    const double first = width_of(parts.paths[3]);
    CHECK(width_of(parts.paths[5]) / first == doctest::Approx(38.0 / 62));
    // The outline lies inside the bar: the bar itself keeps its length.
    CHECK((width_of(parts.paths[4]) + 0.2 * Mm) / first == doctest::Approx(71.0 / 62));
    CHECK(parts.paths[3].path.points[0].x == doctest::Approx(42 * Mm));
    for (const DrawPath& path : parts.paths) {
        for (const Vec2 p : path.path.points) {
            CHECK(p.x <= drawing.width);
            CHECK(p.y <= drawing.height);
        }
    }
}

TEST_CASE("bars, gaps and groups keep the measures of the design") {
    const Parts parts = parts_of(draw_bar_chart(sample()));
    const auto top = [&](std::size_t i) { return parts.paths[i].path.points[0].y; };
    const auto bottom = [&](std::size_t i) { return parts.paths[i].path.points[2].y; };
    CHECK(bottom(3) - top(3) == doctest::Approx(3.5 * Mm));
    CHECK(top(5) - top(3) == doctest::Approx(8 * Mm));
    CHECK(top(6) - top(3) == doctest::Approx(15.5 * Mm));
}

TEST_CASE("labels stand before the zero line, values after the bars") {
    const Parts parts = parts_of(draw_bar_chart(sample()));
    REQUIRE(parts.texts.size() == 3 + 6 + 2);
    CHECK(parts.texts[0].text == "Круглий стіл, 18.03");
    CHECK(parts.texts[3].text == "62");
    CHECK(
        parts.texts[3].origin.x == doctest::Approx(42 * Mm + width_of(parts.paths[3]) + 1.4 * Mm));
    CHECK(parts.texts[3].anchor == TextAnchor::Start);
    CHECK(parts.texts[6].text == "Сільські громади");
    CHECK(parts.texts[6].anchor == TextAnchor::End);
    CHECK(parts.texts[6].origin.x == doctest::Approx(39 * Mm));
}

TEST_CASE("a chart of one series has no legend, one without values no bars") {
    BarChart chart = sample();
    chart.series.resize(1);
    CHECK(parts_of(draw_bar_chart(chart)).paths.size() == 3);
    chart.series[0].values = {0, 0};
    const Parts parts = parts_of(draw_bar_chart(chart));
    CHECK(parts.paths.size() == 1);
    CHECK(parts.texts.size() == 4);
}

TEST_CASE("a long label breaks at the blank in its middle") {
    BarChart chart = sample();
    chart.categories[0] = "Представники Хмельницької обласної державної адміністрації";
    const Parts parts = parts_of(draw_bar_chart(chart));
    REQUIRE(parts.texts.size() == 12);
    CHECK(parts.texts[6].text == "Представники Хмельницької");
    CHECK(parts.texts[7].text == "обласної державної адміністрації");
    CHECK(parts.texts[7].origin.y > parts.texts[6].origin.y);
}
