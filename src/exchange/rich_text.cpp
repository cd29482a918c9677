#include "exchange/rich_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace zbirnyk {
namespace {

bool is_space(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool has_inline_children(InlineKind kind) {
    switch (kind) {
    case InlineKind::Emphasis:
    case InlineKind::Strong:
    case InlineKind::Subscript:
    case InlineKind::Superscript:
    case InlineKind::Foreign:
    case InlineKind::Link:
        return true;
    default:
        return false;
    }
}

void collect(const RichInlines& inlines, std::string& out) {
    for (const RichInline& item : inlines) {
        if (item.kind == InlineKind::Break) {
            out += ' ';
        } else if (has_inline_children(item.kind)) {
            collect(item.children, out);
        } else if (
            item.kind == InlineKind::Text || item.kind == InlineKind::Code ||
            item.kind == InlineKind::Math) {
            out += item.text;
        }
    }
}

bool only_strong(const RichInlines& inlines, bool inside, bool& any) {
    return std::all_of(inlines.begin(), inlines.end(), [&](const RichInline& item) {
        if (has_inline_children(item.kind)) {
            return only_strong(item.children, inside || item.kind == InlineKind::Strong, any);
        }
        if (item.kind == InlineKind::Break || item.kind == InlineKind::Note ||
            std::all_of(item.text.begin(), item.text.end(), is_space)) {
            return item.kind != InlineKind::Picture;
        }
        any = true;
        return inside;
    });
}

/// Bytes of leading white space and of the UTF-8 characters of `also` in `text`.
std::size_t leading(std::string_view text, std::u32string_view also) {
    std::size_t size = 0;
    while (size < text.size()) {
        const Decoded next = decode_utf8(text.substr(size));
        if (!is_space(text[size]) && next.code_point != U'\u00A0' &&
            also.find(next.code_point) == std::u32string_view::npos) {
            break;
        }
        size += next.size;
    }
    return size;
}

/// Cuts `count` bytes off the front, collapsed as plain_text does; then leading white space and
/// `also`. True when something visible is left, so that cutting is over.
bool cut(RichInlines& inlines, std::size_t& count, std::u32string_view also) {
    while (!inlines.empty()) {
        RichInline& first = inlines.front();
        if (has_inline_children(first.kind)) {
            if (cut(first.children, count, also)) {
                return true;
            }
        } else if (first.kind == InlineKind::Text) {
            const std::size_t size = std::min(count, first.text.size());
            first.text.erase(0, size);
            count -= size;
            if (count == 0) {
                first.text.erase(0, leading(first.text, also));
            }
            if (!first.text.empty()) {
                return true;
            }
        } else if (first.kind != InlineKind::Break) {
            return true;
        } else if (count > 0) {
            --count;
        }
        inlines.erase(inlines.begin());
    }
    return false;
}

/// The lines of a Strong or Emphasis: the first goes on with the last of `lines`.
void append_lines(const RichInline& item, std::vector<RichInlines>& lines) {
    const std::vector<RichInlines> parts = split_lines(item.children);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            lines.emplace_back();
        }
        if (!parts[i].empty()) {
            lines.back().push_back({item.kind, {}, parts[i]});
        }
    }
}

} // namespace

RichInline rich_text(std::string text) {
    return {InlineKind::Text, std::move(text), {}};
}

RichBlock rich_paragraph(RichInlines inlines) {
    RichBlock block;
    block.inlines = std::move(inlines);
    return block;
}

std::string plain_text(const RichInlines& inlines) {
    std::string text;
    collect(inlines, text);
    std::string result;
    for (const char character : text) {
        if (!is_space(character)) {
            result += character;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::string plain_text(const RichBlock& block) {
    return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading
               ? plain_text(block.inlines)
               : std::string();
}

bool is_all_strong(const RichInlines& inlines) {
    bool any = false;
    return only_strong(inlines, false, any) && any;
}

RichInlines without_strong(RichInlines inlines) {
    RichInlines result;
    for (RichInline& item : inlines) {
        item.children = without_strong(std::move(item.children));
        if (item.kind == InlineKind::Strong) {
            std::move(item.children.begin(), item.children.end(), std::back_inserter(result));
        } else {
            result.push_back(std::move(item));
        }
    }
    return result;
}

RichInlines without_prefix(RichInlines inlines, std::size_t count, std::string_view after) {
    const std::u32string also = to_utf32(after);
    cut(inlines, count, also);
    return inlines;
}

std::vector<RichInlines> split_lines(const RichInlines& inlines) {
    std::vector<RichInlines> lines(1);
    for (const RichInline& item : inlines) {
        if (item.kind == InlineKind::Break) {
            lines.emplace_back();
        } else if (item.kind == InlineKind::Strong || item.kind == InlineKind::Emphasis) {
            append_lines(item, lines);
        } else {
            lines.back().push_back(item);
        }
    }
    return lines;
}

} // namespace zbirnyk
