#include "exchange/abstract_xml.h"

#include "base/xml_text.h"
#include "diag/codes.h"
#include "exchange/abstract_body.h"
#include "exchange/body_xml.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

class AbstractWriter {
  public:
    AbstractWriter(
        const PictureSource& pictures,
        const ImportSettings& settings,
        Span from,
        Diagnostics& diagnostics)
        : settings_(settings)
        , from_(from)
        , diagnostics_(diagnostics)
        , out_(pictures, settings, from, diagnostics) {}

    ImportedAbstract write(const AbstractParts& parts);

  private:
    void head(const AbstractParts& parts);
    void authors(const AbstractParts& parts);
    void field(std::string_view element, const FoundText& text);
    void keywords(const FoundText& text);
    void gaps(const AbstractParts& parts);
    void references(const AbstractParts& parts);

    const ImportSettings& settings_;
    Span from_;
    Diagnostics& diagnostics_;
    BodyXml out_;
};

void AbstractWriter::field(std::string_view element, const FoundText& text) {
    const std::string content = out_.inlines(text.text);
    out_.line(fmt::format("<{0} xml:lang=\"{1}\">{2}</{0}>", element, text.lang, content));
}

void AbstractWriter::keywords(const FoundText& text) {
    std::string words = plain_text(text.text);
    while (words.ends_with('.') || words.ends_with(' ')) {
        words.pop_back();
    }
    if (words.find(';') == std::string::npos) {
        std::replace(words.begin(), words.end(), ',', ';');
    }
    out_.line(fmt::format("<keywords xml:lang=\"{}\">{}</keywords>", text.lang, xml_text(words)));
}

void AbstractWriter::authors(const AbstractParts& parts) {
    const std::size_t places = parts.affiliations.size();
    for (std::size_t i = 0; i < parts.authors.size(); ++i) {
        const FoundAuthor& author = parts.authors[i];
        std::string tag = fmt::format("<author surname=\"{}\"", xml_attribute(author.surname));
        if (!author.given.empty()) {
            tag += fmt::format(" given=\"{}\"", xml_attribute(author.given));
        }
        if (!author.patronymic.empty()) {
            tag += fmt::format(" patronymic=\"{}\"", xml_attribute(author.patronymic));
        }
        if (places == 1 || places == parts.authors.size()) {
            tag += fmt::format(" affiliation=\"{}\"", places == 1 ? 1 : i + 1);
        }
        out_.line(tag + "/>");
    }
    for (std::size_t i = 0; i < places; ++i) {
        out_.line(fmt::format(
            "<affiliation id=\"{}\">{}</affiliation>", i + 1, out_.inlines(parts.affiliations[i])));
    }
}

bool has_main_language(const std::vector<FoundText>& texts, const std::string& lang) {
    return std::any_of(
        texts.begin(), texts.end(), [&](const FoundText& text) { return text.lang == lang; });
}

void AbstractWriter::gaps(const AbstractParts& parts) {
    std::string missing;
    const auto check = [&](std::string_view name, bool found) {
        if (!found) {
            out_.line(fmt::format("<gap field=\"{}\"/>", name));
            missing += fmt::format("{}`{}`", missing.empty() ? "" : ", ", name);
        }
    };
    check("udc", !parts.udc.empty());
    check("title", has_main_language(parts.titles, parts.lang));
    check("author", !parts.authors.empty());
    check("affiliation", !parts.affiliations.empty());
    check("annotation", has_main_language(parts.annotations, parts.lang));
    check("keywords", has_main_language(parts.keywords, parts.lang));
    check("references", !parts.references.empty());
    if (!missing.empty()) {
        diagnostics_.warning(
            codes::ExchangeGap,
            from_,
            fmt::format("not found: {}", missing),
            "fill them in where the imported file says `gap`, or delete the `gap`");
    }
}

void AbstractWriter::head(const AbstractParts& parts) {
    if (!parts.udc.empty()) {
        out_.line(wrapped("udc", xml_text(parts.udc)));
    }
    for (const FoundText& title : parts.titles) {
        field("title", title);
    }
    authors(parts);
    for (const FoundText& annotation : parts.annotations) {
        field("annotation", annotation);
    }
    for (const FoundText& words : parts.keywords) {
        keywords(words);
    }
    gaps(parts);
}

void AbstractWriter::references(const AbstractParts& parts) {
    if (parts.references.empty()) {
        return;
    }
    out_.open("<references>");
    for (std::size_t i = 0; i < parts.references.size(); ++i) {
        out_.line(fmt::format(
            "<reference id=\"r{}\">{}</reference>", i + 1, out_.inlines(parts.references[i])));
    }
    out_.close("</references>");
}

ImportedAbstract AbstractWriter::write(const AbstractParts& parts) {
    out_.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out_.open(fmt::format(
        "<abstract xmlns=\"urn:zbirnyk:abstract:1\" xml:lang=\"{}\" id=\"{}\" section=\"{}\">",
        parts.lang,
        xml_attribute(settings_.id),
        xml_attribute(settings_.section)));
    head(parts);
    out_.open("<body>");
    out_.blocks(shape_body(parts.body));
    out_.close("</body>");
    references(parts);
    out_.close("</abstract>");
    return out_.finish();
}

} // namespace

ImportedAbstract write_abstract(
    const AbstractParts& parts,
    const PictureSource& pictures,
    const ImportSettings& settings,
    Span from,
    Diagnostics& diagnostics) {
    return AbstractWriter(pictures, settings, from, diagnostics).write(parts);
}

} // namespace zbirnyk
