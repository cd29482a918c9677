// A name declines part by part, a part word by word. A word's pattern is that of the longest suffix
// in the tables for its kind and gender; each rule says how far it can be relied on, and the answer
// is sure when all rules that were used are.
#include "language/names/decline_name.h"

#include "language/names/inflect.h"
#include "language/names/word.h"

#include <algorithm>

namespace zbirnyk {

namespace {

enum class Kind { Surname, Given, Patronymic };

struct Request {
    Gender gender = Gender::Unknown;
    Case grammatical_case = Case::Nominative;
    DativeStyle dative = DativeStyle::U;
};

/// Collects the answer; the first doubt is the one that is told.
class Doubts {
  public:
    void add(std::string_view part, std::string_view why) {
        if (reason_.empty()) {
            reason_.append(part).append(": ").append(why);
        }
    }

    void add(const Doubts& later) {
        if (reason_.empty()) {
            reason_ = later.reason_;
        }
    }

    const std::string& reason() const { return reason_; }

  private:
    std::string reason_;
};

const SuffixRule* rule_for(const Word& word, Kind kind, Gender gender) {
    const std::u32string_view lower = word.lower();
    if (gender == Gender::Masculine) {
        switch (kind) {
        case Kind::Surname:
            return find_rule(lower, masculine_surname_rules(), masculine_rules());
        case Kind::Given:
            return find_rule(lower, masculine_given_rules(), masculine_rules());
        case Kind::Patronymic:
            return find_rule(lower, masculine_patronymic_rules());
        }
    }
    switch (kind) {
    case Kind::Surname:
        return find_rule(lower, feminine_surname_rules());
    case Kind::Given:
        return find_rule(lower, feminine_given_rules());
    case Kind::Patronymic:
        break;
    }
    return find_rule(lower, feminine_patronymic_rules());
}

bool is_doubtful(const SuffixRule& rule, Case grammatical_case) {
    switch (rule.trust) {
    case Trust::Sure:
        return false;
    case Trust::UnsureVocative:
        return grammatical_case == Case::Vocative;
    case Trust::UnsureInstrumental:
        return grammatical_case == Case::Instrumental;
    case Trust::Unsure:
        break;
    }
    return true;
}

constexpr std::u32string_view Particles[] = {
    U"фон", U"де",  U"ван", U"ла",  U"ле",  U"дю",  U"да",  U"ді",   U"дер",  U"ден", U"аль",
    U"ель", U"бен", U"ібн", U"мак", U"сан", U"сен", U"тер", U"оглу", U"огли", U"кизи"};

bool is_particle(const Word& word) {
    for (const std::u32string_view particle : Particles) {
        if (word.lower() == particle) {
            return true;
        }
    }
    return false;
}

std::string_view part_name(Kind kind) {
    switch (kind) {
    case Kind::Surname:
        return "прізвище";
    case Kind::Given:
        return "ім’я";
    case Kind::Patronymic:
        break;
    }
    return "по батькові";
}

/// Where a word stands in its part.
struct Place {
    bool last = true;        ///< the part's last word
    bool hyphenated = false; ///< joined to the next one by a hyphen
};

class PartDecliner {
  public:
    PartDecliner(Kind kind, const Request& request, Doubts& doubts)
        : kind_(kind)
        , request_(request)
        , doubts_(doubts) {}

    std::string decline(std::string_view part) {
        std::string out;
        std::size_t words = 0;
        for (std::size_t at = 0; at <= part.size();) {
            const std::size_t end = std::min(part.find_first_of(" -", at), part.size());
            const Place place{end == part.size(), end < part.size() && part[end] == '-'};
            if (end > at) {
                out += word(part.substr(at, end - at), place);
                ++words;
            } else if (!part.empty()) {
                doubt("зайвий пробіл чи дефіс");
            }
            if (end < part.size()) {
                out += part[end];
            }
            at = end + 1;
        }
        if (words > 2 || (kind_ == Kind::Patronymic && words > 1)) {
            doubt("забагато слів");
        }
        return out;
    }

    bool used_ovi() const { return used_ovi_; }

  private:
    void doubt(std::string_view why) { doubts_.add(part_name(kind_), why); }

