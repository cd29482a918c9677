#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// An address as it was typed, mended where only one thing can be meant (blanks around it,
/// `mailto:`, blanks beside its @ and dots, a full stop or comma at its end, angle brackets,
/// Cyrillic letters of Latin shape), and what is still wrong with it.
struct CheckedEmail {
    std::string address;
    std::string fault;      ///< empty: nothing
    std::string suggestion; ///< "o.k@gmail.com" for "o.k@gmial.com", or empty
    bool had_look_alikes = false;
};

/// A practical check, not RFC 5321: one @, something before it, a domain with a dot and a top of
/// two letters or more, ASCII letters, digits and `.!#$%&'*+/=?^_{|}~-`; no two dots in a row.
CheckedEmail check_email(std::string_view typed);

} // namespace zbirnyk
