// The six digits that the telephone shows, for members who have set that up, after the passphrase.
#include "web/layout.hpp"
#include "web/widgets/go_on.hpp"

#include "base/text.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static std::string_view session_of(Doorstep const& doorstep)
{
    return doorstep.request.cookie(session_cookie).value_or("");
}

static http::Reply draw(Doorstep& doorstep, Path const& next, std::optional<Error> const& refused)
{
    auto const& t = doorstep.tongue;
    Html const body = fragment(h1(t.tr("Your sign-in code")),
        p(class_("lead"), t.tr("The passphrase is right. Now the six digits on your telephone.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        render::tags::form(method_("post"), action_(Path("/sign-in/code")),
            input(type_("hidden"), name_("next"), value_(next.text())),
            div(class_("field"), label(for_("code"), t.tr("Code")),
                input(id_("code"), name_("code"), type_("text"), required_(), autofocus_(),
                    autocomplete_("one-time-code"), spellcheck_("false"), maxlength_(20),
                    aria_describedby_("code-hint"),
                    aria_invalid_("true").only_if(refused.has_value())),
                p(class_("hint"), id_("code-hint"),
                    t.tr("It changes every 30 seconds, and each holds once. Without the telephone, "
                         "type the code that you have on paper."))),
            button(class_("primary"), type_("submit"), t.tr("Come in"))),
        p(class_("hint"),
            t.tr(
                "Neither telephone nor paper? An administrator can end the asking, and the printed "
                "recovery code of the workspace opens it without.")),
        p(a(href_(Path("/sign-in")), t.tr("Back to the passphrase"))));
    auto const status = !refused ? 200 : refused->kind == ErrorKind::conflict ? 429 : 403;
    return page_of(doorstep, { .title = std::string(t.tr("Your sign-in code")) }, body, status);
}

static Answer show(Doorstep& doorstep)
{
    if (!doorstep.door.awaits_code(session_of(doorstep)))
        return http::see_other("/sign-in");
    return draw(doorstep, next_of(doorstep.request.query_value("next")), {});
}

static Answer submit(Doorstep& doorstep)
{
    auto const session = session_of(doorstep);
    if (!doorstep.door.awaits_code(session))
        return http::see_other("/sign-in");
    auto const sent = TRY(doorstep.request.form());
    auto const next = next_of(sent.text("next"));
    auto const taken = doorstep.door.take_code(
        session, trimmed(sent.text("code")), doorstep.request.client);
    if (!taken)
        return draw(doorstep, next, taken.error());
    auto reply = taken->by_paper
        ? done_at(Path("/settings/code"), "code-paper")
        : http::see_other(where_to_go_on(doorstep.door.take_in(taken->session), next).text());
    http::set_cookie(reply, session_cookie, taken->session, doorstep.request.cookie_scope());
    return reply;
}

Page sign_in_code()
{
    return { .path = "/sign-in/code", .show_open = show, .submit_open = submit };
}

} // namespace saksi::web::pages
