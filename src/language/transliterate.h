#pragma once

#include <map>
#include <string>
#include <string_view>

namespace zbirnyk {

/// How people spell their names in passports: a Ukrainian word to its Latin spelling. A word is
/// compared whole (letters, combining marks and apostrophes; the parts of a hyphenated name are
/// words, but a whole hyphenated name may stand in the map too), in any case of letters, whatever
/// apostrophe it has; a word in capitals gets its spelling in capitals.
class TransliterationExceptions {
  public:
    TransliterationExceptions() = default;
    explicit TransliterationExceptions(const std::map<std::string, std::string>& spellings);

    /// The spelling of a word, or null.
    const std::string* find(std::string_view word) const;

    bool empty() const { return spellings_.empty(); }

  private:
    std::map<std::string, std::string> spellings_; ///< keys in lower case, without apostrophes
};

/// Ukrainian in Latin letters by Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January
/// 2010: зг → zgh, є ї й ю я → ye yi y yu ya at the start of a word (also after a hyphen), else ie
/// i i iu ia; ь and apostrophes inside words are dropped, as are stress marks. A letter pair is in
/// capitals when its word is (ЩЕРБАК → SHCHERBAK, Щербак → Shcherbak). A letter alone is written
/// as at the start of a name (Є. → Ye., Я є → Ya ye), but in capitals between words in capitals
/// (ТИ І Я → TY I YA). Letters that are not Ukrainian: ы y, э e, ё yo at the start and io
/// elsewhere, ў u, ъ dropped; all other letters stay, as does everything that is not Cyrillic.
/// Text that is not UTF-8 is copied byte by byte.
std::string transliterate(std::string_view text);
std::string transliterate(std::string_view text, const TransliterationExceptions& exceptions);

/// One row of a table: its first field transliterated; what follows the first tab is copied.
std::string translit_row(std::string_view row);

} // namespace zbirnyk
