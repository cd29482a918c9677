#include "workshop.h"

#include "base/parallel.h"
#include "diag/codes.h"
#include "exchange/export.h"
#include "layout/blocks/known_lines.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <new>

namespace zbirnyk {

namespace {

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
    if (outcome.diagnostics.has_errors() || shop.delivery == Delivery::Nothing)
        return std::nullopt;
    document.sequences = {}; // their text is on the pages
    std::string file = write_pdf(
        document,
        std::move(pages),
        shop.fonts,
        {.threads = shop.resources.threads, .signature = shop.signature},
        shop.shared);
    watch.stop(outcome.times.write_pdf);
    return file;
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

} // namespace

void StopWatch::stop(double& seconds) {
    const auto now = std::chrono::steady_clock::now();
    seconds += std::chrono::duration<double>(now - last_).count();
    last_ = now;
}

std::optional<std::string> make_file(
    const Workshop& shop, const Template& source, const DocumentTask& task, Outcome& outcome) {
    StopWatch watch;
    const BindResources resources{shop.files, shop.event_folder, shop.config.date};
    Document document = bind(source, task, shop.data, resources, outcome.diagnostics);
    watch.stop(outcome.times.bind);
    if (shop.config.stop_after != Stage::Pdf) {
        stage_dump(shop, document, outcome);
        return std::nullopt;
    }
    std::optional<std::string> file = file_content(shop, std::move(document), outcome);
    return outcome.diagnostics.has_errors() ? std::nullopt : std::move(file);
}

std::vector<Outcome> make_files(
    Workshop shop,
    const Template& source,
    const std::vector<DocumentTask>& tasks,
    const FileVisitor& visit) {
    std::vector<Outcome> outcomes(tasks.size());
    const auto documents = static_cast<unsigned>(std::clamp<std::size_t>(tasks.size(), 1, 1024));
    shop.resources.threads = std::max(1u, shop.config.jobs / documents);
    std::vector<KnownLines> known(tasks.size() > shop.config.jobs ? shop.config.jobs : 0);
    for_each_index(tasks.size(), shop.config.jobs, [&](std::size_t i, unsigned worker) {
        Workshop own = shop;
        own.resources.known_lines = known.empty() ? nullptr : &known[worker];
        try {
            if (auto file = make_file(own, source, tasks[i], outcomes[i]))
                visit(i, *std::move(file), outcomes[i]);
        } catch (const std::bad_alloc&) {
            outcomes[i] = out_of_memory(tasks[i]);
        }
        shop.progress.advance();
    });
    return outcomes;
}

void write_output(
    FileSystem& files,
    const std::filesystem::path& path,
    const std::string& file,
    Span from,
    Outcome& outcome) {
    StopWatch watch;
    const auto error = files.write_unflushed(path, file);
    watch.stop(outcome.times.write_file);
    outcome.written = written_told(error, path, from, outcome.diagnostics);
}

bool flush_output(
    FileSystem& files,
    const std::filesystem::path& folder,
    const std::vector<Outcome>& outcomes,
    Diagnostics& diagnostics) {
    const bool some = std::ranges::any_of(outcomes, &Outcome::written);
    const auto error = some ? files.flush(folder) : std::nullopt;
    if (error)
        diagnostics.error(
            codes::FileUnwritable,
            {},
            fmt::format("cannot write into `{}`: {}", folder.string(), error->reason));
    return !error;
}

std::filesystem::path output_path(const BuildConfig& config, const DocumentTask& task) {
    return (config.output / task.href).replace_extension(extension(config.form));
}

} // namespace zbirnyk
