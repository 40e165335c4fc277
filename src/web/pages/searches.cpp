// Saved searches: kept, renamed, removed. Each member has their own.
#include "web/layout.hpp"
#include "web/widgets/saved_searches.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

Html item(Visit const& visit, workspace::SavedSearch const& one, std::size_t number)
{
    auto const& t = visit.tongue;
    auto const target = search_target(one.target);
    auto const id = "name-" + std::to_string(number);
    return li(class_("panel"),
        p(target ? Html(a(href_(*target), bdi(one.name))) : Html(bdi(one.name))),
        form(class_("row"), method_("post"), action_(Path("/searches")),
            input(type_("hidden"), name_("old"), value_(one.name)),
            label(for_(id), class_("hidden"), t.format("New name of {}", one.name)),
            input(id_(id), name_("name"), type_("text"), value_(one.name), required_(),
                dir_("auto"), maxlength_(100), autocomplete_("off")),
            button(type_("submit"), t.tr("Rename")),
            button(type_("submit"), class_("quiet"), name_("remove"), value_("yes"),
                attr<"formnovalidate">("formnovalidate"),
                aria_label_(t.format("Remove: {}", one.name)), t.tr("Remove"))));
}

http::Reply draw(Visit const& visit, std::optional<Error> const& refused, int status = 200)
{
    auto const& t = visit.tongue;
    auto const saved = visit.workspace.saved_searches(visit.actor);
    std::size_t number = 0;
    Html const body = fragment(h1(t.tr("Saved searches")),
        p(class_("lead"),
            t.tr("Searches and lists that you want to come back to. Only you see them.")),
        when(refused.has_value(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"), p(t.tr(refused->message)));
            }),
        saved.empty()
            ? Html(div(class_("empty"),
                  p(t.tr("You have saved none yet. Beside the results of a search, or a list that "
                         "is filtered, it can be saved."))))
            : Html(ul(class_("plain"), each(saved, [&](workspace::SavedSearch const& one) -> Html {
                  return item(visit, one, ++number);
              }))));
    return page_of(visit, { .title = std::string(t.tr("Saved searches")) }, body, status);
}

Answer show(Visit& visit)
{
    return draw(visit, {});
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    auto& desk = visit.workspace;
    if (!sent.text("remove").empty()) {
        desk.drop_search(visit.actor, sent.text("old"));
        return done_at(Path("/searches"), "search-gone");
    }
    if (auto const old = sent.text("old"); !old.empty()) {
        auto const renamed = desk.rename_search(visit.actor, old, sent.text("name"));
        return renamed ? done_at(Path("/searches"), "search-kept")
                       : draw(visit, renamed.error(), 400);
    }
    auto const target = search_target(sent.text("target"));
    if (!target)
        return Error { ErrorKind::invalid, "This page cannot be saved as a search." };
    auto const saved = desk.save_search(visit.actor, sent.text("name"), target->text());
    return saved ? done_at(*target, "search-kept") : draw(visit, saved.error(), 400);
}

} // namespace

Page searches()
{
    return { .path = "/searches", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
