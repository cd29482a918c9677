#include "pipeline.h"

#include "base/memory.h"
#include "base/parallel.h"
#include "diag/codes.h"
#include "exchange/export.h"
#include "layout/blocks/known_lines.h"
#include "layout/layout.h"
#include "model/event.h"
#include "model/vocabularies.h"
#include "pdf/write_pdf.h"
#include "read/dump_tree.h"
#include "read/xpath.h"
#include "template/check_names.h"
#include "template/template.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <new>
#include <sstream>

// The flow on one screen:
//
// clang-format off
//   read_event      files -> one checked data tree     then: every reference resolves
//   Template::read  folder -> checked template         then: every name and expression is known
//   plan_documents  template + tree -> what to make    then: file names are safe and different
//   bind            template + record -> Document      then: no placeholder but page numbers
//   lay_out         Document -> Pages                  then: every fragment has its place
//   write_pdf       Pages -> bytes                     then: a file, whole or not at all
// clang-format on

namespace zbirnyk {

namespace {

/// What all documents of a build share; safe to use while the workers run.
struct Workshop {
    const BuildConfig& config;
    FileSystem& files;
    const Event& event;
    const FontSet& fonts;
    LayoutResources resources;
    Progress& progress;
    SharedParts& shared;
};

/// Adds the time since the last stop to `seconds`.
class StopWatch {
  public:
    void stop(double& seconds) {
        const auto now = std::chrono::steady_clock::now();
        seconds += std::chrono::duration<double>(now - last_).count();
        last_ = now;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What became of one document.
struct Outcome {
    Diagnostics diagnostics;
    std::string dump;
    StageTimes times;
    std::size_t pages = 0;
    bool written = false;
};

void stage_dump(const Workshop& shop, const Document& document, Outcome& outcome) {
    switch (shop.config.stop_after) {
    case Stage::Bind:
        outcome.dump = dump(document);
        break;
    case Stage::Lines:
        outcome.dump = dump_lines(document, shop.resources, outcome.diagnostics);
        break;
    case Stage::Pages:
        outcome.dump = dump(lay_out(document, shop.resources, outcome.diagnostics), shop.fonts);
        break;
    case Stage::Model:
    case Stage::Pdf:
        break;
    }
}

/// The extension of the file that `form` makes; templates name PDF files.
std::string_view extension(OutputForm form) {
    switch (form) {
    case OutputForm::Docx:
        return ".docx";
    case OutputForm::Html:
        return ".html";
    case OutputForm::Text:
        return ".txt";
    case OutputForm::Pdf:
        break;
    }
    return ".pdf";
}

/// The finished file; nothing after an error. Only a PDF has pages.
std::optional<std::string> file_content(const Workshop& shop, Document document, Outcome& outcome) {
    switch (shop.config.form) {
    case OutputForm::Docx:
        return export_document(document, ExportFormat::Docx, {}, outcome.diagnostics);
    case OutputForm::Html:
        return export_document(document, ExportFormat::Html, {}, outcome.diagnostics);
    case OutputForm::Text:
        return reading_text(document);
    case OutputForm::Pdf:
        break;
    }
    StopWatch watch;
    Pages pages = lay_out(document, shop.resources, outcome.diagnostics);
    watch.stop(outcome.times.lay_out);
    outcome.pages = pages.pages.size();
    if (outcome.diagnostics.has_errors())
        return std::nullopt;
    document.sequences = {}; // their text is on the pages
    std::string file = write_pdf(
        document, std::move(pages), shop.fonts, {.threads = shop.resources.threads}, shop.shared);
    watch.stop(outcome.times.write_pdf);
    return file;
}

Outcome make_document(
    const Workshop& shop, const Template& source, const DocumentTask& task, Delivery delivery) {
    Outcome outcome;
    StopWatch watch;
    const BindResources resources{shop.files, shop.event.folder, shop.config.date};
    Document document = bind(source, task, shop.event.data, resources, outcome.diagnostics);
    watch.stop(outcome.times.bind);
    if (shop.config.stop_after != Stage::Pdf) {
        stage_dump(shop, document, outcome);
        return outcome;
    }
    const std::optional<std::string> content = file_content(shop, std::move(document), outcome);
    if (!content || outcome.diagnostics.has_errors() || delivery == Delivery::Nothing)
        return outcome;
    const std::filesystem::path path =
        (shop.config.output / task.href).replace_extension(extension(shop.config.form));
    StopWatch write_watch;
    const auto error = shop.files.write_unflushed(path, *content);
    write_watch.stop(outcome.times.write_file);
    if (error)
        outcome.diagnostics.error(
            codes::FileUnwritable,
            task.span,
            fmt::format("cannot write `{}`: {}", path.string(), error->reason));
    else
        outcome.written = true;
    return outcome;
}

Outcome out_of_memory(const DocumentTask& task) {
    Outcome outcome;
    outcome.diagnostics.error(
        codes::LayoutTooMuchMemory,
        task.span,
        fmt::format("`{}` takes more memory than there is", task.href),
        "divide it, or make it with `--jobs 1`");
    return outcome;
}

/// Makes the documents on `jobs` threads; outcomes are in the order of the tasks. When documents
/// are fewer than threads, each is laid out on several.
std::vector<Outcome> make_documents(
    Workshop shop,
    const Template& source,
    const std::vector<DocumentTask>& tasks,
    Delivery delivery) {
    std::vector<Outcome> outcomes(tasks.size());
    const auto documents = static_cast<unsigned>(std::clamp<std::size_t>(tasks.size(), 1, 1024));
    shop.resources.threads = std::max(1u, shop.config.jobs / documents);
    std::vector<KnownLines> known(tasks.size() > shop.config.jobs ? shop.config.jobs : 0);
    for_each_index(tasks.size(), shop.config.jobs, [&](std::size_t i, unsigned worker) {
        Workshop own = shop;
        own.resources.known_lines = known.empty() ? nullptr : &known[worker];
        try {
            outcomes[i] = make_document(own, source, tasks[i], delivery);
        } catch (const std::bad_alloc&) {
            outcomes[i] = out_of_memory(tasks[i]);
        }
        shop.progress.advance();
    });
    return outcomes;
}

std::vector<DocumentTask>
chosen(std::vector<DocumentTask> tasks, const BuildConfig& config, Diagnostics& diagnostics) {
    std::vector<DocumentTask> result;
    XPath xpath;
    std::size_t number = 0;
    for (DocumentTask& task : tasks) {
        if (!config.only.empty() && !xpath.boolean({config.only, {}}, task.context, diagnostics))
            continue;
        if (number++ % config.shard.count == config.shard.index)
            result.push_back(std::move(task));
    }
    return result;
}

/// One product: plans its documents, makes them, adds up what became of them.
void make_product(
    const Workshop& shop,
    const std::string& name,
    const Template& source,
    BuildSummary& summary,
    Diagnostics& diagnostics) {
    const std::vector<DocumentTask> tasks =
        chosen(plan_documents(source, shop.event.data, diagnostics), shop.config, diagnostics);
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

    const bool some_written = std::ranges::any_of(outcomes, &Outcome::written);
    if (const auto error = some_written ? shop.files.flush(shop.config.output) : std::nullopt)
        diagnostics.error(
            codes::FileUnwritable,
            {},
            fmt::format("cannot write into `{}`: {}", shop.config.output.string(), error->reason));

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
    const std::optional<Event> event =
        read_event(files, config.event_file, sources, diagnostics, config.jobs);
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
        *event,
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
