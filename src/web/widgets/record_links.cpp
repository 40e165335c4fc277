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
    return record.type ? place_of(*record.type) : Place::none;
}

// The record that heads the dossier, if it is in one that is headed.
static std::optional<RecordView> head_of(Visit const& visit, RecordView const& record)
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
    auto const list_of = [&](schema::RecordType const& type) -> Crumb {
        if (type.key == "case")
            return { std::string(t.tr("Cases")), Path("/cases") };
        return { std::string(t.tr(type.label_plural)), Path("/records") / type.key };
    };
    auto const lies_in_dossier = record.type
        && (record.type->home == Home::dossier || record.type->home == Home::dossier_papers);
    auto const head = lies_in_dossier ? head_of(visit, record) : std::nullopt;
    if (head && head->type)
        return { list_of(*head->type), { head->title, record_path(head->id) } };
    if (record.type)
        return { list_of(*record.type) };
    return {};
}

Html contents_of_case(Visit const& visit, RecordView const& record)
{
    if (!record.type || record.type->home != Home::opens_dossier)
        return {};
    auto const& t = visit.tongue;
    auto const add_to = [&](schema::RecordType const& type) {
        return (Path("/records") / type.key / "new").with("in", record.id.text());
    };
    Html filled;
    Html empty;
    for (auto const& type : visit.workspace.schemas().types()) {
        if (type.home != Home::dossier)
            continue;
        auto const page = visit.workspace.list(
            visit.reach, { .type = type.key, .dossier = record.dossier, .limit = shown_of_a_kind });
        if (!page)
            continue;
        auto const adds = !type.retired && !type.has_own_form
            && visit.workspace.may_write(visit.actor, record.dossier, type.key);
        if (page->rows.empty()) {
            if (adds)
                empty += Html(li(a(class_("chip"), href_(add_to(type)),
                    aria_label_(t.format("Add: {}", t.tr(type.label))), t.tr(type.label))));
            continue;
        }
        for (auto const& row : page->rows)
            visit.workspace.note_look(visit.reach, workspace::Look::list, row, type.title_fields);
        filled += Html(li(class_("card"),
            div(class_("row"), h3(t.tr(type.label_plural)),
                when(adds,
                    [&]() -> Html {
                        return a(class_("button quiet"), href_(add_to(type)),
                            aria_label_(t.format("Add: {}", t.tr(type.label))), t.tr("Add"));
                    })),
            ul(class_("plain"),
                each(page->rows,
                    [&](RecordView const& row) -> Html {
                        return li(a(href_(record_path(row.id)), bdi(row.title)));
                    })),
            when(page->total > page->rows.size(), [&]() -> Html {
                return p(t.format("and {} more", page->total - page->rows.size()));
            })));
    }
    return section(h2(record.type_key == "case" ? t.tr("In this case") : t.tr("What lies in it")),
        ul(class_("cards"), filled), when(!empty.empty(), [&]() -> Html {
            return fragment(
                h3(filled.empty() ? t.tr("Add the first thing") : t.tr("Not there yet: add")),
                ul(class_("chips"), empty));
        }));
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
