#pragma once

#include "commands/verbs.h"
#include "pipeline.h"

#include <chrono>
#include <memory>
#include <ostream>

namespace zbirnyk {

/// A bar with rate and time left on a terminal; silent elsewhere. The clock serves the eye alone:
/// nothing of it reaches a document.
std::unique_ptr<Progress> make_progress_bar(std::ostream& terminal);
std::unique_ptr<Progress> make_silent_progress();
/// The bar where a person watches and wants to be told.
std::unique_ptr<Progress>
choose_progress(const Reporting& reporting, const Environment& environment);

} // namespace zbirnyk
