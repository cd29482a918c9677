// One pass over the bytes of a paragraph. Each stretch between blanks is first looked at as a
// whole, a table lookup a byte: only when it holds a sign of something that is not text is its
// shape examined. Letters of the Latin and Cyrillic blocks are known by their ranges; ICU is asked
// for other scripts alone.

#include "language/typography/tokens.h"

#include "base/utf8.h"
#include "language/apostrophe.h"
#include "language/segment.h"
#include "language/typography/protected_spans.h"
#include "language/typography/word_classes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zbirnyk {

namespace {

enum : std::uint8_t { HasLatin = 1, HasDigit = 2, HasDot = 4, HasHyphen = 8, HasSure = 16 };

constexpr std::array<std::uint8_t, 256> make_signs() {
    std::array<std::uint8_t, 256> signs{};
    for (unsigned c = 'a'; c <= 'z'; ++c)
        signs[c] = signs[c - 'a' + 'A'] = HasLatin;
    for (unsigned c = '0'; c <= '9'; ++c)
        signs[c] = HasDigit;
    signs['.'] = HasDot;
    signs['-'] = HasHyphen;
    for (const char c : {'@', '/', '\\', '_'})
        signs[static_cast<unsigned char>(c)] = HasSure;
    return signs;
}

constexpr std::array<std::uint8_t, 256> Signs = make_signs();

/// Longer stretches without a blank are no addresses; looking into them again after each find
/// would take time that grows with their square.
constexpr std::size_t MaxChunk = 2048;

bool is_suspicious(unsigned signs) {
    const bool latin = (signs & HasLatin) != 0, digit = (signs & HasDigit) != 0;
    return (signs & HasSure) != 0 || (latin && (digit || (signs & HasDot) != 0)) ||
           (digit && (signs & HasHyphen) != 0);
}

enum class LetterScript : std::uint8_t { None, Cyrillic, Latin, Other };

LetterScript script_of(char32_t c) {
    if (c < 0x80)
        return (c | 0x20) >= U'a' && (c | 0x20) <= U'z' ? LetterScript::Latin : LetterScript::None;
    if (c >= 0x400 && c < 0x530)
        return c >= 0x482 && c <= 0x489 ? LetterScript::None : LetterScript::Cyrillic;
    if (c < 0x250)
        return c >= 0xC0 && c != 0xD7 && c != 0xF7 ? LetterScript::Latin : LetterScript::None;
    if ((c >= 0x2000 && c < 0x2070) || (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2100 && c < 0x2C00))
        return LetterScript::None;
    if (c >= 0x1E00 && c < 0x1F00)
        return LetterScript::Latin;
    if (is_apostrophe(c) || is_combining_mark(c) || !is_word_character(c))
        return LetterScript::None;
    return LetterScript::Other;
}

bool is_capital(char32_t c) {
    if (c < 0x80)
        return c >= U'A' && c <= U'Z';
    if (c >= 0x400 && c < 0x530)
        return c < 0x430 || (c >= 0x460 && c % 2 == 0);
    if (c >= 0xC0 && c < 0xDF)
        return true;
    return c >= 0x100 && c < 0x138 && c % 2 == 0;
}

bool is_mark(char32_t c) {
    return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c <= 0x489) || c == 0x200C || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3;
}

bool is_dropped(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0xFEFF;
}

bool is_bidi_control(char32_t c) {
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

TokenKind kind_of(char32_t c) {
    switch (c) {
    case U'-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return TokenKind::Dash;
    case U'"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case U'\'':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2039:
    case 0x203A:
        return TokenKind::Quote;
    case U'.':
        return TokenKind::Dot;
    case 0x2026:
        return TokenKind::Ellipsis;
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
        return TokenKind::Mark;
    case U'(':
    case U'[':
    case U'{':
        return TokenKind::Open;
    case U')':
    case U']':
    case U'}':
        return TokenKind::Close;
    default:
        return TokenKind::Sign;
    }
}

class Scanner {
  public:
    Scanner(std::string_view text, const std::vector<ByteRange>& kept, Tokens& out)
        : text_(text)
        , kept_(kept)
        , out_(out)
        , limit_(text.size()) {}

    void run();

  private:
    Decoded decode(std::size_t at) const {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80)
            return {byte, 1};
        if ((byte == 0xD0 || byte == 0xD1) && at + 1 < text_.size() &&
            (static_cast<unsigned char>(text_[at + 1]) & 0xC0u) == 0x80)
            return {(byte & 0x1Fu) << 6 | (static_cast<unsigned char>(text_[at + 1]) & 0x3Fu), 2};
        return decode_utf8(text_.substr(at));
    }

    bool take_kept();
    void look_at_chunk();
    bool take_spans(char32_t c);
    void take_word();
    void take_number();
    void take_other(Decoded c);
    bool takes_apostrophe(char32_t c, std::size_t size, LetterScript script, char32_t last) const;
    void push(TokenKind kind, std::size_t begin, std::size_t end, char32_t first);
    void protect(std::size_t end);
    void change(std::size_t begin, std::size_t end, std::string_view text, CleaningRule rule);
    void warn(std::size_t begin, std::size_t end, WarningKind kind);

    std::string_view text_;
    const std::vector<ByteRange>& kept_;
    Tokens& out_;
    std::size_t at_ = 0, limit_; ///< no token but a kept one crosses the limit
    std::size_t next_kept_ = 0;
    std::size_t no_backquote_from_ = SIZE_MAX;
    ByteRange span_{}; ///< found in the chunk, not yet reached
    bool chunk_start_ = true;
    NumberKeyword keyword_ = NumberKeyword::None; ///< the last word, when no other followed
};

