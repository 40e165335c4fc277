// Forms that the visitor began and did not save.
#include "web/widgets/drafts.hpp"
#include "web/panel.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_max = 4;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto found = visit.workspace.drafts(visit.actor);
    if (found.empty())
        return {};
    auto const count = static_cast<std::int64_t>(found.size());
    if (found.size() > shown_max)
        found.resize(shown_max);
    return section(class_("panel"), h2(t.tr("Begun and not saved")),
        ul(class_("plain drafts"),
            each(found,
                [&](workspace::Draft const& draft) -> Html { return draft_item(visit, draft); })),
        p(a(href_(render::Path("/drafts")), t.format_n("{n} draft", "All {n} drafts", count))));
}

Panel drafts()
{
    return { .urgency = Urgency::unended, .draw = draw };
}

} // namespace saksi::web::today
