// The head of a phrase is its first known noun; what stands before must be adjectives that agree
// with it. What follows is a complement, which does not change, up to a dash, a comma or a
// conjunction that another post follows.
#include "language/names/decline_phrase.h"

#include "language/names/common_nouns.h"
#include "language/names/inflect.h"

#include <algorithm>
#include <vector>

namespace zbirnyk {

namespace {

enum class Ending { None, Masculine, Feminine, Neuter };

/// A word of the phrase with the blanks before it.
struct Token {
    std::string_view blanks;
    std::string_view text;
};

std::vector<Token> split_tokens(std::string_view phrase) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < phrase.size();) {
        const std::size_t begin = std::min(phrase.find_first_not_of(' ', at), phrase.size());
        const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
        tokens.push_back({phrase.substr(at, begin - at), phrase.substr(begin, end - begin)});
        at = end;
    }
    return tokens;
}

/// The part after the last hyphen: the one that an adjective declines by.
std::string_view last_part(std::string_view text) {
    return text.substr(text.rfind('-') + 1);
}

Ending adjective_ending(std::u32string_view lower) {
    if (lower.size() < 4) {
        return Ending::None;
    }
    if (lower.ends_with(U"ий") || lower.ends_with(U"ій")) {
        return Ending::Masculine;
    }
    if (lower.back() == U'а' || lower.ends_with(U"ня")) {
        return Ending::Feminine;
    }
    return lower.back() == U'е' || lower.back() == U'є' ? Ending::Neuter : Ending::None;
}

bool agrees(Ending ending, NounAgreement agreement) {
    switch (agreement) {
    case NounAgreement::Person:
    case NounAgreement::Thing:
        return ending == Ending::Masculine;
    case NounAgreement::Feminine:
        return ending == Ending::Feminine;
    case NounAgreement::Neuter:
        return ending == Ending::Neuter;
    case NounAgreement::Common:
        break;
    }
    return ending == Ending::Masculine || ending == Ending::Feminine;
}

SuffixRule adjective_rule(const Word& word) {
    const char32_t last = word.letters[word.size - 1];
    if (adjective_ending(word.lower()) == Ending::Feminine) {
        return {U"", last == U'я' ? Paradigm::FeminineSoft : Paradigm::FeminineAdjective, 1};
    }
    const bool soft = last == U'є' || word.lower().ends_with(U"ій");
    const std::uint8_t cut = last == U'й' ? 2 : 1;
    return {U"", soft ? Paradigm::AdjectiveSoft : Paradigm::AdjectiveHard, cut};
}

bool is_abbreviation(std::string_view text) {
    const Word word = read_word(text);
    return word.size >= 2 && word.letter_case == LetterCase::Upper &&
           !find_common_noun(word.lower()).rule && adjective_ending(word.lower()) == Ending::None;
}

bool is_acting(std::string_view text) {
    return text == "в." || text == "в.о." || text == "т." || text == "т.в.о.";
}

bool is_prefix(std::u32string_view lower) {
    constexpr std::u32string_view Prefixes[] = {
        U"прес", U"віце", U"екс", U"веб", U"топ", U"бізнес", U"арт", U"медіа", U"штабс"};
    return std::ranges::find(Prefixes, lower) != std::end(Prefixes);
}

bool is_conjunction(std::string_view text) {
    return text == "і" || text == "й" || text == "та";
}

bool is_dash(std::string_view text) {
    return text == "-" || text == "–" || text == "—";
}

class PhraseDecliner {
  public:
    PhraseDecliner(std::vector<Token> tokens, Case grammatical_case, DativeStyle dative)
        : tokens_(std::move(tokens))
        , case_(grammatical_case)
        , dative_(dative) {}

    std::optional<std::string> decline() {
        while (at_ < tokens_.size()) {
            if (!head() || !complement()) {
                return std::nullopt;
            }
        }
        return out_.empty() ? std::nullopt : std::optional(out_);
    }

  private:
    void keep() {
        out_.append(tokens_[at_].blanks).append(tokens_[at_].text);
        ++at_;
    }

    /// The text of a token without the comma at its end.
    std::string_view bare(std::size_t at) const {
        const std::string_view text = tokens_[at].text;
        return text.ends_with(',') ? text.substr(0, text.size() - 1) : text;
    }

    CommonNoun noun_at(std::size_t at) const {
        return find_common_noun(read_word(last_part(bare(at))).lower());
    }

    /// True when a post begins at `at`: a known noun, after adjectives or without.
    bool begins_post(std::size_t at) const {
        return at < tokens_.size() && head_index(at) < tokens_.size();
    }

