#include "template_fixture.h"

namespace zbirnyk {

namespace {

/// Writes blocks as indented text.
class Writer {
  public:
    explicit Writer(const Document& document)
        : document_(document) {}

    std::string text;
    const TextRun* wanted = nullptr;
    std::string_view part;

    void blocks(const Blocks& blocks, int depth) {
        for (const Block& block : blocks) {
            const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
            const std::string role =
                block.node == NoStruct
                    ? "-"
                    : std::string(role_name(document_.structure.nodes[block.node].role));
            const std::string id = block.anchor == NoId || document_.anchors[block.anchor].empty()
                                       ? ""
                                       : "#" + document_.anchors[block.anchor];
            text += indent + role + id + " ";
            std::visit([&](const auto& content) { write(content, depth); }, block.content);
        }
    }

  private:
    void write(const Paragraph& paragraph, int) {
        if (!paragraph.label.empty()) {
            text += "{";
            line(paragraph.label);
            text += "} ";
        }
        line(paragraph.content);
        text += "\n";
    }

    void write(const Container& container, int depth) {
        text += "container\n";
        blocks(container.children, depth + 1);
    }

    void write(const Grid& grid, int depth) {
        text += "grid " + std::to_string(grid.columns.size()) + "\n";
        blocks(grid.cells, depth + 1);
    }

    void write(const TableBlock& table, int depth) {
        text += "table " + std::to_string(table.columns.size()) + "\n";
        blocks(table.continued, depth + 1);
        for (const auto* rows : {&table.head, &table.body, &table.foot}) {
            for (const TableRow& row : *rows) {
                text += std::string(static_cast<std::size_t>(depth) * 2 + 2, ' ') + "row\n";
                for (const TableCell& cell : row.cells)
                    blocks(cell.content, depth + 2);
            }
        }
    }

    void write(const PictureBlock& picture, int) {
        text +=
            "picture " + std::to_string(picture.size.width.units / Length::UnitsPerPoint) + "\n";
    }

    void write(const Marker& marker, int) {
        text += "marker " + marker.name + "=" + marker.text + "\n";
    }

    void write(const FirstFit& choice, int depth) {
        text += "first-fit\n";
        for (const Blocks& alternative : choice.alternatives) {
            text += std::string(static_cast<std::size_t>(depth) * 2 + 2, ' ') + "either\n";
            blocks(alternative, depth + 2);
        }
    }

    void line(const std::vector<Inline>& content) {
        for (const Inline& item : content)
            std::visit([&](const auto& thing) { add(thing); }, item);
    }

    void add(const TextRun& run) {
        if (wanted == nullptr && !part.empty() && run.text.find(part) != std::string::npos)
            wanted = &run;
        text += run.link == NoId ? run.text : "<" + run.text + ">";
    }

    void add(const LineBreak&) { text += "|"; }

    void add(const InlineAnchor& anchor) { text += "@" + document_.anchors[anchor.anchor]; }

    void add(const PageReference& reference) {
        text += "[page " + std::to_string(reference.targets.size()) + "]";
    }

    void add(const PageNumber&) { text += "[folio]"; }

    void add(const MarkerReference& marker) { text += "[" + marker.name + "]"; }

    void add(const Leader& leader) { text += "..." + leader.pattern; }

    void add(const Tab&) { text += "->"; }

    void add(const Footnote& footnote) {
        text += "^" + footnote.call.text + "(";
        Writer inner(document_);
        inner.blocks(*footnote.body, 0);
        text += inner.text.substr(0, inner.text.size() - 1) + ")";
    }

    void add(const InlinePicture&) { text += "[picture]"; }

    const Document& document_;
};

} // namespace

std::string outline(const Document& document) {
    Writer writer(document);
    for (const PageSequence& sequence : document.sequences)
        writer.blocks(sequence.flow, 0);
    return writer.text;
}

std::string structure(const Document& document) {
    std::string text;
    const auto& nodes = document.structure.nodes;
    for (StructId id = 0; id < nodes.size(); ++id) {
        int depth = 0;
        for (StructId at = id; at != 0; at = nodes[at].parent)
            ++depth;
        text += std::string(static_cast<std::size_t>(depth) * 2, ' ');
        text += std::string(role_name(nodes[id].role));
        if (!nodes[id].lang->empty())
            text += " " + *nodes[id].lang;
        if (!nodes[id].alt->empty())
            text += " (" + *nodes[id].alt + ")";
        text += "\n";
    }
    return text;
}

const Style& style_of(const Document& document, std::string_view part) {
    Writer writer(document);
    writer.part = part;
    for (const PageSequence& sequence : document.sequences)
        writer.blocks(sequence.flow, 0);
    REQUIRE(writer.wanted != nullptr);
    return document.styles[writer.wanted->style];
}

} // namespace zbirnyk
