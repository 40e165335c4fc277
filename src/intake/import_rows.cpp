#include "intake/import_rows.hpp"

#include "base/text.hpp"
#include "casework/new_record.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace saksi::intake {

namespace {

using workspace::Assertion;
using workspace::Change;
using workspace::Permit;
using workspace::Reach;

// What stands, or will stand once this import is written, in a field of a record.
struct Standing {
    std::vector<schema::Value> values;
    std::vector<StatementId> ids; // Of those that stood there before.
    bool from_this_file = false;
};

// A record that rows of this file speak of.
struct Target {
    DossierId dossier;
    Change change;
    bool is_new = false;
    std::map<std::string, Standing, std::less<>> fields {};
};

constexpr std::size_t rows_between_progress = 256;

enum class Outcome : std::uint8_t { created, changed, unchanged, faulty };

class Import {
public:
    Import(Workspace& workspace, Actor const& actor, schema::RecordType const& type,
        std::vector<SheetColumn> columns, ImportOptions const& options)
        : m_workspace(workspace)
        , m_actor(actor)
        , m_reach(workspace.reach(actor))
        , m_type(type)
        , m_columns(std::move(columns))
        , m_options(options)
        , m_find([this](auto const& types, auto text) { return find(types, text); })
    {
    }

    // Where the header has an id column, or npos.
    std::size_t id_at = std::string::npos;
    ImportReport report {};

    Outcome take(CsvRow const&);
    Result<void> write(Progress const&);

private:
    std::optional<RecordId> find(std::vector<std::string> const& types, std::string_view text);
    void fault(CsvPlace place, std::string field, Message reason)
    {
        report.faults.push_back({ m_options.file_name, place, std::move(field), reason });
    }
    Target* target_for(CsvRow const&, schema::ParsedEntries const&);
    Target* known_target(RecordId const&);
    Target& new_target(RecordId const&);
    bool is_whole(CsvRow const&, schema::ParsedEntries const&);
    bool agrees(CsvRow const&, Target const&, schema::ParsedEntries const&);
    bool apply(Target&, schema::ParsedEntries&);