    /// The place of the head whose phrase begins at `at`; the number of tokens when there is none.
    std::size_t head_index(std::size_t at) const {
        for (std::size_t i = at; i < tokens_.size(); ++i) {
            const Word word = read_word(last_part(bare(i)));
            const bool adjective = word.ukrainian && adjective_ending(word.lower()) != Ending::None;
            // "вчений секретар": an adjective before a noun, a noun before a complement.
            const bool before_noun = adjective && i + 1 < tokens_.size() && noun_at(i + 1).rule &&
                                     !tokens_[i].text.ends_with(',');
            if (word.ukrainian && noun_at(i).rule && !before_noun) {
                return i;
            }
            if (!adjective) {
                break;
            }
        }
        return tokens_.size();
    }

    bool head() {
        if (is_acting(tokens_[at_].text) || is_abbreviation(tokens_[at_].text)) {
            keep();
            return true;
        }
        const std::size_t index = head_index(at_);
        if (index == tokens_.size()) {
            return false;
        }
        const NounAgreement agreement = noun_at(index).agreement;
        for (; at_ < index; ++at_) {
            if (!adjective(agreement)) {
                return false;
            }
        }
        return noun();
    }

    bool adjective(NounAgreement agreement) {
        const std::string_view text = tokens_[at_].text;
        const Word word = read_word(last_part(text));
        if (!word.ukrainian || !agrees(adjective_ending(word.lower()), agreement)) {
            return false;
        }
        const bool nominative =
            (case_ == Case::Accusative &&
             (agreement == NounAgreement::Thing || agreement == NounAgreement::Neuter)) ||
            case_ == Case::Vocative;
        out_.append(tokens_[at_].blanks).append(text.substr(0, text.size() - word.text.size()));
        out_ += nominative ? std::string(word.text)
                           : inflect(word, adjective_rule(word), case_, dative_);
        return true;
    }

    bool noun() {
        const std::string_view text = bare(at_);
        out_ += tokens_[at_].blanks;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t end = std::min(text.find('-', from), text.size());
            const std::string_view part = text.substr(from, end - from);
            if (end < text.size() && is_prefix(read_word(part).lower())) {
                out_ += part;
            } else if (!noun_part(part)) {
                return false;
            }
            out_ += end < text.size() ? "-" : "";
            from = end + 1;
        }
        out_ += tokens_[at_].text.substr(text.size());
        ++at_;
        return true;
    }

    bool noun_part(std::string_view text) {
        const Word word = read_word(text);
        const CommonNoun noun = find_common_noun(word.lower());
        if (!noun.rule || !word.ukrainian) {
            return false;
        }
        out_ += inflect(word, *noun.rule, case_, dative_);
        return true;
    }

    /// Copies what does not change. False when the first word is a nominative that would have to.
    bool complement() {
        for (bool first = true; at_ < tokens_.size(); first = false) {
            const bool joint = is_dash(tokens_[at_].text) || is_conjunction(tokens_[at_].text);
            const bool after_comma = at_ > 0 && tokens_[at_ - 1].text.ends_with(',');
            if (joint && begins_post(at_ + 1)) {
                // "голова ради та правління": nominative and genitive are alike.
                if (noun_at(head_index(at_ + 1)).rule->paradigm == Paradigm::NeuterIa) {
                    return false;
                }
                keep();
                return true;
            }
            if (is_dash(tokens_[at_].text)) {
                return false;
            }
            if (after_comma) {
                return begins_post(at_);
            }
            if (first && is_nominative(at_)) {
                return false;
            }
            keep();
        }
        return true;
    }

    /// A second noun in the nominative, or a capitalized word that can be no genitive: a surname.
    bool is_nominative(std::size_t at) const {
        const Word word = read_word(bare(at));
        const CommonNoun noun = find_common_noun(word.lower());
        if (noun.rule && noun.agreement != NounAgreement::Neuter) {
            return true;
        }
        if (word.letter_case != LetterCase::Capitalized || !word.ukrainian) {
            return false;
        }
        const std::u32string_view lower = word.lower();
        return lower.ends_with(U"ий") || (lower.back() == U'о' && !lower.ends_with(U"ого")) ||
               (!is_vowel(lower.back()) && !lower.ends_with(U"их") && !lower.ends_with(U"ів") &&
                !lower.ends_with(U"їв"));
    }

    std::vector<Token> tokens_;
    Case case_;
    DativeStyle dative_;
    std::size_t at_ = 0;
    std::string out_;
};

} // namespace

std::optional<std::string>
decline_phrase(std::string_view phrase, Case grammatical_case, NameOptions options) {
    if (phrase.find_first_not_of(' ') == std::string_view::npos || phrase.ends_with(' ')) {
        return std::nullopt;
    }
    if (grammatical_case == Case::Nominative) {
        return std::string(phrase);
    }
    const DativeStyle dative = options.dative == DativeStyle::U ? DativeStyle::U : DativeStyle::Ovi;
    return PhraseDecliner(split_tokens(phrase), grammatical_case, dative).decline();
}

} // namespace zbirnyk
