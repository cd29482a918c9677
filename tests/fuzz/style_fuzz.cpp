#include "support/check_layout.h"
#include "support/fuzz_resources.h"
#include "template/properties.h"
#include "template/template.h"

#include <fmt/format.h>
#include <set>

using namespace zbirnyk;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<' || c == '&' || c == '"' || static_cast<unsigned char>(c) < 0x20)
            out += '_';
        else
            out += c;
    }
    return out;
}

/// A style sheet and what uses it, from lines: `NAME=VALUE` sets a property of the last style, any
/// other line begins a style that extends the last but N, N its first byte.
struct Sheet {
    explicit Sheet(std::string_view input) {
        while (!input.empty() && count < 12) {
            const std::size_t end = std::min(input.find('\n'), input.size());
            add_line(input.substr(0, end));
            input.remove_prefix(std::min(end + 1, input.size()));
        }
        for (int i = 0; i < count; ++i)
            body += "</block>";
        styles += "/>";
    }

    void add_line(std::string_view line) {
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) {
            begin_style(line.empty() ? 1 : static_cast<unsigned char>(line[0]));
            return;
        }
        const PropertyRule* rule = find_property(line.substr(0, equals));
        // An attribute twice is an error of XML, not of styles.
        if (rule && set.insert(rule->name).second)
            styles += fmt::format(" {}=\"{}\"", rule->name, escaped(line.substr(equals + 1)));
    }

    void begin_style(int back) {
        ++count;
        set.clear();
        styles += fmt::format("/><style name='s{}'", count);
        if (const int base = count - 1 - back % 4; base > 0 && base < count)
            styles += fmt::format(" extends='s{}'", base);
        body += fmt::format(
            "<block style='s{0}'><p>Слово про стиль {0}<footnote>виноска</footnote></p>"
            "<p style='s{0}'>Довгий рядок, що його треба ділити на частини: сторінкобудування.</p>",
            count);
    }

    int count = 0;
    std::set<std::string_view> set;
    std::string styles = "<style element='template'", body;
};

} // namespace

/// Values of properties, inheritance, and the layout of whatever results.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 400)
        return 0;
    const Sheet sheet({reinterpret_cast<const char*>(data), size});
    const auto files = make_memory_file_system(
        {{"t/template.xml",
          fmt::format(
              "<template xmlns='urn:zbirnyk:template:1' xml:lang='uk'><color name='navy' "
              "value='#1B365D'/>{}<page-master name='m' size='A6' margin='10mm'/>"
              "<page-sequence master='m'><p>Початок</p>{}</page-sequence></template>",
              sheet.styles,
              sheet.body)}});
    const LayoutResources& resources = fuzz_resources();
    Sources sources;
    Diagnostics diagnostics;
    const auto source =
        Template::read(*files, "t", {resources.fonts.families()}, sources, diagnostics);
    if (source) {
        const auto tree = read_xml(sources, sources.add("d.xml", "<event/>"), {}, diagnostics);
        for (const DocumentTask& task : plan_documents(*source, *tree, diagnostics)) {
            Diagnostics found;
            const Document document =
                bind(*source, task, *tree, {*files, "e", "2020-06-11"}, diagnostics);
            if (!diagnostics.has_errors())
                lay_out_checked(document, resources, found);
            diagnostics.append(std::move(found));
        }
    }
    print_all(diagnostics, sources);
    return 0;
}
