// Sign-in codes: setting up the telephone, confirming it by a code, ending it.
#include "web/layout.hpp"

#include "base/text.hpp"
#include "render/qr_code.hpp"
#include "workspace/sign_in_codes.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::SignInCodes;

namespace {

Path const here("/settings/code");

Html code_field(render::Tongue const& t, Message hint, bool is_wrong)
{
    return div(class_("field"), label(for_("code"), t.tr("Code")),
        input(id_("code"), name_("code"), type_("text"), required_(),
            autocomplete_("one-time-code"), spellcheck_("false"), maxlength_(20),
            aria_describedby_("code-hint"), aria_invalid_("true").only_if(is_wrong)),
        p(class_("hint"), id_("code-hint"), t.tr(hint)));
}

Html deed_form(std::string_view deed, Html const& fields, std::string_view label_text, bool primary)
{
    return render::tags::form(method_("post"), action_(here),
        input(type_("hidden"), name_("deed"), value_(deed)), fields,
        button(class_(primary ? "primary" : ""), type_("submit"), label_text));
}

Html when_off(render::Tongue const& t)
{
    return fragment(
        p(t.tr("You need a telephone with an authenticator app, such as Aegis, FreeOTP or Google "
               "Authenticator. The telephone needs no network, and nothing of the workspace comes "
               "onto it but a secret number.")),
        p(t.tr("It helps against somebody on the office's network who has seen or guessed your "
               "passphrase. It does not help against somebody who has this computer or a copy of "
               "its files: there the passphrase alone protects.")),
        deed_form("begin", {}, t.tr("Set it up"), true));
}

// Groups of four are easier to copy by hand.
std::string in_groups(std::string_view secret)
{
    std::string text;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            text += ' ';
        text += secret[i];
    }
    return text;
}

Html when_begun(render::Tongue const& t, SignInCodes::SetUp const& begun, bool is_wrong)
{
    return fragment(
        ol(li(p(t.tr("Let the app on the telephone scan this picture.")),
               render::qr_code(begun.address, t.tr("The picture for the app")),
               details(summary(t.tr("Or type the secret by hand")),
                   p(code(bdi(in_groups(begun.secret)))))),
            li(p(t.tr(
                   "Type the code that the app shows now. From then on you are asked for one each "
                   "time.")),
                deed_form("confirm",
                    code_field(t, N_("Six digits. They change every 30 seconds."), is_wrong),
                    t.tr("Confirm"), true))),
        deed_form("cancel", {}, t.tr("Leave it"), false));
}

Html when_on(render::Tongue const& t, bool is_wrong)
{
    return fragment(p(t.tr("Signing in asks you for a code from your telephone.")),
        h2(t.tr("End it")),
        deed_form("end",
            code_field(t, N_("A code from the telephone, or the one on paper."), is_wrong),
            t.tr("Ask for no code any more"), false));
}

http::Reply draw(Visit& visit, std::optional<Error> const& refused)
{
    auto const& t = visit.tongue;
    SignInCodes const codes(visit.workspace);
    auto const begun = codes.begun(visit.actor);
    auto const is_wrong = refused.has_value();
    Html const body = fragment(h1(t.tr("Sign-in code")),
        p(class_("lead"),
            t.tr("After the passphrase, six digits that only your telephone knows and that change "
                 "every 30 seconds.")),
        when(is_wrong,
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        begun                                  ? when_begun(t, *begun, is_wrong)
            : codes.asks(visit.actor.handle()) ? when_on(t, is_wrong)
                                               : when_off(t));
    return page_of(visit,
        { .title = std::string(t.tr("Sign-in code")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body, refused ? (refused->kind == ErrorKind::conflict ? 429 : 403) : 200);
}

// The only time that the code on paper is seen.
http::Reply paper_page(Visit& visit, std::string_view paper)
{
    auto const& t = visit.tongue;
    Html const body = fragment(h1(t.tr("Your code on paper")),
        p(class_("lead"),
            t.tr("For the day on which the telephone is lost: it lets you in once in place of the "
                 "six digits. It is shown only now. Copy it by hand and keep it apart from the "
                 "telephone.")),
        p(class_("recovery-code"), code(paper)),
        p(a(class_("button primary"), href_(here), t.tr("I have it on paper"))));
    return page_of(visit,
        { .title = std::string(t.tr("Your code on paper")), .place = Place::settings }, body);
}

Answer show(Visit& visit)
{
    return draw(visit, {});
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    auto const deed = sent.text("deed");
    auto const typed = trimmed(sent.text("code"));
    auto const& handle = visit.actor.handle();
    auto const& address = visit.request.client;
    SignInCodes codes(visit.workspace);
    if (deed == "begin")
        codes.begin(visit.actor);
    else if (deed == "cancel")
        codes.forget_begun(visit.actor);
    else if (deed == "confirm") {
        auto const paper = codes.confirm(visit.actor, typed);
        return paper ? paper_page(visit, *paper) : draw(visit, paper.error());
    } else if (deed == "end") {
        // Whoever sits down at an open page must not find the six digits by trying.
        if (auto const may = visit.door.check_may_guess(handle, address); !may)
            return draw(visit, may.error());
        if (auto const ended = codes.end(visit.actor, typed); !ended) {
            visit.door.guessed_wrong(handle, address);
            return draw(visit, ended.error());
        }
        visit.door.guessed_right(handle, address);
        return done_at(here, "code-off");
    }
    return http::see_other(here.text());
}

} // namespace

Page settings_code()
{
    return { .path = "/settings/code", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