    Workspace& m_workspace;
    Actor const& m_actor;
    Reach m_reach;
    schema::RecordType const& m_type;
    std::vector<SheetColumn> m_columns;
    ImportOptions const& m_options;
    schema::FindRecord m_find;
    std::vector<std::unique_ptr<Target>> m_targets; // In the order of the file.
    std::unordered_map<RecordId, Target*> m_by_id;
    std::map<std::string, RecordId, std::less<>> m_found;
};

// The same few States and treaties are named by row after row.
std::optional<RecordId> Import::find(std::vector<std::string> const& types, std::string_view text)
{
    auto key = std::string { text };
    for (auto const& type : types)
        key += '\0' + type;
    auto const known = m_found.find(key);
    if (known != m_found.end())
        return known->second;
    auto const found = m_workspace.find_record(m_reach, types, text);
    if (found)
        m_found.emplace(std::move(key), *found);
    return found;
}

// The record as it stands, or null when there is none within reach.
Target* Import::known_target(RecordId const& id)
{
    if (auto const known = m_by_id.find(id); known != m_by_id.end())
        return known->second;
    auto const view = m_workspace.record(m_reach, id);
    if (!view || view->type_key != m_type.key)
        return nullptr;
    auto target = std::make_unique<Target>(Target { view->dossier, { id, {} } });
    for (auto const& value : view->values) {
        if (!value.value)
            continue;
        auto& field = target->fields[value.field];
        field.values.push_back(*value.value);
        field.ids.push_back(value.id);
    }
    m_targets.push_back(std::move(target));
    return m_by_id[id] = m_targets.back().get();
}

Target& Import::new_target(RecordId const& id)
{
    auto target = std::make_unique<Target>(Target { {}, { id, {} }, true });
    target->change.assertions.push_back(casework::asserted(
        std::string { log::type_field }, schema::Text { m_type.key }, m_options.basis));
    m_targets.push_back(std::move(target));
    m_by_id[id] = m_targets.back().get();
    return *m_targets.back();
}

// Null, with the fault said, when the row means no record that can be.
Target* Import::target_for(CsvRow const& row, schema::ParsedEntries const& parsed)
{
    auto const natural = schema::natural_id(m_type, parsed.entries);
    auto const id_text = id_at == std::string::npos ? std::string_view {}
                                                    : trimmed(row.cells[id_at].text);
    // The id that the key gives anyway says nothing more: the file may come from another group.
    if (!id_text.empty() && (!natural || natural->text() != id_text)) {
        auto const id = m_find({ m_type.key }, id_text);
        auto* const target = id ? known_target(*id) : nullptr;
        if (!target)
            fault(row.cells[id_at].place, std::string { id_column },
                N_("There is no record of this type with this id."));
        return target;
    }
    if (natural) {
        if (auto* const target = known_target(*natural))
            return target;
    }
    if (!is_whole(row, parsed))
        return nullptr;
    return &new_target(natural ? *natural : RecordId::fresh(m_workspace.dice()));
}

// Whether the row says all that a new record needs.
bool Import::is_whole(CsvRow const& row, schema::ParsedEntries const& parsed)
{
    auto whole = true;
    for (auto const& field : m_type.fields) {
        auto const is_key = std::ranges::count(m_type.key_fields, field.key) > 0;
        auto const said = std::ranges::any_of(parsed.entries,
            [&](auto const& entry) { return entry.field == &field && !entry.values.empty(); });
        if (said || (!field.required && !is_key))
            continue;
        fault(place_of(m_columns, row, field.key), field.key,
            N_("This field is needed for a new record, and the row does not have it."));
        whole = false;
    }
    return whole;
}

// Two rows of one file cannot both be right about a field that takes one value.
bool Import::agrees(CsvRow const& row, Target const& target, schema::ParsedEntries const& parsed)
{
    auto agrees = true;
    for (auto const& entry : parsed.entries) {
        auto const field = target.fields.find(entry.field->key);
        if (entry.field->repeats || entry.values.empty() || field == target.fields.end()
            || !field->second.from_this_file
            || field->second.values.front() == entry.values.front())
            continue;
        fault(place_of(m_columns, row, entry.field->key), entry.field->key,
            N_("Another row of this file says otherwise about the same record."));
        agrees = false;
    }
    return agrees;
}

// Returns whether anything is new.
bool Import::apply(Target& target, schema::ParsedEntries& parsed)
{
    auto const before = target.change.assertions.size();
    for (auto& entry : parsed.entries) {
        auto& field = target.fields[entry.field->key];
        for (auto& value : entry.values) {
            auto const stands = std::ranges::find(field.values, value) != field.values.end();
            if (!entry.field->repeats) {
                field.from_this_file = true;
                field.values = { value };
            } else if (!stands) {
                field.values.push_back(value);
            }
            if (stands)
                continue;
            auto assertion = casework::asserted(
                entry.field->key, std::move(value), m_options.basis);
            if (!entry.field->repeats) {
                assertion.supersedes = field.ids;
                std::ranges::sort(assertion.supersedes);
            }
            target.change.assertions.push_back(std::move(assertion));
        }
    }
    return target.change.assertions.size() > before;
}

Outcome Import::take(CsvRow const& row)
{
    if (row.fault) {
        fault(row.fault->place, {}, row.fault->what);
        return Outcome::faulty;
    }
    auto const faults_before = report.faults.size();
    auto const entries = entries_of(m_columns, row, m_options.file_name, report.faults);
    auto parsed = schema::parse_entries(
        m_workspace.schemas(), m_type, entries, schema::Wholeness::part_of_record, m_find);
    for (auto const& error : parsed.faults)
        fault(place_of(m_columns, row, error.subject), error.subject, error.message);
    if (report.faults.size() > faults_before)
        return Outcome::faulty;
    auto const targets_before = m_targets.size();
    auto* const target = target_for(row, parsed);
    if (!target || !agrees(row, *target, parsed))
        return Outcome::faulty;
    auto const is_first = m_targets.size() > targets_before && target->is_new;
    auto const has_news = apply(*target, parsed);
    return is_first ? Outcome::created : has_news ? Outcome::changed : Outcome::unchanged;
}

Result<void> Import::write(Progress const& progress)
{
    for (auto const& target : m_targets) {
        if (target->is_new)
            TRY(casework::check_rule(m_type, target->change));
    }
    // One stream of commits for each dossier; a type that heads dossiers gets one for each record.
    auto by_dossier = std::map<DossierId, std::vector<Change>> {};
    for (auto const& target : m_targets) {
        if (target->change.assertions.empty())
            continue;
        if (target->is_new) {
            if (m_type.home == schema::Home::opens_dossier)
                target->dossier = TRY(m_workspace.open_dossier(m_actor));
            else if (m_type.home == schema::Home::shelf)
                target->dossier = TRY(m_workspace.open_shelf(m_actor));
            else
                target->dossier = m_options.dossier.value_or(m_workspace.commons());
        }
        by_dossier[target->dossier].push_back(std::move(target->change));
    }
    // All gates are asked before anything is written.
    auto permits = std::vector<Permit> {};
    auto total = std::size_t { 0 };
    for (auto const& [dossier, changes] : by_dossier) {
        permits.push_back(TRY(m_workspace.permit(m_actor, dossier, workspace::Grant::write)));
        total += changes.size();
    }
    auto done = std::size_t { 0 };
    for (auto const& permit : permits) {
        auto const& changes = by_dossier[permit.dossier()];
        auto const written = TRY(
            m_workspace.append_all(permit, changes, [&](std::size_t part, std::size_t) {
                return !progress
                    || progress(report.rows + report.rows * (done + part) / total, 2 * report.rows);
            }));
        done += written;
        if (written < changes.size()) {
            report.stopped = true;
            return {};
        }
    }
    return {};
}

// Somebody who may not write learns so before any row is looked at.
Result<void> ask_the_gate(Workspace& workspace, Actor const& actor, schema::RecordType const& type,
    ImportOptions const& options)
{
    if (type.home == schema::Home::opens_dossier)
        return workspace.check_may(actor, access::Deed::open_case);
    if (type.home == schema::Home::group_papers || type.home == schema::Home::dossier_papers)
        return Error { ErrorKind::invalid,
            N_("Who may do what is not imported. It is stated one by one."), type.key };
    if (type.retired)
        return Error { ErrorKind::invalid, N_("No new ones are made of these any more."),
            type.key };
    if (type.home == schema::Home::shelf)
        return workspace.check_may_use_shelf(actor);
    if (type.home == schema::Home::dossier && !options.dossier)
        return Error { ErrorKind::invalid,
            N_("Records of this type live inside a case. Say in which."), type.key };
    TRY(workspace.permit(
        actor, options.dossier.value_or(workspace.commons()), workspace::Grant::write));
    return {};
}

} // namespace

