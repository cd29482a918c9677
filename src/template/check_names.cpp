#include "template/check_names.h"

#include "diag/codes.h"
#include "read/xpath_scanner.h"
#include "template/content.h"

#include <fmt/format.h>
#include <set>

namespace zbirnyk {

namespace {

class NameChecker {
  public:
    NameChecker(const DataNames& known, Diagnostics& diagnostics)
        : known_(known)
        , diagnostics_(diagnostics) {}

    void check(const Instruction& instruction) {
        for (const Attribute& attribute : instruction.attributes)
            for (const PatternPart& part : attribute.pattern)
                if (part.expression)
                    check(*part.expression);
        for (const Instruction& child : instruction.children)
            check(child);
    }

  private:
    void check(const Compiled& expression) {
        for (const XPathName& found : scan_xpath_names(expression.text)) {
            if (found.kind == XPathName::Kind::Element)
                check(expression, found, known_.elements, "element");
            else if (found.kind == XPathName::Kind::Attribute)
                check(expression, found, known_.attributes, "attribute");
        }
    }

    void check(
        const Compiled& expression,
        const XPathName& found,
        const std::set<std::string_view>& known,
        std::string_view kind) {
        if (known.contains(found.name))
            return;
        Span span = expression.span;
        span.begin = std::min(span.begin + static_cast<std::uint32_t>(found.offset), span.end);
        span.end = std::min(span.begin + static_cast<std::uint32_t>(found.name.size()), span.end);
        diagnostics_.warning(
            codes::TemplateNoMatch,
            span,
            fmt::format(
                "`{}` matches nothing: no data has an {} `{}`", expression.text, kind, found.name),
            did_you_mean(found.name, {known.begin(), known.end()}));
    }

    const DataNames& known_;
    Diagnostics& diagnostics_;
};

} // namespace

void DataNames::add(const Vocabulary& vocabulary) {
    for (const ElementRule& element : vocabulary.elements) {
        elements.insert(element.name);
        for (const AttributeRule& attribute : element.attributes)
            attributes.insert(attribute.name);
    }
    for (const Vocabulary::Group& group : vocabulary.groups)
        for (const AttributeRule& attribute : group.attributes)
            attributes.insert(attribute.name);
}

void DataNames::add(Node node) {
    elements.insert(node.name());
    for (const Node attribute : node.attributes())
        attributes.insert(attribute.name());
    for (const Node child : node.child_elements())
        add(child);
}

void check_names(const Template& source, const DataNames& known, Diagnostics& diagnostics) {
    NameChecker(known, diagnostics).check(source.content().root);
}

} // namespace zbirnyk
