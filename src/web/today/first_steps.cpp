// What to do first in a workspace that holds nothing yet; gone once the facts about States are in
// or a case is open.
#include "web/panel.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;
using render::Path;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    if (visit.workspace.count(visit.reach, "state") > 0
        || visit.workspace.count(visit.reach, "case") > 0)
        return {};
    struct Step {
        Message what;
        Message why;
        Path::Fixed where;
        Message action;
    };
    static constexpr Step steps[] = {
        { N_("Bring in the facts about States"),
            N_("Treaties, declarations, reports and decisions of Asia come with Saksi. Nothing is "
               "fetched from anywhere."),
            "/import", N_("Import the reference packs") },
        { N_("Let your colleagues in"),
            N_("Each of them gets a passphrase of their own, and what they enter bears their "
               "handle."),
            "/settings/members", N_("Who may sign in") },
        { N_("Read how it works"), N_("Short chapters, inside the program and without a network."),
            "/guide", N_("Read the guide") },
    };
    return section(class_("panel"), h2(t.tr("First steps")),
        ol(class_("steps"), each(steps, [&](Step const& step) -> Html {
            return li(div(h3(t.tr(step.what)), p(t.tr(step.why))),
                a(class_("button"), href_(Path(step.where)), t.tr(step.action)));
        })));
}

Panel first_steps()
{
    return { .urgency = Urgency::decision, .draw = draw };
}

} // namespace saksi::web::today
