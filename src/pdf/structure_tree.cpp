// The order of an element's children. The tree gives the order of elements, the pages give the
// order in which content was drawn, and an element may have both. Each child element takes the
// place of the first content below it, but never a place before its elder sibling, so that what is
// drawn out of order (a placed block, a column) is still read in the document's order. A Note is
// drawn at the foot of the page and read where it is called: it follows its elder sibling, the
// call.

#include "pdf/structure_tree.h"

#include "pdf/syntax.h"

#include <algorithm>
#include <limits>

namespace zbirnyk {

namespace {

constexpr std::size_t Nowhere = std::numeric_limits<std::size_t>::max();
/// Leaves of number and name trees.
constexpr std::size_t EntriesPerLeaf = 64;

struct Content {
    std::uint32_t page = 0;
    std::uint32_t mcid = 0;
    std::size_t place = 0; ///< in the order of drawing
};

/// What an element of the file has.
struct Element {
    ObjectId id; ///< none: the element is left out
    std::vector<Content> contents;
    std::vector<StructId> children;
    std::vector<std::size_t> annotations;
    std::size_t first_place = Nowhere; ///< of what is below it
};

bool is_cell(Role role) {
    return role == Role::Th || role == Role::Td;
}

/// Marked contents [first, last) of a page of the file that are read together.
struct Passage {
    std::uint32_t page = 0;
    std::size_t first = 0, last = 0;
};

/// All marked content in the order of reading: pages one after another, on a printer's sheet as
/// they were before.
std::vector<Passage> passages(const StructureInput& input) {
    std::vector<std::pair<std::uint32_t, Passage>> by_page; // as it was before
    for (std::uint32_t page = 0; page < input.contents.size(); ++page) {
        const PageContent& content = input.contents[page];
        if (content.imposed.empty())
            by_page.push_back({page, {page, 0, content.marked.size()}});
        for (std::size_t i = 0; i < content.imposed.size(); ++i) {
            const std::size_t last =
                i + 1 < content.imposed.size() ? content.imposed[i + 1] : content.marked.size();
            by_page.push_back(
                {input.objects.pages.pages[page].imposed[i].page,
                 {page, content.imposed[i], last}});
        }
    }
    std::ranges::stable_sort(by_page, {}, [](const auto& passage) { return passage.first; });
    std::vector<Passage> sorted;
    sorted.reserve(by_page.size());
    for (const auto& [number, passage] : by_page)
        sorted.push_back(passage);
    return sorted;
}

std::vector<Element> gather(const StructureInput& input) {
    const std::vector<StructNode>& nodes = input.document.structure.nodes;
    std::vector<Element> elements(nodes.size());
    std::size_t place = 0;
    for (const Passage& passage : passages(input)) {
        const std::vector<StructId>& marked = input.contents[passage.page].marked;
        for (std::size_t mcid = passage.first; mcid < passage.last; ++mcid, ++place) {
            Element& element = elements[marked[mcid]];
            element.first_place = std::min(element.first_place, place);
            element.contents.push_back({passage.page, static_cast<std::uint32_t>(mcid), place});
        }
    }
    for (std::size_t i = 0; i < input.annotations.size(); ++i)
        elements[input.document.links[input.annotations[i].link].node].annotations.push_back(i);
    // Parents precede their children, so one walk from the end sees every child before its parent.
    for (std::size_t id = nodes.size(); id-- > 1;) {
        Element& parent = elements[nodes[id].parent];
        parent.first_place = std::min(parent.first_place, elements[id].first_place);
    }
    return elements;
}

/// Numbers the elements that stay and hangs them on their parents.
void prune(const std::vector<StructNode>& nodes, std::vector<Element>& elements, Sink& sink) {
    std::vector<StructId> table_of(nodes.size(), NoStruct);
    std::vector<char> stays(nodes.size(), 0);
    stays[0] = 1;
    for (std::size_t id = 1; id < nodes.size(); ++id) {
        table_of[id] =
            nodes[id].role == Role::Table ? static_cast<StructId>(id) : table_of[nodes[id].parent];
        const bool holds_row = is_cell(nodes[id].role) && table_of[id] != NoStruct &&
                               elements[table_of[id]].first_place != Nowhere;
        const bool needed =
            holds_row || elements[id].first_place != Nowhere || !elements[id].annotations.empty();
        stays[id] = needed ? 1 : 0;
    }
    for (std::size_t id = nodes.size(); id-- > 1;) {
        if (stays[id])
            stays[nodes[id].parent] = 1;
    }
    for (std::size_t id = 0; id < nodes.size(); ++id) {
        if (!stays[id])
            continue;
        elements[id].id = sink.allocate();
        if (id != 0)
            elements[nodes[id].parent].children.push_back(static_cast<StructId>(id));
    }
}

void append_content(
    std::string& out, const Content& content, std::uint32_t page, const PageObjects& objects) {
    if (content.page == page) {
        append_integer(out, content.mcid);
    } else {
        out += "<</Type/MCR/Pg ";
        append_reference(out, objects.ids[content.page]);
        out += "/MCID ";
        append_integer(out, content.mcid);
        out += ">>";
    }
    out += ' ';
}

/// One child of an element in the order of reading.
struct Kid {
    std::size_t place = 0;
    const Content* content = nullptr;
    StructId child = NoStruct;
};

std::vector<Kid> ordered_kids(
    const Element& element,
    const std::vector<Element>& elements,
    const std::vector<StructNode>& nodes) {
    std::vector<Kid> kids;
    std::size_t earliest = 0;
    for (const StructId child : element.children) {
        const std::size_t own = elements[child].first_place;
        const bool follows_call = nodes[child].role == Role::Note && !kids.empty();
        if (own != Nowhere && !follows_call)
            earliest = std::max(earliest, own);
        kids.push_back({earliest, nullptr, child});
    }
    for (const Content& content : element.contents)
        kids.push_back({content.place, &content, NoStruct});
    std::stable_sort(
        kids.begin(), kids.end(), [](const Kid& a, const Kid& b) { return a.place < b.place; });
    return kids;
}

void append_kids(
    std::string& out,
    StructId node,
    const std::vector<Element>& elements,
    const StructureInput& input) {
    const Element& element = elements[node];
    if (element.children.empty() && element.contents.empty() && element.annotations.empty())
        return;
    const std::uint32_t page = element.contents.empty() ? NoId : element.contents.front().page;
    if (page != NoId) {
        out += "/Pg ";
        append_reference(out, input.objects.ids[page]);
    }
    out += "/K[";
    for (const Kid& kid : ordered_kids(element, elements, input.document.structure.nodes)) {
        if (kid.content) {
            append_content(out, *kid.content, page, input.objects);
        } else {
            append_reference(out, elements[kid.child].id);
            out += ' ';
        }
    }
    for (const std::size_t i : element.annotations) {
        out += "<</Type/OBJR/Obj ";
        append_reference(out, input.annotations[i].id);
        out += "/Pg ";
        append_reference(out, input.objects.ids[input.annotations[i].page]);
        out += ">>";
    }
    out += ']';
}

std::string_view scope_name(char scope) {
    return scope == 'r' ? "Row" : scope == 'b' ? "Both" : "Column";
}

void append_attributes(std::string& out, const StructNode& node, const std::string& headers) {
    if (is_cell(node.role)) {
        const bool head = node.role == Role::Th;
        if (!head && node.col_span == 1 && node.row_span == 1 && headers.empty())
            return;
        out += "/A<</O/Table";
        if (head) {
            out += "/Scope/";
            out += scope_name(node.scope);
        }
        if (node.col_span != 1) {
            out += "/ColSpan ";
            append_integer(out, node.col_span);
        }
        if (node.row_span != 1) {
            out += "/RowSpan ";
            append_integer(out, node.row_span);
        }
        if (!headers.empty())
            out += "/Headers[" + headers + "]";
        out += ">>";
    } else if (node.role == Role::L) {
        out += "/A<</O/List/ListNumbering";
        append_name(out, node.list_numbering->empty() ? "None" : *node.list_numbering);
        out += ">>";
    }
}

void append_box(std::string& out, const FigureBox& box, const Pages& pages) {
    const Length height = pages.pages[box.page].size.height;
    out += "/A<</O/Layout/Placement/Block/BBox[";
    append_length(out, box.area.x);
    out += ' ';
    append_length(out, height - box.area.bottom());
    out += ' ';
    append_length(out, box.area.right());
    out += ' ';
    append_length(out, height - box.area.y);
    out += "]>>";
}

void append_text_entry(std::string& out, std::string_view key, std::string_view text) {
    if (text.empty())
        return;
    append_name(out, key);
    append_text(out, text);
}

/// Zero-padded, so that the order of elements is the order of their names.
std::string id_name(std::string_view kind, std::size_t number) {
    std::string digits;
    append_integer(digits, static_cast<std::int64_t>(number));
    constexpr std::size_t Width = 8;
    return std::string(kind) + std::string(Width - std::min(Width, digits.size()), '0') + digits;
}

std::string literal(std::string_view text) {
    std::string out;
    append_literal(out, text);
    return out;
}

std::string reference(ObjectId id) {
    std::string out;
    append_reference(out, id);
    return out;
}

/// Which elements heads of cells are referred to by.
std::vector<char> named_heads(const StructureTree& tree) {
    std::vector<char> found(tree.cell_heads.empty() ? 0 : tree.nodes.size(), 0);
    for (const StructureTree::CellHead& pair : tree.cell_heads)
        found[pair.head] = 1;
    return found;
}

/// The names of the heads of `cell`; `next` is the first pair that no cell before it has taken.
std::string headers_of(
    StructId cell,
    const std::vector<StructureTree::CellHead>& pairs,
    const std::vector<Element>& elements,
    std::size_t& next) {
    std::string out;
    while (next < pairs.size() && pairs[next].cell < cell)
        ++next;
    for (; next < pairs.size() && pairs[next].cell == cell; ++next)
        if (elements[pairs[next].head].id.number != 0)
            out += literal(id_name("th-", pairs[next].head));
    return out;
}

/// Keys and values of the parent tree.
ObjectId
write_parent_tree(const std::vector<Element>& elements, const StructureInput& input, Sink& sink) {
    std::vector<std::string> keys;
    std::vector<std::string> values;
    for (std::size_t page = 0; page < input.contents.size(); ++page) {
        if (input.contents[page].marked.empty())
            continue;
        std::string parents = "[";
        for (const StructId node : input.contents[page].marked) {
            append_reference(parents, elements[node].id);
            parents += ' ';
        }
        parents.back() = ']';
        keys.push_back(std::to_string(page));
        values.push_back(std::move(parents));
    }
    for (std::size_t i = 0; i < input.annotations.size(); ++i) {
        keys.push_back(std::to_string(input.contents.size() + i));
        values.push_back(
            reference(elements[input.document.links[input.annotations[i].link].node].id));
    }
    const ObjectId id = sink.allocate();
    sink.write(id, tree_root("Nums", keys, values, sink));
    return id;
}

std::string pairs(
    const std::vector<std::string>& keys,
    const std::vector<std::string>& values,
    std::size_t begin,
    std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i)
        out += keys[i] + ' ' + values[i] + ' ';
    return out;
}

} // namespace

