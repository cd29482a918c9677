#include "seal/digits.h"
#include "seal/sealed_record.h"
#include "seal/signed_list.h"

#include <cstdlib>

using namespace zbirnyk;

namespace {

/// A record that is read is one that could have been sealed, and its digits are those that came.
void check_record(std::string_view text) {
    const auto unsealed = unseal_record(text);
    if (!unsealed)
        return;
    std::string bytes = unsealed->signed_bytes;
    bytes.append(unsealed->signature.begin(), unsealed->signature.end());
    std::string came(text.substr(text.rfind('#') + 1));
    std::erase_if(came, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    if (!find_unsealable(unsealed->record).empty() || to_digits(bytes) != came)
        std::abort();
}

} // namespace

/// What a stranger pastes: the digits of a QR code, or a list of what was revoked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_record(text);
    if (size > 0 && data[0] != 0)
        check_record(to_digits(text.substr(0, 1000)));
    Diagnostics diagnostics;
    const auto list = read_signed_list(text, {}, diagnostics);
    if (list.has_value() == diagnostics.has_errors())
        std::abort();
    if (list && canonical_text(list->list, list->key) != list->signed_text)
        std::abort();
    return 0;
}
