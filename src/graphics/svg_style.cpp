#include "graphics/svg_style.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace zbirnyk {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    }
    return result;
}

/// CSS comments removed.
std::string without_comments(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t begin = text.find("/*");
        result += text.substr(0, begin);
        const std::size_t end =
            begin == std::string_view::npos ? begin : text.find("*/", begin + 2);
        if (end == std::string_view::npos) {
            return result;
        }
        text.remove_prefix(end + 2);
    }
}

/// A selector of one part: an optional sign and a name.
bool is_simple_selector(std::string_view selector) {
    if (selector.starts_with('.') || selector.starts_with('#')) {
        selector.remove_prefix(1);
    }
    return !selector.empty() &&
           selector.find_first_of(" \t\r\n.#:>+~[*,@") == std::string_view::npos;
}

void append(std::vector<SvgDeclaration>& to, const std::vector<SvgDeclaration>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

std::optional<SvgPaint> parse_paint(std::string_view text) {
    text = trim(text);
    if (text == "none") {
        return SvgPaint{};
    }
    if (text == "currentColor" || text == "currentcolor") {
        return SvgPaint{SvgPaint::Kind::CurrentColor};
    }
    if (text.starts_with("url(")) {
        const std::size_t close = text.find(')');
        std::string_view target = trim(text.substr(4, std::min(close, text.size()) - 4));
        while (!target.empty() && (target.front() == '"' || target.front() == '\'')) {
            target = target.substr(1, target.size() - 2);
        }
        return SvgPaint{SvgPaint::Kind::Server, {}, std::string(target)};
    }
    const auto color = parse_svg_color(text);
    return color ? std::optional(SvgPaint{SvgPaint::Kind::Color, *color}) : std::nullopt;
}

using Apply = SvgApplied (*)(const std::string&, const SvgStyle&, double, SvgStyle&);

template <typename Value>
SvgApplied assign(Value& target, const std::optional<Value>& value) {
    if (!value) {
        return SvgApplied::Malformed;
    }
    target = *value;
    return SvgApplied::Done;
}

std::optional<double> parse_opacity(std::string_view text) {
    // A percentage of 1 is the fraction.
    const auto value = parse_svg_length(text, {.percent_of = 1});
    return value ? std::optional(std::clamp(*value, 0.0, 1.0)) : std::nullopt;
}

template <typename Value>
std::optional<Value>
choose(std::string_view text, std::initializer_list<std::pair<std::string_view, Value>> choices) {
    for (const auto& [name, value] : choices) {
        if (name == text) {
            return value;
        }
    }
    return std::nullopt;
}

SvgApplied apply_dashes(
    const std::string& value,
    const SvgStyle& style,
    double percent_of,
    std::vector<double>& dashes) {
    dashes.clear();
    if (value == "none") {
        return SvgApplied::Done;
    }
    std::string_view rest = value;
    double sum = 0;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" ,\t\r\n"), rest.size());
        if (end > 0) {
            const auto length =
                parse_svg_length(rest.substr(0, end), {style.font_size, percent_of});
            if (!length || *length < 0) {
                dashes.clear();
                return SvgApplied::Malformed;
            }
            dashes.push_back(*length);
            sum += *length;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (sum == 0) {
        dashes.clear();
    } else if (dashes.size() % 2 == 1) {
        const std::vector<double> once = dashes;
        dashes.insert(dashes.end(), once.begin(), once.end());
    }
    return SvgApplied::Done;
}

SvgApplied apply_weight(const std::string& value, const SvgStyle& parent, SvgStyle& style) {
    if (value == "bolder" || value == "lighter") {
        style.font_weight =
            std::clamp(parent.font_weight + (value == "bolder" ? 300 : -300), 100, 900);
        return SvgApplied::Done;
    }
    if (const auto named = choose<int>(value, {{"normal", 400}, {"bold", 700}})) {
        style.font_weight = *named;
        return SvgApplied::Done;
    }
    const auto number = parse_svg_length(value, {});
    if (!number || *number < 1 || *number > 1000) {
        return SvgApplied::Malformed;
    }
    style.font_weight = static_cast<int>(*number);
    return SvgApplied::Done;
}

