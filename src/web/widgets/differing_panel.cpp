#include "web/widgets/differing_panel.hpp"

#include "web/widgets/listing.hpp"

namespace saksi::web {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 10;

Html differing_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return {};
    auto const found = visit.workspace.conflicts(
        visit.reach, { .dossier = record.dossier, .limit = shown_max });
    if (found.total == 0)
        return {};
    auto const& t = visit.tongue;
    return section(class_("panel"),
        h2(t.tr("Values that differ"), " ",
            span(class_("count"), t.number(static_cast<std::int64_t>(found.total)))),
        ul(class_("plain"),
            each(found.rows,
                [&](workspace::Link const& one) -> Html {
                    auto const* type = visit.workspace.schemas().type(one.type_key);
                    auto const* field = type ? type->find(one.field) : nullptr;
                    return li(a(href_(record_path(one.record)), bdi(one.title)), " ",
                        when(field != nullptr, [&]() -> Html {
                            return span(class_("chip warn"), t.tr(field->label));
                        }));
                })),
        p(a(href_(render::Path("/conflicts")), t.tr("All of them, side by side"))));
}

} // namespace saksi::web
