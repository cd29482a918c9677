// From text to glyphs in three steps.
//
// 1. Faces. Every grapheme cluster gets the first face of (family, fallback chain) that has all its
//    characters. A cluster with a combining mark is tried in the face: where the font gives the
//    mark no anchor, the whole word goes on to the next face, because a stressed letter from
//    another design in the middle of a word is worse than a word in another design. Text that the
//    family covers and that has no combining marks, which is nearly all text, is settled by one
//    look at the coverage bits.
// 2. Runs. A run has one script (features such as small caps are found by script) and one face.
// 3. HarfBuzz shapes each run as a whole; short ones are kept, for they come again.

#include "text/shape.h"

#include "base/utf8.h"
#include "language/segment.h"
#include "text/features.h"
#include "text/font_content.h"
#include "text/run_cache.h"

#include <algorithm>
#include <span>

namespace zbirnyk {

namespace {

constexpr char32_t NoBreakHyphen = 0x2011, Hyphen = 0x2010;

/// Blanks of a width of their own: HarfBuzz makes them from the space where the font lacks them.
bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/// Controls that separate: shaped as a space. Layout takes them away before; other callers need
/// not.
bool is_separator(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x2028 || c == 0x2029;
}

/// Characters that never show (UAX #44, Default_Ignorable_Code_Point, as far as HarfBuzz hides
/// them).
bool is_ignorable(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFF8) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

/// What stands for `c` in a face: the hyphen for the non-breaking one that the face lacks.
char32_t shown(char32_t c, const FontFace::Content& face) {
    if (is_separator(c))
        return U' ';
    if (c == NoBreakHyphen && !face.covers(c))
        return face.covers(Hyphen) ? Hyphen : U'-';
    return c;
}

bool has(const FontFace::Content& face, char32_t c) {
    if (is_ignorable(c))
        return true;
    return face.covers(is_space(c) ? U' ' : shown(c, face));
}

hb_script_t script_tag(Script script, std::string_view text, std::string_view lang) {
    switch (script) {
    case Script::Cyrillic:
        return HB_SCRIPT_CYRILLIC;
    case Script::Latin:
        return HB_SCRIPT_LATIN;
    case Script::Greek:
        return HB_SCRIPT_GREEK;
    case Script::Other:
        break;
    }
    for (std::size_t i = 0; i < text.size();) {
        const Decoded c = decode_utf8(text.substr(i));
        const hb_script_t own = hb_unicode_script(hb_unicode_funcs_get_default(), c.code_point);
        if (own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED && own != HB_SCRIPT_UNKNOWN)
            return own;
        i += c.size;
    }
    return lang.starts_with("uk") ? HB_SCRIPT_CYRILLIC : HB_SCRIPT_LATIN;
}

/// The buffer of this thread, empty.
hb_buffer_t* cleared_buffer() {
    thread_local const HarfBuzzPointer<hb_buffer_t> buffer(hb_buffer_create());
    hb_buffer_reset(buffer.get());
    return buffer.get();
}

struct GlyphSpan {
    const hb_glyph_info_t* infos = nullptr;
    const hb_glyph_position_t* positions = nullptr;
    unsigned int count = 0;
};

/// A grapheme cluster and the face it is set in.
struct Cluster {
    std::uint32_t begin = 0, end = 0;
    std::size_t link = 0; ///< into the chain of faces
    bool word = false;    ///< part of a word
    bool marked = false;  ///< has a combining mark
};

/// The state of shaping one text. The chain of faces begins with the family's own.
class Shaper {
  public:
    Shaper(const FontSet& fonts, std::string_view text, const ShapeStyle& style)
        : fonts_(fonts)
        , text_(text)
        , style_(style)
        , language_(hb_language_from_string(style.lang.data(), static_cast<int>(style.lang.size())))
        , features_(parse_features(style.features).value_or(std::vector<hb_feature_t>{}))
        , chain_{fonts.match(style.family, style.weight, style.italic)} {}

