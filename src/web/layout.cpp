#include "web/layout.hpp"
#include "web/unsaved_page.hpp"

#include "web/keys.hpp"
#include "web/static_files.hpp"

#include <array>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using render::Tongue;

namespace {

struct PlaceLink {
    Place place;
    Message label;
    Path::Fixed where;
};

constexpr std::array<PlaceLink, 7> place_links { {
    { Place::today, N_("Today"), "/" },
    { Place::cases, N_("Cases"), "/cases" },
    { Place::people, N_("People"), "/records/person" },
    { Place::states, N_("States"), "/states" },
    { Place::library, N_("Library"), "/library" },
    { Place::publications, N_("Publications"), "/publications" },
    { Place::settings, N_("Settings"), "/settings" },
} };

struct Notice {
    std::string_view key;
    Message text;
};

// What `?done=` may say. Keys only, so that nobody can put words on our pages by a link.
constexpr auto notices = std::to_array<Notice>({
    { "saved", N_("Saved.") },
    { "unchanged", N_("Nothing was changed, so nothing was saved.") },
    { "added", N_("Added.") },
    { "case-opened",
        N_("The case is open. Add who was harmed, what happened, and on which source.") },
    { "retracted", N_("Taken back. It stays in the history.") },
    { "settled", N_("Decided. The other values stay in the history.") },
    { "undone", N_("Undone. What was undone stays in the history.") },
    { "file-kept", N_("The file is kept, encrypted.") },
    { "passphrase", N_("The passphrase is changed.") },
    { "rebuilt", N_("The tables were made anew from the log.") },
    { "reminder", N_("Saved. Today reminds you when the last backup is older than that.") },
    { "stopped", N_("Stopped.") },
    { "book-removed", N_("The book is removed from this computer.") },
    { "followed", N_("You follow this State. Today tells when its reports are due.") },
    { "unfollowed", N_("You no longer follow this State.") },
    { "language", N_("This page now speaks your language.") },
});

Html language_switch(Tongue const& t, render::Tongues const& tongues, std::string_view back)
{
    auto const offered = tongues.offered();
    return render::tags::form(method_("post"), action_(Path("/language")),
        input(type_("hidden"), name_("back"), value_(back)),
        label(for_("language"), class_("hidden"), t.tr("Language")),
        select(id_("language"), name_("language"),
            each(offered,
                [&](render::Tongue const* tongue) -> Html {
                    return option(value_(tongue->code()), lang_(tongue->code()),
                        selected_(tongue == &t), tongue->autonym());
                })),
        button(type_("submit"), class_("quiet"), t.tr("Change language")));
}

Html navigation(Tongue const& t, Place current)
{
    return nav(class_("places"), aria_label_(t.tr("Places")),
        ul(each(place_links, [&](PlaceLink const& link) -> Html {
            auto const where = Path(link.where);
            return li(a(href_(where), attr<"data-key">(letter_of(where.text())),
                aria_current_("page").only_if(link.place == current), t.tr(link.label)));
        })));
}

Html search_box(Tongue const& t, std::string_view words)
{
    return render::tags::form(class_("search"), role_("search"), method_("get"),
        action_(Path("/search")),
        input(name_("q"), type_("search"), value_(words), aria_label_(t.tr("Search everything")),
            placeholder_(t.tr("Search everything")), autocomplete_("off")));
}

Html head_of(Tongue const& t, std::string const& page_title)
{
    // The title stands in the browser's own window list: it names the page, never a person's case.
    return fragment(meta(name_("viewport"), content_("width=device-width, initial-scale=1")),
        meta(name_("robots"), content_("noindex")),
        meta(name_("referrer"), content_("same-origin")),
        meta(name_("color-scheme"), content_("light dark")),
        title(page_title, " · ", t.tr("Saksi")), link(rel_("icon"), href_(static_path("icon.svg"))),
        link(rel_("stylesheet"), href_(static_path("saksi.css"))),
        render::script_module(static_path("saksi.js")));
}

Html unreviewed_notice(Tongue const& t)
{
    if (t.is_reviewed())
        return {};
    return p(class_("flash warn"),
        t.tr("The translation into this language has not been reviewed yet by somebody who speaks "
             "it."));
}

Html notice_of(Tongue const& t, http::Request const& request)
{
    auto const done = request.query_value("done");
    for (auto const& notice : notices) {
        if (notice.key == done)
            return div(class_("flash good"), role_("status"), p(t.tr(notice.text)));
    }
    return {};
}

Html demonstration_notice(Visit const& visit)
{
    if (!visit.workspace.setting("demonstration"))
        return {};
    return div(class_("flash"),
        p(visit.tongue.tr("This is a demonstration, and its passphrase lies beside it in a file. "
                          "Put nothing real into it.")));
}

Html breadcrumbs(Tongue const& t, std::vector<Crumb> const& crumbs)
{
    if (crumbs.empty())
        return {};
    return nav(class_("breadcrumbs"), aria_label_(t.tr("You are here")),
        ol(each(crumbs,
            [](Crumb const& crumb) -> Html { return li(a(href_(crumb.where), crumb.text)); })));
}

// Language, help and the lock: at the foot of the navigation, on every page.
Html mast_foot(Tongue const& t, render::Tongues const& tongues, http::Request const& request)
{
    // A form that was sent has no address to come back to.
    auto const back = request.method == http::Method::get ? std::string_view(request.target) : "/";
    return div(class_("mast-foot"), language_switch(t, tongues, back),
        p(a(href_(Path("/help")), rel_("help"), t.tr("Help"))),
        render::tags::form(
            method_("post"), action_(Path("/lock")), button(type_("submit"), t.tr("Lock"))));
}

Html brand(Tongue const& t)
{
    return a(class_("brand"), href_(Path("/")), t.tr("Saksi"));
}

http::Reply document(Tongue const& t, std::string const& page_title, Html const& body, int status)
{
    return http::html_reply(
        render::render_document(
            { .lang = t.code(), .direction = t.direction() }, head_of(t, page_title), body),
        status);
}

Html skip_link(Tongue const& t)
{
    return a(class_("skip"), href_(Path("#main")), t.tr("Skip to the content"));
}

} // namespace

