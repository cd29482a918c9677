#include "model/event.h"

#include "model/steps.h"

namespace zbirnyk {

std::optional<Event> read_event(
    const FileSystem& files,
    const std::filesystem::path& file,
    Sources& sources,
    Diagnostics& diagnostics,
    unsigned threads) {
    const std::size_t before = diagnostics.error_count();
    auto inputs = read_inputs(files, file, sources, diagnostics, threads);
    if (!inputs)
        return std::nullopt;

    Records records{std::move(inputs->event), diagnostics};
    records.event = records.tree.root();
    add_people(records, *inputs);
    check_meetings(records);
    add_attendance(records);
    add_abstracts(records, *inputs);
    resolve_talks(records);
    resolve_proceedings(records);
    add_budget(records, *inputs);
    add_evaluation(records, *inputs);
    issue_certificates(records);
    add_statistics(records);
    add_report(records, *inputs);
    // Values are queries over data that must be right first: their errors would only repeat others.
    if (diagnostics.error_count() > before)
        return std::nullopt;
    evaluate_values(records);
    if (diagnostics.error_count() > before)
        return std::nullopt;
    return Event{std::move(inputs->folder), std::move(records.tree)};
}

} // namespace zbirnyk
