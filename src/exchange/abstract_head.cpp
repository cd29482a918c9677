#include "exchange/abstract_head.h"

#include "base/utf8.h"
#include "language/format.h"
#include "language/segment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

// Most authors' files have no heading styles: the head is told by what it says and how it looks.
// The first blocks are walked once; each is a labelled field (УДК, Анотація …), a line of names, a
// title (by style, bold type or capitals, one a language), an affiliation (plain lines after
// names), or nothing of that and then part of the body. The walk ends at the first block that can
// only be body. Whatever is not recognised is kept in place: a wrong guess costs the editor a cut
// and paste, never a word.

namespace zbirnyk {
namespace {

constexpr std::size_t HeadBlocks = 40;
/// An unlabelled paragraph of so many characters is text and ends the head.
constexpr std::size_t TextLength = 320;
constexpr std::size_t ShortestTitle = 10;
constexpr std::size_t LongestTitle = 400;
constexpr std::size_t LongestListHeading = 60;
constexpr std::string_view AfterLabel = ".:—–-";

enum class Label { None, Udc, Annotation, Keywords, References };

struct LabelWord {
    std::string_view word;
    Label label;
    std::string_view lang;
};

// Longer words before their beginnings.
constexpr std::array<LabelWord, 20> LabelWords = {{
    {"удк", Label::Udc, ""},
    {"udc", Label::Udc, ""},
    {"анотація", Label::Annotation, "uk"},
    {"резюме", Label::Annotation, "uk"},
    {"abstract", Label::Annotation, "en"},
    {"annotation", Label::Annotation, "en"},
    {"summary", Label::Annotation, "en"},
    {"ключові слова", Label::Keywords, "uk"},
    {"keywords", Label::Keywords, "en"},
    {"key words", Label::Keywords, "en"},
    {"список використаних джерел та літератури", Label::References, ""},
    {"список використаних джерел", Label::References, ""},
    {"список використаної літератури", Label::References, ""},
    {"список літератури", Label::References, ""},
    {"перелік використаних джерел", Label::References, ""},
    {"використані джерела", Label::References, ""},
    {"література", Label::References, ""},
    {"джерела", Label::References, ""},
    {"references", Label::References, ""},
    {"bibliography", Label::References, ""},
}};

struct Labelled {
    Label label = Label::None;
    std::string_view lang;
    std::size_t size = 0;
};

Labelled read_label(std::string_view text) {
    const std::string lower = to_lower(text, "uk");
    for (const LabelWord& candidate : LabelWords) {
        if (!lower.starts_with(candidate.word)) {
            continue;
        }
        const std::size_t size = candidate.word.size();
        if (size == lower.size() ||
            !is_word_character(decode_utf8(lower.substr(size)).code_point)) {
            return {candidate.label, candidate.lang, size};
        }
    }
    return {};
}

/// What is left of a text after its label is long enough to be the field itself.
bool has_content(const Labelled& labelled, std::string_view text) {
    const std::string_view rest = text.substr(std::min(labelled.size, text.size()));
    return rest.find_first_not_of(".: ") != std::string_view::npos;
}

struct Letters {
    std::size_t cyrillic = 0, latin = 0, capital = 0, small = 0;
};

Letters count_letters(std::string_view text) {
    Letters letters;
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        const char32_t c = next.code_point;
        text.remove_prefix(next.size);
        const bool cyrillic = c >= 0x400 && c <= 0x52F;
        const bool latin = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
        letters.cyrillic += cyrillic ? 1 : 0;
        letters.latin += latin ? 1 : 0;
        const bool capital = (c >= U'A' && c <= U'Z') || (c >= 0x400 && c <= 0x42F) || c == 0x490;
        if (cyrillic || latin) {
            ++(capital ? letters.capital : letters.small);
        }
    }
    return letters;
}

std::string language_of(std::string_view text) {
    const Letters letters = count_letters(text);
    return letters.latin > letters.cyrillic ? "en" : "uk";
}

bool is_text_block(const RichBlock& block) {
    return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
}

bool looks_like_title(const RichBlock& block, std::string_view text) {
    const std::size_t length = count_code_points(text);
    if (length < ShortestTitle || length > LongestTitle) {
        return false;
    }
    const Letters letters = count_letters(text);
    const bool capitals = letters.small == 0 && letters.capital >= ShortestTitle;
    const std::string style = to_lower(block.style, "en");
    // A bold sentence is a sentence.
    const bool phrase =
        text.back() != '.' && count_letters(text.substr(0, decode_utf8(text).size)).small == 0;
    return style == "title" || style == "назва" || block.kind == BlockKind::Heading || capitals ||
           (phrase && is_all_strong(block.inlines));
}

/// Lines that were set under one another in one paragraph become paragraphs of their own, where one
/// of them is a labelled field or a line of names.
RichBlocks split_head_lines(const RichBlocks& blocks) {
    RichBlocks result;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const RichBlock& block = blocks[i];
        std::vector<RichInlines> lines;
        if (i < HeadBlocks && block.kind == BlockKind::Paragraph) {
            lines = split_lines(block.inlines);
        }
        const bool split =
            lines.size() > 1 &&
            std::any_of(lines.begin(), lines.end(), [](const RichInlines& line) {
                const std::string text = plain_text(line);
                return read_label(text).label != Label::None || !read_authors(text).empty();
            });
        if (!split) {
            result.push_back(block);
            continue;
        }
        for (RichInlines& line : lines) {
            RichBlock part = block;
            part.inlines = std::move(line);
            result.push_back(std::move(part));
        }
    }
    return result;
}

