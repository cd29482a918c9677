#include "pdf/navigation.h"

#include <algorithm>

namespace zbirnyk {

namespace {

bool was_laid_out(const Pages& pages, AnchorId anchor) {
    return anchor < pages.destinations.size() &&
           pages.destinations[anchor].page < pages.pages.size();
}

/// "/Dest[5 0 R/XYZ x y null]" for an anchor that was laid out.
void append_destination(std::string& out, AnchorId anchor, const PageObjects& objects) {
    const Destination& destination = objects.pages.destinations[anchor];
    out += "/Dest[";
    append_reference(out, objects.ids[destination.page]);
    out += "/XYZ ";
    append_length(out, destination.point.x);
    out += ' ';
    append_length(out, objects.pages.pages[destination.page].size.height - destination.point.y);
    out += " null]";
}

/// An outline item and its place in the tree; indices into the list, from 1, 0: none.
struct OutlineNode {
    std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
    std::size_t open = 0; ///< descendants, all shown
};

/// [0] is the root. A level that jumps hangs under the nearest shallower item.
std::vector<OutlineNode> outline_tree(const std::vector<OutlineItem>& items) {
    std::vector<OutlineNode> nodes(items.size() + 1);
    std::vector<std::size_t> path = {0};
    for (std::size_t i = 1; i <= items.size(); ++i) {
        while (path.size() > 1 && items[path.back() - 1].level >= items[i - 1].level)
            path.pop_back();
        const std::size_t parent = path.back();
        nodes[i].parent = parent;
        nodes[i].previous = nodes[parent].last;
        if (nodes[parent].last != 0)
            nodes[nodes[parent].last].next = i;
        else
            nodes[parent].first = i;
        nodes[parent].last = i;
        for (const std::size_t ancestor : path)
            ++nodes[ancestor].open;
        path.push_back(i);
    }
    return nodes;
}

void append_outline_link(
    std::string& out, std::string_view key, std::size_t node, const std::vector<ObjectId>& ids) {
    if (node == 0)
        return;
    append_name(out, key);
    out += ' ';
    append_reference(out, ids[node]);
}

} // namespace

std::vector<LinkAnnotation>
collect_links(const Document& document, const Pages& pages, Sink& sink) {
    std::vector<LinkAnnotation> annotations;
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        for (const LinkArea& area : pages.pages[page].links) {
            const LinkTarget& target = document.links.at(area.link);
            if (target.node == NoStruct ||
                (target.uri.empty() && !was_laid_out(pages, target.anchor)))
                continue;
            annotations.push_back(
                {sink.allocate(), static_cast<std::uint32_t>(page), area.link, area.area});
        }
    }
    return annotations;
}

void write_link(
    const LinkAnnotation& annotation,
    std::size_t parent_key,
    const Document& document,
    const PageObjects& objects,
    Sink& sink) {
    const LinkTarget& target = document.links[annotation.link];
    const Page& page = objects.pages.pages[annotation.page];
    std::string out = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/P ";
    append_reference(out, objects.ids[annotation.page]);
    out += "/Rect[";
    append_length(out, annotation.area.x);
    out += ' ';
    append_length(out, page.size.height - annotation.area.bottom());
    out += ' ';
    append_length(out, annotation.area.right());
    out += ' ';
    append_length(out, page.size.height - annotation.area.y);
    out += "]/StructParent ";
    append_integer(out, static_cast<std::int64_t>(parent_key));
    out += "/Contents";
    if (!target.contents.empty())
        append_text(out, target.contents);
    else if (!target.uri.empty())
        append_text(out, target.uri);
    else
        append_text(out, objects.pages.pages[objects.pages.destinations[target.anchor].page].label);
    if (!target.uri.empty()) {
        out += "/A<</Type/Action/S/URI/URI";
        append_literal(out, target.uri);
        out += ">>";
    } else {
        append_destination(out, target.anchor, objects);
    }
    sink.write(annotation.id, std::move(out));
}

ObjectId
write_outline(const std::vector<OutlineItem>& items, const PageObjects& objects, Sink& sink) {
    if (items.empty())
        return {};
    const std::vector<OutlineNode> nodes = outline_tree(items);
    std::vector<ObjectId> ids(nodes.size());
    for (ObjectId& id : ids)
        id = sink.allocate();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::string out;
        if (i == 0) {
            out = "/Type/Outlines";
        } else {
            out = "/Title";
            append_text(out, items[i - 1].title);
            out += "/Parent ";
            append_reference(out, ids[nodes[i].parent]);
            append_outline_link(out, "Prev", nodes[i].previous, ids);
            append_outline_link(out, "Next", nodes[i].next, ids);
            if (was_laid_out(objects.pages, items[i - 1].anchor))
                append_destination(out, items[i - 1].anchor, objects);
        }
        append_outline_link(out, "First", nodes[i].first, ids);
        append_outline_link(out, "Last", nodes[i].last, ids);
        if (nodes[i].open != 0) {
            out += "/Count ";
            append_integer(out, static_cast<std::int64_t>(nodes[i].open));
        }
        sink.write(ids[i], std::move(out));
    }
    return ids[0];
}

std::string page_labels(const std::vector<PageLabelRange>& ranges) {
    std::string out = "<</Nums[";
    if (ranges.empty() || ranges.front().first_page != 0)
        out += "0<</S/D>>";
    for (const PageLabelRange& range : ranges) {
        append_integer(out, range.first_page);
        if (!range.text.empty()) {
            out += "<</P";
            append_text(out, range.text);
            out += ">>";
            continue;
        }
        out += "<</S/";
        out += range.form == NumberForm::Arabic       ? 'D'
               : range.form == NumberForm::LowerRoman ? 'r'
                                                      : 'R';
        if (range.first_number > 1) {
            out += "/St ";
            append_integer(out, range.first_number);
        }
        out += ">>";
    }
    return out + "]>>";
}

} // namespace zbirnyk
