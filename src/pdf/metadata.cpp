#include "pdf/metadata.h"

#include "base/xml_text.h"
#include "pdf/color_profile.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr std::string_view Creator = "zbirnyk";

bool is_date(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-')
        return false;
    return std::count_if(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; }) ==
           8;
}

void append_alternatives(std::string& out, std::string_view tag, std::string_view value) {
    if (value.empty())
        return;
    const std::string name(tag);
    out += "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_attribute(value) +
           "</rdf:li></rdf:Alt></" + name + ">\n";
}

void append_list(
    std::string& out, std::string_view tag, std::string_view container, std::string_view value) {
    if (value.empty())
        return;
    const std::string name(tag);
    const std::string kind(container);
    out += "<" + name + "><" + kind + "><rdf:li>" + xml_attribute(value) + "</rdf:li></" + kind +
           "></" + name + ">\n";
}

void append_simple(std::string& out, std::string_view tag, std::string_view value) {
    if (value.empty())
        return;
    const std::string name(tag);
    out += "<" + name + ">" + xml_attribute(value) + "</" + name + ">\n";
}

/// Without indents: the packet stands in each file uncompressed.
/// PDF/A knows no pdfuaid schema: it must be described in the packet (ISO 19005-2, 6.6.2.3).
constexpr std::string_view ExtensionSchema = R"(<pdfaExtension:schemas>
<rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property>
<rdf:Seq>
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li>
</rdf:Seq>
</pdfaSchema:property>
</rdf:li>
</rdf:Bag>
</pdfaExtension:schemas>
)";

constexpr std::string_view PacketStart = R"(<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:xmp="http://ns.adobe.com/xap/1.0/"
xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
)";

constexpr std::string_view PacketEnd = R"(</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>)";

void append_entry(std::string& out, std::string_view key, std::string_view value) {
    if (value.empty())
        return;
    append_name(out, key);
    append_text(out, value);
}

} // namespace

std::string pdf_date(std::string_view date) {
    if (!is_date(date))
        return {};
    std::string moment = "D:" + std::string(date) + "000000Z";
    std::erase(moment, '-');
    return moment;
}

std::string xmp_packet(const DocumentInfo& info, std::string_view producer, ArchivePart part) {
    std::string out(PacketStart);
    append_simple(out, "pdfaid:part", part == ArchivePart::Two ? "2" : "3");
    append_simple(out, "pdfaid:conformance", "A");
    append_simple(out, "pdfuaid:part", "1");
    append_simple(out, "dc:format", "application/pdf");
    append_alternatives(out, "dc:title", info.title);
    append_list(out, "dc:creator", "rdf:Seq", info.author);
    append_alternatives(out, "dc:description", info.subject);
    append_list(out, "dc:subject", "rdf:Bag", info.keywords);
    append_list(out, "dc:language", "rdf:Bag", info.lang);
    append_simple(out, "pdf:Keywords", info.keywords);
    append_simple(out, "pdf:Producer", producer);
    append_simple(out, "xmp:CreatorTool", Creator);
    if (is_date(info.date)) {
        const std::string moment = info.date + "T00:00:00Z";
        append_simple(out, "xmp:CreateDate", moment);
        append_simple(out, "xmp:ModifyDate", moment);
        append_simple(out, "xmp:MetadataDate", moment);
    }
    out += ExtensionSchema;
    out += PacketEnd;
    return out;
}

ObjectId
write_metadata(const DocumentInfo& info, std::string_view producer, ArchivePart part, Sink& sink) {
    const ObjectId id = sink.allocate();
    // Plain, so that programs that know no PDF find it too.
    sink.write_stream(
        id, "/Type/Metadata/Subtype/XML", xmp_packet(info, producer, part), StreamCoding::AsIs);
    return id;
}

ObjectId write_info(const DocumentInfo& info, std::string_view producer, Sink& sink) {
    const ObjectId id = sink.allocate();
    std::string entries;
    append_entry(entries, "Title", info.title);
    append_entry(entries, "Author", info.author);
    append_entry(entries, "Subject", info.subject);
    append_entry(entries, "Keywords", info.keywords);
    append_entry(entries, "Creator", Creator);
    append_entry(entries, "Producer", producer);
    const std::string moment = pdf_date(info.date);
    append_entry(entries, "CreationDate", moment);
    append_entry(entries, "ModDate", moment);
    sink.write(id, std::move(entries));
    return id;
}

ObjectId write_output_intent(SharedParts& shared, Sink& sink) {
    static const std::string profile_bytes = make_srgb_profile(); // always the same
    const ObjectId profile = sink.allocate();
    sink.write_shared_stream(
        profile, "/N 3/Alternate/DeviceRGB/Filter/FlateDecode", shared.deflated(profile_bytes));
    const ObjectId id = sink.allocate();
    std::string entries =
        "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile ";
    append_reference(entries, profile);
    sink.write(id, std::move(entries));
    return id;
}

} // namespace zbirnyk
