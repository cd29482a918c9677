#include "conformance.h"

#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include <algorithm>
#include <regex>

namespace zbirnyk {

namespace {

/// ISO 32000-1, 14.8.4.
const std::set<std::string> StandardTypes = {
    "Document", "Part",    "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
    "TOC",      "TOCI",    "Index", "NonStruct", "Private", "P",          "H",
    "H1",       "H2",      "H3",    "H4",        "H5",      "H6",         "L",
    "LI",       "Lbl",     "LBody", "Table",     "TR",      "TH",         "TD",
    "THead",    "TBody",   "TFoot", "Span",      "Quote",   "Note",       "Reference",
    "BibEntry", "Code",    "Link",  "Annot",     "Ruby",    "RB",         "RT",
    "RP",       "Warichu", "WT",    "WP",        "Figure",  "Formula",    "Form"};

/// Which children and which parents a type may have, where that is restricted.
const std::map<std::string, std::set<std::string>> AllowedChildren = {
    {"Table", {"TR", "THead", "TBody", "TFoot", "Caption"}},
    {"THead", {"TR"}},
    {"TBody", {"TR"}},
    {"TFoot", {"TR"}},
    {"TR", {"TH", "TD"}},
    {"L", {"L", "LI", "Caption"}},
    {"LI", {"Lbl", "LBody"}},
    {"TOC", {"TOC", "TOCI", "Caption"}}};
const std::map<std::string, std::set<std::string>> AllowedParents = {
    {"TR", {"Table", "THead", "TBody", "TFoot"}},
    {"TH", {"TR"}},
    {"TD", {"TR"}},
    {"THead", {"Table"}},
    {"TBody", {"Table"}},
    {"TFoot", {"Table"}},
    {"LI", {"L"}},
    {"LBody", {"LI"}},
    {"TOCI", {"TOC"}}};

/// The value of an attribute in /A with the given owner.
QPDFObjectHandle
attribute(const StructElement& element, const std::string& owner, const std::string& key) {
    QPDFObjectHandle attributes = QPDFObjectHandle(element.dictionary).getKey("/A");
    for (QPDFObjectHandle item : attributes.isArray() ? attributes.getArrayAsVector()
                                                      : std::vector<QPDFObjectHandle>{attributes}) {
        if (item.isDictionary() && item.getKey("/O").isNameAndEquals(owner) && item.hasKey(key))
            return item.getKey(key);
    }
    return QPDFObjectHandle::newNull();
}

bool has_text(const StructElement& element, const std::string& key) {
    QPDFObjectHandle value = QPDFObjectHandle(element.dictionary).getKey(key);
    return value.isString() && !value.getUTF8Value().empty();
}

int span(const StructElement& cell, const std::string& key) {
    QPDFObjectHandle value = attribute(cell, "/Table", key);
    return value.isInteger() ? std::max(1, value.getIntValueAsInt()) : 1;
}

class StructureCheck {
  public:
    StructureCheck(QPDF& pdf, const Structure& structure, Findings& findings)
        : pdf_(pdf)
        , structure_(structure)
        , findings_(findings) {}

    void run(const std::vector<PageScan>& scans) {
        if (structure_.roots.size() != 1 ||
            structure_.elements[structure_.roots[0]].type != "Document")
            findings_.push_back("the structure tree has not one Document at its top");
        for (std::size_t i = 0; i < structure_.elements.size(); ++i) {
            check_form(i);
            check_nesting(i);
            check_meaning(structure_.elements[i]);
            check_table(structure_.elements[i]);
        }
        check_headings();
        check_contents(scans);
    }

  private:
    void report(const StructElement& element, const std::string& problem) {
        findings_.push_back(element_name(element) + " " + problem);
    }

