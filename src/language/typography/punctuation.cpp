// Blanks beside punctuation, dots in a row, runs of blanks.

#include "base/utf8.h"
#include "language/typography/passage.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr CleaningRule Rule = CleaningRule::Punctuation;

/// A bibliographic description sets its colons, semicolons and slashes off by blanks (DSTU 8302,
/// DSTU 7.1): it shows itself by " / ", " // " or by a full stop before a dash or a colon.
bool is_bibliographic(const Passage& passage) {
    for (std::size_t i = 1; i + 1 < passage.size(); ++i) {
        if (!passage.spaced(i))
            continue;
        if (passage.is_char(i, U'/') &&
            (passage.spaced(i + 1) ||
             (passage.is_char(i + 1, U'/') && passage.joined(i + 1) && passage.spaced(i + 2))))
            return true;
        if (passage.is(i - 1, TokenKind::Dot) && passage.spaced(i + 1) &&
            (passage.is(i, TokenKind::Dash) || passage.is_char(i, U':')))
            return true;
    }
    return false;
}

/// The mark is a face, a full stop before digits or a mark of something else than the sentence.
bool stands_for_itself(const Passage& passage, std::size_t i) {
    const TokenKind before = passage[i - 1].kind;
    if (before == TokenKind::Dash || before == TokenKind::Mark || before == TokenKind::Dot ||
        before == TokenKind::Ellipsis || before == TokenKind::Open)
        return true;
    if (i + 1 == passage.size() || passage.spaced(i + 1))
        return false;
    if (passage[i].first == U',')
        return !(passage.is(i + 1, TokenKind::Word) && passage[i + 1].letters > 1);
    const bool more = passage.is(i + 1, TokenKind::Mark) || passage.is(i + 1, TokenKind::Quote);
    return !more || passage[i].first == U'.' || passage[i].first == U':';
}

class PunctuationFinder {
  public:
    explicit PunctuationFinder(Passage& passage)
        : passage_(passage) {}

    void run();

  private:
    void take_mark(std::size_t i);
    void set_apart(std::size_t i);
    void take_dots(std::size_t i);
    void take_brackets(std::size_t i);
    bool bibliographic();

    Passage& passage_;
    std::size_t open_brackets_ = 0;
    int bibliographic_ = -1; ///< not yet known
};

bool PunctuationFinder::bibliographic() {
    if (bibliographic_ < 0)
        bibliographic_ = is_bibliographic(passage_) ? 1 : 0;
    return bibliographic_ == 1;
}

void PunctuationFinder::take_mark(std::size_t i) {
    if (i == 0 || !passage_.spaced(i) || passage_[i - 1].end == passage_[i].begin)
        return;
    const char32_t c = passage_[i].first;
    if (c == U':' || c == U';') {
        const bool no_break = is_no_break_space(decode_utf8(passage_.gap(i)).code_point);
        if (passage_.spaced(i + 1) && (no_break || bibliographic())) {
            passage_.set_gap(i, GapWish::NoBreak, Rule);
            return;
        }
    }
    if (!stands_for_itself(passage_, i))
        passage_.set_gap(i, GapWish::Closed, Rule);
}

/// "слово,слово", "слово.Слово": the blank that was forgotten.
void PunctuationFinder::set_apart(std::size_t i) {
    if (i == 0 || !passage_.joined(i + 1) || !passage_.is(i + 1, TokenKind::Word) ||
        !passage_.is(i - 1, TokenKind::Word))
        return;
    const Token &before = passage_[i - 1], &after = passage_[i + 1];
    const char32_t c = passage_[i].first;
    const bool words = before.letters > 1 && after.letters > 1;
    if ((c == U',' || c == U';') && words)
        passage_.set_gap(i + 1, GapWish::Space, Rule);
    constexpr std::uint16_t MinLetters = 4;
    const bool sentence = before.cyrillic && after.cyrillic && after.capital && !after.capitals &&
                          words && (c != U'.' || !before.capital) && before.letters >= MinLetters &&
                          passage_.classes[i - 1] == 0 &&
                          !(i > 1 && passage_.is(i - 2, TokenKind::Dot) && passage_.joined(i - 1));
    if (sentence && (c == U'.' || c == U'!' || c == U'?'))
        passage_.set_gap(i + 1, GapWish::Space, Rule);
}

