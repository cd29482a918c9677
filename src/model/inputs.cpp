#include "model/inputs.h"

#include "base/parallel.h"
#include "diag/codes.h"
#include "model/records.h"
#include "model/rows.h"
#include "model/typography.h"
#include "model/vocabularies.h"
#include "read/file.h"
#include "read/table.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// What reading the files of one event needs.
struct Reader {
    const FileSystem& files;
    std::filesystem::path folder; ///< the event's
    Sources& sources;
    Diagnostics& diagnostics;
};

/// Makes the `src` of the `element`s relative to the event's folder and reports files that are not
/// there. `prefix` is the folder of the file they are written in, relative to the event's.
void locate_pictures(
    Reader& reader, Tree& tree, std::string_view element, std::string_view prefix) {
    std::vector<Node> pictures;
    for_each_element(tree.root(), [&](Node node) {
        if (node.is_element(element) && node.has_attribute("src"))
            pictures.push_back(node);
    });
    for (const Node picture : pictures) {
        const Span span = tree.span(picture.attribute_node("src"));
        const std::filesystem::path written = std::string(picture.attribute("src"));
        const std::string path =
            (std::filesystem::path(prefix) / written).lexically_normal().generic_string();
        const auto resolved =
            resolve_inside(reader.files, reader.folder, path, span, reader.diagnostics);
        if (!resolved)
            continue;
        if (reader.files.is_file(*resolved))
            tree.set_attribute(picture, "src", path, span);
        else
            reader.diagnostics.error(
                codes::FileUnreadable, span, fmt::format("cannot read `{}`: no such file", path));
    }
}

/// Reads the file at `path`; `prefix` is its folder, relative to the event's.
std::optional<Tree> read_valid(
    Reader& reader,
    const std::filesystem::path& path,
    std::string_view prefix,
    const Vocabulary& vocabulary,
    Span from) {
    const auto file =
        read_source(reader.files, {path, TextKind::Xml, from}, reader.sources, reader.diagnostics);
    if (!file)
        return std::nullopt;
    auto tree = read_xml(reader.sources, *file, XmlLimits{}, reader.diagnostics);
    if (!tree)
        return std::nullopt;
    check_vocabulary(*tree, vocabulary, reader.diagnostics);
    locate_pictures(reader, *tree, "img", prefix);
    return tree;
}

/// The file that `owner`/@src names, when there is such an element.
std::optional<std::filesystem::path> included(Reader& reader, const Tree& tree, Node owner) {
    const Node source = owner ? owner.attribute_node("src") : Node();
    if (!source)
        return std::nullopt;
    return resolve_inside(
        reader.files, reader.folder, source.value(), tree.span(source), reader.diagnostics);
}

std::optional<Tree>
include_xml(Reader& reader, const Tree& tree, Node owner, const Vocabulary& vocabulary) {
    const auto path = included(reader, tree, owner);
    if (!path)
        return std::nullopt;
    const Node source = owner.attribute_node("src");
    const std::filesystem::path relative = std::string(source.value());
    return read_valid(
        reader, *path, relative.parent_path().string(), vocabulary, tree.span(source));
}

std::optional<Tree> include_rows(
    Reader& reader,
    const Tree& tree,
    Node owner,
    const Vocabulary& vocabulary,
    std::string_view row) {
    const auto path = included(reader, tree, owner);
    if (!path)
        return std::nullopt;
    const Span from = tree.span(owner.attribute_node("src"));
    const auto file = read_source(
        reader.files, {*path, TextKind::Table, from}, reader.sources, reader.diagnostics);
    if (!file)
        return std::nullopt;
    const auto table = read_csv(reader.sources, *file, reader.diagnostics);
    if (!table)
        return std::nullopt;
    auto rows = rows_to_tree(*table, vocabulary, row, reader.diagnostics);
    if (rows)
        check_vocabulary(*rows, vocabulary, reader.diagnostics);
    return rows;
}

