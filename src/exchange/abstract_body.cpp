#include "exchange/abstract_body.h"

#include "base/utf8.h"
#include "language/format.h"

#include <algorithm>
#include <optional>

namespace zbirnyk {
namespace {

constexpr std::size_t LongestHeading = 150;
constexpr int FirstLevel = 2, LastLevel = 3;

bool is_picture_paragraph(const RichBlock& block) {
    if (block.kind != BlockKind::Paragraph) {
        return false;
    }
    bool any = false;
    for (const RichInline& item : block.inlines) {
        any = any || item.kind == InlineKind::Picture;
        const bool blank = item.kind == InlineKind::Break ||
                           (item.kind == InlineKind::Text && plain_text({item}).empty());
        if (item.kind != InlineKind::Picture && !blank) {
            return false;
        }
    }
    return any;
}

/// The bytes of "Таблиця 1", "Рис. 2.1" and the like at the start of `text`; nothing when it does
/// not start so.
std::optional<std::size_t>
caption_label(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string lower = to_lower(text, "uk");
    for (const std::string_view word : words) {
        if (!lower.starts_with(word)) {
            continue;
        }
        std::size_t at = word.size();
        while (at < text.size() && (text[at] == ' ' || text.substr(at).starts_with("\u00A0"))) {
            at += text[at] == ' ' ? 1 : 2;
        }
        if (text.substr(at).starts_with("№")) {
            at = std::min(text.find_first_of("0123456789", at), text.size());
        }
        const std::size_t digits = at;
        while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') ||
                                    (text[at] == '.' && at + 1 < text.size() &&
                                     text[at + 1] >= '0' && text[at + 1] <= '9'))) {
            ++at;
        }
        if (at > digits) {
            return at;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> table_label(const RichBlock& block) {
    return caption_label(plain_text(block), {"таблиця", "табл.", "table"});
}

std::optional<std::size_t> figure_label(const RichBlock& block) {
    return caption_label(plain_text(block), {"рис.", "рисунок", "мал.", "figure", "fig."});
}

RichInlines caption_text(const RichBlock& block, std::size_t label) {
    return without_strong(without_prefix(block.inlines, label, ".:—–-"));
}

void shape_headings(RichBlocks& blocks) {
    int top = 0;
    for (const RichBlock& block : blocks) {
        if (block.kind == BlockKind::Heading) {
            top = top == 0 ? block.level : std::min(top, block.level);
        }
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        RichBlock& block = blocks[i];
        if (top != 0) {
            if (block.kind == BlockKind::Heading) {
                block.level = std::min(block.level - top + FirstLevel, LastLevel);
                block.inlines = without_strong(std::move(block.inlines));
            }
            continue;
        }
        const std::string text = plain_text(block);
        if (block.kind == BlockKind::Paragraph && i + 1 < blocks.size() &&
            is_all_strong(block.inlines) && count_code_points(text) <= LongestHeading &&
            text.back() != ',' && text.back() != ';' && !table_label(block) &&
            !figure_label(block) && blocks[i + 1].kind != BlockKind::Table) {
            block.kind = BlockKind::Heading;
            block.level = FirstLevel;
            block.inlines = without_strong(std::move(block.inlines));
        }
    }
}

bool is_strong_row(const RichRow& row) {
    bool any = false;
    for (const RichCell& cell : row.cells) {
        for (const RichBlock& block : cell.content) {
            if (plain_text(block).empty()) {
                continue;
            }
            any = true;
            if (!is_all_strong(block.inlines)) {
                return false;
            }
        }
    }
    return any;
}

void shape_table(RichBlock& block) {
    auto table = std::make_shared<RichTable>(*block.table);
    std::erase_if(table->head, [](const RichRow& row) {
        return std::all_of(row.cells.begin(), row.cells.end(), [](const RichCell& cell) {
            return cell.content.empty();
        });
    });
    if (table->head.empty() && table->body.size() > 1 && is_strong_row(table->body.front())) {
        table->head.push_back(std::move(table->body.front()));
        table->body.erase(table->body.begin());
    }
    for (RichRow& row : table->head) {
        for (RichCell& cell : row.cells) {
            cell.is_head = true;
            cell.scope = 'c';
            for (RichBlock& content : cell.content) {
                content.inlines = without_strong(std::move(content.inlines));
            }
        }
    }
    block.table = std::move(table);
}

/// The caption that stands in one or two paragraphs before a table, taken off `done`.
void take_table_caption(RichBlocks& done, RichBlock& table) {
    const auto set = [&](RichInlines caption) {
        if (table.inlines.empty()) {
            table.inlines = std::move(caption);
        }
    };
    if (done.empty()) {
        return;
    }
    const RichBlock& last = done.back();
    const std::string text = plain_text(last);
    if (text.empty() || last.kind != BlockKind::Paragraph) {
        return;
    }
    if (!table.inlines.empty()) {
        if (plain_text(table.inlines) == text) {
            done.pop_back();
        }
        return;
    }
    if (const auto label = table_label(last)) {
        RichInlines caption = caption_text(last, *label);
        if (!plain_text(caption).empty()) {
            set(std::move(caption));
            done.pop_back();
        }
        return;
    }
    const bool numbered =
        done.size() > 1 && table_label(done[done.size() - 2]) &&
        plain_text(caption_text(done[done.size() - 2], *table_label(done[done.size() - 2])))
            .empty();
    if (numbered) {
        set(without_strong(last.inlines));
        done.resize(done.size() - 2);
    }
}

} // namespace

RichBlocks shape_body(RichBlocks blocks) {
    std::erase_if(blocks, [](const RichBlock& block) {
        return (block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading) &&
               block.inlines.empty();
    });
    shape_headings(blocks);
    RichBlocks done;
    for (RichBlock& block : blocks) {
        if (block.kind == BlockKind::Table) {
            take_table_caption(done, block);
            shape_table(block);
        } else if (is_picture_paragraph(block)) {
            RichBlock figure;
            figure.kind = BlockKind::Figure;
            figure.blocks.push_back(std::move(block));
            done.push_back(std::move(figure));
            continue;
        } else if (
            !done.empty() && done.back().kind == BlockKind::Figure && done.back().inlines.empty()) {
            if (const auto label = figure_label(block)) {
                done.back().inlines = caption_text(block, *label);
                continue;
            }
        }
        done.push_back(std::move(block));
    }
    return done;
}

} // namespace zbirnyk