/// The walk over the first blocks.
class HeadWalk {
  public:
    explicit HeadWalk(AbstractParts& parts)
        : parts_(parts) {}

    /// Takes the head off `blocks`; what it does not recognise goes to the body.
    void walk(RichBlocks blocks);
    /// Takes one block that stands after the references; false when it is no head field.
    bool take_late_field(const RichBlock& block, const std::string& text);

  private:
    enum class Last { Nothing, Title, Author, Affiliation, Field };

    bool take(const RichBlock& block, const std::string& text);
    bool take_labelled(const RichBlock& block, const std::string& text, const Labelled& labelled);
    bool take_title(const RichBlock& block, const std::string& text);
    bool take_authors(const RichBlock& block, const std::string& text);
    bool take_affiliation(const RichBlock& block, const std::string& text);
    void add_field(const Labelled& field, RichInlines text);

    AbstractParts& parts_;
    Last last_ = Last::Nothing;
    /// A label that stood alone: the next block is its content.
    std::optional<Labelled> pending_;
};

bool has_lang(const std::vector<FoundText>& texts, std::string_view lang) {
    return std::any_of(
        texts.begin(), texts.end(), [&](const FoundText& text) { return text.lang == lang; });
}

void HeadWalk::add_field(const Labelled& field, RichInlines text) {
    auto& list = field.label == Label::Annotation ? parts_.annotations : parts_.keywords;
    list.push_back({std::string(field.lang), std::move(text)});
    last_ = Last::Field;
}

bool HeadWalk::take_labelled(
    const RichBlock& block, const std::string& text, const Labelled& labelled) {
    if (labelled.label == Label::Udc) {
        const std::string rest = plain_text(without_prefix(block.inlines, labelled.size, ".:"));
        if (!parts_.udc.empty() || rest.empty()) {
            return false;
        }
        parts_.udc = rest;
        last_ = Last::Field;
        return true;
    }
    const auto& list = labelled.label == Label::Annotation ? parts_.annotations : parts_.keywords;
    if (labelled.label == Label::References || has_lang(list, labelled.lang)) {
        return false;
    }
    if (!has_content(labelled, text)) {
        pending_ = labelled;
    } else {
        add_field(labelled, without_prefix(block.inlines, labelled.size, AfterLabel));
    }
    return true;
}

bool HeadWalk::take_title(const RichBlock& block, const std::string& text) {
    const std::string lang = language_of(text);
    if (!looks_like_title(block, text)) {
        return false;
    }
    RichInlines title = without_strong(block.inlines);
    if (has_lang(parts_.titles, lang)) {
        // A title set in two paragraphs, one right under the other.
        FoundText& before = parts_.titles.back();
        const bool both_capitals =
            count_letters(text).small == 0 && count_letters(plain_text(before.text)).small == 0;
        if (last_ != Last::Title || before.lang != lang || !both_capitals) {
            return false;
        }
        before.text.push_back(rich_text(" "));
        std::move(title.begin(), title.end(), std::back_inserter(before.text));
        return true;
    }
    parts_.titles.push_back({lang, std::move(title)});
    last_ = Last::Title;
    return true;
}

