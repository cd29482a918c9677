#include "exchange/pandoc_json.h"

#include <nlohmann/json.hpp>

namespace zbirnyk {
namespace {

using Json = nlohmann::json;

Json blocks(const RichBlocks& list);

Json node(std::string_view type, Json content) {
    return {{"t", type}, {"c", std::move(content)}};
}

Json bare(std::string_view type) {
    return {{"t", type}};
}

using Attributes = std::vector<std::pair<std::string, std::string>>;

Json attributes(const Attributes& pairs = {}, const std::string& id = {}) {
    Json list = Json::array();
    for (const auto& [name, value] : pairs) {
        list.push_back(Json::array({name, value}));
    }
    return Json::array({id, Json::array(), std::move(list)});
}

void append_text(Json& out, std::string_view text) {
    // Pandoc wants words and the space between them apart.
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) {
            out.push_back(node("Str", text.substr(begin, end - begin)));
        }
        if (end == text.size()) {
            break;
        }
        out.push_back(bare("Space"));
        begin = end + 1;
    }
}

Json inlines(const RichInlines& list) {
    Json out = Json::array();
    for (const RichInline& item : list) {
        switch (item.kind) {
        case InlineKind::Text:
            append_text(out, item.text);
            break;
        case InlineKind::Emphasis:
            out.push_back(node("Emph", inlines(item.children)));
            break;
        case InlineKind::Strong:
            out.push_back(node("Strong", inlines(item.children)));
            break;
        case InlineKind::Subscript:
            out.push_back(node("Subscript", inlines(item.children)));
            break;
        case InlineKind::Superscript:
            out.push_back(node("Superscript", inlines(item.children)));
            break;
        case InlineKind::Foreign:
            out.push_back(node(
                "Span", Json::array({attributes({{"lang", item.text}}), inlines(item.children)})));
            break;
        case InlineKind::Code:
        case InlineKind::Math:
            out.push_back(node("Code", Json::array({attributes(), item.text})));
            break;
        case InlineKind::Link:
            out.push_back(node(
                "Link",
                Json::array({attributes(), inlines(item.children), Json::array({item.text, ""})})));
            break;
        case InlineKind::Picture:
            out.push_back(node(
                "Image",
                Json::array(
                    {attributes(
                         item.width.empty() ? Attributes{} : Attributes{{"width", item.width}}),
                     inlines(item.children),
                     Json::array({item.text, ""})})));
            break;
        case InlineKind::Note:
            out.push_back(node("Note", blocks(item.blocks)));
            break;
        case InlineKind::Break:
            out.push_back(bare("LineBreak"));
            break;
        case InlineKind::Raw:
            break;
        }
    }
    return out;
}

Json alignment(RichAlign align) {
    switch (align) {
    case RichAlign::Start:
        return bare("AlignLeft");
    case RichAlign::Center:
        return bare("AlignCenter");
    case RichAlign::End:
        return bare("AlignRight");
    case RichAlign::Default:
        break;
    }
    return bare("AlignDefault");
}

Json rows(const std::vector<RichRow>& list) {
    Json out = Json::array();
    for (const RichRow& row : list) {
        Json cells = Json::array();
        for (const RichCell& cell : row.cells) {
            cells.push_back(Json::array(
                {attributes(),
                 alignment(cell.align),
                 cell.row_span,
                 cell.column_span,
                 blocks(cell.content)}));
        }
        out.push_back(Json::array({attributes(), std::move(cells)}));
    }
    return out;
}

/// How many columns at the left are heads in every row of the body.
int head_columns(const RichTable& table) {
    bool all = !table.body.empty();
    for (const RichRow& row : table.body) {
        all = all && !row.cells.empty() && row.cells.front().is_head;
    }
    return all ? 1 : 0;
}

Json table(const RichBlock& block) {
    const RichTable& content = *block.table;
    Json columns = Json::array();
    for (const RichAlign align : content.columns) {
        columns.push_back(Json::array({alignment(align), bare("ColWidthDefault")}));
    }
    Json caption = Json::array();
    if (!block.inlines.empty()) {
        caption.push_back(node("Plain", inlines(block.inlines)));
    }
    Json body =
        Json::array({attributes(), head_columns(content), Json::array(), rows(content.body)});
    return node(
        "Table",
        Json::array(
            {attributes(),
             Json::array({nullptr, std::move(caption)}),
             std::move(columns),
             Json::array({attributes(), rows(content.head)}),
             Json::array({std::move(body)}),
             Json::array({attributes(), rows(content.foot)})}));
}

