#include "base/xml_text.h"
#include "read/value_type.h"
#include "read/vocabulary.h"
#include "read/vocabulary_rules.h"

#include <algorithm>
#include <fmt/format.h>

/// A vocabulary as RELAX NG. Each element becomes a `define` of its name; children "in any order"
/// become an interleave. Children without a bound go into one repeated choice, which says the same
/// as an interleave of repetitions and keeps validators fast. Ids are plain tokens: xsd:ID would
/// forbid ids that begin with a digit, and the checker proves uniqueness.
namespace zbirnyk {

namespace {

/// A define's name is an NCName: the colon of a prefix is not allowed there.
std::string define_name(std::string_view element) {
    std::string name(element);
    std::replace(name.begin(), name.end(), ':', '.');
    return name;
}

class SchemaWriter {
  public:
    explicit SchemaWriter(const Vocabulary& vocabulary)
        : vocabulary_(vocabulary) {}

    std::string write() {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        open(fmt::format(
            "grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" "
            "xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\" "
            "datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\" ns=\"{}\"",
            xml_attribute(vocabulary_.name_space)));
        open("start");
        open("choice");
        for (const std::string_view root : vocabulary_.roots) {
            reference(root);
        }
        close("choice");
        close("start");
        for (const ElementRule& rule : vocabulary_.elements) {
            element(rule);
        }
        close("grammar");
        return std::move(out_);
    }

  private:
    void line(std::string_view text) {
        out_.append(depth_ * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    void open(std::string_view tag) {
        line(fmt::format("<{}>", tag));
        ++depth_;
    }

    void close(std::string_view tag) {
        --depth_;
        line(fmt::format("</{}>", tag));
    }

    void reference(std::string_view element) {
        line(fmt::format("<ref name=\"{}\"/>", xml_attribute(define_name(element))));
    }

    void documentation(std::string_view note) {
        if (!note.empty()) {
            line(fmt::format("<a:documentation>{}</a:documentation>", xml_attribute(note)));
        }
    }

    void element(const ElementRule& rule) {
        open(fmt::format("define name=\"{}\"", xml_attribute(define_name(rule.name))));
        open(fmt::format("element name=\"{}\"", xml_attribute(rule.name)));
        documentation(rule.note);
        const auto attributes = attribute_rules(vocabulary_, rule);
        const bool has_language =
            std::any_of(attributes.begin(), attributes.end(), [](const AttributeRule* attribute) {
                return attribute->name == LanguageAttribute;
            });
        if (!has_language) {
            attribute({LanguageAttribute, ValueType::Language});
        }
        for (const AttributeRule* one : attributes) {
            attribute(*one);
        }
        content(rule);
        close("element");
        close("define");
    }

    void attribute(const AttributeRule& rule) {
        if (!rule.required) {
            open("optional");
        }
        // The namespace of the grammar is for elements: attributes have none of their own.
        const bool prefixed = rule.name.find(':') != std::string_view::npos;
        open(fmt::format(
            "attribute name=\"{}\"{}", xml_attribute(rule.name), prefixed ? "" : " ns=\"\""));
        documentation(rule.note);
        value(rule.type, rule.choices, "string");
        close("attribute");
        if (!rule.required) {
            close("optional");
        }
    }

    void content(const ElementRule& rule) {
        switch (rule.content) {
        case Content::Empty:
            line("<empty/>");
            break;
        case Content::Text:
            value(rule.text_type, rule.text_choices, "token");
            break;
        case Content::Elements:
            children(rule);
            break;
        case Content::Mixed:
            open("mixed");
            children(rule);
            close("mixed");
            break;
        }
    }

    void children(const ElementRule& rule) {
        if (rule.children.empty()) {
            line("<empty/>");
            return;
        }
        const auto is_bounded = [](const ChildRule& child) { return child.occurs != Occurs::Any; };
        const auto bounds = std::count_if(rule.children.begin(), rule.children.end(), is_bounded);
        const bool has_unbounded = bounds < std::ssize(rule.children);
        // libxml2 refuses an interleave of one part in an element that contains itself.
        const bool interleaves = bounds + (has_unbounded ? 1 : 0) > 1;
        if (interleaves) {
            open("interleave");
        }
        for (const ChildRule& child : rule.children) {
            if (is_bounded(child)) {
                bounded(child);
            }
        }
        if (has_unbounded) {
            unbounded(rule.children);
        }
        if (interleaves) {
            close("interleave");
        }
    }

    void bounded(const ChildRule& child) {
        if (child.occurs == Occurs::Once) {
            reference(child.name);
            return;
        }
        const std::string_view tag = child.occurs == Occurs::Optional ? "optional" : "oneOrMore";
        open(tag);
        reference(child.name);
        close(tag);
    }

    void unbounded(const std::vector<ChildRule>& children) {
        open("zeroOrMore");
        open("choice");
        for (const ChildRule& child : children) {
            if (child.occurs == Occurs::Any) {
                reference(child.name);
            }
        }
        close("choice");
        close("zeroOrMore");
    }

    /// `base` is the XSD type whose treatment of blanks fits: attributes count every one, texts
    /// none at their ends.
    void value(ValueType type, std::string_view choices, std::string_view base) {
        switch (type) {
        case ValueType::Text:
        case ValueType::Verbatim:
        case ValueType::Ids:
        case ValueType::Pattern:
            line("<text/>");
            break;
        case ValueType::Choice:
            choice(choices, base);
            break;
        case ValueType::Boolean:
            choice("true|false", base);
            break;
        case ValueType::Language:
            choice("uk|en|de", base);
            break;
        case ValueType::Date:
            pattern("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
            break;
        default:
            pattern(base, pattern_of(type));
        }
    }

    static std::string_view pattern_of(ValueType type) {
        switch (type) {
        case ValueType::Integer:
            return "[0-9]+";
        case ValueType::Decimal:
            return "-?[0-9]+(\\.[0-9]+)?";
        case ValueType::Time:
            return "([01][0-9]|2[0-3]):[0-5][0-9]";
        case ValueType::Length:
            return "0|-?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)(pt|mm|cm|em|%)";
        case ValueType::Color:
            return "#[0-9A-Fa-f]{6}|[^#\\s]\\S*";
        case ValueType::Path:
            return "[^/\\\\]([^:\\\\][^\\\\]*)?";
        case ValueType::Expression:
            return "\\s*\\S(.|\\s)*";
        default:
            return "\\S+";
        }
    }

    void choice(std::string_view choices, std::string_view base) {
        open("choice");
        for (const std::string_view one : split_choices(choices)) {
            line(fmt::format("<value type=\"{}\">{}</value>", base, xml_attribute(one)));
        }
        close("choice");
    }

    void pattern(std::string_view base, std::string_view expression) {
        open(fmt::format("data type=\"{}\"", base));
        line(fmt::format("<param name=\"pattern\">{}</param>", xml_attribute(expression)));
        close("data");
    }

    const Vocabulary& vocabulary_;
    std::string out_;
    std::size_t depth_ = 0;
};

} // namespace

std::string relax_ng(const Vocabulary& vocabulary) {
    return SchemaWriter(vocabulary).write();
}

} // namespace zbirnyk
