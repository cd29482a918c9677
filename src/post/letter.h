#pragma once

#include "post/mailbox.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A letter with one PDF file. Texts are UTF-8.
struct Letter {
    Mailbox from;
    Mailbox to;
    std::optional<Mailbox> reply_to; ///< who answers go to, where that is not the sender
    std::vector<Mailbox> copies;     ///< who else gets it, as all who get it may see
    std::string subject;
    std::string text; ///< lines end in \n or \r\n
    std::string time; ///< YYYY-MM-DDThh:mm:ssZ
    std::string id;   ///< at most 40 letters and digits; no other letter of the domain has them
    std::string file_name; ///< of the attachment
    std::string_view attachment;
};

/// The letter as a server takes it (RFC 5322, MIME): ASCII, lines of at most 78 characters that end
/// in CRLF. The same letter gives the same bytes. Nothing when a header would not be one line of
/// text (`fits_header`), an address is not valid, or the time is none.
std::optional<std::string> compose(const Letter& letter);

} // namespace zbirnyk
