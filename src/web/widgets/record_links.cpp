#include "web/widgets/record_links.hpp"

#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using schema::Home;
using workspace::Link;
using workspace::RecordView;

// A case page shows this many of each kind and leads to the list for more.
static constexpr std::size_t shown_of_a_kind = 25;

Place place_of(RecordView const& record)
{
    if (record.type_key == "decision" || record.type_key == "forum_law")
        return Place::library;
    if (record.type_key == "person")
        return Place::people;
    if (record.type && record.type->home == Home::group_papers)
        return Place::settings;
    if (record.type && record.type->home != Home::commons)
        return Place::cases;
    return Place::states;
}

// The record that heads the dossier, if it is in one that is headed.
static std::optional<RecordView> case_of(Visit const& visit, RecordView const& record)
{
    for (auto const& type : visit.workspace.schemas().types()) {
        if (type.home != Home::opens_dossier)
            continue;
        auto const heads = visit.workspace.list(
            visit.reach, { .type = type.key, .dossier = record.dossier, .limit = 1 });
        if (heads && !heads->rows.empty())
            return heads->rows.front();
    }
    return {};
}

std::vector<Crumb> crumbs_of(Visit const& visit, RecordView const& record)
{
    auto const& t = visit.tongue;
    if (record.type && record.type->home == Home::group_papers && !record.type->has_own_form)
        return { { std::string(t.tr("Settings")), Path("/settings") },
            { std::string(t.tr("Fields of your own")), Path("/settings/own") } };
    if (record.type && record.type->home == Home::group_papers)
        return { { std::string(t.tr("Settings")), Path("/settings") },
            { std::string(t.tr("Members")), Path("/settings/members") } };
    if (record.type && record.type->home != Home::commons) {
        std::vector<Crumb> crumbs { { std::string(t.tr("Cases")), Path("/cases") } };
        if (record.type->home != Home::opens_dossier) {
            if (auto const head = case_of(visit, record))
                crumbs.push_back({ head->title, record_path(head->id) });
        }
        return crumbs;
    }
    if (record.type)
        return { { std::string(t.tr(record.type->label_plural)),
            Path("/records") / record.type_key } };
    return {};
}

Html contents_of_case(Visit const& visit, RecordView const& record)
{
    if (!record.type || record.type->home != Home::opens_dossier)
        return {};
    auto const& t = visit.tongue;
    Html groups;
    for (auto const& type : visit.workspace.schemas().types()) {
        if (type.home != Home::dossier)
            continue;
        auto const page = visit.workspace.list(
            visit.reach, { .type = type.key, .dossier = record.dossier, .limit = shown_of_a_kind });
        if (!page || (type.retired && page->rows.empty()))
            continue;
        for (auto const& row : page->rows)
            visit.workspace.note_look(visit.reach, workspace::Look::list, row, type.title_fields);
        groups += Html(li(class_("card"),
            div(class_("row"), h3(t.tr(type.label_plural)),
                when(!type.retired
                        && visit.workspace.may_write(visit.actor, record.dossier, type.key),
                    [&]() -> Html {
                        return a(class_("button quiet"),
                            href_(
                                (Path("/records") / type.key / "new").with("in", record.id.text())),
                            aria_label_(t.format("Add: {}", t.tr(type.label))), t.tr("Add"));
                    })),
            when(page->rows.empty(),
                [&]() -> Html {
                    return p(class_("muted"),
                        type.description.empty() ? t.tr("None yet.") : t.tr(type.description));
                }),
            ul(class_("plain"),
                each(page->rows,
                    [&](RecordView const& row) -> Html {
                        return li(a(href_(record_path(row.id)), bdi(row.title)));
                    })),
            when(page->total > page->rows.size(), [&]() -> Html {
                return p(t.format("and {} more", page->total - page->rows.size()));
            })));
    }
    return section(h2(t.tr("In this case")), ul(class_("cards"), groups));
}

Html links_here(Visit const& visit, RecordView const& record)
{
    auto links = visit.workspace.links_to(visit.reach, record.id);
    if (links.empty())
        return {};
    auto const& t = visit.tongue;
    auto const group_of = [](Link const& link) { return std::pair(link.type_key, link.field); };
    std::ranges::stable_sort(links, {}, group_of);
    Html groups;
    for (auto from = links.begin(); from != links.end();) {
        auto const until = std::find_if(
            from, links.end(), [&](Link const& link) { return group_of(link) != group_of(*from); });
        auto const* type = visit.workspace.schemas().type(from->type_key);
        auto const* field = type ? type->find(from->field) : nullptr;
        auto const head = type && field
            ? t.format("{records}: as {field}", render::arg("records", t.tr(type->label_plural)),
                  render::arg("field", t.tr(field->label)))
            : from->type_key;
        groups += Html(details(open_(std::distance(from, until) <= 10),
            summary(head, " ",
                span(class_("count"), static_cast<std::int64_t>(std::distance(from, until)))),
            ul(class_("plain"),
                each(std::ranges::subrange(from, until), [&](Link const& link) -> Html {
                    return li(a(href_(record_path(link.record)), bdi(link.title)));
                }))));
        from = until;
    }
    return section(class_("links"), h2(t.tr("What refers to this")), groups);
}

Html file_form(Visit const& visit, RecordView const& record)
{
    if (!record.type || !may_change(visit, record))
        return {};
    auto const field = std::ranges::find(
        record.type->fields, schema::FieldKind::file, &schema::Field::kind);
    if (field == record.type->fields.end())
        return {};
    auto const& t = visit.tongue;
    return details(class_("panel"), summary(t.tr("Add a file")),
        render::tags::form(method_("post"), enctype_("multipart/form-data"),
            action_(record_path(record.id) / "files"), form_id_input(visit),
            input(type_("hidden"), name_("field"), value_(field->key)),
            div(class_("field"), label(for_("file"), t.tr(field->label)),
                input(id_("file"), name_("file"), type_("file"), required_()),
                p(class_("hint"),
                    t.tr("It is encrypted as it comes in. The original is never changed. Up to 64 "
                         "MB."))),
            button(type_("submit"), t.tr("Add"))));
}

} // namespace saksi::web
