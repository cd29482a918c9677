// Quotes are paired by a stack. Which way a character faces is read from its neighbours (an opening
// one has a blank, a bracket or an opening quote before it and none after it), and only when they
// do not tell, from the character: “ opens in English and closes in German and in Ukrainian inner
// quotes. A pair takes the form of its depth; what finds no partner is left and reported.

#include "language/typography/passage.h"

#include <algorithm>
#include <array>

namespace zbirnyk {

namespace {

/// Bounds that keep the time linear: tokens within single quotes, quotes within quotes.
constexpr std::size_t MaxQuotation = 400, MaxDepth = 32;

constexpr char32_t Apostrophe = 0x2019, LowSingle = 0x201A;

struct Pair {
    std::string_view open, close;
};

struct QuoteStyle {
    std::array<Pair, 2> levels; ///< outer, inner; deeper ones take turns
};

constexpr QuoteStyle UkrainianQuotes{{Pair{"«", "»"}, Pair{"„", "“"}}};
constexpr QuoteStyle EnglishQuotes{{Pair{"“", "”"}, Pair{"‘", "’"}}};
constexpr QuoteStyle GermanQuotes{{Pair{"„", "“"}, Pair{"‚", "‘"}}};

bool is_single(char32_t c) {
    return c == U'\'' || c == 0x2018 || c == Apostrophe || c == LowSingle;
}

struct Pairing {
    std::size_t open = 0, close = 0; ///< tokens
    std::size_t depth = 0;
    bool single = false;
};

class QuoteFinder {
  public:
    explicit QuoteFinder(Passage& passage)
        : passage_(passage) {}

    void run();

  private:
    struct Opened {
        std::size_t token = 0;
        bool single = false;
    };

    bool can_open(std::size_t i) const;
    bool can_close(std::size_t i) const;
    bool opens(std::size_t i) const;
    bool is_prime(std::size_t i) const;
    bool has_closer(std::size_t i) const;
    void take_double(std::size_t i);
    void take_single(std::size_t i);
    void close(std::size_t level, std::size_t i);
    void warn_unmatched(std::size_t i);
    void write(const Pairing& pairing);

