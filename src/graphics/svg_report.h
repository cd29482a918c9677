#pragma once

#include "graphics/picture.h"
#include "read/tree.h"

#include <set>
#include <string>

namespace zbirnyk {

/// Reports about a place in an SVG. The diagnostics of the event point at the place that names the
/// picture; the line inside it stands in the message. Each message is given once a picture.
class SvgReport {
  public:
    SvgReport(const Sources& sources, std::string_view name, Span from, Diagnostics& diagnostics)
        : sources_(sources)
        , name_(name)
        , from_(from)
        , diagnostics_(diagnostics) {}

    void attach(const Tree& tree) { tree_ = &tree; }

    void error(Code code, Node node, const std::string& message, const std::string& hint = {}) {
        report(Severity::Error, code, node, message, hint);
    }

    void warning(Code code, Node node, const std::string& message, const std::string& hint = {}) {
        report(Severity::Warning, code, node, message, hint);
    }

    bool has_errors() const { return has_errors_; }

  private:
    void report(
        Severity severity,
        Code code,
        Node node,
        const std::string& message,
        const std::string& hint) {
        has_errors_ = has_errors_ || severity == Severity::Error;
        if (!seen_.insert(message).second) {
            return;
        }
        const Span span = tree_ != nullptr ? tree_->span(node) : Span{};
        const Place place = sources_.place(span.file, span.begin);
        const std::string where = std::to_string(std::max<std::size_t>(place.line, 1));
        diagnostics_.report(
            {severity,
             code,
             from_,
             message + " in line " + where + " of the picture `" + std::string(name_) + "`",
             {},
             hint});
    }

    const Sources& sources_;
    std::string_view name_;
    Span from_;
    Diagnostics& diagnostics_;
    const Tree* tree_ = nullptr;
    std::set<std::string> seen_;
    bool has_errors_ = false;
};

} // namespace zbirnyk