    ShapedText shape() {
        const std::vector<ScriptRun> scripts = script_runs(text_);
        if (!text_.empty())
            report_missing_features();
        if (is_plain()) {
            for (const ScriptRun& run : scripts)
                append_run({run.begin, run.end}, run.script);
            return std::move(out_);
        }
        extend_chain();
        std::vector<Cluster> clusters = find_clusters();
        settle_marks(clusters);
        report_fallbacks(clusters);
        std::size_t cluster = 0;
        for (const ScriptRun& run : scripts) {
            // A mark of another script than its base stays in the run of the base.
            while (cluster < clusters.size() && clusters[cluster].begin < run.end) {
                const Cluster& first = clusters[cluster];
                std::uint32_t end = first.end;
                for (++cluster; cluster < clusters.size() && clusters[cluster].begin < run.end &&
                                clusters[cluster].link == first.link;
                     ++cluster)
                    end = clusters[cluster].end;
                append_run({first.begin, end, first.link}, run.script);
            }
        }
        return std::move(out_);
    }

  private:
    const FontFace::Content& content(std::size_t link) const {
        return content_of(fonts_.face(chain_[link]));
    }

    /// True when the family has every character and no mark needs a look.
    bool is_plain() const {
        const FontFace::Content& own = content(0);
        for (std::size_t i = 0; i < text_.size();) {
            const Decoded c = decode_utf8(text_.substr(i));
            if (!has(own, c.code_point) ||
                (c.code_point >= 0x300 && is_combining_mark(c.code_point)))
                return false;
            i += c.size;
        }
        return true;
    }

    void extend_chain() {
        for (const FaceId face : fonts_.fallbacks(style_.weight, style_.italic))
            if (std::find(chain_.begin(), chain_.end(), face) == chain_.end())
                chain_.push_back(face);
    }

    bool covers(std::size_t link, std::string_view cluster) const {
        const FontFace::Content& face = content(link);
        const auto has_all = [&face](std::string_view text) {
            for (std::size_t i = 0; i < text.size();) {
                const Decoded c = decode_utf8(text.substr(i));
                if (!has(face, c.code_point))
                    return false;
                i += c.size;
            }
            return true;
        };
        // HarfBuzz composes where the font has the composed character alone.
        return has_all(cluster) || has_all(normalize(cluster));
    }

    /// The first link from `from` on that covers a cluster, or the length of the chain.
    std::size_t covering_link(std::string_view cluster, std::size_t from) const {
        while (from < chain_.size() && !covers(from, cluster))
            ++from;
        return from;
    }

    std::string_view text_of(const Cluster& cluster) const {
        return text_.substr(cluster.begin, cluster.end - cluster.begin);
    }

    std::vector<Cluster> find_clusters() {
        std::vector<std::uint32_t> ends = grapheme_breaks(text_);
        ends.push_back(static_cast<std::uint32_t>(text_.size()));
        std::vector<Cluster> clusters;
        clusters.reserve(ends.size());
        std::uint32_t begin = 0;
        for (const std::uint32_t end : ends) {
            Cluster cluster{begin, end};
            const std::string_view text = text_of(cluster);
            cluster.word = is_word_character(decode_utf8(text).code_point);
            for (std::size_t i = 0; i < text.size();) {
                const Decoded c = decode_utf8(text.substr(i));
                cluster.marked = cluster.marked || (i > 0 && is_combining_mark(c.code_point));
                i += c.size;
            }
            cluster.link = covering_link(text, 0);
            if (cluster.link == chain_.size()) {
                report_missing(cluster);
                cluster.link = 0;
                cluster.marked = false;
            }
            clusters.push_back(cluster);
            begin = end;
        }
        return clusters;
    }

    void report_missing(const Cluster& cluster) {
        const std::string_view text = text_of(cluster);
        for (std::size_t i = 0; i < text.size();) {
            const Decoded c = decode_utf8(text.substr(i));
            if (!has(content(0), c.code_point))
                out_.problems.push_back(
                    {ShapeProblem::Kind::NoGlyph,
                     cluster.begin + static_cast<std::uint32_t>(i),
                     c.code_point,
                     chain_[0],
                     chain_[0]});
            i += c.size;
        }
    }

