#include "diag/source.h"

#include "base/utf8.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// Lines end at LF, CRLF or a lone CR.
std::vector<std::uint32_t> find_line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
            starts.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    return starts;
}

/// The index of the line that holds `offset`.
std::size_t line_index(const std::vector<std::uint32_t>& starts, std::uint32_t offset) {
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    return static_cast<std::size_t>(after - starts.begin()) - 1;
}

} // namespace

std::string column_letters(std::size_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::uint32_t Sources::add(std::string name, std::string text) {
    auto starts = find_line_starts(text);
    files_.push_back({std::move(name), std::move(text), std::move(starts), {}});
    return static_cast<std::uint32_t>(files_.size());
}

std::uint32_t
Sources::add_sheet(std::string name, std::string text, std::vector<std::uint32_t> rows) {
    const std::uint32_t file = add(std::move(name), std::move(text));
    files_.back().rows = std::move(rows);
    return file;
}

bool Sources::is_sheet(std::uint32_t file) const {
    return file != 0 && file <= files_.size() && !files_[file - 1].rows.empty();
}

std::string_view Sources::name(std::uint32_t file) const {
    return file == 0 || file > files_.size() ? std::string_view() : files_[file - 1].name;
}

std::string_view Sources::text(std::uint32_t file) const {
    return file == 0 || file > files_.size() ? std::string_view() : files_[file - 1].text;
}

Place Sources::place(std::uint32_t file, std::uint32_t offset) const {
    if (file == 0 || file > files_.size()) {
        return {};
    }
    const File& content = files_[file - 1];
    const auto end = static_cast<std::uint32_t>(content.text.size());
    offset = std::min(offset, end);
    const std::size_t line = line_index(content.line_starts, offset);
    const std::uint32_t start = content.line_starts[line];
    const auto before = std::string_view(content.text).substr(start, offset - start);
    if (content.rows.empty())
        return {line + 1, count_code_points(before) + 1};
    std::size_t column = 1;
    for (std::size_t at = before.find(SheetCellMark); at != std::string_view::npos;
         at = before.find(SheetCellMark, at + SheetCellMark.size()))
        ++column;
    return {content.rows[std::min(line, content.rows.size() - 1)], column};
}

std::string_view Sources::line_at(std::uint32_t file, std::uint32_t offset) const {
    if (file == 0 || file > files_.size()) {
        return {};
    }
    const File& content = files_[file - 1];
    const std::size_t line = line_index(content.line_starts, offset);
    const std::size_t start = content.line_starts[line];
    const std::size_t end =
        line + 1 < content.line_starts.size() ? content.line_starts[line + 1] : content.text.size();
    std::string_view text = std::string_view(content.text).substr(start, end - start);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace zbirnyk
