// Values that differ, until somebody decides between them.
#include "web/panel.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 8;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const found = visit.workspace.conflicts(visit.reach, { .limit = shown_max });
    if (found.rows.empty())
        return {};
    return section(class_("panel"),
        h2(t.tr("Values that differ"), " ",
            span(class_("count"), t.number(static_cast<std::int64_t>(found.total)))),
        p(t.tr("Somebody has to decide between them.")),
        ul(class_("plain"),
            each(found.rows,
                [&](workspace::Link const& one) -> Html {
                    auto const* type = visit.workspace.schemas().type(one.type_key);
                    auto const* field = type ? type->find(one.field) : nullptr;
                    return li(
                        a(href_(record_path(one.record).at("field-" + one.field)), bdi(one.title)),
                        " ", when(field != nullptr, [&]() -> Html {
                            return span(class_("chip warn"), t.tr(field->label));
                        }));
                })),
        p(a(href_(render::Path("/conflicts")), t.tr("All of them, side by side"))));
}

Panel conflicts()
{
    return { .urgency = Urgency::decision, .draw = draw };
}

} // namespace saksi::web::today
