#include "template/compile_styles.h"

#include "diag/codes.h"
#include "template/vocabulary_tables.h"

#include <fmt/format.h>

#include <algorithm>

namespace zbirnyk {

namespace {

std::string_view group_name(PropertyRule::Group group) {
    switch (group) {
    case PropertyRule::Group::Text:
        return "@text";
    case PropertyRule::Group::Box:
        return "@box";
    case PropertyRule::Group::Size:
        return "@size";
    }
    return {};
}

bool takes_property(const ElementRule& element, const PropertyRule& property) {
    return std::any_of(
        element.attributes.begin(), element.attributes.end(), [&](const AttributeRule& rule) {
            return rule.name == group_name(property.group);
        });
}

Setting number_setting(Property property, int number) {
    Setting setting{property};
    setting.number = number;
    return setting;
}

Setting em_setting(Property property, double em) {
    Setting setting{property};
    setting.lengths = {Dimension{{}, em}};
    return setting;
}

/// What elements look like when the template says nothing. Bold is 600: the text families have a
/// semibold and no bold (design specification, 1.1).
Settings built_in(Element element) {
    switch (element) {
    case Element::B:
        return {number_setting(Property::FontWeight, 600)};
    case Element::I:
        return {number_setting(Property::FontStyle, 1)};
    case Element::Sup:
    case Element::FootnoteCall:
    case Element::FootnoteLabel:
        return {em_setting(Property::FontSize, 0.66), em_setting(Property::BaselineShift, 0.5)};
    case Element::Sub:
        return {em_setting(Property::FontSize, 0.66), em_setting(Property::BaselineShift, -0.2)};
    default:
        return {};
    }
}

/// Computes each style after the one it extends.
class StyleResolver {
  public:
    StyleResolver(
        const std::vector<TopElement>& elements,
        const std::vector<std::string_view>& families,
        Template::Content& content,
        Diagnostics& diagnostics)
        : families_(families)
        , content_(content)
        , diagnostics_(diagnostics) {
        for (const TopElement& element : elements) {
            if (element.node.is_element("style"))
                add(element);
        }
    }

    void resolve_all() {
        for (Entry& entry : entries_)
            resolve(entry);
        for (const Entry& entry : entries_)
            place(entry);
    }

  private:
    struct Entry {
        TopElement element;
        Settings settings = {};
        enum class State { New, Open, Done } state = State::New;
    };

    void add(const TopElement& element) {
        const std::string name{element.node.attribute("name")};
        if (name.empty() && !element.node.has_attribute("element")) {
            diagnostics_.error(
                codes::TemplateUnknownStyle,
                element.tree->span(element.node),
                "a style without `name` and without `element`",
                "give it a `name`, or the `element` whose look it sets");
            return;
        }
        const std::size_t number = entries_.size();
        const std::size_t first =
            name.empty() ? number : numbers_.emplace(name, number).first->second;
        if (first != number) {
            const TopElement& other = entries_[first].element;
            diagnostics_.report(
                {Severity::Error,
                 codes::TemplateDuplicateName,
                 element.tree->span(element.node.attribute_node("name")),
                 fmt::format("there are two styles `{}`", name),
                 {{other.tree->span(other.node.attribute_node("name")), "the first one"}}});
        }
        entries_.push_back({element});
    }

    void resolve(Entry& entry) {
        if (entry.state == Entry::State::Done)
            return;
        entry.state = Entry::State::Open;
        const Node extends = entry.element.node.attribute_node("extends");
        if (extends)
            extend(entry, extends);
        const Settings own = own_settings(entry.element, families_, content_.palette, diagnostics_);
        entry.settings.insert(entry.settings.end(), own.begin(), own.end());
        entry.state = Entry::State::Done;
    }

