#include "layout/layout.h"

#include "base/parallel.h"
#include "diag/codes.h"
#include "layout/check_pages.h"
#include "layout/pages/impose.h"
#include "layout/pages/make_page.h"
#include "layout/pages/references.h"
#include "layout/pages/set_beforehand.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// Page numbers may change how long a line is and so the pages themselves. Three passes settle all
/// but contrived cases.
constexpr int MostPasses = 3;

ReferenceLabels unknown_labels(const Document& document) {
    const std::size_t count = document.anchors.size();
    return {std::vector<std::string>(count), std::vector<std::uint32_t>(count, NoId)};
}

void report_unsettled(const PageReference& reference, Diagnostics& diagnostics) {
    diagnostics.warning(
        codes::LayoutReferencesUnsettled,
        reference.span,
        "the page that is referred to changes with the length of the number itself",
        "the printed number may be one page off; reword the paragraph");
}

/// A reference to a place that no page shows: in an alternative that was not chosen, or beyond the
/// most pages that are allowed.
void report_lost_targets(
    const std::vector<const PageReference*>& references,
    const ReferenceLabels& labels,
    Diagnostics& diagnostics) {
    for (const PageReference* reference : references) {
        const bool lost =
            std::any_of(reference->targets.begin(), reference->targets.end(), [&](AnchorId anchor) {
                return anchor < labels.pages.size() && labels.pages[anchor] == NoId;
            });
        if (lost)
            diagnostics.error(
                codes::LayoutTargetLost,
                reference->span,
                "the place that is referred to stands on no page",
                "is it in an alternative that was not chosen? refer to what is always printed");
    }
}

} // namespace

Hyphenator hyphenator_of(const Document& document, const LayoutResources& resources) {
    Hyphenator hyphenator = resources.hyphenator;
    for (const HyphenationExceptions& exceptions : document.hyphenation)
        hyphenator = hyphenator.with_exceptions(exceptions.lang, exceptions.words);
    return hyphenator;
}

Pages lay_out(const Document& document, const LayoutResources& shared, Diagnostics& diagnostics) {
    const Hyphenator hyphenator = hyphenator_of(document, shared);
    const LayoutResources resources{
        shared.fonts,
        hyphenator,
        shared.threads,
        shared.max_pages,
        shared.memory,
        shared.known_lines};
    const std::vector<const PageReference*> references = page_references(document);
    ReferenceLabels labels = unknown_labels(document);
    MemoryGuard guard(shared.memory);
    LineStore store(&guard);
    Plan plan;
    for (int pass = 1;; ++pass) {
        Diagnostics found;
        store.begin_pass();
        const ParagraphContext context{document, resources, labels};
        if (pass == 1)
            set_beforehand(context, store);
        plan = plan_pages(context, store, found);
        if (guard.is_over()) {
            diagnostics.append(std::move(found));
            return {};
        }
        ReferenceLabels now = labels_of(plan);
        const PageReference* unsettled = first_unsettled(references, labels, now);
        if (unsettled && pass == MostPasses)
            report_unsettled(*unsettled, found);
        if (!unsettled || pass == MostPasses) {
            // A place that nobody has named is reported already.
            if (!diagnostics.has_errors())
                report_lost_targets(references, labels_of(plan), found);
            diagnostics.append(std::move(found));
            break;
        }
        labels = std::move(now);
    }

    Pages pages{.destinations = std::move(plan.destinations), .labels = std::move(plan.labels)};
    const ParagraphContext context{document, resources, labels};
    pages.pages.resize(plan.pages.size());
    std::vector<Diagnostics> found(plan.pages.size());
    for_each_index(plan.pages.size(), resources.threads, [&](std::size_t i, unsigned) {
        pages.pages[i] = make_page(plan.pages[i], plan.pages.size(), context, found[i]);
        plan.pages[i] = {};
    });
    for (Diagnostics& of_page : found)
        diagnostics.append(std::move(of_page));
    check_pages(document, pages, diagnostics);
    diagnostics.keep_first_of_each(codes::TextFallback);
    diagnostics.keep_first_of_each(codes::TextMissingFeature);
    return document.sheet ? impose(std::move(pages), *document.sheet, diagnostics) : pages;
}

} // namespace zbirnyk
