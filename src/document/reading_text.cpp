#include "document/document.h"

namespace zbirnyk {

namespace {

/// Walks blocks in reading order and writes a line for each paragraph.
class TextReader {
  public:
    std::string take() {
        end_line();
        return std::move(out_);
    }

    void read(const Blocks& blocks) {
        for (const Block& block : blocks)
            std::visit(*this, block.content);
    }

    void operator()(const Paragraph& paragraph) {
        end_line();
        for (const Inline& item : paragraph.label)
            std::visit(*this, item);
        if (!paragraph.label.empty())
            out_ += ' ';
        std::vector<const Blocks*> side_notes;
        for (const Inline& item : paragraph.content) {
            const auto* note = std::get_if<Footnote>(&item);
            if (note && note->place == Footnote::Place::Side)
                side_notes.push_back(note->body.get());
            else
                std::visit(*this, item);
        }
        end_line();
        // A note without call is read after its paragraph.
        for (const Blocks* note : side_notes)
            read(*note);
    }

    void operator()(const Container& container) { read(container.children); }

    void operator()(const Grid& grid) { read(grid.cells); }

    void operator()(const TableBlock& table) {
        for (const auto* rows : {&table.head, &table.body, &table.foot}) {
            for (const TableRow& row : *rows) {
                for (const TableCell& cell : row.cells)
                    read(cell.content);
            }
        }
    }

    void operator()(const FirstFit& choice) {
        // All alternatives say the same in fewer or other words; which one fits only layout knows.
        if (!choice.alternatives.empty())
            read(choice.alternatives.front());
    }

    // Pictures speak through their alternative text, markers through running heads.
    void operator()(const PictureBlock&) {}

    void operator()(const Marker&) {}

    void operator()(const InlinePicture&) {}

    void operator()(const InlineAnchor&) {}

    void operator()(const PageNumber&) {}

    void operator()(const MarkerReference&) {}

    void operator()(const TextRun& run) { out_ += run.text; }

    void operator()(const LineBreak&) { out_ += ' '; }

    void operator()(const Leader&) { out_ += ' '; }

    void operator()(const Tab&) { out_ += ' '; }

    void operator()(const PageReference&) { out_ += "[page]"; }

    void operator()(const Footnote& footnote) {
        out_ += footnote.call.text;
        if (!footnote.body)
            return;
        end_line();
        read(*footnote.body);
    }

  private:
    /// Ends the line, if there is one; a line without words is none.
    void end_line() {
        while (out_.size() > line_start_ && out_.back() == ' ')
            out_.pop_back();
        if (out_.size() > line_start_)
            out_ += '\n';
        line_start_ = out_.size();
    }

    std::string out_;
    std::size_t line_start_ = 0;
};

} // namespace

std::string reading_text(const Document& document) {
    TextReader reader;
    for (const PageSequence& sequence : document.sequences)
        reader.read(sequence.flow);
    return reader.take();
}

} // namespace zbirnyk
