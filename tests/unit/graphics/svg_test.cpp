#include "graphics/picture.h"

#include "graphics/svg_path.h"
#include "graphics/svg_values.h"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

using namespace zbirnyk;
namespace fs = std::filesystem;

namespace {

struct Svg {
    Diagnostics diagnostics;
    std::optional<Picture> picture;

    explicit Svg(std::string_view text, PictureLimits limits = {}) {
        picture = decode_picture(text, "p.svg", limits, {}, diagnostics);
    }

    const Drawing& drawing() const {
        REQUIRE(picture.has_value());
        return std::get<Drawing>(*picture);
    }

    const DrawPath& path(std::size_t i) const {
        REQUIRE(drawing().operations.size() > i);
        return std::get<DrawPath>(drawing().operations[i]);
    }

    const DrawText& text(std::size_t i) const {
        REQUIRE(drawing().operations.size() > i);
        return std::get<DrawText>(drawing().operations[i]);
    }

    /// Code and message of each diagnostic.
    std::vector<std::string> reports() const {
        std::vector<std::string> result;
        for (const Diagnostic& item : diagnostics.items()) {
            result.push_back(std::string(item.code.name) + " " + item.message);
        }
        return result;
    }
};

using Lines = std::vector<std::string>;

/// A picture of 96 × 96 user units, 72 × 72 points.
std::string square(std::string_view body) {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
           "width='96' height='96'>" +
           std::string(body) + "</svg>";
}

std::string dump(const Path& path) {
    std::string result;
    std::size_t next = 0;
    for (const PathVerb verb : path.verbs) {
        const std::size_t count = verb == PathVerb::Close ? 0 : verb == PathVerb::Cubic ? 3 : 1;
        result += "MLCZ"[static_cast<int>(verb)];
        for (std::size_t i = 0; i < count; ++i, ++next) {
            const auto clean = [](double v) { return std::round(v * 1000) / 1000 + 0.0; };
            result += fmt::format(
                "{}{} {}",
                i > 0 ? " " : "",
                clean(path.points[next].x),
                clean(path.points[next].y));
        }
    }
    return result;
}

std::string path_of(std::string_view data) {
    const auto path = parse_svg_path(data);
    return path ? dump(*path) : "malformed";
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("path data in all its forms") {
    CHECK(path_of("M10 20L30,40h5v-5H0V0z") == "M10 20L30 40L35 40L35 35L0 35L0 0Z");
    CHECK(path_of("m10-20 5.5.5e1-1-1") == "M10 -20L15.5 -15L14.5 -16");
    CHECK(path_of("M0 0 10 0 10 10") == "M0 0L10 0L10 10");
    CHECK(path_of("M1 1zl2 0") == "M1 1ZM1 1L3 1");
    CHECK(path_of("M0 0c1 0 2 1 2 2s1 2 2 2") == "M0 0C1 0 2 1 2 2C2 3 3 4 4 4");
    CHECK(path_of("M0 0S1 1 3 0") == "M0 0C0 0 1 1 3 0");
    CHECK(path_of("M0 0Q3 3 6 0T12 0") == "M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0");
    CHECK(path_of("M1 0A1 1 0 0 1 0 1") == "M1 0C1 0.552 0.552 1 0 1");
    CHECK(path_of("M0 0a1 1 0 012 0") == "M0 0C0 -0.552 0.448 -1 1 -1C1.552 -1 2 -0.552 2 0");
    CHECK(path_of("M0 0A0 1 0 0 1 5 5") == "M0 0L5 5");
    CHECK(path_of("M0 0A1 1 0 0 1 0 0L1 1") == "M0 0L1 1");
    CHECK(path_of("") == "");
    for (const char* bad :
         {"L1 1",
          "M1",
          "M1 1 2",
          "M0 0C1 1",
          "M0 0z1 1",
          "M0 0X",
          "M0 0A1 1 0 2 0 1 1",
          "M0 0L1e99 0",
          "M0 0L#"}) {
        CAPTURE(bad);
        CHECK(path_of(bad) == "malformed");
    }
}

TEST_CASE("an arc whose radii are too small grows, large arcs take the long way") {
    const auto path = parse_svg_path("M0 0A1 1 0 0 0 10 0");
    REQUIRE(path.has_value());
    CHECK(path->points.back() == Vec2{10, 0});
    double lowest = 0;
    for (const Vec2 p : path->points) {
        lowest = std::max(lowest, p.y);
    }
    CHECK(lowest == doctest::Approx(5));
    CHECK(parse_svg_path("M1 0A1 1 0 1 0 0 1")->verbs.size() == 4);
    CHECK(parse_svg_path("M1 0A1 1 0 0 1 0 1")->verbs.size() == 2);
}

TEST_CASE("lengths, transforms and colours") {
    CHECK(parse_svg_length("10mm", {}) == doctest::Approx(37.795).epsilon(0.001));
    CHECK(parse_svg_length("72pt", {}) == doctest::Approx(96));
    CHECK(parse_svg_length("2em", {.font_size = 10}) == 20);
    CHECK(parse_svg_length("50%", {.percent_of = 30}) == 15);
    CHECK_FALSE(parse_svg_length("10furlongs", {}).has_value());
    CHECK_FALSE(parse_svg_length("", {}).has_value());
    CHECK(parse_svg_transform("translate(1,2) scale(2)")->apply({3, 4}) == Vec2{7, 10});
    CHECK(parse_svg_transform("rotate(90 1 1)")->apply({2, 1}) == Vec2{1, 2});
    CHECK(parse_svg_transform("matrix(-1 0 0 1 24 0)")->apply({3, 4}) == Vec2{21, 4});
    CHECK_FALSE(parse_svg_transform("rotate(1 2)").has_value());
    CHECK_FALSE(parse_svg_transform("turn(1)").has_value());
    CHECK(parse_svg_color("#1B365d")->color == Color{0x1B, 0x36, 0x5D});
    CHECK(parse_svg_color("#f80")->color == Color{0xFF, 0x88, 0x00});
    CHECK(parse_svg_color("rgb(10, 20%, 300)")->color == Color{10, 51, 255});
    CHECK(parse_svg_color("rgba(1,2,3,.5)")->alpha == 0.5);
    CHECK(parse_svg_color("DarkSlateGrey")->color == Color{0x2F, 0x4F, 0x4F});
    CHECK_FALSE(parse_svg_color("#12345").has_value());
    CHECK_FALSE(parse_svg_color("blau").has_value());
}

TEST_CASE("shapes, style and size in points") {
    const Svg svg(square("<g fill='red' stroke='#00f' stroke-width='2' stroke-linejoin='round' "
                         "style='stroke-dasharray: 4 2 1'>"
                         "<rect x='4' y='8' width='40' height='12'/>"
                         "<line x1='0' y1='0' x2='8' y2='8' style='stroke:lime;stroke-width:4px'/>"
                         "<polygon points='0,0 8,0 8,8' fill='none' stroke='none'/>"
                         "<circle r='4' fill-rule='evenodd' stroke='none' color='#010203' "
                         "fill='currentColor'/></g>"));
    CHECK(svg.reports() == Lines{});
    CHECK(svg.drawing().width == 72);
    CHECK(natural_size(*svg.picture) == Size{pt(72), pt(72)});
    REQUIRE(svg.drawing().operations.size() == 3);
    CHECK(dump(svg.path(0).path) == "M3 6L33 6L33 15L3 15Z");
    CHECK(svg.path(0).fill == Color{255, 0, 0});
    REQUIRE(svg.path(0).stroke.has_value());
    CHECK(svg.path(0).stroke->width == 1.5);
    CHECK(svg.path(0).stroke->color == Color{0, 0, 255});
    CHECK(svg.path(0).stroke->join == LineJoin::Round);
    CHECK(svg.path(0).stroke->dashes == std::vector<double>{3, 1.5, 0.75, 3, 1.5, 0.75});
    CHECK_FALSE(svg.path(1).fill.has_value());
    CHECK(svg.path(1).stroke->width == 3);
    CHECK(svg.path(1).stroke->color == Color{0, 255, 0});
    CHECK(svg.path(2).fill == Color{1, 2, 3});
    CHECK(svg.path(2).fill_rule == FillRule::EvenOdd);
    CHECK(svg.path(2).path.verbs.size() == 6);
}

TEST_CASE("view boxes map into the size of the picture") {
    const Svg even(
        "<svg width='20mm' height='10mm' viewBox='-10 -10 200 100'>"
        "<rect x='-10' y='-10' width='200' height='100' stroke='red' stroke-width='10'/></svg>");
    CHECK(even.drawing().width == doctest::Approx(20 * 72 / 25.4));
    CHECK(even.path(0).path.points[0].x == doctest::Approx(0));
    CHECK(even.path(0).path.points[2].x == doctest::Approx(even.drawing().width));
    CHECK(even.path(0).stroke->width == doctest::Approx(72 / 25.4));
    const Svg centred("<svg width='96' height='96' viewBox='0 0 2 1'><path d='M0 0H2'/></svg>");
    CHECK(dump(centred.path(0).path) == "M0 18L72 18");
    const Svg own("<svg viewBox='0 0 96 48'><path d='M0 0H96'/></svg>");
    CHECK(own.drawing().height == 36);
    const Svg percent(
        "<svg width='100%' viewBox='0 0 96 48'><rect width='100%' height='50%'/></svg>");
    CHECK(dump(percent.path(0).path) == "M0 0L72 0L72 18L0 18Z");
}

TEST_CASE("use draws its target again with the style that stands around it") {
    const Svg svg(square(
        "<defs><path id='leaf' d='M0 0L4 0'/>"
        "<g id='pair'><use href='#leaf'/><use xlink:href='#leaf' transform='scale(-1 1)'/></g>"
        "<symbol id='s' viewBox='0 0 2 2'><rect width='2' height='2'/></symbol></defs>"
        "<use href='#pair' x='8' transform='translate(0 4)' fill='#1B365D'/>"
        "<use href='#s' width='8' height='8' fill='none' stroke='gold' stroke-width='.5'/>"));
    CHECK(svg.reports() == Lines{});
    REQUIRE(svg.drawing().operations.size() == 3);
    CHECK(dump(svg.path(0).path) == "M6 3L9 3");
    CHECK(svg.path(0).fill == Color{0x1B, 0x36, 0x5D});
    CHECK(dump(svg.path(1).path) == "M6 3L3 3");
    CHECK(dump(svg.path(2).path) == "M0 0L6 0L6 6L0 6Z");
    CHECK(svg.path(2).stroke->width == 1.5);
}

TEST_CASE("style sheets of drawing programs") {
    const Svg svg(square(
        "<style>/* made by a program */ .st0{fill:#FF0000;} .st1,.st2{fill:none;stroke:#00FF00}"
        "rect{stroke-width:4}</style>"
        "<rect class='st0' width='1' height='1'/><rect class='st0 st2' width='1' height='1'/>"));
    CHECK(svg.reports() == Lines{});
    CHECK(svg.path(0).fill == Color{255, 0, 0});
    CHECK_FALSE(svg.path(1).fill.has_value());
    CHECK(svg.path(1).stroke->width == 3);
}

TEST_CASE("texts keep place, font and anchor") {
    const Svg svg(square("<g font-family=\"'Fira Sans', sans-serif\" font-size='16'>"
                         "<text x='8' y='16' text-anchor='middle' font-weight='bold' "
                         "fill='#010203'>\n  Разом\n  осіб </text>"
                         "<text x='4' y='8'>Перший<tspan x='4' dy='20' "
                         "font-style='italic'>другий</tspan></text></g>"));
    CHECK(svg.reports() == Lines{});
    REQUIRE(svg.drawing().operations.size() == 3);
    CHECK(svg.text(0).text == "Разом осіб");
    CHECK(svg.text(0).origin == Vec2{6, 12});
    CHECK(svg.text(0).anchor == TextAnchor::Middle);
    CHECK(svg.text(0).font_weight == 700);
    CHECK(svg.text(0).font_family == "Fira Sans");
    CHECK(svg.text(0).font_size == 12);
    CHECK(svg.text(0).color == Color{1, 2, 3});
    CHECK(svg.text(1).text == "Перший");
    CHECK(svg.text(2).text == "другий");
    CHECK(svg.text(2).origin == Vec2{3, 21});
    CHECK(svg.text(2).italic);
}

TEST_CASE("what cannot be drawn the same is warned about") {
    const Svg svg(square(
        "<defs><linearGradient id='g'><stop stop-color='#112233'/></linearGradient></defs>\n"
        "<rect width='1' height='1' opacity='.5'/><rect width='1' height='1' fill='url(#g)'/>\n"
        "<rect width='1' height='1' clip-path='url(#c)'/><text transform='rotate(30)'>x</text>"
        "<rect width='1' height='1' fill-opacity='0'/>"));
    CHECK(
        svg.reports() ==
        Lines{
            "picture.svg-unsupported a half-transparent shape is drawn opaque in line 2 of the "
            "picture `p.svg`",
            "picture.svg-unsupported a gradient or pattern is drawn in one colour in line 2 of the "
            "picture `p.svg`",
            "picture.svg-unsupported `clip-path` is not drawn in line 3 of the picture `p.svg`",
            "picture.svg-unsupported turned or mirrored text is drawn level in line 3 of the "
            "picture `p.svg`"});
    CHECK_FALSE(svg.diagnostics.has_errors());
    CHECK(svg.drawing().operations.size() == 4);
    CHECK(svg.path(1).fill == Color{0x11, 0x22, 0x33});
}

TEST_CASE("hostile and broken pictures are refused") {
    const auto refused = [](std::string_view body) {
        const Svg svg(square(body));
        CHECK_FALSE(svg.picture.has_value());
        REQUIRE(svg.reports().size() >= 1);
        return svg.reports()[0].substr(0, svg.reports()[0].find(" in line"));
    };
    CHECK(refused("<script>x</script>") == "picture.svg-forbidden `script`");
    CHECK(refused("<g onload='x()'/>") == "picture.svg-forbidden the event handler `onload`");
    CHECK(
        refused("<use href='http://a/b.svg#c'/>") ==
        "picture.svg-forbidden the external reference `http://a/b.svg#c`");
    CHECK(refused("<style>@import url(x.css);</style>") == "picture.svg-forbidden `@import`");
    CHECK(
        refused("<image href='data:image/png;base64,AA'/>") ==
        "picture.svg-unsupported a picture inside (`image`)");
    CHECK(refused("<animate/>") == "picture.animated animation by `animate`");
    CHECK(refused("<path d='M0 0L'/>") == "picture.svg `d` of `path` cannot be read");
    CHECK(
        refused("<rect width='x' height='1'/>") == "picture.svg `width` of `rect` cannot be read");
    CHECK(refused("<g transform='foo(1)'/>") == "picture.svg `transform` of `g` cannot be read");
    CHECK(refused("<use href='#none'/>") == "picture.svg `use` names `#none`, which is not there");
    CHECK(
        refused("<g id='a'><use href='#a'/></g>") == "picture.svg elements nested deeper than 400");
    CHECK(refused("<g>") == "picture.svg the end tag `svg` where `g` must end");
    CHECK(
        Svg("<svg><rect/></svg>").reports() ==
        Lines{"picture.svg the picture has no size in line 1 of the picture `p.svg`"});
    std::string bomb = "<g id='a0'><path d='M0 0L1 1'/></g>";
    for (int i = 1; i < 40; ++i) {
        bomb += fmt::format("<g id='a{0}'><use href='#a{1}'/><use href='#a{1}'/></g>", i, i - 1);
    }
    const Svg exploding(square("<defs>" + bomb + "</defs><use href='#a39'/>"), {.paths = 5000});
    CHECK_FALSE(exploding.picture.has_value());
    CHECK(
        exploding.reports() ==
        Lines{"picture.too-large more than 5000 paths in line 1 of the picture `p.svg`"});
    CHECK(
        Svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'/>").reports() ==
        Lines{"picture.svg a document type declaration in line 1 of the picture `p.svg`"});
    CHECK(Svg("<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'>"
              "<svg width='1' height='1'/>")
              .picture.has_value());
}

namespace {

/// The flat drawing as an SVG again, so that librsvg can draw both.
std::string flat_svg(const Drawing& drawing) {
    const auto color = [](const std::optional<Color>& c) {
        return c ? fmt::format("#{:02x}{:02x}{:02x}", c->red, c->green, c->blue) : "none";
    };
    std::string out = fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{0}pt' height='{1}pt' "
        "viewBox='0 0 {0} {1}'>\n",
        drawing.width,
        drawing.height);
    for (const auto& operation : drawing.operations) {
        const auto* path = std::get_if<DrawPath>(&operation);
        if (path == nullptr) {
            continue;
        }
        out += fmt::format("<path fill='{}' d='{}'", color(path->fill), dump(path->path));
        if (path->fill_rule == FillRule::EvenOdd) {
            out += " fill-rule='evenodd'";
        }
        if (path->stroke) {
            out += fmt::format(
                " stroke='{}' stroke-width='{}' stroke-miterlimit='{}' stroke-linejoin='{}' "
                "stroke-linecap='{}' stroke-dasharray='{}'",
                color(path->stroke->color),
                path->stroke->width,
                path->stroke->miter_limit,
                path->stroke->join == LineJoin::Miter   ? "miter"
                : path->stroke->join == LineJoin::Round ? "round"
                                                        : "bevel",
                path->stroke->cap == LineCap::Butt    ? "butt"
                : path->stroke->cap == LineCap::Round ? "round"
                                                      : "square",
                path->stroke->dashes.empty()
                    ? "none"
                    : fmt::format("{}", fmt::join(path->stroke->dashes, " ")));
        }
        out += "/>\n";
    }
    return out + "</svg>\n";
}

Raster render(const fs::path& svg, int height) {
    const fs::path png = fs::path(svg).replace_extension(".png");
    const std::string command = fmt::format(
        "rsvg-convert --background-color=white --width=600 --height={} '{}' -o '{}'",
        height,
        svg.string(),
        png.string());
    REQUIRE(std::system(command.c_str()) == 0);
    Diagnostics diagnostics;
    const auto picture = decode_picture(read_file(png), "png", {}, {}, diagnostics);
    REQUIRE(picture.has_value());
    return std::get<Raster>(*picture);
}

} // namespace

TEST_CASE("pictures look as librsvg draws them") {
    if (std::system("command -v rsvg-convert >/dev/null 2>&1") != 0) {
        return;
    }
    const fs::path folder = fs::temp_directory_path() / "zbirnyk-svg-test";
    fs::create_directories(folder);
    std::vector<fs::path> pictures;
    for (const char* root : {ZBIRNYK_TEST_DATA "/svg", ZBIRNYK_ROOT "/templates"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() == ".svg") {
                pictures.push_back(entry.path());
            }
        }
    }
    REQUIRE(pictures.size() >= 6);
    for (const fs::path& path : pictures) {
        CAPTURE(path.string());
        const Svg svg(read_file(path));
        CHECK(svg.reports() == Lines{});
        std::ofstream(folder / "ours.svg") << flat_svg(svg.drawing());
        fs::copy_file(path, folder / "theirs.svg", fs::copy_options::overwrite_existing);
        const int height = static_cast<int>(600 * svg.drawing().height / svg.drawing().width) + 1;
        const Raster ours = render(folder / "ours.svg", height);
        const Raster theirs = render(folder / "theirs.svg", height);
        REQUIRE(ours.width == theirs.width);
        REQUIRE(ours.height == theirs.height);
        REQUIRE(ours.bytes.size() == theirs.bytes.size());
        std::size_t differing = 0;
        for (std::size_t i = 0; i < ours.bytes.size(); ++i) {
            const int difference = static_cast<unsigned char>(ours.bytes[i]) -
                                   static_cast<unsigned char>(theirs.bytes[i]);
            differing += std::abs(difference) > 24 ? 1 : 0;
        }
        // Edges may fall differently on a few pixels, since the dump rounds coordinates.
        CHECK(differing < ours.bytes.size() / 1000);
    }
    fs::remove_all(folder);
}
