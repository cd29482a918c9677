#pragma once

#include "document/style.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <tuple>

namespace zbirnyk {

/// The styles that a thread computed for the documents of a template, each different one once:
/// documents of one kind need the same ones.
class ComputedStyles {
  public:
    using Id = std::uint32_t;

    /// What was asked before about `parent`, a rule and a language, else what `make` gives.
    template <typename Make>
    Id derive(Id parent, std::uint32_t rule, const std::string& lang, Make make) {
        const auto key = std::tie(parent, rule, lang);
        const auto known = derived_.find(key);
        if (known != derived_.end())
            return known->second;
        return derived_.emplace(key, intern(make())).first->second;
    }

    Id intern(const Style& style);

    const Style& operator[](Id id) const { return styles_[id]; }

    std::size_t size() const { return styles_.size(); }

    /// Forgets all when it is more than documents are likely to share.
    void make_room();

  private:
    std::deque<Style> styles_;
    std::map<std::tuple<Id, std::uint32_t, std::string>, Id, std::less<>> derived_;
};

} // namespace zbirnyk
