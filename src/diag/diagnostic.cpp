#include "diag/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace zbirnyk {

void Diagnostics::report(Diagnostic diagnostic) {
    errors_ += diagnostic.severity == Severity::Error ? 1 : 0;
    items_.push_back(std::move(diagnostic));
}

void Diagnostics::error(Code code, Span span, std::string message, std::string hint) {
    report({Severity::Error, code, span, std::move(message), {}, std::move(hint)});
}

void Diagnostics::warning(Code code, Span span, std::string message, std::string hint) {
    report({Severity::Warning, code, span, std::move(message), {}, std::move(hint)});
}

void Diagnostics::append(Diagnostics other) {
    errors_ += other.errors_;
    items_.insert(
        items_.end(),
        std::make_move_iterator(other.items_.begin()),
        std::make_move_iterator(other.items_.end()));
}

void Diagnostics::keep_first_of_each(Code code) {
    std::set<std::string> seen;
    const auto end = std::remove_if(items_.begin(), items_.end(), [&](const Diagnostic& item) {
        const bool again = item.code == code && !seen.insert(item.message).second;
        errors_ -= again && item.severity == Severity::Error ? 1 : 0;
        return again;
    });
    items_.erase(end, items_.end());
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> result;
    std::set<std::tuple<Span, std::string_view, std::string_view>> seen;
    for (const Diagnostic& item : items_) {
        if (seen.emplace(item.span, item.code.name, item.message).second) {
            result.push_back(item);
        }
    }
    std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.span < b.span;
    });
    return result;
}

} // namespace zbirnyk
