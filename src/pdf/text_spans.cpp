// How text comes out of a PDF: a reader maps each code through the font's ToUnicode, which knows
// one text a code. That fails where one glyph says different things in different places (a hyphen
// that hyphenation put in, small capitals made of capitals), where several glyphs say one thing (a
// letter with a stress mark), and where readers guess words from gaps (letter-spaced words fall
// apart). In these places ActualText (ISO 32000-1, 14.9.4) says what stands there. It is set around
// as few glyphs as possible, because readers can select text in it only as a whole; letter-spaced
// words are wrapped whole.

#include "pdf/text_spans.h"

#include "base/utf8.h"

#include <algorithm>
#include <forward_list>

namespace zbirnyk {

namespace {

constexpr char32_t SoftHyphen = 0xAD;
constexpr std::string_view SoftHyphenText = "\u00AD";
/// From this gap on, in 1/100,000 em, a word counts as letter-spaced. Readers take 0.1 em for a
/// word space, and kerning may add to the tracking.
constexpr std::int64_t SpacedGap = 5000;

struct Cluster {
    std::size_t begin = 0, end = 0; ///< glyphs
    std::string_view text;          ///< of the run, or of VisibleText
    bool space = false;
    bool direct = false; ///< ToUnicode says it
};

bool is_invisible(char32_t c) {
    return c == SoftHyphen || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xFEFF;
}

bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/// Texts without the characters that are instructions to the typesetter; owns what had to be
/// changed.
class VisibleText {
  public:
    std::string_view of(std::string_view text) {
        bool all_visible = true;
        for (std::string_view rest = text; !rest.empty();) {
            const Decoded decoded = decode_utf8(rest);
            all_visible = all_visible && !is_invisible(decoded.code_point);
            rest.remove_prefix(decoded.size);
        }
        return all_visible ? text : keep(without_invisible(text));
    }

    std::string_view keep(std::string text) { return changed_.emplace_front(std::move(text)); }

  private:
    static std::string without_invisible(std::string_view text) {
        std::string out;
        while (!text.empty()) {
            const Decoded decoded = decode_utf8(text);
            if (!is_invisible(decoded.code_point))
                out += text.substr(0, decoded.size);
            text.remove_prefix(decoded.size);
        }
        return out;
    }

    std::forward_list<std::string> changed_;
};

bool all_spaces(std::string_view text) {
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        if (!is_space(decoded.code_point))
            return false;
        text.remove_prefix(decoded.size);
    }
    return true;
}

/// A used soft hyphen keeps its text; its code says "-" or what the font's hyphen is for.
Cluster hyphen_cluster(const GlyphRun& run, PdfFont& font) {
    for (const PlacedGlyph& placed : run.glyphs) {
        const std::uint16_t glyph = shown_glyph(*font.face, placed.glyph);
        font.says(
            font.code(glyph),
            font.face->glyph(U'\u2010') == glyph && font.face->glyph(U'-') != glyph ? "\u2010"
                                                                                    : "-");
    }
    return {0, run.glyphs.size(), SoftHyphenText, false, false};
}

std::vector<Cluster> clusters_of(const GlyphRun& run, PdfFont& font, VisibleText& visible) {
    if (run.text == SoftHyphenText)
        return {hyphen_cluster(run, font)};
    const std::uint16_t space = font.face->glyph(U' ');
    std::vector<Cluster> clusters;
    clusters.reserve(run.glyphs.size());
    const std::string_view text = run.text;
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
        const std::uint32_t cluster = run.glyphs[begin].cluster;
        std::size_t end = begin + 1;
        while (end < run.glyphs.size() && run.glyphs[end].cluster == cluster)
            ++end;
        // Characters before the first cluster gave no glyph; they belong to it.
        const std::size_t from = begin == 0 ? 0 : std::min<std::size_t>(cluster, text.size());
        const std::size_t to = end < run.glyphs.size() ? run.glyphs[end].cluster : text.size();
        Cluster made{begin, end, visible.of(text.substr(from, to > from ? to - from : 0))};
        begin = end;
        if (made.text.empty())
            continue;
        made.space = all_spaces(made.text);
        if (made.begin == 0 && (run.said_by_next || !run.lead->empty())) {
            font.says(font.code(run.glyphs.front().glyph), made.text);
            made.text = visible.keep(std::string(*run.lead).append(made.text));
            clusters.push_back(made);
            continue;
        }
        const std::uint16_t glyph = run.glyphs[made.begin].glyph;
        if (made.space && glyph == space)
            made.text = " ";
        made.direct =
            glyph != 0 && made.end - made.begin == 1 && font.says(font.code(glyph), made.text);
        clusters.push_back(made);
    }
    return clusters;
}

/// Every code that is shown must say something, also within ActualText (ISO 14289-1, 7.21.7).
void say_something(const GlyphRun& run, const Cluster& cluster, PdfFont& font) {
    std::u32string characters = to_utf32(cluster.text);
    for (std::size_t i = cluster.begin; i < cluster.end; ++i) {
        const std::uint16_t code = font.code(shown_glyph(*font.face, run.glyphs[i].glyph));
        if (!font.texts[code].empty())
            continue;
        const std::size_t nth = std::min(i - cluster.begin, characters.size() - 1);
        font.says(
            code,
            run.glyphs[i].glyph == 0 ? " "
                                     : to_utf8(std::u32string_view(characters).substr(nth, 1)));
    }
}

bool is_wide_gap(
    const GlyphRun& run, const PdfFont& font, const Cluster& left, const Cluster& right) {
    const PlacedGlyph& last = run.glyphs[left.end - 1];
    const std::int64_t least =
        font.program->widths[font.code(shown_glyph(*font.face, last.glyph))] + SpacedGap + 1;
    const std::int64_t em =
        run.size.units * (GlyphRun::ExpansionUnits + run.expansion) / GlyphRun::ExpansionUnits;
    return (run.glyphs[right.begin].x() - last.x()).units * 100000 >= least * em;
}

/// A word is letter-spaced when most of its gaps are wide; single ones come from kerning.
void wrap_letter_spaced_words(
    const GlyphRun& run, const PdfFont& font, std::vector<Cluster>& clusters) {
    for (std::size_t begin = 0; begin < clusters.size();) {
        if (clusters[begin].space) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        std::size_t wide = 0;
        for (; end < clusters.size() && !clusters[end].space; ++end)
            wide += is_wide_gap(run, font, clusters[end - 1], clusters[end]) ? 1 : 0;
        const bool spaced = 2 * wide > end - begin - 1;
        for (; begin < end; ++begin)
            clusters[begin].direct = clusters[begin].direct && !spaced;
    }
}

} // namespace

std::vector<TextSpan> text_spans(const GlyphRun& run, PdfFont& font) {
    VisibleText visible;
    std::vector<Cluster> clusters = clusters_of(run, font, visible);
    for (const Cluster& cluster : clusters) {
        if (!cluster.direct)
            say_something(run, cluster, font);
    }
    wrap_letter_spaced_words(run, font, clusters);
    std::vector<TextSpan> spans;
    for (const Cluster& cluster : clusters) {
        const bool joins = !spans.empty() && spans.back().end == cluster.begin &&
                           spans.back().actual_text.has_value() != cluster.direct;
        if (!joins)
            spans.push_back({cluster.begin, cluster.begin, {}});
        spans.back().end = cluster.end;
        if (!cluster.direct)
            (joins ? *spans.back().actual_text : spans.back().actual_text.emplace())
                .append(cluster.text);
    }
    if (run.said_by_next)
        return {{0, run.glyphs.size(), std::string()}};
    return spans;
}

} // namespace zbirnyk
