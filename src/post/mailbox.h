#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Who a letter is from or for: `Центр навчання <post@example.org>`.
struct Mailbox {
    std::string name; ///< UTF-8; may be empty
    std::string address;

    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

/// True for an address that any server takes (RFC 5321, 4.1.2): ASCII, a dot-atom of at most 64
/// characters, `@`, a domain name. Quoted local parts and addresses in other letters are refused.
bool valid_address(std::string_view text);

/// Reads `Name <address>` or a bare address; nothing when the address is not valid or the name
/// holds what no header may (see `fits_header`).
std::optional<Mailbox> parse_mailbox(std::string_view text);

/// What follows the `@`.
std::string_view domain_of(std::string_view address);

/// True for well-formed UTF-8 without control characters: it cannot begin another header.
bool fits_header(std::string_view text);

} // namespace zbirnyk
