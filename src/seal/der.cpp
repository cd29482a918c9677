#include "seal/der.h"

#include <algorithm>

namespace zbirnyk::der {

std::string element(Tag tag, std::string_view content) {
    std::string bytes(1, static_cast<char>(tag));
    if (content.size() < 0x80) {
        bytes += static_cast<char>(content.size());
    } else {
        std::string length;
        for (std::size_t rest = content.size(); rest > 0; rest >>= 8) {
            length.insert(length.begin(), static_cast<char>(rest & 0xFF));
        }
        bytes += static_cast<char>(0x80 | length.size());
        bytes += length;
    }
    return bytes.append(content);
}

std::string sequence(std::initializer_list<std::string_view> parts) {
    std::string content;
    for (const std::string_view part : parts) {
        content += part;
    }
    return element(Tag::Sequence, content);
}

std::string set_of(std::vector<std::string> members, Tag tag) {
    std::sort(members.begin(), members.end());
    std::string content;
    for (const std::string& member : members) {
        content += member;
    }
    return element(tag, content);
}

std::string object_id(std::string_view content) {
    return element(Tag::ObjectId, content);
}

std::string small_integer(unsigned char value) {
    return element(Tag::Integer, std::string(1, static_cast<char>(value)));
}

} // namespace zbirnyk::der
