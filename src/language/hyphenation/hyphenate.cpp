// A word is hyphenated part by part between its hyphens. A part is first brought to the form in
// which the patterns are written: one character for each grapheme cluster (stress marks are
// dropped), in lower case, apostrophes as U+0027. The points of that form are then mapped back to
// bytes.

#include "language/hyphenation/hyphenate.h"

#include "base/text_hash.h"
#include "base/utf8.h"
#include "diag/codes.h"
#include "language/apostrophe.h"
#include "language/format.h"
#include "language/hyphenation/liang.h"
#include "language/hyphenation/ukrainian_hyphenation.h"
#include "language/segment.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <variant>

namespace zbirnyk {

namespace {

constexpr std::size_t MinLetters = 4, MinLettersInLines = 5;

/// Which points are asked for.
enum class Wanted : std::uint8_t { All, ForLines };
constexpr char32_t SoftHyphen = 0x00AD;

struct LanguageRules {
    std::string_view lang;
    std::string_view dictionary;
    std::string_view package;
    Script script = Script::Latin;
    std::size_t min_left = 2, min_right = 2;
};

constexpr std::array<LanguageRules, 3> Languages{
    LanguageRules{"uk", "/usr/share/hyphen/hyph_uk_UA.dic", "hyphen-uk", Script::Cyrillic},
    LanguageRules{"en", "/usr/share/hyphen/hyph_en_US.dic", "hyphen-en-us", Script::Latin, 2, 3},
    LanguageRules{"de", "/usr/share/hyphen/hyph_de_DE.dic", "hyphen-de", Script::Latin}};

/// The dictionary of one language, parsed when the first word asks for it: the German one has
/// 70,000 patterns.
class LazyDictionary {
  public:
    explicit LazyDictionary(FileView file)
        : file_(std::move(file)) {}

    /// Null when there is none.
    const LiangDictionary* get() const {
        std::call_once(parsed_, [this] { dictionary_ = LiangDictionary::parse(file_.bytes); });
        return dictionary_ ? &*dictionary_ : nullptr;
    }

  private:
    FileView file_;
    mutable std::once_flag parsed_;
    mutable std::optional<LiangDictionary> dictionary_;
};

/// The points of words already hyphenated. Bounded: when a shard is full, further words are
/// hyphenated each time, with the same result.
class WordCache {
  public:
    using Points = std::vector<std::uint32_t>;

    template <typename Make>
    Points get(std::size_t language, std::string_view word, const Make& make) {
        Shard& shard = shards_[language][TextHash{}(word) % Shards];
        {
            const std::lock_guard lock(shard.mutex);
            const auto found = shard.words.find(word);
            if (found != shard.words.end())
                return found->second;
        }
        Points points = make();
        const std::lock_guard lock(shard.mutex);
        if (shard.words.size() < MaxWords)
            shard.words.emplace(word, points);
        return points;
    }

  private:
    static constexpr std::size_t MaxWords = 8192, Shards = 16;

    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Points, TextHash, std::equal_to<>> words;
    };

    std::array<std::array<Shard, Shards>, Languages.size()> shards_;
};

/// A part of a word in the form of the patterns.
struct FoldedPart {
    std::u32string letters;
    std::vector<std::uint32_t> offsets; ///< of each letter, in the word
    bool plain = true;                  ///< no digit, no capital inside, no other character
};

bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010 || c == 0x2011;
}

bool is_letter(char32_t c) {
    return is_word_character(c) && !is_combining_mark(c);
}

char32_t folded(char32_t c) {
    return is_apostrophe(c) ? U'\'' : c;
}

/// The lower case of a letter of the two alphabets in which nearly all words are written.
std::optional<char32_t> plain_lower(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'ї') || c == U'ґ')
        return c;
    if ((c >= U'A' && c <= U'Z') || (c >= U'А' && c <= U'Я'))
        return c + 0x20;
    if (c >= U'Ѐ' && c <= U'Џ')
        return c + 0x50;
    return c == U'Ґ' ? std::optional(U'ґ') : std::nullopt;
}

/// `fold` of a word of plain letters and apostrophes, which needs no segmentation.
std::optional<FoldedPart> fold_plain(std::string_view text, std::uint32_t begin) {
    FoldedPart part;
    for (std::uint32_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text.substr(at));
        if (is_apostrophe(c.code_point)) {
            part.letters += U'\'';
        } else if (const auto lower = plain_lower(c.code_point)) {
            part.plain = part.plain && (part.letters.empty() || *lower == c.code_point);
            part.letters += *lower;
        } else {
            return std::nullopt;
        }
        part.offsets.push_back(begin + at);
        at += static_cast<std::uint32_t>(c.size);
    }
    return part;
}

