#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zbirnyk {

/// A line of the journal of issued certificates.
struct JournalRow {
    std::string number;
    std::string name; ///< surname, given names
    std::int64_t hours = 0;
    std::string issued;  ///< YYYY-MM-DD
    std::string state;   ///< empty for one in force
    std::string changed; ///< YYYY-MM-DD
    std::string other;   ///< the number that replaces it, or that it replaces
    std::string reason;
};

/// How much of a name a list shows.
enum class NamesShown { Full, Initials, None };

/// The journal with Ukrainian heads as CSV that Ukrainian Excel opens by a double click: UTF-8 with
/// BOM, semicolons, CRLF. A cell that a spreadsheet would take for a formula gets an apostrophe.
std::string journal_csv(const std::vector<JournalRow>& rows, NamesShown names);

/// The same as a workbook of Excel: head frozen, dates and hours as numbers, filters. Empty when
/// the system has no memory for it.
std::string journal_xlsx(const std::vector<JournalRow>& rows, NamesShown names);

/// A line of the list for a mailing by another program.
struct MailingRow {
    std::string address; ///< empty where there is none to write to
    std::string name;
    std::string number;
    std::string file;
    std::string state; ///< of the letter, as the reader shall see it
};

/// The list in the same kind of CSV.
std::string mailing_csv(const std::vector<MailingRow>& rows);

} // namespace zbirnyk
