#include "model/passages.h"

#include "model/vocabulary_body.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zbirnyk {

namespace {

/// The inline elements of the vocabularies and of XHTML. A `note` has a text of its own.
bool is_inline(Node element) {
    static constexpr std::array<std::string_view, 7> Xhtml = {
        "abbr", "em", "ref", "small", "strong", "u", "s"};
    static const std::vector<ChildRule> own = inline_children();
    return std::ranges::find(Xhtml, element.name()) != Xhtml.end() ||
           std::ranges::find(own, element.name(), &ChildRule::name) != own.end();
}

class PassageReader {
  public:
    explicit PassageReader(const PassageReading& reading)
        : reading_(reading) {}

    void read(Node block, const std::string& lang) {
        const std::string own(block.language().empty() ? lang : block.language());
        std::vector<Node> apart;
        begin(block, own);
        content(block, {block, own, apart});
        for (const Node element : apart)
            read(element, own);
    }

    std::vector<TextPassage> passages;

  private:
    struct Block {
        Node element;
        const std::string& lang;
        std::vector<Node>& apart; ///< read after the block
    };

    void begin(Node block, const std::string& lang) {
        if (passages.empty() || !passages.back().text.empty())
            passages.emplace_back();
        passages.back().lang = lang;
        passages.back().block = block;
    }

    void content(Node element, const Block& block) {
        const bool takes_text = element != block.element || reading_.is_prose(element);
        for (const Node child : element.children()) {
            if (child.kind() != NodeKind::Element) {
                if (takes_text)
                    reading_.append_text(child, passages.back());
            } else if (is_inline(child)) {
                line_element(child, block);
            } else {
                read(child, block.lang);
                begin(block.element, block.lang);
            }
        }
    }

    void line_element(Node element, const Block& block) {
        const bool apart = element.is_element("note") || element.has_attribute("xml:lang");
        if (apart || element.children().empty())
            passages.back().append("\uFFFC", TextPassage::Nowhere);
        if (apart) {
            block.apart.push_back(element);
            return;
        }
        const std::size_t from = passages.back().text.size();
        content(element, block);
        if (!reading_.is_prose(element))
            passages.back().protect_from(from);
    }

    const PassageReading& reading_;
};

} // namespace

void TextPassage::append(std::string_view bytes, std::size_t offset) {
    text += bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        offsets.push_back(offset == Nowhere ? Nowhere : offset + i);
}

void TextPassage::protect_from(std::size_t begin) {
    if (begin < text.size())
        protected_ranges.push_back({begin, text.size()});
}

std::vector<TextPassage>
passages_below(Node root, std::string_view lang, const PassageReading& reading) {
    PassageReader reader(reading);
    reader.read(root, std::string(lang));
    return std::move(reader.passages);
}

void place_change(
    const TextChange& change, const TextPassage& passage, std::vector<TextChange>& out) {
    constexpr std::size_t Nowhere = TextPassage::Nowhere;
    if (change.begin == change.end) {
        const bool at_end = change.begin == passage.offsets.size();
        const std::size_t next = at_end ? Nowhere : passage.offsets[change.begin];
        const std::size_t last = change.begin == 0 ? Nowhere : passage.offsets[change.begin - 1];
        const std::size_t place = next != Nowhere ? next : last + 1;
        if (next != Nowhere || last != Nowhere)
            out.push_back({place, place, change.replacement, change.rule});
        return;
    }
    const auto first = passage.offsets.begin() + static_cast<std::ptrdiff_t>(change.begin);
    const auto last = passage.offsets.begin() + static_cast<std::ptrdiff_t>(change.end);
    if (std::find(first, last, Nowhere) != last)
        return;
    std::string replacement = change.replacement;
    for (auto from = first; from != last;) {
        auto to = from + 1;
        while (to != last && *to == *(to - 1) + 1)
            ++to;
        out.push_back({*from, *(to - 1) + 1, std::exchange(replacement, {}), change.rule});
        from = to;
    }
}

} // namespace zbirnyk
