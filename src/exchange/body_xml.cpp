#include "exchange/body_xml.h"

#include "base/xml_text.h"
#include "diag/codes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

bool is_web_address(std::string_view address) {
    return address.starts_with("http://") || address.starts_with("https://") ||
           address.starts_with("mailto:");
}

/// A number as tables have it: sign, digits in groups, decimal comma or point.
bool is_number(std::string_view text) {
    bool digit = false;
    while (!text.empty()) {
        if (text[0] >= '0' && text[0] <= '9') {
            digit = true;
            text.remove_prefix(1);
        } else {
            static constexpr std::array<std::string_view, 9> Signs = {
                " ", ",", ".", "-", "+", "\u2212", "\u00A0", "\u202F", "\u2013"};
            const auto* const sign = std::find_if(Signs.begin(), Signs.end(), [&](auto candidate) {
                return text.starts_with(candidate);
            });
            if (sign == Signs.end()) {
                return false;
            }
            text.remove_prefix(sign->size());
        }
    }
    return digit;
}

std::string cell_text(const RichCell& cell) {
    std::string text;
    for (const RichBlock& block : cell.content) {
        text += plain_text(block);
    }
    return text;
}

/// The columns in which every cell of the body is a number (or empty).
std::vector<bool> decimal_columns(const RichTable& table) {
    std::vector<int> numbers(table.columns.size());
    std::vector<int> others(table.columns.size());
    for (const RichRow& row : table.body) {
        std::size_t column = 0;
        for (const RichCell& cell : row.cells) {
            const std::string text = cell_text(cell);
            if (column < numbers.size() && !text.empty() && cell.column_span == 1) {
                ++(is_number(text) ? numbers : others)[column];
            }
            column += static_cast<std::size_t>(std::max(cell.column_span, 1));
        }
    }
    std::vector<bool> result(table.columns.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = numbers[i] > 0 && others[i] == 0;
    }
    return result;
}

std::string_view picture_extension(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG")) {
        return "png";
    }
    if (bytes.starts_with("\xFF\xD8\xFF")) {
        return "jpg";
    }
    const std::string_view start = bytes.substr(0, 1000);
    return start.find("<svg") != std::string_view::npos ? "svg" : "";
}

/// "3.937in" as millimetres ("100mm"); empty when it is no length.
std::string width_in_mm(const std::string& width) {
    struct Unit {
        std::string_view name;
        double millimetres;
    };

    static constexpr std::array<Unit, 5> Units = {
        {{"in", 25.4}, {"mm", 1}, {"cm", 10}, {"pt", 25.4 / 72}, {"px", 25.4 / 96}}};
    for (const Unit& unit : Units) {
        if (width.ends_with(unit.name)) {
            const double value = std::strtod(width.c_str(), nullptr) * unit.millimetres;
            return value > 0 && value < 2000 ? fmt::format("{:.0f}mm", value) : std::string();
        }
    }
    return {};
}

} // namespace

std::string wrapped(std::string_view element, const std::string& content) {
    return content.empty() ? content : fmt::format("<{0}>{1}</{0}>", element, content);
}

void BodyXml::line(std::string_view text) {
    result_.xml.append(static_cast<std::size_t>(indent_) * 2, ' ');
    result_.xml += text;
    result_.xml += '\n';
}

void BodyXml::open(std::string_view text) {
    line(text);
    ++indent_;
}

void BodyXml::close(std::string_view text) {
    --indent_;
    line(text);
}

// ---------------------------------------------------------------- inline content

std::string BodyXml::inlines(const RichInlines& list, RichInlines* found) {
    std::string out;
    for (const RichInline& item : list) {
        out += inline_node(item, found);
    }
    return out;
}

std::string BodyXml::note(const RichInline& item) {
    std::string out;
    for (const RichBlock& block : item.blocks) {
        std::string text = block.kind == BlockKind::Code
                               ? "<code>" + xml_text(block.text) + "</code>"
                               : inlines(block.inlines);
        for (const RichBlocks& entry : block.items) {
            RichInline inner;
            inner.blocks = entry;
            text += (text.empty() ? "" : "<br/>") + note(inner);
        }
        out += out.empty() || text.empty() ? text : "<br/>" + text;
    }
    return out;
}

