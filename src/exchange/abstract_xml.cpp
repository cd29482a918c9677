#include "exchange/abstract_xml.h"

#include "diag/codes.h"
#include "exchange/abstract_body.h"
#include "exchange/xml_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

/// What cannot go into the XML as it is, counted for one warning a kind.
struct Losses {
    std::size_t formulas = 0, raw = 0;
};

class Writer {
  public:
    Writer(
        const PictureSource& pictures,
        const ImportSettings& settings,
        Span from,
        Diagnostics& diagnostics)
        : pictures_(pictures)
        , settings_(settings)
        , from_(from)
        , diagnostics_(diagnostics) {}

    ImportedAbstract write(const AbstractParts& parts);

  private:
    void line(std::string_view text);
    void head(const AbstractParts& parts);
    void authors(const AbstractParts& parts);
    void field(std::string_view element, const FoundText& text);
    void keywords(const FoundText& text);
    void gaps(const AbstractParts& parts);
    void references(const AbstractParts& parts);

    void blocks(const RichBlocks& list);
    void block(const RichBlock& block);
    void paragraph(std::string_view element, const RichInlines& content);
    void list(const RichBlock& block);
    void code(const std::string& text);
    void table(const RichBlock& block);
    void row(const RichRow& row, const std::vector<bool>& decimal, bool head_column);
    void flow(std::string_view open, std::string_view close, const RichBlocks& content);
    void figure(const RichBlock& block);
    std::string picture(const RichInline& item);

    /// Pictures are left out and collected in `found`.
    std::string inlines(const RichInlines& list, RichInlines* found = nullptr);
    std::string inline_node(const RichInline& item, RichInlines* found);
    std::string note(const RichInline& item);

    const PictureSource& pictures_;
    const ImportSettings& settings_;
    Span from_;
    Diagnostics& diagnostics_;
    ImportedAbstract result_;
    Losses losses_;
    int indent_ = 0;
};

void Writer::line(std::string_view text) {
    result_.xml.append(static_cast<std::size_t>(indent_) * 2, ' ');
    result_.xml += text;
    result_.xml += '\n';
}

// ---------------------------------------------------------------- inline content

std::string Writer::inlines(const RichInlines& list, RichInlines* found) {
    std::string out;
    for (const RichInline& item : list) {
        out += inline_node(item, found);
    }
    return out;
}

std::string Writer::note(const RichInline& item) {
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

bool is_web_address(std::string_view address) {
    return address.starts_with("http://") || address.starts_with("https://") ||
           address.starts_with("mailto:");
}

std::string wrapped(std::string_view element, const std::string& content) {
    return content.empty() ? content : fmt::format("<{0}>{1}</{0}>", element, content);
}

std::string Writer::inline_node(const RichInline& item, RichInlines* found) {
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
        ++losses_.formulas;
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
        ++losses_.raw;
        return {};
    }
    return {};
}

// ---------------------------------------------------------------- blocks

void Writer::blocks(const RichBlocks& list) {
    for (const RichBlock& item : list) {
        block(item);
    }
}

