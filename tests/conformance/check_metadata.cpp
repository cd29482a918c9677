#include "conformance.h"

#include <pugixml.hpp>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

namespace zbirnyk {

namespace {

constexpr std::string_view PdfaId = "http://www.aiim.org/pdfa/ns/id/";
constexpr std::string_view PdfuaId = "http://www.aiim.org/pdfua/ns/id/";

/// XMP by pugixml, which knows no namespaces: prefixes are resolved here.
class Packet {
  public:
    bool load(const std::string& text) {
        return document_.load_buffer(
            text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    }

    /// The property `name` of `space` in any rdf:Description.
    pugi::xml_node property(std::string_view space, std::string_view name) const {
        for (pugi::xml_node description :
             document_.child("x:xmpmeta").child("rdf:RDF").children("rdf:Description")) {
            for (pugi::xml_node child : description.children()) {
                const std::string_view full = child.name();
                const std::size_t colon = full.find(':');
                if (colon != std::string_view::npos && full.substr(colon + 1) == name &&
                    space_of(child, full.substr(0, colon)) == space)
                    return child;
            }
        }
        return {};
    }

    std::string text(std::string_view space, std::string_view name) const {
        const pugi::xml_node found = property(space, name);
        const pugi::xml_node item = found.first_child().child("rdf:li");
        return item ? item.text().get() : found.text().get();
    }

  private:
    static std::string_view space_of(pugi::xml_node node, std::string_view prefix) {
        const std::string attribute = "xmlns:" + std::string(prefix);
        for (; node; node = node.parent()) {
            if (const pugi::xml_attribute found = node.attribute(attribute.c_str()))
                return found.value();
        }
        return {};
    }

    pugi::xml_document document_;
};

constexpr std::string_view DublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view Basic = "http://ns.adobe.com/xap/1.0/";
constexpr std::string_view PdfSpace = "http://ns.adobe.com/pdf/1.3/";

/// Files with attachments are PDF/A-3, all others PDF/A-2.
void check_identification(const Packet& packet, const std::string& part, Findings& findings) {
    if (packet.text(PdfaId, "part") != part)
        findings.push_back("XMP has not pdfaid:part " + part);
    if (packet.text(PdfaId, "conformance") != "A")
        findings.push_back("XMP has not pdfaid:conformance A");
    if (packet.text(PdfuaId, "part") != "1")
        findings.push_back("XMP has not pdfuaid:part 1");
    const pugi::xml_node schemas =
        packet.property("http://www.aiim.org/pdfa/ns/extension/", "schemas");
    bool described = false;
    for (pugi::xml_node schema : schemas.child("rdf:Bag").children("rdf:li")) {
        if (schema.child("pdfaSchema:namespaceURI").text().get() != PdfuaId ||
            std::string_view(schema.child("pdfaSchema:prefix").text().get()) != "pdfuaid")
            continue;
        for (pugi::xml_node property :
             schema.child("pdfaSchema:property").child("rdf:Seq").children("rdf:li")) {
            described =
                described ||
                (std::string_view(property.child("pdfaProperty:name").text().get()) == "part" &&
                 std::string_view(property.child("pdfaProperty:valueType").text().get()) ==
                     "Integer");
        }
    }
    if (!described)
        findings.push_back("XMP describes no extension schema for pdfuaid:part");
}

/// "D:20200318000000Z" as "2020-03-18T00:00:00Z".
std::string xmp_date(const std::string& date) {
    if (date.size() < 16)
        return date;
    return date.substr(2, 4) + "-" + date.substr(6, 2) + "-" + date.substr(8, 2) + "T" +
           date.substr(10, 2) + ":" + date.substr(12, 2) + ":" + date.substr(14, 2) +
           date.substr(16);
}

void check_agreement(const Packet& packet, QPDFObjectHandle info, Findings& findings) {
    struct Pair {
        const char* key;
        std::string_view space, name;
    };

    const Pair pairs[] = {
        {"/Title", DublinCore, "title"},
        {"/Author", DublinCore, "creator"},
        {"/Subject", DublinCore, "description"},
        {"/Keywords", PdfSpace, "Keywords"},
        {"/Producer", PdfSpace, "Producer"},
        {"/Creator", Basic, "CreatorTool"},
        {"/CreationDate", Basic, "CreateDate"},
        {"/ModDate", Basic, "ModifyDate"},
    };
    for (const Pair& pair : pairs) {
        std::string value = info.isDictionary() && info.getKey(pair.key).isString()
                                ? info.getKey(pair.key).getUTF8Value()
                                : "";
        if (value.rfind("D:", 0) == 0)
            value = xmp_date(value);
        if (value != packet.text(pair.space, pair.name))
            findings.push_back(std::string("Info and XMP disagree on ") + pair.key);
    }
    if (packet.text(DublinCore, "title").empty())
        findings.push_back("XMP has no dc:title");
}

} // namespace

void check_metadata(QPDF& pdf, Findings& findings) {
    QPDFObjectHandle stream = pdf.getRoot().getKey("/Metadata");
    if (!stream.isStream())
        return;
    if (!stream.getDict().getKey("/Subtype").isNameAndEquals("/XML"))
        findings.push_back("/Metadata has not /Subtype /XML");
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    const std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    if (text.rfind("<?xpacket begin=", 0) != 0 || text.find("bytes=") < text.find("?>") ||
        text.find("encoding=") < text.find("?>"))
        findings.push_back("XMP does not start with a plain xpacket instruction");
    Packet packet;
    if (!packet.load(text)) {
        findings.push_back("XMP is not well-formed XML");
        return;
    }
    const bool carries_files = QPDFEmbeddedFileDocumentHelper(pdf).hasEmbeddedFiles();
    check_identification(packet, carries_files ? "3" : "2", findings);
    check_agreement(packet, pdf.getTrailer().getKey("/Info"), findings);
}

} // namespace zbirnyk
