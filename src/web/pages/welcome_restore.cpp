// First start out of a backup: the file is sent, unpacked, walked by verify, and only then there.
#include "web/layout.hpp"

#include "base/text.hpp"
#include "workspace/backup.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

// It is held in memory for as long as the restoring takes.
constexpr std::size_t backup_bytes_max = std::size_t { 1 } << 30;

http::Reply draw(Doorstep& doorstep, std::optional<Error> const& refused)
{
    auto const& t = doorstep.tongue;
    Html const body = fragment(h1(t.tr("Restore a backup")),
        p(class_("lead"),
            t.tr("The whole workspace is made again out of one file. It counts only when every "
                 "signature and every file in it was checked.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        render::tags::form(method_("post"), enctype_("multipart/form-data"),
            action_(Path("/welcome/restore")),
            div(class_("field"), label(for_("backup"), t.tr("The backup")),
                input(id_("backup"), name_("backup"), type_("file"), accept_(".age"), required_(),
                    aria_describedby_("backup-hint")),
                p(class_("hint"), id_("backup-hint"),
                    t.tr(
                        "A file whose name ends in .age, of at most 1 GB. A larger one is restored "
                        "by the command “saksi restore”."))),
            div(class_("field"), label(for_("passphrase"), t.tr("What opens it")),
                input(id_("passphrase"), name_("passphrase"), type_("password"), required_(),
                    autocomplete_("off"), spellcheck_("false"),
                    aria_describedby_("passphrase-hint")),
                p(class_("hint"), id_("passphrase-hint"),
                    t.tr(
                        "The recovery code from the paper, or the passphrase with which the backup "
                        "was made."))),
            button(class_("primary"), type_("submit"), t.tr("Restore it"))),
        p(a(href_(Path("/welcome")), t.tr("Begin with an empty workspace instead"))));
    return page_of(
        doorstep, { .title = std::string(t.tr("Restore a backup")) }, body, refused ? 400 : 200);
}

Answer show(Doorstep& doorstep)
{
    if (doorstep.door.has_workspace())
        return http::see_other("/");
    return draw(doorstep, {});
}

Answer submit(Doorstep& doorstep)
{
    auto const sent = TRY(doorstep.request.form());
    auto const* file = sent.file("backup");
    if (!file)
        return draw(doorstep, Error { ErrorKind::invalid, N_("No file was chosen.") });
    auto const passphrase = crypto::SecretBytes::copy_of(trimmed(sent.text("passphrase")));
    auto const& door = doorstep.door;
    auto const report = workspace::restore(
        door.home(), bytes_of(file->bytes), passphrase, door.parts());
    if (!report)
        return draw(doorstep, report.error());

    auto const& t = doorstep.tongue;
    auto const number = [&](std::size_t count) {
        return t.number(static_cast<std::int64_t>(count));
    };
    Html const body = fragment(h1(t.tr("The workspace is restored")),
        div(class_("flash good"), role_("status"), p(t.tr("Everything holds."))),
        dl(class_("facts"), dt(t.tr("Commits")), dd(number(report->commits)),
            dt(t.tr("Statements")), dd(number(report->statements)), dt(t.tr("Files")),
            dd(number(report->files))),
        p(t.tr("Everybody signs in with the passphrase that they had when the backup was made. The "
               "workspace from which it was made may go on too: the two never get in each other's "
               "way.")),
        p(a(class_("button primary"), href_(Path("/sign-in")), t.tr("Unlock the workspace"))));
    return page_of(doorstep, { .title = std::string(t.tr("The workspace is restored")) }, body);
}

} // namespace

Page welcome_restore()
{
    return { .path = "/welcome/restore",
        .show_open = show,
        .submit_open = submit,
        .body_bytes_max = backup_bytes_max };
}

} // namespace saksi::web::pages
