#include "exchange/participants/roles.h"

#include "diag/certificate_codes.h"
#include "exchange/participants/fields.h"
#include "exchange/sheets/workbook.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// Folded as heads are. An empty role is that of all others.
struct RoleWord {
    std::string_view word;
    Roles roles;
};

constexpr Roles Listener = {};
constexpr Roles Organizer = {.organizer = true};
constexpr Roles Speaker = {.speaker = true};
constexpr Roles Moderator = {.moderator = true};

constexpr RoleWord Words[] = {
    {"учасник", Listener},
    {"учасниця", Listener},
    {"слухач", Listener},
    {"слухачка", Listener},
    {"гість", Listener},
    {"гостя", Listener},
    {"без доповіді", Listener},
    {"учасник без доповіді", Listener},
    {"учасниця без доповіді", Listener},
    {"participant", Listener},
    {"attendee", Listener},
    {"listener", Listener},
    {"guest", Listener},
    {"організатор", Organizer},
    {"організаторка", Organizer},
    {"оргкомітет", Organizer},
    {"член оргкомітету", Organizer},
    {"членкиня оргкомітету", Organizer},
    {"organizer", Organizer},
    {"organiser", Organizer},
    {"доповідач", Speaker},
    {"доповідачка", Speaker},
    {"спікер", Speaker},
    {"спікерка", Speaker},
    {"з доповіддю", Speaker},
    {"учасник з доповіддю", Speaker},
    {"учасниця з доповіддю", Speaker},
    {"speaker", Speaker},
    {"presenter", Speaker},
    {"модератор", Moderator},
    {"модераторка", Moderator},
    {"ведучий", Moderator},
    {"ведуча", Moderator},
    {"moderator", Moderator},
    {"chair", Moderator},
};

/// "доповідач, модератор та організатор" → three words.
std::vector<std::string> separate(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(",;/+&\n", at), text.size());
        std::string folded = fold_head(text.substr(at, end - at));
        at = end + 1;
        for (const std::string_view joint : {" та ", " і ", " й ", " and "})
            for (std::size_t i = 0; (i = folded.find(joint, i)) != std::string::npos;)
                folded.replace(i, joint.size(), "\n");
        for (std::size_t begin = 0; begin < folded.size();) {
            const std::size_t stop = std::min(folded.find('\n', begin), folded.size());
            words.push_back(folded.substr(begin, stop - begin));
            begin = stop + 1;
        }
    }
    return words;
}

void report_missing(
    const ToldRoles& person,
    std::string_view what,
    std::string_view attribute,
    Diagnostics& diagnostics) {
    diagnostics.warning(
        codes::ImportRole,
        person.span,
        fmt::format("`{}` is a {} by the sheet, but not in the programme", person.name, what),
        fmt::format(
            "write `{}=\"{}\"` in a {} of the agenda: certificates take roles from it",
            attribute,
            person.id,
            attribute == "speakers" ? "talk" : "session"));
}

} // namespace

void Roles::add(const Roles& more) {
    organizer = organizer || more.organizer;
    speaker = speaker || more.speaker;
    moderator = moderator || more.moderator;
}

Roles read_roles(std::string_view text, const CellReport& report) {
    Roles roles;
    bool understood = true;
    for (const std::string& word : separate(text)) {
        const auto* const known = std::ranges::find(Words, word, &RoleWord::word);
        if (known != std::end(Words))
            roles.add(known->roles);
        else
            understood = false;
    }
    if (!understood)
        report.diagnostics.warning(
            codes::ImportValue,
            report.span,
            fmt::format("the role `{}` is not understood and left out", one_line(text)),
            "the roles are: учасник, доповідач, модератор, організатор");
    return roles;
}

void check_roles(
    const std::vector<ToldRoles>& told, const EventFacts& event, Diagnostics& diagnostics) {
    for (const ToldRoles& person : told) {
        if (person.roles.speaker && !event.speakers.contains(person.id))
            report_missing(person, "speaker", "speakers", diagnostics);
        if (person.roles.moderator && !event.moderators.contains(person.id))
            report_missing(person, "moderator", "moderators", diagnostics);
    }
}

} // namespace zbirnyk