bool HeadWalk::take_authors(const RichBlock& block, const std::string& text) {
    const bool after_fields = !parts_.annotations.empty() || !parts_.keywords.empty();
    std::vector<FoundAuthor> authors = read_authors(text);
    if (authors.empty()) {
        // "Ґудзь О. Р., аспірант …": the name up to the first comma, the rest an affiliation.
        const std::size_t comma = text.find(',');
        if (comma == std::string::npos || after_fields || block.kind != BlockKind::Paragraph) {
            return false;
        }
        authors = read_authors(std::string_view(text).substr(0, comma));
        if (authors.empty()) {
            return false;
        }
        parts_.affiliations.push_back(without_prefix(block.inlines, comma + 1));
    } else if (after_fields && !parts_.authors.empty()) {
        return false; // the same persons in Latin letters
    }
    std::move(authors.begin(), authors.end(), std::back_inserter(parts_.authors));
    last_ = Last::Author;
    return true;
}

bool HeadWalk::take_affiliation(const RichBlock& block, const std::string& text) {
    if ((last_ != Last::Author && last_ != Last::Affiliation) || is_all_strong(block.inlines) ||
        block.kind != BlockKind::Paragraph || count_code_points(text) >= TextLength) {
        return false;
    }
    // Italics of the whole line are its look, not its meaning.
    const RichInlines& line = block.inlines;
    const bool all_italic = line.size() == 1 && line.front().kind == InlineKind::Emphasis;
    parts_.affiliations.push_back(all_italic ? line.front().children : line);
    last_ = Last::Affiliation;
    return true;
}

bool HeadWalk::take(const RichBlock& block, const std::string& text) {
    if (pending_) {
        const Labelled field = *pending_;
        pending_.reset();
        add_field(field, block.inlines);
        return true;
    }
    const Labelled labelled = read_label(text);
    if (labelled.label != Label::None) {
        return take_labelled(block, text, labelled);
    }
    return take_authors(block, text) || take_title(block, text) || take_affiliation(block, text);
}

void HeadWalk::walk(RichBlocks blocks) {
    std::size_t i = 0;
    for (; i < blocks.size() && i < HeadBlocks && is_text_block(blocks[i]); ++i) {
        const std::string text = plain_text(blocks[i]);
        const bool has_more = std::any_of(
            blocks[i].inlines.begin(), blocks[i].inlines.end(), [](const RichInline& item) {
                return item.kind == InlineKind::Picture || item.kind == InlineKind::Note;
            });
        if (!text.empty() && !has_more && take(blocks[i], text)) {
            continue;
        }
        const bool heading = blocks[i].kind == BlockKind::Heading && !parts_.titles.empty();
        if (heading || count_code_points(text) >= TextLength) {
            break;
        }
        parts_.body.push_back(std::move(blocks[i]));
    }
    if (pending_) {
        parts_.body.push_back(rich_paragraph(
            {rich_text(std::string(pending_->lang == "uk" ? "Анотація" : "Abstract"))}));
    }
    for (; i < blocks.size(); ++i) {
        parts_.body.push_back(std::move(blocks[i]));
    }
}

bool HeadWalk::take_late_field(const RichBlock& block, const std::string& text) {
    const Labelled labelled = read_label(text);
    if ((labelled.label == Label::Annotation || labelled.label == Label::Keywords) &&
        has_content(labelled, text)) {
        return take_labelled(block, text, labelled);
    }
    return false;
}

// ---------------------------------------------------------------- references

void append_flat(const RichBlock& block, RichInlines& out) {
    const auto newline = [&] {
        if (!out.empty()) {
            out.push_back({InlineKind::Break, {}, {}});
        }
    };
    if (!block.inlines.empty()) {
        newline();
        out.insert(out.end(), block.inlines.begin(), block.inlines.end());
    }
    if (!block.text.empty() && block.kind == BlockKind::Code) {
        newline();
        out.push_back({InlineKind::Code, block.text, {}});
    }
    for (const RichBlock& child : block.blocks) {
        append_flat(child, out);
    }
    for (const RichBlocks& item : block.items) {
        for (const RichBlock& child : item) {
            append_flat(child, out);
        }
    }
}

RichInlines flat(const RichBlocks& blocks) {
    RichInlines out;
    for (const RichBlock& block : blocks) {
        append_flat(block, out);
    }
    return out;
}

