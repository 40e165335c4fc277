// Everything that was ever stated about a record, newest first, superseded values struck through.
#include "casework/undo_change.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/record_links.hpp"

#include <ranges>
#include <set>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using workspace::RecordView;
using workspace::StatedValue;

// A kind of record is kept by its key and told by its name.
static Html value_of(Visit const& visit, StatedValue const& stated, schema::FieldKind kind,
    publish::Titles const& titles)
{
    auto const& schemas = visit.workspace.schemas();
    if (auto const* key = std::get_if<schema::Text>(&*stated.value);
        key && stated.field == log::type_field) {
        if (auto const* type = schemas.type(key->text))
            return fragment(visit.tongue.tr(type->label));
    }
    return publish::value_html(visit.tongue, schemas, kind, *stated.value, titles, record_path);
}

static Html entry(Visit const& visit, RecordView const& record, StatedValue const& stated,
    publish::Titles const& titles, bool undoable)
{
    auto const& t = visit.tongue;
    auto const* field = record.type ? record.type->find(stated.field) : nullptr;
    auto const field_label = stated.field == log::type_field ? t.tr("Type of record")
        : field                                              ? t.tr(field->label)
                                                             : std::string_view(stated.field);
    auto const kind = field ? field->kind : schema::FieldKind::short_text;
    Html what;
    switch (stated.op) {
    case log::Op::assert_:
        if (stated.value)
            what = value_of(visit, stated, kind, titles);
        break;
    case log::Op::retract:
        what = span(t.tr("taken back"));
        break;
    case log::Op::dispute:
        what = span(t.tr("doubted"));
        break;
    }
    auto const replaces = !stated.supersedes.empty();
    return li(class_(stated.current ? "done" : ""), id_(stated.id.text()),
        p(class_("when"), t.moment(stated.stated_at), " · ", bdi(stated.author)),
        p(strong(field_label), ": ", when(stated.current || stated.op != log::Op::assert_, what),
            when(!stated.current && stated.op == log::Op::assert_,
                [&]() -> Html {
                    return fragment(del(what), " ", span(class_("chip"), t.tr("superseded")));
                }),
            when(replaces,
                [&]() -> Html {
                    return fragment(" ", span(class_("chip"), t.tr("replaces an earlier value")));
                }),
            doubt_mark(t, stated.confidence)),
        provenance(visit, stated, titles), when(undoable, [&]() -> Html {
            return undo_button(visit, record.id, stated.commit, N_("Undo this change"));
        }));
}

static Answer show(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const record = TRY(visit.workspace.record(visit.reach, id));
    auto const history = TRY(visit.workspace.history(visit.reach, id));
    auto told = record;
    told.values = history;
    visit.workspace.note_look(visit.reach, workspace::Look::view, told);
    auto const titles = titles_for(visit, history);
    auto const& t = visit.tongue;
    // One button a change, beside the entry of it that stands highest.
    auto seen = std::set<CommitId> {};
    auto undoable = std::set<StatementId> {};
    for (auto const& stated : std::views::reverse(history)) {
        if (seen.insert(stated.commit).second && casework::can_undo(history, stated.commit))
            undoable.insert(stated.id);
    }
    Html const body = section(class_("history"), h1(t.format("History: {}", record.title)),
        p(class_("lead"), t.tr("Nothing is ever overwritten: each entry was signed and stays.")),
        ol(class_("timeline"),
            each(std::views::reverse(history), [&](StatedValue const& stated) -> Html {
                return entry(visit, record, stated, titles,
                    may_change(visit, record) && undoable.contains(stated.id));
            })));
    auto crumbs = crumbs_of(visit, record);
    crumbs.push_back({ record.title, record_path(id) });
    return page_of(visit,
        { .title = t.format("History: {}", record.title),
            .place = place_of(record),
            .crumbs = std::move(crumbs) },
        body);
}

Page record_history()
{
    return { .path = "/r/{id}/history", .show = show };
}

} // namespace saksi::web::pages
