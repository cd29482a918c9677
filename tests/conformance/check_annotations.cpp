#include "conformance.h"

#include <qpdf/QPDFNumberTreeObjectHelper.hh>

namespace zbirnyk {

namespace {

/// What is seen and printed: Print set; Invisible, Hidden, NoView and ToggleNoView not (6.3.2).
constexpr int PrintFlag = 4;

bool leads_somewhere(QPDFObjectHandle annotation) {
    if (annotation.hasKey("/Dest"))
        return annotation.getKey("/Dest").isArray() &&
               annotation.getKey("/Dest").getArrayItem(0).isDictionary();
    QPDFObjectHandle action = annotation.getKey("/A");
    return action.isDictionary() && (action.getKey("/URI").isString() || action.hasKey("/D"));
}

} // namespace

void check_annotations(QPDF& pdf, const Structure& structure, Findings& findings) {
    std::map<QPDFObjGen, const StructElement*> owners;
    for (const StructElement& element : structure.elements) {
        for (const StructKid& kid : element.kids) {
            if (kid.kind == StructKid::Kind::Object)
                owners[QPDFObjectHandle(kid.object).getObjGen()] = &element;
        }
    }
    QPDFObjectHandle root = pdf.getRoot().getKey("/StructTreeRoot");
    QPDFObjectHandle parent_tree =
        root.isDictionary() ? root.getKey("/ParentTree") : QPDFObjectHandle::newNull();
    const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QPDFObjectHandle annotations = QPDFObjectHandle(pages[i]).getKey("/Annots");
        if (!annotations.isArray())
            continue;
        for (QPDFObjectHandle annotation : annotations.getArrayAsVector()) {
            const std::string name = "page " + std::to_string(i + 1) + ": annotation (object " +
                                     std::to_string(annotation.getObjectID()) + ") ";
            if (is_signature_widget(annotation)) {
                check_signature_widget(annotation, name, findings);
                continue;
            }
            if (!annotation.getKey("/Subtype").isNameAndEquals("/Link"))
                findings.push_back(name + "is no link");
            if (!annotation.getKey("/F").isInteger() ||
                annotation.getKey("/F").getIntValue() != PrintFlag)
                findings.push_back(name + "has not /F 4");
            if (!annotation.getKey("/Contents").isString() ||
                annotation.getKey("/Contents").getUTF8Value().empty())
                findings.push_back(name + "has no /Contents");
            if (!leads_somewhere(annotation))
                findings.push_back(name + "leads nowhere");
            const auto owner = owners.find(annotation.getObjGen());
            if (owner == owners.end() || owner->second->type != "Link") {
                findings.push_back(name + "is in no Link element");
                continue;
            }
            QPDFObjectHandle key = annotation.getKey("/StructParent");
            QPDFObjectHandle parent;
            if (!key.isInteger())
                findings.push_back(name + "has no /StructParent");
            else if (
                !parent_tree.isDictionary() ||
                !QPDFNumberTreeObjectHelper(parent_tree, pdf)
                     .findObject(key.getIntValue(), parent) ||
                parent.getObjGen() != owner->second->dictionary.getObjGen())
                findings.push_back(
                    name + "has a /StructParent that the parent tree does not lead to its element");
        }
    }
}

} // namespace zbirnyk
