#include "exchange/html_writer.h"

#include "base/xml_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

constexpr std::string_view StyleSheet = R"(
body { max-width: 45em; margin: 2em auto; padding: 0 1em; font-family: "STIX Two Text", Georgia, serif; line-height: 1.45; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 1.6em 0 0.5em; }
table { border-collapse: collapse; margin: 1em 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.3em 0; }
th, td { border-bottom: 1px solid #bbb; padding: 0.25em 0.6em; text-align: left; vertical-align: top; }
th p, td p { margin: 0; }
.end { text-align: right; }
.center { text-align: center; }
figure { margin: 1.2em 0; }
img { max-width: 100%; height: auto; }
figcaption { font-size: 0.9em; }
nav ul { list-style: none; padding: 0; }
)";

/// Words that the page itself needs.
struct Words {
    std::string_view contents, notes, back;
};

Words words_for(std::string_view lang) {
    if (lang.starts_with("de")) {
        return {"Inhalt", "Anmerkungen", "zurück zum Text"};
    }
    if (lang.starts_with("en")) {
        return {"Contents", "Notes", "back to the text"};
    }
    return {"Зміст", "Примітки", "назад до тексту"};
}

class HtmlWriter {
  public:
    explicit HtmlWriter(const PandocDocument& document)
        : document_(document)
        , words_(words_for(document.lang)) {}

    std::string write();

  private:
    std::string inlines(const RichInlines& list);
    std::string inline_node(const RichInline& item);
    std::string picture(const RichInline& item);
    std::string note(const RichInline& item);
    void blocks(const RichBlocks& list, std::string& out);
    void block(const RichBlock& block, std::string& out);
    void contents(const RichBlock& block, std::string& out);
    void list(const RichBlock& block, std::string& out);
    void table(const RichBlock& block, std::string& out);
    void rows(const std::vector<RichRow>& list, const char* part, std::string& out);
    void flow(const RichBlocks& content, std::string& out);
    void end_notes(std::string& out);

    const PandocDocument& document_;
    Words words_;
    std::vector<std::string> notes_;
};

std::string HtmlWriter::inlines(const RichInlines& list) {
    std::string out;
    for (const RichInline& item : list) {
        out += inline_node(item);
    }
    return out;
}

std::string HtmlWriter::picture(const RichInline& item) {
    return fmt::format(
        "<img src=\"{}\" alt=\"{}\"{}>",
        item.text,
        xml_attribute(plain_text(item.children)),
        item.width.empty() ? "" : fmt::format(" style=\"width: {}\"", item.width));
}

std::string HtmlWriter::note(const RichInline& item) {
    const std::size_t number = notes_.size() + 1;
    notes_.emplace_back();
    std::string body;
    flow(item.blocks, body);
    notes_[number - 1] = std::move(body);
    return fmt::format(
        "<sup><a id=\"back{0}\" href=\"#note{0}\" role=\"doc-noteref\">{0}</a></sup>", number);
}

std::string HtmlWriter::inline_node(const RichInline& item) {
    switch (item.kind) {
    case InlineKind::Text:
        return xml_text(item.text);
    case InlineKind::Emphasis:
        return fmt::format("<em>{}</em>", inlines(item.children));
    case InlineKind::Strong:
        return fmt::format("<strong>{}</strong>", inlines(item.children));
    case InlineKind::Subscript:
        return fmt::format("<sub>{}</sub>", inlines(item.children));
    case InlineKind::Superscript:
        return fmt::format("<sup>{}</sup>", inlines(item.children));
    case InlineKind::Foreign:
        return fmt::format(
            "<span lang=\"{}\">{}</span>", xml_attribute(item.text), inlines(item.children));
    case InlineKind::Code:
    case InlineKind::Math:
        return fmt::format("<code>{}</code>", xml_text(item.text));
    case InlineKind::Link:
        return fmt::format(
            "<a href=\"{}\">{}</a>", xml_attribute(item.text), inlines(item.children));
    case InlineKind::Picture:
        return picture(item);
    case InlineKind::Note:
        return note(item);
    case InlineKind::Break:
        return "<br>";
    case InlineKind::Raw:
        break;
    }
    return {};
}

std::string attributes_of(const RichBlock& block) {
    std::string out;
    if (!block.id.empty()) {
        out += fmt::format(" id=\"{}\"", xml_attribute(block.id));
    }
    if (!block.lang.empty()) {
        out += fmt::format(" lang=\"{}\"", xml_attribute(block.lang));
    }
    return out;
}

void HtmlWriter::blocks(const RichBlocks& list, std::string& out) {
    for (const RichBlock& item : list) {
        block(item, out);
    }
}

/// A lone paragraph goes without its element.
void HtmlWriter::flow(const RichBlocks& content, std::string& out) {
    if (content.size() == 1 && content.front().kind == BlockKind::Paragraph) {
        out += inlines(content.front().inlines);
    } else {
        blocks(content, out);
    }
}

void HtmlWriter::contents(const RichBlock& block, std::string& out) {
    out += fmt::format("<nav aria-label=\"{}\">\n<ul>\n", words_.contents);
    for (const RichBlock& entry : block.blocks) {
        out += fmt::format("<li>{}</li>\n", inlines(entry.inlines));
    }
    out += "</ul>\n</nav>\n";
}

