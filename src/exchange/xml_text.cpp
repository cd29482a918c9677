#include "exchange/xml_text.h"

#include <cstdint>

namespace zbirnyk {
namespace {

std::string escape(std::string_view text, bool in_attribute) {
    std::string out;
    out.reserve(text.size());
    for (const char character : text) {
        switch (character) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += in_attribute ? "&quot;" : "\"";
            break;
        case '\n':
        case '\t':
            out += in_attribute ? ' ' : character;
            break;
        default:
            if (static_cast<unsigned char>(character) >= 0x20) {
                out += character;
            }
        }
    }
    return out;
}

} // namespace

std::string xml_text(std::string_view text) {
    return escape(text, false);
}

std::string xml_attribute(std::string_view text) {
    return escape(text, true);
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view Digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const auto byte = i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
            group = (group << 8) | byte;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += i + k <= bytes.size() ? Digits[(group >> (18 - 6 * k)) & 63] : '=';
        }
    }
    return out;
}

} // namespace zbirnyk
