#include "commands/clean_file.h"

#include "model/passages.h"
#include "model/typography.h"
#include "read/file.h"
#include "read/tree.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace zbirnyk {

namespace {

/// Adds the characters of a text as the file has them; a reference (&amp;) is not looked into.
void append_source(Span span, std::string_view source, TextPassage& passage) {
    std::size_t at = span.begin;
    while (at < span.end) {
        const bool reference = source[at] == '&';
        const std::size_t stop = source.find(reference ? ';' : '&', at);
        const std::size_t end = std::min<std::size_t>(
            stop == std::string_view::npos ? span.end : stop + reference, span.end);
        const std::size_t from = passage.text.size();
        passage.append(source.substr(at, end - at), at);
        if (reference)
            passage.protect_from(from);
        at = end;
    }
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// True for a run of blanks at the beginning or end of a line of XML: how its author laid it out.
bool is_layout(const TextChange& change, std::string_view source) {
    if (change.rule != CleaningRule::Spaces)
        return false;
    std::size_t begin = change.begin, end = change.end;
    while (begin > 0 && is_blank(source[begin - 1]))
        --begin;
    while (end < source.size() && is_blank(source[end]))
        ++end;
    return begin == 0 || source[begin - 1] == '\n' || end == source.size() || source[end] == '\n' ||
           source.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

std::string visible(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u00A0")) {
            out += "⍽";
            ++i;
        } else if (text[i] == '\n') {
            out += "⏎";
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<TextPassage> passages_of(
    const CleanRequest& request, std::uint32_t file, const Sources& sources, Diagnostics& found) {
    const std::string_view source = sources.text(file);
    if (request.file.extension() != ".xml") {
        TextPassage passage;
        passage.append(source, 0);
        passage.lang = request.lang;
        return {std::move(passage)};
    }
    const auto tree = read_xml(sources, file, {}, found);
    if (!tree)
        return {};
    const PassageReading reading{
        [&](Node text, TextPassage& passage) { append_source(tree->span(text), source, passage); },
        [](Node element) { return !element.is_element("code"); }};
    return passages_below(tree->root(), request.lang, reading);
}

void report_warnings(
    const Cleaning& cleaning,
    const TextPassage& passage,
    std::uint32_t file,
    Diagnostics& diagnostics) {
    for (const TextWarning& warning : cleaning.warnings) {
        const std::size_t begin = passage.offsets[warning.begin];
        if (begin == TextPassage::Nowhere)
            continue;
        const auto length = static_cast<std::uint32_t>(warning.end - warning.begin);
        const auto at = static_cast<std::uint32_t>(begin);
        warn_doubtful(warning, passage.text, {file, at, at + length}, diagnostics);
    }
}

void list_changes(
    const std::vector<TextChange>& changes,
    std::uint32_t file,
    const Sources& sources,
    std::ostream& out) {
    for (const TextChange& change : changes) {
        const Place place = sources.place(file, static_cast<std::uint32_t>(change.begin));
        out << fmt::format(
            "{}:{}:{}: {}: «{}» → «{}»\n",
            sources.name(file),
            place.line,
            place.column,
            rule_name(change.rule),
            visible(sources.text(file).substr(change.begin, change.end - change.begin)),
            visible(change.replacement));
    }
}

/// The changes of a whole file, in the order of its bytes.
std::vector<TextChange> changes_of(
    const std::vector<TextPassage>& passages,
    CleaningOptions options,
    std::uint32_t file,
    Diagnostics& diagnostics) {
    std::vector<TextChange> changes;
    for (const TextPassage& passage : passages) {
        options.lang = passage.lang;
        options.protected_ranges = passage.protected_ranges;
        const Cleaning cleaning = find_changes(passage.text, options);
        report_warnings(cleaning, passage, file, diagnostics);
        for (const TextChange& change : cleaning.changes)
            place_change(change, passage, changes);
    }
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
        return a.begin < b.begin;
    });
    return changes;
}

} // namespace

void clean_file(
    const CleanRequest& request,
    const Environment& environment,
    Sources& sources,
    Diagnostics& diagnostics) {
    CleaningOptions options;
    if (!request.only.empty())
        options.rules = named_rules(request.only, Span{}, diagnostics);
    options.rules = options.rules.without(named_rules(request.without, Span{}, diagnostics));
    const bool xml = request.file.extension() == ".xml";
    options.line_feed = xml ? LineFeed::IsBlank : LineFeed::EndsParagraph;
    const auto file =
        read_source(environment.files, {request.file, TextKind::Xml, {}}, sources, diagnostics);
    if (!file || diagnostics.has_errors())
        return;
    const std::vector<TextPassage> passages = passages_of(request, *file, sources, diagnostics);
    if (diagnostics.has_errors())
        return;
    std::vector<TextChange> changes = changes_of(passages, options, *file, diagnostics);
    if (xml)
        std::erase_if(changes, [&](const TextChange& change) {
            return is_layout(change, sources.text(*file));
        });
    if (request.dry_run)
        return list_changes(changes, *file, sources, environment.out);
    const std::string cleaned = apply_changes(sources.text(*file), changes);
    if (!request.in_place) {
        environment.out << cleaned;
        return;
    }
    written_told(environment.files.write(request.file, cleaned), request.file, {}, diagnostics);
}

} // namespace zbirnyk
