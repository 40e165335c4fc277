#include "render/chart.hpp"

#include "render/svg.hpp"

#include <algorithm>

namespace saksi::render {

using namespace tags;

namespace {

// Units across a strip; it is stretched to the width there is.
constexpr std::int64_t strip_width = 1000;
// The least that is drawn: wide enough to be seen on a phone.
constexpr std::int64_t mark = 12;

using std::chrono::sys_days;

Attribute stretched()
{
    return attr<"preserveAspectRatio">("none");
}

// Whole decades from the first day to the last.
struct Decades {
    int first = 0; // The year in which the first one begins.
    int count = 1;

    static int decade_of(sys_days day)
    {
        auto const year = static_cast<int>(std::chrono::year_month_day(day).year());
        return year - year % 10;
    }
    Decades(sys_days from, sys_days to)
        : first(decade_of(from))
        , count((decade_of(to) - first) / 10 + 1)
    {
    }
    static sys_days begin_of(int year)
    {
        return std::chrono::year { year } / std::chrono::January / 1;
    }
    std::int64_t place(sys_days day) const
    {
        auto const from = begin_of(first);
        auto const all = (begin_of(first + count * 10) - from).count();
        return (day - from).count() * strip_width / all;
    }
};

constexpr std::string_view class_of(Bond bond)
{
    switch (bond) {
    case Bond::promised:
        return "promised";
    case Bond::accepted:
        return "accepted";
    case Bond::in_force:
        return "in-force";
    }
    return {};
}

Html life_strip(LifeLine const& line, Decades const& decades)
{
    Html inside;
    for (int i = 1; i < decades.count; ++i) {
        inside += Html(svg::rect(class_("axis"),
            attr<"x">(decades.place(Decades::begin_of(decades.first + i * 10))), width_(2),
            height_(20)));
    }
    for (auto const& span : line.spans) {
        auto const from = decades.place(span.first);
        auto const width = std::max<std::int64_t>(
            decades.place(span.last + std::chrono::days(1)) - from, mark / 3);
        // Told apart by height as well as by shade.
        auto const half = span.bond == Bond::promised ? 2 : span.bond == Bond::accepted ? 4 : 6;
        inside += Html(svg::rect(class_(class_of(span.bond)), attr<"x">(from), attr<"y">(10 - half),
            width_(width), height_(2 * half)));
    }
    if (line.ended) {
        inside += Html(
            svg::rect(class_("end"), attr<"x">(decades.place(line.spans.back().last) - mark / 3),
                attr<"y">(1), width_(mark / 2), height_(18)));
    }
    return svg::drawing(svg::view_box("0 0 1000 20"), class_("strip"), stretched(),
        attr<"aria-hidden">("true"), inside);
}

Html key_of_bonds(Tongue const& t)
{
    auto const one = [](Bond bond, std::string_view words) -> Html {
        return li(svg::drawing(svg::view_box("0 0 24 16"), attr<"aria-hidden">("true"),
                      svg::rect(class_(class_of(bond)), width_(24), height_(16))),
            words);
    };
    return ul(class_("key"), one(Bond::promised, t.tr("signed")),
        one(Bond::accepted, t.tr("ratified or acceded, not yet in force")),
        one(Bond::in_force, t.tr("in force for the State")));
}

} // namespace

Html life_lines(
    Tongue const& t, std::span<LifeLine const> lines, sys_days today, std::string_view caption_text)
{
    auto const empty = [](LifeLine const& line) { return line.spans.empty(); };
    if (std::ranges::all_of(lines, empty))
        return {};
    auto from = today;
    for (auto const& line : lines) {
        if (!line.spans.empty())
            from = std::min(from, line.spans.front().first);
    }
    Decades const decades(from, today);
    Html years;
    for (int i = 0; i < decades.count; ++i)
        years += Html(span(t.date(decades.first + i * 10)));
    return figure(class_("figure"),
        table(class_("life-lines"), caption(class_("hidden"), caption_text),
            thead(tr(td(), td(div(class_("years"), attr<"aria-hidden">("true"), years)))),
            tbody(each(lines,
                [&](Out& out, LifeLine const& line) {
                    out(tr(th(scope_("row"),
                               when(line.link.has_value(),
                                   [&]() -> Html { return a(href_(*line.link), line.label); }),
                               when(!line.link.has_value(), line.label)),
                        td(life_strip(line, decades), span(class_("hidden"), line.words))));
                }))),
        key_of_bonds(t));
}

Html bar_chart(Tongue const& t, std::span<Bar const> bars, std::string_view caption_text)
{
    if (bars.empty())
        return {};
    auto const most = std::max<std::int64_t>(std::ranges::max(bars, {}, &Bar::value).value, 1);
    return table(
        class_("bars"), caption(caption_text), tbody(each(bars, [&](Out& out, Bar const& bar) {
            auto const width = std::max<std::int64_t>(bar.value, 0) * strip_width / most;
            out(tr(th(scope_("row"),
                       when(bar.link.has_value(),
                           [&]() -> Html { return a(href_(*bar.link), bar.label); }),
                       when(!bar.link.has_value(), bar.label)),
                td(svg::drawing(svg::view_box("0 0 1000 8"), class_("strip"), stretched(),
                    attr<"aria-hidden">("true"),
                    svg::rect(class_("bar"), width_(width), height_(8)))),
                td(class_("number"), bar.words.empty() ? t.number(bar.value) : bar.words)));
        })));
}

static Html stacked_strip(StackedBar const& bar)
{
    std::int64_t whole = 0;
    for (auto const& [shade, value] : bar.parts)
        whole += std::max<std::int64_t>(value, 0);
    Html inside;
    std::int64_t before = 0;
    for (auto const& [shade, value] : bar.parts) {
        if (value <= 0)
            continue;
        auto const from = before * strip_width / whole;
        before += value;
        inside += Html(svg::rect(class_(class_of(shade)), attr<"x">(from),
            width_(before * strip_width / whole - from), height_(8)));
    }
    return svg::drawing(svg::view_box("0 0 1000 8"), class_("strip"), stretched(),
        attr<"aria-hidden">("true"), inside);
}

Html stacked_bars(Tongue const&, std::span<StackedBar const> bars, std::span<MapKeyEntry const> key,
    std::string_view caption_text)
{
    if (bars.empty())
        return {};
    return figure(class_("figure"),
        table(class_("bars stacked"), caption(caption_text),
            tbody(each(bars,
                [](Out& out, StackedBar const& bar) {
                    out(tr(th(scope_("row"),
                               when(bar.link.has_value(),
                                   [&]() -> Html { return a(href_(*bar.link), bar.label); }),
                               when(!bar.link.has_value(), bar.label)),
                        td(stacked_strip(bar)), td(class_("number"), bar.words)));
                }))),
        ul(class_("key"), each(key, [](Out& out, MapKeyEntry const& entry) {
            out(li(svg::drawing(svg::view_box("0 0 24 16"), attr<"aria-hidden">("true"),
                       svg::rect(class_(class_of(entry.shade)), width_(24), height_(16))),
                entry.text));
        })));
}

} // namespace saksi::render
