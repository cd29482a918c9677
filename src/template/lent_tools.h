#pragma once

#include "template/content.h"

namespace zbirnyk {

/// An XPath evaluator from the template's pool, given back at the end.
class LentEvaluator {
  public:
    explicit LentEvaluator(const Template::Content& content)
        : pool_(content.evaluators)
        , evaluator_(pool_.take()) {
        if (evaluator_)
            return;
        evaluator_ = std::make_unique<XPath>();
        declare_variables(content, *evaluator_);
    }

    LentEvaluator(const LentEvaluator&) = delete;
    LentEvaluator& operator=(const LentEvaluator&) = delete;

    ~LentEvaluator() { pool_.give_back(std::move(evaluator_)); }

    XPath& xpath() { return *evaluator_; }

  private:
    EvaluatorPool& pool_;
    std::unique_ptr<XPath> evaluator_;
};

} // namespace zbirnyk
