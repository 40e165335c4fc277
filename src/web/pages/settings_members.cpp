// Members: who may sign in, and what they do. Administrators add them, give roles and new
// passphrases, and let them go; what cannot be taken back is asked about first.
#include "web/layout.hpp"

#include "base/text.hpp"
#include "web/widgets/role_words.hpp"
#include "workspace/sign_in_codes.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using MemberView = workspace::Workspace::MemberView;

namespace {

Path const here("/settings/members");

Html hidden_field(std::string_view name, std::string_view text)
{
    return input(type_("hidden"), name_(name), value_(text));
}

Html deed_button(std::string_view deed, std::string_view handle, std::string_view label_text)
{
    return render::tags::form(method_("post"), action_(here), hidden_field("deed", deed),
        hidden_field("handle", handle),
        button(type_("submit"), label_text, " ", span(class_("hidden"), bdi(handle))));
}

Html role_form(render::Tongue const& t, MemberView const& member)
{
    auto const id = "role-of-" + member.handle;
    return render::tags::form(method_("post"), action_(here), class_("row"),
        hidden_field("deed", "role"), hidden_field("handle", member.handle),
        label(for_(id), class_("hidden"), t.format("Role of {}", member.handle)),
        role_choice(t, id, member.role.value_or(access::Role::reader)),
        button(type_("submit"), t.tr("Give this role"), " ",
            span(class_("hidden"), bdi(member.handle))));
}

Html row_of(render::Tongue const& t, MemberView const& member, bool manages, bool asked_for_code)
{
    auto const standing = member.first ? t.tr("First administrator")
        : member.may_sign_in           ? t.tr("Member")
                                       : t.tr("Has left");
    Html role;
    if (member.may_sign_in && manages && member.role)
        role = role_form(t, member);
    else if (member.may_sign_in && manages)
        role = fragment(p(role_words(t, member.role)), role_form(t, member));
    else if (member.may_sign_in)
        role = role_words(t, member.role);
    return tr(
        th(scope_("row"), bdi(member.handle)), td(role), td(standing), when(manages, [&]() -> Html {
            if (member.first)
                return td();
            return td(div(class_("row"),
                deed_button("reset", member.handle,
                    member.may_sign_in ? t.tr("New passphrase") : t.tr("Let in again")),
                when(asked_for_code,
                    [&]() -> Html {
                        return deed_button("code-off", member.handle, t.tr("Ask for no code"));
                    }),
                when(member.may_sign_in, [&]() -> Html {
                    return deed_button("leave", member.handle, t.tr("Let go"));
                })));
        }));
}

Html add_form(render::Tongue const& t, std::string const& typed)
{
    return section(class_("panel"), h2(t.tr("Add a member")),
        render::tags::form(method_("post"), action_(here), hidden_field("deed", "add"),
            div(class_("field"), label(for_("handle"), t.tr("Handle")),
                input(id_("handle"), name_("handle"), type_("text"), required_(), value_(typed),
                    maxlength_(64), autocomplete_("off"), spellcheck_("false"),
                    aria_describedby_("handle-hint")),
                p(class_("hint"), id_("handle-hint"),
                    t.tr("The name under which their entries are signed. It need not be their own "
                         "name, and it stays for ever."))),
            div(class_("field"), label(for_("new-role"), t.tr("Role")),
                role_choice(t, "new-role", access::Role::caseworker)),
            button(class_("primary"), type_("submit"), t.tr("Add, with a new passphrase"))));
}

Html roles_told(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto const* roles = visit.workspace.schemas().vocabulary("member_role");
    if (!roles)
        return {};
    return details(summary(t.tr("What each role may do")),
        dl(class_("facts"), each(roles->terms, [&](schema::VocabularyTerm const& term) -> Html {
            return fragment(dt(t.tr(term.label)), dd(t.tr(term.definition)));
        })));
}

http::Reply draw(Visit& visit, std::string const& typed, std::optional<Error> const& refused)
{
    auto const& t = visit.tongue;
    auto const manages = visit.workspace.role(visit.actor) == access::Role::administrator;
    Html const body = fragment(h1(t.tr("Members")),
        p(class_("lead"),
            t.tr("Each member signs in with a passphrase of their own, and what they enter bears "
                 "their handle. The role says what somebody does; which cases they see, the cases "
                 "say themselves.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr("Members")),
            table(thead(tr(th(scope_("col"), t.tr("Handle")), th(scope_("col"), t.tr("Role")),
                      th(scope_("col"), t.tr("Standing")),
                      when(manages,
                          [&]() -> Html { return th(scope_("col"), t.tr("What can be done")); }))),
                tbody(each(visit.workspace.members(),
                    [&](MemberView const& member) -> Html {
                        return row_of(t, member, manages,
                            workspace::SignInCodes(visit.workspace).asks(member.handle));
                    })))),
        roles_told(visit), when(manages, [&]() -> Html { return add_form(t, typed); }));
    return page_of(visit,
        { .title = std::string(t.tr("Members")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body, refused ? 400 : 200);
}

// What cannot be taken back is asked once more, on a page of its own, so that it works without
// scripts.
http::Reply ask(Visit& visit, std::string_view deed, std::string const& handle)
{
    auto const& t = visit.tongue;
    auto const leaving = deed == "leave";
    auto const title = leaving ? t.tr("Let this member go?") : t.tr("Give a new passphrase?");
    auto const alone = static_cast<std::int64_t>(visit.workspace.administers_alone(handle));
    Html const consequences = leaving
        ? Html(ul(
              li(t.tr("Their passphrase opens nothing any more, and what they have open closes at "
                      "once.")),
              li(t.tr("What they wrote stays, under their handle.")),
              when(alone > 0,
                  [&]() -> Html {
                      return li(t.format_n("One case that nobody else looks after comes to you.",
                          "{n} cases that nobody else looks after come to you.", alone));
                  })))
        : Html(ul(li(t.tr("The passphrase they have now opens nothing any more.")),
              li(t.tr("The new one is shown once, on the next page."))));
    Html const body = fragment(h1(title), dl(class_("facts"), dt(t.tr("Handle")), dd(bdi(handle))),
        consequences,
        render::tags::form(method_("post"), action_(here), class_("actions"),
            hidden_field("deed", deed), hidden_field("handle", handle), hidden_field("sure", "yes"),
            button(class_(leaving ? "danger" : "primary"), type_("submit"),
                leaving ? t.tr("Let go") : t.tr("New passphrase")),
            a(class_("button quiet"), href_(here), t.tr("Cancel"))));
    return page_of(visit,
        { .title = std::string(title),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") },
                { std::string(t.tr("Members")), here } } },
        body);
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

Answer give_role(Visit& visit, std::string const& handle, std::string_view code)
{
    auto const role = access::role_of_code(code);
    if (!role)
        return Error { ErrorKind::invalid, "There is no such role.", "role" };
    auto const done = visit.workspace.set_role(visit.actor, handle, *role);
    if (!done && done.error().kind == ErrorKind::forbidden)
        return done.error();
    return done ? done_at(here, "role") : draw(visit, {}, done.error());
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    auto const handle = std::string(trimmed(sent.text("handle")));
    auto const deed = sent.text("deed");
    if (visit.workspace.role(visit.actor) != access::Role::administrator)
        return Error { ErrorKind::forbidden, "Only administrators manage members." };
    if (deed == "role")
        return give_role(visit, handle, sent.text("role"));
    if ((deed == "leave" || deed == "reset") && sent.text("sure") != "yes")
        return ask(visit, deed, handle);
    if (deed == "leave") {
        TRY(visit.workspace.let_member_go(visit.actor, handle));
        visit.jobs.stop_all_of(handle);
        visit.door.end_sessions_of(handle);
        return done_at(here, "let-go");
    }
    if (deed == "code-off") {
        TRY(workspace::SignInCodes(visit.workspace).reset(visit.actor, handle));
        return http::see_other(here.text());
    }
    auto const words = visit.door.proposed_passphrase();
    auto const passphrase = crypto::SecretBytes::copy_of(words);
    auto const hardness = workspace::Hardness::calibrated;
    auto const role = access::role_of_code(sent.text("role")).value_or(access::Role::caseworker);
    auto const done = deed == "add"
        ? visit.workspace.add_member(visit.actor, handle, passphrase, hardness, role)
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
