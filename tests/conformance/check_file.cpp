#include "conformance.h"

#include <qpdf/QPDFPageDocumentHelper.hh>

namespace zbirnyk {

namespace {

// ISO 19005-2, 6.1.13.
constexpr std::size_t LongestString = 32767;
constexpr std::size_t LongestName = 127;

std::string place(QPDFObjectHandle object) {
    return "object " + std::to_string(object.getObjectID()) + ": ";
}

void check_stream(QPDFObjectHandle stream, Findings& findings) {
    QPDFObjectHandle dictionary = stream.getDict();
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) {
        if (dictionary.hasKey(key))
            findings.push_back(place(stream) + "the stream is kept in another file (" + key + ")");
    }
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    for (QPDFObjectHandle name :
         filter.isArray() ? filter.getArrayAsVector() : std::vector<QPDFObjectHandle>{filter}) {
        if (name.isNameAndEquals("/LZWDecode") || name.isNameAndEquals("/Crypt"))
            findings.push_back(place(stream) + "filter " + name.getName());
    }
    if (!dictionary.getKey("/Subtype").isNameAndEquals("/Image"))
        return;
    if (dictionary.getKey("/Interpolate").isBool() &&
        dictionary.getKey("/Interpolate").getBoolValue())
        findings.push_back(place(stream) + "the image is interpolated");
    for (const char* key : {"/Alternates", "/OPI"}) {
        if (dictionary.hasKey(key))
            findings.push_back(place(stream) + "the image has " + key);
    }
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    if (space.isNameAndEquals("/DeviceCMYK"))
        findings.push_back(place(stream) + "DeviceCMYK is used, the output intent is RGB");
    const bool mask =
        dictionary.getKey("/ImageMask").isBool() && dictionary.getKey("/ImageMask").getBoolValue();
    if (mask ? !space.isNull() : space.isNull())
        findings.push_back(place(stream) + "an image needs a colour space, a mask has none");
}

/// Everything within one indirect object.
void check_value(QPDFObjectHandle value, QPDFObjectHandle owner, Findings& findings) {
    if (value.isString() && value.getStringValue().size() > LongestString)
        findings.push_back(place(owner) + "a string is longer than 32767 bytes");
    if (value.isName() && value.getName().size() > LongestName + 1)
        findings.push_back(place(owner) + "a name is longer than 127 bytes");
    if (value.isArray()) {
        for (QPDFObjectHandle item : value.getArrayAsVector()) {
            if (!item.isIndirect())
                check_value(item, owner, findings);
        }
    }
    if (value.isStream())
        check_stream(value, findings);
    if (!value.isDictionary() && !value.isStream())
        return;
    QPDFObjectHandle dictionary = value.isStream() ? value.getDict() : value;
    for (auto [key, item] : dictionary.getDictAsMap()) {
        if (key == "/JS" || key == "/JavaScript" || key == "/AA")
            findings.push_back(place(owner) + "JavaScript or additional actions (" + key + ")");
        if (key == "/SubType")
            findings.push_back(place(owner) + "the key /SubType is misspelt");
        if (key == "/S" && item.isName() && dictionary.getKey("/Type").isNameAndEquals("/Action")) {
            const std::string kind = item.getName();
            if (kind != "/URI" && kind != "/GoTo")
                findings.push_back(place(owner) + "action " + kind);
        }
        if (!item.isIndirect())
            check_value(item, owner, findings);
    }
}

} // namespace

void check_file(QPDF& pdf, const std::string& bytes, Findings& findings) {
    if (bytes.rfind("%PDF-1.7\n", 0) != 0)
        findings.push_back("the file does not start with %PDF-1.7");
    bool binary = bytes.size() > 14 && bytes[9] == '%';
    for (std::size_t i = 10; binary && i < 14; ++i)
        binary = static_cast<unsigned char>(bytes[i]) > 127;
    if (!binary)
        findings.push_back("no comment of four bytes above 127 after the header");
    if (bytes.size() < 7 || (bytes.compare(bytes.size() - 6, 6, "%%EOF\n") != 0 &&
                             bytes.compare(bytes.size() - 5, 5, "%%EOF") != 0))
        findings.push_back("the file does not end in %%EOF");
    if (pdf.isEncrypted())
        findings.push_back("the file is encrypted");
    QPDFObjectHandle id = pdf.getTrailer().getKey("/ID");
    if (!id.isArray() || id.getArrayNItems() != 2 || !id.getArrayItem(0).isString() ||
        id.getArrayItem(0).getStringValue().empty())
        findings.push_back("the trailer has no /ID of two strings");
    for (QPDFObjectHandle object : pdf.getAllObjects())
        check_value(object, object, findings);
}

} // namespace zbirnyk
