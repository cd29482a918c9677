#pragma once

#include "language/grammar.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The endings of masculine nouns in the dative: "Шевченку", "Шевченкові", or -ові on the first
/// noun that has it and -у on the rest, "Шевченкові Тарасу Григоровичу" (Orthography 2019, § 83).
enum class DativeStyle { U, Ovi, Alternate };

/// Unsure: a rule was followed that is known to fail, or the name is not fit for any rule.
enum class Confidence { Sure, Unsure };

/// A Ukrainian personal name in the nominative. Parts may be empty; a part may be several words or
/// joined by hyphens ("Нечуй-Левицький", "Анна Марія").
struct PersonName {
    std::string surname;
    std::string given;
    std::string patronymic;
    friend bool operator==(const PersonName&, const PersonName&) = default;
};

struct NameOptions {
    DativeStyle dative = DativeStyle::U;
};

struct DeclinedName {
    PersonName name;
    Confidence confidence = Confidence::Sure;
    std::string reason; ///< which part and why, empty when sure
};

/// Declines a name (Orthography 2019, §§ 82–87, 142). Letter case and apostrophes stay as typed; a
/// word that no rule fits stays as it is and makes the answer unsure, as does a gender that is
/// unknown or contradicts the patronymic. With Gender::Unknown the gender is detected; Neuter is no
/// gender of a person and makes the answer unsure. The nominative is the input. Where the
/// orthography permits several forms: locative -ові/-еві for nouns, -у for patronymics and -і for
/// surnames in -ов, -ів; a surname has its own vocative form.
DeclinedName decline_name(
    const PersonName& name, Gender gender, Case grammatical_case, NameOptions options = {});

/// From the patronymic, else from the given name if a table or a telling suffix knows it.
Gender detect_gender(const PersonName& name);

/// Takes a full name apart: "Шевченко Тарас Григорович" or "Тарас Григорович Шевченко", two words
/// when one of them alone is a known given name. Nothing when the order is not certain, when there
/// are titles ("проф."), initials or other words.
std::optional<PersonName> parse_full_name(std::string_view text);

/// A row `surname given patronymic gender case` (tabs; gender m, f or empty) to `surname given
/// patronymic confidence` (sure or unsure). A row of another form gives its first three fields back
/// and unsure.
std::string decline_row(std::string_view row);

} // namespace zbirnyk