/// Bytes [begin, end) of `word`, without punctuation around them.
FoldedPart
fold(std::string_view word, std::uint32_t begin, std::uint32_t end, std::string_view lang) {
    const std::string_view text = word.substr(begin, end - begin);
    if (auto plain = fold_plain(text, begin))
        return *std::move(plain);
    FoldedPart part;
    std::vector<std::uint32_t> ends = grapheme_breaks(text);
    ends.push_back(static_cast<std::uint32_t>(text.size()));
    std::uint32_t from = 0;
    bool ended = false;
    for (const std::uint32_t to : ends) {
        const std::string_view cluster = text.substr(from, to - from);
        const std::string composed = normalize(cluster);
        const char32_t c = folded(decode_utf8(composed).code_point);
        if (c == U'\'' || is_letter(c)) {
            part.plain = part.plain && !ended;
            part.letters += c;
            part.offsets.push_back(begin + from);
        } else {
            const bool digit = c >= U'0' && c <= U'9';
            part.plain = part.plain && !digit;
            ended = !part.letters.empty();
        }
        from = to;
    }
    const std::string spelled = to_utf8(part.letters);
    const std::u32string lower = to_utf32(to_lower(spelled, lang));
    // A capital after the first letter is the sign of an abbreviation.
    if (lower.size() != part.letters.size() ||
        !std::equal(
            lower.begin() + !lower.empty(), lower.end(), part.letters.begin() + !lower.empty()))
        part.plain = false;
    part.letters = lower;
    return part;
}

bool is_written_in(std::string_view word, Script script) {
    const std::vector<ScriptRun> runs = script_runs(word);
    return runs.size() == 1 && runs.front().script == script;
}

std::size_t count_letters(std::u32string_view text) {
    return text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), U'\''));
}

bool keeps_minimum(std::u32string_view letters, std::size_t point, const LanguageRules& rules) {
    return letters[point] != U'\'' && count_letters(letters.substr(0, point)) >= rules.min_left &&
           count_letters(letters.substr(point)) >= rules.min_right;
}

std::vector<std::size_t> points_of(
    std::u32string_view letters,
    const LanguageRules& rules,
    Wanted wanted,
    const LiangDictionary* dictionary) {
    const bool ukrainian = rules.script == Script::Cyrillic;
    std::vector<std::size_t> points;
    if (dictionary)
        points = dictionary->points(letters);
    else if (ukrainian)
        points = ukrainian_syllables(letters);
    if (ukrainian) {
        const std::vector<std::size_t> joints = ukrainian_joints(letters);
        points.insert(points.end(), joints.begin(), joints.end());
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
    }
    std::erase_if(points, [&](std::size_t point) {
        return !keeps_minimum(letters, point, rules) ||
               (ukrainian && wanted == Wanted::ForLines &&
                !hyphenates_well_ukrainian(letters, point)) ||
               (ukrainian && !may_hyphenate_ukrainian(letters, point));
    });
    return points;
}

std::size_t language_index(std::string_view lang) {
    const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
    std::size_t index = 0;
    while (index < Languages.size() && Languages[index].lang != primary)
        ++index;
    return index;
}

/// Exceptions of a language: the folded word to the numbers of the letters before which it breaks.
using Exceptions = std::map<std::u32string, std::vector<std::size_t>, std::less<>>;

} // namespace

struct Hyphenator::Content {
    std::array<std::shared_ptr<const LazyDictionary>, Languages.size()> dictionaries;
    std::array<Exceptions, Languages.size()> exceptions;
    mutable WordCache cache;

    std::vector<std::uint32_t>
    points(std::string_view word, std::size_t language, Wanted wanted) const;
    void append_points(
        std::string_view word,
        std::size_t language,
        Wanted wanted,
        const FoldedPart& part,
        std::vector<std::uint32_t>& points) const;
};

void Hyphenator::Content::append_points(
    std::string_view word,
    std::size_t language,
    Wanted wanted,
    const FoldedPart& part,
    std::vector<std::uint32_t>& points) const {
    const LanguageRules& rules = Languages[language];
    const auto exception = exceptions[language].find(part.letters);
    if (exception != exceptions[language].end()) {
        for (const std::size_t point : exception->second)
            points.push_back(part.offsets[point]);
        return;
    }
    if (!part.plain ||
        count_letters(part.letters) < (wanted == Wanted::All ? MinLetters : MinLettersInLines) ||
        !is_written_in(word, rules.script))
        return;
    for (const std::size_t point :
         points_of(part.letters, rules, wanted, dictionaries[language]->get()))
        points.push_back(part.offsets[point]);
}

