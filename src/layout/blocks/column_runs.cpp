#include "layout/blocks/column_runs.h"

#include "layout/blocks/box_model.h"

#include <algorithm>
#include <utility>

namespace zbirnyk {

namespace {

/// A container that does nothing but hold its children: they may stand apart.
const Container* plain_container(const Block& block, const FlowContext& context) {
    const auto* container = std::get_if<Container>(&block.content);
    const bool plain = container && container->column_count <= 1 && !block.placement.is_set() &&
                       !has_box(context.style(block.style)) && block.floating == Float::Here;
    return plain ? container : nullptr;
}

bool spans(const Block& block, const FlowContext& context) {
    return context.style(block.style).column_span == ColumnSpan::All;
}

class Divider {
  public:
    explicit Divider(const FlowContext& context)
        : context_(context) {}

    void add(const Blocks& blocks) {
        for (const Block& block : blocks)
            add(block);
    }

    std::vector<ColumnRun> take() { return std::move(runs_); }

  private:
    void add(const Block& block) {
        const Container* container = plain_container(block, context_);
        const BreakBefore forced = context_.style(block.style).break_before;
        if (spans(block, context_)) {
            begin(true);
        } else if (container && has_spanning(container->children, context_)) {
            if (block.anchor != NoId)
                next_.anchors.push_back(block.anchor);
            next_.forced = std::max(next_.forced, forced);
            opens_ = true;
            return add(container->children);
        } else if (
            opens_ || runs_.empty() || runs_.back().spanning || forced != BreakBefore::Auto) {
            begin(false);
        }
        runs_.back().blocks.push_back(&block);
    }

    void begin(bool spanning) {
        next_.below_span = !runs_.empty() && runs_.back().spanning;
        runs_.push_back(std::exchange(next_, {}));
        runs_.back().spanning = spanning;
        opens_ = false;
    }

    const FlowContext& context_;
    std::vector<ColumnRun> runs_;
    ColumnRun next_;     // what is known of the run that follows
    bool opens_ = false; // it begins a container of its own
};

} // namespace

bool has_spanning(const Blocks& blocks, const FlowContext& context) {
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        const Container* container = plain_container(block, context);
        return spans(block, context) || (container && has_spanning(container->children, context));
    });
}

std::vector<ColumnRun> column_runs(const Blocks& blocks, const FlowContext& context) {
    Divider divider(context);
    divider.add(blocks);
    return divider.take();
}

} // namespace zbirnyk
