#include "pdf/write_pdf.h"

#include "pdf/attachments.h"
#include "pdf/draw_pages.h"
#include "pdf/fonts.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_boxes.h"
#include "pdf/pictures.h"
#include "pdf/sink.h"
#include "pdf/structure_tree.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// How many children a node of the page tree has.
constexpr std::size_t PageTreeFanOut = 64;

struct Resources {
    const std::vector<PdfFont>& fonts;
    PictureTable& pictures;
};

std::string resource_entries(const PageContent& content, const Resources& resources) {
    std::string out = "/Resources<<";
    if (!content.fonts.empty()) {
        out += "/Font<<";
        for (const FaceId face : content.fonts) {
            out += "/F";
            append_integer(out, face);
            out += ' ';
            append_reference(out, resources.fonts[face].id);
        }
        out += ">>";
    }
    if (!content.pictures.empty()) {
        out += "/XObject<<";
        for (const PictureId picture : content.pictures) {
            out += "/I";
            append_integer(out, picture);
            out += ' ';
            append_reference(out, resources.pictures.object(picture));
        }
        out += ">>";
    }
    return out + ">>";
}

/// The entries of a page object, without /Parent.
std::string page_entries(const Page& page, const PageContent& content, const Resources& resources) {
    std::string out = "/Type/Page" + page_boxes(page);
    out += resource_entries(content, resources);
    const bool transparent =
        std::any_of(content.pictures.begin(), content.pictures.end(), [&](PictureId picture) {
            return resources.pictures.is_transparent(picture);
        });
    if (transparent)
        out += "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>";
    return out;
}

/// Writes the nodes of the page tree above the pages, whose entries still lack /Parent, and the
/// pages.
ObjectId
write_page_tree(const std::vector<ObjectId>& page_ids, std::vector<std::string> pages, Sink& sink) {
    std::vector<ObjectId> ids = page_ids;
    std::vector<std::string> entries = std::move(pages);
    std::vector<std::size_t> counts(ids.size(), 1);
    while (true) {
        std::vector<ObjectId> parents;
        std::vector<std::string> parent_entries;
        std::vector<std::size_t> parent_counts;
        for (std::size_t begin = 0; begin < ids.size() || parents.empty();
             begin += PageTreeFanOut) {
            const ObjectId parent = sink.allocate();
            std::string kids = "/Type/Pages/Kids[";
            std::size_t count = 0;
            for (std::size_t i = begin; i < std::min(ids.size(), begin + PageTreeFanOut); ++i) {
                append_reference(kids, ids[i]);
                kids += ' ';
                count += counts[i];
                entries[i] += "/Parent ";
                append_reference(entries[i], parent);
                sink.write(ids[i], std::move(entries[i]));
            }
            kids += "]/Count ";
            append_integer(kids, static_cast<std::int64_t>(count));
            parents.push_back(parent);
            parent_entries.push_back(std::move(kids));
            parent_counts.push_back(count);
        }
        if (parents.size() == 1) {
            sink.write(parents[0], std::move(parent_entries[0]));
            return parents[0];
        }
        ids = std::move(parents);
        entries = std::move(parent_entries);
        counts = std::move(parent_counts);
    }
}

/// A sheet is printed as large as it is, and on both sides if it has two (ISO 32000-1, 12.2).
std::string_view print_preferences(const Document& document) {
    if (!document.sheet)
        return "";
    if (document.sheet->sides == PrintSheet::Sides::One)
        return "/PrintScaling/None";
    return document.sheet->flip == PrintSheet::Flip::LongEdge
               ? "/PrintScaling/None/Duplex/DuplexFlipLongEdge"
               : "/PrintScaling/None/Duplex/DuplexFlipShortEdge";
}

std::vector<std::string>
annotation_lists(const std::vector<LinkAnnotation>& annotations, std::size_t page_count) {
    std::vector<std::string> lists(page_count);
    for (const LinkAnnotation& annotation : annotations) {
        append_reference(lists[annotation.page], annotation.id);
        lists[annotation.page] += ' ';
    }
    return lists;
}

} // namespace

std::string write_pdf(
    const Document& document,
    Pages pages,
    const FontSet& fonts,
    const PdfConfig& config,
    SharedParts& shared) {
    Sink sink(config.deflate_level, shared);
    const ObjectId catalog = sink.allocate();
    PageObjects objects{pages, {}};
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        objects.ids.push_back(sink.allocate());

    std::vector<PdfFont> pdf_fonts = make_fonts(pages, fonts, shared, sink, config.threads);
    const std::vector<FigureBox> boxes = figure_boxes(document.structure, pages);
    DrawnPages drawn =
        draw_pages(pages, document, pdf_fonts, {config.deflate_level, config.threads});
    const std::vector<PageContent>& contents = drawn.contents;
    for (const PdfFont& font : pdf_fonts) {
        if (font.face)
            write_font(font, shared, sink);
    }

    const std::vector<LinkAnnotation> annotations = collect_links(document, pages, sink);
    for (std::size_t i = 0; i < annotations.size(); ++i)
        write_link(annotations[i], pages.pages.size() + i, document, objects, sink);
    const ObjectId structure =
        write_structure_tree({document, objects, contents, annotations, boxes}, sink);

    PictureTable pictures(document, shared, sink);
    std::vector<std::string> annotation_references =
        annotation_lists(annotations, pages.pages.size());
    SignatureField signature;
    if (config.signature.kind != SignaturePlace::Kind::None && !objects.ids.empty()) {
        signature =
            write_signature_field(config.signature, objects.ids.front(), document.info.lang, sink);
        append_reference(annotation_references.front(), signature.widget);
    }
    std::vector<std::string> page_dictionaries;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        std::string entries = page_entries(pages.pages[i], contents[i], {pdf_fonts, pictures});
        const ObjectId stream = sink.allocate();
        sink.write_stream(
            stream, "/Filter/FlateDecode", std::move(drawn.streams[i]), StreamCoding::AsIs);
        entries += "/Tabs/S/Contents ";
        append_reference(entries, stream);
        if (!contents[i].marked.empty()) {
            entries += "/StructParents ";
            append_integer(entries, static_cast<std::int64_t>(i));
        }
        if (!annotation_references[i].empty())
            entries += "/Annots[" + annotation_references[i] + ']';
        page_dictionaries.push_back(std::move(entries));
    }
    const ObjectId page_tree = write_page_tree(objects.ids, std::move(page_dictionaries), sink);

    const ObjectId outline = write_outline(document.outline, objects, sink);
    const auto part = document.attachments.empty() ? ArchivePart::Two : ArchivePart::Three;
    std::string entries = "/Type/Catalog/Pages ";
    append_reference(entries, page_tree);
    entries += "/Metadata ";
    append_reference(entries, write_metadata(document.info, config.producer, part, sink));
    entries += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true";
    entries += print_preferences(document);
    entries += ">>/Lang";
    append_text(entries, document.info.lang);
    entries += "/StructTreeRoot ";
    append_reference(entries, structure);
    entries += "/OutputIntents[";
    append_reference(entries, write_output_intent(shared, sink));
    entries += "]/PageLabels" + page_labels(pages.labels);
    if (outline.number != 0) {
        entries += "/PageMode/UseOutlines/Outlines ";
        append_reference(entries, outline);
    }
    entries += signature.catalog;
    entries += write_attachments(document, sink);
    sink.write(catalog, std::move(entries));
    return sink.finish(catalog, write_info(document.info, config.producer, sink));
}

} // namespace zbirnyk
