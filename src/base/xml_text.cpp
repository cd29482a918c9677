#include "base/xml_text.h"

namespace zbirnyk {

namespace {

enum class Where { Text, Value };

std::string escaped(std::string_view text, Where where) {
    const bool value = where == Where::Value;
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
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
            out += value ? "&quot;" : "\"";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\n':
            out += value ? "&#10;" : "\n";
            break;
        case '\t':
            out += value ? "&#9;" : "\t";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                out += c;
        }
    }
    return out;
}

} // namespace

std::string xml_text(std::string_view text) {
    return escaped(text, Where::Text);
}

std::string xml_attribute(std::string_view text) {
    return escaped(text, Where::Value);
}

} // namespace zbirnyk
