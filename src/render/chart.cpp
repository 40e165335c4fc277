#include "render/chart.hpp"

#include "render/svg.hpp"

namespace saksi::render {

using namespace tags;

namespace {

// Units across a strip; it is stretched to the width there is.
constexpr std::int64_t strip_width = 1000;
// The least that is drawn: wide enough to be seen on a phone.
constexpr std::int64_t mark = 12;

std::string_view class_of(EventMood mood)
{
    switch (mood) {
    case EventMood::plain:
        return {};
    case EventMood::done:
        return "done";
    case EventMood::late:
        return "late";
    }
    return {};
}

Html strip(TimelineEvent const& event, std::chrono::sys_days from, std::chrono::sys_days to)
{
    auto const days = std::max<std::int64_t>((to - from).count(), 1);
    auto const place = [&](std::chrono::sys_days day) {
        return mark / 2 + (day - from).count() * (strip_width - mark) / days;
    };
    auto const start = place(event.first);
    auto const width = std::max(place(event.last) - start, mark);
    auto const is_day = event.first == event.last;
    return svg::drawing(svg::view_box("0 0 1000 8"), class_("strip"),
        attr<"preserveAspectRatio">("none"), attr<"aria-hidden">("true"),
        svg::rect(class_("axis"), attr<"y">(3), width_(strip_width), height_(2)),
        svg::rect(class_(is_day ? "dot" : "span"), attr<"x">(is_day ? start - mark / 2 : start),
            width_(width), height_(8)));
}

} // namespace

Html timeline(std::span<TimelineEvent const> events, std::string_view label)
{
    if (events.empty())
        return {};
    auto const from = std::ranges::min(events, {}, &TimelineEvent::first).first;
    auto const to = std::ranges::max(events, {}, &TimelineEvent::last).last;
    return ol(class_("timeline"), aria_label_(label),
        each(events, [&](Out& out, TimelineEvent const& event) {
            out(li(class_(class_of(event.mood)), p(class_("when"), event.when), div(event.what),
                strip(event, from, to)));
        }));
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
                td(svg::drawing(svg::view_box("0 0 1000 8"), class_("strip"),
                    attr<"preserveAspectRatio">("none"), attr<"aria-hidden">("true"),
                    svg::rect(class_("bar"), width_(width), height_(8)))),
                td(class_("number"), t.number(bar.value))));
        })));
}

} // namespace saksi::render
