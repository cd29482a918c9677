#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"
#include "layout/layout.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The stages of the flow, in order. See src/README.md.
enum class Stage { Model, Bind, Lines, Pages, Pdf };

/// What a build makes of its documents.
enum class OutputForm { Pdf, Docx, Html, Text };

/// What happens to good documents when others have faults.
enum class Delivery {
    WhatIsGood,   ///< documents without errors are written, the others keep their earlier files
    AllOrNothing, ///< nothing is written unless there is neither error nor warning
    Nothing,      ///< every stage runs, nothing is written
};

/// Every Nth document, beginning with the `index`th (from 0).
struct Shard {
    unsigned index = 0, count = 1;
};

struct BuildConfig {
    std::filesystem::path event_file;
    std::vector<std::string> products; ///< template folders by name; empty: those that the event
                                       ///< names in its `templates`, or all that there are
    std::filesystem::path output;
    std::filesystem::path data_folder; ///< holds templates/ and fonts/
    unsigned jobs = 1;
    std::size_t max_pages = LayoutResources::MostPages; ///< of one document
    /// That the program may have while documents are laid out, in megabytes. A book of the most
    /// pages takes half of it: what meets this limit is no text.
    std::size_t max_memory = 4096;
    Delivery delivery = Delivery::WhatIsGood;
    std::string date; ///< YYYY-MM-DD, for the metadata
    Shard shard;
    std::string only; ///< XPath: only documents whose record satisfies it
    Stage stop_after = Stage::Pdf;
    OutputForm form = OutputForm::Pdf;
};

struct ProductSummary {
    std::string product;
    std::size_t documents = 0, written = 0, failed = 0, pages = 0;
};

/// Seconds spent in each stage, added up over threads.
struct StageTimes {
    double read = 0, bind = 0, lay_out = 0, write_pdf = 0, write_file = 0;
};

struct BuildSummary {
    std::vector<ProductSummary> products;
    StageTimes times;
    /// The dump of the stage after which the build stopped; empty when it went to the end.
    std::string dump;
};

/// How far a product's documents have come, for whoever watches: written by the workers, read by
/// the progress bar.
class Progress {
  public:
    virtual ~Progress() = default;
    virtual void begin(std::string_view product, std::size_t documents) = 0;
    /// One more document is done. Called from several threads.
    virtual void advance() = 0;
    virtual void end() = 0;
};

/// Reads an event and makes its documents. Everything that went wrong is in `diagnostics`, in the
/// order of products and documents, whatever the number of jobs.
BuildSummary build(
    const BuildConfig& config,
    FileSystem& files,
    Sources& sources,
    Progress& progress,
    Diagnostics& diagnostics);

/// The template folders an event can use, by name: its own `templates/NAME` before the program's.
struct ProductFolder {
    std::string name;
    std::filesystem::path folder;
};

std::vector<ProductFolder> find_products(
    const FileSystem& files,
    const std::filesystem::path& event_folder,
    const std::filesystem::path& data_folder);

} // namespace zbirnyk
