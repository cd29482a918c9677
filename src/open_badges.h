#pragma once

#include "exchange/open_badge.h"
#include "read/tree.h"
#include "register/register.h"

#include <optional>
#include <string>

namespace zbirnyk {

/// Whether the files of this event's certificates are to carry credentials (Open Badges 3.0).
bool wants_open_badges(Node certificates);

/// What a numbered certificate, which stands in its series in an event's head, says as a
/// credential. `email` may be empty; only its salted hash is ever written.
OpenBadge badge_of(Node certificate, std::string email);

/// The credential that a frozen record holds; empty when it was issued without.
std::string badge_in_record(Node record);

} // namespace zbirnyk
