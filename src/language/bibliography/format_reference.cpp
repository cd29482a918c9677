// A reference is a row of areas (title, edition, imprint, extent …). The two standards order them
// alike and differ in what divides them, so an area is written first and divided afterwards.

#include "language/bibliography/format_reference.h"

#include "language/bibliography/check_reference.h"
#include "language/collate.h"

#include <algorithm>
#include <numeric>

namespace zbirnyk {

namespace {

constexpr std::string_view NoBreakSpace = "\u00A0";
constexpr std::size_t MaxHeadingAuthors = 3;

struct Terms {
    std::string_view and_others, pages, page_count, volume, number, accessed, updated, from_year;
};

constexpr Terms Ukrainian = {
    "та ін.", "С.", "с.", "Т.", "№", "дата звернення", "Дата оновлення", "р."};
constexpr Terms Latin = {"et al.", "P.", "p.", "Vol.", "No.", "Last accessed", "Last updated", ""};

const Terms& terms_of(const Reference& reference) {
    return reference.lang.starts_with("uk") ? Ukrainian : Latin;
}

std::string bound(std::string_view first, std::string_view second) {
    return std::string(first).append(NoBreakSpace).append(second);
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "14-19" and "14 – 19" with an en dash and no blanks; other blanks do not break.
std::string range(std::string_view text) {
    constexpr std::string_view EnDash = "–";
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t dash = text.find_first_not_of(' ', i);
        dash = dash == std::string_view::npos ? text.size() : dash;
        const std::string_view rest = text.substr(dash);
        const std::size_t size = rest.starts_with('-') ? 1 : rest.starts_with(EnDash) ? 3 : 0;
        const std::size_t next = size == 0 ? text.size() : text.find_first_not_of(' ', dash + size);
        if (size > 0 && i > 0 && is_digit_at(text, i - 1) && is_digit_at(text, next)) {
            out += EnDash;
            i = next;
        } else {
            out += text[i] == ' ' ? NoBreakSpace : text.substr(i, 1);
            ++i;
        }
    }
    return out;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string numeric_date(Date date) {
    return two_digits(date.day) + "." + two_digits(date.month) + "." + std::to_string(date.year);
}

std::string iso_date(Date date) {
    return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

bool is_set(Date date) {
    return date != Date{};
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts)
        out.append(out.empty() ? "" : separator).append(part);
    return out;
}

/// "Дудник В. М." in a heading.
std::string inverted(const Person& person) {
    const std::string letters = initials(person.given);
    return letters.empty() ? person.surname : bound(person.surname, letters);
}

/// "В. М. Дудник" after a slash.
std::string direct(const Person& person) {
    const std::string letters = initials(person.given);
    return letters.empty() ? person.surname : bound(letters, person.surname);
}

/// Writes one reference area by area.
class Writer {
  public:
    Writer(const Reference& reference, const ReferenceOptions& options)
        : reference_(reference)
        , options_(options)
        , terms_(terms_of(reference)) {}

    FormattedReference write() {
        write_heading();
        write_title();
        switch (reference_.kind) {
        case ReferenceKind::Chapter:
        case ReferenceKind::ConferencePaper:
        case ReferenceKind::Article:
            write_host();
            break;
        case ReferenceKind::Law:
            write_law();
            break;
        case ReferenceKind::WebPage:
            area(reference_.host);
            if (reference_.year > 0)
                area(std::to_string(reference_.year));
            break;
        case ReferenceKind::Standard:
            write_standard();
            break;
        case ReferenceKind::Book:
        case ReferenceKind::Report:
        case ReferenceKind::Thesis:
            area(shortened(reference_.edition));
            area(imprint());
            break;
        }
        write_extent();
        write_links();
        FormattedReference out;
        if (!heading_.empty())
            out.runs.push_back({heading_, RunEmphasis::Heading});
        out.runs.push_back({(heading_.empty() ? "" : " ") + text_, RunEmphasis::Plain});
        return out;
    }

  private:
    bool gost() const { return options_.style == ReferenceStyle::Gost71; }

    /// Ends what was written with a full stop, unless it ends with a mark already.
    void stop() {
        const bool marked = text_.ends_with('.') || text_.ends_with('?') || text_.ends_with('!') ||
                            text_.ends_with("…");
        if (!text_.empty() && !marked)
            text_ += '.';
    }

    void area(std::string_view content) {
        if (content.empty())
            return;
        stop();
        if (!text_.empty())
            text_ += gost() ? bound("", "– ") : " ";
        text_ += content;
    }

    std::string shortened(const std::string& text) const {
        const bool wanted = options_.words == WordAbbreviation::Dstu3582;
        return wanted && reference_.lang.starts_with("uk") ? abbreviate_words(text) : text;
    }

    void write_heading() {
        if (reference_.authors.size() > MaxHeadingAuthors)
            return;
        std::vector<std::string> names;
        names.reserve(reference_.authors.size());
        for (const Person& person : reference_.authors)
            names.push_back(inverted(person));
        heading_ = join(names, ", ");
        if (!heading_.empty() && !heading_.ends_with('.'))
            heading_ += '.';
    }

    /// What follows the slash: the first of many authors, all authors in 7.1, the editors.
    std::string responsibility() const {
        std::vector<std::string> parts;
        const auto& authors = reference_.authors;
        if (authors.size() > MaxHeadingAuthors) {
            parts.push_back(bound(direct(authors.front()), terms_.and_others));
        } else if (gost() && !authors.empty()) {
            std::vector<std::string> names;
            names.reserve(authors.size());
            for (const Person& person : authors)
                names.push_back(direct(person));
            parts.push_back(join(names, ", "));
        }
        if (!reference_.responsibility.empty())
            parts.push_back(reference_.responsibility);
        if (reference_.kind == ReferenceKind::Thesis && !reference_.institution.empty())
            parts.push_back(shortened(reference_.institution));
        return join(parts, " ; ");
    }

    static std::string
    titled(const std::string& title, const std::string& info, const std::string& responsibility) {
        std::string out = title;
        if (!info.empty())
            out.append(NoBreakSpace).append(": ").append(info);
        if (!responsibility.empty())
            out.append(NoBreakSpace).append("/ ").append(responsibility);
        return out;
    }

    void write_title() {
        std::string info = shortened(reference_.title_info);
        if (reference_.kind == ReferenceKind::Law)
            info = law_info();
        if (reference_.kind == ReferenceKind::Thesis && !reference_.specialty.empty())
            info.append(info.empty() ? "" : "\u00A0: ").append(reference_.specialty);
        if (reference_.kind == ReferenceKind::Standard && !gost()) {
            area(reference_.number);
            area(titled(reference_.title, info, responsibility()));
        } else if (reference_.kind == ReferenceKind::Standard) {
            area(titled(
                reference_.title,
                info.empty() ? reference_.number : reference_.number + "\u00A0: " + info,
                responsibility()));
        } else {
            area(titled(reference_.title, info, responsibility()));
        }
    }

    std::string imprint() const {
        std::string out = reference_.place;
        const std::string publisher = shortened(reference_.publisher);
        if (!publisher.empty())
            out.append(out.empty() ? "" : "\u00A0: ").append(publisher);
        if (reference_.year > 0)
            out.append(out.empty() ? "" : ", ").append(std::to_string(reference_.year));
        return out;
    }

    void write_host() {
        const std::string host = titled(
            shortened_host(), shortened(reference_.host_info), reference_.host_responsibility);
        if (gost()) {
            text_.append(" // ").append(host);
        } else {
            area(host);
        }
        area(shortened(reference_.edition));
        area(imprint());
        write_numbering();
    }

    /// Titles of journals stay as they are; collections may be shortened by the standard only in
    /// what follows the colon.
    const std::string& shortened_host() const { return reference_.host; }

    void write_numbering() {
        std::string out;
        if (!reference_.series.empty())
            out = reference_.series;
        const auto add = [&out](std::string_view mark, const std::string& value) {
            if (value.empty())
                return;
            out.append(out.empty() ? "" : ", ");
            const bool digits = value[0] >= '0' && value[0] <= '9';
            out += digits ? bound(mark, range(value)) : range(value);
        };
        add(terms_.volume, reference_.volume);
        add(terms_.number, reference_.issue);
        area(out);
        area(reference_.article);
    }

    std::string law_info() const {
        std::string out = reference_.act;
        if (is_set(reference_.adopted)) {
            out += reference_.lang.starts_with("uk") ? " від " : " of ";
            out += numeric_date(reference_.adopted);
            if (!terms_.from_year.empty())
                out.append(NoBreakSpace).append(terms_.from_year);
        }
        if (!reference_.number.empty())
            out.append(" ").append(bound(terms_.number, reference_.number));
        return out;
    }

    void write_law() {
        if (gost() && !reference_.host.empty())
            text_.append(" // ").append(reference_.host);
        else
            area(reference_.host);
        if (!reference_.host.empty() && reference_.year > 0)
            area(std::to_string(reference_.year));
        write_numbering();
        if (is_set(reference_.edition_date))
            area(std::string(terms_.updated) + ": " + numeric_date(reference_.edition_date));
    }

    void write_standard() {
        if (is_set(reference_.valid_from))
            area(
                (reference_.lang.starts_with("uk") ? "[Чинний від " : "[Effective from ") +
                iso_date(reference_.valid_from) + "]");
        area(shortened(reference_.edition));
        area(imprint());
    }

    void write_extent() {
        if (!reference_.pages.empty())
            area(bound(terms_.pages, range(reference_.pages)));
        else if (reference_.page_count > 0)
            area(bound(std::to_string(reference_.page_count), terms_.page_count));
    }

    void write_links() {
        if (!reference_.doi.empty())
            area("DOI: " + doi_address(reference_.doi));
        if (reference_.url.empty()) {
            if (reference_.doi.empty())
                stop();
            return;
        }
        // 8302 ends an address without a full stop, for it would be read as part of it.
        const bool after_doi = !reference_.doi.empty();
        if (after_doi && !text_.ends_with('.'))
            text_ += '.';
        area("URL: " + reference_.url);
        if (is_set(reference_.accessed))
            text_.append(" (")
                .append(terms_.accessed)
                .append(": ")
                .append(numeric_date(reference_.accessed))
                .append(").");
    }

    static std::string doi_address(const std::string& doi) {
        return doi.starts_with("10.") ? "https://doi.org/" + doi : doi;
    }

    const Reference& reference_;
    const ReferenceOptions& options_;
    const Terms& terms_;
    std::string heading_, text_;
};

} // namespace

FormattedReference format_reference(const Reference& reference, const ReferenceOptions& options) {
    FormattedReference out;
    out.problems = check_reference(reference);
    if (!out.problems.empty())
        return out;
    return Writer(reference, options).write();
}

std::string plain_text(const FormattedReference& reference) {
    std::string out;
    for (const ReferenceRun& run : reference.runs)
        out += run.text;
    return out;
}

std::vector<std::size_t> reference_order(const std::vector<Reference>& references) {
    const Collator collator("uk");
    std::vector<std::string> keys;
    keys.reserve(references.size());
    for (const Reference& reference : references) {
        std::vector<std::string> parts;
        if (reference.authors.size() <= MaxHeadingAuthors)
            for (const Person& person : reference.authors) {
                parts.push_back(person.surname);
                parts.push_back(initials(person.given));
            }
        const bool standard = reference.kind == ReferenceKind::Standard;
        if (standard)
            parts.push_back(reference.number);
        parts.push_back(reference.title);
        parts.push_back(std::to_string(reference.year));
        keys.push_back(collator.key(parts));
    }
    std::vector<std::size_t> order(references.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&keys](std::size_t a, std::size_t b) {
        return keys[a] < keys[b];
    });
    return order;
}

} // namespace zbirnyk
