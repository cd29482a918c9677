#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Compares texts as a reader of `lang` expects (CLDR, default alternate handling, numbers by
/// value). Apostrophes of all kinds and stress marks over Cyrillic letters are ignored; Cyrillic
/// precedes Latin in uk, figures precede both. Not shared between threads.
class Collator {
  public:
    explicit Collator(std::string_view lang);
    ~Collator();
    Collator(Collator&&) noexcept;
    Collator& operator=(Collator&&) noexcept;

    /// A byte string whose order is the order of texts. Keys of several parts (surname, given name,
    /// patronymic) compare part by part.
    std::string key(std::string_view text) const;
    std::string key(const std::vector<std::string>& parts) const;
    /// < 0, 0, > 0.
    int compare(std::string_view a, std::string_view b) const;
    /// The heading under which an index files `text`: its first letter in upper case; "A–Z" for
    /// Latin in a Cyrillic language, "#" for the rest.
    std::string index_letter(std::string_view text) const;

  private:
    struct Content;
    std::unique_ptr<Content> content_;
};

} // namespace zbirnyk
