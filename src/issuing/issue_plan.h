#pragma once

#include "issuing/event_head.h"
#include "read/tree.h"
#include "register/register.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What the event's data and its register say together.
struct IssuePlan {
    struct Known {
        Node certificate; ///< of the event's tree
        Certificate registered;
    };

    std::vector<Node> fresh;       ///< people who have no number yet, by series and alphabet
    std::vector<Known> same;       ///< printed as the data are
    std::vector<Known> changed;    ///< the data say something else than what was printed
    std::vector<Known> revoked;    ///< people whose last certificate was revoked: they get no other
    std::vector<Certificate> gone; ///< in force, but the data give their people none
    std::map<std::string, std::int64_t> next; ///< the next number of each series, by its id
};

/// Compares the certificates of the event's tree with the register's lines, in the order in which
/// `Register::certificates` gives them.
IssuePlan plan_issue(const Tree& event, const std::vector<Certificate>& registered);

/// What certificates have from the register alone: templates may ask for it before there is any.
inline constexpr std::array<std::string_view, 2> RegisterAttributes = {"state", "replaces"};
inline constexpr std::array<std::string_view, 1> RegisterElements = {BadgeElement};

/// The digest of what is printed of a person.
Digest data_digest(Node certificate);

/// Shows in the event's tree what the register says: certificates in force as they were printed
/// (`state` is "issued"), those of people without a number as drafts with the numbers they would
/// get, none of those that were revoked. The register may be absent where the plan has no number.
bool show_register(
    Tree& event,
    const IssuePlan& plan,
    const std::optional<Register>& register_file,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
