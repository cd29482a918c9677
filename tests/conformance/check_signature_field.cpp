#include "conformance.h"

#include <set>

namespace zbirnyk {

namespace {

constexpr long long Invisible = 1, Hidden = 2, Print = 4, NoView = 32, ToggleNoView = 256;

/// An empty box off the page: a widget that shows nothing needs no appearance (ISO 19005-2, 6.3.3)
/// and no place in the structure tree (ISO 14289-1, 7.18.1).
bool shows_nothing(QPDFObjectHandle rectangle) {
    if (!rectangle.isArray() || rectangle.getArrayNItems() != 4)
        return false;
    const double left = rectangle.getArrayItem(0).getNumericValue();
    const double bottom = rectangle.getArrayItem(1).getNumericValue();
    return left < 0 && bottom < 0 && rectangle.getArrayItem(2).getNumericValue() == left &&
           rectangle.getArrayItem(3).getNumericValue() == bottom;
}

void check_signature(QPDFObjectHandle signature, const std::string& name, Findings& findings) {
    if (!signature.getKey("/SubFilter").isNameAndEquals("/ETSI.CAdES.detached"))
        findings.push_back(name + "is signed in another way than PAdES");
    for (const char* key : {"/Contents", "/M"})
        if (!signature.getKey(key).isString())
            findings.push_back(name + "has a signature without " + key);
    QPDFObjectHandle range = signature.getKey("/ByteRange");
    if (!range.isArray() || range.getArrayNItems() != 4)
        findings.push_back(name + "has a signature without /ByteRange");
}

} // namespace

bool is_signature_widget(QPDFObjectHandle annotation) {
    return annotation.getKey("/Subtype").isNameAndEquals("/Widget") &&
           annotation.getKey("/FT").isNameAndEquals("/Sig");
}

void check_signature_widget(QPDFObjectHandle widget, const std::string& name, Findings& findings) {
    QPDFObjectHandle flags = widget.getKey("/F");
    const long long value = flags.isInteger() ? flags.getIntValue() : 0;
    if ((value & Print) == 0 || (value & (Invisible | Hidden | NoView | ToggleNoView)) != 0)
        findings.push_back(name + "is not printed, or hidden");
    if (!shows_nothing(widget.getKey("/Rect")))
        findings.push_back(name + "has a box on the page and no appearance");
    if (!widget.getKey("/TU").isString() || widget.getKey("/TU").getUTF8Value().empty())
        findings.push_back(name + "has no /TU");
    if (!widget.getKey("/T").isString())
        findings.push_back(name + "has no /T");
    if (widget.hasKey("/V"))
        check_signature(widget.getKey("/V"), name, findings);
}

void check_form(QPDF& pdf, Findings& findings) {
    QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
    if (form.isNull())
        return;
    for (const std::string& key : form.getKeys())
        if (key != "/Fields" && key != "/SigFlags")
            findings.push_back("the form has " + key + ", which is not examined");
    std::set<QPDFObjGen> widgets;
    for (QPDFObjectHandle page : pdf.getAllPages())
        if (page.getKey("/Annots").isArray())
            for (QPDFObjectHandle annotation : page.getKey("/Annots").getArrayAsVector())
                widgets.insert(annotation.getObjGen());
    for (QPDFObjectHandle field : form.getKey("/Fields").getArrayAsVector()) {
        if (!is_signature_widget(field))
            findings.push_back("the form has a field that is for no signature");
        if (!widgets.contains(field.getObjGen()))
            findings.push_back("the form has a field that is on no page");
        const bool is_signed = field.hasKey("/V");
        if (!form.getKey("/SigFlags").isInteger() ||
            (form.getKey("/SigFlags").getIntValue() == 3) != is_signed)
            findings.push_back("the form's /SigFlags do not say whether it is signed");
    }
}

} // namespace zbirnyk
