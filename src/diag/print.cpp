#include "base/utf8.h"
#include "diag/cells.h"
#include "diag/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>

/// How a diagnostic looks on a terminal:
///
///     input/cert.xml:2:23: error: unknown field `recipient-nmae` in `certificate`
///     [model.unknown-field]
///         2 |   <name>Олена</name><recipient-nmae>Шевченко</recipient-nmae>
///           |                      ^~~~~~~~~~~~~~
///     templates/cert.xml:2:16: note: the template reads it here
///     hint: did you mean `recipient-name`?
///
/// In a sheet the place is `input/people.xlsx:Sheet1!C14`, the line the row with its cells.
/// Columns count code points, the caret counts cells. A paragraph may be one line of thousands of
/// characters: only a window around the caret is shown then.
namespace zbirnyk {

namespace {

/// Cells of the excerpt: with the line number before it, it fits a terminal of 110 columns.
constexpr std::size_t ExcerptCells = 100;
/// Cells shown before the caret when the line is cut.
constexpr std::size_t ExcerptLead = 40;
/// Of a longer line only so many bytes on both sides of the caret are looked at: many more than
/// the excerpt shows. A file may be one line, with a diagnostic for each of its sentences.
constexpr std::size_t ExcerptBytes = 4096;
/// Marks a cut in the excerpt.
constexpr std::string_view Cut = "…";

std::string location(Span span, const Sources& sources) {
    if (span.file == 0) {
        return {};
    }
    const Place place = sources.place(span.file, span.begin);
    if (sources.is_sheet(span.file))
        return fmt::format(
            "{}!{}{}: ", sources.name(span.file), column_letters(place.column), place.line);
    return fmt::format("{}:{}:{}: ", sources.name(span.file), place.line, place.column);
}

/// One cell or more of the excerpt: the text to print and whether the span covers it.
struct Glyph {
    std::string text;
    std::size_t cells = 1;
    bool marked = false;
};

/// What lies at a byte position of the line, made fit for a terminal.
Glyph glyph_of(Decoded decoded) {
    const char32_t c = decoded.code_point;
    Glyph glyph;
    if (c == '\t') {
        glyph.text = " ";
    } else {
        append_utf8(glyph.text, is_printable(c) ? c : U'\uFFFD');
        glyph.cells = is_printable(c) ? cell_width(c) : 1;
    }
    return glyph;
}

std::vector<Glyph> glyphs_of(std::string_view line, std::size_t begin, std::size_t end) {
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i < line.size();) {
        const Decoded decoded = decode_utf8(line.substr(i));
        glyphs.push_back(glyph_of(decoded));
        glyphs.back().marked = i >= begin && i < end;
        i += decoded.size;
    }
    return glyphs;
}

/// The glyphs around `caret` that fit into the excerpt, with marks where the line goes on.
std::vector<Glyph> crop(std::vector<Glyph> glyphs, std::size_t& caret) {
    std::size_t total = 0;
    for (const Glyph& glyph : glyphs) {
        total += glyph.cells;
    }
    if (total <= ExcerptCells) {
        return glyphs;
    }
    std::size_t first = caret;
    for (std::size_t cells = 0; first > 0 && cells < ExcerptLead; --first) {
        cells += glyphs[first - 1].cells;
    }
    std::size_t last = first;
    for (std::size_t cells = 0; last < glyphs.size() && cells < ExcerptCells; ++last) {
        cells += glyphs[last].cells;
    }
    std::vector<Glyph> result;
    if (first > 0) {
        result.push_back({std::string(Cut)});
    }
    caret = caret - first + result.size();
    result.insert(
        result.end(),
        glyphs.begin() + static_cast<std::ptrdiff_t>(first),
        glyphs.begin() + static_cast<std::ptrdiff_t>(last));
    if (last < glyphs.size()) {
        result.push_back({std::string(Cut)});
    }
    return result;
}

/// The start of the character of `text` to which byte `at` belongs.
std::size_t character_start(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

std::string excerpt(Span span, const Sources& sources) {
    if (span.file == 0 || sources.text(span.file).empty()) {
        return {};
    }
    const std::string_view text = sources.text(span.file);
    std::string_view line = sources.line_at(span.file, span.begin);
    const auto line_offset = static_cast<std::size_t>(line.data() - text.data());
    std::size_t begin =
        std::min(span.begin - std::min<std::size_t>(span.begin, line_offset), line.size());
    std::size_t end = std::max<std::size_t>(span.end, line_offset) - line_offset;
    line = line.substr(0, begin + ExcerptBytes);
    const std::size_t left_out = character_start(line, begin - std::min(begin, ExcerptBytes));
    line.remove_prefix(left_out);
    begin -= left_out;
    end -= left_out;
    std::vector<Glyph> glyphs = glyphs_of(line, begin, end);
    std::size_t caret = count_code_points(line.substr(0, begin));
    glyphs = crop(std::move(glyphs), caret);
    std::string shown;
    std::size_t before = 0;
    std::size_t marked = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        shown += glyphs[i].text;
        before += i < caret ? glyphs[i].cells : 0;
        marked += glyphs[i].marked ? glyphs[i].cells : 0;
    }
    const std::size_t number = sources.place(span.file, span.begin).line;
    return fmt::format(
        "{:5} | {}\n      | {}^{}\n",
        number,
        shown,
        std::string(before, ' '),
        std::string(marked > 1 ? marked - 1 : 0, '~'));
}

/// Text of the user inside a message must not steer the terminal.
std::string printable(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode_utf8(text.substr(i));
        append_utf8(result, is_printable(decoded.code_point) ? decoded.code_point : U'\uFFFD');
        i += decoded.size;
    }
    return result;
}

