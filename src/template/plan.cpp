#include "diag/codes.h"
#include "template/evaluator.h"
#include "template/lent_tools.h"
#include "template/variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace zbirnyk {

namespace {

/// A value of the data as part of a file name: separators of paths and control characters become
/// hyphens, so that no record makes a folder.
std::string clean_name(std::string value) {
    for (char& c : value) {
        if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
            c = '-';
    }
    return value;
}

bool leaves_folder(const std::string& href) {
    const std::filesystem::path path(href);
    return path.is_absolute() || path.filename().empty() ||
           std::find(path.begin(), path.end(), "..") != path.end();
}

class Planner {
  public:
    Planner(
        const Template::Content& content, XPath& xpath, const Tree& data, Diagnostics& diagnostics)
        : content_(content)
        , data_(data)
        , diagnostics_(diagnostics)
        , evaluator_(content, xpath, data, diagnostics)
        , variables_(xpath) {}

    std::vector<DocumentTask> plan() {
        VariableScope globals(variables_);
        set_global_variables(content_, data_.root(), evaluator_, globals);
        for (std::uint32_t i = 0; i < content_.results.size(); ++i) {
            const Instruction* result = content_.results[i].instruction;
            if (result == nullptr)
                tasks_.push_back({data_.root(), i, content_.name + ".pdf", content_.root.span});
            else
                plan_result(*result, i);
        }
        return std::move(tasks_);
    }

  private:
    void plan_result(const Instruction& result, std::uint32_t number) {
        const Attribute* select = result.find("select");
        NodeSet records = {data_.root()};
        if (select != nullptr)
            records = evaluator_.nodes(expression_of(result, "select"), data_.root());
        records = evaluator_.sorted(result, std::move(records));
        VariableScope variables(variables_);
        variables.set("last", static_cast<double>(records.size()));
        const Attribute& href = *result.find("href");
        for (std::size_t i = 0; i < records.size(); ++i) {
            variables.set("position", static_cast<double>(i + 1));
            add({records[i], number, evaluator_.text(href, records[i], clean_name), href.span});
        }
    }

    void add(DocumentTask task) {
        if (leaves_folder(task.href)) {
            evaluator_.refuse(
                codes::TemplateHref,
                task.span,
                task.context,
                fmt::format("`{}` is not the name of a file in the output folder", task.href));
            return;
        }
        const auto [first, is_new] = names_.emplace(task.href, tasks_.size());
        if (!is_new) {
            diagnostics_.report(
                {Severity::Error,
                 codes::TemplateHref,
                 task.span,
                 fmt::format("two documents are called `{}`", task.href),
                 {{data_.span(tasks_[first->second].context), "the first is about this"},
                  {data_.span(task.context), "the second about this"}},
                 "put something into `href` that differs, such as a number"});
            return;
        }
        tasks_.push_back(std::move(task));
    }

    const Template::Content& content_;
    const Tree& data_;
    Diagnostics& diagnostics_;
    Evaluator evaluator_;
    Variables variables_;
    std::vector<DocumentTask> tasks_;
    std::map<std::string, std::size_t> names_;
};

} // namespace

std::vector<DocumentTask>
plan_documents(const Template& source, const Tree& data, Diagnostics& diagnostics) {
    LentTools tools(source.content());
    return Planner(source.content(), tools->xpath, data, diagnostics).plan();
}

} // namespace zbirnyk
