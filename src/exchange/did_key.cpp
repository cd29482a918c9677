#include "exchange/did_key.h"

#include "seal/digest.h"

#include <algorithm>
#include <vector>

namespace zbirnyk {

namespace {

constexpr std::string_view Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view Scheme = "did:key:";
/// The multicodec of an Ed25519 public key, 0xed, as a variable-length integer.
constexpr std::string_view Ed25519Prefix = "\xed\x01";
constexpr std::size_t MaxLetters = 200;

/// Digits of one base as digits of another, most significant first, without leading zeros.
std::vector<unsigned> change_base(const std::vector<unsigned>& digits, unsigned from, unsigned to) {
    std::vector<unsigned> out; // least significant first
    for (unsigned carry : digits) {
        for (unsigned& digit : out) {
            carry += digit * from;
            digit = carry % to;
            carry /= to;
        }
        for (; carry > 0; carry /= to)
            out.push_back(carry % to);
    }
    std::ranges::reverse(out);
    return out;
}

} // namespace

std::string to_multibase(std::string_view bytes) {
    std::vector<unsigned> digits;
    for (const char byte : bytes)
        digits.push_back(static_cast<unsigned char>(byte));
    // A zero byte in front counts as no number, so each stands for itself.
    const auto zeros = std::ranges::find_if(digits, [](unsigned d) { return d != 0; });
    std::string text(1 + static_cast<std::size_t>(zeros - digits.begin()), Alphabet[0]);
    text[0] = 'z';
    for (const unsigned digit : change_base(digits, 256, 58))
        text += Alphabet[digit];
    return text;
}

std::optional<std::string> from_multibase(std::string_view text) {
    if (text.empty() || text[0] != 'z' || text.size() > MaxLetters)
        return std::nullopt;
    std::vector<unsigned> digits;
    for (const char letter : text.substr(1)) {
        const std::size_t digit = Alphabet.find(letter);
        if (digit == std::string_view::npos)
            return std::nullopt;
        digits.push_back(static_cast<unsigned>(digit));
    }
    const auto zeros = std::ranges::find_if(digits, [](unsigned d) { return d != 0; });
    std::string bytes(static_cast<std::size_t>(zeros - digits.begin()), '\0');
    for (const unsigned digit : change_base(digits, 58, 256))
        bytes += static_cast<char>(digit);
    return bytes;
}

std::string did_of(const PublicKey& key) {
    std::string bytes(Ed25519Prefix);
    bytes += bytes_of(key);
    return std::string(Scheme) + to_multibase(bytes);
}

std::optional<PublicKey> key_of(std::string_view did) {
    if (!did.starts_with(Scheme))
        return std::nullopt;
    const auto bytes = from_multibase(did.substr(Scheme.size()));
    PublicKey key{};
    if (!bytes || !bytes->starts_with(Ed25519Prefix) ||
        bytes->size() != Ed25519Prefix.size() + key.size())
        return std::nullopt;
    std::copy_n(bytes->begin() + Ed25519Prefix.size(), key.size(), key.begin());
    return key;
}

} // namespace zbirnyk
