// One record: every value with where it comes from, conflicting ones side by side, links both ways.
#include "web/layout.hpp"
#include "web/widgets/case_pictures.hpp"
#include "web/widgets/checklist_panel.hpp"
#include "web/widgets/consent_panel.hpp"
#include "web/widgets/differing_panel.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/files_panel.hpp"
#include "web/widgets/in_post_panel.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/record_links.hpp"
#include "web/widgets/remedy_panel.hpp"
#include "web/widgets/review_panel.hpp"
#include "web/widgets/state_name.hpp"
#include "web/widgets/task_list.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::RecordView;
using workspace::StatedValue;

namespace {

Html one_value(Visit const& visit, RecordView const& record, schema::FieldKind kind,
    StatedValue const& stated, publish::Titles const& titles)
{
    auto const& t = visit.tongue;
    Html drawn;
    if (!stated.value)
        return drawn;
    if (auto const* file = std::get_if<schema::File>(&*stated.value)) {
        drawn = a(href_(record_path(record.id) / "files" / file->sha256.text()),
            bdi(publish::value_words(t, visit.workspace.schemas(), *stated.value, titles)));
    } else {
        drawn = publish::value_html(
            t, visit.workspace.schemas(), kind, *stated.value, titles, record_path);
    }
    return fragment(div(class_("value"), drawn, doubt_mark(t, stated.confidence)),
        provenance(visit, stated, titles));
}

Html settle_button(Visit const& visit, RecordView const& record, StatedValue const& stated)
{
    return render::tags::form(method_("post"), action_(record_path(record.id) / "settle"),
        form_id_input(visit), input(type_("hidden"), name_("keep"), value_(stated.id.text())),
        each(record.all(stated.field),
            [](StatedValue const* seen) -> Html {
                return input(type_("hidden"), name_("seen"), value_(seen->id.text()));
            }),
        button(type_("submit"), visit.tongue.tr("Keep this one")));
}

Html conflict(Visit const& visit, RecordView const& record, schema::Field const& field,
    publish::Titles const& titles)
{
    auto const& t = visit.tongue;
    return div(class_("conflict"), role_("group"), aria_label_(t.tr("Values that differ")),
        p(t.tr("These differ. Both stay until somebody decides.")),
        div(class_("sides"), each(record.all(field.key), [&](StatedValue const* stated) -> Html {
            return div(one_value(visit, record, field.kind, *stated, titles),
                when(may_change(visit, record),
                    [&]() -> Html { return settle_button(visit, record, *stated); }));
        })));
}

Html field_row(Visit const& visit, RecordView const& record, schema::Field const& field,
    publish::Titles const& titles)
{
    auto const values = record.all(field.key);
    if (values.empty())
        return {};
    Html inside;
    if (record.in_conflict(field.key)) {
        inside = conflict(visit, record, field, titles);
    } else {
        for (auto const* stated : values)
            inside += one_value(visit, record, field.kind, *stated, titles);
    }
    auto const& t = visit.tongue;
    return div(class_("value-row"), id_("field-" + field.key), dt(t.tr(field.label)),
        dd(inside, when(may_change(visit, record), [&]() -> Html {
            return a(class_("small"),
                href_((record_path(record.id) / "edit").with("field", field.key)),
                aria_label_(t.format("Change: {}", t.tr(field.label))), t.tr("Change"));
        })));
}

// A type or field from a newer program is shown as it is: nothing is lost by not understanding it.
Html unknown_rows(Visit const& visit, RecordView const& record, publish::Titles const& titles)
{
    Html rows;
    for (auto const& stated : record.values) {
        if (stated.field == log::type_field || (record.type && record.type->find(stated.field)))
            continue;
        rows += Html(div(class_("value-row"), dt(code(stated.field)),
            dd(one_value(visit, record, schema::FieldKind::short_text, stated, titles))));
    }
    return rows;
}

Html values_of(Visit const& visit, RecordView const& record, publish::Titles const& titles)
{
    Html all;
    Html rows;
    Label label_of_section;
    auto close = [&] {
        if (!rows.empty()) {
            all += Html(
                section(when(!label_of_section.empty(),
                            [&]() -> Html { return h2(visit.tongue.tr(label_of_section)); }),
                    dl(class_("values"), rows)));
        }
        rows = {};
    };
    if (record.type) {
        for (auto const& field : record.type->fields) {
            if (field.apart)
                continue;
            if (!field.section.empty()) {
                close();
                label_of_section = field.section;
            }
            rows += field_row(visit, record, field, titles);
        }
    }
    rows += unknown_rows(visit, record, titles);
    close();
    return all;
}

Html empty_fields(Visit const& visit, RecordView const& record)
{
    if (!record.type || !may_change(visit, record))
        return {};
    auto const& t = visit.tongue;
    std::vector<schema::Field const*> missing;
    for (auto const& field : record.type->fields) {
        if (record.all(field.key).empty() && !field.retired && !field.apart)
            missing.push_back(&field);
    }
    if (missing.empty())
        return {};
    return details(summary(t.format_n("{n} field without a value", "{n} fields without a value",
                       static_cast<std::int64_t>(missing.size()))),
        ul(each(missing, [&](schema::Field const* field) -> Html {
            return li(a(href_((record_path(record.id) / "edit").with("field", field->key)),
                t.tr(field->label)));
        })));
}

Html taken_back_notice(Visit const& visit, RecordView const& record)
{
    if (!record.taken_back)
        return {};
    auto const& t = visit.tongue;
    auto const& back = *record.taken_back;
    return div(class_("flash warn"), role_("note"),
        div(p(strong(t.tr("Taken back.")), " ",
                t.tr(
                    "This record is left out of lists, search and publications. Its values and its "
                    "history stay.")),
            p(bdi(back.author), " · ", t.moment(back.stated_at),
                when(!back.reason.empty(),
                    [&]() -> Html { return fragment(" · ", bdi(back.reason)); }))),
        when(may_change(visit, record), [&]() -> Html {
            return form(class_("inline"), method_("post"),
                action_(record_path(record.id) / "bring-back"), form_id_input(visit),
                button(type_("submit"), t.tr("Bring it back")));
        }));
}

Html take_back_form(Visit const& visit, RecordView const& record)
{
    if (record.taken_back || !record.type || !may_change(visit, record))
        return {};
    auto const& t = visit.tongue;
    return details(class_("take-back"), summary(t.tr("Take this record back")),
        form(method_("post"), action_(record_path(record.id) / "take-back"), form_id_input(visit),
            p(class_("hint"), id_("take-back-hint"),
                t.tr("For what should not have been recorded. It leaves lists, search and "
                     "publications; what refers to it says so. Nothing is deleted, and it can be "
                     "brought back.")),
            div(class_("field"), label(for_("take-back-reason"), t.tr("Why")),
                input(id_("take-back-reason"), name_("reason"), type_("text"), required_(),
                    dir_("auto"), maxlength_(1000), aria_describedby_("take-back-hint"))),
            button(type_("submit"), class_("danger"), t.tr("Take it back"))));
}

Answer show(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const record = TRY(visit.workspace.record(visit.reach, id));
    visit.workspace.note_look(visit.reach, workspace::Look::view, record);
    auto const& t = visit.tongue;
    auto const titles = titles_for(visit, record.values);
    auto const type_label = record.type ? t.tr(record.type->label)
                                        : std::string_view(record.type_key);

    Html const body = article(class_("record"),
        div(class_("page-head"),
            div(p(class_("muted"), type_label), h1(bdi(shown_title(visit, record)))),
            div(class_("actions"),
                when(may_change(visit, record),
                    [&]() -> Html {
                        return a(class_("button"), href_(record_path(id) / "edit"), t.tr("Change"));
                    }),
                when(record.type && record.type->home == schema::Home::opens_dossier,
                    [&]() -> Html {
                        return a(class_("button quiet"), href_(record_path(id) / "access"),
                            t.tr("Who may see this"));
                    }),
                a(class_("button quiet"), href_(record_path(id) / "history"), t.tr("History")))),
        taken_back_notice(visit, record), corroboration_line(visit, record),
        values_of(visit, record, titles), empty_fields(visit, record), file_form(visit, record),
        consent_panel(visit, record), in_post_panel(visit, record), task_panel(visit, record),
        differing_panel(visit, record), timeline_panel(visit, record), files_panel(visit, record),
        remedy_panel(visit, record), contents_of_case(visit, record),
        checklist_panel(visit, record), links_here(visit, record), review_panel(visit, record),
        take_back_form(visit, record),
        p(class_("muted small"),
            t.format("First stated {}. Last changed {}.", t.moment(record.created_at),
                t.moment(record.changed_at)),
            " ", t.tr("Id:"), " ", code(record.id.text())));
    return page_of(visit,
        { .title = shown_title(visit, record),
            .place = place_of(record),
            .crumbs = crumbs_of(visit, record) },
        body);
}

} // namespace

Page record_show()
{
    return { .path = "/r/{id}", .show = show };
}

} // namespace saksi::web::pages
