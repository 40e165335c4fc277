// What was begun and not yet saved: the list, and where a form is sent to be kept.
#include "web/widgets/drafts.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

Html list_of(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto const drafts = visit.workspace.drafts(visit.actor);
    if (drafts.empty())
        return div(
            class_("empty"), p(class_("lead"), t.tr("You have begun nothing that is not saved.")));
    return ul(class_("plain drafts"), each(drafts, [&](workspace::Draft const& draft) -> Html {
        return draft_item(visit, draft, what_was_typed(visit, draft));
    }));
}

http::Reply draw(Visit const& visit, Html const& above, int status = 200)
{
    auto const& t = visit.tongue;
    Html const body = fragment(h1(t.tr("Drafts")),
        p(class_("lead"),
            t.tr("Forms that you began. They lie encrypted on this computer, only you see them, "
                 "and nothing in them is stated until you save it.")),
        above, list_of(visit));
    return page_of(
        visit, { .title = std::string(t.tr("Drafts")), .place = Place::today }, body, status);
}

Answer show(Visit& visit)
{
    return draw(visit, {});
}

// Refused, and still there: the very form, to be sent once more when there is room.
http::Reply no_room(Visit const& visit, OwnForm const& sent, Error const& error)
{
    auto const& t = visit.tongue;
    return draw(visit,
        fragment(div(class_("flash bad"), role_("alert"), p(t.tr(error.message))),
            form(class_("panel"), method_("post"), action_(Path("/drafts")),
                hidden_fields(sent.fields),
                p(t.tr("What you typed is not lost yet. Make room, then:")),
                button(class_("primary"), type_("submit"), t.tr("Keep as a draft")))),
        409);
}

Answer keep(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const sent = own_form_of(visit.request);
    if (!sent || !sent->place)
        return Error { ErrorKind::invalid, "This form cannot be kept as a draft." };
    auto& desk = visit.workspace;
    auto form = sent->id;
    auto kept = desk.keep_draft(visit.actor, form, sent->place->text(), visit.request.body);
    if (sent->fields.has(form_auto_name)) {
        if (!kept)
            return http::text_reply(std::string(t.tr(kept.error().message)), 409);
        return http::text_reply(*kept ? std::string(t.tr("Kept as a draft.")) : std::string {});
    }
    if (kept && !*kept) {
        // It was sent, and then gone back to and written on: that is something new.
        form = workspace::FormId::fresh(desk.dice());
        kept = desk.keep_draft(visit.actor, form, sent->place->text(), visit.request.body);
    }
    if (!kept && kept.error().kind == ErrorKind::conflict)
        return no_room(visit, *sent, kept.error());
    if (!kept)
        return kept.error();
    return done_at(draft_path(sent->place->text(), form), "draft");
}

} // namespace

Page drafts()
{
    return { .path = "/drafts", .show = show, .submit = keep };
}

} // namespace saksi::web::pages
