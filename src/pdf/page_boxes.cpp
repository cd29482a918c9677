#include "pdf/page_boxes.h"

#include "pdf/syntax.h"

namespace zbirnyk {

namespace {

/// A box that reaches `around` beyond the trimmed page.
void append_box(std::string& out, std::string_view name, Size trimmed, Length around) {
    append_name(out, name);
    out += '[';
    append_length(out, -around);
    out += ' ';
    append_length(out, -around);
    out += ' ';
    append_length(out, trimmed.width + around);
    out += ' ';
    append_length(out, trimmed.height + around);
    out += ']';
}

} // namespace

std::string page_boxes(const Page& page) {
    std::string out;
    append_box(out, "MediaBox", page.size, page.margin);
    if (page.margin > Length{}) {
        append_box(out, "BleedBox", page.size, page.bleed);
        append_box(out, "TrimBox", page.size, {});
    }
    return out;
}

} // namespace zbirnyk
