#include "exchange/journal.h"

#include "exchange/csv_cell.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sys/mman.h>
#include <unistd.h>

namespace zbirnyk {

namespace {

struct Column {
    const char* head;
    double width; ///< in characters
};

constexpr std::array<Column, 9> Columns = {{
    {"№", 6},
    {"Прізвище, ім’я, по батькові", 40},
    {"Обсяг, год.", 12},
    {"Обліковий запис", 20},
    {"Дата видачі", 12},
    {"Стан", 12},
    {"Дата зміни", 12},
    {"Пов’язаний номер", 20},
    {"Підстава", 40},
}};

std::string state_word(const std::string& state) {
    if (state == "revoked")
        return "анульовано";
    if (state == "replaced")
        return "замінено";
    return state == "reserved" ? "номер зайнято" : state;
}

/// The first letter of each word after the first, with full stops: "Коваленко О. П."
std::string initials(const std::string& name) {
    std::string text;
    bool first_word = true;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        std::size_t letter = at + 1;
        while (letter < end && (static_cast<unsigned char>(name[letter]) & 0xc0) == 0x80)
            ++letter;
        if (first_word)
            text += name.substr(at, end - at);
        else if (end > at)
            text += " " + name.substr(at, letter - at) + ".";
        first_word = false;
        at = end + 1;
    }
    return text;
}

std::string shown_name(const std::string& name, NamesShown names) {
    if (names == NamesShown::None)
        return {};
    return names == NamesShown::Full ? name : initials(name);
}

/// "2020-03-18" as "18.03.2020"; other text as it is.
std::string usual_date(const std::string& date) {
    return date.size() == 10
               ? fmt::format("{}.{}.{}", date.substr(8), date.substr(5, 2), date.substr(0, 4))
               : date;
}

/// A cell that no spreadsheet takes for a formula.
std::string safe_cell(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string_view::npos;
    return csv_cell(formula ? "'" + text : text);
}

/// libxlsxwriter 1.1 writes to a named file only: one in memory, which has a name while it is open.
class MemoryFile {
  public:
    MemoryFile() = default;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    ~MemoryFile() { ::close(file_); }

    std::string path() const { return fmt::format("/proc/self/fd/{}", file_); }

    std::string content() const {
        std::ifstream in(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    int file_ = ::memfd_create("journal", MFD_CLOEXEC);
};

lxw_datetime excel_date(const std::string& date) {
    lxw_datetime value{};
    value.year = std::atoi(date.substr(0, 4).c_str());
    value.month = std::atoi(date.substr(5, 2).c_str());
    value.day = std::atoi(date.substr(8).c_str());
    return value;
}

} // namespace

std::string journal_csv(const std::vector<JournalRow>& rows, NamesShown names) {
    std::string out = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < Columns.size(); ++i)
        out += (i == 0 ? "" : ";") + safe_cell(Columns[i].head);
    out += "\r\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const JournalRow& row = rows[i];
        out += fmt::format(
            "{};{};{};{};{};{};{};{};{}\r\n",
            i + 1,
            safe_cell(shown_name(row.name, names)),
            row.hours,
            safe_cell(row.number),
            usual_date(row.issued),
            state_word(row.state),
            usual_date(row.changed),
            safe_cell(row.other),
            safe_cell(row.reason));
    }
    return out;
}

std::string mailing_csv(const std::vector<MailingRow>& rows) {
    std::string out = "\xef\xbb\xbf"
                      "Адреса;Прізвище, ім’я, по батькові;Обліковий запис;Файл;Стан листа\r\n";
    for (const MailingRow& row : rows)
        out += fmt::format(
            "{};{};{};{};{}\r\n",
            safe_cell(row.address),
            safe_cell(row.name),
            safe_cell(row.number),
            safe_cell(row.file),
            safe_cell(row.state));
    return out;
}

std::string journal_xlsx(const std::vector<JournalRow>& rows, NamesShown names) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    // A fixed time: the same register gives the same bytes.
    lxw_doc_properties properties{};
    char title[] = "Журнал реєстрації сертифікатів";
    properties.title = title;
    properties.created = 1;
    workbook_set_properties(book, &properties);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Журнал");
    lxw_format* head = workbook_add_format(book);
    format_set_bold(head);
    format_set_text_wrap(head);
    lxw_format* date = workbook_add_format(book);
    format_set_num_format(date, "dd.mm.yyyy");
    for (lxw_col_t i = 0; i < Columns.size(); ++i) {
        worksheet_set_column(sheet, i, i, Columns[i].width, nullptr);
        worksheet_write_string(sheet, 0, i, Columns[i].head, head);
    }
    const auto write_date = [&](lxw_row_t row, lxw_col_t column, const std::string& text) {
        if (text.size() != 10)
            return;
        lxw_datetime value = excel_date(text);
        worksheet_write_datetime(sheet, row, column, &value, date);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const JournalRow& row = rows[i];
        const auto at = static_cast<lxw_row_t>(i + 1);
        worksheet_write_number(sheet, at, 0, static_cast<double>(i + 1), nullptr);
        worksheet_write_string(sheet, at, 1, shown_name(row.name, names).c_str(), nullptr);
        worksheet_write_number(sheet, at, 2, static_cast<double>(row.hours), nullptr);
        worksheet_write_string(sheet, at, 3, row.number.c_str(), nullptr);
        write_date(at, 4, row.issued);
        worksheet_write_string(sheet, at, 5, state_word(row.state).c_str(), nullptr);
        write_date(at, 6, row.changed);
        worksheet_write_string(sheet, at, 7, row.other.c_str(), nullptr);
        worksheet_write_string(sheet, at, 8, row.reason.c_str(), nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(
        sheet,
        0,
        0,
        static_cast<lxw_row_t>(rows.size()),
        static_cast<lxw_col_t>(Columns.size() - 1));
    return workbook_close(book) == LXW_NO_ERROR ? file.content() : std::string();
}

} // namespace zbirnyk
