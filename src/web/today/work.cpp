// Imports and other long work: what is under way, what stopped, what left something to look at.
#include "web/panel.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;
using render::Path;

// How it stands with a job that wants to be looked at; empty where it does not.
static Message state_of(JobView const& job)
{
    if (!job.finished)
        return N_("under way");
    if (job.error)
        return N_("stopped before its end");
    if (!job.outcome.downloads.empty())
        return N_("left something to look at");
    return {};
}

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto jobs = visit.jobs.all(visit.actor.handle());
    std::erase_if(jobs, [](JobView const& job) { return state_of(job).empty(); });
    if (jobs.empty())
        return {};
    return section(class_("panel"), h2(t.tr("Long work")),
        ul(class_("plain"), each(jobs, [&](JobView const& job) -> Html {
            auto const mood = job.finished ? "warn" : "";
            return li(a(href_(Path("/jobs") / job.id), t.tr(job.label)), " ",
                span(class_("chip", mood), t.tr(state_of(job))));
        })));
}

Panel work()
{
    return { .urgency = Urgency::unended, .draw = draw };
}

} // namespace saksi::web::today
