#include "seal/verification_page.h"

#include "base/utf8.h"
#include "seal/digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace zbirnyk {

namespace {

/// A JSON string that may also stand in a script element: no `<` can end it or open a comment.
std::string json_string(std::string_view text) {
    std::string json = "\"";
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        text.remove_prefix(decoded.size);
        const char32_t c = decoded.code_point;
        if (c == U'"' || c == U'\\') {
            json += '\\';
            json += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7F || c == U'<' || c == U'>' || c == U'&') {
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            append_utf8(json, c);
        }
    }
    return json + '"';
}

std::string json_bytes(const auto& bytes) {
    std::string json = "\"";
    for (const std::uint8_t byte : bytes) {
        json += fmt::format("{:02x}", byte);
    }
    return json + '"';
}

/// Objects of string fields.
std::string json_object(const std::vector<std::pair<std::string_view, std::string>>& fields) {
    std::string json = "{";
    for (const auto& [name, value] : fields) {
        json += (json.size() > 1 ? "," : "") + json_string(name) + ':' + value;
    }
    return json + '}';
}

std::string json_array(const auto& items, const auto& write) {
    std::string json = "[";
    for (const auto& item : items) {
        json += (json.size() > 1 ? ",\n" : "") + write(item);
    }
    return json + ']';
}

std::string write_key(const VerificationKey& key) {
    return json_object(
        {{"id", json_bytes(key_id(key.key))},
         {"key", json_bytes(key.key)},
         {"from", json_string(key.valid_from)},
         {"until", json_string(key.valid_until)}});
}

std::string write_event(const VerificationEvent& event) {
    return json_object(
        {{"code", json_string(event.code)},
         {"uk", json_string(event.title_uk)},
         {"en", json_string(event.title_en)}});
}

std::string write_data(const VerificationPage& data) {
    return json_object(
        {{"issuer",
          json_object({{"uk", json_string(data.issuer_uk)}, {"en", json_string(data.issuer_en)}})},
         {"published", json_string(data.published)},
         {"keys", json_array(data.keys, write_key)},
         {"events", json_array(data.events, write_event)},
         {"list", json_string(data.signed_list)}});
}

/// The text between two marks, of which the template has one pair.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const std::size_t first = text.find(begin);
    const std::size_t last =
        first == std::string_view::npos ? first : text.find(end, first + begin.size());
    if (last == std::string_view::npos)
        throw std::runtime_error(
            "the template of the verification page lacks " + std::string(begin));
    return text.substr(first + begin.size(), last - first - begin.size());
}

/// What a Content-Security-Policy says of an inline script or style that it allows.
std::string policy_hash(std::string_view content) {
    const Digest digest = sha256(content);
    std::array<unsigned char, 4 * ((std::tuple_size_v<Digest> + 2) / 3) + 1> base64{};
    const int size = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
    return "sha256-" + std::string(base64.begin(), base64.begin() + size);
}

} // namespace

std::string verification_page(std::string_view page_template, const VerificationPage& data) {
    // A browser hashes what it has parsed, in which every line end is a line feed.
    std::string source(page_template);
    std::erase(source, '\r');
    const std::array<std::pair<std::string_view, std::string>, 3> parts{{
        {"{{SCRIPT_HASH}}", policy_hash(between(source, "<script>", "</script>"))},
        {"{{STYLE_HASH}}", policy_hash(between(source, "<style>", "</style>"))},
        {"{{DATA}}", write_data(data)},
    }};
    std::string page;
    std::string_view rest = source;
    for (const auto& [mark, part] : parts) {
        const std::size_t at = rest.find(mark);
        if (at == std::string_view::npos)
            throw std::runtime_error(
                "the template of the verification page lacks " + std::string(mark));
        page.append(rest.substr(0, at)).append(part);
        rest.remove_prefix(at + mark.size());
    }
    return page.append(rest);
}

} // namespace zbirnyk
