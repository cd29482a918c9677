#include "exchange/sheets/serial_date.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::int64_t SecondsADay = 86'400;
/// 31 December 9999.
constexpr double LastSerial = 2'958'465;

std::string day_text(std::int64_t days, DateSystem system) {
    using namespace std::chrono;
    constexpr sys_days From1900{year{1899} / December / 30};
    constexpr sys_days From1904{year{1904} / January / 1};
    // Day 60 of the 1900 system is the day that never was; the days before it are one off.
    if (system == DateSystem::From1900 && days == 60)
        return "1900-02-29";
    const sys_days start = system == DateSystem::From1904 ? From1904
                           : days < 60                    ? From1900 + std::chrono::days(1)
                                                          : From1900;
    const year_month_day date{start + std::chrono::days(days)};
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

} // namespace

std::optional<std::string> date_text(double serial, DateSystem system) {
    if (!(serial >= 0) || serial >= LastSerial + 1)
        return std::nullopt;
    auto days = static_cast<std::int64_t>(serial);
    auto seconds = static_cast<std::int64_t>(
        std::llround((serial - static_cast<double>(days)) * static_cast<double>(SecondsADay)));
    days += seconds / SecondsADay;
    seconds %= SecondsADay;
    const std::string time =
        fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (serial < 1 && days == 0)
        return time;
    const std::string day = day_text(days, system);
    return seconds == 0 ? day : day + " " + time;
}

bool is_date_format(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '"') {
            i = format.find('"', i + 1);
            if (i == std::string_view::npos)
                return false;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t end = format.find(']', i);
            const std::string_view inside = format.substr(i + 1, end - i - 1);
            // Elapsed time; other brackets are colours, conditions and locales.
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                return true;
            if (end == std::string_view::npos)
                return false;
            i = end;
        } else if (c == ';') {
            return false;
        } else if (std::string_view("dmyhsDMYHS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::string number_text(std::string_view value) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number))
        return std::string(value);
    constexpr double Exact = 1e15;
    if (std::trunc(number) == number && std::abs(number) < Exact)
        return fmt::format("{}", static_cast<std::int64_t>(number));
    return fmt::format("{}", number);
}

} // namespace zbirnyk