http::Reply page_of(Visit const& visit, Frame const& frame, Html const& body, int status)
{
    auto const& t = visit.tongue;
    auto const warning = visit.workspace.clock_warning();
    Html const whole = fragment(skip_link(t),
        header(class_("mast"), brand(t),
            search_box(t, frame.place == Place::none ? visit.request.query_value("q") : ""),
            details(class_("menu"), summary(t.tr("Menu")), navigation(t, frame.place),
                mast_foot(t, visit.tongues, visit.request))),
        main_(id_("main"), class_("page", frame.wide ? "wide" : ""), tabindex_(-1),
            breadcrumbs(t, frame.crumbs), unreviewed_notice(t), notice_of(t, visit.request),
            demonstration_notice(visit),
            when(!warning.empty(),
                [&]() -> Html {
                    return div(class_("flash warn"), role_("alert"), p(t.tr(warning)));
                }),
            body),
        footer(class_("foot"), p(t.tr("Everything is kept on this computer, encrypted."))));
    return document(t, frame.title, whole, status);
}

http::Reply page_of(Doorstep const& doorstep, Frame const& frame, Html const& body, int status)
{
    auto const& t = doorstep.tongue;
    auto const back = doorstep.request.method == http::Method::get
        ? std::string_view(doorstep.request.target)
        : "/";
    Html const whole = fragment(skip_link(t),
        main_(id_("main"), class_("page narrow"), tabindex_(-1), p(brand(t)), unreviewed_notice(t),
            notice_of(t, doorstep.request), body,
            div(class_("row"), language_switch(t, doorstep.tongues, back))));
    return document(t, frame.title, whole, status);
}

http::Reply failure_page(Tongue const& t, int status, Message sentence)
{
    Html const whole = main_(id_("main"), class_("page narrow"), p(brand(t)),
        h1(t.tr("This did not work")), p(class_("lead"), role_("alert"), t.tr(sentence)),
        p(a(class_("button"), href_(Path("/")), t.tr("Back to Today"))));
    return document(t, std::string(t.tr("This did not work")), whole, status);
}

http::Reply unsaved_page(Tongue const& t, Message sentence, http::Request const& sent)
{
    auto const form = sent.form();
    auto const where = Path::parse(sent.target);
    if (!form || !where || form->fields().empty())
        return failure_page(t, 500, sentence);
    auto has_files = false;
    Html fields;
    for (auto const& field : form->fields()) {
        if (auto const* text = std::get_if<std::string>(&field.value))
            fields += Html(input(type_("hidden"), name_(field.name), value_(*text)));
        else
            has_files = true;
    }
    Html const whole = main_(id_("main"), class_("page narrow"), p(brand(t)),
        h1(t.tr("This did not work")), p(class_("lead"), role_("alert"), t.tr(sentence)),
        p(t.tr("What you typed is still here. When the computer can save again, send it once more.")),
        when(has_files,
            [&]() -> Html {
                return p(t.tr("Files do not come along: go back and choose them again."));
            }),
        render::tags::form(method_("post"), action_(*where), fields,
            button(class_("primary"), type_("submit"), t.tr("Send it again"))),
        p(a(class_("button"), href_(Path("/")), t.tr("Back to Today"))));
    return document(t, std::string(t.tr("This did not work")), whole, 500);
}

http::Reply done_at(Path const& where, std::string_view done)
{
    return http::see_other(where.with("done", done).text());
}

} // namespace saksi::web
