#include "layout/boxes/flat_text.h"

#include <algorithm>

namespace zbirnyk {
namespace {

/// As wide as most page numbers, so that the pass which knows them changes few lines.
constexpr std::string_view UnknownLabel = "00";

struct Target {
    std::uint32_t page = 0;
    std::string_view label;
};

bool is_arabic(std::string_view label) {
    return !label.empty() &&
           std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool follows(const Target& previous, const Target& next) {
    return next.page == previous.page + 1 && is_arabic(previous.label) == is_arabic(next.label);
}

std::vector<Target> known_targets(const PageReference& reference, const ReferenceLabels& labels) {
    std::vector<Target> targets;
    for (const AnchorId anchor : reference.targets) {
        if (anchor < labels.labels.size() && !labels.labels[anchor].empty()) {
            const std::uint32_t page = anchor < labels.pages.size() ? labels.pages[anchor] : 0;
            targets.push_back({page, labels.labels[anchor]});
        }
    }
    return targets;
}

} // namespace

std::string text_of(const MarkerReference& reference, const PageMarkers& markers) {
    using Position = MarkerReference::Position;
    const auto find = [&](const Markers& set) {
        const auto found = set.find(reference.name);
        return found == set.end() ? nullptr : &found->second;
    };
    const std::string* text = nullptr;
    switch (reference.position) {
    case Position::First:
    case Position::FirstOnPage:
        text = find(markers.first);
        break;
    case Position::Last:
    case Position::LastOnPage:
        text = find(markers.last);
        break;
    case Position::FirstIncludingCarryover:
        text = find(markers.at_top);
        break;
    case Position::LastEndingWithinPage:
        text = find(markers.ended);
        break;
    }
    const bool on_page =
        reference.position == Position::FirstOnPage || reference.position == Position::LastOnPage;
    if (text == nullptr && !on_page)
        text = find(markers.carried);
    return text == nullptr ? std::string() : *text;
}

std::string reference_text(const PageReference& reference, const ReferenceLabels& labels) {
    std::vector<Target> targets = known_targets(reference, labels);
    if (targets.empty()) {
        return std::string(UnknownLabel);
    }
    if (reference.form == PageReferenceForm::Single) {
        return std::string(targets.front().label);
    }
    std::stable_sort(targets.begin(), targets.end(), [](const Target& a, const Target& b) {
        return a.page < b.page;
    });
    const auto same = [](const Target& a, const Target& b) { return a.label == b.label; };
    targets.erase(std::unique(targets.begin(), targets.end(), same), targets.end());
    std::string text;
    for (std::size_t i = 0; i < targets.size();) {
        std::size_t last = i;
        while (last + 1 < targets.size() && follows(targets[last], targets[last + 1])) {
            ++last;
        }
        text += text.empty() ? "" : ", ";
        text += targets[i].label;
        if (last - i >= 2) {
            text += "\u2013";
            text += targets[last].label;
            i = last + 1;
        } else {
            ++i;
        }
    }
    return text;
}

} // namespace zbirnyk
