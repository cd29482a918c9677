#include "layout/layout.h"
#include "layout/pages/page_plan.h"
#include "layout/paragraph.h"

#include <fmt/format.h>

// The lines of all paragraphs before there are pages: each in the width that its column gives by
// fixed means. What is known only after tables and pages are laid out (automatic columns, page
// numbers) is taken as evenly shared and as unknown.

namespace zbirnyk {
namespace {

class LineDumper {
  public:
    LineDumper(const ParagraphContext& context, Diagnostics& diagnostics)
        : context_(context)
        , diagnostics_(diagnostics) {}

    void dump_blocks(const Blocks& blocks, Length width) {
        for (const Block& block : blocks) {
            dump_block(block, width);
        }
    }

    std::string take() { return std::move(out_); }

  private:
    void dump_block(const Block& block, Length width) {
        const Style& style = context_.document.styles[block.style];
        Length inner = style.width ? *style.width : width - style.margin.left - style.margin.right;
        inner -= style.padding.left + style.padding.right;
        inner -= style.border_left.width + style.border_right.width;
        if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
            dump_paragraph(*paragraph, block.style, inner);
        } else if (const auto* container = std::get_if<Container>(&block.content)) {
            const int count = container->column_count;
            dump_blocks(container->children, (inner - (count - 1) * container->column_gap) / count);
        } else if (const auto* grid = std::get_if<Grid>(&block.content)) {
            const Length gaps = grid->gap * (static_cast<std::int64_t>(grid->columns.size()) - 1);
            const std::vector<Length> widths = column_widths(grid->columns, inner - gaps);
            for (std::size_t i = 0; i < grid->cells.size() && !widths.empty(); ++i) {
                dump_block(grid->cells[i], widths[i % widths.size()]);
            }
        } else if (const auto* table = std::get_if<Boxed<TableBlock>>(&block.content)) {
            dump_table(**table, inner);
        } else if (const auto* choice = std::get_if<FirstFit>(&block.content)) {
            for (const Blocks& alternative : choice->alternatives) {
                dump_blocks(alternative, inner);
            }
        }
    }

    void dump_table(const TableBlock& table, Length width) {
        const std::vector<Length> widths = column_widths(table.columns, width);
        dump_blocks(table.continued, width);
        for (const std::vector<TableRow>* rows : {&table.head, &table.body, &table.foot}) {
            for (const TableRow& row : *rows) {
                dump_row(row, widths);
            }
        }
    }

    void dump_row(const TableRow& row, const std::vector<Length>& widths) {
        std::size_t column = 0;
        for (const TableCell& cell : row.cells) {
            const Style& style = context_.document.styles[cell.style];
            Length width = -(style.padding.left + style.padding.right);
            for (int i = 0; i < cell.column_span && column < widths.size(); ++i, ++column) {
                width += widths[column];
            }
            dump_blocks(cell.content, width);
        }
    }

    static std::vector<Length> column_widths(const std::vector<Track>& tracks, Length width) {
        std::vector<Length> widths(tracks.size());
        Length rest = width;
        double shares = 0;
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            const Track& track = tracks[i];
            if (track.kind == Track::Kind::Fixed) {
                widths[i] = track.length;
            } else if (track.kind == Track::Kind::Percent) {
                widths[i] = scaled(width, track.value / 100);
            } else {
                shares += share_of(track);
            }
            rest -= widths[i];
        }
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            if (share_of(tracks[i]) > 0) {
                widths[i] = scaled(max(rest, Length{}), share_of(tracks[i]) / shares);
            }
        }
        return widths;
    }

    static double share_of(const Track& track) {
        switch (track.kind) {
        case Track::Kind::Fraction:
            return track.value;
        case Track::Kind::Auto:
            return 1;
        default:
            return 0;
        }
    }

    void dump_paragraph(const Paragraph& paragraph, StyleId style, Length width) {
        const ParagraphLines lines = set_paragraph(paragraph, style, width, context_, diagnostics_);
        out_ += fmt::format(
            "paragraph width={:.1f}pt size={:.2f}pt{}\n",
            to_points(width),
            to_points(lines.font_size),
            lines.fits ? "" : " does not fit");
        for (const Line& line : lines.lines) {
            out_ += fmt::format(
                "  [r={:+.2f} w={:.1f}pt] ", line.adjustment, to_points(line.natural_width));
            append_text(line);
            out_ += '\n';
        }
        for (const Line& line : lines.lines) {
            for (const Footnote* footnote : line.footnotes) {
                dump_blocks(*footnote->body, width);
            }
        }
    }

    /// The hyphen of hyphenation as "-"; spaces at the end are left out.
    void append_text(const Line& line) {
        std::string text;
        for (const PageItem& item : line.items) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                if (!run->said_by_next) {
                    text += *run->lead + (run->text == "\u00AD" ? "-" : run->text);
                }
            } else if (std::holds_alternative<ImageItem>(item)) {
                text += "[picture]";
            }
        }
        const std::size_t end = text.find_last_not_of(' ');
        out_ += text.substr(0, end == std::string::npos ? 0 : end + 1);
    }

    const ParagraphContext& context_;
    Diagnostics& diagnostics_;
    std::string out_;
};

} // namespace

std::string
dump_lines(const Document& document, const LayoutResources& resources, Diagnostics& diagnostics) {
    const ReferenceLabels no_labels;
    const Hyphenator hyphenator = hyphenator_of(document, resources);
    const LayoutResources own{resources.fonts, hyphenator, resources.threads};
    const ParagraphContext context{document, own, no_labels};
    LineDumper dumper(context, diagnostics);
    for (const PageSequence& sequence : document.sequences) {
        dumper.dump_blocks(sequence.flow, column_width(document.masters[sequence.master]));
    }
    return dumper.take();
}

} // namespace zbirnyk
