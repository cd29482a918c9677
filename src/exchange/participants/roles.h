#pragma once

#include "exchange/participants/event_facts.h"
#include "exchange/participants/person_name.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What a sheet says that a person does at the event beside listening.
struct Roles {
    bool organizer = false;
    bool speaker = false;
    bool moderator = false;

    void add(const Roles& more);
};

/// Reads "доповідач, модератор" and the like; a word that is no role is a warning.
Roles read_roles(std::string_view text, const CellReport& report);

/// The roles of a person of the table.
struct ToldRoles {
    std::string id, name;
    Roles roles;
    Span span; ///< of the name in the sheet
};

/// Who speaks and who moderates is in the programme, where certificates take it from: warns of
/// those whom the sheet calls so and the programme does not.
void check_roles(
    const std::vector<ToldRoles>& told, const EventFacts& event, Diagnostics& diagnostics);

} // namespace zbirnyk
