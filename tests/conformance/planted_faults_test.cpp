// Every kind of finding must be found: a good file is edited so that it has one fault.

#include "conformance.h"

#include "../unit/pdf/sample_pages.h"

#include <doctest/doctest.h>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <functional>

using namespace zbirnyk;

namespace {

using Edit = std::function<void(QPDF&)>;
using Object = QPDFObjectHandle;

const std::string& good_file() {
    static const std::string bytes = test::full_sample().write();
    return bytes;
}

std::string edited(const Edit& edit, const std::string& file = good_file()) {
    QPDF pdf;
    pdf.processMemoryFile("good", file.data(), file.size());
    edit(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// The only findings of the edited file that a test allows contain `expected`.
void expect_finding(const std::string& expected, const Edit& edit) {
    CAPTURE(expected);
    const Findings findings = check_pdf(edited(edit));
    std::string all;
    for (const std::string& finding : findings)
        all += finding + "\n";
    CAPTURE(all);
    const bool found =
        std::any_of(findings.begin(), findings.end(), [&](const std::string& finding) {
            return finding.find(expected) != std::string::npos;
        });
    CHECK(found);
}

/// Every dictionary and stream dictionary with this name under `key`.
std::vector<Object> all_with(QPDF& pdf, const std::string& key, const std::string& name) {
    std::vector<Object> found;
    for (Object object : pdf.getAllObjects()) {
        Object dictionary = object.isStream() ? object.getDict() : object;
        if (dictionary.isDictionary() && dictionary.getKey(key).isNameAndEquals(name))
            found.push_back(object);
    }
    REQUIRE_FALSE(found.empty());
    return found;
}

Object element(QPDF& pdf, const std::string& type) {
    return all_with(pdf, "/S", "/" + type).front();
}

Object page(QPDF& pdf) {
    return pdf.getAllPages().front();
}

Object form(QPDF& pdf) {
    return all_with(pdf, "/Subtype", "/Form").front();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string data_of(Object stream) {
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

void set_data(Object stream, const std::string& data) {
    stream.replaceStreamData(data, Object::newNull(), Object::newNull());
}

Edit content(const std::string& from, const std::string& to) {
    return [=](QPDF& pdf) {
        std::string operators = data_of(page(pdf).getKey("/Contents"));
        REQUIRE(operators.find(from) != std::string::npos);
        replace_all(operators, from, to);
        set_data(page(pdf).getKey("/Contents"), operators);
    };
}

Edit metadata(const std::string& from, const std::string& to) {
    return [=](QPDF& pdf) {
        std::string packet = data_of(pdf.getRoot().getKey("/Metadata"));
        REQUIRE(packet.find(from) != std::string::npos);
        replace_all(packet, from, to);
        set_data(pdf.getRoot().getKey("/Metadata"), packet);
    };
}

Edit without_key(const std::string& type, const std::string& key) {
    return [=](QPDF& pdf) {
        for (Object object : all_with(pdf, "/S", "/" + type))
            object.removeKey(key);
    };
}

Edit retyped(const std::string& from, const std::string& to) {
    return [=](QPDF& pdf) { element(pdf, from).replaceKey("/S", Object::newName("/" + to)); };
}

} // namespace

TEST_CASE("a good file has no findings") {
    CHECK(check_pdf(good_file()).empty());
    CHECK(check_pdf(edited([](QPDF&) {})).empty());
}

TEST_CASE("faults of the file are found") {
    std::string header = good_file();
    header[7] = '4';
    CHECK(check_pdf(header).front() == "the file does not start with %PDF-1.7");
    CHECK(check_pdf("no PDF").front().rfind("cannot be read", 0) == 0);
    expect_finding("JavaScript", [](QPDF& pdf) {
        pdf.getRoot().replaceKey(
            "/OpenAction", Object::parse("<</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>>"));
    });
    expect_finding("kept in another file", [](QPDF& pdf) {
        page(pdf).getKey("/Contents").getDict().replaceKey("/F", Object::newString("outside.bin"));
    });
    expect_finding("action /Launch", [](QPDF& pdf) {
        for (Object link : all_with(pdf, "/Subtype", "/Link"))
            link.replaceKey("/A", Object::parse("<</Type/Action/S/Launch/F(x)>>"));
    });
    expect_finding("image is interpolated", [](QPDF& pdf) {
        all_with(pdf, "/Subtype", "/Image")
            .front()
            .getDict()
            .replaceKey("/Interpolate", Object::newBool(true));
    });
    expect_finding("misspelt", [](QPDF& pdf) {
        pdf.getRoot().getKey("/Metadata").getDict().replaceKey("/SubType", Object::newName("/XML"));
    });
}

TEST_CASE("encryption is found") {
    QPDF pdf;
    pdf.processMemoryFile("good", good_file().data(), good_file().size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setR6EncryptionParameters(
        "", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    const Findings findings =
        check_pdf({reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()});
    CHECK(std::count(findings.begin(), findings.end(), "the file is encrypted") == 1);
}

TEST_CASE("faults of the catalog are found") {
    const auto removed = [](const std::string& key) {
        return [=](QPDF& pdf) { pdf.getRoot().removeKey(key); };
    };
    expect_finding("no /MarkInfo", removed("/MarkInfo"));
    expect_finding("no /Lang", removed("/Lang"));
    expect_finding("/DisplayDocTitle", removed("/ViewerPreferences"));
    expect_finding("no /Metadata", removed("/Metadata"));
    expect_finding("no /OutputIntents", removed("/OutputIntents"));
    expect_finding("no /StructTreeRoot", removed("/StructTreeRoot"));
    expect_finding("no /PageLabels", removed("/PageLabels"));
    expect_finding("no /ParentTree", [](QPDF& pdf) {
        pdf.getRoot().getKey("/StructTreeRoot").removeKey("/ParentTree");
    });
    expect_finding("no ICC profile", [](QPDF& pdf) {
        set_data(
            pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile"),
            "no profile");
    });
    expect_finding("has not /N 3", [](QPDF& pdf) {
        pdf.getRoot()
            .getKey("/OutputIntents")
            .getArrayItem(0)
            .getKey("/DestOutputProfile")
            .getDict()
            .replaceKey("/N", Object::newInteger(4));
    });
}

TEST_CASE("faults of attachments are found") {
    test::SamplePages sample = test::full_sample();
    sample.document.attachments.push_back(
        {"кошторис.csv",
         "text/csv",
         "Кошторис",
         AttachmentRelation::Data,
         std::make_shared<const std::string>("стаття;сума")});
    const std::string carrying = sample.write();
    CHECK(check_pdf(carrying).empty());
    const auto without = [&](const std::string& key, const std::string& expected) {
        CAPTURE(expected);
        const Findings findings = check_pdf(edited(
            [&](QPDF& pdf) {
                pdf.getRoot().removeKey(key);
                for (Object object : pdf.getAllObjects()) {
                    Object dictionary = object.isStream() ? object.getDict() : object;
                    const bool wanted =
                        dictionary.isDictionary() &&
                        (dictionary.getKey("/Type").isNameAndEquals("/Filespec") ||
                         dictionary.getKey("/Type").isNameAndEquals("/EmbeddedFile"));
                    if (wanted)
                        dictionary.removeKey(key);
                }
            },
            carrying));
        CHECK(std::ranges::any_of(findings, [&](const std::string& finding) {
            return finding.find(expected) != std::string::npos;
        }));
    };
    without("/AF", "not in /AF");
    without("/AFRelationship", "no /AFRelationship");
    without("/UF", "no /UF");
    without("/Desc", "no /Desc");
    without("/Subtype", "no media type");
    without("/Names", "pdfaid:part 2");
}

TEST_CASE("boxes of a page that do not hold each other are found") {
    expect_finding("/TrimBox reaches out", [](QPDF& pdf) {
        page(pdf).replaceKey("/TrimBox", Object::parse("[0 0 421 595]"));
    });
}

TEST_CASE("faults of the metadata are found") {
    expect_finding("not well-formed", metadata("</x:xmpmeta>", ""));
    expect_finding("pdfaid:part", metadata("<pdfaid:part>2<", "<pdfaid:part>1<"));
    expect_finding(
        "pdfaid:conformance", metadata("<pdfaid:conformance>A<", "<pdfaid:conformance>B<"));
    expect_finding("pdfuaid:part 1", metadata("<pdfuaid:part>1</pdfuaid:part>", ""));
    expect_finding(
        "pdfaid:part",
        metadata("http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfa/ns/id"));
    expect_finding(
        "extension schema", metadata("<pdfaSchema:prefix>pdfuaid<", "<pdfaSchema:prefix>pdfua<"));
    expect_finding("disagree on /Title", metadata("Збалансований", "Інший"));
    expect_finding("disagree on /CreationDate", metadata("2020-03-18", "2020-03-19"));
}

TEST_CASE("faults of drawings are found") {
    const auto with_form = [](std::string operators) {
        return [operators](QPDF& pdf) { set_data(form(pdf), operators); };
    };
    expect_finding("uses operator BT", with_form("BT /F1 9 Tf ET"));
    expect_finding("uses operator BDC", with_form("/P <</MCID 0>> BDC 0 0 1 1 re f EMC"));
    expect_finding("uses operator k", with_form("0 0 0 1 k 0 0 1 1 re f"));
    expect_finding("graphics states of form", with_form("q 0 0 1 1 re f"));
    expect_finding("has no /BBox", [](QPDF& pdf) { form(pdf).getDict().removeKey("/BBox"); });
}

TEST_CASE("faults of page content are found") {
    expect_finding(
        "outside marked content",
        content(
            "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC", "/Extra BMC"));
    expect_finding("is used twice", content("/MCID 1>>", "/MCID 0>>"));
    expect_finding("is in no structure element", content("/MCID 1>>", "/MCID 999>>"));
    expect_finding("refer to content that no page has", content("/MCID 1>>", "/MCID 999>>"));
    expect_finding("EMC without BDC", content("EMC", "EMC EMC"));
    expect_finding("DeviceCMYK", content(" rg", " 0 k"));
    expect_finding("unknown operator", content("ET\n", "ET\nxyz\n"));
    expect_finding("does not exist", content("/I0 Do", "/I99 Do"));
    expect_finding("graphics states", content(" Do Q", " Do"));
    expect_finding("cross", content("BDC\nBT", "BDC BT EMC /P BMC"));
    expect_finding(
        "an artifact is nested",
        content("/Figure <</MCID", "/P <</MCID 500>> BDC /Artifact BMC EMC EMC /Figure <</MCID"));
    expect_finding("without a group", [](QPDF& pdf) { page(pdf).removeKey("/Group"); });
    expect_finding("no /StructParents", [](QPDF& pdf) { page(pdf).removeKey("/StructParents"); });
    expect_finding("not led to its element", [](QPDF& pdf) {
        page(pdf).replaceKey("/StructParents", Object::newInteger(1));
    });
}

TEST_CASE("faults of fonts are found") {
    const auto fonts = [](const std::string& key,
                          const std::string& value,
                          const std::function<void(Object)>& edit) {
        return [=](QPDF& pdf) {
            for (Object font : all_with(pdf, key, value))
                edit(font);
        };
    };
    expect_finding("not embedded", fonts("/Type", "/FontDescriptor", [](Object font) {
                       font.removeKey("/FontFile3");
                   }));
    expect_finding("ToUnicode says nothing", fonts("/Subtype", "/Type0", [](Object font) {
                       font.removeKey("/ToUnicode");
                   }));
    expect_finding("no subset tag", fonts("/Subtype", "/Type0", [](Object font) {
                       font.replaceKey("/BaseFont", Object::newName("/STIX"));
                   }));
    expect_finding("has no width", fonts("/Subtype", "/CIDFontType0", [](Object font) {
                       font.replaceKey("/W", Object::parse("[0[500]]"));
                   }));
    expect_finding(
        "the program is no CIDFontType0C", fonts("/Subtype", "/CIDFontType0C", [](Object program) {
            program.getDict().replaceKey("/Subtype", Object::newName("/OpenType"));
        }));
    expect_finding("descriptor has no /StemV", fonts("/Type", "/FontDescriptor", [](Object font) {
                       font.removeKey("/StemV");
                   }));
    expect_finding(".notdef is shown", content("BT\n", "BT\n/F0 1 Tf <0000> Tj\n"));
    expect_finding("no glyph in the program", content("BT\n", "BT\n/F0 1 Tf <7FFF> Tj\n"));
}

TEST_CASE("faults of the structure are found") {
    expect_finding("has no /Alt", without_key("Figure", "/Alt"));
    expect_finding("has no /BBox", without_key("Figure", "/A"));
    expect_finding("has no /Scope", without_key("TH", "/A"));
    expect_finding("has no /ListNumbering", without_key("L", "/A"));
    expect_finding("has no /ID", without_key("Note", "/ID"));
    expect_finding("is not in the /IDTree", [](QPDF& pdf) {
        pdf.getRoot().getKey("/StructTreeRoot").removeKey("/IDTree");
    });
    expect_finding("has a /P that is not its parent", [](QPDF& pdf) {
        element(pdf, "TR").replaceKey("/P", element(pdf, "Document"));
    });
    expect_finding("is of no standard type", retyped("Figure", "Picture"));
    expect_finding("follows H1", retyped("H2", "H3"));
    expect_finding("is the first heading", retyped("H1", "H2"));
    expect_finding("contains P", retyped("TR", "P"));
    expect_finding("stands outside its parent type", retyped("L", "Sect"));
    expect_finding("has not one Document", retyped("Document", "Sect"));
    expect_finding("rows of different length", [](QPDF& pdf) {
        Object row = all_with(pdf, "/S", "/TR").back();
        row.getKey("/K").eraseItem(1);
    });
    expect_finding("rows of different length", [](QPDF& pdf) {
        element(pdf, "TD").replaceKey("/A", Object::parse("<</O/Table/ColSpan 2>>"));
    });
    expect_finding("is empty", [](QPDF& pdf) { element(pdf, "Lbl").removeKey("/K"); });
    expect_finding("no language tag", [](QPDF& pdf) {
        element(pdf, "Span").replaceKey("/Lang", Object::newString("in English"));
    });
    expect_finding("stands twice", [](QPDF& pdf) {
        element(pdf, "Document").getKey("/K").appendItem(element(pdf, "Figure"));
    });
}

TEST_CASE("faults of annotations are found") {
    const auto links = [](const std::function<void(Object)>& edit) {
        return [=](QPDF& pdf) {
            for (Object link : all_with(pdf, "/Subtype", "/Link"))
                edit(link);
        };
    };
    expect_finding(
        "has not /F 4", links([](Object link) { link.replaceKey("/F", Object::newInteger(2)); }));
    expect_finding("has no /Contents", links([](Object link) { link.removeKey("/Contents"); }));
    expect_finding(
        "has no /StructParent", links([](Object link) { link.removeKey("/StructParent"); }));
    expect_finding("parent tree does not lead", links([](Object link) {
                       link.replaceKey("/StructParent", Object::newInteger(0));
                   }));
    expect_finding("leads nowhere", links([](Object link) {
                       link.removeKey("/A");
                       link.removeKey("/Dest");
                   }));
    expect_finding("is no link", links([](Object link) {
                       link.replaceKey("/Subtype", Object::newName("/Text"));
                   }));
    expect_finding("is in no Link element", retyped("Link", "Span"));
    expect_finding("/Tabs", [](QPDF& pdf) { page(pdf).removeKey("/Tabs"); });
    expect_finding("has no annotation", [](QPDF& pdf) {
        for (Object link : all_with(pdf, "/S", "/Link"))
            link.replaceKey("/K", link.getKey("/K").getArrayItem(0));
    });
}
