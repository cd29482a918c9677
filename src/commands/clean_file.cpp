#include "commands/clean_file.h"

#include "diag/codes.h"
#include "language/typography/clean.h"
#include "read/file.h"
#include "read/tree.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ostream>
#include <utility>

namespace zbirnyk {

namespace {

constexpr std::size_t Nowhere = static_cast<std::size_t>(-1);

/// A paragraph of a file: its text, and where in the file each byte of it stands. Bytes that stand
/// for markup are nowhere.
struct Passage {
    std::string text;
    std::vector<std::size_t> offsets;
    std::vector<ByteRange> protected_ranges;
    std::string lang;

    void append(std::string_view bytes, std::size_t offset) {
        text += bytes;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            offsets.push_back(offset == Nowhere ? Nowhere : offset + i);
    }

    void protect_from(std::size_t begin) {
        if (begin < text.size())
            protected_ranges.push_back({begin, text.size()});
    }
};

bool is_inline(Node element) {
    static constexpr std::array<std::string_view, 15> Names = {
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
        "sub",
        "sup",
        "a",
        "code",
        "cite",
        "abbr",
        "small",
        "value",
        "ref"};
    return std::find(Names.begin(), Names.end(), element.name()) != Names.end();
}

/// Gathers the passages of an XML file: the texts under an element and its inline elements.
class PassageReader {
  public:
    PassageReader(const Tree& tree, std::string_view source)
        : tree_(tree)
        , source_(source) {}

    void read(Node element, std::string_view lang) {
        begin(element.language().empty() ? lang : element.language());
        children(element);
        begin(lang);
    }

    std::vector<Passage> passages;

  private:
    void begin(std::string_view lang) {
        if (passages.empty() || !passages.back().text.empty())
            passages.emplace_back();
        passages.back().lang = lang;
    }

    void children(Node element) {
        for (const Node child : element.children()) {
            if (child.kind() == NodeKind::Text)
                text(child);
            else if (!is_inline(child))
                read(child, passages.back().lang);
            else
                inline_element(child);
        }
    }

    void inline_element(Node element) {
        const std::size_t from = passages.back().text.size();
        if (element.children().empty())
            passages.back().append("\uFFFC", Nowhere); // U+FFFC: an object in the line
        children(element);
        if (element.is_element("code"))
            passages.back().protect_from(from);
    }

    /// Characters as the file has them; a reference (&amp;) is not looked into.
    void text(Node node) {
        const Span span = tree_.span(node);
        std::size_t at = span.begin;
        while (at < span.end) {
            const bool reference = source_[at] == '&';
            const std::size_t stop = source_.find(reference ? ';' : '&', at);
            const std::size_t end = std::min<std::size_t>(
                stop == std::string_view::npos ? span.end : stop + reference, span.end);
            const std::size_t from = passages.back().text.size();
            passages.back().append(source_.substr(at, end - at), at);
            if (reference)
                passages.back().protect_from(from);
            at = end;
        }
    }

    const Tree& tree_;
    std::string_view source_;
};

/// A change of a passage as changes of the file. One that spans markup falls apart: the replacement
/// comes where it begins, the rest is taken away.
void place_change(const TextChange& change, const Passage& passage, std::vector<TextChange>& out) {
    if (change.begin == change.end) {
        const bool at_end = change.begin == passage.offsets.size();
        const std::size_t next = at_end ? Nowhere : passage.offsets[change.begin];
        const std::size_t last = change.begin == 0 ? Nowhere : passage.offsets[change.begin - 1];
        const std::size_t place = next != Nowhere ? next : last + 1;
        if (next != Nowhere || last != Nowhere)
            out.push_back({place, place, change.replacement, change.rule});
        return;
    }
    const auto first = passage.offsets.begin() + static_cast<std::ptrdiff_t>(change.begin);
    const auto last = passage.offsets.begin() + static_cast<std::ptrdiff_t>(change.end);
    if (std::find(first, last, Nowhere) != last)
        return;
    std::string replacement = change.replacement;
    for (auto from = first; from != last;) {
        auto to = from + 1;
        while (to != last && *to == *(to - 1) + 1)
            ++to;
        out.push_back({*from, *(to - 1) + 1, std::exchange(replacement, {}), change.rule});
        from = to;
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

CleaningRules rules_without(const std::vector<std::string>& names, Diagnostics& diagnostics) {
    CleaningRules rules = CleaningRules::all();
    for (const std::string& name : names) {
        bool known = false;
        for (int i = 0; i <= static_cast<int>(CleaningRule::Joins); ++i) {
            const auto rule = static_cast<CleaningRule>(i);
            if (rule_name(rule) == name) {
                rules = rules.without(rule);
                known = true;
            }
        }
        if (!known)
            diagnostics.error(
                codes::CleanUnknownRule,
                {},
                fmt::format("no rule of cleaning is called `{}`", name),
                "a dry run names the rules");
    }
    return rules;
}

std::vector<Passage> passages_of(
    const CleanRequest& request, std::uint32_t file, const Sources& sources, Diagnostics& found) {
    const std::string_view source = sources.text(file);
    if (request.file.extension() != ".xml") {
        Passage passage;
        passage.append(source, 0);
        passage.lang = request.lang;
        return {std::move(passage)};
    }
    const auto tree = read_xml(sources, file, {}, found);
    if (!tree)
        return {};
    PassageReader reader(*tree, source);
    reader.read(tree->root(), request.lang);
    return std::move(reader.passages);
}

void report_warnings(
    const Cleaning& cleaning,
    const Passage& passage,
    std::uint32_t file,
    Diagnostics& diagnostics) {
    for (const TextWarning& warning : cleaning.warnings) {
        const std::size_t begin = passage.offsets[warning.begin];
        if (begin == Nowhere)
            continue;
        const auto length = static_cast<std::uint32_t>(warning.end - warning.begin);
        const auto at = static_cast<std::uint32_t>(begin);
        diagnostics.warning(
            codes::CleanDoubtful,
            {file, at, at + length},
            fmt::format(
                "{}: `{}`",
                warning_name(warning.kind),
                passage.text.substr(warning.begin, length)));
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
    const std::vector<Passage>& passages,
    CleaningOptions options,
    std::uint32_t file,
    Diagnostics& diagnostics) {
    std::vector<TextChange> changes;
    for (const Passage& passage : passages) {
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
    options.rules = rules_without(request.without, diagnostics);
    const bool xml = request.file.extension() == ".xml";
    options.line_feed = xml ? LineFeed::IsBlank : LineFeed::EndsParagraph;
    const auto file =
        read_source(environment.files, {request.file, TextKind::Xml, {}}, sources, diagnostics);
    if (!file || diagnostics.has_errors())
        return;
    const std::vector<Passage> passages = passages_of(request, *file, sources, diagnostics);
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
    if (const auto error = environment.files.write(request.file, cleaned))
        diagnostics.error(
            codes::FileUnwritable,
            {},
            fmt::format("cannot write `{}`: {}", request.file.string(), error->reason));
}

} // namespace zbirnyk