std::string_view name_of(Severity severity) {
    return severity == Severity::Error ? "error" : "warning";
}

std::string json_string(std::string_view text) {
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode_utf8(text.substr(i));
        const char32_t c = decoded.code_point;
        if (c == '"' || c == '\\') {
            result += '\\';
            result += static_cast<char>(c);
        } else if (c == '\n') {
            result += "\\n";
        } else if (c < 0x20 || c == 0x7F) {
            result += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        } else {
            append_utf8(result, c);
        }
        i += decoded.size;
    }
    return result + "\"";
}

std::string json_place(Span span, const Sources& sources) {
    const Place place = sources.place(span.file, span.begin);
    return fmt::format(
        "\"file\": {}, \"line\": {}, \"column\": {}",
        json_string(sources.name(span.file)),
        place.line,
        place.column);
}

std::string json_object(const Diagnostic& diagnostic, const Sources& sources) {
    std::string notes;
    for (const Related& note : diagnostic.notes) {
        notes += fmt::format(
            "{}{{{}, \"message\": {}}}",
            notes.empty() ? "" : ", ",
            json_place(note.span, sources),
            json_string(note.message));
    }
    return fmt::format(
        "{{\"severity\": \"{}\", \"code\": {}, {}, \"message\": {}, \"notes\": [{}], \"hint\": "
        "{}}}",
        name_of(diagnostic.severity),
        json_string(diagnostic.code.name),
        json_place(diagnostic.span, sources),
        json_string(diagnostic.message),
        notes,
        json_string(diagnostic.hint));
}

} // namespace

std::string print(const Diagnostic& diagnostic, const Sources& sources) {
    std::string result = fmt::format(
        "{}{}: {} [{}]\n",
        location(diagnostic.span, sources),
        name_of(diagnostic.severity),
        printable(diagnostic.message),
        diagnostic.code.name);
    result += excerpt(diagnostic.span, sources);
    for (const Related& note : diagnostic.notes) {
        result +=
            fmt::format("{}note: {}\n", location(note.span, sources), printable(note.message));
    }
    if (!diagnostic.hint.empty()) {
        result += fmt::format("hint: {}\n", printable(diagnostic.hint));
    }
    return result;
}

std::string print_all(const Diagnostics& diagnostics, const Sources& sources, std::size_t limit) {
    std::vector<Diagnostic> sorted = diagnostics.sorted();
    // No warning hides why nothing was written.
    if (sorted.size() > limit)
        std::stable_partition(sorted.begin(), sorted.end(), [](const Diagnostic& one) {
            return one.severity == Severity::Error;
        });
    std::string result;
    for (std::size_t i = 0; i < std::min(limit, sorted.size()); ++i) {
        result += print(sorted[i], sources);
    }
    if (sorted.size() > limit) {
        result += fmt::format("{} more not shown\n", sorted.size() - limit);
    }
    return result;
}

std::string print_json(const Diagnostics& diagnostics, const Sources& sources) {
    std::string result;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        result += result.empty() ? "[\n  " : ",\n  ";
        result += json_object(diagnostic, sources);
    }
    return result.empty() ? "[]\n" : result + "\n]\n";
}

} // namespace zbirnyk
