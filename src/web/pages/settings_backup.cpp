// Making a backup: the whole workspace as one encrypted file to download, and when to be reminded.
#include "web/layout.hpp"
#include "web/widgets/backup_told.hpp"

#include "base/text.hpp"
#include "workspace/waiting_backup.hpp"

#include <array>
#include <charconv>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

Html paper_form(render::Tongue const& t, bool is_known)
{
    if (!is_known)
        return p(t.tr("This workspace does not know its recovery code yet. Unlock it once with the "
                      "code from the paper; from then on backups can be made for it."));
    return render::tags::form(method_("post"), action_(Path("/settings/backup")),
        input(type_("hidden"), name_("for"), value_("paper")),
        p(t.tr("Nothing to type now. Make sure that the paper is where you will find it.")),
        button(class_("primary"), type_("submit"), t.tr("Make the backup")));
}

Html passphrase_form(render::Tongue const& t, std::optional<Error> const& refused)
{
    return render::tags::form(method_("post"), action_(Path("/settings/backup")),
        input(type_("hidden"), name_("for"), value_("passphrase")),
        div(class_("field"), label(for_("passphrase"), t.tr("Your passphrase")),
            input(id_("passphrase"), name_("passphrase"), type_("password"), required_(),
                autocomplete_("current-password"), spellcheck_("false"),
                aria_describedby_("passphrase-hint"),
                aria_invalid_("true").only_if(refused.has_value())),
            p(class_("hint"), id_("passphrase-hint"),
                t.tr("The one by which you sign in today. It opens this file for ever, also after "
                     "you have changed it."))),
        button(type_("submit"), t.tr("Make the backup")));
}

Answer draw(Visit& visit, std::optional<Error> const& refused)
{
    auto const& t = visit.tongue;
    TRY(visit.workspace.check_may(visit.actor, access::Deed::look_after_workspace));
    auto const age = workspace::backup_age(visit.workspace);
    auto const paper = workspace::recovery_recipient(visit.workspace).has_value();
    Html const body = fragment(h1(t.tr("Backup")),
        p(class_("lead"),
            t.tr("One encrypted file with everything: records, attached files, history, keys. On "
                 "another computer Saksi makes the whole workspace of it again.")),
        div(class_("flash", age.is_due ? "warn" : "good"), p(backup_told(t, visit.workspace))),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        section(
            class_("panel"), h2(t.tr("For whoever has the recovery code")), paper_form(t, paper)),
        section(class_("panel"), h2(t.tr("For whoever knows your passphrase")),
            passphrase_form(t, refused)),
        section(class_("panel"), h2(t.tr("Afterwards")),
            ul(li(t.tr("Take the file away from this computer: on a stick in another building, or "
                       "with somebody whom you trust. Without the paper or the passphrase it tells "
                       "nobody anything.")),
                li(t.tr(
                    "To see that it works, restore it on another computer: start Saksi there and "
                    "choose “Restore a backup”.")))),
        section(class_("panel"), h2(t.tr("Reminder")),
            render::tags::form(method_("post"), action_(Path("/settings/backup")),
                input(type_("hidden"), name_("for"), value_("reminder")),
                div(class_("field"),
                    label(for_("days"), t.tr("Remind me on Today after so many days")),
                    input(id_("days"), name_("days"), type_("number"), min_(1),
                        max_(workspace::reminder_days_max), value_(age.reminder_days),
                        required_())),
                button(type_("submit"), t.tr("Save")))));
    return page_of(visit,
        { .title = std::string(t.tr("Backup")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body, refused ? 400 : 200);
}

Answer show(Visit& visit)
{
    return draw(visit, {});
}

// The desk is needed for the copy of the database at the beginning and to write down that it was
// made; what lies between goes on beside the pages.
Answer started(Visit& visit, workspace::BackupHolder holder)
{
    std::array<std::uint8_t, 8> bytes {};
    visit.workspace.dice().fill(bytes);
    auto const id = hex(bytes);
    auto& jobs = visit.jobs;
    jobs.start(id, visit.actor.handle(), N_("Backup"),
        [&jobs, &workspace = visit.workspace, actor = visit.actor, id, home = visit.door.home(),
            held_by = std::make_shared<workspace::BackupHolder const>(std::move(holder))](
            JobProgress const& progress) -> Result<JobOutcome> {
            std::optional<workspace::Snapshot> snapshot;
            {
                DeskTurn::Held const held(jobs.turn());
                auto taken = TRY(workspace.take_snapshot(actor));
                snapshot.emplace(std::move(taken));
            }
            TRY(workspace::write_backup(*snapshot, *held_by, workspace::Hardness::calibrated,
                workspace::place_for_backup(home, id), workspace.dice(), progress));
            DeskTurn::Held const held(jobs.turn());
            workspace.set_setting(
                workspace::setting_backed_up_at, std::to_string(workspace.clock().now()));
            return JobOutcome { .continue_at = std::string(
                                    (Path("/settings/backup") / id).text()) };
        });
    return http::see_other((Path("/jobs") / id).text());
}

Answer set_reminder(Visit& visit, std::string_view typed)
{
    int days = 0;
    auto const read = std::from_chars(typed.data(), typed.data() + typed.size(), days);
    if (read.ec != std::errc {} || days < 1 || days > workspace::reminder_days_max)
        return draw(visit, Error { ErrorKind::invalid, N_("Between one day and a year, please.") });
    visit.workspace.set_setting(workspace::setting_backup_days, std::to_string(days));
    return done_at(Path("/settings/backup"), "reminder");
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    TRY(visit.workspace.check_may(visit.actor, access::Deed::look_after_workspace));
    if (sent.text("for") == "reminder")
        return set_reminder(visit, trimmed(sent.text("days")));
    if (sent.text("for") == "paper") {
        auto const recipient = workspace::recovery_recipient(visit.workspace);
        if (!recipient)
            return draw(visit, std::nullopt);
        return started(visit, *recipient);
    }
    auto passphrase = crypto::SecretBytes::copy_of(trimmed(sent.text("passphrase")));
    auto const who = visit.workspace.check_passphrase(passphrase, visit.actor.handle());
    if (!who)
        return draw(visit, who.error());
    return started(visit, std::move(passphrase));
}

} // namespace

Page settings_backup()
{
    return { .path = "/settings/backup", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
