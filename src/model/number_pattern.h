#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// How a series numbers its certificates: "ЗРТ-{year}/{0000}-{check}". Zeros in braces, once, are
/// the place of the running number and say how many digits it has at least; `{year}` is the year of
/// issue; `{check}` at the end is a check digit over all digits before it (ISO/IEC 7064, MOD
/// 11,10).
class NumberPattern {
  public:
    /// Nothing when `text` is no pattern.
    static std::optional<NumberPattern> parse(std::string_view text);

    /// `issued` is YYYY-MM-DD.
    std::string number(std::int64_t sequence, std::string_view issued) const;

  private:
    struct Part {
        enum class Kind { Text, Sequence, Year, Check } kind = Kind::Text;
        std::string text;
        std::size_t digits = 0;
    };

    std::vector<Part> parts_;
};

/// The check digit that makes `digits` (other characters are passed over) valid by ISO/IEC 7064,
/// MOD 11,10: it finds every single wrong digit and nearly all swapped neighbours.
char check_digit(std::string_view digits);

} // namespace zbirnyk