void Scanner::push(TokenKind kind, std::size_t begin, std::size_t end, char32_t first) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.first = first;
    token.kind = kind;
    out_.tokens.push_back(token);
}

void Scanner::protect(std::size_t end) {
    push(TokenKind::Protected, at_, end, decode(at_).code_point);
    out_.tokens.back().digits = is_digit(text_[at_]);
    at_ = end;
    chunk_start_ = true;
    keyword_ = NumberKeyword::None;
}

void Scanner::change(std::size_t begin, std::size_t end, std::string_view text, CleaningRule rule) {
    out_.changes.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), text, rule});
}

void Scanner::warn(std::size_t begin, std::size_t end, WarningKind kind) {
    if (!out_.warnings.empty() && out_.warnings.back().end == begin &&
        out_.warnings.back().kind == kind)
        out_.warnings.back().end = end;
    else
        out_.warnings.push_back({begin, end, kind});
}

bool Scanner::take_kept() {
    while (next_kept_ < kept_.size() && kept_[next_kept_].end <= at_)
        ++next_kept_;
    limit_ = text_.size();
    if (next_kept_ == kept_.size())
        return false;
    const ByteRange& kept = kept_[next_kept_];
    if (kept.begin > at_) {
        limit_ = std::min(limit_, kept.begin);
        return false;
    }
    protect(std::min(kept.end, text_.size()));
    return true;
}

void Scanner::look_at_chunk() {
    chunk_start_ = false;
    unsigned signs = 0;
    std::size_t end = at_;
    const std::size_t limit = std::min(limit_, at_ + MaxChunk);
    while (end < limit) {
        const auto byte = static_cast<unsigned char>(text_[end]);
        if (byte <= ' ')
            break;
        if ((byte == 0xC2 || byte == 0xE2 || byte == 0xE3) && is_blank(decode(end).code_point))
            break;
        signs |= Signs[byte];
        ++end;
    }
    span_ = {};
    if (!is_suspicious(signs))
        return;
    if (const auto found = find_protected(text_.substr(at_, end - at_)))
        span_ = {at_ + found->begin, at_ + found->end};
}

/// Code between backquotes, and telephone numbers that begin with a plus.
bool Scanner::take_spans(char32_t c) {
    const bool after_letter = !out_.tokens.empty() && out_.tokens.back().end == at_ &&
                              out_.tokens.back().kind == TokenKind::Word;
    if (after_letter)
        return false;
    if (c == U'`' && at_ + 1 < limit_ && text_[at_ + 1] != ' ') {
        if (at_ >= no_backquote_from_)
            return false;
        const std::size_t end = text_.find('`', at_ + 1);
        if (end == std::string_view::npos)
            no_backquote_from_ = at_;
        if (end == std::string_view::npos || end >= limit_ || text_[end - 1] == ' ')
            return false;
        protect(end + 1);
        return true;
    }
    if (c == U'+' && at_ + 1 < limit_ && (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '(')) {
        constexpr std::ptrdiff_t MinDigits = 9;
        const std::string_view run = text_.substr(at_, limit_ - at_);
        const std::size_t size = number_with_blanks(run);
        if (std::count_if(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(size), is_digit) <
            MinDigits)
            return false;
        protect(at_ + size);
        return true;
    }
    return false;
}

/// A character after the letter `last` is the apostrophe of a word that goes on.
bool Scanner::takes_apostrophe(
    char32_t c, std::size_t size, LetterScript script, char32_t last) const {
    if (!is_apostrophe(c) && c != U'"')
        return false;
    if (at_ + size >= limit_)
        return false;
    const char32_t next = decode(at_ + size).code_point;
    if (script_of(next) != script)
        return false;
    if (script == LetterScript::Cyrillic && c == U'"') {
        constexpr std::u32string_view Iotated = U"яюєїЯЮЄЇ", Vowels = U"аеиіоуєїюяАЕИІОУЄЇЮЯьЬ";
        return Iotated.find(next) != std::u32string_view::npos &&
               Vowels.find(last) == std::u32string_view::npos;
    }
    return script == LetterScript::Cyrillic ||
           (script == LetterScript::Latin && (c == U'\'' || c == 0x2019 || c == 0x2BC));
}

