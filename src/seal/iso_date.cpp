#include "seal/iso_date.h"

#include <fmt/format.h>

#include <chrono>
#include <limits>

namespace zbirnyk {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr sys_days Start{
    year_month_day{std::chrono::year{2000}, std::chrono::month{1}, std::chrono::day{1}}};

/// The value of digits; they were checked.
int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

bool has_form(std::string_view date) {
    constexpr std::string_view Form = "0000-00-00";
    for (std::size_t i = 0; i < date.size() && i < Form.size(); ++i) {
        const bool fits = Form[i] == '-' ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
        if (!fits)
            return false;
    }
    return date.size() == Form.size();
}

} // namespace

std::optional<std::uint16_t> days_since_2000(std::string_view date) {
    if (!has_form(date))
        return std::nullopt;
    const year_month_day day{
        std::chrono::year{number(date.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number(date.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(number(date.substr(8, 2)))}};
    if (!day.ok())
        return std::nullopt;
    const auto days = (sys_days{day} - Start).count();
    if (days < 0 || days > std::numeric_limits<std::uint16_t>::max())
        return std::nullopt;
    return static_cast<std::uint16_t>(days);
}

std::string date_after_2000(std::uint16_t days) {
    const year_month_day day{Start + std::chrono::days{days}};
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(day.year()),
        static_cast<unsigned>(day.month()),
        static_cast<unsigned>(day.day()));
}

} // namespace zbirnyk