    void report_missing_features() {
        for (const hb_feature_t& feature : features_)
            if (feature.value != 0 && !content(0).has_feature(feature.tag) &&
                !is_usual(feature.tag))
                out_.problems.push_back(
                    {ShapeProblem::Kind::NoFeature,
                     0,
                     char32_t{feature.tag},
                     chain_[0],
                     chain_[0]});
    }

    /// A font without the feature has such figures of itself: lining ones, as wide as their shape,
    /// or all of one width.
    bool is_usual(hb_tag_t feature) const {
        constexpr hb_tag_t Lining = HB_TAG('l', 'n', 'u', 'm'),
                           Tabular = HB_TAG('t', 'n', 'u', 'm'),
                           Proportional = HB_TAG('p', 'n', 'u', 'm');
        if (feature != Tabular)
            return feature == Lining || feature == Proportional;
        const FontFace& face = fonts_.face(chain_[0]);
        return face.advance(face.glyph(U'0')) == face.advance(face.glyph(U'1'));
    }

    /// Words moved for the sake of a mark are reported as such.
    void report_fallbacks(const std::vector<Cluster>& clusters) {
        for (const Cluster& cluster : clusters) {
            if (cluster.link == 0 || covers(0, text_of(cluster)))
                continue;
            const char32_t c = decode_utf8(text_of(cluster)).code_point;
            if (!fonts_.is_expected_fallback(chain_[cluster.link], c))
                out_.problems.push_back(
                    {ShapeProblem::Kind::Fallback,
                     cluster.begin,
                     c,
                     chain_[0],
                     chain_[cluster.link]});
        }
    }

    /// Goes through the words that have a combining mark.
    void settle_marks(std::vector<Cluster>& clusters) {
        for (std::size_t begin = 0; begin < clusters.size();) {
            std::size_t end = begin + 1;
            while (clusters[begin].word && end < clusters.size() && clusters[end].word)
                ++end;
            const bool marked = std::any_of(
                clusters.begin() + static_cast<std::ptrdiff_t>(begin),
                clusters.begin() + static_cast<std::ptrdiff_t>(end),
                [](const Cluster& cluster) { return cluster.marked; });
            if (marked)
                settle_word({clusters.data() + begin, clusters.data() + end});
            begin = end;
        }
    }

    /// Moves a word with marks to the first face that covers it and anchors all of them; reports
    /// what its own face does not anchor.
    void settle_word(std::span<Cluster> word) {
        std::size_t reported = out_.problems.size();
        for (const Cluster& cluster : word)
            if (cluster.marked && !anchors(cluster.link, cluster))
                report_anchor(cluster);
        if (out_.problems.size() == reported)
            return;
        for (std::size_t link = 0; link < chain_.size(); ++link) {
            const bool suits = std::all_of(word.begin(), word.end(), [&](const Cluster& cluster) {
                return covers(link, text_of(cluster)) &&
                       (!cluster.marked || anchors(link, cluster));
            });
            if (!suits)
                continue;
            for (Cluster& cluster : word)
                cluster.link = link;
            return;
        }
    }

    void report_anchor(const Cluster& cluster) {
        const std::string_view text = text_of(cluster);
        const std::size_t base = decode_utf8(text).size;
        out_.problems.push_back(
            {ShapeProblem::Kind::NoAnchor,
             cluster.begin + static_cast<std::uint32_t>(base),
             decode_utf8(text.substr(base)).code_point,
             chain_[cluster.link],
             chain_[cluster.link]});
    }

    /// HarfBuzz leaves a mark that the font's GPOS does not attach at offset 0, right of its base.
    /// In a font of fixed pitch, whose marks reach back over the base, that is where an anchor puts
    /// it too.
    bool anchors(std::size_t link, const Cluster& cluster) {
        if (content(link).metrics.fixed_pitch)
            return true;
        const Script script = script_runs(text_of(cluster)).front().script;
        const GlyphSpan glyphs = shape_glyphs({cluster.begin, cluster.end, link}, script);
        for (unsigned int i = 1; i < glyphs.count; ++i)
            if (glyphs.positions[i].x_offset == 0 && glyphs.positions[i].y_offset == 0)
                return false;
        return true;
    }

