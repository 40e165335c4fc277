#include "law/fact.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi::law {

namespace {

using Precision = FuzzyDate::Precision;

constexpr std::size_t year_characters = 4;  // YYYY
constexpr std::size_t month_characters = 7; // YYYY-MM

std::string spelled(Day const& day, Precision unit)
{
    auto const whole = day.text();
    switch (unit) {
    case Precision::century:
    case Precision::decade:
    case Precision::year:
        return whole.substr(0, year_characters);
    case Precision::month:
        return whole.substr(0, month_characters);
    case Precision::day:
    case Precision::interval:
        return whole;
    }
    return whole;
}

} // namespace

Precision unit_of(FuzzyDate const& date)
{
    if (date.precision() != Precision::interval)
        return date.precision();
    // Either end may be open (".." or empty); the longer spelling is the finer one.
    auto longest = std::size_t { 0 };
    for (auto end : split(date.text(), '/')) {
        while (
            !end.empty() && std::string_view { "?~%" }.find(end.back()) != std::string_view::npos)
            end.remove_suffix(1);
        longest = std::max(longest, end.size());
    }
    if (longest > month_characters)
        return Precision::day;
    return longest > year_characters ? Precision::month : Precision::year;
}

std::optional<FuzzyDate> date_within(Bounds const& bounds, Precision unit)
{
    if (!bounds.earliest && !bounds.latest)
        return std::nullopt;
    auto const first = bounds.earliest ? spelled(*bounds.earliest, unit) : "..";
    auto const last = bounds.latest ? spelled(*bounds.latest, unit) : "..";
    return MUST(FuzzyDate::parse(first == last ? first : first + "/" + last));
}

} // namespace saksi::law
