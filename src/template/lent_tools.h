#pragma once

#include "template/content.h"

namespace zbirnyk {

/// Tools from the template's pool, given back at the end.
class LentTools {
  public:
    explicit LentTools(const Template::Content& content)
        : pool_(content.tools)
        , tools_(pool_.take()) {
        if (tools_)
            return;
        tools_ = std::make_unique<BindTools>();
        declare_variables(content, tools_->xpath);
    }

    LentTools(const LentTools&) = delete;
    LentTools& operator=(const LentTools&) = delete;

    ~LentTools() { pool_.give_back(std::move(tools_)); }

    BindTools& operator*() { return *tools_; }

    BindTools* operator->() { return tools_.get(); }

  private:
    ToolPool& pool_;
    std::unique_ptr<BindTools> tools_;
};

} // namespace zbirnyk
