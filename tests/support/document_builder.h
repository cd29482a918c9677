#pragma once

#include "document/document.h"
#include "layout/page.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zbirnyk {

/// Builds small documents for tests of pages. Lines are 10 pt high and pages have no margins, so
/// that where things stand is mental arithmetic: on a page 100 pt high, ten lines with baselines at
/// 8, 18, 28 …
class DocumentBuilder {
  public:
    explicit DocumentBuilder(Size page = {pt(200), pt(100)}) {
        document.masters.push_back({.name = "page", .size = page});
        document.sequences.emplace_back();
        Style base;
        base.font_family = "STIX Two Text";
        base.font_size = pt(8);
        base.line_height = pt(10);
        base.orphans = base.widows = 1;
        base.hyphenate = false;
        document.styles.push_back(base);
    }

    Style& base() { return document.styles[0]; }

    PageMaster& master() { return document.masters[0]; }

    PageSequence& sequence() { return document.sequences.back(); }

    Blocks& flow() { return sequence().flow; }

    /// A style like the base style but for what `change` does to it.
    StyleId style(const std::function<void(Style&)>& change) {
        Style style = document.styles[0];
        change(style);
        document.styles.push_back(style);
        return static_cast<StyleId>(document.styles.size() - 1);
    }

    AnchorId anchor(std::string name = {}) {
        document.anchors.push_back(std::move(name));
        return static_cast<AnchorId>(document.anchors.size() - 1);
    }

    /// A paragraph; each \n of `text` ends a line.
    static Block p(const std::string& text, StyleId style = 0) {
        return {.content = Paragraph{.content = inlines(text)}, .style = style};
    }

    /// A paragraph of `count` lines: a1, a2 …
    static Block lines(const std::string& name, int count, StyleId style = 0) {
        std::string text;
        for (int i = 1; i <= count; ++i)
            text += fmt::format("{}{}{}", i > 1 ? "\n" : "", name, i);
        return p(text, style);
    }

    static Block container(Blocks children, StyleId style = 0) {
        return {.content = Container{.children = std::move(children)}, .style = style};
    }

    static Inline note(const std::string& text) {
        return Footnote{
            .call = TextRun{.text = "*", .node = 0},
            .body = std::make_shared<const Blocks>(Blocks{p(text)})};
    }

    static TableCell cell(const std::string& text, CellAlign align = CellAlign::Start) {
        return {.content = {p(text)}, .align = align};
    }

    static TableRow row(const std::vector<std::string>& texts, StyleId style = 0) {
        TableRow row{.style = style};
        for (const std::string& text : texts)
            row.cells.push_back(cell(text));
        return row;
    }

    static std::vector<Inline> inlines(const std::string& text) {
        std::vector<Inline> content;
        std::string line;
        for (const char c : text) {
            if (c != '\n') {
                line += c;
                continue;
            }
            content.emplace_back(TextRun{.text = std::exchange(line, {}), .node = 0});
            content.emplace_back(LineBreak{});
        }
        content.emplace_back(TextRun{.text = line, .node = 0});
        return content;
    }

    Document document;
};

/// A run's text without the space that ends a line.
inline std::string trimmed(const GlyphRun& run) {
    const std::size_t end = run.text.find_last_not_of(' ');
    return end == std::string::npos ? std::string() : run.text.substr(0, end + 1);
}

/// The runs of a page: "baseline text", a string a run; those of artifacts in brackets.
inline std::vector<std::string> runs_of(const Page& page) {
    std::vector<std::string> runs;
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            const std::string text =
                fmt::format("{:g} {}", to_points(run->origin.y), trimmed(*run));
            runs.push_back(run->mark.node == NoStruct ? "[" + text + "]" : text);
        }
    return runs;
}

/// Only the texts of a page's content, a blank between them.
inline std::string text_of(const Page& page) {
    std::string text;
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->mark.node != NoStruct)
            text += (text.empty() ? "" : " ") + trimmed(*run);
    return text;
}

inline std::vector<std::string> texts_of(const Pages& pages) {
    std::vector<std::string> texts;
    for (const Page& page : pages.pages)
        texts.push_back(text_of(page));
    return texts;
}

/// The rectangles of a page as "x y width height".
inline std::vector<std::string> shades_of(const Page& page) {
    std::vector<std::string> shades;
    for (const PageItem& item : page.items)
        if (const auto* path = std::get_if<PathItem>(&item)) {
            const Vec2 from = path->path.path.points.at(0), to = path->path.path.points.at(2);
            shades.push_back(
                fmt::format("{:g} {:g} {:g} {:g}", from.x, from.y, to.x - from.x, to.y - from.y));
        }
    return shades;
}

} // namespace zbirnyk

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& items) {
        std::string text;
        for (const std::string& item : items)
            text += (text.empty() ? "" : ", ") + item;
        return ("{" + text + "}").c_str();
    }
};

} // namespace doctest
