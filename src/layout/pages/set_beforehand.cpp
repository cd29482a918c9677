#include "layout/pages/set_beforehand.h"

#include "base/parallel.h"
#include "layout/blocks/build_flow.h"
#include "layout/pages/page_plan.h"

#include <deque>

namespace zbirnyk {

namespace {

struct Piece {
    const Block* block;
    Length width, page_height, float_width;
};

std::vector<Piece> pieces_of(const Document& document) {
    std::vector<Piece> pieces;
    for (const PageSequence& sequence : document.sequences) {
        const PageMaster& master = document.masters[sequence.master];
        const Rect area = type_area(master, PagePlan::Side::Right);
        for (const Block& block : sequence.flow)
            pieces.push_back({&block, column_width(master), area.height, area.width});
    }
    return pieces;
}

} // namespace

void set_beforehand(const ParagraphContext& context, LineStore& store) {
    const unsigned threads = context.resources.threads;
    if (threads < 2)
        return;
    const std::vector<Piece> pieces = pieces_of(context.document);
    std::deque<LineStore> stores;
    for (unsigned worker = 0; worker < threads; ++worker)
        stores.emplace_back(store.guard());
    for_each_index(pieces.size(), threads, [&](std::size_t i, unsigned worker) {
        Diagnostics unused;
        const FlowContext flow{
            context,
            stores[worker],
            unused,
            pieces[i].page_height,
            Report::No,
            pieces[i].float_width};
        build_block(*pieces[i].block, pieces[i].width, flow);
    });
    for (LineStore& other : stores)
        store.adopt(std::move(other));
}

} // namespace zbirnyk
