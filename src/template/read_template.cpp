#include "diag/codes.h"
#include "language/format.h"
#include "read/file.h"
#include "read/vocabulary.h"
#include "template/compile.h"
#include "template/template.h"
#include "template/unused_names.h"
#include "template/vocabulary_tables.h"

#include <fmt/format.h>

#include <algorithm>

// A template folder becomes a Template::Content in four steps: its files are read and checked
// against the vocabulary, includes are replaced by what they name, messages are read, and the whole
// is compiled into instructions (compile.cpp). A step runs only when those before it reported
// nothing, so that one mistake is told once.

namespace zbirnyk {

namespace {

struct Folder {
    const FileSystem& files;
    const std::filesystem::path& path;
    Sources& sources;
    Diagnostics& diagnostics;
};

std::optional<Tree> read_checked(
    const Folder& folder,
    const std::filesystem::path& path,
    const Vocabulary& vocabulary,
    Span from) {
    const auto file =
        read_source(folder.files, {path, TextKind::Xml, from}, folder.sources, folder.diagnostics);
    if (!file)
        return std::nullopt;
    std::optional<Tree> tree = read_xml(folder.sources, *file, {}, folder.diagnostics);
    if (!tree || !check_vocabulary(*tree, vocabulary, folder.diagnostics))
        return std::nullopt;
    return tree;
}

/// The elements of a template and of what it includes, in order.
class Includer {
  public:
    explicit Includer(const Folder& folder)
        : folder_(folder) {}

    bool read(const std::filesystem::path& path, Span from) {
        if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
            folder_.diagnostics.error(
                codes::TemplateIncludeCycle,
                from,
                fmt::format("`{}` includes itself", path.filename().string()));
            return false;
        }
        std::optional<Tree> tree = read_checked(folder_, path, template_vocabulary(), from);
        if (!tree)
            return false;
        trees_.push_back(std::make_unique<Tree>(std::move(*tree)));
        const Tree& kept = *trees_.back();
        open_.push_back(path);
        bool good = true;
        for (const Node child : kept.root().child_elements()) {
            if (child.is_element("include"))
                good = include(kept, child) && good;
            else
                elements_.push_back({&kept, child});
        }
        open_.pop_back();
        return good;
    }

    const std::vector<TopElement>& elements() const { return elements_; }

    const Tree& first() const { return *trees_.front(); }

  private:
    bool include(const Tree& tree, Node node) {
        const Node src = node.attribute_node("src");
        const Span span = tree.span(src);
        const auto path =
            resolve_inside(folder_.files, folder_.path, src.value(), span, folder_.diagnostics);
        return path && read(*path, span);
    }

    const Folder& folder_;
    std::vector<std::unique_ptr<Tree>> trees_;
    std::vector<TopElement> elements_;
    std::vector<std::filesystem::path> open_;
};

void read_messages(
    const Tree& tree, std::string_view lang, Template::Content& content, Diagnostics& diagnostics) {
    auto& messages = content.locales[std::string(lang)];
    for (const Node node : tree.root().child_elements("message")) {
        LocaleMessage message{node.text(), tree.span(node)};
        const std::vector<Node> texts = node.children();
        if (!texts.empty())
            message.span = tree.span(texts.front());
        if (const auto wrong = check_message(message.text, lang))
            diagnostics.error(codes::TemplateBadMessage, message.span, *wrong);
        const std::string key{node.attribute("key")};
        if (!messages.emplace(key, std::move(message)).second) {
            diagnostics.error(
                codes::TemplateDuplicateName,
                tree.span(node.attribute_node("key")),
                fmt::format("there are two messages `{}`", key));
        }
    }
}

bool read_locales(const Folder& folder, Template::Content& content) {
    bool good = true;
    const std::filesystem::path locale = folder.path / "locale";
    for (const std::string& name : folder.files.list(locale)) {
        const std::filesystem::path path = locale / name;
        if (path.extension() != ".xml")
            continue;
        const std::optional<Tree> tree = read_checked(folder, path, locale_vocabulary(), {});
        if (tree)
            read_messages(*tree, path.stem().string(), content, folder.diagnostics);
        good = good && tree.has_value();
    }
    return good;
}

std::string did_you_mean_file(
    const FileSystem& files, const std::filesystem::path& folder, std::string_view wanted) {
    const std::vector<std::string> names = files.list(folder);
    const std::string name = std::filesystem::path(wanted).filename().string();
    return did_you_mean(name, {names.begin(), names.end()});
}

/// Pictures whose name does not depend on the data must be there.
void check_pictures(const Folder& folder, const Instructions& instructions) {
    for (const Instruction& instruction : instructions) {
        check_pictures(folder, instruction.children);
        const Attribute* src = instruction.find("src");
        if (instruction.element != Element::Image || src == nullptr ||
            src->value.find('{') != std::string::npos)
            continue;
        const auto path =
            resolve_inside(folder.files, folder.path, src->value, src->span, folder.diagnostics);
        if (path && !folder.files.is_file(*path)) {
            folder.diagnostics.error(
                codes::TemplateMissingImage,
                src->span,
                fmt::format("no file `{}` in the folder of the template", src->value),
                did_you_mean_file(folder.files, path->parent_path(), src->value));
        }
    }
}

} // namespace

std::optional<Template> Template::read(
    const FileSystem& files,
    const std::filesystem::path& folder,
    const Needs& needs,
    Sources& sources,
    Diagnostics& diagnostics) {
    Diagnostics found;
    const Folder here{files, folder, sources, found};
    auto content = std::make_shared<Content>();
    content->folder = folder;
    content->name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    Includer includer(here);
    const bool whole = includer.read(folder / "template.xml", {});
    if (read_locales(here, *content) && whole) {
        const Node root = includer.first().root();
        if (!root.language().empty())
            content->lang = root.language();
        content->root.element = Element::Template;
        content->root.span = includer.first().span(root);
        compile_template(includer.elements(), needs.families, *content, found);
        check_pictures(here, content->root.children);
        for (const MasterRule& master : content->masters)
            check_pictures(here, master.statics);
        if (needs.care == Care::Thorough && !found.has_errors())
            report_unused_names(includer.elements(), *content, found);
    }
    const bool good = !found.has_errors();
    diagnostics.append(std::move(found));
    if (!good)
        return std::nullopt;
    return Template(std::move(content));
}

} // namespace zbirnyk
