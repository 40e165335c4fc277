// What others changed since the visitor looked last.
#include "web/layout.hpp"
#include "web/panel.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/seen.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 12;

static Html draw(Visit& visit)
{
    auto const found = new_since(visit, shown_max);
    if (found.changes.empty())
        return {};
    auto const& t = visit.tongue;
    auto const now = visit.workspace.clock().now();
    return section(class_("panel"), h2(t.tr("New since you last looked")),
        ul(class_("plain"),
            each(found.changes,
                [&](workspace::ChangeView const& change) -> Html {
                    auto const* type = visit.workspace.schemas().type(change.type_key);
                    return li(a(href_(record_path(change.record) / "history"), bdi(change.title)),
                        " ",
                        when(type != nullptr,
                            [&]() -> Html { return span(class_("muted"), t.tr(type->label)); }),
                        p(class_("muted small"), bdi(change.author), " · ",
                            t.relative(change.stated_at, now)));
                })),
        when(found.more, [&]() -> Html { return p(class_("muted"), t.tr("and more")); }),
        form(method_("post"), action_(render::Path("/seen")),
            button(type_("submit"), t.tr("Mark all as seen"))));
}

Panel since()
{
    return { .urgency = Urgency::unended, .draw = draw };
}

} // namespace saksi::web::today
