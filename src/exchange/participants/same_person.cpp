#include "exchange/participants/same_person.h"

#include "base/utf8.h"
#include "exchange/participants/fields.h"
#include "language/apostrophe.h"
#include "language/format.h"
#include "language/look_alikes.h"
#include "language/segment.h"

#include <algorithm>

/// Two people are compared only when they share a key: the address, the pair of surname and given
/// name in the order of the alphabet (so that swapped parts meet), surname and initial, or the
/// surname without one of its letters beside the given name. Two words that differ by one
/// insertion, deletion, substitution or by two neighbours swapped always share such a shortened
/// word (the deletion neighbourhood of Mor and Fraenkel, 1982), so a list of 100,000 people is
/// compared in one pass.
namespace zbirnyk {

namespace {

/// One letter may make another surname of a short one: Коваль, Ковач.
constexpr std::size_t LongSurname = 7;
/// Of a surname that thousands share, more candidates tell nobody anything.
constexpr std::size_t MostCandidates = 200;

std::string fold_name(std::string_view text) {
    std::u32string folded;
    std::string word;
    const auto end_word = [&] {
        const auto cyrillic = with_cyrillic_twins(word);
        if (!folded.empty() && !word.empty())
            folded += U' ';
        folded += to_utf32(cyrillic.value_or(word));
        word.clear();
    };
    for (char32_t c : to_utf32(to_lower(text, "uk"))) {
        if (is_apostrophe(c))
            continue;
        if (c == U'ґ')
            c = U'г';
        if (is_word_character(c) || (c >= U'0' && c <= U'9'))
            append_utf8(word, c);
        else
            end_word();
    }
    end_word();
    return to_utf8(folded);
}

std::string first_letter(std::string_view text) {
    return text.empty() ? std::string() : std::string(text.substr(0, decode_utf8(text).size));
}

bool is_initial(std::string_view text) {
    return !text.empty() && decode_utf8(text).size == text.size();
}

bool equal_or_absent(std::string_view a, std::string_view b) {
    return a.empty() || b.empty() || a == b;
}

bool initial_of(std::string_view a, std::string_view b) {
    return a.empty() || b.empty() || a == b ||
           ((is_initial(a) || is_initial(b)) && first_letter(a) == first_letter(b));
}

/// Damerau–Levenshtein distance 1.
bool one_slip(std::string_view a, std::string_view b) {
    const std::u32string x = to_utf32(a), y = to_utf32(b);
    if (x == y)
        return false;
    const auto [in_x, in_y] = std::mismatch(x.begin(), x.end(), y.begin(), y.end());
    const std::u32string_view rest_x(in_x, x.end()), rest_y(in_y, y.end());
    if (rest_x.size() + 1 == rest_y.size())
        return rest_x == rest_y.substr(1);
    if (rest_x.size() == rest_y.size() + 1)
        return rest_y == rest_x.substr(1);
    if (rest_x.size() != rest_y.size())
        return false;
    return rest_x.substr(1) == rest_y.substr(1) ||
           (rest_x.size() > 1 && rest_x[0] == rest_y[1] && rest_x[1] == rest_y[0] &&
            rest_x.substr(2) == rest_y.substr(2));
}

bool is_long(std::string_view surname) {
    return count_code_points(surname) >= LongSurname;
}

/// How far two different names are one: empty when they are not.
std::string_view near_names(const Identity& a, const Identity& b) {
    const bool patronymics = equal_or_absent(a.patronymic, b.patronymic);
    if (a.surname == b.surname && a.given == b.given && patronymics)
        return "the same name, once without patronymic";
    if (a.surname == b.given && a.given == b.surname && patronymics)
        return "surname and given name swapped";
    const bool initials = is_initial(a.given) || is_initial(b.given);
    if (a.surname == b.surname && initials && initial_of(a.given, b.given) &&
        initial_of(a.patronymic, b.patronymic))
        return "the same surname, once with initials";
    if (a.given == b.given && patronymics && (is_long(a.surname) || is_long(b.surname)) &&
        one_slip(a.surname, b.surname))
        return "surnames that differ by one letter";
    return {};
}

Verdict compare_namesakes(const Identity& a, const Identity& b) {
    const auto shared = [](const std::string& x, const std::string& y) {
        return !x.empty() && x == y;
    };
    if (shared(a.email, b.email))
        return {Likeness::Same, "the same name and e-mail"};
    if (shared(a.institution, b.institution))
        return {Likeness::Same, "the same name and institution"};
    if (equal_or_absent(a.email, b.email) && equal_or_absent(a.institution, b.institution))
        return {Likeness::Same, "the same name"};
    return {Likeness::Near, "the same name, but another e-mail or institution"};
}

} // namespace

Identity
fold_identity(const PersonName& name, std::string_view email, std::string_view institution) {
    return {
        fold_name(name.surname),
        fold_name(name.given),
        fold_name(name.patronymic),
        to_lower(email, "en"),
        fold_head(institution)};
}

std::string folded_words(std::string_view name) {
    const std::string folded = fold_name(name);
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        words.push_back(std::string_view(folded).substr(at, end - at));
        at = end + 1;
    }
    std::ranges::sort(words);
    std::string joined;
    for (const std::string_view word : words)
        joined += (joined.empty() ? "" : " ") + std::string(word);
    return joined;
}

