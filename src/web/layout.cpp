#include "web/layout.hpp"

#include "casework/undo_change.hpp"
#include "render/form_token.hpp"
#include "render/icon.hpp"
#include "web/keys.hpp"
#include "web/static_files.hpp"
#include "web/unsaved_page.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

#include <array>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Icon;
using render::Path;
using render::Tongue;

namespace {

struct PlaceLink {
    Place place;
    Message label;
    Path::Fixed where;
    Icon sign;
};

constexpr std::array<PlaceLink, 11> place_links { {
    { Place::today, N_("Today"), "/", Icon::today },
    { Place::cases, N_("Cases"), "/cases", Icon::cases },
    { Place::people, N_("People"), "/records/person", Icon::people },
    { Place::missions, N_("Missions"), "/records/mission", Icon::missions },
    { Place::legal_actions, N_("Legal actions"), "/records/legal_action", Icon::legal },
    { Place::care, N_("Care"), "/records/care_provider", Icon::care },
    { Place::states, N_("States"), "/states", Icon::states },
    { Place::library, N_("Library"), "/library", Icon::library },
    { Place::publications, N_("Publications"), "/publications", Icon::publications },
    { Place::exchange, N_("Exchange"), "/records/practice_note", Icon::exchange },
    { Place::settings, N_("Settings"), "/settings", Icon::settings },
} };

// Where a page's own help stands in the guide: the first that fits its address.
struct HelpOfPages {
    std::string_view begins;
    Path::Fixed section;
    std::string_view ends {};
};
constexpr auto help_of_pages = std::to_array<HelpOfPages>({
    { "/settings/backup", "/guide#backup" },
    { "/settings/members", "/guide#members" },
    { "/settings/looks", "/guide#members" },
    { "/settings/own", "/guide#own_fields" },
    { "/records/own_", "/guide#own_fields" },
    { "/settings", "/guide#passphrase" },
    { "/states", "/guide#states" },
    { "/reporting", "/guide#states" },
    { "/library", "/guide#library" },
    { "/search", "/guide#search" },
    { "/import", "/guide#import" },
    { "/publications", "/guide#publishing" },
    { "/cases", "/guide#cases" },
    { "/conflicts", "/guide#changes" },
    { "/drafts", "/guide#changes" },
    { "/searches", "/guide#changes" },
    { "/records/mission", "/guide#other_desks" },
    { "/records/legal_action", "/guide#other_desks" },
    { "/records/care_provider", "/guide#other_desks" },
    { "/records/practice_note", "/guide#other_desks" },
    { "/records/", "/guide#records" },
    { "/vocabularies", "/guide#own_fields" },
    { "/tasks", "/guide#together" },
    { "/bin", "/guide#changes" },
    { "/r/", "/guide#consent", "/consents" },
    { "/r/", "/guide#export", "/hand-out" },
    { "/r/", "/guide#case_page", "/graph" },
    { "/r/", "/guide#members", "/access" },
    { "/r/", "/guide#changes", "/history" },
    { "/r/", "/guide#records" },
});

struct Notice {
    std::string_view key;
    Message text;
};

// What `?done=` may say. Keys only, so that nobody can put words on our pages by a link.
constexpr auto notices = std::to_array<Notice>({
    { "saved", N_("Saved.") },
    { "unchanged", N_("Nothing was changed, so nothing was saved.") },
    { "added", N_("Added.") },
    { "once", N_("This was saved already, and is not saved a second time.") },
    { "draft", N_("Kept as a draft. Only you see it; nothing is stated until you save.") },
    { "draft-gone", N_("The draft is thrown away.") },
    { "sealed",
        N_("The workspace was locked when you sent your form. What you typed is kept, sealed, for "
           "an hour: sign in as before and it is there as a draft.") },
    { "unsealed",
        N_("This is what you sent while the workspace was locked. Nothing is saved yet: please "
           "look it over and save.") },
    { "case-opened",
        N_("The case is open. Add who was harmed, what happened, and on which source.") },
    { "retracted", N_("Taken back. It stays in the history.") },
    { "consent-withdrawn",
        N_("Withdrawn. Nothing leaves the house on it any more. Below stands what "
           "was handed out before.") },
    { "settled", N_("Decided. The other values stay in the history.") },
    { "task-done", N_("Done. Well done.") },
    { "seen", N_("Seen. What others change from now on is shown as new.") },
    { "undone", N_("Undone. What was undone stays in the history.") },
    { "record-back", N_("The record is back where it was.") },
    { "record-taken-back",
        N_("The record is taken back: it is left out of lists, search and publications. Nothing is "
           "deleted.") },
    { "file-kept", N_("The file is kept, encrypted.") },
    { "passphrase", N_("The passphrase is changed.") },
    { "role", N_("The role is given.") },
    { "let-go", N_("The member is let go. Nothing opens for them any more.") },
    { "given", N_("Given. They see the case from now on.") },
    { "grant-taken", N_("Taken back. They see nothing of the case any more.") },
    { "rebuilt", N_("The tables were made anew from the log.") },
    { "reminder", N_("Saved. Today reminds you when the last backup is older than that.") },
    { "stopped", N_("Stopped.") },
    { "book-removed", N_("The book is removed from this computer.") },
    { "search-kept", N_("The search is saved.") },
    { "search-gone", N_("The saved search is removed.") },
    { "followed", N_("You follow this State. Today tells when its reports are due.") },
    { "unfollowed", N_("You no longer follow this State.") },
    { "code-off", N_("Signing in asks for no code any more.") },
    { "code-paper",
        N_("You came in with the code on paper, which holds only once. Signing in asks for no code "
           "any more: set it up anew.") },
    { "language", N_("This page now speaks your language.") },
});

// One press for each language, in its own words: nothing to open, and nothing to confirm.
Html language_switch(Tongue const& t, render::Tongues const& tongues, std::string_view back)
{
    auto const offered = tongues.offered();
    return render::tags::form(method_("post"), action_(Path("/language")), class_("languages"),
        aria_label_(t.tr("Language")), render::icon(Icon::language),
        input(type_("hidden"), name_("back"), value_(back)),
        each(offered, [&](render::Tongue const* tongue) -> Html {
            return button(type_("submit"), name_("language"), value_(tongue->code()),
                lang_(tongue->code()), aria_current_("true").only_if(tongue == &t),
                tongue->autonym());
        }));
}

Html navigation(Tongue const& t, Place current)
{
    return nav(class_("places"), aria_label_(t.tr("Places")),
        ul(each(place_links, [&](PlaceLink const& link) -> Html {
            auto const where = Path(link.where);
            return li(a(href_(where), attr<"data-key">(letter_of(where.text())),
                aria_current_("page").only_if(link.place == current), render::icon(link.sign),
                t.tr(link.label)));
        })));
}

Html search_box(Tongue const& t, std::string_view words)
{
    return render::tags::form(class_("search"), role_("search"), method_("get"),
        action_(Path("/search")),
        input(name_("q"), type_("search"), value_(words), aria_label_(t.tr("Search everything")),
            placeholder_(t.tr("Search")), autocomplete_("off")));
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
    return p(class_("flash slim"),
        t.tr("The translation into this language has not been reviewed yet by somebody who speaks "
             "it."));
}

Html notice_of(Tongue const& t, http::Request const& request, Html const& undo = {})
{
    auto const done = request.query_value("done");
    for (auto const& notice : notices) {
        if (notice.key == done)
            return div(class_("flash good"), role_("status"), p(t.tr(notice.text)), undo);
    }
    return {};
}

// The change that the notice on a record's page tells of can be undone right there.
Html undo_of_notice(Visit const& visit)
{
    static constexpr std::string_view records = "/r/";
    auto const commit = CommitId::parse(visit.request.query_value("change"));
    if (!commit || !visit.request.path.starts_with(records))
        return {};
    auto const record = RecordId::parse(
        std::string_view(visit.request.path).substr(records.size()));
    auto const history = record ? visit.workspace.history(visit.reach, *record)
                                : Result<std::vector<workspace::StatedValue>>(record.error());
    if (!history || !casework::can_undo(*history, *commit))
        return {};
    auto const view = visit.workspace.record(visit.reach, *record);
    if (!view || !may_change(visit, *view))
        return {};
    return undo_button(visit, *record, *commit, N_("Undo"));
}

Html demonstration_notice(Visit const& visit)
{
    if (!visit.workspace.setting("demonstration"))
        return {};
    return div(class_("flash slim"),
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

// A small mark in the corner that leads to what the guide says about this page.
Html help_mark(Tongue const& t, http::Request const& request)
{
    for (auto const& help : help_of_pages) {
        auto const path = std::string_view(request.path);
        if (path.starts_with(help.begins) && path.ends_with(help.ends))
            return a(class_("help-mark"), href_(Path(help.section)),
                aria_label_(t.tr("Help with this page")),
                attr<"title">(t.tr("Help with this page")), "?");
    }
    return {};
}

// Language, help and the lock: at the foot of the navigation, on every page.
Html mast_foot(Tongue const& t, render::Tongues const& tongues, http::Request const& request)
{
    // A form that was sent has no address to come back to.
    auto const back = request.method == http::Method::get ? std::string_view(request.target) : "/";
    return div(class_("mast-foot"),
        p(a(href_(Path("/help")), rel_("help"), render::icon(Icon::help), t.tr("Help"))),
        render::tags::form(method_("post"), action_(Path("/lock")),
            button(type_("submit"), render::icon(Icon::lock), t.tr("Lock"))),
        language_switch(t, tongues, back));
}

Html brand(Tongue const& t)
{
    return a(class_("brand"), href_(Path("/")), render::icon(Icon::saksi), t.tr("Saksi"));
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

// The mast of somebody who has signed in: all it needs is the request.
static Html mast(Tongue const& t, render::Tongues const& tongues, Frame const& frame,
    http::Request const& request)
{
    return header(class_("mast"), brand(t),
        search_box(t, frame.place == Place::none ? request.query_value("q") : ""),
        details(class_("menu"), summary(t.tr("Menu")), navigation(t, frame.place),
            mast_foot(t, tongues, request)));
}

static Html foot(Tongue const& t)
{
    return footer(class_("foot"), p(t.tr("Everything is kept on this computer, encrypted.")));
}

http::Reply page_of(Visit const& visit, Frame const& frame, Html const& body, int status)
{
    auto const& t = visit.tongue;
    auto const warning = visit.workspace.clock_warning();
    Html const whole = fragment(skip_link(t), mast(t, visit.tongues, frame, visit.request),
        main_(id_("main"), class_("page", frame.wide ? "wide" : ""), tabindex_(-1),
            help_mark(t, visit.request), breadcrumbs(t, frame.crumbs), unreviewed_notice(t),
            notice_of(t, visit.request, undo_of_notice(visit)), demonstration_notice(visit),
            when(!warning.empty(),
                [&]() -> Html {
                    return div(class_("flash warn"), role_("alert"), p(t.tr(warning)));
                }),
            body),
        foot(t));
    return document(t, frame.title, whole, status);
}

http::Reply page_of(Doorstep const& doorstep, Frame const& frame, Html const& body, int status)
{
    auto const& t = doorstep.tongue;
    auto const& request = doorstep.request;
    // Who has signed in keeps the way back to their work, on the pages that are open to all as
    // well.
    if (doorstep.door.knows(request.cookie(session_cookie).value_or(""))) {
        Html const whole = fragment(skip_link(t), mast(t, doorstep.tongues, frame, request),
            main_(id_("main"), class_("page"), tabindex_(-1), unreviewed_notice(t),
                notice_of(t, request), body),
            foot(t));
        return document(t, frame.title, whole, status);
    }
    auto const back = request.method == http::Method::get ? std::string_view(request.target) : "/";
    Html const whole = fragment(skip_link(t),
        main_(id_("main"), class_("page narrow"), tabindex_(-1), p(brand(t)), unreviewed_notice(t),
            notice_of(t, request), body,
            div(class_("door-foot"), language_switch(t, doorstep.tongues, back))));
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
        if (field.name == render::form_token_field)
            continue; // The new form gets its own.
        if (auto const* text = std::get_if<std::string>(&field.value))
            fields += Html(input(type_("hidden"), name_(field.name), value_(*text)));
        else
            has_files = true;
    }
    Html const whole = main_(id_("main"), class_("page narrow"), p(brand(t)),
        h1(t.tr("This did not work")), p(class_("lead"), role_("alert"), t.tr(sentence)),
        p(t.tr(
            "What you typed is still here. When the computer can save again, send it once more.")),
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

http::Reply changed_at(Visit const& visit, RecordId const& record, std::string_view done)
{
    auto where = record_path(record).with("done", done);
    if (auto const change = visit.workspace.latest_change(visit.reach, record))
        where = where.with("change", change->text());
    return http::see_other(where.text());
}

Html undo_button(Visit const& visit, RecordId const& record, CommitId const& commit, Message words,
    std::string_view told)
{
    auto const& t = visit.tongue;
    return form(class_("inline"), method_("post"), action_(record_path(record) / "undo"),
        form_id_input(visit), input(type_("hidden"), name_("change"), value_(commit.text())),
        button(type_("submit"), class_("quiet"), aria_label_(told).only_if(!told.empty()),
            t.tr(words)));
}

} // namespace saksi::web
