#include "template/template.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>

using namespace zbirnyk;

namespace {

constexpr std::string_view Data =
    "<event xml:lang='uk' id='e' when='2020-06-09' hours='18'>"
    "<person id='p1' age='40' surname='Ґалаґан'>Олена <b>Їжакевич</b></person>"
    "<person id='p2' age='2.5' surname='Єва'/><sum n='1250000'/></event>";

/// An input is lines, each for one place of the template; an absent or empty one leaves the place
/// as it is.
struct Fields {
    explicit Fields(std::string_view input) {
        for (std::size_t i = 0; i < given.size() && !input.empty(); ++i) {
            const std::size_t end = std::min(input.find('\n'), input.size());
            given[i] = input.substr(0, end);
            input.remove_prefix(std::min(end + 1, input.size()));
        }
    }

    /// The field as it is written in an attribute or a text.
    std::string at(std::size_t number, std::string_view otherwise) const {
        std::string out;
        for (const char c : given[number].empty() ? otherwise : given[number]) {
            if (c == '<')
                out += "&lt;";
            else if (c == '&')
                out += "&amp;";
            else if (c == '"')
                out += "&quot;";
            else
                out += c;
        }
        return out;
    }

    std::array<std::string_view, 10> given = {};
};

std::string template_text(const Fields& fields) {
    return fmt::format(
        "<template xmlns='urn:zbirnyk:template:1' xml:lang='uk'><page-master name='m'/>"
        "<match element='person'><p><apply/></p></match>"
        "<result-document select=\"/event/person\" href=\"{0}.pdf\">"
        "<info title=\"{0}\"/>"
        "<page-sequence master='m'>"
        "<variable name='v' select=\"{1}\"/>"
        "<p id=\"{0}\"><value-of select=\"{1}\"/></p>"
        "<if test=\"{2}\"><p>так</p></if>"
        "<p><value-of select='/event/sum/@n' format='number' pattern=\"{3}\"/></p>"
        "<p><value-of select='/event/@when' format='date' pattern=\"{3}\"/></p>"
        "<p><value-of select='/event/@hours' format='message' pattern=\"{4}\"/></p>"
        "<p><value-of select='/event/@hours' format='plural' forms=\"{5}\"/></p>"
        "<p><message key='k'><param name='n' select=\"{1}\"/></message></p>"
        "<for-each select=\"{6}\" sort=\"{7}\" collation='uk'>"
        "<p label=\"{0}\"><value-of select='@surname'/></p></for-each>"
        "<list type='decimal' label=\"{8}\"><item>а</item></list>"
        "<grid columns=\"{9}\"><p>б</p></grid>"
        "<apply select=\"{6}\"/>"
        "</page-sequence></result-document></template>",
        fields.at(0, "d-{@id}"),
        fields.at(1, "@surname"),
        fields.at(2, "@age > 3"),
        fields.at(3, ""),
        fields.at(4, "{value}"),
        fields.at(5, "година|години|годин"),
        fields.at(6, "/event/person"),
        fields.at(7, "@surname|@age"),
        fields.at(8, "{$number})"),
        fields.at(9, "auto 1fr"));
}

} // namespace

/// Expressions, attribute value templates, patterns and messages in all the places that take them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Evaluation may cost a power of an expression's length: long ones find nothing new.
    if (size > 300)
        return 0;
    const Fields fields({reinterpret_cast<const char*>(data), size});
    const auto files = make_memory_file_system(
        {{"t/template.xml", template_text(fields)},
         {"t/locale/uk.xml",
          fmt::format(
              "<messages xmlns='urn:zbirnyk:locale:1'><message key='k'>{}</message></messages>",
              fields.at(4, "{n}"))}});
    Sources sources;
    Diagnostics diagnostics;
    const auto source = Template::read(*files, "t", {{"Serif"}}, sources, diagnostics);
    const auto tree = read_xml(sources, sources.add("d.xml", std::string(Data)), {}, diagnostics);
    if (source) {
        for (const DocumentTask& task : plan_documents(*source, *tree, diagnostics)) {
            const BindResources resources{*files, "e", "2020-06-11"};
            const Document first = bind(*source, task, *tree, resources, diagnostics);
            if (dump(first) != dump(bind(*source, task, *tree, resources, diagnostics)))
                std::abort();
        }
    }
    print_all(diagnostics, sources);
    return 0;
}