/// The first family of the list, without quotes.
std::string first_family(std::string_view list) {
    std::string_view first = trim(list.substr(0, list.find(',')));
    if (first.size() >= 2 && (first.front() == '"' || first.front() == '\'')) {
        first = first.substr(1, first.size() - 2);
    }
    return std::string(first);
}

struct Property {
    std::string_view name;
    Apply apply;
};

constexpr Property Properties[] = {
    {"fill",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(s.fill, parse_paint(v));
     }},
    {"stroke",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(s.stroke, parse_paint(v));
     }},
    {"color",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(s.color, parse_svg_color(v));
     }},
    {"opacity",
     [](const std::string& v, const SvgStyle& parent, double, SvgStyle& s) {
         const auto own = parse_opacity(v);
         s.opacity = parent.opacity * own.value_or(1);
         return own ? SvgApplied::Done : SvgApplied::Malformed;
     }},
    {"fill-opacity",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(s.fill_opacity, parse_opacity(v));
     }},
    {"stroke-opacity",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(s.stroke_opacity, parse_opacity(v));
     }},
    {"stroke-width",
     [](const std::string& v, const SvgStyle&, double percent_of, SvgStyle& s) {
         return assign(s.stroke_width, parse_svg_length(v, {s.font_size, percent_of}));
     }},
    {"stroke-linecap",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(
             s.cap,
             choose<LineCap>(
                 v,
                 {{"butt", LineCap::Butt},
                  {"round", LineCap::Round},
                  {"square", LineCap::Square}}));
     }},
    {"stroke-linejoin",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(
             s.join,
             choose<LineJoin>(
                 v,
                 {{"miter", LineJoin::Miter},
                  {"miter-clip", LineJoin::Miter},
                  {"arcs", LineJoin::Miter},
                  {"round", LineJoin::Round},
                  {"bevel", LineJoin::Bevel}}));
     }},
    {"stroke-miterlimit",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         const auto limit = parse_svg_length(v, {});
         return assign(s.miter_limit, limit && *limit >= 1 ? limit : std::nullopt);
     }},
    {"stroke-dasharray",
     [](const std::string& v, const SvgStyle&, double percent_of, SvgStyle& s) {
         return apply_dashes(v, s, percent_of, s.dashes);
     }},
    {"stroke-dashoffset",
     [](const std::string& v, const SvgStyle&, double percent_of, SvgStyle& s) {
         return assign(s.dash_offset, parse_svg_length(v, {s.font_size, percent_of}));
     }},
    {"fill-rule",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(
             s.fill_rule,
             choose<FillRule>(v, {{"nonzero", FillRule::NonZero}, {"evenodd", FillRule::EvenOdd}}));
     }},
    {"visibility",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         s.is_visible = v == "visible";
         return SvgApplied::Done;
     }},
    {"display",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         s.is_displayed = v != "none";
         return SvgApplied::Done;
     }},
    {"font-family",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         s.font_family = first_family(v);
         return SvgApplied::Done;
     }},
    {"font-size",
     [](const std::string& v, const SvgStyle& parent, double, SvgStyle& s) {
         return assign(s.font_size, parse_svg_length(v, {parent.font_size, parent.font_size}));
     }},
    {"font-weight",
     [](const std::string& v, const SvgStyle& parent, double, SvgStyle& s) {
         return apply_weight(v, parent, s);
     }},
    {"font-style",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         s.italic = v == "italic" || v.starts_with("oblique");
         return SvgApplied::Done;
     }},
    {"text-anchor",
     [](const std::string& v, const SvgStyle&, double, SvgStyle& s) {
         return assign(
             s.anchor,
             choose<TextAnchor>(
                 v,
                 {{"start", TextAnchor::Start},
                  {"middle", TextAnchor::Middle},
                  {"end", TextAnchor::End}}));
     }},
};

