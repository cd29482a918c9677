#include "conformance.h"

namespace zbirnyk {

namespace {

/// Deeper trees are taken for cycles.
constexpr int DeepestElement = 200;

class StructureReader {
  public:
    StructureReader(QPDFObjectHandle root, Structure& structure, Findings& findings)
        : role_map_(root.getKey("/RoleMap"))
        , structure_(structure)
        , findings_(findings) {}

    /// Reads an element and what is below it; returns its index.
    std::size_t read(QPDFObjectHandle dictionary, std::size_t parent, int depth) {
        const std::size_t index = structure_.elements.size();
        structure_.elements.push_back({dictionary, mapped_type(dictionary), parent, {}});
        if (!seen_.insert(dictionary.getObjGen()).second) {
            findings_.push_back(
                element_name(structure_.elements[index]) + " stands twice in the structure tree");
            return index;
        }
        if (depth > DeepestElement) {
            findings_.push_back("the structure tree is too deep");
            return index;
        }
        QPDFObjectHandle kids = dictionary.getKey("/K");
        for (QPDFObjectHandle kid :
             kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids})
            read_kid(kid, index, depth);
        return index;
    }

  private:
    std::string mapped_type(QPDFObjectHandle dictionary) {
        if (!dictionary.getKey("/S").isName())
            return "";
        std::string type = dictionary.getKey("/S").getName();
        for (int steps = 0;
             steps < 10 && role_map_.isDictionary() && role_map_.getKey(type).isName();
             ++steps)
            type = role_map_.getKey(type).getName();
        return type.substr(1);
    }

    void read_kid(QPDFObjectHandle kid, std::size_t index, int depth) {
        if (kid.isNull())
            return;
        QPDFObjectHandle own_page = structure_.elements[index].dictionary.getKey("/Pg");
        if (kid.isInteger()) {
            add_content(index, own_page, kid);
        } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/MCR")) {
            add_content(
                index, kid.hasKey("/Pg") ? kid.getKey("/Pg") : own_page, kid.getKey("/MCID"));
        } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
            structure_.elements[index].kids.push_back(
                {StructKid::Kind::Object, 0, {}, 0, kid.getKey("/Obj")});
        } else if (kid.isDictionary() && kid.getKey("/S").isName()) {
            const std::size_t child = read(kid, index, depth + 1);
            structure_.elements[index].kids.push_back({StructKid::Kind::Element, child, {}, 0, {}});
        } else {
            findings_.push_back(
                element_name(structure_.elements[index]) + " has a child of unknown kind");
        }
    }

    void add_content(std::size_t index, QPDFObjectHandle page, QPDFObjectHandle mcid) {
        if (!page.isDictionary() || !mcid.isInteger()) {
            findings_.push_back(
                element_name(structure_.elements[index]) + " has content without a page");
            return;
        }
        structure_.elements[index].kids.push_back(
            {StructKid::Kind::Content, 0, page.getObjGen(), mcid.getIntValueAsInt(), {}});
    }

    QPDFObjectHandle role_map_;
    Structure& structure_;
    Findings& findings_;
    std::set<QPDFObjGen> seen_;
};

} // namespace

std::string element_name(const StructElement& element) {
    return element.type + " (object " + std::to_string(element.dictionary.getObjectID()) + ")";
}

Structure read_structure(QPDF& pdf, Findings& findings) {
    Structure structure;
    QPDFObjectHandle root = pdf.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary())
        return structure;
    StructureReader reader(root, structure, findings);
    QPDFObjectHandle kids = root.getKey("/K");
    for (QPDFObjectHandle kid :
         kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids}) {
        if (!kid.isDictionary()) {
            findings.push_back("the structure tree root has a child that is no element");
            continue;
        }
        const std::size_t next = structure.elements.size();
        structure.roots.push_back(reader.read(kid, next, 0));
    }
    return structure;
}

} // namespace zbirnyk
