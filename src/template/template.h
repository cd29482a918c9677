#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"
#include "document/document.h"
#include "read/tree.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

/// A template folder, read and checked: `template.xml`, the files it includes, its messages.
class Template {
  public:
    /// How much is looked at: thorough care warns also about names that are never called.
    enum class Care : std::uint8_t { Usual, Thorough };

    struct Needs {
        std::vector<std::string_view> families; ///< the font families that exist
        Care care = Care::Usual;
    };

    /// Every error of vocabulary, expression, style, font family, page master and message is
    /// reported with its place; nothing after an error.
    static std::optional<Template> read(
        const FileSystem& files,
        const std::filesystem::path& folder,
        const Needs& needs,
        Sources& sources,
        Diagnostics& diagnostics);

    struct Content;

    const Content& content() const { return *content_; }

    explicit Template(std::shared_ptr<const Content> content)
        : content_(std::move(content)) {}

  private:
    std::shared_ptr<const Content> content_;
};

/// One document to make: the data it is about and the file it becomes, relative to the output
/// folder with its extension (`certificates/ЗРТ-2020-0147.pdf`). From `result-document`.
struct DocumentTask {
    Node context;
    std::uint32_t result = 0; ///< which result-document of the template
    std::string href;
    Span span;
};

/// What binding needs beside template and data.
struct BindResources {
    const FileSystem& files;
    std::filesystem::path event_folder; ///< where the data's pictures are
    std::string date;                   ///< YYYY-MM-DD for the metadata
};

/// The documents that a template makes of the data, in the template's order. Two with one name, and
/// a name that leaves the output folder, are errors.
std::vector<DocumentTask>
plan_documents(const Template& source, const Tree& data, Diagnostics& diagnostics);

/// Template + data -> Document. May be called from several threads at once with their own
/// diagnostics.
Document bind(
    const Template& source,
    const DocumentTask& task,
    const Tree& data,
    const BindResources& resources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