const Property* find_property(std::string_view name) {
    const auto* const found = std::find_if(
        std::begin(Properties), std::end(Properties), [name](const Property& property) {
            return property.name == name;
        });
    return found == std::end(Properties) ? nullptr : found;
}

/// Properties that change a drawing and have no equivalent here.
bool is_undrawn(std::string_view name) {
    static constexpr std::string_view Names[] = {
        "clip-path",
        "mask",
        "filter",
        "marker",
        "marker-start",
        "marker-mid",
        "marker-end",
        "mix-blend-mode",
        "paint-order",
        "writing-mode"};
    return std::find(std::begin(Names), std::end(Names), name) != std::end(Names);
}

/// Their values that change nothing.
bool changes_nothing(std::string_view value) {
    return value == "none" || value == "normal" || value == "horizontal-tb" || value == "lr-tb";
}

} // namespace

bool is_svg_property(std::string_view name) {
    return find_property(name) != nullptr || is_undrawn(name);
}

std::vector<SvgDeclaration> parse_declarations(std::string_view text) {
    std::vector<SvgDeclaration> result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view one = text.substr(0, end);
        const std::size_t colon = one.find(':');
        if (colon != std::string_view::npos) {
            std::string_view value = trim(one.substr(colon + 1));
            if (const std::size_t mark = value.find("!important"); mark != std::string_view::npos) {
                value = trim(value.substr(0, mark));
            }
            result.push_back({lower(trim(one.substr(0, colon))), std::string(value)});
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

bool SvgStyleSheet::add(std::string_view text) {
    const std::string plain = without_comments(text);
    std::string_view rest = plain;
    bool complete = true;
    while (true) {
        const std::size_t open = rest.find('{');
        const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) {
            return complete && trim(rest).empty();
        }
        std::string_view selectors = rest.substr(0, open);
        const auto declarations = parse_declarations(rest.substr(open + 1, close - open - 1));
        while (!selectors.empty()) {
            const std::size_t comma = std::min(selectors.find(','), selectors.size());
            const std::string_view selector = trim(selectors.substr(0, comma));
            if (is_simple_selector(selector)) {
                append(rules_[std::string(selector)], declarations);
            } else {
                complete = false;
            }
            selectors.remove_prefix(std::min(comma + 1, selectors.size()));
        }
        rest.remove_prefix(close + 1);
    }
}

std::vector<SvgDeclaration> SvgStyleSheet::declarations_for(Node element) const {
    std::vector<SvgDeclaration> result;
    if (rules_.empty()) {
        return result;
    }
    const auto take = [&](std::string selector, std::string_view name) {
        selector.append(name);
        if (const auto found = rules_.find(selector); found != rules_.end()) {
            append(result, found->second);
        }
    };
    take("", element.name());
    std::string_view classes = element.attribute("class");
    while (!classes.empty()) {
        const std::size_t end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
        if (end > 0) {
            take(".", classes.substr(0, end));
        }
        classes.remove_prefix(std::min(end + 1, classes.size()));
    }
    take("#", element.attribute("id"));
    return result;
}

SvgApplied apply_declaration(
    const SvgDeclaration& declaration, const SvgStyle& parent, double percent_of, SvgStyle& style) {
    const Property* property = find_property(declaration.name);
    if (property == nullptr) {
        return is_undrawn(declaration.name) && !changes_nothing(declaration.value)
                   ? SvgApplied::Unsupported
                   : SvgApplied::Unknown;
    }
    if (declaration.value == "inherit") {
        return SvgApplied::Done;
    }
    return property->apply(declaration.value, parent, percent_of, style);
}

} // namespace zbirnyk