    void check_form(std::size_t index) {
        const StructElement& element = structure_.elements[index];
        QPDFObjectHandle dictionary = element.dictionary;
        if (!dictionary.getKey("/Type").isNameAndEquals("/StructElem"))
            report(element, "has not /Type /StructElem");
        if (StandardTypes.count(element.type) == 0)
            report(element, "is of no standard type");
        const bool top = element.parent == index;
        const QPDFObjGen parent =
            top ? pdf_.getRoot().getKey("/StructTreeRoot").getObjGen()
                : QPDFObjectHandle(structure_.elements[element.parent].dictionary).getObjGen();
        if (dictionary.getKey("/P").getObjGen() != parent)
            report(element, "has a /P that is not its parent");
        if (element.kids.empty() && element.type != "TD" && element.type != "TH" && !top)
            report(element, "is empty");
        static const std::regex language_tag("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
        if (dictionary.hasKey("/Lang") &&
            !std::regex_match(dictionary.getKey("/Lang").getUTF8Value(), language_tag))
            report(element, "has a /Lang that is no language tag");
    }

    void check_nesting(std::size_t index) {
        const StructElement& element = structure_.elements[index];
        const auto children = AllowedChildren.find(element.type);
        for (const StructKid& kid : element.kids) {
            if (children == AllowedChildren.end())
                break;
            if (kid.kind != StructKid::Kind::Element)
                report(element, "has content of its own");
            else if (children->second.count(structure_.elements[kid.element].type) == 0)
                report(element, "contains " + element_name(structure_.elements[kid.element]));
        }
        const auto parents = AllowedParents.find(element.type);
        if (parents != AllowedParents.end() &&
            (element.parent == index ||
             parents->second.count(structure_.elements[element.parent].type) == 0))
            report(element, "stands outside its parent type");
        if (element.type == "Table" && element.kids.size() > 1) {
            for (std::size_t i = 1; i + 1 < element.kids.size(); ++i) {
                if (element.kids[i].kind == StructKid::Kind::Element &&
                    structure_.elements[element.kids[i].element].type == "Caption")
                    report(element, "has its Caption in the middle");
            }
        }
    }

    void check_meaning(const StructElement& element) {
        if ((element.type == "Figure" || element.type == "Formula") && !has_text(element, "/Alt") &&
            !has_text(element, "/ActualText"))
            report(element, "has no /Alt");
        if (element.type == "Figure" && !attribute(element, "/Layout", "/BBox").isArray())
            report(element, "has no /BBox");
        if (element.type == "TH") {
            QPDFObjectHandle scope = attribute(element, "/Table", "/Scope");
            if (!scope.isNameAndEquals("/Row") && !scope.isNameAndEquals("/Column") &&
                !scope.isNameAndEquals("/Both"))
                report(element, "has no /Scope");
        }
        if (element.type == "L" && !attribute(element, "/List", "/ListNumbering").isName())
            report(element, "has no /ListNumbering");
        if (element.type == "Note")
            check_note(element);
        if (element.type == "Link") {
            const bool annotated =
                std::any_of(element.kids.begin(), element.kids.end(), [](const StructKid& kid) {
                    return kid.kind == StructKid::Kind::Object;
                });
            if (!annotated)
                report(element, "has no annotation");
        }
    }

    void check_note(const StructElement& element) {
        if (!has_text(element, "/ID")) {
            report(element, "has no /ID");
            return;
        }
        const std::string id = QPDFObjectHandle(element.dictionary).getKey("/ID").getUTF8Value();
        if (!note_ids_.insert(id).second)
            report(element, "shares its /ID with another Note");
        QPDFObjectHandle tree = pdf_.getRoot().getKey("/StructTreeRoot").getKey("/IDTree");
        QPDFObjectHandle found;
        if (!tree.isDictionary() || !QPDFNameTreeObjectHelper(tree, pdf_).findObject(id, found) ||
            found.getObjGen() != QPDFObjectHandle(element.dictionary).getObjGen())
            report(element, "is not in the /IDTree");
    }

    void rows_of(const StructElement& table, std::vector<const StructElement*>& rows) {
        for (const StructKid& kid : table.kids) {
            if (kid.kind != StructKid::Kind::Element)
                continue;
            const StructElement& child = structure_.elements[kid.element];
            if (child.type == "TR")
                rows.push_back(&child);
            else if (child.type == "THead" || child.type == "TBody" || child.type == "TFoot")
                rows_of(child, rows);
        }
    }

    /// Every row must have as many columns, spans counted.
    void check_table(const StructElement& table) {
        if (table.type != "Table")
            return;
        std::vector<const StructElement*> rows;
        rows_of(table, rows);
        std::vector<int> columns(rows.size(), 0);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (const StructKid& kid : rows[row]->kids) {
                if (kid.kind != StructKid::Kind::Element)
                    continue;
                const StructElement& cell = structure_.elements[kid.element];
                for (int below = 0; below < span(cell, "/RowSpan"); ++below) {
                    if (row + static_cast<std::size_t>(below) >= rows.size())
                        report(cell, "spans more rows than there are");
                    else
                        columns[row + static_cast<std::size_t>(below)] += span(cell, "/ColSpan");
                }
            }
        }
        if (std::adjacent_find(columns.begin(), columns.end(), std::not_equal_to<>()) !=
            columns.end())
            report(table, "has rows of different length");
    }