std::vector<std::uint32_t>
Hyphenator::Content::points(std::string_view word, std::size_t language, Wanted wanted) const {
    std::vector<std::uint32_t> points;
    std::vector<FoldedPart> parts;
    bool soft = false;
    bool digits = false;
    std::uint32_t begin = 0;
    const auto close_part = [&](std::uint32_t end) {
        if (!soft)
            parts.push_back(fold(word, begin, end, Languages[language].lang));
        soft = false;
    };
    for (std::uint32_t at = 0; at < word.size();) {
        const Decoded c = decode_utf8(word.substr(at));
        digits = digits || (c.code_point >= U'0' && c.code_point <= U'9');
        soft = soft || c.code_point == SoftHyphen;
        if (is_hyphen(c.code_point)) {
            close_part(at);
            begin = at + static_cast<std::uint32_t>(c.size);
        }
        at += static_cast<std::uint32_t>(c.size);
    }
    close_part(static_cast<std::uint32_t>(word.size()));
    if (digits)
        return points;
    for (const FoldedPart& part : parts)
        append_points(word, language, wanted, part, points);
    return points;
}

Hyphenator::Hyphenator(std::shared_ptr<const Content> content)
    : content_(std::move(content)) {}

Hyphenator Hyphenator::load(const FileSystem& files, Diagnostics& diagnostics) {
    auto content = std::make_shared<Content>();
    for (std::size_t i = 0; i < Languages.size(); ++i) {
        const LanguageRules& rules = Languages[i];
        // Mapped: a language that no text is in costs no reading.
        MappedFile read = files.map(rules.dictionary);
        const auto* error = std::get_if<FileError>(&read);
        FileView file = error ? FileView{} : std::get<FileView>(read);
        const std::string_view encoding = file.bytes.substr(0, file.bytes.find_first_of("\r\n"));
        const bool known = encoding == "UTF-8" || encoding == "ISO8859-1";
        if (error || !known)
            diagnostics.warning(
                codes::FileUnreadable,
                {},
                "the hyphenation dictionary `" + std::string(rules.dictionary) +
                    "` cannot be read: " + (error ? error->reason : "its encoding is unknown"),
                "install the package `" + std::string(rules.package) + "`");
        content->dictionaries[i] = std::make_shared<LazyDictionary>(std::move(file));
    }
    return Hyphenator(std::move(content));
}

Hyphenator
Hyphenator::with_exceptions(std::string_view lang, const std::vector<std::string>& words) const {
    const std::size_t language = language_index(lang);
    if (language == Languages.size())
        return *this;
    auto content = std::make_shared<Content>();
    content->dictionaries = content_->dictionaries;
    content->exceptions = content_->exceptions;
    for (const std::string& word : words) {
        std::u32string letters;
        std::vector<std::size_t> points;
        for (const char32_t c : to_utf32(to_lower(normalize(word), lang))) {
            if (is_hyphen(c) && !letters.empty())
                points.push_back(letters.size());
            else if (c == U'\'' || is_letter(folded(c)) || is_apostrophe(c))
                letters += folded(c);
        }
        while (!points.empty() && points.back() >= letters.size())
            points.pop_back();
        content->exceptions[language][letters] = std::move(points);
    }
    return Hyphenator(std::move(content));
}

std::vector<std::uint32_t>
Hyphenator::all_points(std::string_view word, std::string_view lang) const {
    const std::size_t language = language_index(lang);
    if (language == Languages.size() || word.size() < MinLetters)
        return {};
    return content_->points(word, language, Wanted::All);
}

std::vector<std::uint32_t> Hyphenator::points(std::string_view word, std::string_view lang) const {
    const std::size_t language = language_index(lang);
    if (language == Languages.size() || word.size() < MinLettersInLines)
        return {};
    return content_->cache.get(
        language, word, [&] { return content_->points(word, language, Wanted::ForLines); });
}

std::vector<std::string> parse_exceptions(std::string_view text) {
    constexpr std::string_view Blanks = " \t\r";
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        line = line.substr(0, line.find('#'));
        const std::size_t first = line.find_first_not_of(Blanks);
        if (first != std::string_view::npos)
            words.emplace_back(line.substr(first, line.find_last_not_of(Blanks) + 1 - first));
        begin = end + 1;
    }
    return words;
}

std::string
hyphenate_row(const Hyphenator& hyphenator, std::string_view row, std::string_view lang) {
    const std::string_view word = row.substr(0, row.find('\t'));
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : hyphenator.all_points(word, lang)) {
        out.append(word, from, at - from).append("·");
        from = at;
    }
    return out.append(row, from);
}

} // namespace zbirnyk
