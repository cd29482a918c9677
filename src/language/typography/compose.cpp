// The changed text is a row of pieces: stretches of the input that were kept and texts put in. The
// second list cuts these pieces; what is left of the kept ones tells the changes apart.

#include "language/typography/compose.h"

#include <algorithm>

namespace zbirnyk {

namespace {

struct Piece {
    std::size_t begin = 0, end = 0; ///< of the input, when kept
    std::string text;               ///< put in, when not
    CleaningRule rule = CleaningRule::Spaces;
    bool kept = true;

    std::size_t size() const { return kept ? end - begin : text.size(); }
};

Piece part_of(const Piece& piece, std::size_t from, std::size_t to) {
    Piece part = piece;
    if (piece.kept) {
        part.begin = piece.begin + from;
        part.end = piece.begin + to;
    } else {
        part.text = piece.text.substr(from, to - from);
    }
    return part;
}

/// Appends bytes [from, to) of the text that `pieces` make.
class PieceReader {
  public:
    explicit PieceReader(const std::vector<Piece>& pieces)
        : pieces_(pieces) {}

    /// Moves on to `to`; the pieces passed are appended to `out`, or dropped when it is null.
    void move_to(std::size_t to, std::vector<Piece>* out) {
        while (index_ < pieces_.size() && at_ < to) {
            const std::size_t size = pieces_[index_].size();
            const std::size_t end = std::min(start_ + size, to);
            if (out)
                out->push_back(part_of(pieces_[index_], at_ - start_, end - start_));
            at_ = end;
            if (end == start_ + size) {
                start_ += size;
                ++index_;
            }
        }
    }

  private:
    const std::vector<Piece>& pieces_;
    std::size_t index_ = 0, start_ = 0, at_ = 0;
};

std::vector<Piece> pieces_of(std::size_t size, const std::vector<TextChange>& changes) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (const TextChange& change : changes) {
        if (change.begin > at)
            pieces.push_back({at, change.begin, {}});
        pieces.push_back({0, 0, change.replacement, change.rule, false});
        at = change.end;
    }
    if (size > at)
        pieces.push_back({at, size, {}});
    return pieces;
}

std::vector<TextChange> changes_of(std::size_t size, const std::vector<Piece>& pieces) {
    std::vector<TextChange> changes;
    std::size_t at = 0;
    TextChange open;
    open.rule = CleaningRule::Apostrophes;
    const auto close_at = [&](std::size_t end) {
        open.begin = at;
        open.end = end;
        if (open.begin != open.end || !open.replacement.empty())
            changes.push_back(open);
        open = {0, 0, {}, CleaningRule::Apostrophes};
    };
    for (const Piece& piece : pieces) {
        if (!piece.kept) {
            open.replacement += piece.text;
            open.rule = std::max(open.rule, piece.rule);
            continue;
        }
        close_at(piece.begin);
        at = piece.end;
    }
    close_at(size);
    return changes;
}

} // namespace

std::vector<TextChange> compose(
    std::size_t size, const std::vector<TextChange>& first, const std::vector<TextChange>& second) {
    const std::vector<Piece> before = pieces_of(size, first);
    std::vector<Piece> after;
    PieceReader reader(before);
    for (const TextChange& change : second) {
        reader.move_to(change.begin, &after);
        after.push_back({0, 0, change.replacement, change.rule, false});
        reader.move_to(change.end, nullptr);
    }
    reader.move_to(SIZE_MAX, &after);
    return changes_of(size, after);
}

} // namespace zbirnyk
