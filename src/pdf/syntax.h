#pragma once

#include "base/length.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The lexical forms of ISO 32000-1, 7.3. Each function appends to `out`; none depends on a locale.
namespace zbirnyk {

/// The number of an indirect object of the file being written.
struct ObjectId {
    std::uint32_t number = 0; ///< 0: no object
    friend constexpr auto operator<=>(ObjectId, ObjectId) = default;
};

void append_integer(std::string& out, std::int64_t value);
/// `value` / 10,000 with at most four decimals and no trailing zeros.
void append_ten_thousandths(std::string& out, std::int64_t value);
/// At most four decimals. Not finite: 0.
void append_real(std::string& out, double value);
/// At most eight decimals: a factor that is applied to lengths.
void append_factor(std::string& out, double value);

/// `length` in 1/10,000 pt, rounded to the nearest: what files hold.
std::int64_t ten_thousandths(Length length);
void append_length(std::string& out, Length length);

/// "12 0 R".
void append_reference(std::string& out, ObjectId id);
/// "/Name", with #xx for what is not a regular character.
void append_name(std::string& out, std::string_view name);
/// A byte string in parentheses.
void append_literal(std::string& out, std::string_view bytes);
/// A text string for UTF-8 `text`: a literal when it is ASCII, else UTF-16BE with a byte order
/// mark.
void append_text(std::string& out, std::string_view text);
/// "0424" for each UTF-16 code unit of `text`.
void append_utf16_hex(std::string& out, std::string_view text);

} // namespace zbirnyk
