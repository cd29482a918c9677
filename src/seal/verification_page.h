#pragma once

#include "seal/keys.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A public key that the page trusts, and when it was in use: dates YYYY-MM-DD, both included,
/// empty for no limit. A record of a day outside is not valid.
struct VerificationKey {
    PublicKey key{};
    std::string valid_from;
    std::string valid_until;
};

/// The titles of the event that records call `code`. Without `title_en` the Ukrainian one is shown.
struct VerificationEvent {
    std::string code;
    std::string title_uk;
    std::string title_en;
};

/// What the page knows. Texts are UTF-8.
struct VerificationPage {
    std::string issuer_uk;
    std::string issuer_en; ///< empty: the Ukrainian name is shown
    std::vector<VerificationKey> keys;
    std::vector<VerificationEvent> events;
    std::string published;   ///< YYYY-MM-DD
    std::string signed_list; ///< from write_signed_list, by one of `keys`
};

/// The page that checks records in the browser: one HTML file that loads nothing. `page_template`
/// is templates/verification/page.html; one that lacks a part of it throws std::runtime_error.
std::string verification_page(std::string_view page_template, const VerificationPage& data);

} // namespace zbirnyk