Verdict compare_people(const Identity& a, const Identity& b) {
    if (a.surname == b.surname && a.given == b.given && a.patronymic == b.patronymic)
        return compare_namesakes(a, b);
    const bool one_email = !a.email.empty() && a.email == b.email;
    if (const std::string_view near = near_names(a, b); !near.empty())
        return {one_email ? Likeness::Same : Likeness::Near, near};
    if (!one_email)
        return {};
    if (a.given == b.given && equal_or_absent(a.patronymic, b.patronymic))
        return {Likeness::Same, "the same e-mail and given name, another surname"};
    if (a.surname == b.surname && one_slip(a.given, b.given))
        return {
            Likeness::Same, "the same e-mail and surname, the given name differs by one letter"};
    if (a.surname == b.surname && a.given == b.given)
        return {Likeness::Near, "the same e-mail, surname and given name, another patronymic"};
    return {Likeness::SharedEmail, "the same e-mail"};
}

namespace {

/// A key while it is made: FNV-1a over its parts. Two keys of one hash only make two people meet
/// who are then found different.
class Key {
  public:
    explicit Key(char kind) { add({&kind, 1}); }

    Key& add(std::string_view text) {
        for (const char c : text)
            hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
        return *this;
    }

    Key& then(std::string_view text) { return add("|").add(text); }

    std::uint64_t hash() const { return hash_; }

  private:
    std::uint64_t hash_ = 0xCBF29CE484222325;
};

std::uint64_t email_key(const Identity& person) {
    return Key('@').add(person.email).hash();
}

std::uint64_t initial_key(char kind, const Identity& person) {
    return Key(kind).add(person.surname).then(first_letter(person.given)).hash();
}

std::vector<std::uint64_t> keys_of(const Identity& person) {
    std::vector<std::uint64_t> keys;
    if (!person.email.empty())
        keys.push_back(email_key(person));
    const auto& [first, second] = std::minmax(person.surname, person.given);
    keys.push_back(Key('=').add(first).then(second).hash());
    if (is_initial(person.given))
        keys.push_back(initial_key('.', person));
    const std::string_view surname = person.surname;
    if (count_code_points(surname) + 1 < LongSurname)
        return keys;
    keys.push_back(Key('~').add(surname).then(person.given).hash());
    for (std::size_t at = 0; at < surname.size();) {
        const std::size_t next = at + decode_utf8(surname.substr(at)).size;
        keys.push_back(Key('~')
                           .add(surname.substr(0, at))
                           .add(surname.substr(next))
                           .then(person.given)
                           .hash());
        at = next;
    }
    // Of two equal letters side by side either may be left out.
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace

void PeopleIndex::add(const Identity& person) {
    const auto number = static_cast<std::uint32_t>(people_.size());
    people_.push_back(person);
    std::vector<std::uint64_t> keys = keys_of(person);
    // Names in full are found from initials by a key that only they look up.
    keys.push_back(initial_key('\'', person));
    for (const std::uint64_t key : keys)
        if (std::vector<std::uint32_t>& all = by_key_[key]; all.size() < MostCandidates)
            all.push_back(number);
}

std::vector<std::uint32_t> PeopleIndex::found(const std::vector<std::uint64_t>& keys) const {
    std::vector<std::uint32_t> numbers;
    for (const std::uint64_t key : keys)
        if (const auto bucket = by_key_.find(key); bucket != by_key_.end())
            numbers.insert(numbers.end(), bucket->second.begin(), bucket->second.end());
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::vector<std::uint32_t> PeopleIndex::candidates(const Identity& person) const {
    if (people_.empty())
        return {};
    std::vector<std::uint64_t> keys = keys_of(person);
    keys.push_back(initial_key('.', person));
    if (is_initial(person.given))
        keys.push_back(initial_key('\'', person));
    return found(keys);
}

std::vector<std::uint32_t> PeopleIndex::with_email(const Identity& person) const {
    return person.email.empty() ? std::vector<std::uint32_t>() : found({email_key(person)});
}

} // namespace zbirnyk
