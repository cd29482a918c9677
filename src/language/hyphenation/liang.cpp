#include "language/hyphenation/liang.h"

#include "base/utf8.h"

#include <algorithm>

namespace zbirnyk {

namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::u32string from_latin1(std::string_view bytes) {
    std::u32string out;
    for (const char c : bytes)
        out += static_cast<unsigned char>(c);
    return out;
}

/// True for the lines that are not patterns: comments and settings (LEFTHYPHENMIN 2).
bool is_setting(std::string_view line) {
    return line.empty() || line.front() == '#' || line.front() == '%' ||
           (line.front() >= 'A' && line.front() <= 'Z');
}

} // namespace

PatternTrie::PatternTrie()
    : nodes_(1)
    , values_(1) {}

std::uint32_t PatternTrie::find(std::uint32_t parent, char32_t letter) const {
    std::uint32_t node = nodes_[parent].child;
    while (node != 0 && nodes_[node].letter != letter)
        node = nodes_[node].sibling;
    return node;
}

std::uint32_t PatternTrie::find_or_add(std::uint32_t parent, char32_t letter) {
    if (const std::uint32_t found = find(parent, letter))
        return found;
    const auto added = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({letter, 0, nodes_[parent].child, 0});
    nodes_[parent].child = added;
    return added;
}

void PatternTrie::add(std::u32string_view pattern) {
    std::vector<std::uint8_t> values(1);
    std::uint32_t node = 0;
    for (const char32_t c : pattern) {
        if (is_digit(c)) {
            values.back() = static_cast<std::uint8_t>(c - U'0');
        } else {
            node = find_or_add(node, c);
            values.push_back(0);
        }
    }
    if (node == 0)
        return;
    nodes_[node].values = static_cast<std::uint32_t>(values_.size());
    values_.insert(values_.end(), values.begin(), values.end());
}

std::vector<std::uint8_t> PatternTrie::levels(std::u32string_view word) const {
    std::u32string edged = U".";
    edged.append(word).append(U".");
    // Before character i of `edged` stands levels[i].
    std::vector<std::uint8_t> levels(edged.size() + 1);
    for (std::size_t start = 0; start < edged.size(); ++start) {
        std::uint32_t node = 0;
        for (std::size_t end = start; end < edged.size(); ++end) {
            node = find(node, edged[end]);
            if (node == 0)
                break;
            if (nodes_[node].values == 0)
                continue;
            for (std::size_t i = start; i <= end + 1; ++i)
                levels[i] = std::max(levels[i], values_[nodes_[node].values + (i - start)]);
        }
    }
    return {levels.begin() + 1, levels.end() - 1};
}

std::optional<LiangDictionary> LiangDictionary::parse(std::string_view bytes) {
    LiangDictionary dictionary;
    bool utf8 = false, first = true;
    PatternTrie* trie = &dictionary.patterns_;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        std::string_view line = bytes.substr(begin, end - begin);
        begin = end + 1;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        if (first) {
            utf8 = line == "UTF-8";
            if (!utf8 && line != "ISO8859-1")
                return std::nullopt;
            first = false;
        } else if (line == "NEXTLEVEL") {
            dictionary.joints_ = std::move(dictionary.patterns_);
            dictionary.patterns_ = PatternTrie();
            trie = &dictionary.patterns_;
        } else if (!is_setting(line) && line.find('/') == std::string_view::npos) {
            trie->add(utf8 ? to_utf32(line) : from_latin1(line));
        }
    }
    if (first)
        return std::nullopt;
    return dictionary;
}

std::vector<std::size_t> LiangDictionary::points(std::u32string_view word) const {
    // COMPOUNDLEFTHYPHENMIN and COMPOUNDRIGHTHYPHENMIN of the German dictionary.
    constexpr std::size_t MinBesideJoint = 2;
    std::vector<std::size_t> joints{0};
    if (!joints_.empty()) {
        const std::vector<std::uint8_t> levels = joints_.levels(word);
        for (std::size_t i = 1; i < word.size(); ++i)
            if (levels[i] % 2 == 1)
                joints.push_back(i);
    }
    joints.push_back(word.size());
    std::vector<std::size_t> points;
    for (std::size_t part = 0; part + 1 < joints.size(); ++part) {
        const std::size_t begin = joints[part], end = joints[part + 1];
        if (part > 0)
            points.push_back(begin);
        const std::size_t before = part > 0 ? MinBesideJoint : 1;
        const std::size_t after = part + 2 < joints.size() ? MinBesideJoint : 1;
        const std::vector<std::uint8_t> levels = patterns_.levels(word.substr(begin, end - begin));
        for (std::size_t i = before; i + after <= end - begin; ++i)
            if (levels[i] % 2 == 1)
                points.push_back(begin + i);
    }
    return points;
}

} // namespace zbirnyk
