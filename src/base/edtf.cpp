#include "base/edtf.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi {
namespace {

using Precision = FuzzyDate::Precision;

// One date without a slash: either a whole FuzzyDate or one end of an interval.
struct Point {
    Precision precision;
    Day earliest;
    Day latest;
    bool uncertain = false;
    bool approximate = false;
};

Error not_understood()
{
    return { ErrorKind::invalid,
        N_("This date is not understood. Write 2026-02-10 for a day, 2026-02 for a month, 2026 for "
           "a year, 202X "
           "for "
           "a decade, 2026-02~ for about, 2026-02? for perhaps, and 2026-02/2026-04 for "
           "from-to.") };
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits)
{
    int number = 0;
    for (char const digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

Day first_of(int year)
{
    return { year, 1, 1 };
}
Day last_of(int year)
{
    return { year, 12, 31 };
}

// "2026", "202X" or "20XX".
Result<Point> parse_year(std::string_view text)
{
    if (is_digits(text))
        return Point { Precision::year, first_of(number_of(text)), last_of(number_of(text)) };
    auto const known = text.substr(0, text.find('X'));
    if (!is_digits(known)
        || text.substr(known.size()).find_first_not_of('X') != std::string_view::npos)
        return not_understood();
    if (known.size() == 3) {
        auto const year = number_of(known) * 10;
        return Point { Precision::decade, first_of(year), last_of(year + 9) };
    }
    if (known.size() == 2) {
        auto const year = number_of(known) * 100;
        return Point { Precision::century, first_of(year), last_of(year + 99) };
    }
    return not_understood();
}

// What follows the year: "", "-02", "-XX", "-02-10", "-02-XX" or "-XX-XX".
Result<Point> parse_calendar(std::string_view text)
{
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return not_understood();
    auto const year = TRY(parse_year(text.substr(0, 4)));
    auto const rest = text.substr(4);
    if (rest.empty())
        return year;
    if (year.precision != Precision::year || rest[0] != '-' || (rest.size() == 6 && rest[3] != '-'))
        return not_understood();
    if (rest == "-XX" || rest == "-XX-XX")
        return year;

    auto const month_text = rest.substr(1, 2);
    auto const day_text = rest.size() == 6 ? rest.substr(4) : "XX";
    if (!is_digits(month_text) || (day_text != "XX" && !is_digits(day_text)))
        return not_understood();
    auto const year_number = year.earliest.year;
    auto const month = number_of(month_text);
    if (month < 1 || month > 12)
        return Error { ErrorKind::invalid,
            N_("A year has the months 01 to 12. Check the month of this date.") };
    auto const last_day = days_in_month(year_number, month);
    if (day_text == "XX")
        return Point { Precision::month, { year_number, month, 1 },
            { year_number, month, last_day } };
    auto const day = number_of(day_text);
    if (day < 1 || day > last_day)
        return Error { ErrorKind::invalid,
            N_("The calendar has no such day. Check the month and the day.") };
    return Point { Precision::day, { year_number, month, day }, { year_number, month, day } };
}

Result<Point> parse_point(std::string_view text)
{
    char const mark = text.empty() ? '\0' : text.back();
    bool const marked = mark == '?' || mark == '~' || mark == '%';
    if (marked)
        text.remove_suffix(1);
    auto point = TRY(parse_calendar(text));
    point.uncertain = mark == '?' || mark == '%';
    point.approximate = mark == '~' || mark == '%';
    return point;
}

// One end of an interval; nothing where it is open ("..") or unknown ("").
Result<std::optional<Point>> parse_end(std::string_view text)
{
    if (text.empty() || text == "..")
        return std::optional<Point> {};
    auto const point = TRY(parse_point(text));
    return std::optional { point };
}

} // namespace

Result<FuzzyDate> FuzzyDate::parse(std::string_view typed)
{
    std::string text { trimmed(typed) };
    std::ranges::replace(text, 'x', 'X');
    FuzzyDate date;
    date.m_text = text;

    std::string_view const whole = text;
    auto const slash = whole.find('/');
    if (slash == std::string_view::npos) {
        auto const point = TRY(parse_point(text));
        date.m_precision = point.precision;
        date.m_uncertain = point.uncertain;
        date.m_approximate = point.approximate;
        date.m_earliest = point.earliest;
        date.m_latest = point.latest;
        return date;
    }

    auto const start = TRY(parse_end(whole.substr(0, slash)));
    auto const end = TRY(parse_end(whole.substr(slash + 1)));
    if (!start && !end)
        return not_understood();
    date.m_precision = Precision::interval;
    for (auto const& point : { start, end }) {
        date.m_uncertain |= point && point->uncertain;
        date.m_approximate |= point && point->approximate;
    }
    if (start)
        date.m_earliest = start->earliest;
    if (end)
        date.m_latest = end->latest;
    if (start && end && start->earliest > end->latest)
        return Error { ErrorKind::invalid,
            N_("This span ends before it begins. Write the earlier date first.") };
    return date;
}

FuzzyDate FuzzyDate::of(Day day)
{
    FuzzyDate date;
    date.m_text = day.text();
    date.m_precision = Precision::day;
    date.m_earliest = day;
    date.m_latest = day;
    return date;
}

} // namespace saksi