void PunctuationFinder::take_dots(std::size_t i) {
    const bool after_mark = i > 0 && passage_.joined(i) &&
                            (passage_.is_char(i - 1, U'!') || passage_.is_char(i - 1, U'?'));
    const bool ukrainian = passage_.language == CleaningLanguage::Ukrainian;
    if (passage_.is(i, TokenKind::Ellipsis)) {
        if (after_mark && ukrainian)
            passage_.replace(i, "..", Rule);
        return;
    }
    const bool first = !(i > 0 && passage_.joined(i) && passage_.is(i - 1, TokenKind::Dot));
    std::size_t end = i + 1;
    while (passage_.joined(end) && passage_.is(end, TokenKind::Dot))
        ++end;
    constexpr std::size_t Dots = 3;
    const bool more = passage_.joined(end) && passage_.is(end, TokenKind::Ellipsis);
    if (!first || end - i != Dots || more || !passage_.wants(Rule))
        return;
    const std::string_view dots = after_mark && ukrainian ? ".." : "…";
    passage_.edits.push_back({passage_[i].begin, passage_[end - 1].end, std::string(dots), Rule});
}

void PunctuationFinder::take_brackets(std::size_t i) {
    // Braces are no punctuation of prose.
    if (passage_.is_char(i, U'{') || passage_.is_char(i, U'}'))
        return;
    if (passage_.is(i, TokenKind::Open)) {
        ++open_brackets_;
        if (i + 1 < passage_.size() && passage_.spaced(i + 1) &&
            !passage_.is(i + 1, TokenKind::Mark) && !passage_.is(i + 1, TokenKind::Close))
            passage_.set_gap(i + 1, GapWish::Closed, Rule);
    } else if (open_brackets_ > 0) {
        --open_brackets_;
        if (passage_.spaced(i) && !passage_.is(i - 1, TokenKind::Open) &&
            !passage_.is(i - 1, TokenKind::Mark))
            passage_.set_gap(i, GapWish::Closed, Rule);
    }
}

void PunctuationFinder::run() {
    for (std::size_t i = 0; i < passage_.size(); ++i) {
        switch (passage_[i].kind) {
        case TokenKind::Dot:
            take_dots(i);
            [[fallthrough]];
        case TokenKind::Mark:
            take_mark(i);
            set_apart(i);
            break;
        case TokenKind::Ellipsis:
            take_dots(i);
            break;
        case TokenKind::Open:
        case TokenKind::Close:
            take_brackets(i);
            break;
        default:
            break;
        }
    }
}

} // namespace

void find_punctuation(Passage& passage) {
    PunctuationFinder(passage).run();
}

void find_spaces(Passage& passage) {
    for (std::size_t i = 0; i <= passage.size(); ++i) {
        const std::string_view gap = passage.gap(i);
        if (gap.size() < 2)
            continue;
        // Tabs and line feeds are somebody's layout.
        if (gap.find_first_of("\t\n\v\f\r") != std::string_view::npos)
            continue;
        std::size_t blanks = 0, no_break = 0;
        for (std::size_t at = 0; at < gap.size();) {
            const Decoded c = decode_utf8(gap.substr(at));
            blanks += is_blank(c.code_point) ? 1 : 0;
            no_break += is_no_break_space(c.code_point) ? 1 : 0;
            at += c.size;
        }
        if (blanks > 1)
            passage.set_gap(
                i, blanks == no_break ? GapWish::NoBreak : GapWish::Space, CleaningRule::Spaces);
    }
}

} // namespace zbirnyk
