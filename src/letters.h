#pragma once

#include "post/letter.h"
#include "recipients.h"
#include "register/register.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What may stand in braces in the subject and the text of letters.
inline constexpr std::array<std::string_view, 3> LetterPlaceholders = {"name", "number", "title"};

/// What a letter says unless the user has another text.
std::string_view default_subject();
std::string_view default_text();

/// A certificate that is to be sent.
struct PlannedLetter {
    Certificate certificate;
    Recipient recipient;
    std::string title;      ///< of the meeting
    std::int64_t times = 0; ///< how often it was sent before
};

/// Which certificates are asked for.
struct LetterChoice {
    std::vector<std::string> numbers; ///< all in force when empty
    enum class Sent { Skip, Again } sent = Sent::Skip;
};

struct LetterPlan {
    std::vector<PlannedLetter> letters; ///< in the order of the register
    std::size_t sent = 0;               ///< left out, because they were sent
    std::size_t unreachable = 0;        ///< people without address or consent: each is reported
};

/// Chooses what is to be sent: of the certificates in force those asked for that were not sent yet.
/// Nothing after an error of the register, or when a number asked for does not count.
std::optional<LetterPlan> plan_letters(
    const Tree& event,
    const Register& register_file,
    const LetterChoice& choice,
    Span register_place,
    Diagnostics& diagnostics);

/// `text` with the placeholders replaced.
std::string fill(std::string_view text, const PlannedLetter& letter);

/// The byte range of the first `{word}` that is no placeholder, without the braces.
std::optional<std::pair<std::size_t, std::size_t>> unknown_placeholder(std::string_view text);

} // namespace zbirnyk
