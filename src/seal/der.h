#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// As much of DER (X.690) as a signature is written with.
namespace zbirnyk::der {

/// The tags that are used, by their first byte.
enum class Tag : unsigned char {
    Integer = 0x02,
    Octets = 0x04,
    Null = 0x05,
    ObjectId = 0x06,
    Sequence = 0x30,
    Set = 0x31,
    Context0 = 0xA0,
};

/// One element: tag, length, content.
std::string element(Tag tag, std::string_view content);

std::string sequence(std::initializer_list<std::string_view> parts);

/// A SET OF: its members in the order of their bytes.
std::string set_of(std::vector<std::string> members, Tag tag = Tag::Set);

/// An object identifier by its content bytes.
std::string object_id(std::string_view content);

std::string small_integer(unsigned char value);

} // namespace zbirnyk::der
