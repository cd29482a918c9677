#include "read/file.h"
#include "read/table.h"

#include <cstdlib>

using namespace zbirnyk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files =
        make_memory_file_system({{"f", std::string(reinterpret_cast<const char*>(data), size)}});
    Sources sources;
    Diagnostics diagnostics;
    const auto file = read_source(*files, {"f", TextKind::Table, {}}, sources, diagnostics);
    if (file) {
        const auto table = read_csv(sources, *file, diagnostics);
        if (table.has_value() == diagnostics.has_errors()) {
            std::abort();
        }
        for (std::size_t row = 0; table && row < table->rows.size(); ++row) {
            if (table->rows[row].size() != table->head.size()) {
                std::abort();
            }
            for (const Cell& cell : table->rows[row]) {
                if (cell.span.begin > cell.span.end || cell.span.end > sources.text(*file).size()) {
                    std::abort();
                }
            }
        }
    }
    print_all(diagnostics, sources);
    return 0;
}
