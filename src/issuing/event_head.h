#pragma once

#include "read/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

// A certificate is made from the event's head and its own record, and from nothing else: so it can
// be made again when the table of participants, the budget and the book have long changed.

/// The event without what no certificate is made of (participants, abstracts, money, book, report),
/// its series without certificates. Spans are those of `event`.
Tree event_head(const Tree& event);

/// A certificate to be made: an element of `tree`, which belongs into the series of that id.
struct PlacedRecord {
    std::string series;
    const Tree* tree = nullptr;
    Node certificate;
};

/// Copies the certificates into the `issued` of their series, and returns the copies in order. A
/// record whose series the head lacks gives a null node.
std::vector<Node> place_records(Tree& head, const std::vector<PlacedRecord>& records);

/// The element of a certificate's record that holds its credential (open_badges.h), where it has
/// one.
inline constexpr std::string_view BadgeElement = "open-badge";

/// What is printed of a person, as text to compare: the certificate's element without its number,
/// date and what follows from them.
std::string printed_data(Node certificate);

} // namespace zbirnyk
