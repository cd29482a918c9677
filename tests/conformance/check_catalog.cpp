#include "conformance.h"

#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include <lcms2.h>

#include <memory>
#include <regex>
#include <set>

namespace zbirnyk {

namespace {

bool is_true(QPDFObjectHandle value) {
    return value.isBool() && value.getBoolValue();
}

void check_output_intents(QPDFObjectHandle intents, Findings& findings) {
    if (!intents.isArray() || intents.getArrayNItems() == 0) {
        findings.push_back("the catalog has no /OutputIntents");
        return;
    }
    for (QPDFObjectHandle intent : intents.getArrayAsVector()) {
        if (!intent.getKey("/S").isNameAndEquals("/GTS_PDFA1"))
            findings.push_back("the output intent is not GTS_PDFA1");
        if (!intent.getKey("/OutputConditionIdentifier").isString())
            findings.push_back("the output intent has no /OutputConditionIdentifier");
        QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
        if (!profile.isStream()) {
            findings.push_back("the output intent has no profile");
            continue;
        }
        if (!profile.getDict().getKey("/N").isInteger() ||
            profile.getDict().getKey("/N").getIntValue() != 3)
            findings.push_back("the output profile has not /N 3");
        const auto data = profile.getStreamData(qpdf_dl_generalized);
        const std::unique_ptr<void, decltype(&cmsCloseProfile)> opened(
            cmsOpenProfileFromMem(data->getBuffer(), static_cast<cmsUInt32Number>(data->getSize())),
            &cmsCloseProfile);
        if (!opened || cmsGetColorSpace(opened.get()) != cmsSigRgbData ||
            cmsGetDeviceClass(opened.get()) != cmsSigDisplayClass)
            findings.push_back("the output profile is no ICC profile of an RGB display");
    }
}

/// ISO 19005-3, 6.8: each embedded file is associated and says what it is. PDF/A-2 allows none
/// here: the claim of part 3 is checked against them in check_metadata.
void check_attachments(QPDF& pdf, Findings& findings) {
    QPDFObjectHandle associated = pdf.getRoot().getKey("/AF");
    std::set<QPDFObjGen> known;
    for (int i = 0; associated.isArray() && i < associated.getArrayNItems(); ++i)
        known.insert(associated.getArrayItem(i).getObjGen());
    static const std::set<std::string> relations = {
        "/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"};
    for (const auto& [key, file] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
        const std::string name = "attachment " + key + ": ";
        QPDFObjectHandle specification = file->getObjectHandle();
        if (!known.contains(specification.getObjGen()))
            findings.push_back(name + "not in /AF of the catalog");
        QPDFObjectHandle relation = specification.getKey("/AFRelationship");
        if (!relation.isName() || !relations.contains(relation.getName()))
            findings.push_back(name + "no /AFRelationship");
        for (const char* text : {"/F", "/UF", "/Desc"}) {
            if (!specification.getKey(text).isString())
                findings.push_back(name + "no " + text);
        }
        QPDFObjectHandle stream = file->getEmbeddedFileStream();
        if (!stream.isStream() || !stream.getDict().getKey("/Subtype").isName())
            findings.push_back(name + "no media type");
    }
}

} // namespace

void check_catalog(QPDF& pdf, Findings& findings) {
    QPDFObjectHandle catalog = pdf.getRoot();
    QPDFObjectHandle mark_info = catalog.getKey("/MarkInfo");
    if (!mark_info.isDictionary() || !is_true(mark_info.getKey("/Marked")))
        findings.push_back("the catalog has no /MarkInfo with /Marked true");
    else if (is_true(mark_info.getKey("/Suspects")))
        findings.push_back("/MarkInfo has /Suspects true");
    QPDFObjectHandle lang = catalog.getKey("/Lang");
    static const std::regex language_tag("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    if (!lang.isString() || !std::regex_match(lang.getUTF8Value(), language_tag))
        findings.push_back("the catalog has no /Lang");
    QPDFObjectHandle preferences = catalog.getKey("/ViewerPreferences");
    if (!preferences.isDictionary() || !is_true(preferences.getKey("/DisplayDocTitle")))
        findings.push_back("/ViewerPreferences has no /DisplayDocTitle true");
    if (!catalog.getKey("/Metadata").isStream())
        findings.push_back("the catalog has no /Metadata");
    QPDFObjectHandle structure = catalog.getKey("/StructTreeRoot");
    if (!structure.isDictionary())
        findings.push_back("the catalog has no /StructTreeRoot");
    else if (!structure.getKey("/ParentTree").isDictionary())
        findings.push_back("the structure tree root has no /ParentTree");
    check_output_intents(catalog.getKey("/OutputIntents"), findings);
    QPDFObjectHandle labels = catalog.getKey("/PageLabels");
    QPDFObjectHandle first;
    if (!labels.isDictionary() || !QPDFNumberTreeObjectHelper(labels, pdf).findObject(0, first))
        findings.push_back("the catalog has no /PageLabels from page 0");
    check_form(pdf, findings);
    for (const char* key : {"/OCProperties", "/OpenAction", "/Perms", "/Requirements"}) {
        if (catalog.hasKey(key))
            findings.push_back(std::string("the catalog has ") + key + ", which is not examined");
    }
    check_attachments(pdf, findings);
}

} // namespace zbirnyk
