#include "exchange/participants/import_participants.h"

#include <cstdlib>

using namespace zbirnyk;

namespace {

constexpr const char* Event = "<event><post-category id=\"head\">Голови</post-category>"
                              "<meeting id=\"m1\"/><participants src=\"p.csv\"/></event>";

} // namespace

/// Whatever the bytes are: no crash, and what one import writes the next one reads and leaves as it
/// is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = make_memory_file_system(
        {{"e.xml", Event}, {"s.xlsx", std::string(reinterpret_cast<const char*>(data), size)}});
    const ParticipantsRequest request{"s.xlsx", "e.xml", {}, {}};
    bool written = false;
    for (int turn = 0; turn < 2; ++turn) {
        Sources sources;
        Diagnostics diagnostics;
        const auto import = import_participants(*files, request, sources, diagnostics);
        print_all(diagnostics, sources, 1000);
        print_json(diagnostics, sources);
        if (!import && (written || !diagnostics.has_errors()))
            std::abort();
        if (!import)
            return 0;
        if (turn == 1 && (!import->csv.empty() || !import->mapping_xml.empty()))
            std::abort();
        if (!import->csv.empty())
            files->write(import->table, import->csv);
        files->write(import->mapping, import->mapping_xml);
        written = true;
    }
    return 0;
}
