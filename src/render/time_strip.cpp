#include "render/time_strip.hpp"

#include "render/svg.hpp"

#include <algorithm>

namespace saksi::render {

using namespace tags;

namespace {

constexpr int strip_width = 1000;
// The least that is drawn: wide enough to be seen on a phone.
constexpr int least_width = 10;
// Longer than so many steps, a scale goes over to wider ones.
constexpr int months_max = 18;
constexpr int years_max = 20;
constexpr int decades_max = 20;
// So many names of months, or of years, stand beside each other on a phone.
constexpr std::size_t month_names_max = 3;
constexpr std::size_t year_names_max = 7;

constexpr int months_of(TimeScale::Step step)
{
    switch (step) {
    case TimeScale::Step::month:
        return 1;
    case TimeScale::Step::year:
        return 12;
    case TimeScale::Step::decade:
        return 120;
    case TimeScale::Step::century:
        return 1200;
    }
    return 1;
}

bool is_one_day(FuzzyDate const& date)
{
    return date.precision() == FuzzyDate::Precision::day && !date.uncertain()
        && !date.approximate();
}

} // namespace

std::optional<TimeScale> TimeScale::over(std::vector<Stretch> const& stretches)
{
    std::optional<Day> first;
    std::optional<Day> last;
    auto const take = [&](std::optional<Day> const& day) {
        if (!day)
            return;
        first = first ? std::min(*first, *day) : *day;
        last = last ? std::max(*last, *day) : *day;
    };
    for (auto const& stretch : stretches) {
        for (auto const& date : { std::optional(stretch.from), stretch.until }) {
            if (date) {
                take(date->earliest());
                take(date->latest());
            }
        }
    }
    if (!first || *first == *last)
        return std::nullopt;
    return TimeScale(*first, *last);
}

TimeScale::TimeScale(Day first, Day last)
{
    auto const months = (last.year - first.year) * 12 + last.month - first.month + 1;
    auto const years = last.year - first.year + 1;
    if (months <= months_max) {
        m_first = { first.year, first.month, 1 };
        m_count = static_cast<std::size_t>(months);
        return;
    }
    auto const decades = last.year / 10 - first.year / 10 + 1;
    m_step = years <= years_max  ? Step::year
        : decades <= decades_max ? Step::decade
                                 : Step::century;
    auto const width = months_of(m_step) / 12;
    m_first = { first.year - first.year % width, 1, 1 };
    m_count = static_cast<std::size_t>((last.year - m_first.year) / width + 1);
}

Day TimeScale::begin_of(std::size_t step) const
{
    return m_first.plus_months(static_cast<int>(step) * months_of(m_step));
}

int TimeScale::place(Day const& day) const
{
    if (day <= m_first)
        return 0;
    for (std::size_t step = 0; step < m_count; ++step) {
        auto const begin = begin_of(step);
        auto const end = begin_of(step + 1);
        if (day < end)
            return (static_cast<int>(step) * strip_width
                       + strip_width * day.days_since(begin) / end.days_since(begin))
                / static_cast<int>(m_count);
    }
    return strip_width;
}

std::vector<DaySpan> TimeScale::spans(Stretch const& stretch) const
{
    auto const end = begin_of(m_count).plus_days(-1);
    auto const& from = stretch.from;
    auto const first = from.earliest().value_or(m_first);
    std::vector<DaySpan> spans;
    if (!stretch.until) {
        spans.push_back(
            { first, from.latest().value_or(end), is_one_day(from) && !stretch.disputed });
        return spans;
    }
    auto const& until = *stretch.until;
    auto const last = std::max(until.latest().value_or(end), first);
    // Between the last day on which it can have begun and the first on which it can have ended.
    auto const begun = from.latest();
    auto const ended = until.earliest();
    auto const is_vague = stretch.disputed || from.uncertain() || from.approximate()
        || until.uncertain() || until.approximate();
    auto const sure = begun && ended && *begun <= *ended && !is_vague;
    if (!sure || first < *begun || *ended < last)
        spans.push_back({ first, last, false });
    if (sure)
        spans.push_back({ *begun, *ended, true });
    return spans;
}

Html TimeScale::head(Tongue const& t) const
{
    auto const names_max = m_step == Step::month ? month_names_max : year_names_max;
    auto const each_so_many = (m_count + names_max - 1) / names_max;
    Html names;
    for (std::size_t step = 0; step < m_count; ++step) {
        auto const day = begin_of(step);
        // A name reaches over the steps without one that follow it.
        auto const is_named = step % each_so_many == 0
            && (step == 0 || step + each_so_many <= m_count);
        names += Html(span(class_("named").only_if(is_named),
            when(is_named, t.date(day.year, m_step == Step::month ? day.month : 0))));
    }
    return div(class_("years"), attr<"aria-hidden">("true"), names);
}

Html TimeScale::strip(std::vector<Stretch> const& stretches) const
{
    Html inside;
    for (std::size_t step = 1; step < m_count; ++step)
        inside += Html(
            svg::rect(class_("axis"), attr<"x">(place(begin_of(step))), width_(2), height_(20)));
    std::vector<DaySpan> all;
    for (auto const& stretch : stretches)
        std::ranges::move(spans(stretch), std::back_inserter(all));
    for (auto const& one : all) {
        auto const from = std::min(place(one.first), strip_width - least_width);
        auto const width = std::max(place(one.last.plus_days(1)) - from, least_width);
        // Told apart by height as well as by shade.
        auto const half = one.sure ? 7 : 3;
        inside += Html(svg::rect(class_(one.sure ? "bar" : "perhaps"), attr<"x">(from),
            attr<"y">(10 - half), width_(width), height_(2 * half)));
    }
    return svg::drawing(svg::view_box("0 0 1000 20"), class_("strip"),
        attr<"preserveAspectRatio">("none"), attr<"aria-hidden">("true"), inside);
}

Html TimeScale::key(Tongue const& t)
{
    auto const one = [](std::string_view shade, int height, std::string_view words) -> Html {
        return li(
            svg::drawing(svg::view_box("0 0 24 16"), attr<"aria-hidden">("true"),
                svg::rect(class_(shade), attr<"y">(8 - height / 2), width_(24), height_(height))),
            words);
    };
    return ul(class_("key"), one("bar", 12, t.tr("at that time")),
        one("perhaps", 5, t.tr("some time within, or perhaps")));
}

} // namespace saksi::render
