#include "conformance.h"

#include <algorithm>
#include <regex>
#include <string_view>

namespace zbirnyk {

namespace {

const std::set<std::string> InlineTypes = {
    "Span", "Quote", "Reference", "Link", "Code", "BibEntry", "Annot"};
constexpr std::string_view PageSlot = "[page]";

/// U+00AD, U+200B, U+2060, U+FEFF: they part or join nothing that is read.
bool is_invisible(std::string_view character) {
    return character == "\u00AD" || character == "\u200B" || character == "\u2060" ||
           character == "\uFEFF";
}

/// White space of Unicode that typesetting knows.
bool is_space(std::string_view character) {
    if (character.size() == 1)
        return character == " " || character == "\n" || character == "\t" || character == "\r";
    return character == "\u00A0" || character == "\u202F" || character == "\u205F" ||
           (character >= "\u2000" && character <= "\u200A");
}

/// Reads the tree in order and gathers text; '\n' parts words.
class Reader {
  public:
    Reader(const Structure& structure, std::map<QPDFObjGen, PageScan> scans)
        : structure_(structure)
        , scans_(std::move(scans)) {}

    void read(std::size_t index) {
        const StructElement& element = structure_.elements[index];
        if (element.type == "Figure" || element.type == "Formula") {
            text += '\n';
            for (const StructKid& kid : element.kids) {
                if (kid.kind == StructKid::Kind::Element &&
                    structure_.elements[kid.element].type == "Caption")
                    read(kid.element);
            }
            return;
        }
        const bool parts = InlineTypes.count(element.type) == 0;
        if (parts)
            text += '\n';
        for (const StructKid& kid : element.kids) {
            if (kid.kind == StructKid::Kind::Element)
                read(kid.element);
            else if (kid.kind == StructKid::Kind::Content)
                text += scans_[kid.page].texts[kid.mcid];
        }
        if (parts)
            text += '\n';
    }

    std::string text;

  private:
    const Structure& structure_;
    std::map<QPDFObjGen, PageScan> scans_;
};

std::map<QPDFObjGen, PageScan> scan_pages(QPDF& pdf) {
    ToUnicodeMaps maps;
    std::map<QPDFObjGen, PageScan> scans;
    for (QPDFObjectHandle page : pdf.getAllPages())
        scans.emplace(page.getObjGen(), scan_page(page, maps));
    return scans;
}

void append_in_order(const Structure& structure, std::size_t index, std::vector<std::size_t>& out) {
    out.push_back(index);
    for (const StructKid& kid : structure.elements[index].kids) {
        if (kid.kind == StructKid::Kind::Element)
            append_in_order(structure, kid.element, out);
    }
}

/// All elements in the order of reading.
std::vector<std::size_t> in_order(const Structure& structure) {
    std::vector<std::size_t> order;
    for (const std::size_t root : structure.roots)
        append_in_order(structure, root, order);
    return order;
}

bool is_label(const std::string& word) {
    static const std::regex label("([0-9ivxlcdmIVXLCDM]|–)+[,;]?");
    return std::regex_match(word, label);
}

/// Whether `found`, from `next` on, says what the word with a page slot expects; moves `next`.
bool takes_slot(
    const std::string& expected, const std::vector<std::string>& found, std::size_t& next) {
    const std::size_t slot = expected.find(PageSlot);
    const std::string before = expected.substr(0, slot);
    const std::string after = expected.substr(slot + PageSlot.size());
    while (next < found.size()) {
        std::string word = found[next];
        if (!before.empty() && word.rfind(before, 0) == 0)
            word.erase(0, before.size());
        const bool ends = word.size() >= after.size() &&
                          word.compare(word.size() - after.size(), after.size(), after) == 0;
        if (ends && !after.empty())
            word.erase(word.size() - after.size());
        if (!is_label(word))
            return false;
        ++next;
        // A list goes on after a comma; the last label has none of its own.
        if (word.back() != ',')
            return ends;
    }
    return false;
}

std::string context(const std::vector<std::string>& words, std::size_t at) {
    constexpr std::size_t Around = 4;
    std::string out;
    for (std::size_t i = at < Around ? 0 : at - Around; i < std::min(words.size(), at + Around);
         ++i)
        out += (out.empty() ? "" : " ") + (i == at ? "→" + words[i] : words[i]);
    return at < words.size() ? out : out + " → (end)";
}

} // namespace

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            ++end;
        const std::string_view character = std::string_view(text).substr(i, end - i);
        i = end;
        if (is_invisible(character))
            continue;
        if (!is_space(character)) {
            word += character;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

std::vector<std::string> words_in_reading_order(QPDF& pdf) {
    Findings ignored;
    const Structure structure = read_structure(pdf, ignored);
    Reader reader(structure, scan_pages(pdf));
    for (const std::size_t root : structure.roots)
        reader.read(root);
    return split_words(reader.text);
}

std::vector<ElementText> headings_and_cells(QPDF& pdf) {
    Findings ignored;
    const Structure structure = read_structure(pdf, ignored);
    Reader reader(structure, scan_pages(pdf));
    std::vector<ElementText> found;
    for (const std::size_t index : in_order(structure)) {
        const std::string& type = structure.elements[index].type;
        const bool is_cell = type == "TD" || type == "TH";
        const bool is_heading =
            type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6';
        if (!is_cell && !is_heading)
            continue;
        reader.text.clear();
        reader.read(index);
        found.push_back({is_cell ? "cell" : "heading", split_words(reader.text)});
    }
    return found;
}

std::string
compare_words(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (expected[i].find(PageSlot) != std::string::npos) {
            if (takes_slot(expected[i], found, next))
                continue;
        } else if (next < found.size() && found[next] == expected[i]) {
            ++next;
            continue;
        }
        return "expected: " + context(expected, i) + "\n   found: " + context(found, next);
    }
    return next == found.size() ? "" : "found more than expected: " + context(found, next);
}

} // namespace zbirnyk
