// The passphrase that unlocks the workspace.
#include "web/layout.hpp"
#include "web/widgets/go_on.hpp"

#include "base/text.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static http::Reply draw(Doorstep& doorstep, Path const& next, std::string const& handle,
    std::optional<Error> const& refused)
{
    auto const& t = doorstep.tongue;
    Html const body = fragment(h1(t.tr("Unlock the workspace")),
        p(class_("lead"), t.tr("Everything in it is encrypted. Your passphrase is the key.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        render::tags::form(method_("post"), action_(Path("/sign-in")),
            input(type_("hidden"), name_("next"), value_(next.text())),
            div(class_("field"), label(for_("handle"), t.tr("Handle")),
                input(id_("handle"), name_("handle"), type_("text"), value_(handle),
                    autocomplete_("username"), spellcheck_("false"),
                    aria_describedby_("handle-hint")),
                p(class_("hint"), id_("handle-hint"),
                    t.tr("The name under which your entries are signed. Only the first "
                         "administrator may leave it empty."))),
            div(class_("field"), label(for_("passphrase"), t.tr("Passphrase")),
                input(id_("passphrase"), name_("passphrase"), type_("password"), required_(),
                    autofocus_(), autocomplete_("current-password"), spellcheck_("false"),
                    aria_describedby_("passphrase-hint"),
                    aria_invalid_("true").only_if(refused.has_value())),
                p(class_("hint"), id_("passphrase-hint"),
                    t.tr("Six words with a space between. If it is lost, type the printed recovery "
                         "code here."))),
            button(class_("primary"), type_("submit"), t.tr("Unlock"))),
        p(class_("hint"),
            t.tr("Unlocking takes about a second on purpose: it makes guessing slow.")));
    auto const status = !refused               ? 200
        : refused->kind == ErrorKind::conflict ? 429 // Too many tries; or another program has it.
                                               : 403;
    return page_of(doorstep, { .title = std::string(t.tr("Unlock the workspace")) }, body, status);
}

static Answer show(Doorstep& doorstep)
{
    if (!doorstep.door.has_workspace())
        return http::see_other("/welcome");
    return draw(doorstep, next_of(doorstep.request.query_value("next")), {}, {});
}

static Answer submit(Doorstep& doorstep)
{
    auto const sent = TRY(doorstep.request.form());
    auto const next = next_of(sent.text("next"));
    // Whoever copies the words from somewhere copies a space or a line break with them.
    auto const passphrase = crypto::SecretBytes::copy_of(trimmed(sent.text("passphrase")));
    auto const handle = std::string(trimmed(sent.text("handle")));
    auto const session = doorstep.door.sign_in(passphrase, handle, doorstep.request.client);
    if (!session)
        return draw(doorstep, next, handle, session.error());
    auto reply = http::see_other(
        where_to_go_on(doorstep.door.take_in_after_sign_in(*session), next).text());
    http::set_cookie(reply, session_cookie, *session, doorstep.request.cookie_scope());
    return reply;
}

Page sign_in()
{
    return { .path = "/sign-in", .show_open = show, .submit_open = submit, .takes_long = true };
}

} // namespace saksi::web::pages
