#include "template/finish_document.h"

#include "template/initial_letter.h"

namespace zbirnyk {

namespace {

/// The new number of each structure element: a walk through the tree in which the children of a
/// node come in the order of their old numbers.
std::vector<StructId> reading_order(const StructureTree& tree) {
    std::vector<std::vector<StructId>> children(tree.nodes.size());
    for (StructId id = 1; id < tree.nodes.size(); ++id)
        children[tree.nodes[id].parent].push_back(id);
    std::vector<StructId> numbers(tree.nodes.size());
    std::vector<StructId> open = {0};
    StructId next = 0;
    while (!open.empty()) {
        const StructId id = open.back();
        open.pop_back();
        numbers[id] = next++;
        open.insert(open.end(), children[id].rbegin(), children[id].rend());
    }
    return numbers;
}

class Finisher {
  public:
    Finisher(
        DeferredContent& deferred, const std::vector<Style>& styles, std::vector<StructId> numbers)
        : deferred_(deferred)
        , styles_(styles)
        , numbers_(std::move(numbers)) {}

    void number(StructId& id) const {
        if (id != NoStruct)
            id = numbers_[id];
    }

    void blocks(Blocks& blocks) {
        for (Block& block : blocks) {
            number(block.node);
            if (auto* container = std::get_if<Container>(&block.content))
                fill(block.anchor, *container);
            std::visit([&](auto& content) { visit(content); }, block.content);
        }
    }

  private:
    void fill(AnchorId anchor, Container& container) {
        const auto waiting = deferred_.blocks.find(anchor);
        if (anchor != NoId && waiting != deferred_.blocks.end())
            container.children = std::move(waiting->second);
    }

    void visit(Paragraph& paragraph) {
        line(paragraph.label);
        line(paragraph.content);
    }

    void visit(Container& container) { blocks(container.children); }

    void visit(Grid& grid) { blocks(grid.cells); }

    void visit(Boxed<TableBlock>& boxed) {
        TableBlock& table = boxed.edit();
        for (auto* section :
             {&table.head,
              &table.body,
              &table.foot,
              &table.brought,
              &table.carried,
              &table.subheads}) {
            for (TableRow& row : *section) {
                for (TableCell& cell : row.cells) {
                    number(cell.node);
                    blocks(cell.content);
                }
            }
        }
    }

    void visit(PictureBlock&) {}

    void visit(Marker&) {}

    void visit(FirstFit& choice) {
        for (Blocks& alternative : choice.alternatives)
            blocks(alternative);
    }

    void run(TextRun& run) {
        number(run.node);
        const auto waiting = deferred_.texts.find(run.text);
        if (waiting != deferred_.texts.end())
            run.text = transformed(waiting->second, styles_[run.style]);
    }

    void line(std::vector<Inline>& content) {
        for (Inline& item : content) {
            if (auto* text = std::get_if<TextRun>(&item)) {
                run(*text);
            } else if (auto* reference = std::get_if<PageReference>(&item)) {
                number(reference->node);
            } else if (auto* picture = std::get_if<InlinePicture>(&item)) {
                number(picture->node);
            } else if (auto* footnote = std::get_if<Footnote>(&item)) {
                run(footnote->call);
                auto body = std::make_shared<Blocks>(*footnote->body);
                blocks(*body);
                footnote->body = std::move(body);
            }
        }
    }

    DeferredContent& deferred_;
    const std::vector<Style>& styles_;
    std::vector<StructId> numbers_;
};

} // namespace

void finish_document(DeferredContent& deferred, Document& document) {
    if (deferred.blocks.empty() && deferred.texts.empty())
        return;
    const std::vector<StructId> numbers = reading_order(document.structure);
    Finisher finisher(deferred, document.styles, numbers);
    for (PageSequence& sequence : document.sequences)
        finisher.blocks(sequence.flow);
    for (LinkTarget& link : document.links)
        finisher.number(link.node);
    for (StructureTree::CellHead& pair : document.structure.cell_heads)
        pair = {numbers[pair.cell], numbers[pair.head]};
    sort_cell_heads(document.structure);
    std::vector<StructNode> nodes(document.structure.nodes.size());
    for (StructId id = 0; id < nodes.size(); ++id) {
        nodes[numbers[id]] = std::move(document.structure.nodes[id]);
        nodes[numbers[id]].parent = numbers[nodes[numbers[id]].parent];
    }
    document.structure.nodes = std::move(nodes);
}

} // namespace zbirnyk
