#include "conformance.h"

#include <qpdf/QPDFPageDocumentHelper.hh>

namespace zbirnyk {

namespace {

bool is_number_one(QPDFObjectHandle value) {
    return value.isNumber() && value.getNumericValue() == 1.0;
}

/// Constant alpha and blend modes are never used by the program; soft masks of images are.
void check_graphics_states(
    QPDFObjectHandle resources, const std::string& page, Findings& findings) {
    QPDFObjectHandle states = resources.getKey("/ExtGState");
    if (!states.isDictionary())
        return;
    for (auto [name, state] : states.getDictAsMap()) {
        for (const char* key : {"/CA", "/ca"}) {
            if (state.isDictionary() && state.hasKey(key) && !is_number_one(state.getKey(key)))
                findings.push_back(page + "graphics state " + name + " is transparent");
        }
        if (state.isDictionary() && state.hasKey("/TR"))
            findings.push_back(page + "graphics state " + name + " has a transfer function");
    }
}

bool has_soft_mask(QPDFObjectHandle resources) {
    QPDFObjectHandle objects = resources.getKey("/XObject");
    if (!objects.isDictionary())
        return false;
    for (auto [name, object] : objects.getDictAsMap()) {
        if (object.isStream() && object.getDict().hasKey("/SMask"))
            return true;
    }
    return false;
}

/// ISO 32000-1, 14.11.2: the media box holds the bleed box, which holds the trim box.
void check_boxes(QPDFObjectHandle page, const std::string& name, Findings& findings) {
    const auto box = [&](const char* key) { return page.getKey(key).getArrayAsRectangle(); };
    QPDFObjectHandle::Rectangle outer = box("/MediaBox");
    for (const char* key : {"/BleedBox", "/TrimBox"}) {
        if (!page.hasKey(key))
            continue;
        const QPDFObjectHandle::Rectangle inner = box(key);
        if (inner.llx < outer.llx || inner.lly < outer.lly || inner.urx > outer.urx ||
            inner.ury > outer.ury)
            findings.push_back(name + std::string(key) + " reaches out of the box around it");
        outer = inner;
    }
}

} // namespace

void check_pages(QPDF& pdf, const std::vector<PageScan>& scans, Findings& findings) {
    const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
    if (pages.empty())
        findings.push_back("the file has no pages");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QPDFObjectHandle page = pages[i];
        const std::string name = "page " + std::to_string(i + 1) + ": ";
        for (const std::string& problem : scans[i].problems)
            findings.push_back(name + problem);
        QPDFObjectHandle resources = page.getKey("/Resources");
        if (!resources.isDictionary()) {
            findings.push_back(name + "no /Resources");
            continue;
        }
        check_boxes(page, name, findings);
        check_graphics_states(resources, name, findings);
        if (has_soft_mask(resources)) {
            QPDFObjectHandle group = page.getKey("/Group");
            if (!group.isDictionary() || !group.getKey("/S").isNameAndEquals("/Transparency") ||
                !group.hasKey("/CS"))
                findings.push_back(name + "transparency without a group that has a colour space");
        }
        if (page.hasKey("/Annots") && !page.getKey("/Tabs").isNameAndEquals("/S"))
            findings.push_back(name + "annotations without /Tabs /S");
        if (page.hasKey("/AA"))
            findings.push_back(name + "additional actions");
    }
}

} // namespace zbirnyk
