#pragma once

#include "layout/layout.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

namespace zbirnyk {

/// What layout owes to any document: the text of every structure element stands on the pages once;
/// in its order, too, unless something is reported (a divided row puts what overlaps in the order
/// of its height); threads change nothing. Text is compared without blanks, since lines drop and
/// add them.
class LayoutCheck {
  public:
    explicit LayoutCheck(const Document& document) {
        for (const PageSequence& sequence : document.sequences)
            expect(sequence.flow, Owed::Always);
    }

    /// Ends the program with a message when pages break the contract.
    void check(const Pages& pages, const Diagnostics& diagnostics) const {
        const std::map<StructId, std::string> set = texts(pages);
        for (const auto& [node, text] : expected_) {
            const auto found = set.find(node);
            const std::string& seen = found == set.end() ? std::string() : found->second;
            if (seen == text.first || (seen.empty() && may_lack(text.second, diagnostics)) ||
                (!diagnostics.items().empty() && letters(seen) == letters(text.first)))
                continue;
            std::fprintf(
                stderr,
                "element %u: \"%s\" became \"%s\"\n",
                node,
                text.first.c_str(),
                seen.c_str());
            std::abort();
        }
    }

  private:
    /// A note may be lost with a message, an alternative may not have been chosen.
    enum class Owed { Always, UnlessReported, IfChosen };

    static bool may_lack(Owed owed, const Diagnostics& diagnostics) {
        return owed == Owed::IfChosen ||
               (owed == Owed::UnlessReported && !diagnostics.items().empty());
    }

    static std::string letters(std::string text) {
        std::sort(text.begin(), text.end());
        return text;
    }

    static void add_text(std::string& to, std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const std::string_view two = text.substr(i, 2);
            if (two == "\u00AD" || two == "\u00A0")
                ++i;
            else if (text[i] != ' ' && text[i] != '\n')
                to += text[i];
        }
    }

    static std::map<StructId, std::string> texts(const Pages& pages) {
        std::map<StructId, std::string> set;
        for (const Page& page : pages.pages)
            for (const PageItem& item : page.items)
                if (const auto* run = std::get_if<GlyphRun>(&item);
                    run && run->mark.node != NoStruct)
                    add_text(set[run->mark.node], run->text);
        return set;
    }

    void expect(const TextRun& run, Owed owed) {
        if (run.node == NoStruct)
            return;
        auto& [text, least] = expected_.try_emplace(run.node, std::string(), owed).first->second;
        add_text(text, run.text);
        least = std::max(least, owed);
    }

    void expect(const std::vector<Inline>& content, Owed owed) {
        for (const Inline& part : content) {
            if (const auto* run = std::get_if<TextRun>(&part))
                expect(*run, owed);
            if (const auto* note = std::get_if<Footnote>(&part)) {
                expect(note->call, owed);
                expect(*note->body, std::max(owed, Owed::UnlessReported));
            }
        }
    }

    void expect(const Blocks& blocks, Owed owed) {
        for (const Block& block : blocks)
            std::visit([&](const auto& content) { expect(content, owed); }, block.content);
    }

    void expect(const Paragraph& paragraph, Owed owed) {
        expect(paragraph.label, owed);
        expect(paragraph.content, owed);
    }

    void expect(const Container& container, Owed owed) { expect(container.children, owed); }

    void expect(const Grid& grid, Owed owed) { expect(grid.cells, owed); }

    void expect(const TableBlock& table, Owed owed) {
        for (const auto* rows : {&table.head, &table.body, &table.foot})
            for (const TableRow& row : *rows)
                for (const TableCell& cell : row.cells)
                    expect(cell.content, owed);
    }

    void expect(const PictureBlock&, Owed) {}

    void expect(const Marker&, Owed) {}

    void expect(const FirstFit& choice, Owed) {
        for (const Blocks& blocks : choice.alternatives)
            expect(blocks, Owed::IfChosen);
    }

    std::map<StructId, std::pair<std::string, Owed>> expected_;
};

/// Lays out twice, on one thread and on two, checks the contract and returns the pages.
inline Pages lay_out_checked(
    const Document& document, const LayoutResources& resources, Diagnostics& diagnostics) {
    const Pages pages = lay_out(document, resources, diagnostics);
    LayoutCheck(document).check(pages, diagnostics);
    LayoutResources threaded = resources;
    threaded.threads = 2;
    Diagnostics again;
    if (dump(lay_out(document, threaded, again), resources.fonts) != dump(pages, resources.fonts) ||
        again.items().size() != diagnostics.items().size()) {
        std::fputs("two runs differ\n", stderr);
        std::abort();
    }
    return pages;
}

} // namespace zbirnyk
