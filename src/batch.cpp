#include "batch.h"

#include "base/memory.h"
#include "diag/certificate_codes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace zbirnyk {

namespace {

std::filesystem::path template_folder(const BatchPlace& place) {
    for (const ProductFolder& product :
         find_products(place.files, place.folders.event, place.folders.data))
        if (product.name == place.product)
            return product.folder;
    return place.folders.data / "templates" / place.product;
}

/// The one document of each certificate.
bool plan_certificates(CertificateBatch& batch, Diagnostics& diagnostics) {
    std::map<const void*, std::size_t> places;
    for (std::size_t i = 0; i < batch.certificates.size(); ++i)
        places.emplace(batch.certificates[i].raw_node(), i);
    batch.tasks.resize(batch.certificates.size());
    std::vector<int> documents(batch.certificates.size());
    for (DocumentTask& task : plan_documents(batch.source, batch.head, diagnostics)) {
        const auto found = places.find(task.context.raw_node());
        if (found == places.end())
            continue;
        ++documents[found->second];
        batch.tasks[found->second] = std::move(task);
    }
    const auto wrong = std::ranges::find_if(documents, [](int count) { return count != 1; });
    if (wrong != documents.end())
        diagnostics.error(
            codes::IssueTemplate,
            {},
            fmt::format("the template makes {} documents of a certificate", *wrong),
            "one `result-document` selects `/event/certificates/series/issued/certificate`");
    return !diagnostics.has_errors();
}

} // namespace

std::optional<CertificateBatch> prepare_batch(
    const BatchPlace& place,
    Tree head,
    std::vector<Node> certificates,
    Sources& sources,
    Diagnostics& diagnostics) {
    auto fonts = FontSet::load(place.files, place.folders.data / "fonts", sources, diagnostics);
    if (!fonts)
        return std::nullopt;
    Hyphenator hyphenator = Hyphenator::load(place.files, diagnostics);
    auto source = Template::read(
        place.files, template_folder(place), {fonts->families()}, sources, diagnostics);
    if (!source)
        return std::nullopt;
    CertificateBatch batch{
        std::move(head),
        std::move(certificates),
        {},
        *std::move(source),
        *std::move(fonts),
        std::move(hyphenator)};
    if (!plan_certificates(batch, diagnostics))
        return std::nullopt;
    return batch;
}

std::optional<FrozenHead> read_frozen(
    std::string head,
    const std::vector<FrozenRecord>& records,
    Sources& sources,
    Diagnostics& diagnostics) {
    const auto parse = [&](const std::string& name, std::string xml) {
        return read_xml(sources, sources.add(name, std::move(xml)), {}, diagnostics);
    };
    auto tree = parse("register: head", std::move(head));
    if (!tree)
        return std::nullopt;
    std::vector<Tree> trees;
    std::vector<PlacedRecord> placed;
    trees.reserve(records.size());
    for (const FrozenRecord& record : records) {
        auto read = parse("register: record", record.xml);
        if (!read)
            return std::nullopt;
        trees.push_back(*std::move(read));
        placed.push_back({record.series, &trees.back(), trees.back().root()});
    }
    std::vector<Node> certificates = place_records(*tree, placed);
    return FrozenHead{*std::move(tree), std::move(certificates)};
}

std::optional<CertificateBatch> remake_batch(
    const Edition& edition,
    const std::vector<FrozenRecord>& records,
    FrozenFiles& files,
    Sources& sources,
    Diagnostics& diagnostics) {
    FileContent head = files.read(HeadFile);
    if (!std::holds_alternative<std::string>(head))
        return std::nullopt;
    auto frozen =
        read_frozen(std::get<std::string>(std::move(head)), records, sources, diagnostics);
    if (!frozen)
        return std::nullopt;
    return prepare_batch(
        {files, FrozenFiles::folders(), edition.product},
        std::move(frozen->head),
        std::move(frozen->certificates),
        sources,
        diagnostics);
}

std::vector<Outcome> make_batch(
    const CertificateBatch& batch,
    const std::vector<DocumentTask>& tasks,
    const BatchWork& work,
    const FileVisitor& visit) {
    SharedParts shared(PdfConfig{}.deflate_level);
    const MemoryLimit memory{work.config.max_memory * MemoryLimit::Megabyte, resident_memory};
    const Workshop shop{
        work.config,
        work.place.files,
        batch.head,
        work.place.folders.event,
        batch.fonts,
        {batch.fonts, batch.hyphenator, 1, work.config.max_pages, memory},
        work.progress,
        shared,
        work.delivery,
        work.signature};
    return make_files(shop, batch.source, tasks, visit);
}

} // namespace zbirnyk
