#include "web/widgets/saved_searches.hpp"

#include "workspace/saved_search.hpp"

#include <algorithm>
#include <array>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::SavedSearch;

std::optional<Path> search_target(std::string_view text)
{
    static constexpr std::array<std::string_view, 2> whole { "/search", "/library" };
    static constexpr std::string_view lists = "/records/";
    auto const path = text.substr(0, text.find('?'));
    // A list is named by its type and nothing more.
    auto const is_list = path.starts_with(lists)
        && path.find('/', lists.size()) == std::string_view::npos && path.size() > lists.size();
    if (!(is_list || std::ranges::find(whole, path) != whole.end()) || text.find('#') != text.npos)
        return std::nullopt;
    auto parsed = Path::parse(text);
    return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
}

namespace {

// What is asked for here, from its first page on.
std::optional<Path> asked_here(http::Request const& request)
{
    static constexpr std::array<std::string_view, 3> not_asked { "page", "done", "change" };
    auto const bare = std::string_view(request.target);
    auto target = search_target(bare.substr(0, bare.find('?')));
    auto anything = false;
    for (auto const& field : request.query_fields.fields()) {
        auto const* text = std::get_if<std::string>(&field.value);
        if (!target || !text || text->empty()
            || std::ranges::find(not_asked, field.name) != not_asked.end())
            continue;
        target = target->with(field.name, *text);
        anything = true;
    }
    return anything ? target : std::nullopt;
}

Html keep_form(Visit const& visit, Path const& target, std::string const& name)
{
    auto const& t = visit.tongue;
    return form(class_("keep-search"), method_("post"), action_(Path("/searches")),
        input(type_("hidden"), name_("target"), value_(target.text())),
        label(for_("search-name"), t.tr("Save this search as")),
        input(id_("search-name"), name_("name"), type_("text"), value_(name), required_(),
            dir_("auto"), maxlength_(100), autocomplete_("off")),
        button(type_("submit"), t.tr("Save")));
}

} // namespace

Html saved_searches(Visit const& visit, std::string const& name)
{
    auto const& t = visit.tongue;
    auto const saved = visit.workspace.saved_searches(visit.actor);
    auto const here = asked_here(visit.request);
    if (saved.empty() && !here)
        return {};
    return details(class_("saved-searches"), open_(!here && !saved.empty()),
        summary(saved.empty() ? t.tr("Save this search") : t.tr("Saved searches"),
            when(!saved.empty(),
                [&]() -> Html {
                    return fragment(" ",
                        span(class_("count"), t.number(static_cast<std::int64_t>(saved.size()))));
                })),
        ul(each(saved,
            [&](SavedSearch const& one) -> Html {
                auto const target = search_target(one.target);
                if (!target)
                    return {};
                return li(a(href_(*target),
                    aria_current_("true").only_if(here && here->text() == target->text()),
                    bdi(one.name)));
            })),
        when(here.has_value(), [&]() -> Html { return keep_form(visit, *here, name); }),
        when(!saved.empty(), [&]() -> Html {
            return p(class_("small"), a(href_(Path("/searches")), t.tr("Rename or remove")));
        }));
}

} // namespace saksi::web
