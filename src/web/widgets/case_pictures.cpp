#include "web/widgets/case_pictures.hpp"

#include "casework/case_timeline.hpp"
#include "render/date_words.hpp"
#include "render/time_strip.hpp"
#include "web/widgets/listing.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using casework::TimelineItem;
using render::Html;

namespace {

Html when_it_was(render::Tongue const& t, TimelineItem const& item)
{
    auto const from = render::date_words(t, item.from);
    return span(class_("when"),
        item.until && *item.until != item.from
            ? t.format("{from} to {until}", render::arg("from", from),
                  render::arg("until", render::date_words(t, *item.until)))
            : from,
        when(item.differs, [&]() -> Html {
            return fragment(" ", span(class_("chip warn"), t.tr("sources differ")));
        }));
}

// When it was, as each source says.
std::vector<render::Stretch> said_of(TimelineItem const& item)
{
    std::vector<render::Stretch> said { { item.from, item.until, item.differs } };
    for (auto const& other : item.others)
        said.push_back({ other, {}, true });
    return said;
}

} // namespace

Html timeline_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return {};
    auto const timeline = casework::case_timeline(visit.workspace, visit.reach, record.dossier);
    if (timeline.items.empty())
        return {};
    auto const& t = visit.tongue;
    std::vector<render::Stretch> stretches;
    for (auto const& item : timeline.items)
        std::ranges::move(said_of(item), std::back_inserter(stretches));
    auto const scale = render::TimeScale::over(stretches);
    auto const more = timeline.undated + timeline.left_out;
    return section(class_("panel"),
        div(class_("row"), h2(t.tr("Time line")),
            a(class_("button quiet"), href_(record_path(record.id) / "graph"),
                t.tr("Who did what to whom"))),
        when(scale.has_value(),
            [&]() -> Html { return div(class_("timeline-head"), scale->head(t)); }),
        ol(class_("timeline"),
            each(timeline.items,
                [&](TimelineItem const& item) -> Html {
                    auto const& one = item.record;
                    return li(when_it_was(t, item), " ",
                        when(one.type != nullptr,
                            [&]() -> Html { return span(class_("chip"), t.tr(one.type->label)); }),
                        when(scale.has_value(),
                            [&]() -> Html { return scale->strip(said_of(item)); }),
                        p(a(href_(record_path(one.id)), bdi(one.title))));
                })),
        when(scale.has_value(), [&]() -> Html { return render::TimeScale::key(t); }),
        when(more > 0, [&]() -> Html {
            return p(class_("muted small"),
                t.format_n("{n} more without a date, or not shown.",
                    "{n} more without a date, or not shown.", static_cast<std::int64_t>(more)));
        }));
}

} // namespace saksi::web
