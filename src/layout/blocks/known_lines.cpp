#include "layout/blocks/known_lines.h"

#include <algorithm>
#include <functional>
#include <string_view>

// A paragraph is kept when it comes a second time: those with a person's name never do, and would
// only push out the others.

namespace zbirnyk {

namespace {

constexpr std::size_t MostKept = 256;
constexpr std::size_t MostSeen = 8192;

/// Whether the lines follow from texts and styles alone.
bool is_plain(const Paragraph& paragraph) {
    return paragraph.label.empty() && paragraph.initial_count == 0 &&
           std::all_of(paragraph.content.begin(), paragraph.content.end(), [](const Inline& item) {
               return std::holds_alternative<TextRun>(item) ||
                      std::holds_alternative<LineBreak>(item);
           });
}

/// Not of the styles: they differ seldom, and are compared.
std::uint64_t hash_of(const Paragraph& paragraph, Length width) {
    auto hash = static_cast<std::uint64_t>(width.units);
    const auto add = [&](std::uint64_t part) {
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u; // golden ratio: Fibonacci hashing
        hash ^= hash >> 32;
    };
    for (const Inline& item : paragraph.content) {
        const auto* run = std::get_if<TextRun>(&item);
        if (run == nullptr) {
            add(1);
            continue;
        }
        add(std::hash<std::string_view>{}(run->text));
        add(run->node);
        add(std::uint64_t{run->span.file} << 32 | run->span.begin);
    }
    return hash;
}

bool is_same(const Inline& a, const Inline& b) {
    const auto* one = std::get_if<TextRun>(&a);
    const auto* other = std::get_if<TextRun>(&b);
    if (one == nullptr || other == nullptr)
        return a.index() == b.index();
    return one->text == other->text && one->node == other->node && one->link == other->link &&
           one->span == other->span;
}

std::vector<Style> styles_of(const Paragraph& paragraph, StyleId style, const Document& document) {
    std::vector<Style> styles{document.styles[style]};
    for (const Inline& item : paragraph.content) {
        if (const auto* run = std::get_if<TextRun>(&item))
            styles.push_back(document.styles[run->style]);
    }
    return styles;
}

LineStore::Entry
set(const Paragraph& paragraph, StyleId style, Length width, const ParagraphContext& context) {
    LineStore::Entry entry;
    entry.lines = set_paragraph(paragraph, style, width, context, entry.diagnostics);
    return entry;
}

} // namespace

/// Whether contents and the styles of runs are those of a known paragraph.
bool KnownLines::says(const Known& known, const Paragraph& paragraph, const Document& document) {
    if (!std::equal(
            known.content.begin(),
            known.content.end(),
            paragraph.content.begin(),
            paragraph.content.end(),
            is_same))
        return false;
    std::size_t number = 1;
    return std::all_of(paragraph.content.begin(), paragraph.content.end(), [&](const Inline& item) {
        const auto* run = std::get_if<TextRun>(&item);
        return run == nullptr || known.styles[number++] == document.styles[run->style];
    });
}

LineStore::Entry KnownLines::lines(
    const Paragraph& paragraph, StyleId style, Length width, const ParagraphContext& context) {
    if (!is_plain(paragraph))
        return set(paragraph, style, width, context);
    const Document& document = context.document;
    const std::uint64_t hash = hash_of(paragraph, width);
    const auto found = known_.find(hash);
    if (found != known_.end() && found->second.width == width &&
        found->second.styles.front() == document.styles[style] &&
        says(found->second, paragraph, document))
        return found->second.entry;
    LineStore::Entry entry = set(paragraph, style, width, context);
    if (seen_.size() >= MostSeen)
        seen_.clear();
    if (!seen_.insert(hash).second) {
        if (known_.size() >= MostKept)
            known_.clear();
        known_.insert_or_assign(
            hash, Known{paragraph.content, styles_of(paragraph, style, document), width, entry});
    }
    return entry;
}

} // namespace zbirnyk