    Passage& passage_;
    std::vector<Opened> stack_;
    std::vector<Pairing> pairs_;
    std::size_t last_opener_ =
        SIZE_MAX - 1; ///< the quote before, when it was taken for an opening one
};

bool QuoteFinder::can_open(std::size_t i) const {
    if (passage_.spaced(i + 1) || passage_.is(i + 1, TokenKind::Mark) ||
        passage_.is(i + 1, TokenKind::Dot) || passage_.is(i + 1, TokenKind::Close))
        return false;
    if (passage_.spaced(i) || passage_.is(i - 1, TokenKind::Open) ||
        passage_.is(i - 1, TokenKind::Dash) || passage_.is_char(i - 1, U'/'))
        return true;
    return last_opener_ == i - 1;
}

bool QuoteFinder::can_close(std::size_t i) const {
    if (passage_.spaced(i) || last_opener_ == i - 1)
        return false;
    if (passage_.spaced(i + 1))
        return true;
    switch (passage_[i + 1].kind) {
    case TokenKind::Dot:
    case TokenKind::Ellipsis:
    case TokenKind::Mark:
    case TokenKind::Close:
    case TokenKind::Quote:
    case TokenKind::Dash:
        return true;
    default:
        return passage_.is_char(i + 1, U'/');
    }
}

/// Whether a double quote opens.
bool QuoteFinder::opens(std::size_t i) const {
    const bool open = can_open(i), closing = can_close(i);
    if (open != closing)
        return open;
    switch (passage_[i].first) {
    case 0xAB:
    case 0x201E:
    case 0x2039:
        return true;
    case 0xBB:
    case 0x201D:
    case 0x203A:
        return false;
    default:
        return stack_.empty();
    }
}

/// A quote after a number that no quotation is open for: inches or seconds.
bool QuoteFinder::is_prime(std::size_t i) const {
    return passage_[i].first == U'"' && stack_.empty() && passage_.is(i - 1, TokenKind::Number) &&
           passage_.joined(i) && can_close(i);
}

/// A later single quote may close the one at i.
bool QuoteFinder::has_closer(std::size_t i) const {
    const std::size_t end = std::min(passage_.size(), i + MaxQuotation);
    for (std::size_t k = i + 1; k < end; ++k) {
        if (!passage_.is(k, TokenKind::Quote) || !is_single(passage_[k].first))
            continue;
        if (passage_.spaced(k))
            return false;
        const bool word_follows = passage_.joined(k + 1) && passage_.is(k + 1, TokenKind::Word);
        if (!word_follows)
            return true;
    }
    return false;
}

void QuoteFinder::warn_unmatched(std::size_t i) {
    if (passage_.wants(CleaningRule::Quotes))
        passage_.warn(passage_[i].begin, passage_[i].end, WarningKind::UnmatchedQuote);
}

void QuoteFinder::close(std::size_t level, std::size_t i) {
    while (stack_.size() > level + 1) {
        if (!stack_.back().single)
            warn_unmatched(stack_.back().token);
        stack_.pop_back();
    }
    pairs_.push_back({stack_[level].token, i, 0, stack_[level].single});
    stack_.pop_back();
}

void QuoteFinder::take_double(std::size_t i) {
    if (is_prime(i))
        return passage_.replace(i, "″", CleaningRule::Quotes);
    if (opens(i) && stack_.size() < MaxDepth) {
        stack_.push_back({i, false});
        last_opener_ = i;
        return;
    }
    for (std::size_t level = stack_.size(); level-- > 0;)
        if (!stack_[level].single)
            return close(level, i);
    warn_unmatched(i);
}

void QuoteFinder::take_single(std::size_t i) {
    const bool curly_in_ukrainian = passage_.language == CleaningLanguage::Ukrainian &&
                                    passage_[i].first != U'\'' && passage_[i].first != LowSingle;
    if (curly_in_ukrainian)
        return; // ‘meaning’ of a linguist's gloss
    const auto is_single_at = [&](std::size_t k) {
        return passage_.is(k, TokenKind::Quote) && is_single(passage_[k].first);
    };
    const bool doubled = (passage_.joined(i) && is_single_at(i - 1)) ||
                         (passage_.joined(i + 1) && is_single_at(i + 1));
    if (doubled && passage_[i].first == U'\'')
        return; // ''
    if (!stack_.empty() && stack_.back().single && !passage_.spaced(i) &&
        !(passage_.joined(i + 1) && passage_.is(i + 1, TokenKind::Word)))
        return close(stack_.size() - 1, i);
    if (can_open(i) && passage_[i].first != Apostrophe && stack_.size() < MaxDepth &&
        has_closer(i)) {
        stack_.push_back({i, true});
        last_opener_ = i;
        return;
    }
    if (passage_.language == CleaningLanguage::English && passage_[i].first == U'\'' &&
        !passage_.is(i - 1, TokenKind::Number) && (passage_.joined(i) || passage_.joined(i + 1)))
        passage_.replace(i, "’", CleaningRule::Apostrophes); // ’90s, dogs’
}

void QuoteFinder::write(const Pairing& pairing) {
    const bool english = passage_.language == CleaningLanguage::English;
    const bool german = passage_.language == CleaningLanguage::German;
    const QuoteStyle& style = english ? EnglishQuotes : german ? GermanQuotes : UkrainianQuotes;
    std::size_t level = pairing.depth % 2;
    if (pairing.single && pairing.depth == 0 && (english || german))
        level = 1; // British outer quotes stay single
    passage_.replace(pairing.open, style.levels[level].open, CleaningRule::Quotes);
    passage_.replace(pairing.close, style.levels[level].close, CleaningRule::Quotes);
    if (pairing.open + 1 < pairing.close) {
        passage_.set_gap(pairing.open + 1, GapWish::Closed, CleaningRule::Punctuation);
        passage_.set_gap(pairing.close, GapWish::Closed, CleaningRule::Punctuation);
    }
}

void QuoteFinder::run() {
    for (std::size_t i = 0; i < passage_.size(); ++i) {
        if (!passage_.is(i, TokenKind::Quote))
            continue;
        if (is_single(passage_[i].first))
            take_single(i);
        else
            take_double(i);
    }
    for (const Opened& opened : stack_)
        if (!opened.single)
            warn_unmatched(opened.token);
    // The depth of a pair is the number of pairs around it. Pairs stand in the order of their ends,
    // so those around it come later and begin earlier.
    std::vector<std::size_t> around;
    for (std::size_t k = pairs_.size(); k-- > 0;) {
        while (!around.empty() && around.back() > pairs_[k].close)
            around.pop_back();
        pairs_[k].depth = around.size();
        around.push_back(pairs_[k].open);
    }
    for (const Pairing& pairing : pairs_)
        write(pairing);
}

} // namespace

void find_quotes(Passage& passage) {
    if (passage.language != CleaningLanguage::Other)
        QuoteFinder(passage).run();
}

} // namespace zbirnyk