Json styled(std::string_view style, Json content) {
    return node(
        "Div",
        Json::array({attributes({{"custom-style", std::string(style)}}), std::move(content)}));
}

Json items(const std::vector<RichBlocks>& list) {
    Json out = Json::array();
    for (const RichBlocks& item : list) {
        out.push_back(blocks(item));
    }
    return out;
}

void append_block(Json& out, const RichBlock& block);

Json openxml(std::string_view runs) {
    return node("RawInline", Json::array({"openxml", std::string(runs)}));
}

/// A table of contents is a TOC field around its entries: Word shows them as they are and makes
/// them anew, with page numbers, when asked to.
void append_section(Json& out, const RichBlock& block) {
    static constexpr std::string_view Begin =
        R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r>)"
        R"(<w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r>)"
        R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)";
    static constexpr std::string_view End = R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
    const bool contents = block.style == "contents";
    for (std::size_t i = 0; i < block.blocks.size(); ++i) {
        if (!contents || block.blocks[i].kind != BlockKind::Paragraph) {
            append_block(out, block.blocks[i]);
            continue;
        }
        Json line = Json::array();
        if (i == 0) {
            line.push_back(openxml(Begin));
        }
        for (Json& item : inlines(block.blocks[i].inlines)) {
            line.push_back(std::move(item));
        }
        if (i + 1 == block.blocks.size()) {
            line.push_back(openxml(End));
        }
        out.push_back(node("Para", std::move(line)));
    }
}

void append_block(Json& out, const RichBlock& block) {
    switch (block.kind) {
    case BlockKind::Paragraph: {
        Json line = Json::array();
        if (!block.id.empty()) {
            line.push_back(node("Span", Json::array({attributes({}, block.id), Json::array()})));
        }
        for (Json& item : inlines(block.inlines)) {
            line.push_back(std::move(item));
        }
        out.push_back(node("Para", std::move(line)));
        break;
    }
    case BlockKind::Heading:
        out.push_back(node(
            "Header",
            Json::array({block.level, attributes({}, block.id), inlines(block.inlines)})));
        break;
    case BlockKind::List:
        out.push_back(
            block.is_ordered ? node(
                                   "OrderedList",
                                   Json::array(
                                       {Json::array({block.start, bare("Decimal"), bare("Period")}),
                                        items(block.items)}))
                             : node("BulletList", items(block.items)));
        break;
    case BlockKind::Quote:
        out.push_back(node("BlockQuote", blocks(block.blocks)));
        break;
    case BlockKind::Code:
        out.push_back(node("CodeBlock", Json::array({attributes(), block.text})));
        break;
    case BlockKind::Table:
        out.push_back(table(block));
        break;
    case BlockKind::Figure:
        // Pandoc 2.17 knows only figures whose caption is their alternative text; ours differ, so
        // the caption is a paragraph of the style that Word makes lists of figures from.
        for (const RichBlock& part : block.blocks) {
            append_block(out, part);
        }
        if (!block.inlines.empty()) {
            out.push_back(
                styled("Image Caption", Json::array({node("Para", inlines(block.inlines))})));
        }
        break;
    case BlockKind::Section:
        append_section(out, block);
        break;
    case BlockKind::Rule:
        out.push_back(bare("HorizontalRule"));
        break;
    case BlockKind::Raw:
        break;
    }
}

Json blocks(const RichBlocks& list) {
    Json out = Json::array();
    for (const RichBlock& block : list) {
        if (block.lang.empty()) {
            append_block(out, block);
            continue;
        }
        Json inner = Json::array();
        append_block(inner, block);
        out.push_back(
            node("Div", Json::array({attributes({{"lang", block.lang}}), std::move(inner)})));
    }
    return out;
}

} // namespace

std::string write_pandoc_json(const PandocDocument& document) {
    Json meta = Json::object();
    if (!document.title.empty()) {
        meta["title"] = node("MetaInlines", inlines(document.title));
    }
    if (!document.lang.empty()) {
        meta["lang"] = node("MetaString", document.lang);
    }
    const Json root = {
        {"pandoc-api-version", {1, 22, 1}}, {"meta", meta}, {"blocks", blocks(document.blocks)}};
    return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace zbirnyk
