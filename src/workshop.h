#pragma once

#include "layout/layout.h"
#include "model/event.h"
#include "pdf/write_pdf.h"
#include "pipeline.h"
#include "template/template.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

/// What all documents of a build share; safe to use while the workers run.
struct Workshop {
    const BuildConfig& config;
    FileSystem& files;
    const Tree& data;
    std::filesystem::path event_folder;
    const FontSet& fonts;
    LayoutResources resources;
    Progress& progress;
    SharedParts& shared;
    Delivery delivery = Delivery::WhatIsGood;
    SignaturePlace signature = {};
};

/// Adds the time since the last stop to `seconds`.
class StopWatch {
  public:
    void stop(double& seconds);

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

/// Binds a document and makes its file, which is not written; nothing after an error or when the
/// build stops before.
std::optional<std::string>
make_file(const Workshop& shop, const Template& source, const DocumentTask& task, Outcome& outcome);

/// Makes the documents on as many threads as the config says; outcomes are in the order of the
/// tasks. When documents are fewer than threads, each is laid out on several. `visit` takes each
/// document's file, on any thread.
using FileVisitor = std::function<void(std::size_t task, std::string file, Outcome& outcome)>;
std::vector<Outcome> make_files(
    Workshop shop,
    const Template& source,
    const std::vector<DocumentTask>& tasks,
    const FileVisitor& visit);

/// Writes a finished file, not yet flushed; says in `outcome` whether it is there.
void write_output(
    FileSystem& files,
    const std::filesystem::path& path,
    const std::string& file,
    Span from,
    Outcome& outcome);

/// Flushes the output folder when any of the documents was written; false after an error.
bool flush_output(
    FileSystem& files,
    const std::filesystem::path& folder,
    const std::vector<Outcome>& outcomes,
    Diagnostics& diagnostics);

/// Where the file of a task goes.
std::filesystem::path output_path(const BuildConfig& config, const DocumentTask& task);

} // namespace zbirnyk
