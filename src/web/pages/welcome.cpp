// First start: the group, its first administrator, the passphrase. Then, once, the recovery code.
#include "web/layout.hpp"

#include "base/text.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

struct Filled {
    std::string group {};
    std::string handle {};
    std::string passphrase {}; // The proposal, or what was typed.
};

Html text_field(render::Tongue const& t, std::string_view name, Message label_text,
    Message hint_text, std::string_view filled)
{
    auto const hint_id = std::string(name) + "-hint";
    return div(class_("field"), label(for_(name), t.tr(label_text)),
        input(id_(name), name_(name), type_("text"), required_(), value_(filled), maxlength_(200),
            autocomplete_("off"), spellcheck_("false"), aria_describedby_(hint_id)),
        p(class_("hint"), id_(hint_id), t.tr(hint_text)));
}

// All six words have to be seen at once, on a phone as well; Enter is not part of them.
Html passphrase_field(render::Tongue const& t, std::string_view filled)
{
    return div(class_("field"), label(for_("passphrase"), t.tr("Passphrase")),
        textarea(id_("passphrase"), name_("passphrase"), class_("words"), required_(), rows_(2),
            maxlength_(200), autocomplete_("off"), spellcheck_("false"),
            aria_describedby_("passphrase-hint"), filled),
        p(class_("hint"), id_("passphrase-hint"),
            t.tr("Made by chance: nobody can guess it. Learn it by heart, or write your own of at "
                 "least six words.")));
}

std::string without_line_breaks(std::string_view typed)
{
    std::string words;
    for (auto const piece : split(typed, '\n'))
        words += (words.empty() ? "" : " ") + std::string(trimmed(piece));
    return std::string(trimmed(words));
}

http::Reply draw(Doorstep& doorstep, Filled const& filled, std::optional<Error> const& refused)
{
    auto const& t = doorstep.tongue;
    Html const body = fragment(h1(t.tr("Welcome to Saksi")),
        p(class_("lead"),
            t.tr("Saksi means witness. Here your group keeps what people told it, safe and with "
                 "its sources.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        render::tags::form(method_("post"), action_(Path("/welcome")),
            text_field(t, "group", N_("Name of your group"),
                N_("As your partners know it. It can be read by the groups you share with."),
                filled.group),
            text_field(t, "handle", N_("Your handle"),
                N_("The name under which your entries are signed. It need not be your own name."),
                filled.handle),
            passphrase_field(t, filled.passphrase),
            div(class_("flash warn"),
                p(t.tr(
                    "Without the passphrase or the recovery code that comes next, nobody can open "
                    "the workspace: not you, and not us."))),
            button(class_("primary"), type_("submit"), t.tr("Make the workspace"))),
        section(class_("panel"), h2(t.tr("Your group has a backup?")),
            p(t.tr("Then make the workspace out of it: with all members, records and files.")),
            p(a(class_("button"), href_(Path("/welcome/restore")), t.tr("Restore a backup")))));
    return page_of(
        doorstep, { .title = std::string(t.tr("Welcome to Saksi")) }, body, refused ? 400 : 200);
}

Answer show(Doorstep& doorstep)
{
    if (doorstep.door.has_workspace())
        return http::see_other("/");
    return draw(doorstep, { .passphrase = doorstep.door.proposed_passphrase() }, {});
}

Answer submit(Doorstep& doorstep)
{
    auto const sent = TRY(doorstep.request.form());
    Filled const filled { std::string(trimmed(sent.text("group"))),
        std::string(trimmed(sent.text("handle"))), without_line_breaks(sent.text("passphrase")) };
    if (filled.group.empty() || filled.handle.empty())
        return draw(doorstep, filled,
            Error { ErrorKind::invalid, "The group and the handle need a name." });
    if (filled.passphrase.size() < passphrase_bytes_min) {
        return draw(doorstep, filled,
            Error {
                ErrorKind::invalid, "This passphrase can be guessed. Take at least six words." });
    }
    auto const created = doorstep.door.create(
        { filled.group, filled.handle }, crypto::SecretBytes::copy_of(filled.passphrase));
    if (!created)
        return draw(doorstep, filled, created.error());

    auto const& t = doorstep.tongue;
    Html const body = fragment(h1(t.tr("Your recovery code")),
        p(class_("lead"),
            t.tr("It opens the workspace when the passphrase is lost. It is shown only now. Print "
                 "it or copy it by hand, and keep it away from this computer.")),
        p(class_("recovery-code"), code(created->recovery_code)),
        p(a(class_("button primary"), href_(Path("/")), t.tr("I have it on paper"))));
    auto reply = page_of(doorstep, { .title = std::string(t.tr("Your recovery code")) }, body);
    http::set_cookie(reply, session_cookie, created->session, doorstep.request.cookie_scope());
    return reply;
}

} // namespace

Page welcome()
{
    return { .path = "/welcome", .show_open = show, .submit_open = submit };
}

} // namespace saksi::web::pages
