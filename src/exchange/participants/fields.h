#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What a column of a sign-up sheet may hold. Those up to `Staff` are columns of participants.csv.
enum class Field : std::uint8_t {
    Surname,
    Given,
    Patronymic,
    Gender,
    Post,
    Institution,
    Position,
    PostCategory,
    Hromada,
    HromadaType,
    District,
    Region,
    Email,
    Phone,
    Consent,
    Staff,
    FullName,   ///< split into surname, given name and patronymic
    GivenNames, ///< given name and patronymic in one cell
    Role,       ///< organiser: staff; speaker, moderator: compared with the programme
    Attended,   ///< days of a meeting
    Ignore,     ///< not taken
};

inline constexpr std::size_t PersonFields = static_cast<std::size_t>(Field::Staff) + 1;

constexpr std::size_t index_of(Field field) {
    return static_cast<std::size_t>(field);
}

/// How a field is called in participants.csv and in a mapping: "post-category".
std::string_view field_name(Field field);
std::optional<Field> parse_field(std::string_view name);
/// All of them, "surname|given|…", as the vocabulary of the mapping lists them.
std::string_view field_choices();

/// In which order a column of full names has their parts.
enum class NameOrder : std::uint8_t { Unknown, SurnameFirst, GivenFirst };

/// Exact: the head is one of those known for the field. Keyword: it contains words that suggest it.
enum class Certainty : std::uint8_t { Exact, Keyword };

struct RecognisedHead {
    Field field = Field::Ignore;
    Certainty certainty = Certainty::Exact;
    NameOrder order = NameOrder::Unknown;
    std::string meeting = {}; ///< of `attended:MEETING`
};

/// A head in a form in which heads are compared: lower case, one kind of apostrophe, letters that
/// only look Cyrillic made Cyrillic, all else blanks.
std::string fold_head(std::string_view head);

/// What a head says of its column, or nothing: it is not known, or suggests several fields.
std::optional<RecognisedHead> recognise_head(std::string_view head);

/// The table of known heads as Markdown, for the manual.
std::string heads_manual();

} // namespace zbirnyk
