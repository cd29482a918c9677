#include "layout/boxes/flat_text.h"

#include "language/format.h"

#include <algorithm>
#include <string_view>

namespace zbirnyk {
namespace {

constexpr std::string_view SoftHyphen = "\u00AD";
constexpr std::string_view NoBreakSpace = "\u00A0";
constexpr std::string_view ObjectReplacement = "\uFFFC";

class Flattener {
  public:
    Flattener(StyleId base, const ParagraphContext& context)
        : base_(base)
        , context_(context) {}

    void operator()(const TextRun& run) { add_run(run); }

    void operator()(const LineBreak&) {
        if (!flat_.text.empty() && flat_.text.back() != ' ') {
            if (flat_.pieces.back().kind != Piece::Kind::Text) {
                Piece piece = flat_.pieces.back();
                piece.kind = Piece::Kind::Text;
                open(piece);
            }
            flat_.text += ' ';
            close();
        }
        flat_.forced_breaks.push_back(here());
    }

    void operator()(const InlineAnchor& anchor) {
        flat_.anchors.push_back({here(), anchor.anchor});
    }

    void operator()(const PageReference& reference) {
        Piece piece;
        piece.style = reference.style;
        piece.node = reference.node;
        piece.link = reference.link;
        piece.span = reference.span;
        add_text(piece, reference_text(reference, context_.references));
    }

    void operator()(const PageNumber& number) {
        if (context_.page != nullptr) {
            Piece piece;
            piece.style = number.style;
            const bool total = number.of == PageNumber::Of::Total;
            add_text(piece, total ? context_.page->total : context_.page->label);
        }
    }

    void operator()(const MarkerReference& marker) {
        if (context_.page == nullptr) {
            return;
        }
        const std::string text = text_of(marker, context_.page->markers);
        if (!text.empty()) {
            Piece piece;
            piece.style = marker.style;
            const Style& style = context_.document.styles[marker.style];
            add_text(
                piece,
                style.text_transform == TextTransform::Uppercase ? to_upper(text, style.lang)
                                                                 : text);
        }
    }

    void operator()(const Leader& leader) {
        Piece piece;
        piece.kind = Piece::Kind::Leader;
        piece.style = leader.style;
        piece.leader = &leader;
        add_space(piece);
    }

    void operator()(const Tab& tab) {
        Piece piece;
        piece.kind = Piece::Kind::Tab;
        piece.style = tab.style;
        add_space(piece);
    }

    void operator()(const Footnote& footnote) {
        flat_.footnotes.push_back({here(), &footnote});
        if (footnote.place == Footnote::Place::Side) {
            return;
        }
        flat_.glued.push_back(here());
        add_run(footnote.call);
    }

    void operator()(const InlinePicture& picture) {
        Piece piece;
        piece.kind = Piece::Kind::Picture;
        piece.style = base_;
        piece.node = picture.node;
        piece.span = picture.span;
        piece.picture = &picture;
        open(piece);
        flat_.text += ObjectReplacement;
        close();
    }

    FlatText finish() {
        // A break before nothing makes no line.
        while (!flat_.forced_breaks.empty() && flat_.forced_breaks.back() == here()) {
            flat_.forced_breaks.pop_back();
        }
        glue_after_leaders();
        return std::move(flat_);
    }

  private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(flat_.text.size()); }

    bool at_line_start() const {
        return flat_.text.empty() ||
               (!flat_.forced_breaks.empty() && flat_.forced_breaks.back() == here());
    }

    /// A space of a width of its own; it says a space in the element before it.
    void add_space(Piece piece) {
        if (!flat_.pieces.empty()) {
            piece.node = flat_.pieces.back().node;
        }
        open(piece);
        flat_.text += NoBreakSpace;
        close();
    }

    void open(Piece piece) {
        piece.begin = here();
        flat_.pieces.push_back(piece);
    }

    void close() { flat_.pieces.back().end = here(); }

    void add_run(const TextRun& run) {
        Piece piece;
        piece.style = run.style;
        piece.node = run.node;
        piece.link = run.link;
        piece.span = run.span;
        piece.exact = run.span.file != 0 && run.span.end - run.span.begin == run.text.size();
        add_text(piece, run.text);
    }

    void add_text(Piece piece, std::string_view text) {
        while (at_line_start() && text.starts_with(' ')) {
            text.remove_prefix(1);
            piece.span.begin += piece.exact ? 1 : 0;
        }
        if (text.empty()) {
            return;
        }
        open(piece);
        for (std::size_t soft = text.find(SoftHyphen); soft != std::string_view::npos;
             soft = text.find(SoftHyphen)) {
            flat_.text += text.substr(0, soft);
            flat_.soft_hyphens.push_back(here());
            flat_.pieces.back().exact = false;
            text.remove_prefix(soft + SoftHyphen.size());
        }
        flat_.text += text;
        close();
        if (flat_.pieces.back().begin == flat_.pieces.back().end) {
            flat_.pieces.pop_back();
        }
    }

    /// What a leader leads to stays on its line, as what stands at a tab stop.
    void glue_after_leaders() {
        for (const Piece& piece : flat_.pieces) {
            if (piece.kind == Piece::Kind::Leader || piece.kind == Piece::Kind::Tab) {
                std::uint32_t start = piece.end;
                while (start < flat_.text.size() && flat_.text[start] == ' ') {
                    ++start;
                }
                flat_.glued.push_back(start);
            }
        }
        std::sort(flat_.glued.begin(), flat_.glued.end());
    }

    StyleId base_;
    const ParagraphContext& context_;
    FlatText flat_;
};

} // namespace

FlatText flatten(std::span<const Inline> content, StyleId base, const ParagraphContext& context) {
    Flattener flattener(base, context);
    for (const Inline& part : content) {
        std::visit(flattener, part);
    }
    return flattener.finish();
}

} // namespace zbirnyk
