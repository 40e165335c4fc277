#include "base/day.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace saksi {

using std::chrono::sys_days;

static sys_days point_of(Day const& day)
{
    return sys_days { std::chrono::year { day.year } / day.month / day.day };
}

// The calendar ends with the years that four digits can write. A day beyond it, which only a false
// clock or a hostile peer names, becomes its first or last day.
static Day day_at(std::int64_t days_since_1970)
{
    static constexpr std::int64_t first_day = -719'528; // 0000-01-01
    static constexpr std::int64_t last_day = 2'932'896; // 9999-12-31
    auto const days = static_cast<int>(std::clamp(days_since_1970, first_day, last_day));
    std::chrono::year_month_day const date { sys_days { std::chrono::days { days } } };
    return { static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())) };
}

std::string Day::text() const
{
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

int Day::weekday() const
{
    return static_cast<int>(std::chrono::weekday { point_of(*this) }.iso_encoding());
}

Day Day::plus_days(int days) const
{
    return day_at(std::int64_t { point_of(*this).time_since_epoch().count() } + days);
}

Day Day::plus_months(int months) const
{
    auto const counted = std::int64_t { year } * 12 + (month - 1) + months;
    auto const month_index = std::clamp<std::int64_t>(counted, 0, 9999 * 12 + 11);
    auto const to_year = static_cast<int>(month_index / 12);
    auto const to_month = static_cast<int>(month_index % 12) + 1;
    return { to_year, to_month, std::min(day, days_in_month(to_year, to_month)) };
}

int Day::days_since(Day const& other) const
{
    return static_cast<int>((point_of(*this) - point_of(other)).count());
}

Day Day::from_unix(std::int64_t seconds)
{
    auto const days = seconds / 86'400 - (seconds % 86'400 < 0 ? 1 : 0);
    return day_at(days);
}

int days_in_month(int year, int month)
{
    SAKSI_CHECK(month >= 1 && month <= 12);
    auto const last = std::chrono::year { year } / month / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

static bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

static int number_of(std::string_view digits)
{
    int number = 0;
    for (char const digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

Result<Day> Day::parse(std::string_view text)
{
    Error const not_a_day { ErrorKind::invalid,
        N_("Write a day as year-month-day, like 2026-03-10.") };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return not_a_day;
    if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2))
        || !all_digits(text.substr(8)))
        return not_a_day;
    Day const day { number_of(text.substr(0, 4)), number_of(text.substr(5, 2)),
        number_of(text.substr(8)) };
    if (day.month < 1 || day.month > 12 || day.day < 1
        || day.day > days_in_month(day.year, day.month))
        return Error { ErrorKind::invalid,
            N_("The calendar has no such day. Check the month and the day.") };
    return day;
}

} // namespace saksi
