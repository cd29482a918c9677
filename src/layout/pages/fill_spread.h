#pragma once

#include "layout/pages/page_filler.h"

namespace zbirnyk {

/// Two pages that face each other; the right one only if it was looked at.
struct SpreadFill {
    PageFill left;
    std::optional<PageFill> right;
};

/// Fills a left page so that it and the right page that faces it end on the same line, if both can
/// do so by being up to a line short. Otherwise the left page is as full as it can be.
SpreadFill fill_spread(
    const PageFiller& filler, const PageStart& start, const PageRoom& left, const PageRoom& right);

} // namespace zbirnyk