void HtmlWriter::list(const RichBlock& block, std::string& out) {
    const char* element = block.is_ordered ? "ol" : "ul";
    const std::string start = block.is_ordered && block.start != 1
                                  ? fmt::format(" start=\"{}\"", block.start)
                                  : std::string();
    out += fmt::format("<{}{}{}>\n", element, attributes_of(block), start);
    for (const RichBlocks& item : block.items) {
        const bool lone = item.size() == 1 && item.front().kind == BlockKind::Paragraph;
        out += fmt::format("<li{}>", lone ? attributes_of(item.front()) : std::string());
        flow(item, out);
        out += "</li>\n";
    }
    out += fmt::format("</{}>\n", element);
}

void HtmlWriter::rows(const std::vector<RichRow>& list, const char* part, std::string& out) {
    if (list.empty()) {
        return;
    }
    out += fmt::format("<{}>\n", part);
    for (const RichRow& row : list) {
        out += "<tr>";
        for (const RichCell& cell : row.cells) {
            const char* element = cell.is_head ? "th" : "td";
            out += fmt::format("<{}", element);
            if (cell.is_head && cell.scope != 0) {
                out += cell.scope == 'r' ? " scope=\"row\"" : " scope=\"col\"";
            }
            if (cell.column_span > 1) {
                out += fmt::format(" colspan=\"{}\"", cell.column_span);
            }
            if (cell.row_span > 1) {
                out += fmt::format(" rowspan=\"{}\"", cell.row_span);
            }
            if (cell.align == RichAlign::End || cell.align == RichAlign::Center) {
                out += cell.align == RichAlign::End ? " class=\"end\"" : " class=\"center\"";
            }
            out += '>';
            flow(cell.content, out);
            out += fmt::format("</{}>", element);
        }
        out += "</tr>\n";
    }
    out += fmt::format("</{}>\n", part);
}

void HtmlWriter::table(const RichBlock& block, std::string& out) {
    out += fmt::format("<table{}>\n", attributes_of(block));
    if (!block.inlines.empty()) {
        out += fmt::format("<caption>{}</caption>\n", inlines(block.inlines));
    }
    rows(block.table->head, "thead", out);
    rows(block.table->body, "tbody", out);
    rows(block.table->foot, "tfoot", out);
    out += "</table>\n";
}

void HtmlWriter::block(const RichBlock& block, std::string& out) {
    const std::string attributes = attributes_of(block);
    switch (block.kind) {
    case BlockKind::Paragraph:
        out += fmt::format("<p{}>{}</p>\n", attributes, inlines(block.inlines));
        break;
    case BlockKind::Heading:
        out += fmt::format(
            "<h{0}{1}>{2}</h{0}>\n",
            std::clamp(block.level, 1, 6),
            attributes,
            inlines(block.inlines));
        break;
    case BlockKind::List:
        list(block, out);
        break;
    case BlockKind::Quote:
        out += fmt::format("<blockquote{}>\n", attributes);
        blocks(block.blocks, out);
        out += "</blockquote>\n";
        break;
    case BlockKind::Code:
        out += fmt::format("<pre><code>{}</code></pre>\n", xml_text(block.text));
        break;
    case BlockKind::Table:
        table(block, out);
        break;
    case BlockKind::Figure:
        out += fmt::format("<figure{}>\n", attributes);
        flow(block.blocks, out);
        if (!block.inlines.empty()) {
            out += fmt::format("\n<figcaption>{}</figcaption>", inlines(block.inlines));
        }
        out += "\n</figure>\n";
        break;
    case BlockKind::Section:
        if (block.style == "contents") {
            contents(block, out);
        } else {
            blocks(block.blocks, out);
        }
        break;
    case BlockKind::Rule:
        out += "<hr>\n";
        break;
    case BlockKind::Raw:
        break;
    }
}

void HtmlWriter::end_notes(std::string& out) {
    if (notes_.empty()) {
        return;
    }
    out += fmt::format("<section role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n", words_.notes);
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        out += fmt::format(
            "<li id=\"note{0}\">{1} <a href=\"#back{0}\" role=\"doc-backlink\" "
            "aria-label=\"{2}\">↩</a></li>\n",
            i + 1,
            notes_[i],
            words_.back);
    }
    out += "</ol>\n</section>\n";
}

std::string HtmlWriter::write() {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        xml_attribute(document_.lang),
        xml_text(plain_text(document_.title)));
    for (const RichInlines& author : document_.authors) {
        out += fmt::format(
            "<meta name=\"author\" content=\"{}\">\n", xml_attribute(plain_text(author)));
    }
    if (!document_.date.empty()) {
        out += fmt::format(
            "<meta name=\"dcterms.date\" content=\"{}\">\n", xml_attribute(document_.date));
    }
    out += fmt::format("<style>{}</style>\n</head>\n<body>\n<main>\n", StyleSheet);
    blocks(document_.blocks, out);
    end_notes(out);
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace

std::string write_html(const PandocDocument& document) {
    return HtmlWriter(document).write();
}

} // namespace zbirnyk