void Writer::paragraph(std::string_view element, const RichInlines& content) {
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

void Writer::code(const std::string& text) {
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

void Writer::flow(std::string_view open, std::string_view close, const RichBlocks& content) {
    // The text of a lone paragraph needs no element of its own.
    const bool lone = !content.empty() && content.front().kind == BlockKind::Paragraph &&
                      std::none_of(content.begin() + 1, content.end(), [](const RichBlock& block) {
                          return block.kind == BlockKind::Paragraph;
                      });
    RichInlines found;
    const std::string text = lone ? inlines(content.front().inlines, &found) : std::string();
    if (lone && found.empty() && content.size() == 1) {
        line(fmt::format("{}{}{}", open, text, close));
        return;
    }
    line(fmt::format("{}{}", open, found.empty() ? text : ""));
    ++indent_;
    if (lone && found.empty()) {
        blocks(RichBlocks(content.begin() + 1, content.end()));
    } else {
        blocks(content);
    }
    --indent_;
    line(close);
}

void Writer::list(const RichBlock& block) {
    if (block.items.empty()) {
        return;
    }
    const char* element = block.is_ordered ? "ol" : "ul";
    line(
        block.is_ordered && block.start != 1 && block.start >= 0
            ? fmt::format("<ol start=\"{}\">", block.start)
            : fmt::format("<{}>", element));
    ++indent_;
    for (const RichBlocks& item : block.items) {
        flow("<li>", "</li>", item);
    }
    --indent_;
    line(fmt::format("</{}>", element));
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

void Writer::row(const RichRow& row, const std::vector<bool>& decimal, bool head_column) {
    line("<tr>");
    ++indent_;
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
    --indent_;
    line("</tr>");
}

void Writer::table(const RichBlock& block) {
    const RichTable& table = *block.table;
    const std::vector<bool> decimal = decimal_columns(table);
    // Words in the first column and numbers beside them: the first column says what the row is.
    const bool head_column =
        !table.head.empty() && !decimal.empty() && !decimal[0] &&
        std::any_of(decimal.begin(), decimal.end(), [](bool value) { return value; });
    line("<table>");
    ++indent_;
    if (!block.inlines.empty()) {
        line(wrapped("caption", inlines(block.inlines)));
    }
    if (!table.head.empty()) {
        line("<thead>");
        ++indent_;
        for (const RichRow& each : table.head) {
            row(each, decimal, false);
        }
        --indent_;
        line("</thead>");
    }
    line("<tbody>");
    ++indent_;
    for (const std::vector<RichRow>* rows : {&table.body, &table.foot}) {
        for (const RichRow& each : *rows) {
            row(each, decimal, head_column);
        }
    }
    --indent_;
    line("</tbody>");
    --indent_;
    line("</table>");
}

// ---------------------------------------------------------------- pictures

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

std::string Writer::picture(const RichInline& item) {
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

void Writer::figure(const RichBlock& block) {
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
    line("<figure>");
    ++indent_;
    for (const std::string& image : images) {
        line(image);
    }
    if (!block.inlines.empty()) {
        line(wrapped("figcaption", inlines(block.inlines)));
    }
    --indent_;
    line("</figure>");
}

void Writer::block(const RichBlock& block) {
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
        line("<blockquote>");
        ++indent_;
        blocks(block.blocks);
        --indent_;
        line("</blockquote>");
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
        ++losses_.raw;
        break;
    case BlockKind::Rule:
        break;
    }
}

// ---------------------------------------------------------------- head and whole

void Writer::field(std::string_view element, const FoundText& text) {
    const std::string content = inlines(text.text);
    line(fmt::format("<{0} xml:lang=\"{1}\">{2}</{0}>", element, text.lang, content));
}

void Writer::keywords(const FoundText& text) {
    std::string words = plain_text(text.text);
    while (words.ends_with('.') || words.ends_with(' ')) {
        words.pop_back();
    }
    if (words.find(';') == std::string::npos) {
        std::replace(words.begin(), words.end(), ',', ';');
    }
    line(fmt::format("<keywords xml:lang=\"{}\">{}</keywords>", text.lang, xml_text(words)));
}

void Writer::authors(const AbstractParts& parts) {
    const std::size_t places = parts.affiliations.size();
    for (std::size_t i = 0; i < parts.authors.size(); ++i) {
        const FoundAuthor& author = parts.authors[i];
        std::string tag = fmt::format("<author surname=\"{}\"", xml_attribute(author.surname));
        if (!author.given.empty()) {
            tag += fmt::format(" given=\"{}\"", xml_attribute(author.given));
        }
        if (!author.patronymic.empty()) {
            tag += fmt::format(" patronymic=\"{}\"", xml_attribute(author.patronymic));
        }
        if (places == 1 || places == parts.authors.size()) {
            tag += fmt::format(" affiliation=\"{}\"", places == 1 ? 1 : i + 1);
        }
        line(tag + "/>");
    }
    for (std::size_t i = 0; i < places; ++i) {
        line(fmt::format(
            "<affiliation id=\"{}\">{}</affiliation>", i + 1, inlines(parts.affiliations[i])));
    }
}

bool has_main_language(const std::vector<FoundText>& texts, const std::string& lang) {
    return std::any_of(
        texts.begin(), texts.end(), [&](const FoundText& text) { return text.lang == lang; });
}

void Writer::gaps(const AbstractParts& parts) {
    std::string missing;
    const auto check = [&](std::string_view name, bool found) {
        if (!found) {
            line(fmt::format("<gap field=\"{}\"/>", name));
            missing += fmt::format("{}`{}`", missing.empty() ? "" : ", ", name);
        }
    };
    check("udc", !parts.udc.empty());
    check("title", has_main_language(parts.titles, parts.lang));
    check("author", !parts.authors.empty());
    check("affiliation", !parts.affiliations.empty());
    check("annotation", has_main_language(parts.annotations, parts.lang));
    check("keywords", has_main_language(parts.keywords, parts.lang));
    check("references", !parts.references.empty());
    if (!missing.empty()) {
        diagnostics_.warning(
            codes::ExchangeGap,
            from_,
            fmt::format("not found: {}", missing),
            "fill them in where the imported file says `gap`, or delete the `gap`");
    }
}

void Writer::head(const AbstractParts& parts) {
    if (!parts.udc.empty()) {
        line(wrapped("udc", xml_text(parts.udc)));
    }
    for (const FoundText& title : parts.titles) {
        field("title", title);
    }
    authors(parts);
    for (const FoundText& annotation : parts.annotations) {
        field("annotation", annotation);
    }
    for (const FoundText& words : parts.keywords) {
        keywords(words);
    }
    gaps(parts);
}

void Writer::references(const AbstractParts& parts) {
    if (parts.references.empty()) {
        return;
    }
    line("<references>");
    ++indent_;
    for (std::size_t i = 0; i < parts.references.size(); ++i) {
        line(fmt::format(
            "<reference id=\"r{}\">{}</reference>", i + 1, inlines(parts.references[i])));
    }
    --indent_;
    line("</references>");
}

ImportedAbstract Writer::write(const AbstractParts& parts) {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(fmt::format(
        "<abstract xmlns=\"urn:zbirnyk:abstract:1\" xml:lang=\"{}\" id=\"{}\" section=\"{}\">",
        parts.lang,
        xml_attribute(settings_.id),
        xml_attribute(settings_.section)));
    ++indent_;
    head(parts);
    line("<body>");
    ++indent_;
    blocks(shape_body(parts.body));
    --indent_;
    line("</body>");
    references(parts);
    --indent_;
    line("</abstract>");
    if (losses_.formulas > 0) {
        diagnostics_.warning(
            codes::ExchangeFormula,
            from_,
            fmt::format("formulas are kept as TeX text in `code` ({})", losses_.formulas),
            "check them in the imported file");
    }
    if (losses_.raw > 0) {
        diagnostics_.warning(
            codes::ExchangeRawMarkup,
            from_,
            fmt::format("markup of another language is dropped ({})", losses_.raw),
            "say the same in Markdown");
    }
    return std::move(result_);
}

} // namespace

ImportedAbstract write_abstract(
    const AbstractParts& parts,
    const PictureSource& pictures,
    const ImportSettings& settings,
    Span from,
    Diagnostics& diagnostics) {
    return Writer(pictures, settings, from, diagnostics).write(parts);
}

} // namespace zbirnyk