std::vector<Tree> include_abstracts(Reader& reader, const Tree& tree, Node owner) {
    std::vector<Tree> abstracts;
    const auto path = included(reader, tree, owner);
    if (!path)
        return abstracts;
    const Span from = tree.span(owner.attribute_node("src"));
    if (!reader.files.is_directory(*path)) {
        reader.diagnostics.error(
            codes::FileUnreadable,
            from,
            fmt::format("cannot read `{}`: no such folder", owner.attribute("src")));
        return abstracts;
    }
    for (const std::string& name : reader.files.list(*path)) {
        if (!name.ends_with(".xml"))
            continue;
        if (auto read = read_valid(
                reader, *path / name, owner.attribute("src"), abstract_vocabulary(), from))
            abstracts.push_back(std::move(*read));
    }
    return abstracts;
}

/// Cleans the typography of every tree by the rules that the event leaves on.
void clean_inputs(Inputs& inputs, Diagnostics& diagnostics, unsigned threads) {
    const Node root = inputs.event.root();
    const Node attribute = root.attribute_node("typography-without");
    std::vector<std::string> without;
    for (const std::string_view name : list_items(attribute.value()))
        without.emplace_back(name);
    const Span span = attribute ? inputs.event.span(attribute) : Span{};
    const CleaningRules rules =
        CleaningRules::all().without(named_rules(without, span, diagnostics));
    const std::string lang(root.language().empty() ? "uk" : root.language());
    const auto clean = [&](Tree& tree, const Vocabulary& vocabulary) {
        clean_typography(tree, vocabulary, rules, lang, diagnostics);
    };
    clean(inputs.event, event_vocabulary());
    std::vector<Diagnostics> found(inputs.abstracts.size());
    for_each_index(inputs.abstracts.size(), threads, [&](std::size_t i, unsigned) {
        clean_typography(inputs.abstracts[i], abstract_vocabulary(), rules, lang, found[i]);
    });
    for (Diagnostics& of_abstract : found)
        diagnostics.append(std::move(of_abstract));
    const auto clean_one = [&](std::optional<Tree>& tree, const Vocabulary& vocabulary) {
        if (tree)
            clean(*tree, vocabulary);
    };
    clean_one(inputs.participants, participants_vocabulary());
    clean_one(inputs.budget, budget_vocabulary());
    clean_one(inputs.receipts, receipts_vocabulary());
    clean_one(inputs.evaluation, evaluation_vocabulary());
    clean_one(inputs.report, report_vocabulary());
}

} // namespace

std::optional<Inputs> read_inputs(
    const FileSystem& files,
    const std::filesystem::path& file,
    Sources& sources,
    Diagnostics& diagnostics,
    unsigned threads) {
    const std::size_t before = diagnostics.error_count();
    Reader reader{files, file.has_parent_path() ? file.parent_path() : ".", sources, diagnostics};
    auto event = read_valid(reader, file, "", event_vocabulary(), Span{});
    if (!event)
        return std::nullopt;
    locate_pictures(reader, *event, "logo", "");
    const Node root = event->root();
    Inputs inputs{reader.folder, std::move(*event)};
    const Tree& tree = inputs.event;
    inputs.participants = include_rows(
        reader, tree, root.child("participants"), participants_vocabulary(), "participant");
    inputs.abstracts = include_abstracts(reader, tree, root.child("abstracts"));
    inputs.budget = include_xml(reader, tree, root.child("budget"), budget_vocabulary());
    if (inputs.budget)
        inputs.receipts = include_rows(
            reader,
            *inputs.budget,
            inputs.budget->root().child("receipts"),
            receipts_vocabulary(),
            "receipt");
    inputs.evaluation =
        include_xml(reader, tree, root.child("evaluation"), evaluation_vocabulary());
    inputs.report = include_xml(reader, tree, root.child("report"), report_vocabulary());
    if (diagnostics.error_count() > before)
        return std::nullopt;
    clean_inputs(inputs, diagnostics, threads);
    return inputs;
}

} // namespace zbirnyk
