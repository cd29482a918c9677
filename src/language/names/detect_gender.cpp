#include "language/names/given_names.h"
#include "language/names/word.h"

namespace zbirnyk {

namespace {

Gender gender_of_patronymic(std::u32string_view lower) {
    if (lower.ends_with(U"ович") || lower.ends_with(U"ич") || lower.ends_with(U"іч")) {
        return Gender::Masculine;
    }
    if (lower.ends_with(U"івна") || lower.ends_with(U"ївна") || lower.ends_with(U"ічна")) {
        return Gender::Feminine;
    }
    return Gender::Unknown;
}

} // namespace

Gender detect_gender(const PersonName& name) {
    const std::string_view patronymic = name.patronymic;
    if (!patronymic.empty()) {
        const Gender gender =
            gender_of_patronymic(read_word(patronymic.substr(patronymic.rfind(' ') + 1)).lower());
        if (gender != Gender::Unknown) {
            return gender;
        }
    }
    const std::string_view given = name.given;
    return gender_of_given_name(read_word(given.substr(0, given.find_first_of(" -"))).lower());
}

} // namespace zbirnyk