void Scanner::take_word() {
    const std::size_t begin = at_;
    push(TokenKind::Word, begin, begin, decode(begin).code_point);
    Token& token = out_.tokens.back();
    token.capital = is_capital(token.first);
    token.capitals = true;
    char32_t last = 0;
    LetterScript last_script = LetterScript::None;
    while (at_ < limit_) {
        const Decoded c = decode(at_);
        const LetterScript script = script_of(c.code_point);
        if (script != LetterScript::None) {
            token.cyrillic = token.cyrillic || script == LetterScript::Cyrillic;
            token.latin = token.latin || script == LetterScript::Latin;
            token.other = token.other || script == LetterScript::Other;
            token.capitals = token.capitals && is_capital(c.code_point);
            if (token.letters < UINT16_MAX)
                ++token.letters;
            last = c.code_point;
            last_script = script;
        } else if (is_dropped(c.code_point)) {
            change(at_, at_ + c.size, "", CleaningRule::Invisible);
        } else if (takes_apostrophe(c.code_point, c.size, last_script, last)) {
            if (c.code_point != 0x2019 && (last_script == LetterScript::Cyrillic || c.size == 1))
                change(at_, at_ + c.size, "’", CleaningRule::Apostrophes);
        } else if (!is_mark(c.code_point)) {
            break;
        }
        at_ += c.size;
    }
    token.end = static_cast<std::uint32_t>(at_);
    keyword_ = number_keyword(text_.substr(begin, at_ - begin));
}

void Scanner::take_number() {
    if (keyword_ != NumberKeyword::None) {
        std::size_t size = 0;
        const std::string_view rest = text_.substr(at_, limit_ - at_);
        if (keyword_ == NumberKeyword::WithBlanks)
            size = number_with_blanks(rest);
        else
            while (size < rest.size() &&
                   (is_digit(rest[size]) ||
                    (size + 1 < rest.size() && is_digit(rest[size + 1]) &&
                     std::string_view(".:-+/").find(rest[size]) != std::string_view::npos)))
                ++size;
        return protect(at_ + size);
    }
    const std::size_t begin = at_;
    while (at_ < limit_ && is_digit(text_[at_]))
        ++at_;
    TokenKind kind = TokenKind::Number;
    while (at_ < limit_) {
        const Decoded c = decode(at_);
        if (!is_mark(c.code_point))
            break;
        kind = TokenKind::Sign;
        at_ += c.size;
    }
    push(kind, begin, at_, static_cast<unsigned char>(text_[begin]));
}

void Scanner::take_other(Decoded c) {
    const std::size_t end = at_ + c.size;
    // Bytes that are no character might become one if what stands between them went.
    const bool after_invalid =
        !out_.tokens.empty() && out_.tokens.back().end == at_ && out_.tokens.back().first == 0xFFFD;
    if (is_dropped(c.code_point) && !after_invalid) {
        change(at_, end, "", CleaningRule::Invisible);
        at_ = end;
        return;
    }
    if (is_bidi_control(c.code_point))
        warn(at_, end, WarningKind::BidiControl);
    if (c.code_point == 0xFFFD && c.size == 1)
        warn(at_, end, WarningKind::InvalidUtf8);
    const TokenKind kind = kind_of(c.code_point);
    // A keyword may have a full stop, a colon and № between itself and its number.
    if (kind != TokenKind::Dot && kind != TokenKind::Open && c.code_point != U':' &&
        c.code_point != 0x2116)
        keyword_ = NumberKeyword::None;
    push(kind, at_, end, c.code_point);
    at_ = end;
}

void Scanner::run() {
    while (at_ < text_.size()) {
        if (!kept_.empty() && take_kept())
            continue;
        const Decoded c = decode(at_);
        if (is_blank(c.code_point)) {
            at_ += c.size;
            chunk_start_ = true;
            continue;
        }
        if (chunk_start_)
            look_at_chunk();
        if (span_.end > at_ && span_.begin <= at_) {
            protect(span_.end);
            continue;
        }
        const std::size_t limit = limit_;
        if (span_.begin > at_)
            limit_ = span_.begin;
        if (script_of(c.code_point) != LetterScript::None)
            take_word();
        else if (c.code_point >= U'0' && c.code_point <= U'9')
            take_number();
        else if (!take_spans(c.code_point))
            take_other(c);
        limit_ = limit;
    }
}

} // namespace

bool is_no_break_space(char32_t c) {
    return c == 0xA0 || c == 0x202F || c == 0x2007;
}

bool is_blank(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || is_no_break_space(c) ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x3000;
}

void scan(std::string_view paragraph, const std::vector<ByteRange>& kept, Tokens& out) {
    out.tokens.clear();
    out.changes.clear();
    out.warnings.clear();
    Scanner(paragraph, kept, out).run();
}

} // namespace zbirnyk
