#include "conformance.h"

namespace zbirnyk {

Findings check_pdf(const std::string& bytes) {
    Findings findings;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("checked", bytes.data(), bytes.size());
        ToUnicodeMaps maps;
        std::vector<PageScan> scans;
        for (QPDFObjectHandle page : pdf.getAllPages())
            scans.push_back(scan_page(page, maps));
        check_file(pdf, bytes, findings);
        check_catalog(pdf, findings);
        check_metadata(pdf, findings);
        check_pages(pdf, scans, findings);
        check_fonts(scans, maps, findings);
        const Structure structure = read_structure(pdf, findings);
        check_structure(pdf, structure, scans, findings);
        check_annotations(pdf, structure, findings);
        for (const QPDFExc& warning : pdf.getWarnings())
            findings.push_back(std::string("qpdf: ") + warning.what());
    } catch (const std::exception& error) {
        findings.push_back(std::string("cannot be read: ") + error.what());
    }
    return findings;
}

} // namespace zbirnyk
