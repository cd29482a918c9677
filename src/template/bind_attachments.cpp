#include "template/binder.h"

#include "diag/codes.h"
#include "read/file.h"

#include <fmt/format.h>

#include <algorithm>

namespace zbirnyk {

namespace {

AttachmentRelation relation_of(std::string_view text) {
    constexpr std::pair<std::string_view, AttachmentRelation> Names[] = {
        {"source", AttachmentRelation::Source},
        {"data", AttachmentRelation::Data},
        {"alternative", AttachmentRelation::Alternative},
        {"unspecified", AttachmentRelation::Unspecified}};
    for (const auto& [name, relation] : Names) {
        if (name == text)
            return relation;
    }
    return AttachmentRelation::Supplement;
}

/// By the extension, as the media types of IANA have it.
std::string_view media_type_of(std::string extension) {
    std::ranges::transform(
        extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    constexpr std::pair<std::string_view, std::string_view> Types[] = {
        {".csv", "text/csv"},
        {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {".jpeg", "image/jpeg"},
        {".jpg", "image/jpeg"},
        {".json", "application/json"},
        {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {".odt", "application/vnd.oasis.opendocument.text"},
        {".pdf", "application/pdf"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".txt", "text/plain"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".xml", "application/xml"}};
    for (const auto& [known, type] : Types) {
        if (known == extension)
            return type;
    }
    return "application/octet-stream";
}

} // namespace

/// The file in the event's folder, or else in the template's; nothing after an error.
std::optional<std::filesystem::path>
Binder::find_attached(const Instruction& instruction, const Scope& scope) {
    const Span from = instruction.find("src")->span;
    const std::string src = evaluate(instruction, "src", scope);
    Diagnostics found;
    for (const std::filesystem::path& root : {resources_.event_folder, content_.folder}) {
        const auto path = resolve_inside(resources_.files, root, src, from, found);
        if (!path) {
            diagnostics_.append(std::move(found));
            return std::nullopt;
        }
        if (resources_.files.is_file(*path))
            return path;
    }
    evaluator_.refuse(
        codes::TemplateMissingFile,
        from,
        scope.node,
        fmt::format("no file `{}` to attach", src),
        "the path starts from the event's folder");
    return std::nullopt;
}

/// The bytes of the file that `src` names, whose name becomes that of the attachment; nothing after
/// an error.
std::optional<std::string>
Binder::read_attached(const Instruction& instruction, const Scope& scope, Attachment& made) {
    const auto path = find_attached(instruction, scope);
    if (!path)
        return std::nullopt;
    FileContent bytes = resources_.files.read(*path);
    if (const auto* error = std::get_if<FileError>(&bytes)) {
        evaluator_.refuse(
            codes::TemplateMissingFile,
            instruction.find("src")->span,
            scope.node,
            fmt::format("`{}` cannot be read: {}", path->filename().string(), error->reason));
        return std::nullopt;
    }
    if (made.name.empty())
        made.name = path->filename().string();
    return std::get<std::string>(std::move(bytes));
}

void Binder::attach(const Instruction& instruction, const Scope& scope) {
    Attachment made{.name = evaluate(instruction, "name", scope), .span = instruction.span};
    std::optional<std::string> bytes;
    if (instruction.find("src") != nullptr) {
        bytes = read_attached(instruction, scope, made);
    } else {
        std::string text = evaluator_.string(expression_of(instruction, "select"), scope.node);
        if (!text.empty())
            bytes = std::move(text);
    }
    if (!bytes)
        return;
    const bool is_taken = std::ranges::find(document_.attachments, made.name, &Attachment::name) !=
                          document_.attachments.end();
    if (is_taken || made.name.find_first_of("/\\") != std::string::npos) {
        evaluator_.refuse(
            codes::TemplateBadValue,
            instruction.span,
            scope.node,
            is_taken ? fmt::format("two attached files are called `{}`", made.name)
                     : fmt::format("`{}` is not a plain file name", made.name),
            "say another `name`");
        return;
    }
    made.media_type = evaluate(instruction, "media-type", scope);
    if (made.media_type.empty())
        made.media_type = media_type_of(std::filesystem::path(made.name).extension().string());
    made.description = evaluate(instruction, "description", scope);
    made.relation = relation_of(instruction.value("relationship"));
    made.bytes = std::make_shared<const std::string>(*std::move(bytes));
    document_.attachments.push_back(std::move(made));
}

} // namespace zbirnyk
