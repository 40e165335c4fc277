// One record, its history, what refers to it, what was changed last.
#include "schema/typed.hpp"
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

Result<store::RecordRow> Workspace::Desk::find(Reach const& reach, RecordId const& id) const
{
    auto row = store->reading().record(scope(reach), id);
    if (!row)
        return Error { ErrorKind::not_found, N_("There is no such record."), id.text() };
    return *std::move(row);
}

StatedValue Workspace::Desk::stated(RecordId const& record, store::ValueRow row) const
{
    StatedValue value { .id = row.id,
        .record = record,
        .field = std::move(row.field),
        .op = row.op,
        .value = {},
        .source = std::move(row.source),
        .confidence = row.confidence,
        .note = std::move(row.note),
        .supersedes = std::move(row.supersedes),
        .author = handle_of(row.device),
        .stated_at = row.stated_at,
        .commit = row.commit,
        .current = row.current };
    // A kind of value that this program does not know stays without a value, and is shown so.
    if (!row.value.empty()) {
        if (auto known = log::parse_value(row.value))
            value.value = *std::move(known);
    }
    return value;
}

// What a record was, and who took it back: its statements of a type are all there, and none stands.
void Workspace::Desk::tell_taken_back(store::RecordRow const& row, RecordView& view) const
{
    TakenBack last;
    for (auto const& said :
        store->reading().values(row.number, store::Reading::Which::all, log::type_field)) {
        auto const value = log::parse_value(said.value);
        if (auto const* type = value ? std::get_if<schema::Text>(&*value) : nullptr)
            view.type_key = type->text;
        if (said.op == log::Op::retract && said.stated_at >= last.stated_at)
            last = { handle_of(said.device), said.stated_at, said.note, said.commit };
    }
    // One that was never said to be anything is not taken back.
    if (!view.type_key.empty())
        view.taken_back = std::move(last);
}

RecordView Workspace::Desk::view_of(store::RecordRow row, std::span<std::string const> fields) const
{
    RecordView view { .id = row.id,
        .dossier = dossier_id(row.dossier),
        .type_key = std::move(row.type),
        .type = nullptr,
        .title = std::move(row.title),
        .created_at = row.created_at,
        .changed_at = row.changed_at,
        .values = {} };
    if (view.type_key.empty())
        tell_taken_back(row, view);
    view.type = schemas().type(view.type_key);
    auto rows = store->reading().values(row.number, store::Reading::Which::current, fields);
    std::erase_if(rows, [](auto const& value) { return value.field == log::type_field; });
    // Those of one commit keep the order in which they were stated: the rows come in it. By commit
    // and not by arrival, so that two desks that hold the same show the same.
    struct Place {
        std::ptrdiff_t field = 0;
        std::size_t row = 0;
    };
    std::vector<Place> places;
    places.reserve(rows.size());
    for (auto const& value : rows) {
        auto const* field = view.type ? view.type->find(value.field) : nullptr;
        places.push_back({ field ? field - view.type->fields.data() : std::ptrdiff_t { 1 } << 20,
            places.size() });
    }
    std::ranges::sort(places, [&](Place const& a, Place const& b) {
        auto const& [x, y] = std::tie(rows[a.row], rows[b.row]);
        return std::tie(a.field, x.field, x.stated_at, x.commit, a.row)
            < std::tie(b.field, y.field, y.stated_at, y.commit, b.row);
    });
    view.values.reserve(rows.size());
    for (auto const& place : places)
        view.values.push_back(stated(row.id, std::move(rows[place.row])));
    return view;
}

Result<DossierId> Workspace::dossier_of(Reach const& reach, RecordId const& id) const
{
    auto const row = TRY(m_desk->find(reach, id));
    return m_desk->dossier_id(row.dossier);
}

Result<RecordView> Workspace::record(Reach const& reach, RecordId const& id) const
{
    auto row = TRY(m_desk->find(reach, id));
    return m_desk->view_of(std::move(row));
}

Result<std::vector<StatedValue>> Workspace::history(Reach const& reach, RecordId const& id) const
{
    auto const row = TRY(m_desk->find(reach, id));
    std::vector<StatedValue> values;
    for (auto& value : m_desk->store->reading().values(row.number, store::Reading::Which::all))
        values.push_back(m_desk->stated(id, std::move(value)));
    std::ranges::stable_sort(values, {}, &StatedValue::stated_at);
    return values;
}

std::vector<Link> Workspace::links_to(
    Reach const& reach, RecordId const& id, std::size_t limit) const
{
    std::vector<Link> links;
    for (auto& from : m_desk->store->reading().links_to(m_desk->scope(reach), id, limit))
        links.push_back({ from.record.id, std::move(from.record.type), std::move(from.record.title),
            std::move(from.field) });
    return links;
}