    void check_headings() {
        int last = 0;
        for (const StructElement& element : structure_.elements) {
            if (element.type.size() != 2 || element.type[0] != 'H' || element.type[1] < '1' ||
                element.type[1] > '6')
                continue;
            const int level = element.type[1] - '0';
            if (level > last + 1)
                report(
                    element,
                    last == 0 ? "is the first heading" : "follows H" + std::to_string(last));
            last = level;
        }
    }

    /// Content of pages, the tree and the parent tree must say the same.
    void check_contents(const std::vector<PageScan>& scans) {
        std::map<std::pair<QPDFObjGen, int>, const StructElement*> owners;
        for (const StructElement& element : structure_.elements) {
            for (const StructKid& kid : element.kids) {
                if (kid.kind == StructKid::Kind::Content &&
                    !owners.emplace(std::pair{kid.page, kid.mcid}, &element).second)
                    report(element, "has content that another element has too");
            }
        }
        QPDFObjectHandle root = pdf_.getRoot().getKey("/StructTreeRoot");
        QPDFObjectHandle tree =
            root.isDictionary() ? root.getKey("/ParentTree") : QPDFObjectHandle::newNull();
        const std::vector<QPDFObjectHandle> pages = pdf_.getAllPages();
        std::size_t present = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QPDFObjectHandle page = pages[i];
            const std::string name = "page " + std::to_string(i + 1) + ": ";
            QPDFObjectHandle parents;
            if (!scans[i].sequences.empty()) {
                if (!page.getKey("/StructParents").isInteger())
                    findings_.push_back(name + "no /StructParents");
                else if (tree.isDictionary())
                    QPDFNumberTreeObjectHelper(tree, pdf_)
                        .findObject(page.getKey("/StructParents").getIntValue(), parents);
            }
            for (const auto& [mcid, count] : scans[i].sequences) {
                const std::string mark = name + "MCID " + std::to_string(mcid) + " ";
                if (count > 1)
                    findings_.push_back(mark + "is used twice");
                const auto owner = owners.find({page.getObjGen(), mcid});
                if (owner == owners.end()) {
                    findings_.push_back(mark + "is in no structure element");
                    continue;
                }
                ++present;
                if (!parents.isInitialized() || !parents.isArray() ||
                    mcid >= parents.getArrayNItems() ||
                    parents.getArrayItem(mcid).getObjGen() !=
                        QPDFObjectHandle(owner->second->dictionary).getObjGen())
                    findings_.push_back(mark + "is not led to its element by the parent tree");
            }
        }
        if (present < owners.size())
            findings_.push_back("structure elements refer to content that no page has");
    }

    QPDF& pdf_;
    const Structure& structure_;
    Findings& findings_;
    std::set<std::string> note_ids_;
};

} // namespace

void check_structure(
    QPDF& pdf, const Structure& structure, const std::vector<PageScan>& scans, Findings& findings) {
    StructureCheck(pdf, structure, findings).run(scans);
}

} // namespace zbirnyk
