// What was changed last, and by whom.
#include "access/role.hpp"
#include "casework/undo_change.hpp"
#include "web/layout.hpp"
#include "web/panel.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 8;

static Html undo(Visit const& visit, workspace::ChangeView const& change)
{
    // Who may do what is changed on pages of its own, with its consequences beside it.
    if (change.type_key == access::grant_type || change.type_key == access::member_type)
        return {};
    auto const dossier = visit.workspace.dossier_of(visit.reach, change.record);
    if (!dossier || !visit.workspace.may_write(visit.actor, *dossier, change.type_key))
        return {};
    auto const history = visit.workspace.history(visit.reach, change.record);
    if (!history || !casework::can_undo(*history, change.commit))
        return {};
    return undo_button(visit, change.record, change.commit, N_("Undo"),
        visit.tongue.format("Undo: {}", change.title));
}

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
            return li(class_("with-undo"),
                div(p(class_("when"), t.relative(change.stated_at, now), " · ", bdi(change.author)),
                    p(a(href_(record_path(change.record)), bdi(change.title)), " ",
                        when(type != nullptr,
                            [&]() -> Html { return span(class_("muted"), t.tr(type->label)); }))),
                undo(visit, change));
        })));
}

Panel lately()
{
    return { .urgency = Urgency::to_know, .draw = draw };
}

} // namespace saksi::web::today