std::string tree_root(
    std::string_view kind,
    const std::vector<std::string>& keys,
    const std::vector<std::string>& values,
    Sink& sink) {
    const std::string name(kind);
    if (keys.size() <= EntriesPerLeaf)
        return "/" + name + "[" + pairs(keys, values, 0, keys.size()) + "]";
    std::string kids = "/Kids[";
    for (std::size_t begin = 0; begin < keys.size(); begin += EntriesPerLeaf) {
        const std::size_t end = std::min(keys.size(), begin + EntriesPerLeaf);
        const ObjectId leaf = sink.allocate();
        sink.write(
            leaf,
            "/Limits[" + keys[begin] + " " + keys[end - 1] + "]/" + name + "[" +
                pairs(keys, values, begin, end) + "]");
        append_reference(kids, leaf);
        kids += ' ';
    }
    return kids + "]";
}

ObjectId write_structure_tree(const StructureInput& input, Sink& sink) {
    const std::vector<StructNode>& nodes = input.document.structure.nodes;
    const ObjectId root = sink.allocate();
    std::vector<Element> elements = gather(input);
    prune(nodes, elements, sink);

    const std::vector<FigureBox>& boxes = input.boxes;
    auto box = boxes.begin();
    std::vector<std::string> names;
    std::vector<std::string> name_values;
    const std::vector<char> heads = named_heads(input.document.structure);
    std::vector<std::string> head_keys; // after those of notes: names in order
    std::vector<std::string> head_values;
    std::size_t next_pair = 0;
    for (std::size_t id = 0; id < nodes.size(); ++id) {
        const Element& element = elements[id];
        while (box != boxes.end() && box->node < id)
            ++box;
        if (element.id.number == 0)
            continue;
        const StructNode& node = nodes[id];
        std::string out = "/Type/StructElem/S/";
        out += role_name(node.role);
        out += "/P ";
        append_reference(out, id == 0 ? root : elements[node.parent].id);
        append_text_entry(out, "Lang", *node.lang);
        append_text_entry(out, "T", *node.title);
        append_text_entry(out, "Alt", *node.alt);
        append_text_entry(out, "ActualText", *node.actual_text);
        if (node.role == Role::Note) {
            names.push_back(literal(id_name("note-", names.size() + 1)));
            name_values.push_back(reference(element.id));
            out += "/ID" + names.back();
        }
        if (!heads.empty() && heads[id]) {
            head_keys.push_back(literal(id_name("th-", id)));
            head_values.push_back(reference(element.id));
            out += "/ID" + head_keys.back();
        }
        append_attributes(
            out,
            node,
            headers_of(
                static_cast<StructId>(id),
                input.document.structure.cell_heads,
                elements,
                next_pair));
        if (box != boxes.end() && box->node == id)
            append_box(out, *box, input.objects.pages);
        append_kids(out, static_cast<StructId>(id), elements, input);
        sink.write(element.id, std::move(out));
    }

    std::string out = "/Type/StructTreeRoot/K ";
    append_reference(out, elements[0].id);
    out += "/ParentTree ";
    append_reference(out, write_parent_tree(elements, input, sink));
    out += "/ParentTreeNextKey ";
    append_integer(
        out, static_cast<std::int64_t>(input.contents.size() + input.annotations.size()));
    names.insert(names.end(), head_keys.begin(), head_keys.end());
    name_values.insert(name_values.end(), head_values.begin(), head_values.end());
    if (!names.empty())
        out += "/IDTree<<" + tree_root("Names", names, name_values, sink) + ">>";
    sink.write(root, std::move(out));
    return root;
}

} // namespace zbirnyk
