#include "pipeline.h"

#include "base/memory.h"
#include "diag/codes.h"
#include "issue.h"
#include "issuing/issue_plan.h"
#include "model/vocabularies.h"
#include "read/dump_tree.h"
#include "read/xpath.h"
#include "template/check_names.h"
#include "workshop.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <sstream>

// The flow on one screen:
//
// clang-format off
//   read_event      files -> one checked data tree     then: every reference resolves
//   show_issued     tree + register -> tree            then: what was issued stands as it was printed
//   Template::read  folder -> checked template         then: every name and expression is known
//   plan_documents  template + tree -> what to make    then: file names are safe and different
//   bind            template + record -> Document      then: no placeholder but page numbers
//   lay_out         Document -> Pages                  then: every fragment has its place
//   write_pdf       Pages -> bytes                     then: a file, whole or not at all
// clang-format on

namespace zbirnyk {

namespace {

std::vector<DocumentTask>
chosen(std::vector<DocumentTask> tasks, const BuildConfig& config, Diagnostics& diagnostics) {
    std::vector<DocumentTask> result;
    XPath xpath;
    std::size_t number = 0;
    for (DocumentTask& task : tasks) {
        // What was issued stays as it was: only `issue` and `register rebuild` make it.
        if (config.form == OutputForm::Pdf && task.context.is_element("certificate") &&
            task.context.attribute("state") == "issued")
            continue;
        if (!config.only.empty() && !xpath.boolean({config.only, {}}, task.context, diagnostics))
            continue;
        if (number++ % config.shard.count == config.shard.index)
            result.push_back(std::move(task));
    }
    return result;
}

/// Makes and writes the documents.
std::vector<Outcome> make_documents(
    Workshop shop,
    const Template& source,
    const std::vector<DocumentTask>& tasks,
    Delivery delivery) {
    shop.delivery = delivery;
    return make_files(
        shop, source, tasks, [&](std::size_t i, const std::string& file, Outcome& outcome) {
            write_output(
                shop.files, output_path(shop.config, tasks[i]), file, tasks[i].span, outcome);
        });
}

/// One product: plans its documents, makes them, adds up what became of them.
void make_product(
    const Workshop& shop,
    const std::string& name,
    const Template& source,
    BuildSummary& summary,
    Diagnostics& diagnostics) {
    const std::vector<DocumentTask> tasks =
        chosen(plan_documents(source, shop.data, diagnostics), shop.config, diagnostics);
    if (diagnostics.has_errors())
        return;
    const auto make = [&](Delivery delivery) {
        shop.progress.begin(name, tasks.size());
        std::vector<Outcome> outcomes = make_documents(shop, source, tasks, delivery);
        shop.progress.end();
        return outcomes;
    };
    std::vector<Outcome> outcomes = make(
        shop.config.delivery == Delivery::AllOrNothing ? Delivery::Nothing : shop.config.delivery);
    if (shop.config.delivery == Delivery::AllOrNothing && shop.config.stop_after == Stage::Pdf &&
        diagnostics.items().empty() && std::ranges::all_of(outcomes, [](const Outcome& o) {
            return o.diagnostics.items().empty();
        }))
        outcomes = make(Delivery::WhatIsGood);

    flush_output(shop.files, shop.config.output, outcomes, diagnostics);

    ProductSummary& product = summary.products.emplace_back(ProductSummary{name, tasks.size()});
    for (Outcome& outcome : outcomes) {
        product.written += outcome.written;
        product.failed += outcome.diagnostics.has_errors();
        product.pages += outcome.pages;
        summary.times.bind += outcome.times.bind;
        summary.times.lay_out += outcome.times.lay_out;
        summary.times.write_pdf += outcome.times.write_pdf;
        summary.times.write_file += outcome.times.write_file;
        summary.dump += outcome.dump;
        diagnostics.append(std::move(outcome.diagnostics));
    }
}

/// The names that an event gives in `templates`, with the place for errors.
struct WantedProducts {
    std::vector<std::string> names; ///< empty: all that there are
    Span span;
};

WantedProducts wanted_products(const BuildConfig& config, const std::optional<Event>& event) {
    if (!config.products.empty() || !event)
        return {config.products, {}};
    const Node root = event->data.root();
    std::istringstream words{std::string(root.attribute("templates"))};
    return {
        {std::istream_iterator<std::string>(words), {}},
        event->data.span(root.attribute_node("templates"))};
}

std::vector<ProductFolder> chosen_products(
    std::vector<ProductFolder> all, const WantedProducts& wanted, Diagnostics& diagnostics) {
    if (wanted.names.empty())
        return all;
    std::vector<ProductFolder> result;
    std::vector<std::string_view> names;
    names.reserve(all.size());
    for (const ProductFolder& product : all)
        names.push_back(product.name);
    for (const std::string& name : wanted.names) {
        const auto found = std::ranges::find(all, name, &ProductFolder::name);
        if (found != all.end())
            result.push_back(*found);
        else
            diagnostics.error(
                codes::BuildUnknownProduct,
                wanted.span,
                fmt::format("there is no template `{}`", name),
                names.empty() ? "" : fmt::format("templates: {}", fmt::join(names, ", ")));
    }
    return result;
}

/// The names that data can have, those that this event lacks among them.
DataNames names_in(const Tree& data) {
    DataNames names;
    for (const Vocabulary* vocabulary : data_vocabularies())
        names.add(*vocabulary);
    const ComputedNames& computed = computed_names();
    names.elements.insert(computed.elements.begin(), computed.elements.end());
    names.attributes.insert(computed.attributes.begin(), computed.attributes.end());
    names.attributes.insert(RegisterAttributes.begin(), RegisterAttributes.end());
    names.elements.insert(RegisterElements.begin(), RegisterElements.end());
    names.add(data.root());
    return names;
}

} // namespace

std::vector<ProductFolder> find_products(
    const FileSystem& files,
    const std::filesystem::path& event_folder,
    const std::filesystem::path& data_folder) {
    std::vector<ProductFolder> products;
    for (const std::filesystem::path& root :
         {event_folder / "templates", data_folder / "templates"})
        for (const std::string& name : files.list(root))
            if (files.is_file(root / name / "template.xml") &&
                std::ranges::find(products, name, &ProductFolder::name) == products.end())
                products.push_back({name, root / name});
    std::ranges::sort(products, {}, &ProductFolder::name);
    return products;
}

BuildSummary build(
    const BuildConfig& config,
    FileSystem& files,
    Sources& sources,
    Progress& progress,
    Diagnostics& diagnostics) {
    BuildSummary summary;
    const std::optional<FontSet> fonts =
        FontSet::load(files, config.data_folder / "fonts", sources, diagnostics);
    StopWatch watch;
    std::optional<Event> event =
        read_event(files, config.event_file, sources, diagnostics, config.jobs);
    if (event && !show_issued(event->data, config.event_file, files, sources, diagnostics))
        event.reset();
    watch.stop(summary.times.read);
    const std::vector<ProductFolder> products = chosen_products(
        find_products(files, config.event_file.parent_path(), config.data_folder),
        wanted_products(config, event),
        diagnostics);
    if (event && config.stop_after == Stage::Model) {
        summary.dump = dump(event->data);
        return summary;
    }
    if (!fonts)
        return summary;

    // Templates are checked even when the event has errors: all errors of a stage at once.
    const Template::Needs needs{
        fonts->families(),
        config.delivery == Delivery::Nothing ? Template::Care::Thorough : Template::Care::Usual};
    std::vector<std::pair<std::string, Template>> templates;
    for (const ProductFolder& product : products)
        if (auto source = Template::read(files, product.folder, needs, sources, diagnostics))
            templates.emplace_back(product.name, *std::move(source));
    if (!event || diagnostics.has_errors())
        return summary;

    const Hyphenator hyphenator = Hyphenator::load(files, diagnostics);
    SharedParts shared(PdfConfig{}.deflate_level);
    const MemoryLimit memory{config.max_memory * MemoryLimit::Megabyte, resident_memory};
    const Workshop shop{
        config,
        files,
        event->data,
        event->folder,
        *fonts,
        {*fonts, hyphenator, 1, config.max_pages, memory},
        progress,
        shared};
    if (config.delivery == Delivery::Nothing) {
        const DataNames known = names_in(event->data);
        for (const auto& [name, source] : templates)
            check_names(source, known, diagnostics);
    }
    for (const auto& [name, source] : templates)
        make_product(shop, name, source, summary, diagnostics);
    return summary;
}

} // namespace zbirnyk
