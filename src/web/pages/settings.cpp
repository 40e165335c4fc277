// The workspace itself: what it is, its passphrase, its health.
#include "web/layout.hpp"
#include "web/widgets/backup_told.hpp"
#include "web/widgets/role_words.hpp"
#include "workspace/sign_in_codes.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto button_form = [&](Path const& where, Message label, Message hint) -> Html {
        return render::tags::form(
            method_("post"), action_(where), p(t.tr(hint)), button(type_("submit"), t.tr(label)));
    };
    auto const looks_after = visit.workspace.may(visit.actor, access::Deed::look_after_workspace);
    auto const jobs = visit.jobs.all(visit.actor.handle());
    Html const body = fragment(h1(t.tr("Settings")), div(class_("panels"),
        section(class_("panel"), h2(t.tr("This workspace")),
            dl(class_("facts"), dt(t.tr("Group")), dd(bdi(visit.workspace.group_name())),
                dt(t.tr("You sign as")), dd(bdi(visit.actor.handle())), dt(t.tr("Your role")),
                dd(role_words(t, visit.workspace.role(visit.actor))),
                // How much others do is theirs to know.
                when(looks_after, [&]() -> Html {
                    return fragment(dt(t.tr("Commits")),
                        dd(t.number(static_cast<std::int64_t>(visit.workspace.version()))));
                }))),
        section(class_("panel"), h2(t.tr("Members")),
            div(class_("actions"),
                a(class_("button"), href_(Path("/settings/members")), t.tr("Who may sign in")),
                when(looks_after, [&]() -> Html {
                    return a(class_("button"), href_(Path("/settings/looks")),
                        t.tr("Who looked at what"));
                }))),
        section(class_("panel"), h2(t.tr("Taken back")),
            p(t.tr("Records that were taken back, by whom and why. They can be brought back.")),
            p(a(class_("button"), href_(Path("/bin")), t.tr("See them")))),
        section(class_("panel"), h2(t.tr("Fields of your own")),
            p(t.tr("Questions, record types and choices that your group adds.")),
            p(a(class_("button"), href_(Path("/settings/own")), t.tr("See them")))),
        section(class_("panel"), h2(t.tr("Vocabularies")),
            p(t.tr("The lists to choose from, with what each term means and where it comes from.")),
            p(a(class_("button"), href_(Path("/vocabularies")), t.tr("See them")))),
        when(!visit.door.certificate_fingerprint().empty(),
            [&]() -> Html {
                return section(class_("panel"), h2(t.tr("Connection")),
                    p(t.tr("Saksi is served to other computers. When a browser meets it for the "
                           "first time, compare the certificate that it shows with this:")),
                    p(code(bdi(visit.door.certificate_fingerprint()))));
            }),
        when(looks_after,
            [&]() -> Html {
                return section(class_("panel"), h2(t.tr("Backup")),
                    p(backup_told(t, visit.workspace)),
                    p(a(class_("button"), href_(Path("/settings/backup")), t.tr("Make a backup"))));
            }),
        when(visit.workspace.may_write(visit.actor, visit.workspace.commons(), "source"),
            [&]() -> Html {
                return section(class_("panel"), h2(t.tr("Facts and tables")),
                    p(a(class_("button"), href_(Path("/import")), t.tr("Import"))));
            }),
        section(class_("panel"), h2(t.tr("Passphrase")),
            render::tags::form(method_("post"), action_(Path("/settings/passphrase")),
                div(class_("field"),
                    label(for_("old"), t.tr("The passphrase now, or the recovery code")),
                    input(id_("old"), name_("old"), type_("password"), required_(),
                        autocomplete_("current-password"))),
                div(class_("field"), label(for_("new"), t.tr("The new passphrase")),
                    input(id_("new"), name_("new"), type_("password"), required_(),
                        autocomplete_("new-password"), aria_describedby_("new-hint")),
                    p(class_("hint"), id_("new-hint"),
                        t.tr("At least six words. The recovery code stays as it is."))),
                div(class_("field"), label(for_("again"), t.tr("Once more")),
                    input(id_("again"), name_("again"), type_("password"), required_(),
                        autocomplete_("new-password"))),
                button(type_("submit"), t.tr("Change the passphrase")))),
        section(class_("panel"), h2(t.tr("Sign-in code")),
            p(t.tr("A code from your telephone after the passphrase, where others sign in over a "
                   "network.")),
            p(a(class_("button"), href_(Path("/settings/code")),
                workspace::SignInCodes(visit.workspace).asks(visit.actor.handle())
                    ? t.tr("It is asked for")
                    : t.tr("Set it up")))),
        when(looks_after,
            [&]() -> Html {
                return section(class_("panel"), h2(t.tr("Is all well?")),
                    button_form(Path("/settings/verify"), N_("Check everything"),
                        N_("Walks the whole log: every signature, every link, every file, every "
                           "table.")),
                    button_form(Path("/settings/rebuild"), N_("Make the tables anew"),
                        N_("Only the log is kept for ever; all tables and the search index follow "
                           "from it.")));
            }),
        when(!jobs.empty(), [&]() -> Html {
            return section(class_("panel"), h2(t.tr("Work under way or done")),
                ul(class_("plain"), each(jobs, [&](JobView const& job) -> Html {
                    return li(a(href_(Path("/jobs") / job.id), t.tr(job.label)), " ",
                        span(class_("chip",
                                 job.error          ? "bad"
                                     : job.finished ? "good"
                                                    : ""),
                            job.error          ? t.tr("failed")
                                : job.finished ? t.tr("done")
                                               : t.tr("under way")));
                })));
        })));
    return page_of(
        visit, { .title = std::string(t.tr("Settings")), .place = Place::settings }, body);
}

Page settings()
{
    return { .path = "/settings", .show = show };
}

} // namespace saksi::web::pages
