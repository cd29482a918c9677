#pragma once

#include "issue_run.h"
#include "issuing/issue_plan.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zbirnyk {

/// Who gets a number, and instead of which.
struct Wanted {
    enum class Kind { First, Replacement, AfterRevocation } kind = Kind::First;
    Node certificate;
    const Certificate* before = nullptr; ///< in the plan; null for a first one
    std::string address = {};            ///< e-mail of the person, where a credential may have it
};

/// Those who get a number now, in the order of the numbers. A number to be issued anew that is none
/// in force or revoked is an error.
std::vector<Wanted> wanted_certificates(const IssueRun& run, const IssuePlan& plan);

/// Writes number, state and what follows from them into `placed`, which stand in `head`, and
/// returns the lines for the register. `next` has the next number of each series.
std::vector<NewCertificate> number_certificates(
    const IssueRun& run,
    Tree& head,
    const std::vector<Wanted>& wanted,
    const std::vector<Node>& placed,
    std::map<std::string, std::int64_t> next);

} // namespace zbirnyk