    struct Stretch {
        std::uint32_t begin = 0, end = 0;
        std::size_t link = 0;
    };

    /// The glyphs are valid until the next call.
    GlyphSpan shape_glyphs(Stretch stretch, Script script) {
        const FontFace::Content& face = content(stretch.link);
        const std::string_view text = text_.substr(stretch.begin, stretch.end - stretch.begin);
        hb_buffer_t* buffer = cleared_buffer();
        for (std::size_t i = 0; i < text.size();) {
            const Decoded c = decode_utf8(text.substr(i));
            hb_buffer_add(
                buffer, shown(c.code_point, face), stretch.begin + static_cast<std::uint32_t>(i));
            i += c.size;
        }
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, script_tag(script, text, style_.lang));
        hb_buffer_set_language(buffer, language_);
        unsigned int flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
        if (stretch.begin == 0)
            flags |= HB_BUFFER_FLAG_BOT;
        if (stretch.end == text_.size())
            flags |= HB_BUFFER_FLAG_EOT;
        hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
        hb_shape(
            face.font.get(), buffer, features_.data(), static_cast<unsigned int>(features_.size()));
        GlyphSpan glyphs;
        glyphs.infos = hb_buffer_get_glyph_infos(buffer, &glyphs.count);
        glyphs.positions = hb_buffer_get_glyph_positions(buffer, nullptr);
        return glyphs;
    }

    /// All that the glyphs of a stretch depend on, the number of its first byte left out.
    std::string key_of(Stretch stretch, Script script) const {
        std::string key = std::to_string(content(stretch.link).serial);
        key += static_cast<char>('a' + static_cast<int>(script));
        key += stretch.begin == 0 ? 'b' : '-';
        key += stretch.end == text_.size() ? 'e' : '-';
        // Features may have any characters: their length tells where they end.
        key.append(std::to_string(style_.features.size())).append(":").append(style_.features);
        key.append(style_.lang).append(":");
        return key.append(text_, stretch.begin, stretch.end - stretch.begin);
    }

    /// Glyphs with clusters that count from the stretch's first byte.
    std::vector<ShapedGlyph> glyphs_of(Stretch stretch, Script script) {
        const GlyphSpan glyphs = shape_glyphs(stretch, script);
        std::vector<ShapedGlyph> shaped;
        shaped.reserve(glyphs.count);
        for (unsigned int i = 0; i < glyphs.count; ++i) {
            const hb_glyph_info_t& info = glyphs.infos[i];
            const hb_glyph_position_t& position = glyphs.positions[i];
            shaped.push_back(
                {.glyph = static_cast<std::uint16_t>(info.codepoint),
                 .cluster = info.cluster - stretch.begin,
                 .advance = position.x_advance,
                 .x_offset = position.x_offset,
                 .y_offset = position.y_offset,
                 .unsafe_to_break =
                     (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
        }
        return shaped;
    }

    void append_run(Stretch stretch, Script script) {
        ShapedRun run{chain_[stretch.link], stretch.begin, stretch.end};
        if (stretch.end - stretch.begin > RunCache::LongestRun) {
            run.glyphs = glyphs_of(stretch, script);
        } else {
            RunCache& cache = RunCache::mine();
            std::string key = key_of(stretch, script);
            if (const auto* kept = cache.find(key)) {
                run.glyphs = *kept;
            } else {
                run.glyphs = glyphs_of(stretch, script);
                cache.keep(std::move(key), run.glyphs);
            }
        }
        for (ShapedGlyph& glyph : run.glyphs)
            glyph.cluster += stretch.begin;
        out_.runs.push_back(std::move(run));
    }

    const FontSet& fonts_;
    std::string_view text_;
    const ShapeStyle& style_;
    hb_language_t language_;
    std::vector<hb_feature_t> features_;
    std::vector<FaceId> chain_;
    ShapedText out_;
};

} // namespace

ShapedText shape(const FontSet& fonts, std::string_view text, const ShapeStyle& style) {
    return Shaper(fonts, text, style).shape();
}

} // namespace zbirnyk
