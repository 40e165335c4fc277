// Work that takes longer than a page may: how far it is, a way to stop it, and what it left.
// Without scripts the browser asks again by itself; with them the bar moves in its place.
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

Html under_way(Visit const& visit, JobView const& job, Path const& here)
{
    auto const& t = visit.tongue;
    auto const percent = job.total == 0
        ? std::int64_t { 0 }
        : static_cast<std::int64_t>(std::min(job.done, job.total) * 100 / job.total);
    auto const known = job.total > 0;
    return div(id_("job"), attr<"data-poll">(here.text()),
        p(label(for_("bar"), t.tr("How far it is"))),
        progress(id_("bar"), max_(100), value_(percent).only_if(known),
            known ? t.format("{} %", percent) : std::string()),
        p(class_("muted"), role_("status"),
            known ? t.format("{} %", percent) : std::string(t.tr("Beginning …"))),
        p(t.tr("You can leave this page; the work goes on. Locking stops it.")),
        render::tags::form(method_("post"), action_(here), button(type_("submit"), t.tr("Stop"))));
}

Html done(Visit const& visit, JobView const& job, Path const& here)
{
    auto const& t = visit.tongue;
    if (job.error) {
        return div(class_("flash bad"), role_("alert"),
            p(t.tr(job.error->message), when(!job.error->subject.empty(), [&]() -> Html {
                return fragment(" [", bdi(job.error->subject), "]");
            })));
    }
    auto const& outcome = job.outcome;
    // An outcome leads to our own pages only; it was made by us, but so are mistakes.
    auto const next = Path::parse(outcome.continue_at);
    Html files;
    for (std::size_t at = 0; at < outcome.downloads.size(); ++at) {
        files += Html(li(a(class_("button"), href_(here / "files" / at),
            t.format("Download {}", outcome.downloads[at].name))));
    }
    return fragment(div(class_("flash good"), role_("status"), p(t.tr("Done."))),
        when(!outcome.lines.empty(),
            [&]() -> Html {
                return dl(
                    class_("facts"), each(outcome.lines, [&](JobOutcome::Line const& line) -> Html {
                        return fragment(dt(t.tr(line.label)), dd(bdi(line.text)));
                    }));
            }),
        when(!files.empty(), [&]() -> Html { return ul(class_("plain"), files); }),
        when(static_cast<bool>(next), [&]() -> Html {
            return p(a(class_("button primary"), href_(*next), t.tr("Show the result")));
        }));
}

Result<JobView> job_of(Visit const& visit)
{
    auto job = visit.jobs.find(visit.request.path_variable("id"), visit.actor.handle());
    if (!job)
        return Error { ErrorKind::not_found, "This work is over, and its outcome is forgotten." };
    return *std::move(job);
}

Answer show(Visit& visit)
{
    auto const job = TRY(job_of(visit));
    auto const here = Path("/jobs") / job.id;
    auto const& outcome = job.outcome;
    if (job.finished && !job.error && outcome.lines.empty() && outcome.downloads.empty()
        && Path::parse(outcome.continue_at))
        return http::see_other(outcome.continue_at);
    auto const& t = visit.tongue;
    auto const title = std::string(t.tr(job.label));
    Html const body = fragment(
        h1(title), job.finished ? done(visit, job, here) : under_way(visit, job, here));
    auto reply = page_of(visit,
        { .title = title,
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body);
    if (!job.finished)
        reply.headers.set("Refresh", "2");
    return reply;
}

Answer submit(Visit& visit)
{
    auto const job = TRY(job_of(visit));
    visit.jobs.stop(job.id);
    return http::see_other((Path("/jobs") / job.id).text());
}

} // namespace

Page job()
{
    return { .path = "/jobs/{id}", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
