#include "exchange/pandoc_json.h"

#include <nlohmann/json.hpp>

namespace zbirnyk {
namespace {

using Json = nlohmann::json;

constexpr int MaxDepth = 200;

// Thrown within this file only: the tree is not what Pandoc writes.
struct NotPandoc {};

/// Reads the tree; every member may throw NotPandoc or Json::exception.
class Reader {
  public:
    RichBlocks blocks(const Json& list, const std::string& style);
    RichInlines inlines(const Json& list);

  private:
    void block(const Json& node, const std::string& style, RichBlocks& out);
    RichBlock list(const Json& items, const std::string& style);
    RichBlock definitions(const Json& items);
    RichBlock table(const Json& content);
    std::vector<RichRow> rows(const Json& list);
    void inline_node(const Json& node, RichInlines& out);
    void quoted(const Json& content, RichInlines& out);
    void picture(const Json& content, RichInlines& out);

    int depth_ = 0;
    int quotes_ = 0;
};

std::string attribute(const Json& attributes, std::string_view name) {
    for (const Json& pair : attributes.at(2)) {
        if (pair.at(0).get_ref<const std::string&>() == name) {
            return pair.at(1).get<std::string>();
        }
    }
    return {};
}

RichAlign alignment(const Json& node) {
    const auto& name = node.at("t").get_ref<const std::string&>();
    return name == "AlignLeft"     ? RichAlign::Start
           : name == "AlignCenter" ? RichAlign::Center
           : name == "AlignRight"  ? RichAlign::End
                                   : RichAlign::Default;
}

void append_text(RichInlines& out, std::string_view text) {
    if (out.empty() || out.back().kind != InlineKind::Text) {
        out.push_back(rich_text({}));
    }
    std::string& last = out.back().text;
    if (text == " " && !last.empty() && last.back() == ' ') {
        return;
    }
    last += text;
}

RichBlocks Reader::blocks(const Json& list, const std::string& style) {
    if (++depth_ > MaxDepth) {
        throw NotPandoc{};
    }
    RichBlocks out;
    for (const Json& node : list) {
        block(node, style, out);
    }
    --depth_;
    return out;
}

RichBlock Reader::list(const Json& items, const std::string& style) {
    RichBlock result;
    result.kind = BlockKind::List;
    for (const Json& item : items) {
        result.items.push_back(blocks(item, style));
    }
    return result;
}

RichBlock Reader::definitions(const Json& items) {
    RichBlock result;
    result.kind = BlockKind::List;
    for (const Json& item : items) {
        RichBlocks content = {rich_paragraph({{InlineKind::Strong, {}, inlines(item.at(0))}})};
        for (const Json& definition : item.at(1)) {
            RichBlocks more = blocks(definition, {});
            std::move(more.begin(), more.end(), std::back_inserter(content));
        }
        result.items.push_back(std::move(content));
    }
    return result;
}

std::vector<RichRow> Reader::rows(const Json& list) {
    std::vector<RichRow> result;
    for (const Json& row : list) {
        RichRow out;
        for (const Json& cell : row.at(1)) {
            RichCell made;
            made.align = alignment(cell.at(1));
            made.row_span = cell.at(2).get<int>();
            made.column_span = cell.at(3).get<int>();
            made.content = blocks(cell.at(4), {});
            out.cells.push_back(std::move(made));
        }
        result.push_back(std::move(out));
    }
    return result;
}

RichBlock Reader::table(const Json& content) {
    auto table = std::make_shared<RichTable>();
    for (const Json& column : content.at(2)) {
        table->columns.push_back(alignment(column.at(0)));
    }
    table->head = rows(content.at(3).at(1));
    for (const Json& body : content.at(4)) {
        for (const int part : {2, 3}) {
            std::vector<RichRow> more = rows(body.at(static_cast<std::size_t>(part)));
            std::move(more.begin(), more.end(), std::back_inserter(table->body));
        }
    }
    table->foot = rows(content.at(5).at(1));
    RichBlock result;
    result.kind = BlockKind::Table;
    for (const RichBlock& part : blocks(content.at(1).at(1), {})) {
        result.inlines.insert(result.inlines.end(), part.inlines.begin(), part.inlines.end());
    }
    result.table = std::move(table);
    return result;
}

void Reader::block(const Json& node, const std::string& style, RichBlocks& out) {
    const auto& type = node.at("t").get_ref<const std::string&>();
    const Json nothing;
    const Json& content = node.contains("c") ? node.at("c") : nothing;
    RichBlock result;
    result.style = style;
    if (type == "Para" || type == "Plain") {
        result.inlines = inlines(content);
    } else if (type == "Header") {
        result.kind = BlockKind::Heading;
        result.level = content.at(0).get<int>();
        result.inlines = inlines(content.at(2));
    } else if (type == "BulletList") {
        result = list(content, style);
    } else if (type == "OrderedList") {
        result = list(content.at(1), style);
        result.is_ordered = true;
        result.start = content.at(0).at(0).get<int>();
    } else if (type == "DefinitionList") {
        result = definitions(content);
    } else if (type == "BlockQuote") {
        result.kind = BlockKind::Quote;
        result.blocks = blocks(content, {});
    } else if (type == "CodeBlock" || type == "RawBlock") {
        result.kind = type == "RawBlock" ? BlockKind::Raw : BlockKind::Code;
        result.text = content.at(1).get<std::string>();
    } else if (type == "LineBlock") {
        for (const Json& line : content) {
            if (!result.inlines.empty()) {
                result.inlines.push_back({InlineKind::Break, {}, {}});
            }
            RichInlines more = inlines(line);
            std::move(more.begin(), more.end(), std::back_inserter(result.inlines));
        }
    } else if (type == "Table") {
        result = table(content);
    } else if (type == "HorizontalRule") {
        result.kind = BlockKind::Rule;
    } else if (type == "Div") {
        std::string own = attribute(content.at(0), "custom-style");
        RichBlocks inner = blocks(content.at(1), own.empty() ? style : own);
        std::move(inner.begin(), inner.end(), std::back_inserter(out));
        return;
    } else {
        return;
    }
    out.push_back(std::move(result));
}

void Reader::quoted(const Json& content, RichInlines& out) {
    // Pandoc keeps the pair and forgets the signs: outer and inner ones of Ukrainian.
    const bool outer = quotes_ == 0;
    append_text(out, outer ? "«" : "„");
    ++quotes_;
    RichInlines inner = inlines(content.at(1));
    --quotes_;
    for (RichInline& item : inner) {
        if (item.kind == InlineKind::Text) {
            append_text(out, item.text);
        } else {
            out.push_back(std::move(item));
        }
    }
    append_text(out, outer ? "»" : "“");
}

void Reader::picture(const Json& content, RichInlines& out) {
    RichInline result;
    result.kind = InlineKind::Picture;
    result.children = inlines(content.at(1));
    result.text = content.at(2).at(0).get<std::string>();
    result.width = attribute(content.at(0), "width");
    out.push_back(std::move(result));
}

void Reader::inline_node(const Json& node, RichInlines& out) {
    const auto& type = node.at("t").get_ref<const std::string&>();
    const Json nothing;
    const Json& content = node.contains("c") ? node.at("c") : nothing;
    const auto group = [&](InlineKind kind, const Json& children, std::string text = {}) {
        out.push_back({kind, std::move(text), inlines(children)});
    };
    const auto dissolve = [&](const Json& children) {
        for (const Json& child : children) {
            inline_node(child, out);
        }
    };
    if (type == "Str") {
        append_text(out, content.get_ref<const std::string&>());
    } else if (type == "Space" || type == "SoftBreak") {
        append_text(out, " ");
    } else if (type == "LineBreak") {
        out.push_back({InlineKind::Break, {}, {}});
    } else if (type == "Emph") {
        group(InlineKind::Emphasis, content);
    } else if (type == "Strong") {
        group(InlineKind::Strong, content);
    } else if (type == "Superscript") {
        group(InlineKind::Superscript, content);
    } else if (type == "Subscript") {
        group(InlineKind::Subscript, content);
    } else if (type == "Underline" || type == "Strikeout" || type == "SmallCaps") {
        dissolve(content);
    } else if (type == "Quoted") {
        quoted(content, out);
    } else if (type == "Cite" || type == "Span") {
        const std::string lang = type == "Span" ? attribute(content.at(0), "lang") : std::string();
        if (lang.empty()) {
            dissolve(content.at(1));
        } else {
            group(InlineKind::Foreign, content.at(1), lang);
        }
    } else if (type == "Code") {
        out.push_back({InlineKind::Code, content.at(1).get<std::string>(), {}});
    } else if (type == "Math") {
        out.push_back({InlineKind::Math, content.at(1).get<std::string>(), {}});
    } else if (type == "RawInline") {
        out.push_back({InlineKind::Raw, content.at(1).get<std::string>(), {}});
    } else if (type == "Link") {
        group(InlineKind::Link, content.at(1), content.at(2).at(0).get<std::string>());
    } else if (type == "Image") {
        picture(content, out);
    } else if (type == "Note") {
        RichInline note;
        note.kind = InlineKind::Note;
        note.blocks = blocks(content, {});
        out.push_back(std::move(note));
    }
}

RichInlines Reader::inlines(const Json& list) {
    if (++depth_ > MaxDepth) {
        throw NotPandoc{};
    }
    RichInlines out;
    for (const Json& node : list) {
        inline_node(node, out);
    }
    --depth_;
    return out;
}

RichInlines meta_inlines(Reader& reader, const Json& value) {
    const auto& type = value.at("t").get_ref<const std::string&>();
    if (type == "MetaInlines") {
        return reader.inlines(value.at("c"));
    }
    if (type == "MetaString") {
        return {rich_text(value.at("c").get<std::string>())};
    }
    if (type == "MetaBlocks") {
        RichInlines result;
        for (RichBlock& block : reader.blocks(value.at("c"), {})) {
            std::move(block.inlines.begin(), block.inlines.end(), std::back_inserter(result));
        }
        return result;
    }
    return {};
}

void read_meta(Reader& reader, const Json& meta, PandocDocument& document) {
    if (meta.contains("title")) {
        document.title = meta_inlines(reader, meta.at("title"));
    }
    if (meta.contains("author")) {
        const Json& author = meta.at("author");
        if (author.at("t") == "MetaList") {
            for (const Json& one : author.at("c")) {
                document.authors.push_back(meta_inlines(reader, one));
            }
        } else {
            document.authors.push_back(meta_inlines(reader, author));
        }
    }
    if (meta.contains("abstract")) {
        const Json& abstract = meta.at("abstract");
        document.abstract = abstract.at("t") == "MetaBlocks"
                                ? reader.blocks(abstract.at("c"), {})
                                : RichBlocks{rich_paragraph(meta_inlines(reader, abstract))};
    }
    if (meta.contains("lang")) {
        document.lang = plain_text(meta_inlines(reader, meta.at("lang")));
    }
}

} // namespace

std::optional<PandocDocument> read_pandoc_json(std::string_view json) {
    try {
        const Json root = Json::parse(json);
        PandocDocument document;
        Reader reader;
        read_meta(reader, root.at("meta"), document);
        document.blocks = reader.blocks(root.at("blocks"), {});
        return document;
    } catch (const Json::exception&) {
        return std::nullopt;
    } catch (const NotPandoc&) {
        return std::nullopt;
    }
}

} // namespace zbirnyk