std::string BodyXml::inline_node(const RichInline& item, RichInlines* found) {
    switch (item.kind) {
    case InlineKind::Text:
        return xml_text(item.text);
    case InlineKind::Emphasis:
        return wrapped("i", inlines(item.children, found));
    case InlineKind::Strong:
        return wrapped("b", inlines(item.children, found));
    case InlineKind::Subscript:
        return wrapped("sub", inlines(item.children, found));
    case InlineKind::Superscript:
        return wrapped("sup", inlines(item.children, found));
    case InlineKind::Foreign: {
        const std::string lang = item.text.substr(0, 2);
        const std::string content = inlines(item.children, found);
        return lang == "uk" || lang == "en" || lang == "de"
                   ? fmt::format("<span xml:lang=\"{}\">{}</span>", lang, content)
                   : content;
    }
    case InlineKind::Math:
        ++formulas_;
        return wrapped("code", xml_text(item.text));
    case InlineKind::Code:
        return wrapped("code", xml_text(item.text));
    case InlineKind::Link: {
        const std::string content = inlines(item.children, found);
        return is_web_address(item.text) && !content.empty()
                   ? fmt::format("<a href=\"{}\">{}</a>", xml_attribute(item.text), content)
                   : content;
    }
    case InlineKind::Picture:
        if (found != nullptr) {
            found->push_back(item);
            return {};
        }
        return inlines(item.children);
    case InlineKind::Note: {
        const std::string content = note(item);
        return wrapped(
            "note", content.substr(std::min(content.find_first_not_of(' '), content.size())));
    }
    case InlineKind::Break:
        return "<br/>";
    case InlineKind::Raw:
        ++raw_;
        return {};
    }
    return {};
}

// ---------------------------------------------------------------- blocks

void BodyXml::blocks(const RichBlocks& list) {
    for (const RichBlock& item : list) {
        block(item);
    }
}

void BodyXml::paragraph(std::string_view element, const RichInlines& content) {
    RichInlines found;
    const std::string text = inlines(content, &found);
    if (text.find_first_not_of(" \t\n") != std::string::npos) {
        line(fmt::format("<{0}>{1}</{0}>", element, text));
    }
    for (const RichInline& item : found) {
        RichBlock lone;
        lone.blocks.push_back(rich_paragraph({item}));
        figure(lone);
    }
}

