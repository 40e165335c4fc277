// Who may see a case, and who has seen it. Whoever administers the case gives it and takes it; each
// time is a signed statement in the case.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/look_table.hpp"
#include "web/widgets/record_links.hpp"
#include "web/widgets/role_words.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::GrantView;
using workspace::RecordView;

namespace {

constexpr std::size_t looks_shown = 200;

Path page_path(RecordId const& id)
{
    return record_path(id) / "access";
}

Html take_button(render::Tongue const& t, RecordView const& record, std::string const& handle)
{
    return render::tags::form(method_("post"), action_(page_path(record.id)),
        input(type_("hidden"), name_("deed"), value_("take")),
        input(type_("hidden"), name_("handle"), value_(handle)),
        button(type_("submit"), t.tr("Take it back"), " ", span(class_("hidden"), bdi(handle))));
}

Html row_of(Visit const& visit, RecordView const& record, GrantView const& grant, bool gives)
{
    auto const& t = visit.tongue;
    Html does = fragment(grant_words(t, grant.granted));
    if (!grant.holds)
        does = fragment(span(class_("muted"), t.tr("Has left, and sees nothing")));
    else if (*grant.holds < grant.granted)
        does = fragment(grant_words(t, *grant.holds), " ",
            span(class_("chip"), t.tr("more their role does not allow")));
    return tr(
        th(scope_("row"), bdi(grant.handle),
            when(grant.opened_it,
                [&]() -> Html { return fragment(" ", span(class_("chip"), t.tr("opened it"))); })),
        td(does),
        td(bdi(grant.given_by), ", ",
            a(href_(record_path(grant.record) / "history"), t.moment(grant.given_at))),
        when(gives, [&]() -> Html { return td(take_button(t, record, grant.handle)); }));
}

// Everybody who may sign in and is not in the list yet comes first: they are whom one looks for.
Html give_form(Visit const& visit, RecordView const& record, std::vector<GrantView> const& grants)
{
    auto const& t = visit.tongue;
    auto members = visit.workspace.members();
    std::erase_if(members, [](auto const& member) { return !member.may_sign_in; });
    std::ranges::stable_partition(members, [&](auto const& member) {
        return std::ranges::find(grants, member.handle, &GrantView::handle) == grants.end();
    });
    return section(class_("panel"), h2(t.tr("Give this case to somebody")),
        render::tags::form(method_("post"), action_(page_path(record.id)),
            input(type_("hidden"), name_("deed"), value_("give")),
            div(class_("field"), label(for_("handle"), t.tr("Member")),
                select(id_("handle"), name_("handle"),
                    each(members,
                        [](auto const& member) -> Html {
                            return option(value_(member.handle), member.handle);
                        }))),
            div(class_("field"), label(for_("level"), t.tr("What they may do")),
                grant_choice(t, "level", access::Grant::read),
                p(class_("hint"),
                    t.tr("As far as their role goes: a reader reads, whatever is chosen here."))),
            button(class_("primary"), type_("submit"), t.tr("Give"))));
}

http::Reply draw(Visit& visit, RecordView const& record, std::vector<GrantView> const& grants,
    std::vector<workspace::LookView> const& looks, std::optional<Error> const& refused)
{
    auto const& t = visit.tongue;
    auto const gives = visit.workspace.may_write(visit.actor, record.dossier, access::grant_type);
    Html const body = fragment(h1(t.tr("Who may see this")),
        p(class_("lead"),
            t.tr("Nobody else sees a trace of this case: not in lists, counts, searches or links. "
                 "Each change here stays in the history, with who made it.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        div(class_("table-wrap"), tabindex_(0), role_("region"),
            aria_label_(t.tr("Who may see this")),
            table(thead(tr(th(scope_("col"), t.tr("Member")),
                      th(scope_("col"), t.tr("What they may do")),
                      th(scope_("col"), t.tr("Given by")),
                      when(gives,
                          [&]() -> Html { return th(scope_("col"), t.tr("What can be done")); }))),
                tbody(each(grants,
                    [&](GrantView const& grant) -> Html {
                        return row_of(visit, record, grant, gives);
                    })))),
        when(gives, [&]() -> Html { return give_form(visit, record, grants); }),
        section(id_("seen"), h2(t.tr("Who has seen this")),
            p(t.tr("Every time that somebody other than the one who opened the case sees or "
                   "exports something sealed in it is noted here, by the hour. What is read by "
                   "the one who opened it is not noted.")),
            looks.empty() ? Html(p(class_("muted"), t.tr("Nobody else has seen anything yet.")))
                          : look_table(visit, looks)));
    auto crumbs = crumbs_of(visit, record);
    crumbs.push_back({ record.title, record_path(record.id) });
    return page_of(visit,
        { .title = t.format("Who may see this: {}", record.title),
            .place = Place::cases,
            .crumbs = std::move(crumbs) },
        body, refused ? 400 : 200);
}

Result<RecordView> case_of(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto record = TRY(visit.workspace.record(visit.reach, id));
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return Error { ErrorKind::not_found, "There is no such case.", id.text() };
    return record;
}

Answer draw_now(Visit& visit, RecordView const& record, std::optional<Error> const& refused)
{
    auto const grants = TRY(visit.workspace.grants(visit.reach, record.dossier));
    auto const looks = TRY(visit.workspace.looks(visit.actor, record.dossier, looks_shown));
    return draw(visit, record, grants, looks, refused);
}

Answer show(Visit& visit)
{
    auto const record = TRY(case_of(visit));
    return draw_now(visit, record, {});
}

Answer submit(Visit& visit)
{
    auto const record = TRY(case_of(visit));
    auto const sent = TRY(visit.request.form());
    auto const handle = sent.text("handle");
    auto const done = [&]() -> Result<void> {
        if (sent.text("deed") == "take")
            return visit.workspace.take_grant(visit.actor, record.dossier, handle);
        auto const level = access::grant_of_code(sent.text("level"));
        if (!level)
            return Error { ErrorKind::invalid, "There is no such grant.", "level" };
        return visit.workspace.give_grant(visit.actor, record.dossier, handle, *level);
    }();
    if (!done)
        return done.error().kind == ErrorKind::forbidden ? Answer(done.error())
                                                         : draw_now(visit, record, done.error());
    // Whoever took it from themselves has nothing to look at here any more.
    if (!visit.workspace.grant(visit.actor, record.dossier))
        return done_at(Path("/cases"), "grant-taken");
    return done_at(page_path(record.id), sent.text("deed") == "take" ? "grant-taken" : "given");
}

} // namespace

Page case_access()
{
    return { .path = "/r/{id}/access", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
