#include "model/typography.h"

#include "diag/codes.h"
#include "model/passages.h"
#include "model/records.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// One tree while it is cleaned. The texts of a passage get places of their own, one apart, so that
/// a change over two texts falls into two.
class Cleaner {
  public:
    Cleaner(Tree& tree, const Vocabulary& vocabulary, CleaningRules rules, Diagnostics& diagnostics)
        : tree_(tree)
        , vocabulary_(vocabulary)
        , rules_(rules)
        , diagnostics_(diagnostics) {}

    void texts(std::string_view lang) {
        const PassageReading reading{
            [this](Node text, TextPassage& passage) {
                texts_.push_back({text, end_});
                passage.append(text.value(), end_);
                end_ += text.value().size() + 1;
            },
            [this](Node element) {
                const ElementRule* rule = vocabulary_.find(element.name());
                return rule != nullptr &&
                       (rule->content == Content::Mixed ||
                        (rule->content == Content::Text && rule->text_type == ValueType::Text));
            }};
        std::vector<TextChange> changes;
        for (const TextPassage& passage : passages_below(tree_.root(), lang, reading))
            clean(passage, changes);
        std::ranges::stable_sort(changes, {}, &TextChange::begin);
        apply(changes);
    }

    void attributes(Node element, std::string_view lang) {
        const ElementRule* rule = vocabulary_.find(element.name());
        if (rule == nullptr)
            return;
        const std::string own(element.language().empty() ? lang : element.language());
        for (const AttributeRule& of : rule->attributes) {
            const Node attribute =
                of.type == ValueType::Text ? element.attribute_node(of.name) : Node();
            if (!attribute)
                continue;
            const Cleaning cleaning =
                find_changes(attribute.value(), {.lang = own, .rules = rules_of(element)});
            warn(cleaning, attribute.value(), [&](const TextWarning& warning) {
                return part_of(attribute, warning.begin, warning.end);
            });
            if (!cleaning.changes.empty())
                tree_.set_attribute(
                    element,
                    of.name,
                    apply_changes(attribute.value(), cleaning.changes),
                    tree_.span(attribute));
        }
    }

  private:
    struct Piece {
        Node text;
        std::size_t begin = 0;
    };

    CleaningRules rules_of(Node block) const {
        return block.is_element("reference") ? rules_.without(CleaningRule::Dashes) : rules_;
    }

    void clean(const TextPassage& passage, std::vector<TextChange>& changes) {
        const Cleaning cleaning = find_changes(
            passage.text,
            {.lang = passage.lang,
             .rules = rules_of(passage.block),
             .line_feed = LineFeed::IsBlank,
             .protected_ranges = passage.protected_ranges});
        for (const TextChange& change : cleaning.changes)
            place_change(change, passage, changes);
        warn(cleaning, passage.text, [&](const TextWarning& warning) {
            const std::size_t offset = passage.offsets[warning.begin];
            if (offset == TextPassage::Nowhere)
                return tree_.span(passage.block);
            const Piece& piece = piece_at(offset);
            const std::size_t begin = offset - piece.begin;
            return part_of(piece.text, begin, begin + warning.end - warning.begin);
        });
    }

    const Piece& piece_at(std::size_t offset) const {
        return *std::prev(std::ranges::upper_bound(texts_, offset, {}, &Piece::begin));
    }

    /// Where bytes of a text or attribute stand in the file; all of it when references hide that.
    Span part_of(Node node, std::size_t begin, std::size_t end) const {
        const Span whole = tree_.span(node);
        if (whole.end - whole.begin != node.value().size() || end > node.value().size())
            return whole;
        return {
            whole.file,
            whole.begin + static_cast<std::uint32_t>(begin),
            whole.begin + static_cast<std::uint32_t>(end)};
    }

    template <typename SpanOf>
    void warn(const Cleaning& cleaning, std::string_view text, const SpanOf& span_of) {
        for (const TextWarning& warning : cleaning.warnings)
            warn_doubtful(warning, text, span_of(warning), diagnostics_);
    }

    /// `changes` ascend, and none crosses the border of a text.
    void apply(const std::vector<TextChange>& changes) {
        auto change = changes.begin();
        for (const Piece& piece : texts_) {
            const std::size_t end = piece.begin + piece.text.value().size();
            std::vector<TextChange> own;
            for (; change != changes.end() && change->begin <= end; ++change) {
                own.push_back(*change);
                own.back().begin -= piece.begin;
                own.back().end -= piece.begin;
            }
            if (!own.empty())
                tree_.set_text(piece.text, apply_changes(piece.text.value(), own));
        }
    }

    Tree& tree_;
    const Vocabulary& vocabulary_;
    CleaningRules rules_;
    Diagnostics& diagnostics_;
    std::vector<Piece> texts_; ///< by place
    std::size_t end_ = 0;
};

} // namespace

CleaningRules
named_rules(const std::vector<std::string>& names, Span span, Diagnostics& diagnostics) {
    CleaningRules rules = CleaningRules::only({});
    for (const std::string& name : names) {
        if (const auto rule = parse_rule(name))
            rules = rules.with(*rule);
        else if (name == "all")
            rules = CleaningRules::all();
        else
            diagnostics.error(
                codes::CleanUnknownRule,
                span,
                fmt::format("no rule of cleaning is called `{}`", name),
                "docs/language/typography.md names the rules");
    }
    return rules;
}

void warn_doubtful(
    const TextWarning& warning, std::string_view text, Span span, Diagnostics& diagnostics) {
    diagnostics.warning(
        codes::CleanDoubtful,
        span,
        fmt::format(
            "{}: `{}`",
            warning_name(warning.kind),
            text.substr(warning.begin, warning.end - warning.begin)));
}

void clean_typography(
    Tree& tree,
    const Vocabulary& vocabulary,
    CleaningRules rules,
    std::string_view lang,
    Diagnostics& diagnostics) {
    Cleaner cleaner(tree, vocabulary, rules, diagnostics);
    cleaner.texts(lang);
    for_each_element(tree.root(), [&](Node element) { cleaner.attributes(element, lang); });
}

} // namespace zbirnyk