    std::string word(std::string_view text, Place place) {
        const Word word = read_word(text);
        if (!word.ukrainian) {
            doubt("не лише українські літери");
            return std::string(text);
        }
        if (kind_ == Kind::Surname && !place.last && is_particle(word)) {
            return std::string(text);
        }
        if (word.letter_case == LetterCase::Lower || word.letter_case == LetterCase::Mixed) {
            doubt("велика й малі літери не як у власній назві");
        }
        if (request_.grammatical_case == Case::Nominative) {
            return std::string(text);
        }
        return declined(word, place);
    }

    std::string declined(const Word& word, Place place) {
        if (word.size < 2 || count_syllables(word.lower()) == 0) {
            doubt("це не слово");
            return std::string(word.text);
        }
        if (kind_ == Kind::Surname && place.hyphenated) {
            if (count_syllables(word.lower()) == 1) {
                return std::string(word.text); // § 142: Бой-Жилінського
            }
        } else if (kind_ == Kind::Surname && !place.last) {
            doubt("прізвище з кількох слів");
        }
        const SuffixRule* rule = rule_for(word, kind_, request_.gender);
        if (!rule) {
            doubt("закінчення не відоме жодному правилу");
            return std::string(word.text);
        }
        const bool short_surname =
            kind_ == Kind::Surname && word.size < 3 && rule->paradigm != Paradigm::Indeclinable;
        if (short_surname || is_doubtful(*rule, request_.grammatical_case)) {
            doubt("такі слова відмінюють по-різному");
        }
        used_ovi_ = used_ovi_ || has_ovi(rule->paradigm);
        return inflect(word, *rule, request_.grammatical_case, request_.dative);
    }

    Kind kind_;
    Request request_;
    Doubts& doubts_;
    bool used_ovi_ = false;
};

bool are_opposite(Gender a, Gender b) {
    return a != b && a != Gender::Unknown && b != Gender::Unknown;
}

/// The gender to decline by; doubts when the parts of the name contradict it or one another.
Gender settle_gender(const PersonName& name, Gender asked, Doubts& doubts) {
    const Gender gender = asked != Gender::Unknown ? asked : detect_gender(name);
    if (are_opposite(gender, detect_gender({"", "", name.patronymic}))) {
        doubts.add("рід", "не той, що в імені по батькові");
    }
    if (are_opposite(gender, detect_gender({"", name.given, ""}))) {
        doubts.add("рід", "не той, що в імені");
    }
    return gender == Gender::Neuter ? Gender::Unknown : gender;
}

void decline_parts(DeclinedName& out, const PersonName& name, Request request, Doubts& doubts) {
    const DativeStyle style = request.dative;
    bool ovi = false;
    const auto decline = [&](Kind kind, const std::string& part) {
        request.dative =
            style == DativeStyle::Alternate ? (ovi ? DativeStyle::U : DativeStyle::Ovi) : style;
        PartDecliner decliner(kind, request, doubts);
        std::string declined = decliner.decline(part);
        ovi = ovi || decliner.used_ovi();
        return declined;
    };
    out.name.surname = decline(Kind::Surname, name.surname);
    out.name.given = decline(Kind::Given, name.given);
    out.name.patronymic = decline(Kind::Patronymic, name.patronymic);
}

/// A name whose gender nobody knows: sure only when both genders decline alike.
void decline_both(DeclinedName& out, const PersonName& name, Request request, Doubts& doubts) {
    DeclinedName feminine = out;
    Doubts inner;
    request.gender = Gender::Feminine;
    decline_parts(feminine, name, request, inner);
    request.gender = Gender::Masculine;
    decline_parts(out, name, request, inner);
    if (!(out.name == feminine.name)) {
        doubts.add("рід", "невідомий");
        out.name = name;
    }
    doubts.add(inner);
}

} // namespace

DeclinedName
decline_name(const PersonName& name, Gender gender, Case grammatical_case, NameOptions options) {
    DeclinedName out{name, Confidence::Sure, {}};
    Doubts doubts;
    if (name.surname.empty()) {
        doubts.add("прізвище", "порожнє");
    }
    const Gender settled = settle_gender(name, gender, doubts);
    const Request request{settled, grammatical_case, options.dative};
    if (settled == Gender::Unknown) {
        decline_both(out, name, request, doubts);
    } else {
        decline_parts(out, name, request, doubts);
    }
    if (!doubts.reason().empty()) {
        out.confidence = Confidence::Unsure;
        out.reason = doubts.reason();
    }
    return out;
}

} // namespace zbirnyk
