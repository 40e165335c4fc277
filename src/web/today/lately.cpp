// What was changed last, and by whom.
#include "web/panel.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 8;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const now = visit.workspace.clock().now();
    auto const changes = visit.workspace.recent_changes(visit.reach, shown_max);
    if (changes.empty())
        return {};
    return section(class_("panel"), h2(t.tr("Lately")),
        ol(class_("timeline"), each(changes, [&](workspace::ChangeView const& change) -> Html {
            auto const* type = visit.workspace.schemas().type(change.type_key);
            return li(
                p(class_("when"), t.relative(change.stated_at, now), " · ", bdi(change.author)),
                p(a(href_(record_path(change.record)), bdi(change.title)), " ",
                    when(type != nullptr,
                        [&]() -> Html { return span(class_("muted"), t.tr(type->label)); })));
        })));
}

Panel lately()
{
    return { .urgency = Urgency::to_know, .draw = draw };
}

} // namespace saksi::web::today
