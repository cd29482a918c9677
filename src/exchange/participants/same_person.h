#pragma once

#include "language/names/decline_name.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zbirnyk {

/// A person as far as two of them can be told apart; all folded by `fold_identity`.
struct Identity {
    std::string surname, given, patronymic, email, institution;
};

/// Folds what people write in several ways: letter case, apostrophes of every kind and none, ґ and
/// г, hyphens and blanks, letters that only look alike. Nothing else: Олена and Альона, Наталя and
/// Наталія are different names.
Identity
fold_identity(const PersonName& name, std::string_view email, std::string_view institution);

/// A name as it may be written in a mapping: its folded parts in the order of the alphabet.
std::string folded_words(std::string_view name);

enum class Likeness : std::uint8_t {
    Different,
    SharedEmail, ///< different people of one address
    Near,        ///< perhaps one person: somebody has to decide
    Same,
};

struct Verdict {
    Likeness likeness = Likeness::Different;
    std::string_view why; ///< "the same name, another e-mail"
};

/// Same: one name, and nothing that contradicts it, or an e-mail or institution in common; or one
/// e-mail and a name that differs in a part at most. Near: one name with another e-mail and
/// institution, the parts of the name swapped, initials for names, no patronymic, one letter of a
/// long surname.
Verdict compare_people(const Identity& a, const Identity& b);

/// Finds among many people those that are not Different from one, without looking at all of them.
class PeopleIndex {
  public:
    void add(const Identity& person);
    /// Numbers (in the order of `add`) of people who may be this one, ascending.
    std::vector<std::uint32_t> candidates(const Identity& person) const;
    /// Those of the candidates that have this one's e-mail.
    std::vector<std::uint32_t> with_email(const Identity& person) const;

    const Identity& operator[](std::uint32_t number) const { return people_[number]; }

  private:
    /// The people of these keys.
    std::vector<std::uint32_t> found(const std::vector<std::uint64_t>& keys) const;

    std::vector<Identity> people_;
    /// By the hashes of what two people who are alike have in common (same_person.cpp).
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key_;
};

} // namespace zbirnyk