Result<ImportReport> import_csv(Workspace& workspace, Actor const& actor, std::string_view type_key,
    ByteView csv, ImportOptions const& options, Progress const& progress)
{
    auto const* const type = TRY(workspace.schemas().find(type_key));
    TRY(ask_the_gate(workspace, actor, *type, options));
    TRY(casework::check_basis(workspace, workspace.reach(actor), options.basis));
    auto reader = TRY(CsvReader::open(csv));
    auto columns = TRY(columns_of(*type, reader.header()));

    auto import = Import { workspace, actor, *type, std::move(columns), options };
    auto& report = import.report;
    auto const id = std::ranges::find(reader.header(), id_column);
    if (id != reader.header().end())
        import.id_at = static_cast<std::size_t>(id - reader.header().begin());

    auto rows = std::vector<CsvRow> {};
    while (auto row = reader.next())
        rows.push_back(std::move(*row));
    auto faulty = CsvWriter {};
    for (auto const& row : rows) {
        if (progress && report.rows % rows_between_progress == 0
            && !progress(report.rows, 2 * rows.size())) {
            report.stopped = true;
            return std::move(report);
        }
        ++report.rows;
        auto const first_fault = report.faults.size();
        switch (import.take(row)) {
        case Outcome::created:
            ++report.created;
            break;
        case Outcome::changed:
            ++report.changed;
            break;
        case Outcome::unchanged:
            ++report.unchanged;
            break;
        case Outcome::faulty:
            if (report.faulty++ == 0)
                faulty.add_raw(reader.raw_header(), reader.separator(), free_fault_column(reader));
            faulty.add_raw(row.raw, reader.separator(), report.faults[first_fault].reason.text());
            break;
        }
    }
    report.faulty_csv = faulty.take();
    if (!options.dry_run)
        TRY(import.write(progress));
    return std::move(report);
}

} // namespace saksi::intake
