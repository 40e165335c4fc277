// All fields in which values differ, side by side, with the way to decide.
#include "publish/value_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"

#include <charconv>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::ConflictPage;
using workspace::Link;
using workspace::StatedValue;

namespace {

constexpr std::size_t shown_at_once = 25;
constexpr std::size_t page_max = 100'000;

Path path_of(std::string const& type, std::size_t page = 1)
{
    auto path = Path("/conflicts");
    if (!type.empty())
        path = path.with("type", type);
    return page > 1 ? path.with("page", page) : path;
}

Html kinds(Visit const& visit, ConflictPage const& page, std::string const& chosen)
{
    auto const& t = visit.tongue;
    return aside(class_("facets"), aria_label_(t.tr("Filter")), h2(t.tr("Kind")),
        ul(li(a(href_(path_of({})), aria_current_("true").only_if(chosen.empty()),
               t.tr("Everything"))),
            each(page.by_type, [&](workspace::FacetCount const& one) -> Html {
                auto const* type = visit.workspace.schemas().type(one.text);
                return li(
                    a(href_(path_of(one.text)), aria_current_("true").only_if(one.text == chosen),
                        type ? t.tr(type->label_plural) : std::string_view(one.text), " ",
                        span(class_("count"), t.number(static_cast<std::int64_t>(one.count)))));
            })));
}

Html conflict(Visit const& visit, Link const& one)
{
    auto const& t = visit.tongue;
    auto const record = visit.workspace.record(visit.reach, one.record);
    auto const* field = record && record->type ? record->type->find(one.field) : nullptr;
    if (!field)
        return {};
    visit.workspace.note_look(visit.reach, workspace::Look::list, *record, { &one.field, 1 });
    auto const titles = titles_for(visit, record->values);
    return section(class_("panel"), h2(a(href_(record_path(one.record)), bdi(one.title))),
        p(class_("muted"), t.tr(record->type->label), " · ", strong(t.tr(field->label))),
        div(class_("conflict"), role_("group"), aria_label_(t.tr("Values that differ")),
            div(class_("sides"),
                each(record->all(one.field),
                    [&](StatedValue const* stated) -> Html {
                        return div(
                            when(stated->value.has_value(),
                                [&]() -> Html {
                                    return div(class_("value"),
                                        publish::value_html(t, visit.workspace.schemas(),
                                            field->kind, *stated->value, titles, record_path),
                                        doubt_mark(t, stated->confidence));
                                }),
                            provenance(visit, *stated, titles));
                    }))),
        when(visit.workspace.may_write(visit.actor, record->dossier, record->type_key),
            [&]() -> Html {
                return p(
                    a(class_("button"), href_(record_path(one.record).at("field-" + one.field)),
                        aria_label_(t.format("Decide between them: {}", one.title)),
                        t.tr("Decide between them")));
            }));
}

Html pages_of(Visit const& visit, std::string const& type, std::size_t page, std::size_t total)
{
    if (total <= shown_at_once)
        return {};
    auto const& t = visit.tongue;
    auto const pages = (total + shown_at_once - 1) / shown_at_once;
    return nav(class_("pagination"), aria_label_(t.tr("Pages")),
        when(page > 1,
            [&]() -> Html {
                return a(class_("button"), rel_("prev"), href_(path_of(type, page - 1)),
                    t.tr("Previous"));
            }),
        span(t.format("Page {} of {}", page, pages)), when(page < pages, [&]() -> Html {
            return a(class_("button"), rel_("next"), href_(path_of(type, page + 1)), t.tr("Next"));
        }));
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    std::string const type(visit.request.query_value("type"));
    auto const page_text = visit.request.query_value("page");
    std::size_t page = 1;
    std::from_chars(page_text.data(), page_text.data() + page_text.size(), page);
    page = std::clamp<std::size_t>(page, 1, page_max);
    auto const found = visit.workspace.conflicts(visit.reach,
        { .type = type, .offset = (page - 1) * shown_at_once, .limit = shown_at_once });

    Html const empty = div(class_("empty"), p(class_("lead"), t.tr("No values differ.")),
        when(!type.empty(),
            [&]() -> Html { return p(a(href_(path_of({})), t.tr("Take all filters off"))); }));
    Html const list = fragment(
        p(class_("muted"), role_("status"),
            t.format_n("{n} field", "{n} fields", static_cast<std::int64_t>(found.total))),
        each(found.rows, [&](Link const& one) -> Html { return conflict(visit, one); }),
        pages_of(visit, type, page, found.total));
    Html const body = fragment(h1(t.tr("Values that differ")),
        p(class_("lead"),
            t.tr("Two people or two sources say different things. Nothing is chosen by itself: "
                 "all of them stand until somebody decides, and stay in the history after that.")),
        div(class_("with-facets"), found.by_type.empty() ? Html() : kinds(visit, found, type),
            div(found.rows.empty() ? empty : list)));
    return page_of(
        visit, { .title = std::string(t.tr("Values that differ")), .place = Place::today }, body);
}

} // namespace

Page conflicts()
{
    return { .path = "/conflicts", .show = show };
}

} // namespace saksi::web::pages