    void extend(Entry& entry, Node extends) {
        const Span span = entry.element.tree->span(extends);
        const auto found = numbers_.find(extends.value());
        if (found == numbers_.end()) {
            std::vector<std::string_view> names;
            for (const auto& [name, number] : numbers_)
                names.push_back(name);
            diagnostics_.error(
                codes::TemplateUnknownStyle,
                span,
                fmt::format("unknown style `{}`", extends.value()),
                did_you_mean(extends.value(), names));
            return;
        }
        Entry& base = entries_[found->second];
        if (base.state == Entry::State::Open) {
            diagnostics_.error(
                codes::TemplateStyleCycle,
                span,
                fmt::format("style `{}` extends itself", extends.value()));
            return;
        }
        resolve(base);
        entry.settings = base.settings;
    }

    void place(const Entry& entry) {
        const RuleId rule = static_cast<RuleId>(content_.rules.size());
        content_.rules.push_back(entry.settings);
        const Node node = entry.element.node;
        if (node.has_attribute("name"))
            content_.styles.emplace(node.attribute("name"), rule);
        if (!node.has_attribute("element"))
            return;
        const std::optional<Element> element = find_element(node.attribute("element"));
        if (!element) {
            diagnostics_.error(
                codes::TemplateUnknownElement,
                entry.element.tree->span(node.attribute_node("element")),
                fmt::format("there is no element `{}`", node.attribute("element")));
            return;
        }
        Settings settings = built_in(*element);
        settings.insert(settings.end(), entry.settings.begin(), entry.settings.end());
        content_.element_styles[*element] = static_cast<RuleId>(content_.rules.size());
        content_.rules.push_back(std::move(settings));
    }

    const std::vector<std::string_view>& families_;
    Template::Content& content_;
    Diagnostics& diagnostics_;
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t, std::less<>> numbers_;
};

} // namespace

Settings own_settings(
    const TopElement& element,
    const std::vector<std::string_view>& families,
    const Palette& palette,
    Diagnostics& diagnostics) {
    Settings settings;
    const ElementRule* rule = template_vocabulary().find(element.node.name());
    for (const Node attribute : element.node.attributes()) {
        const PropertyRule* property = find_property(attribute.name());
        if (rule == nullptr || property == nullptr || !takes_property(*rule, *property))
            continue;
        const Span span = element.tree->span(attribute);
        if (property->property == Property::FontFamily &&
            std::find(families.begin(), families.end(), attribute.value()) == families.end()) {
            diagnostics.error(
                codes::TemplateUnknownFont,
                span,
                fmt::format("unknown font family `{}`", attribute.value()),
                did_you_mean(attribute.value(), families));
            continue;
        }
        if (auto setting = parse_property(*property, attribute.value(), span, palette, diagnostics))
            settings.push_back(std::move(*setting));
    }
    return settings;
}

RuleId find_style(
    const Template::Content& content, std::string_view name, Span span, Diagnostics& diagnostics) {
    const auto found = content.styles.find(name);
    if (found != content.styles.end())
        return found->second;
    std::vector<std::string_view> names;
    for (const auto& [known, rule] : content.styles)
        names.push_back(known);
    diagnostics.error(
        codes::TemplateUnknownStyle,
        span,
        fmt::format("unknown style `{}`", name),
        did_you_mean(name, names));
    return 0;
}

void compile_styles(
    const std::vector<TopElement>& elements,
    const std::vector<std::string_view>& families,
    Template::Content& content,
    Diagnostics& diagnostics) {
    content.rules = {Settings{}};
    for (const Element element :
         {Element::B,
          Element::I,
          Element::Sup,
          Element::Sub,
          Element::FootnoteCall,
          Element::FootnoteLabel}) {
        content.element_styles[element] = static_cast<RuleId>(content.rules.size());
        content.rules.push_back(built_in(element));
    }
    for (const TopElement& element : elements) {
        if (!element.node.is_element("color"))
            continue;
        const Node value = element.node.attribute_node("value");
        const std::optional<Color> color = parse_color(value.value(), {});
        if (!color) {
            diagnostics.error(
                codes::TemplateUnknownColor,
                element.tree->span(value),
                fmt::format("`{}` is not a colour", value.value()),
                "write it as `#rrggbb`");
        }
        content.palette.emplace(element.node.attribute("name"), color.value_or(Color{}));
    }
    StyleResolver(elements, families, content, diagnostics).resolve_all();
}

} // namespace zbirnyk
