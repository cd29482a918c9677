#pragma once

#include "document/document.h"
#include "layout/page.h"
#include "pdf/sink.h"

#include <string>
#include <vector>

namespace zbirnyk {

/// A rectangle on a page that leads somewhere, as a Link annotation. `number` counts annotations
/// from 0.
struct LinkAnnotation {
    ObjectId id;
    std::uint32_t page = 0;
    LinkId link = NoId;
    Rect area;
};

/// What pages need to be referred to.
struct PageObjects {
    const Pages& pages;
    std::vector<ObjectId> ids; ///< by page
};

/// The annotations of all pages in order, not yet written: one for every area of a link that has a
/// target and a structure element.
std::vector<LinkAnnotation> collect_links(const Document& document, const Pages& pages, Sink& sink);

/// Writes the annotation that has the key `parent_key` in the parent tree.
void write_link(
    const LinkAnnotation& annotation,
    std::size_t parent_key,
    const Document& document,
    const PageObjects& objects,
    Sink& sink);

/// The outline tree; no object when the document has no outline.
ObjectId
write_outline(const std::vector<OutlineItem>& items, const PageObjects& objects, Sink& sink);

/// The value of the catalog's /PageLabels.
std::string page_labels(const std::vector<PageLabelRange>& ranges);

} // namespace zbirnyk
