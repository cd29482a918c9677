// Ukrainian hyphenation, after the orthography of 2019, § 36. A break leaves a vowel and two
// letters on both sides; the soft sign and the apostrophe stay with the consonant before them; й
// stays with the vowel before it unless a vowel follows; дж and дз that are one sound are kept
// together; a compound is not broken after the first consonants of its second stem. What is a
// prefix, and so whether a joint may part д from ж or a vowel from й, is decided by lists: the
// patterns propose, the lists only forbid.

#include "language/hyphenation/ukrainian_hyphenation.h"

#include <algorithm>
#include <array>

namespace zbirnyk {

namespace {

using namespace std::literals;

constexpr std::u32string_view Vowels = U"аеиіоуєїюяыэё";

/// Prefixes that end in д, with those that stand before them.
constexpr std::array DentalPrefixes{
    U"від"sv,
    U"над"sv,
    U"під"sv,
    U"перед"sv,
    U"понад"sv,
    U"попід"sv,
    U"спід"sv,
    U"од"sv,
    U"серед"sv,
    U"непід"sv,
    U"невід"sv,
    U"безвід"sv,
    U"співпід"sv,
    U"перепід"sv};

/// Other prefixes that end in a consonant, for words without patterns.
constexpr std::array ConsonantPrefixes{
    U"роз"sv,
    U"без"sv,
    U"між"sv,
    U"чрез"sv,
    U"найроз"sv,
    U"нероз"sv,
    U"обез"sv,
    U"контр"sv,
    U"транс"sv};

/// Prefixes after which a root begins with й and a consonant: ви-йти, за-йняти, пере-йменувати.
constexpr std::array VowelPrefixes{
    U"ви"sv,
    U"за"sv,
    U"до"sv,
    U"по"sv,
    U"при"sv,
    U"про"sv,
    U"пере"sv,
    U"на"sv,
    U"зна"sv,
    U"у"sv,
    U"ді"sv,
    U"піді"sv,
    U"обі"sv,
    U"розі"sv,
    U"наді"sv,
    U"зі"sv,
    U"уві"sv,
    U"віді"sv};
constexpr std::array YotRoots{U"йт"sv, U"йш"sv, U"йд"sv, U"йня"sv, U"йма"sv, U"йме"sv};

/// First stems of compounds, of four letters and more: a shorter one begins too many simple words.
constexpr std::array FirstStems{
    U"авто"sv,     U"агро"sv,     U"багато"sv,  U"благо"sv,  U"взаємо"sv,  U"водо"sv,   U"восьми"sv,
    U"гідро"sv,    U"двадцяти"sv, U"державо"sv, U"десяти"sv, U"електро"sv, U"енерго"sv, U"законо"sv,
    U"загально"sv, U"земле"sv,    U"книго"sv,   U"макро"sv,  U"мало"sv,    U"мікро"sv,  U"місто"sv,
    U"метало"sv,   U"ново"sv,     U"одно"sv,    U"першо"sv,  U"право"sv,   U"радіо"sv,  U"рівно"sv,
    U"само"sv,     U"середньо"sv, U"старо"sv,   U"тепло"sv,  U"товаро"sv,  U"чотири"sv, U"шести"sv,
    U"фото"sv,     U"теле"sv,     U"відео"sv,   U"народо"sv, U"людино"sv};

bool is_vowel(char32_t c) {
    return Vowels.find(c) != std::u32string_view::npos;
}

/// How many letters of a side and whether a vowel is among them; an apostrophe is no letter.
bool can_stand_alone(std::u32string_view side) {
    const auto apostrophes = static_cast<std::size_t>(std::count(side.begin(), side.end(), U'\''));
    return side.size() - apostrophes >= 2 && std::any_of(side.begin(), side.end(), is_vowel);
}

template <std::size_t Size>
bool is_one_of(std::u32string_view text, const std::array<std::u32string_view, Size>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// й + consonant at `point` begins a root after a prefix.
bool is_yot_root(std::u32string_view word, std::size_t point) {
    const std::u32string_view prefix = word.substr(0, point), root = word.substr(point);
    // най- is a prefix of its own: най-менший, but на-йняти.
    if (prefix == U"на" && root.starts_with(U"йме"))
        return false;
    return is_one_of(prefix, VowelPrefixes) &&
           std::any_of(YotRoots.begin(), YotRoots.end(), [root](std::u32string_view yot) {
               return root.starts_with(yot);
           });
}

/// The point lies after the first, before the last of the consonants that begin a second stem.
bool cuts_second_stem(std::u32string_view word, std::size_t point) {
    if (is_vowel(word[point - 1]))
        return false; // as most points are: then no stem need be looked for
    return std::any_of(FirstStems.begin(), FirstStems.end(), [&](std::u32string_view stem) {
        if (!word.starts_with(stem) || point <= stem.size())
            return false;
        // автор is no compound of авто.
        if (stem == U"авто" && word[stem.size()] == U'р' && !is_vowel(word[stem.size() + 1]))
            return false;
        const std::u32string_view stub = word.substr(stem.size(), point - stem.size());
        return std::none_of(stub.begin(), stub.end(), is_vowel);
    });
}

/// The consonant after `point` is closed by ь or an apostrophe and so belongs to the vowel before
/// it: кіль-це and not кі-льце, бур’-ян and not бу-р’ян; but ма-льований and, as the syllable is
/// closed already, львів-ський.
bool takes_closed_consonant(std::u32string_view word, std::size_t point) {
    if (!is_vowel(word[point - 1]) || point + 2 >= word.size())
        return false;
    return word[point + 1] == U'\'' || (word[point + 1] == U'ь' && !is_vowel(word[point + 2]));
}

/// в between a vowel and a sonorant sounds [ў] and stays with the vowel as й does: жив-ляти; but
/// по-вний, само-врядний, where a prefix or a first stem ends.
bool takes_glide(std::u32string_view word, std::size_t point) {
    constexpr std::u32string_view Sonorants = U"рлмнв";
    if (word[point] != U'в' || !is_vowel(word[point - 1]) || point + 1 >= word.size() ||
        Sonorants.find(word[point + 1]) == std::u32string_view::npos)
        return false;
    const std::u32string_view head = word.substr(0, point);
    return !is_one_of(head, VowelPrefixes) && !is_one_of(head, FirstStems);
}

/// The consonants from `point` to the next vowel hold one that ь or an apostrophe closes, so that
/// the syllable ends there: кіль-це and not кі-льце, бур’-ян and not бу-р’ян; but ма-льований.
bool opens_closed_cluster(std::u32string_view word, std::size_t point) {
    for (std::size_t i = point; i + 1 < word.size() && !is_vowel(word[i]); ++i)
        if (word[i] == U'\'' || (word[i] == U'ь' && !is_vowel(word[i + 1])))
            return true;
    return false;
}

/// The length of the longest prefix that a consonant other than ь follows, or 0.
std::size_t prefix_end(std::u32string_view word) {
    std::size_t longest = 0;
    const auto try_prefix = [&](std::u32string_view prefix) {
        if (word.starts_with(prefix) && prefix.size() > longest && prefix.size() < word.size() &&
            !is_vowel(word[prefix.size()]) && word[prefix.size()] != U'ь' &&
            word[prefix.size()] != U'\'')
            longest = prefix.size();
    };
    std::for_each(DentalPrefixes.begin(), DentalPrefixes.end(), try_prefix);
    std::for_each(ConsonantPrefixes.begin(), ConsonantPrefixes.end(), try_prefix);
    return longest;
}

/// The point lies between the last vowel of a prefix and the first vowel after it, but not at the
/// joint.
bool misses_joint(std::u32string_view word, std::size_t point) {
    const std::size_t joint = prefix_end(word);
    if (joint == 0 || point == joint)
        return false;
    const auto between =
        point < joint ? word.substr(point, joint - point) : word.substr(joint, point - joint);
    return std::none_of(between.begin(), between.end(), is_vowel);
}

/// The point lies after the first of the consonants that follow a prefix and begin a root together:
/// ви-значати and not виз-начати, про-грама and not прог-рама.
bool cuts_root_after_prefix(std::u32string_view word, std::size_t point) {
    constexpr std::u32string_view Noise = U"бпдтгґкфсзх", Followers = U"рлмнв", Sibilants = U"сз";
    constexpr std::array Prefixes{
        U"пере"sv,
        U"при"sv,
        U"про"sv,
        U"по"sv,
        U"ви"sv,
        U"за"sv,
        U"на"sv,
        U"до"sv,
        U"най"sv,
        U"не"sv};
    const char32_t first = word[point - 1], second = word[point];
    const bool onset = Noise.find(first) != std::u32string_view::npos &&
                       (Followers.find(second) != std::u32string_view::npos ||
                        (Sibilants.find(first) != std::u32string_view::npos && !is_vowel(second)));
    return onset && is_one_of(word.substr(0, point - 1), Prefixes) && prefix_end(word) != point;
}

/// A sonorant that closes the syllable before it would begin the next line.
bool parts_sonorant(std::u32string_view word, std::size_t point) {
    constexpr std::u32string_view Sonorants = U"рлмн", AfterV = U"рлмнв";
    const char32_t first = word[point];
    const char32_t second = point + 1 < word.size() ? word[point + 1] : U'\0';
    if (!is_vowel(word[point - 1]) || is_vowel(second) || second == U'ь')
        return false;
    const bool closes = Sonorants.find(first) != std::u32string_view::npos ||
                        (first == U'в' && AfterV.find(second) != std::u32string_view::npos);
    const std::u32string_view head = word.substr(0, point);
    return closes && !is_one_of(head, VowelPrefixes) && !is_one_of(head, FirstStems);
}

/// The consonants [begin, end) between two vowels: where the second syllable begins.
std::size_t syllable_start(std::u32string_view word, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view Sonorants = U"рлвй", Stops = U"бпдтгкґхфс";
    if (end - begin <= 1)
        return begin;
    // Whatever closes a consonant closes the syllable: кіль-це, бур’-ян.
    for (std::size_t i = end; i > begin; --i)
        if (word[i - 1] == U'ь' || word[i - 1] == U'\'')
            return i;
    if (word[end - 2] == U'д' && (word[end - 1] == U'ж' || word[end - 1] == U'з'))
        return end - 2;
    const bool cluster = Sonorants.find(word[end - 1]) != std::u32string_view::npos &&
                         Stops.find(word[end - 2]) != std::u32string_view::npos &&
                         word[end - 1] != word[end - 2];
    return cluster ? end - 2 : end - 1;
}

} // namespace

bool may_hyphenate_ukrainian(std::u32string_view word, std::size_t point) {
    const char32_t before = word[point - 1], after = word[point];
    if (!can_stand_alone(word.substr(0, point)) || !can_stand_alone(word.substr(point)))
        return false;
    if (after == U'ь' || after == U'\'')
        return false;
    if (before == U'ь' && after == U'о')
        return false;
    if (before == U'й' && is_vowel(after))
        return false;
    if (after == U'й' && !is_vowel(word[point + 1]) && !is_yot_root(word, point))
        return false;
    if (before == U'д' && (after == U'ж' || after == U'з') &&
        !is_one_of(word.substr(0, point), DentalPrefixes))
        return false;
    return !takes_closed_consonant(word, point) && !takes_glide(word, point) &&
           !misses_joint(word, point) && !cuts_second_stem(word, point);
}

bool hyphenates_well_ukrainian(std::u32string_view word, std::size_t point) {
    return !opens_closed_cluster(word, point) && !parts_sonorant(word, point) &&
           !cuts_root_after_prefix(word, point);
}

std::vector<std::size_t> ukrainian_joints(std::u32string_view word) {
    std::vector<std::size_t> points;
    for (std::size_t i = 1; i < word.size(); ++i) {
        const bool after_apostrophe = word[i - 1] == U'\'';
        const bool dental = word[i - 1] == U'д' && (word[i] == U'ж' || word[i] == U'з') &&
                            is_one_of(word.substr(0, i), DentalPrefixes);
        if (after_apostrophe || (dental && !word.starts_with(U"піджак")))
            points.push_back(i);
    }
    return points;
}

std::vector<std::size_t> ukrainian_syllables(std::u32string_view word) {
    std::vector<std::size_t> points;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!is_vowel(word[i]))
            continue;
        std::size_t next = i + 1;
        while (next < word.size() && !is_vowel(word[next]))
            ++next;
        if (next == word.size())
            break;
        const std::size_t joint = prefix_end(word);
        const bool at_joint = joint > i && joint < next;
        points.push_back(at_joint ? joint : syllable_start(word, i + 1, next));
    }
    return points;
}

} // namespace zbirnyk
