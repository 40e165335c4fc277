// Members: who may sign in. The first administrator adds them, gives new passphrases, lets them go.
#include "web/layout.hpp"

#include "base/text.hpp"
#include "workspace/sign_in_codes.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using MemberView = workspace::Workspace::MemberView;

namespace {

Path const here("/settings/members");

Html deed_button(std::string_view deed, std::string_view handle, std::string_view label_text)
{
    return render::tags::form(method_("post"), action_(here),
        input(type_("hidden"), name_("deed"), value_(deed)),
        input(type_("hidden"), name_("handle"), value_(handle)),
        button(type_("submit"), label_text, " ", span(class_("hidden"), bdi(handle))));
}

Html row_of(render::Tongue const& t, MemberView const& member, bool manages, bool asked_for_code)
{
    auto const standing = member.first ? t.tr("First administrator")
        : member.may_sign_in           ? t.tr("Member")
                                       : t.tr("Has left");
    return tr(th(scope_("row"), bdi(member.handle)), td(standing), when(manages, [&]() -> Html {
        if (member.first)
            return td();
        return td(deed_button("reset", member.handle, t.tr("New passphrase")),
            when(asked_for_code,
                [&]() -> Html {
                    return deed_button("code-off", member.handle, t.tr("Ask for no code"));
                }),
            when(member.may_sign_in,
                [&]() -> Html { return deed_button("leave", member.handle, t.tr("Let go")); }));
    }));
}

http::Reply draw(Visit& visit, std::string const& typed, std::optional<Error> const& refused)
{
    auto const& t = visit.tongue;
    auto const manages = visit.actor.handle() == visit.workspace.first_administrator().handle();
    Html const body = fragment(h1(t.tr("Members")),
        p(class_("lead"),
            t.tr("Each member signs in with a passphrase of their own, and what they enter bears "
                 "their handle. For now every member may read and change everything.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        div(class_("table-wrap"),
            table(thead(tr(th(scope_("col"), t.tr("Handle")), th(scope_("col"), t.tr("Standing")),
                      when(manages,
                          [&]() -> Html { return th(scope_("col"), t.tr("What can be done")); }))),
                tbody(each(visit.workspace.members(),
                    [&](MemberView const& member) -> Html {
                        return row_of(t, member, manages,
                            workspace::SignInCodes(visit.workspace).asks(member.handle));
                    })))),
        when(manages, [&]() -> Html {
            return section(class_("panel"), h2(t.tr("Add a member")),
                render::tags::form(method_("post"), action_(here),
                    input(type_("hidden"), name_("deed"), value_("add")),
                    div(class_("field"), label(for_("handle"), t.tr("Handle")),
                        input(id_("handle"), name_("handle"), type_("text"), required_(),
                            value_(typed), maxlength_(64), autocomplete_("off"),
                            spellcheck_("false"), aria_describedby_("handle-hint")),
                        p(class_("hint"), id_("handle-hint"),
                            t.tr("The name under which their entries are signed. It need not be "
                                 "their own name, and it stays for ever."))),
                    button(
                        class_("primary"), type_("submit"), t.tr("Add, with a new passphrase"))));
        }));
    return page_of(visit,
        { .title = std::string(t.tr("Members")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body, refused ? 400 : 200);
}

// The only time that the passphrase is seen.
http::Reply passphrase_page(Visit& visit, std::string_view handle, std::string_view passphrase)
{
    auto const& t = visit.tongue;
    Html const body = fragment(h1(t.tr("The new passphrase")),
        p(class_("lead"),
            t.tr("It is shown only now. Print it or copy it by hand, and give it to the member on "
                 "paper or by voice, not by mail. They can change it under Settings.")),
        dl(class_("facts"), dt(t.tr("Handle")), dd(bdi(handle))),
        p(class_("recovery-code"), code(passphrase)),
        p(a(class_("button primary"), href_(here), t.tr("I have it on paper"))));
    return page_of(visit,
        { .title = std::string(t.tr("The new passphrase")), .place = Place::settings }, body);
}

Answer show(Visit& visit)
{
    return draw(visit, {}, {});
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    auto const handle = std::string(trimmed(sent.text("handle")));
    auto const deed = sent.text("deed");
    if (deed == "leave") {
        TRY(visit.workspace.let_member_go(visit.actor, handle));
        visit.door.end_sessions_of(handle);
        return http::see_other(here.text());
    }
    if (deed == "code-off") {
        TRY(workspace::SignInCodes(visit.workspace).reset(visit.actor, handle));
        return http::see_other(here.text());
    }
    auto const words = visit.door.proposed_passphrase();
    auto const passphrase = crypto::SecretBytes::copy_of(words);
    auto const hardness = workspace::Hardness::calibrated;
    auto const done = deed == "add"
        ? visit.workspace.add_member(visit.actor, handle, passphrase, hardness)
        : visit.workspace.reset_member(visit.actor, handle, passphrase, hardness);
    if (!done)
        return draw(visit, handle, done.error());
    if (deed == "reset")
        visit.door.end_sessions_of(handle);
    return passphrase_page(visit, handle, words);
}

} // namespace

Page settings_members()
{
    return { .path = "/settings/members", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
