#pragma once

#include "base/file_system.h"
#include "read/tree.h"
#include "register/register.h"

#include <map>
#include <optional>
#include <string>

namespace zbirnyk {

/// Where a certificate can go by the event's data of its person.
struct Recipient {
    enum class Reach {
        Reachable,
        NoAddress,
        BadAddress,
        NoConsent, ///< the data do not say that the person has agreed: `address` is empty
        Unknown,   ///< the data have no such person
    };
    Reach reach = Reach::Unknown;
    std::string address;
    std::string phone; ///< only of those who have agreed
    Span span;         ///< of the participant
};

/// The participants of an event by their ids.
using Recipients = std::map<std::string, Recipient, std::less<>>;
Recipients recipients(const Tree& event);

/// The one of that id; Unknown where there is none.
Recipient recipient_of(const Recipients& all, std::string_view person);

/// The file of an issued certificate in the output folder. A file that is missing or has another
/// digest than the register says is an error at `span`, and nothing is returned.
std::optional<std::string> read_issued(
    const Certificate& certificate,
    const std::filesystem::path& folder,
    const FileSystem& files,
    Span span,
    Diagnostics& diagnostics);

} // namespace zbirnyk