/// The bytes of "12. ", "[12] " or "12) " at the start of a text.
std::size_t number_prefix(std::string_view text) {
    std::size_t at = text.starts_with('[') ? 1 : 0;
    const std::size_t digits = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        ++at;
    }
    if (at == digits || at - digits > 3 || at == text.size() ||
        std::string_view(".)]").find(text[at]) == std::string_view::npos) {
        return 0;
    }
    ++at;
    // "12.5" is a number, not the number of an entry.
    return at < text.size() && text[at] >= '0' && text[at] <= '9' ? 0 : at;
}

bool takes_reference(const RichBlock& block) {
    if (block.kind == BlockKind::Paragraph) {
        return true;
    }
    return block.kind == BlockKind::List &&
           std::none_of(block.items.begin(), block.items.end(), [](const RichBlocks& item) {
               return std::any_of(item.begin(), item.end(), [](const RichBlock& child) {
                   return child.kind == BlockKind::Table || child.kind == BlockKind::Figure;
               });
           });
}

/// The last block that is nothing but the heading of a list of references.
std::optional<std::size_t> find_references(const RichBlocks& blocks) {
    for (std::size_t i = blocks.size(); i-- > 0;) {
        const std::string text = plain_text(blocks[i]);
        const Labelled labelled = read_label(text);
        if (labelled.label == Label::References && !has_content(labelled, text) &&
            count_code_points(text) <= LongestListHeading && i + 1 < blocks.size()) {
            return i;
        }
    }
    return std::nullopt;
}

void take_references(HeadWalk& head, RichBlocks tail, AbstractParts& parts) {
    std::size_t i = 0;
    for (; i < tail.size() && takes_reference(tail[i]); ++i) {
        RichBlock& block = tail[i];
        if (block.kind == BlockKind::List) {
            for (const RichBlocks& item : block.items) {
                parts.references.push_back(flat(item));
            }
            continue;
        }
        const std::string text = plain_text(block);
        if (text.empty() || head.take_late_field(block, text)) {
            continue;
        }
        parts.references.push_back(without_prefix(block.inlines, number_prefix(text)));
    }
    for (; i < tail.size(); ++i) {
        parts.body.push_back(std::move(tail[i]));
    }
}

/// One affiliation line for several authors, divided by semicolons, is one for each.
void split_affiliations(AbstractParts& parts) {
    if (parts.affiliations.size() != 1 || parts.authors.size() < 2) {
        return;
    }
    const std::string text = plain_text(parts.affiliations.front());
    std::vector<RichInlines> split;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        split.push_back(without_prefix({rich_text(text.substr(begin, end - begin))}, 0));
        begin = end + 1;
    }
    if (split.size() == parts.authors.size()) {
        parts.affiliations = std::move(split);
    }
}

std::string body_language(const RichBlocks& blocks) {
    RichInlines all = flat(blocks);
    // Formulas and code are in Latin letters whatever the language.
    std::erase_if(all, [](const RichInline& item) {
        return item.kind == InlineKind::Math || item.kind == InlineKind::Code;
    });
    return language_of(plain_text(all));
}

} // namespace

AbstractParts find_parts(const PandocDocument& document) {
    AbstractParts parts;
    RichBlocks blocks;
    // What Pandoc took out of the text as metadata comes back to its start.
    if (!document.title.empty()) {
        RichBlock title = rich_paragraph(document.title);
        title.style = "Title";
        blocks.push_back(std::move(title));
    }
    for (const RichInlines& author : document.authors) {
        blocks.push_back(rich_paragraph(author));
    }
    for (const RichBlock& block : document.abstract) {
        blocks.push_back(block);
        if (is_text_block(block) && read_label(plain_text(block)).label == Label::None) {
            blocks.back().inlines.insert(blocks.back().inlines.begin(), rich_text("Анотація. "));
        }
    }
    blocks.insert(blocks.end(), document.blocks.begin(), document.blocks.end());
    blocks = split_head_lines(blocks);

    RichBlocks tail;
    if (const auto at = find_references(blocks)) {
        tail.assign(blocks.begin() + static_cast<std::ptrdiff_t>(*at) + 1, blocks.end());
        blocks.resize(*at);
    }
    HeadWalk head(parts);
    head.walk(std::move(blocks));
    take_references(head, std::move(tail), parts);
    split_affiliations(parts);
    parts.lang = body_language(parts.body);
    return parts;
}

} // namespace zbirnyk
