#include "layout/pages/references.h"

#include <algorithm>

namespace zbirnyk {

namespace {

class ReferenceCollector {
  public:
    void add(const Blocks& blocks) {
        for (const Block& block : blocks)
            std::visit([&](const auto& kind) { add(kind); }, block.content);
    }

    std::vector<const PageReference*> take() { return std::move(found_); }

  private:
    void add(const std::vector<Inline>& content) {
        for (const Inline& item : content) {
            if (const auto* reference = std::get_if<PageReference>(&item))
                found_.push_back(reference);
            else if (const auto* note = std::get_if<Footnote>(&item); note && note->body)
                add(*note->body);
        }
    }

    void add(const Paragraph& paragraph) {
        add(paragraph.label);
        add(paragraph.content);
    }

    void add(const Container& container) { add(container.children); }

    void add(const Grid& grid) { add(grid.cells); }

    void add(const TableBlock& table) {
        add(table.continued);
        for (const std::vector<TableRow>* rows : {&table.head, &table.body, &table.foot})
            for (const TableRow& row : *rows)
                for (const TableCell& cell : row.cells)
                    add(cell.content);
    }

    void add(const FirstFit& choice) {
        for (const Blocks& alternative : choice.alternatives)
            add(alternative);
    }

    void add(const PictureBlock&) {}

    void add(const Marker&) {}

    std::vector<const PageReference*> found_;
};

} // namespace

std::vector<const PageReference*> page_references(const Document& document) {
    ReferenceCollector collector;
    for (const PageSequence& sequence : document.sequences)
        collector.add(sequence.flow);
    return collector.take();
}

ReferenceLabels labels_of(const Plan& plan) {
    ReferenceLabels labels;
    for (const Destination& destination : plan.destinations) {
        const bool known = destination.page != NoId;
        labels.labels.push_back(known ? plan.pages[destination.page].label : std::string());
        labels.pages.push_back(destination.page);
    }
    return labels;
}

const PageReference* first_unsettled(
    const std::vector<const PageReference*>& references,
    const ReferenceLabels& before,
    const ReferenceLabels& now) {
    const auto changed = [&](AnchorId anchor) {
        return anchor < now.labels.size() && (before.labels[anchor] != now.labels[anchor] ||
                                              before.pages[anchor] != now.pages[anchor]);
    };
    for (const PageReference* reference : references)
        if (std::any_of(reference->targets.begin(), reference->targets.end(), changed))
            return reference;
    return nullptr;
}

} // namespace zbirnyk
