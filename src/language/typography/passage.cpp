#include "language/typography/passage.h"

#include "base/utf8.h"

namespace zbirnyk {

bool Passage::spaced(std::size_t i) const {
    if (i == 0 || i >= size())
        return true;
    const std::string_view blank = gap(i);
    if (blank.empty())
        return false;
    if (blank.size() == 1)
        return true;
    for (std::size_t at = 0; at < blank.size();) {
        const Decoded c = decode_utf8(blank.substr(at));
        if (is_blank(c.code_point))
            return true;
        at += c.size;
    }
    return false;
}

void Passage::set_gap(std::size_t i, GapWish wish, CleaningRule rule) {
    if (i > size() || wish <= gaps[i] || !wants(rule))
        return;
    gaps[i] = wish;
    gap_rules[i] = rule;
}

void Passage::bind(std::size_t i, CleaningRule rule) {
    if (i > 0 && i < size() && (*this)[i - 1].end != (*this)[i].begin && spaced(i))
        set_gap(i, GapWish::NoBreak, rule);
}

void Passage::replace(std::size_t i, std::string_view text_now, CleaningRule rule) {
    if (wants(rule) && view(i) != text_now)
        edits.push_back({(*this)[i].begin, (*this)[i].end, std::string(text_now), rule});
}

void Passage::insert(std::size_t at, std::string_view text_now, CleaningRule rule) {
    if (wants(rule))
        edits.push_back({at, at, std::string(text_now), rule});
}

void Passage::warn(std::size_t begin, std::size_t end, WarningKind kind) {
    scanned.warnings.push_back({begin, end, kind});
}

} // namespace zbirnyk
