#include "layout/blocks/line_store.h"

#include "layout/blocks/known_lines.h"

#include <algorithm>

namespace zbirnyk {

namespace {

bool refers_to_pages(const std::vector<Inline>& content) {
    return std::any_of(content.begin(), content.end(), [](const Inline& item) {
        return std::holds_alternative<PageReference>(item);
    });
}

LineStore::Entry
set(const Paragraph& paragraph, StyleId style, Length width, const ParagraphContext& context) {
    KnownLines* known = context.resources.known_lines;
    // Exceptions of the document change how its words are divided.
    if (known != nullptr && context.document.hyphenation.empty())
        return known->lines(paragraph, style, width, context);
    LineStore::Entry entry;
    entry.lines = set_paragraph(paragraph, style, width, context, entry.diagnostics);
    return entry;
}

} // namespace

std::size_t LineStore::KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(key.paragraph);
    for (const std::uint64_t part :
         {std::uint64_t{key.style}, static_cast<std::uint64_t>(key.width.units)})
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u; // golden ratio: Fibonacci hashing
    return static_cast<std::size_t>(hash ^ (hash >> 32));
}

void LineStore::begin_pass() {
    ++pass_;
    std::erase_if(kept_, [](const auto& item) { return item.second.has_references; });
    repeated_.clear();
    pictures_.clear();
}

LineStore::Entry& LineStore::lines(
    const Paragraph& paragraph,
    StyleId style,
    Length width,
    const ParagraphContext& context,
    Report report) {
    if (guard_ && guard_->is_over()) {
        nothing_ = {};
        return nothing_;
    }
    Kept& kept = kept_[{&paragraph, style, width}];
    if (kept.entry && report == Report::Yes && kept.used_in_pass == pass_)
        return repeated_.emplace_back(set(paragraph, style, width, context));
    if (!kept.entry) {
        kept.entry = std::make_unique<Entry>(set(paragraph, style, width, context));
        kept.has_references =
            refers_to_pages(paragraph.content) || refers_to_pages(paragraph.label);
    }
    if (report == Report::Yes)
        kept.used_in_pass = pass_;
    return *kept.entry;
}

void LineStore::adopt(LineStore&& other) {
    kept_.merge(other.kept_);
}

Line* LineStore::keep(Line line) {
    return &pictures_.emplace_back(std::move(line));
}

} // namespace zbirnyk
