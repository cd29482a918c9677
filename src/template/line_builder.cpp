#include "template/line_builder.h"

#include <utility>

namespace zbirnyk {

namespace {

bool collapses(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// What takes no room in a line: blanks on both sides of it are still neighbours.
bool is_invisible(const Inline& item) {
    const auto* note = std::get_if<Footnote>(&item);
    return std::holds_alternative<InlineAnchor>(item) ||
           (note != nullptr && note->place == Footnote::Place::Side);
}

} // namespace

bool is_blank(std::string_view text) {
    for (const char c : text) {
        if (!collapses(c))
            return false;
    }
    return true;
}

void LineBuilder::text(TextRun run) {
    std::string collapsed;
    collapsed.reserve(run.text.size());
    for (const char c : run.text) {
        if (!collapses(c)) {
            collapsed += c;
            after_blank_ = false;
        } else if (!after_blank_) {
            collapsed += ' ';
            after_blank_ = true;
        }
    }
    if (collapsed.empty())
        return;
    run.text = std::move(collapsed);
    content_.emplace_back(std::move(run));
}

void LineBuilder::add(Inline item) {
    const bool invisible = is_invisible(item);
    const bool breaks =
        std::holds_alternative<LineBreak>(item) || std::holds_alternative<Tab>(item);
    if (breaks)
        drop_trailing_blank();
    content_.push_back(std::move(item));
    if (!invisible)
        after_blank_ = breaks;
}

void LineBuilder::drop_trailing_blank() {
    for (std::size_t i = content_.size(); i > 0; --i) {
        Inline& item = content_[i - 1];
        if (is_invisible(item))
            continue;
        auto* run = std::get_if<TextRun>(&item);
        if (run == nullptr || !run->text.ends_with(' '))
            return;
        run->text.pop_back();
        if (!run->text.empty())
            return;
        content_.erase(content_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
}

std::vector<Inline> LineBuilder::finish() {
    drop_trailing_blank();
    after_blank_ = true;
    return std::exchange(content_, {});
}

std::string plain_text(const std::vector<Inline>& content) {
    std::string text;
    for (const Inline& item : content) {
        if (const auto* run = std::get_if<TextRun>(&item))
            text += run->text;
        else if (
            (std::holds_alternative<LineBreak>(item) || std::holds_alternative<Tab>(item)) &&
            !text.ends_with(' '))
            text += ' ';
    }
    return text;
}

} // namespace zbirnyk