std::map<RecordId, std::string> Workspace::titles(
    Reach const& reach, std::vector<RecordId> const& ids, std::set<RecordId>* taken_back) const
{
    std::map<RecordId, std::string> titles;
    auto const scope = m_desk->scope(reach);
    for (auto const& id : ids) {
        if (titles.contains(id))
            continue;
        if (auto row = m_desk->store->reading().record(scope, id)) {
            if (taken_back && row->type.empty())
                taken_back->insert(id);
            titles.emplace(id, std::move(row->title));
        }
    }
    return titles;
}

ConflictPage Workspace::conflicts(Reach const& reach, ConflictQuery const& query) const
{
    auto const known = query.dossier ? m_desk->dossier_rows.find(*query.dossier)
                                     : m_desk->dossier_rows.end();
    // One that is not here is like one that is out of reach: nothing is in it.
    auto const dossier = !query.dossier       ? std::optional<std::int64_t> {}
        : known == m_desk->dossier_rows.end() ? std::optional<std::int64_t> { 0 }
                                              : std::optional(known->second.number);
    auto answer = m_desk->store->reading().conflicts(m_desk->scope(reach),
        { .type = query.type, .dossier = dossier, .offset = query.offset, .limit = query.limit });
    ConflictPage page { .total = answer.total, .rows = {}, .by_type = {} };
    for (auto& found : answer.rows)
        page.rows.push_back({ found.record.id, std::move(found.record.type),
            std::move(found.record.title), std::move(found.field) });
    for (auto const& [type, count] : answer.by_type)
        page.by_type.push_back({ .text = type, .count = count });
    std::ranges::stable_sort(page.by_type, std::ranges::greater {}, &FacetCount::count);
    return page;
}

// The fields stand in the commit itself; opening the few that a page shows costs less than keeping
// a table of them.
ChangeView Workspace::Desk::change_view(std::int64_t n, store::Scope const& scope) const
{
    ChangeView change;
    auto const row = store->log().row(n);
    SAKSI_CHECK(row && row->commit);
    change.commit = *row->commit;
    if (row->record) {
        change.record = *row->record;
        if (auto record = store->reading().record(scope, *row->record)) {
            change.type_key = std::move(record->type);
            change.title = std::move(record->title);
        }
    }
    auto const opened = log::open_commit(row->envelope, epoch_key(row->envelope.epoch));
    if (!opened)
        return change;
    change.author = handle_of(opened->signer());
    change.stated_at = opened->header().stated_at;
    for (auto const& statement : opened->statements()) {
        if (statement.statement && statement.statement->field != log::type_field
            && std::ranges::find(change.fields, statement.statement->field) == change.fields.end())
            change.fields.push_back(statement.statement->field);
    }
    return change;
}

std::vector<ChangeView> Workspace::recent_changes(Reach const& reach, std::size_t limit) const
{
    auto const scope = m_desk->scope(reach);
    std::vector<ChangeView> changes;
    for (auto const n : m_desk->store->reading().latest(scope, limit))
        changes.push_back(m_desk->change_view(n, scope));
    return changes;
}

std::vector<RecordView> Workspace::taken_back(Reach const& reach, std::size_t limit) const
{
    std::vector<RecordView> records;
    for (auto& row : m_desk->store->reading().taken_back(m_desk->scope(reach), limit)) {
        auto view = m_desk->view_of(std::move(row));
        if (view.taken_back)
            records.push_back(std::move(view));
    }
    return records;
}

std::vector<ChangeView> Workspace::changes_of(Reach const& reach, RecordId const& id) const
{
    auto const row = m_desk->find(reach, id);
    std::vector<ChangeView> changes;
    if (!row)
        return changes;
    for (auto const n : m_desk->store->reading().changes_of(row->number))
        changes.push_back(m_desk->change_view(n, m_desk->scope(reach)));
    return changes;
}

std::optional<CommitId> Workspace::latest_change(Reach const& reach, RecordId const& id) const
{
    auto const row = m_desk->find(reach, id);
    if (!row)
        return std::nullopt;
    auto const changes = m_desk->store->reading().changes_of(row->number);
    auto const latest = changes.empty() ? std::nullopt : m_desk->store->log().row(changes.front());
    return latest ? latest->commit : std::nullopt;
}

std::size_t Workspace::count(Reach const& reach, std::string_view type_key) const
{
    return m_desk->store->reading().count(m_desk->scope(reach), type_key);
}

} // namespace saksi::workspace