void BodyXml::code(const std::string& text) {
    std::string content;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        content += content.empty() ? "" : "<br/>";
        content += wrapped("code", xml_text(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    line(wrapped("p", content));
}

void BodyXml::flow(
    std::string_view start_tag, std::string_view end_tag, const RichBlocks& content) {
    // The text of a lone paragraph needs no element of its own.
    const bool lone = !content.empty() && content.front().kind == BlockKind::Paragraph &&
                      std::none_of(content.begin() + 1, content.end(), [](const RichBlock& block) {
                          return block.kind == BlockKind::Paragraph;
                      });
    RichInlines found;
    const std::string text = lone ? inlines(content.front().inlines, &found) : std::string();
    if (lone && found.empty() && content.size() == 1) {
        line(fmt::format("{}{}{}", start_tag, text, end_tag));
        return;
    }
    open(fmt::format("{}{}", start_tag, found.empty() ? text : ""));
    if (lone && found.empty()) {
        blocks(RichBlocks(content.begin() + 1, content.end()));
    } else {
        blocks(content);
    }
    close(end_tag);
}

void BodyXml::list(const RichBlock& block) {
    if (block.items.empty()) {
        return;
    }
    const char* element = block.is_ordered ? "ol" : "ul";
    open(
        block.is_ordered && block.start != 1 && block.start >= 0
            ? fmt::format("<ol start=\"{}\">", block.start)
            : fmt::format("<{}>", element));
    for (const RichBlocks& item : block.items) {
        flow("<li>", "</li>", item);
    }
    close(fmt::format("</{}>", element));
}

void BodyXml::row(const RichRow& row, const std::vector<bool>& decimal, bool head_column) {
    open("<tr>");
    std::size_t column = 0;
    for (const RichCell& cell : row.cells) {
        const bool row_head = head_column && column == 0 && cell.column_span == 1;
        const char* element = cell.is_head || row_head ? "th" : "td";
        std::string open = fmt::format("<{}", element);
        if (cell.is_head || row_head) {
            open += cell.is_head ? " scope=\"col\"" : " scope=\"row\"";
        }
        if (cell.column_span > 1) {
            open += fmt::format(" colspan=\"{}\"", cell.column_span);
        }
        if (cell.row_span > 1) {
            open += fmt::format(" rowspan=\"{}\"", cell.row_span);
        }
        if (cell.column_span == 1 && column < decimal.size() && decimal[column]) {
            open += " align=\"decimal\"";
        } else if (cell.align == RichAlign::Center) {
            open += " align=\"center\"";
        } else if (cell.align == RichAlign::End) {
            open += " align=\"end\"";
        }
        flow(open + ">", fmt::format("</{}>", element), cell.content);
        column += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
    close("</tr>");
}

void BodyXml::table(const RichBlock& block) {
    const RichTable& table = *block.table;
    const std::vector<bool> decimal = decimal_columns(table);
    // Words in the first column and numbers beside them: the first column says what the row is.
    const bool head_column =
        !table.head.empty() && !decimal.empty() && !decimal[0] &&
        std::any_of(decimal.begin(), decimal.end(), [](bool value) { return value; });
    open("<table>");
    if (!block.inlines.empty()) {
        line(wrapped("caption", inlines(block.inlines)));
    }
    if (!table.head.empty()) {
        open("<thead>");
        for (const RichRow& each : table.head) {
            row(each, decimal, false);
        }
        close("</thead>");
    }
    open("<tbody>");
    for (const std::vector<RichRow>* rows : {&table.body, &table.foot}) {
        for (const RichRow& each : *rows) {
            row(each, decimal, head_column);
        }
    }
    close("</tbody>");
    close("</table>");
}

// ---------------------------------------------------------------- pictures

std::string BodyXml::picture(const RichInline& item) {
    const auto bytes = pictures_.bytes(item.text);
    const std::string_view extension = bytes ? picture_extension(*bytes) : std::string_view();
    if (extension.empty()) {
        diagnostics_.warning(
            codes::ExchangePicture,
            from_,
            fmt::format(
                "the picture `{}` {}",
                item.text.substr(0, 80),
                bytes ? "is neither PNG, JPEG nor SVG" : "is not in the file"),
            "add it to the abstract by hand, as PNG, JPEG or SVG");
        return {};
    }
    const std::string name =
        fmt::format("{}-{}.{}", settings_.id, result_.pictures.size() + 1, extension);
    const std::string alt = plain_text(item.children);
    if (alt.empty()) {
        diagnostics_.warning(
            codes::ExchangePictureAlt,
            from_,
            fmt::format("the picture `{}` has no alternative text", name),
            "say in `alt` what it shows");
    }
    result_.pictures.push_back({name, *bytes});
    const std::string width = width_in_mm(item.width);
    return fmt::format(
        "<img src=\"{}{}\" alt=\"{}\"{}/>",
        xml_attribute(settings_.picture_path),
        name,
        xml_attribute(alt),
        width.empty() ? "" : fmt::format(" width=\"{}\"", width));
}

void BodyXml::figure(const RichBlock& block) {
    std::vector<std::string> images;
    RichInlines lost;
    for (const RichBlock& part : block.blocks) {
        for (const RichInline& item : part.inlines) {
            if (item.kind != InlineKind::Picture) {
                continue;
            }
            std::string image = picture(item);
            if (image.empty()) {
                lost.insert(lost.end(), item.children.begin(), item.children.end());
            } else {
                images.push_back(std::move(image));
            }
        }
    }
    const std::string words = inlines(lost);
    if (!words.empty()) {
        line(wrapped("p", words));
    }
    if (images.empty()) {
        if (!block.inlines.empty()) {
            line(wrapped("p", inlines(block.inlines)));
        }
        return;
    }
    open("<figure>");
    for (const std::string& image : images) {
        line(image);
    }
    if (!block.inlines.empty()) {
        line(wrapped("figcaption", inlines(block.inlines)));
    }
    close("</figure>");
}

void BodyXml::block(const RichBlock& block) {
    switch (block.kind) {
    case BlockKind::Paragraph:
        paragraph("p", block.inlines);
        break;
    case BlockKind::Heading:
        paragraph(block.level <= 2 ? "h2" : "h3", block.inlines);
        break;
    case BlockKind::List:
        list(block);
        break;
    case BlockKind::Quote:
        open("<blockquote>");
        blocks(block.blocks);
        close("</blockquote>");
        break;
    case BlockKind::Code:
        code(block.text);
        break;
    case BlockKind::Table:
        table(block);
        break;
    case BlockKind::Figure:
        figure(block);
        break;
    case BlockKind::Section:
        blocks(block.blocks);
        break;
    case BlockKind::Raw:
        ++raw_;
        break;
    case BlockKind::Rule:
        break;
    }
}

ImportedAbstract BodyXml::finish() {
    if (formulas_ > 0) {
        diagnostics_.warning(
            codes::ExchangeFormula,
            from_,
            fmt::format("formulas are kept as TeX text in `code` ({})", formulas_),
            "check them in the imported file");
    }
    if (raw_ > 0) {
        diagnostics_.warning(
            codes::ExchangeRawMarkup,
            from_,
            fmt::format("markup of another language is dropped ({})", raw_),
            "say the same in Markdown");
    }
    return std::move(result_);
}

} // namespace zbirnyk
