#include "exchange/structure_content.h"

namespace zbirnyk {
namespace {

class Gatherer {
  public:
    explicit Gatherer(const Document& document)
        : document_(document) {
        const std::size_t count = document.structure.nodes.size();
        linked_.resize(count);
        content_.items.resize(count);
        content_.anchors.resize(count, NoId);
        content_.styles.resize(count, NoId);
        content_.cells.resize(count, nullptr);
        content_.calls.resize(count);
        if (count > 0) {
            linked_[0] = true;
        }
    }

    StructureContent gather() {
        for (const PageSequence& sequence : document_.sequences) {
            walk(sequence.flow);
        }
        return std::move(content_);
    }

  private:
    void walk(const Blocks& blocks) {
        for (const Block& block : blocks) {
            walk(block);
        }
    }

    void walk(const Block& block);
    void walk_line(const std::vector<Inline>& line, const Block& block);
    void walk_rows(const std::vector<TableRow>& rows);
    bool attach(StructId node);

    void add(StructId node, StructItem item) {
        if (attach(node)) {
            content_.items[node].push_back(item);
        }
    }

    const Document& document_;
    StructureContent content_;
    std::vector<bool> linked_;
};

/// Makes the element a child of its parent, at the place that reading has come to; false for
/// artifacts.
bool Gatherer::attach(StructId node) {
    if (node == NoStruct) {
        return false;
    }
    if (!linked_[node]) {
        linked_[node] = true;
        const StructId parent = document_.structure.nodes[node].parent;
        attach(parent);
        content_.items[parent].emplace_back(node);
    }
    return true;
}

void Gatherer::walk_line(const std::vector<Inline>& line, const Block& block) {
    StructId last = block.node;
    for (const Inline& item : line) {
        if (const auto* run = std::get_if<TextRun>(&item)) {
            add(run->node, run);
            last = run->node;
        } else if (std::holds_alternative<LineBreak>(item)) {
            add(last, StructBreak{});
        } else if (std::holds_alternative<Tab>(item)) {
            add(last, StructSpace{});
        } else if (const auto* picture = std::get_if<InlinePicture>(&item)) {
            add(picture->node, StructurePicture{picture->picture, picture->size});
        } else if (const auto* note = std::get_if<Footnote>(&item)) {
            if (attach(note->call.node)) {
                content_.calls[note->call.node] = true;
            }
            walk(*note->body);
        }
    }
}

void Gatherer::walk_rows(const std::vector<TableRow>& rows) {
    for (const TableRow& row : rows) {
        for (const TableCell& cell : row.cells) {
            if (attach(cell.node)) {
                content_.cells[cell.node] = &cell;
            }
            walk(cell.content);
        }
    }
}

void Gatherer::walk(const Block& block) {
    if (attach(block.node)) {
        content_.styles[block.node] = block.style;
        if (block.anchor != NoId) {
            content_.anchors[block.node] = block.anchor;
        }
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        walk_line(paragraph->label, block);
        if (!paragraph->label.empty()) {
            add(block.node, StructSpace{});
        }
        walk_line(paragraph->content, block);
    } else if (const auto* container = std::get_if<Container>(&block.content)) {
        walk(container->children);
    } else if (const auto* grid = std::get_if<Grid>(&block.content)) {
        walk(grid->cells);
    } else if (const auto* table = std::get_if<Boxed<TableBlock>>(&block.content)) {
        walk_rows((*table)->head);
        walk_rows((*table)->body);
        walk_rows((*table)->foot);
    } else if (const auto* picture = std::get_if<PictureBlock>(&block.content)) {
        add(block.node, StructurePicture{picture->picture, picture->size, picture->width_share});
    } else if (const auto* fit = std::get_if<FirstFit>(&block.content)) {
        // All alternatives say the same; only the page decides between them.
        if (!fit->alternatives.empty()) {
            walk(fit->alternatives.front());
        }
    }
}

} // namespace

StructureContent gather_content(const Document& document) {
    return Gatherer(document).gather();
}

} // namespace zbirnyk
