#include "pdf/attachments.h"

#include "pdf/metadata.h"
#include "pdf/structure_tree.h"
#include "pdf/syntax.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

std::string_view relation_name(AttachmentRelation relation) {
    switch (relation) {
    case AttachmentRelation::Source:
        return "Source";
    case AttachmentRelation::Data:
        return "Data";
    case AttachmentRelation::Alternative:
        return "Alternative";
    case AttachmentRelation::Supplement:
        return "Supplement";
    case AttachmentRelation::Unspecified:
        break;
    }
    return "Unspecified";
}

ObjectId write_embedded(const Attachment& attachment, const DocumentInfo& info, Sink& sink) {
    std::string entries = "/Type/EmbeddedFile/Subtype";
    append_name(entries, attachment.media_type);
    entries += "/Params<</Size ";
    append_integer(entries, static_cast<std::int64_t>(attachment.bytes->size()));
    if (const std::string moment = pdf_date(info.date); !moment.empty()) {
        entries += "/ModDate";
        append_text(entries, moment);
    }
    entries += ">>";
    const ObjectId id = sink.allocate();
    sink.write_stream(id, std::move(entries), *attachment.bytes, StreamCoding::Deflate);
    return id;
}

/// The file specification (ISO 32000-1, 7.11.3).
ObjectId write_specification(const Attachment& attachment, ObjectId embedded, Sink& sink) {
    std::string entries = "/Type/Filespec/F";
    append_text(entries, attachment.name);
    entries += "/UF";
    append_text(entries, attachment.name);
    entries += "/Desc";
    append_text(entries, attachment.description);
    entries += "/AFRelationship/";
    entries += relation_name(attachment.relation);
    entries += "/EF<</F ";
    append_reference(entries, embedded);
    entries += "/UF ";
    append_reference(entries, embedded);
    entries += ">>";
    const ObjectId id = sink.allocate();
    sink.write(id, std::move(entries));
    return id;
}

} // namespace

std::string write_attachments(const Document& document, Sink& sink) {
    if (document.attachments.empty())
        return {};
    std::string associated = "/AF[";
    std::vector<std::string> keys;
    std::vector<std::string> values;
    for (const Attachment& attachment : document.attachments) {
        const ObjectId embedded = write_embedded(attachment, document.info, sink);
        const ObjectId id = write_specification(attachment, embedded, sink);
        // Numbers of equal length, so that the order of keys is the document's.
        std::string& key = keys.emplace_back();
        append_literal(key, fmt::format("attachment-{:08}", keys.size()));
        append_reference(values.emplace_back(), id);
        append_reference(associated, id);
        associated += ' ';
    }
    return associated + "]/Names<</EmbeddedFiles<<" + tree_root("Names", keys, values, sink) +
           ">>>>";
}

} // namespace zbirnyk
