#pragma once

#include <optional>
#include <string>
#include <unordered_map>

namespace zbirnyk {

/// What a pure function gave for its arguments. Documents of one kind ask for the same dates and
/// messages again and again, and ICU takes long for each. One per thread.
class Memo {
  public:
    /// The result of `make` for the arguments that `key` says in full, made now or before.
    template <typename Make>
    const std::optional<std::string>& get(const std::string& key, Make make) {
        const auto found = results_.find(key);
        if (found != results_.end())
            return found->second;
        // What nobody asks for again must not pile up.
        if (results_.size() >= MostKept)
            results_.clear();
        return results_.emplace(key, make()).first->second;
    }

  private:
    static constexpr std::size_t MostKept = 512;

    std::unordered_map<std::string, std::optional<std::string>> results_; ///< looked up only
};

/// Adds an argument to a key: no other arguments give the same key.
inline void append_argument(std::string& key, std::string_view argument) {
    key.append(std::to_string(argument.size())).append(1, ':').append(argument);
}

} // namespace zbirnyk
