#include "exchange/participants/email.h"

#include "base/utf8.h"
#include "diag/diagnostic.h"
#include "exchange/participants/person_name.h"
#include "language/look_alikes.h"
#include "language/segment.h"

#include <algorithm>
#include <array>

namespace zbirnyk {

namespace {

/// Where most Ukrainian addresses are; a domain one slip away from one of them is asked about.
constexpr std::array<std::string_view, 12> CommonDomains = {
    "gmail.com",
    "ukr.net",
    "i.ua",
    "meta.ua",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "icloud.com",
    "bigmir.net",
    "email.ua",
    "protonmail.com",
    "gmx.de"};

constexpr std::string_view LocalMarks = ".!#$%&'*+/=?^_`{|}~-";

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string trim_marks(std::string address) {
    if (address.starts_with("mailto:"))
        address.erase(0, 7);
    while (!address.empty() &&
           std::string_view("<(\"'").find(address.front()) != std::string_view::npos)
        address.erase(0, 1);
    while (!address.empty() &&
           std::string_view(">)\"'.,;").find(address.back()) != std::string_view::npos)
        address.pop_back();
    return address;
}

/// "o.k @ example.org" → "o.k@example.org".
std::string without_blanks_at_marks(std::string_view address) {
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const bool beside =
            address[i] == ' ' &&
            ((i > 0 && (address[i - 1] == '@' || address[i - 1] == '.')) ||
             (i + 1 < address.size() && (address[i + 1] == '@' || address[i + 1] == '.')));
        if (!beside)
            out += address[i];
    }
    return out;
}

std::string domain_fault(std::string_view domain) {
    if (domain.find('.') == std::string_view::npos)
        return "its domain has no dot";
    if (domain.starts_with('.') || domain.starts_with('-') || domain.ends_with('-'))
        return "its domain begins or ends with a mark";
    if (domain.size() - domain.rfind('.') < 3)
        return "its domain ends in a single letter";
    const bool strange =
        std::ranges::any_of(domain, [](char c) { return !is_plain(c) && c != '.' && c != '-'; });
    return strange ? "its domain has characters that no domain has" : "";
}

std::string fault_of(std::string_view address) {
    for (const char32_t c : to_utf32(address)) {
        if (is_cyrillic_letter(c))
            return "it has Cyrillic letters";
        if (c > 0x7E)
            return "it has characters that no address has";
    }
    if (address.find(' ') != std::string_view::npos)
        return std::ranges::count(address, '@') > 1 ? "these are two addresses" : "it has a blank";
    const auto at_signs = std::ranges::count(address, '@');
    if (at_signs != 1)
        return at_signs == 0 ? "it has no @" : "it has more than one @";
    const std::size_t at = address.find('@');
    const std::string_view local = address.substr(0, at);
    if (local.empty())
        return "nothing stands before the @";
    const bool strange = std::ranges::any_of(
        local, [](char c) { return !is_plain(c) && LocalMarks.find(c) == std::string_view::npos; });
    if (strange)
        return "it has characters that no address has";
    if (address.find("..") != std::string_view::npos || local.starts_with('.') ||
        local.ends_with('.'))
        return "a dot is out of place";
    return domain_fault(address.substr(at + 1));
}

/// A near but different well-known domain.
std::string suggested(const std::string& address) {
    const std::size_t at = address.find('@');
    std::string domain = address.substr(at + 1);
    std::ranges::transform(domain, domain.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (domain.size() < 6 || std::ranges::find(CommonDomains, domain) != CommonDomains.end() ||
        domain == "mail.com")
        return {};
    // Two slips in a short name are another name: meta.ua is not media.ua.
    const auto may_be = [&domain](std::string_view common) {
        return !common.empty() && common.size() + 1 >= domain.size() &&
               domain.size() + 1 >= common.size() && common.front() == domain.front();
    };
    if (std::ranges::none_of(CommonDomains, may_be))
        return {}; // most domains: none has to be compared letter by letter
    const std::string_view near =
        nearest(domain, std::vector<std::string_view>(CommonDomains.begin(), CommonDomains.end()));
    return may_be(near) ? address.substr(0, at + 1) + std::string(near) : "";
}

} // namespace

CheckedEmail check_email(std::string_view typed) {
    CheckedEmail email;
    email.address = without_blanks_at_marks(trim_marks(clean_cell(typed)));
    constexpr std::string_view Typographic = "’";
    for (std::size_t at = 0; (at = email.address.find(Typographic, at)) != std::string::npos;)
        email.address.replace(at, Typographic.size(), "'");
    if (const auto latin = with_latin_twins(email.address)) {
        email.address = *latin;
        email.had_look_alikes = true;
    }
    email.fault = fault_of(email.address);
    if (email.fault.empty())
        email.suggestion = suggested(email.address);
    return email;
}

} // namespace zbirnyk
