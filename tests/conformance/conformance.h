#pragma once

#include <qpdf/QPDF.hh>

#include <map>
#include <set>
#include <string>
#include <vector>

/// The project's own examination of finished PDF files against ISO 19005-2 (PDF/A-2a) and ISO
/// 14289-1 (PDF/UA-1). Which clauses are looked at stands in README.md beside this file.
namespace zbirnyk {

/// Problems in the order in which they were found, each a phrase.
using Findings = std::vector<std::string>;

/// What a font's ToUnicode says, by code.
using ToUnicode = std::map<int, std::string>;

/// ToUnicode maps by font object, read once each.
class ToUnicodeMaps {
  public:
    const ToUnicode& of(QPDFObjectHandle font);

  private:
    std::map<QPDFObjGen, ToUnicode> maps_;
};

/// What the content stream of a page shows.
struct PageScan {
    std::map<int, std::string> texts;             ///< by MCID, in UTF-8
    std::map<int, int> sequences;                 ///< by MCID: how many begin with it
    std::map<QPDFObjGen, std::set<int>> codes;    ///< by font object: codes shown
    std::map<QPDFObjGen, QPDFObjectHandle> fonts; ///< those of `codes`
    std::set<QPDFObjGen> forms;                   ///< those examined
    Findings problems;                            ///< of operators and marked content
};

PageScan scan_page(QPDFObjectHandle page, ToUnicodeMaps& maps);

/// A child of a structure element.
struct StructKid {
    enum class Kind { Element, Content, Object } kind = Kind::Element;
    std::size_t element = 0; ///< of an Element: its index
    QPDFObjGen page;         ///< of Content
    int mcid = 0;            ///< of Content
    QPDFObjectHandle object; ///< of an Object
};

struct StructElement {
    QPDFObjectHandle dictionary;
    std::string type;       ///< after the role map
    std::size_t parent = 0; ///< index; its own for a top element
    std::vector<StructKid> kids;
};

/// The structure tree, parents before children. Faults of its form go to `findings`.
struct Structure {
    std::vector<StructElement> elements;
    std::vector<std::size_t> roots;
};

Structure read_structure(QPDF& pdf, Findings& findings);

/// "TD (object 12)".
std::string element_name(const StructElement& element);

/// The text of the structure tree in its order, as words without soft hyphens. Elements of block
/// kind and illustrations part words; what is within an illustration is left out, its caption is
/// not.
std::vector<std::string> words_in_reading_order(QPDF& pdf);

/// The words of a heading or of a table's cell.
struct ElementText {
    std::string kind; ///< "heading" or "cell"
    std::vector<std::string> words;
};

/// Headings and cells in the order of reading.
std::vector<ElementText> headings_and_cells(QPDF& pdf);

/// The words of expected text, split and cleaned in the same way.
std::vector<std::string> split_words(const std::string& text);

/// The first difference between words, as a message, or empty. `[page]` in an expected word stands
/// for one page label or a list of them.
std::string
compare_words(const std::vector<std::string>& expected, const std::vector<std::string>& found);

// The examinations; each adds to `findings`.
void check_file(QPDF& pdf, const std::string& bytes, Findings& findings);
void check_catalog(QPDF& pdf, Findings& findings);
void check_metadata(QPDF& pdf, Findings& findings);
void check_pages(QPDF& pdf, const std::vector<PageScan>& scans, Findings& findings);
/// The form of a file has nothing but fields for signatures, which show nothing.
void check_form(QPDF& pdf, Findings& findings);
bool is_signature_widget(QPDFObjectHandle annotation);
void check_signature_widget(QPDFObjectHandle widget, const std::string& name, Findings& findings);

void check_annotations(QPDF& pdf, const Structure& structure, Findings& findings);
void check_fonts(const std::vector<PageScan>& scans, ToUnicodeMaps& maps, Findings& findings);
void check_structure(
    QPDF& pdf, const Structure& structure, const std::vector<PageScan>& scans, Findings& findings);

/// All examinations of one file.
Findings check_pdf(const std::string& bytes);

} // namespace zbirnyk
