#include "language/bibliography/check_reference.h"

#include <algorithm>

namespace zbirnyk {

namespace {

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\n\r.,:;/") == std::string::npos;
}

bool is_linked(const Reference& reference) {
    return !reference.url.empty() || !reference.doi.empty();
}

bool is_unset_or_exists(Date date) {
    return date == Date{} || !format_date(date, "d", "en").empty();
}

bool needs_host(ReferenceKind kind) {
    return kind == ReferenceKind::Chapter || kind == ReferenceKind::Article ||
           kind == ReferenceKind::ConferencePaper;
}

bool needs_year(ReferenceKind kind) {
    return kind != ReferenceKind::Law && kind != ReferenceKind::WebPage &&
           kind != ReferenceKind::Standard;
}

/// A source on paper is found by its place, an electronic one by its address.
bool needs_place(const Reference& reference) {
    const bool whole =
        reference.kind == ReferenceKind::Book || reference.kind == ReferenceKind::Thesis;
    return whole && !is_linked(reference);
}

} // namespace

std::vector<std::string> check_reference(const Reference& reference) {
    std::vector<std::string> problems;
    const auto require = [&problems](const char* field, bool good) {
        if (!good)
            problems.emplace_back(field);
    };
    const ReferenceKind kind = reference.kind;
    require(
        "authors",
        std::none_of(reference.authors.begin(), reference.authors.end(), [](const Person& person) {
            return is_blank(person.surname);
        }));
    require("title", !is_blank(reference.title));
    require("host", !needs_host(kind) || !is_blank(reference.host));
    require("place", !needs_place(reference) || !is_blank(reference.place));
    require(
        "year",
        reference.year >= 0 && reference.year <= 9999 && (reference.year > 0 || !needs_year(kind)));
    require(
        "pages",
        !needs_host(kind) || !is_blank(reference.pages) || !is_blank(reference.article) ||
            is_linked(reference));
    require("page_count", reference.page_count >= 0);
    require("number", kind != ReferenceKind::Standard || !is_blank(reference.number));
    require("act", kind != ReferenceKind::Law || !is_blank(reference.act));
    require("adopted", is_unset_or_exists(reference.adopted));
    require("edition_date", is_unset_or_exists(reference.edition_date));
    require("valid_from", is_unset_or_exists(reference.valid_from));
    require("url", kind != ReferenceKind::WebPage || !is_blank(reference.url));
    const bool dated = kind == ReferenceKind::WebPage && reference.accessed == Date{};
    require("accessed", !dated && is_unset_or_exists(reference.accessed));
    return problems;
}

} // namespace zbirnyk
