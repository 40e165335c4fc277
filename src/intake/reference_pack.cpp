#include "intake/reference_pack.hpp"

#include "base/text.hpp"
#include "embedded/reference_asia.hpp"
#include "intake/pack_manifest.hpp"
#include "intake/pack_merge.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <set>
#include <unordered_map>

namespace saksi::intake {

namespace {

using workspace::Change;
using workspace::Permit;
using workspace::Reach;
using workspace::RecordView;

constexpr std::string_view source_type = "source";
constexpr std::size_t page_rows = 1000;
constexpr std::size_t rows_between_progress = 256;

// Columns that tell of the whole row, and the ending of those that tell of one field.
constexpr std::string_view row_source = "@source";
constexpr std::string_view row_verified = "@verified";
constexpr std::string_view row_note = "@note";
constexpr std::string_view field_verified = "@verified";

// One file of the pack, ready to be read.
struct Sheet {
    std::string file;
    schema::RecordType const* type;
    char separator;
    std::string_view raw_header;
    std::string fault_column;
    std::vector<std::string> header;
    std::vector<SheetColumn> columns;
    std::vector<CsvRow> rows;

    std::string_view cell(CsvRow const& row, std::string_view column) const
    {
        auto const at = std::ranges::find(header, column);
        return at == header.end()
            ? std::string_view {}
            : trimmed(row.cells[static_cast<std::size_t>(at - header.begin())].text);
    }
};

enum class Outcome : std::uint8_t { unchanged, created, changed, faulty };

// A fact, and the row that brought it.
struct Planned {
    PackFact fact;
    Outcome* outcome;
};

struct RecordPlan {
    RecordId id;
    schema::RecordType const* type;
    RecordView const* existing = nullptr;
    PackFact birth {}; // Source and note of the first row, for the statement that makes it.
    std::map<std::string_view, std::vector<Planned>> fields {};
};

Result<Sheet> open_sheet(
    schema::Schemas const& schemas, PackFile const& file, PackFiles const& files)
{
    auto const bytes = files.find(file.name);
    if (bytes == files.end())
        return Error { ErrorKind::not_found,
            N_("A file that the reference pack names is not there."), file.name };
    auto const in_file = [&](Error error) {
        error.subject = file.name + ", " + error.subject;
        return error;
    };
    auto const* const type = TRY(schemas.find(file.type));
    auto reader = CsvReader::open(bytes_of(bytes->second));
    if (!reader)
        return in_file(reader.error());
    auto columns = columns_of(*type, reader->header());
    if (!columns)
        return in_file(columns.error());

    auto sheet = Sheet { file.name, type, reader->separator(), reader->raw_header(),
        free_fault_column(*reader), reader->header(), *std::move(columns), {} };
    while (auto row = reader->next())
        sheet.rows.push_back(std::move(*row));
    return sheet;
}

// Nothing when it is none of the words that the format has.
std::optional<log::Confidence> confidence_of(std::string_view word)
{
    if (word == "yes")
        return log::Confidence::verified;
    if (word == "partial")
        return log::Confidence::partly_verified;
    if (word == "no")
        return log::Confidence::unverified;
    if (word.empty())
        return log::Confidence::unstated;
    return std::nullopt;
}

class PackImport {
public:
    PackImport(Workspace& workspace, Actor const& actor, PackManifest const& manifest)
        : m_workspace(workspace)
        , m_reach(workspace.reach(actor))
        , m_manifest(manifest)
        , m_mark(pack_mark(manifest.pack))
        , m_find([this](auto const& types, auto text) { return find(types, text); })
    {
    }

    ImportReport report {};

    Result<void> read_existing(schema::RecordType const&);
    // Whether the commons hold a later version of this pack.
    bool has_newer() const;
    Outcome plan(Sheet const&, CsvRow const&, Outcome& outcome);
    // What is to be written. Settles the outcome of every row.
    Result<std::vector<Change>> changes();

private:
    std::optional<RecordId> find(std::vector<std::string> const& types, std::string_view text);
    RecordView const* existing(RecordId const&) const;
    void fault(Sheet const& sheet, CsvPlace place, std::string field, Message reason)
    {
        report.faults.push_back({ sheet.file, place, std::move(field), reason });
    }
    void check_confidence(Sheet const&, CsvRow const&);
    bool fits(Sheet const&, CsvRow const&, RecordId const&, schema::ParsedEntries const&);
    log::Source source_of(Sheet const&, CsvRow const&);
    Result<Change> change_for(RecordPlan&);
    void report_gone();

    Workspace& m_workspace;
    Reach m_reach;
    PackManifest const& m_manifest;
    std::string m_mark;
    schema::FindRecord m_find;
    std::unordered_map<RecordId, RecordView> m_existing; // Of the record types of the pack.
    std::vector<std::unique_ptr<RecordPlan>> m_plans;    // In the order of the files.
    std::unordered_map<RecordId, RecordPlan*> m_by_id;
    std::map<std::string, RecordId, std::less<>> m_found;
    std::map<std::string, RecordId, std::less<>> m_sources;
    std::vector<Change> m_new_sources;
};

Result<void> PackImport::read_existing(schema::RecordType const& type)
{
    auto query = workspace::ListQuery {
        .type = type.key, .dossier = m_workspace.commons(), .limit = page_rows
    };
    for (;;) {
        auto page = TRY(m_workspace.list(m_reach, query));
        query.offset += page.rows.size();
        for (auto& row : page.rows) {
            auto const id = row.id;
            m_existing.emplace(id, std::move(row));
        }
        if (page.rows.empty() || query.offset >= page.total)
            return {};
    }
}

bool PackImport::has_newer() const
{
    for (auto const& [id, view] : m_existing) {
        for (auto const& value : view.values) {
            if (!value.note.starts_with(m_mark))
                continue;
            auto const version = std::string_view { value.note }.substr(m_mark.size());
            // Versions are days, so that text order is the order of time.
            if (version.substr(0, version.find(' ')) > m_manifest.version)
                return true;
        }
    }
    return false;
}

RecordView const* PackImport::existing(RecordId const& id) const
{
    auto const found = m_existing.find(id);
    return found == m_existing.end() ? nullptr : &found->second;
}

// A record that this pack brings can be named by its key before it is written.
std::optional<RecordId> PackImport::find(
    std::vector<std::string> const& types, std::string_view text)
{
    for (auto const& key : types) {
        auto const* const type = m_workspace.schemas().type(key);
        if (!type || type->key_fields.size() != 1)
            continue;
        auto const id = schema::record_id_of(*type, { std::string { text } });
        if (m_by_id.contains(id) || existing(id))
            return id;
    }
    auto name = std::string { text };
    for (auto const& type : types)
        name += '\0' + type;
    if (auto const known = m_found.find(name); known != m_found.end())
        return known->second;
    auto const found = m_workspace.find_record(m_reach, types, text);
    if (found)
        m_found.emplace(std::move(name), *found);
    return found;
}

// The record of the row's source, which is made where it is not there yet.
log::Source PackImport::source_of(Sheet const& sheet, CsvRow const& row)
{
    auto const tidy = tidy_text(sheet.cell(row, row_source));
    auto const* const type = m_workspace.schemas().type(source_type);
    if (!tidy || tidy->empty() || !type)
        return log::SourceUnstated {};
    if (auto const known = m_sources.find(*tidy); known != m_sources.end())
        return known->second;
    auto const id = schema::record_id_of(*type, { *tidy });
    if (!existing(id)) {
        auto const state = [&](std::string_view field, std::string_view text) {
            return workspace::Assertion { .field = std::string { field },
                .value = schema::Text { std::string { text } },
                .note = pack_note(m_manifest.pack, m_manifest.version, sheet.file, row.line, {}) };
        };
        m_new_sources.push_back({ id,
            { state(log::type_field, source_type),
                state("title", shortened(*tidy, schema::short_text_bytes_max)) } });
    }
    m_sources.emplace(*tidy, id);
    return id;
}

void PackImport::check_confidence(Sheet const& sheet, CsvRow const& row)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (sheet.header[i].ends_with(field_verified) && !confidence_of(trimmed(row.cells[i].text)))
            fault(sheet, row.cells[i].place, sheet.header[i],
                N_("Whether it was verified is yes, partial or no."));
    }
}

// Whether the row can be meant together with what is known of its record.
bool PackImport::fits(
    Sheet const& sheet, CsvRow const& row, RecordId const& id, schema::ParsedEntries const& parsed)
{
    auto fits = true;
    auto const known = m_by_id.find(id);
    if (known == m_by_id.end() && !existing(id)) {
        for (auto const& field : sheet.type->fields) {
            auto const said = std::ranges::any_of(parsed.entries,
                [&](auto const& entry) { return entry.field == &field && !entry.values.empty(); });
            if (!field.required || said)
                continue;
            fault(sheet, place_of(sheet.columns, row, field.key), field.key,
                N_("This field is needed for a new record, and the row does not have it."));
            fits = false;
        }
    }
    if (known == m_by_id.end())
        return fits;
    for (auto const& entry : parsed.entries) {
        auto const field = known->second->fields.find(entry.field->key);
        if (entry.field->repeats || entry.values.empty() || field == known->second->fields.end()
            || field->second.front().fact.value == entry.values.front())
            continue;
        fault(sheet, place_of(sheet.columns, row, entry.field->key), entry.field->key,
            N_("Another row of the reference pack says otherwise about the same record."));
        fits = false;
    }
    return fits;
}

Outcome PackImport::plan(Sheet const& sheet, CsvRow const& row, Outcome& outcome)
{
    if (row.fault) {
        fault(sheet, row.fault->place, {}, row.fault->what);
        return Outcome::faulty;
    }
    auto const faults_before = report.faults.size();
    auto const entries = entries_of(sheet.columns, row, sheet.file, report.faults);
    auto const parsed = schema::parse_entries(
        m_workspace.schemas(), *sheet.type, entries, schema::Wholeness::part_of_record, m_find);
    for (auto const& error : parsed.faults)
        fault(sheet, place_of(sheet.columns, row, error.subject), error.subject, error.message);
    check_confidence(sheet, row);
    auto const id = schema::natural_id(*sheet.type, parsed.entries);
    if (!id && report.faults.size() == faults_before)
        fault(sheet, { row.line, 1 }, {}, N_("The row does not say which record it is about."));
    if (report.faults.size() > faults_before || !fits(sheet, row, *id, parsed))
        return Outcome::faulty;

    auto fact = PackFact { .value = schema::Text { sheet.type->key },
        .source = source_of(sheet, row),
        .note = pack_note(
            m_manifest.pack, m_manifest.version, sheet.file, row.line, sheet.cell(row, row_note)) };
    auto& plan = m_by_id[*id];
    auto const is_first = plan == nullptr;
    if (is_first) {
        m_plans.push_back(
            std::make_unique<RecordPlan>(RecordPlan { *id, sheet.type, existing(*id), fact }));
        plan = m_plans.back().get();
    }
    for (auto const& entry : parsed.entries) {
        auto& planned = plan->fields[entry.field->key];
        auto const own_word = sheet.cell(row, entry.field->key + std::string { field_verified });
        auto const confidence = *confidence_of(
            own_word.empty() ? sheet.cell(row, row_verified) : own_word);
        for (auto const& value : entry.values) {
            if (std::ranges::any_of(
                    planned, [&](auto const& other) { return other.fact.value == value; }))
                continue;
            fact.value = value;
            fact.confidence = confidence;
            planned.push_back({ fact, &outcome });
        }
    }
    return is_first && !plan->existing ? Outcome::created : Outcome::unchanged;
}

// Whether the record says all this now, in the pack's own name: most of a second import.
bool stands_already(RecordPlan const& plan, std::string_view field,
    std::vector<Planned> const& planned, std::string_view mark)
{
    auto own = plan.existing->all(field);
    std::erase_if(own, [&](auto const* one) { return !one->note.starts_with(mark); });
    return own.size() == planned.size() && std::ranges::all_of(planned, [&](auto const& wanted) {
        return std::ranges::any_of(own, [&](auto const* one) {
            return one->value == wanted.fact.value && one->source == wanted.fact.source
                && one->confidence == wanted.fact.confidence;
        });
    });
}

Result<Change> PackImport::change_for(RecordPlan& plan)
{
    auto change = Change { plan.id, {} };
    if (!plan.existing) {
        change.assertions.push_back({ .field = std::string { log::type_field },
            .value = plan.birth.value,
            .source = plan.birth.source,
            .note = plan.birth.note });
    }
    auto history = std::optional<std::vector<workspace::StatedValue>> {};
    for (auto const& field : plan.type->fields) {
        auto const found = plan.fields.find(field.key);
        auto const planned = found == plan.fields.end() ? std::vector<Planned> {} : found->second;
        if (plan.existing && stands_already(plan, field.key, planned, m_mark))
            continue;
        if (plan.existing && !history)
            history = TRY(m_workspace.history(m_reach, plan.id));
        auto facts = std::vector<PackFact> {};
        for (auto const& one : planned)
            facts.push_back(one.fact);
        auto const no_history = std::vector<workspace::StatedValue> {};
        auto merge = merge_field(field, facts, history ? *history : no_history, m_mark);
        for (std::size_t i = 0; i < planned.size(); ++i) {
            if (!merge.statements[i])
                continue;
            change.assertions.push_back(*std::move(merge.statements[i]));
            if (*planned[i].outcome == Outcome::unchanged)
                *planned[i].outcome = Outcome::changed;
        }
        for (auto const& id : merge.gone) {
            auto const one = std::ranges::find(*history, id, &workspace::StatedValue::id);
            report.gone.push_back({ plan.id, field.key, one->note });
        }
    }
    return change;
}

void PackImport::report_gone()
{
    for (auto const& [id, view] : m_existing) {
        if (m_by_id.contains(id) || view.type_key == source_type)
            continue;
        auto const own = std::ranges::find_if(
            view.values, [&](auto const& value) { return value.note.starts_with(m_mark); });
        if (own != view.values.end())
            report.gone.push_back({ id, {}, own->note });
    }
    std::ranges::sort(report.gone, {},
        [](auto const& gone) { return std::tie(gone.note, gone.record, gone.field); });
}

Result<std::vector<Change>> PackImport::changes()
{
    auto all = std::move(m_new_sources);
    for (auto& plan : m_plans) {
        auto change = TRY(change_for(*plan));
        if (!change.assertions.empty())
            all.push_back(std::move(change));
    }
    report_gone();
    return all;
}

void count(ImportReport& report, Outcome outcome)
{
    switch (outcome) {
    case Outcome::created:
        ++report.created;
        return;
    case Outcome::changed:
        ++report.changed;
        return;
    case Outcome::unchanged:
        ++report.unchanged;
        return;
    case Outcome::faulty:
        ++report.faulty;
        return;
    }
}

// The faulty rows of all files under one another, each file with its header.
class FaultyRows {
public:
    void add(Sheet const& sheet, CsvRow const& row, Message reason)
    {
        if (m_last != &sheet)
            m_writer.add_raw(sheet.raw_header, sheet.separator, sheet.fault_column);
        m_last = &sheet;
        m_writer.add_raw(row.raw, sheet.separator, reason.text());
    }
    std::string take() { return m_writer.take(); }

private:
    CsvWriter m_writer;
    Sheet const* m_last = nullptr;
};

// Reads the record types of the pack, and sources, as they stand in the commons.
Result<void> read_existing(
    PackImport& import, schema::Schemas const& schemas, std::vector<Sheet> const& sheets)
{
    auto types = std::set<schema::RecordType const*> {};
    for (auto const& sheet : sheets)
        types.insert(sheet.type);
    if (auto const* const source = schemas.type(source_type))
        types.insert(source);
    for (auto const* const type : types)
        TRY(import.read_existing(*type));
    return {};
}

} // namespace

PackFiles embedded_pack()
{
    auto files = PackFiles {};
    for (auto const& file : embedded::reference_asia())
        files.emplace(file.name, file.bytes);
    return files;
}

Result<PackFiles> pack_files_in(std::filesystem::path const& folder)
{
    auto files = PackFiles {};
    auto failure = std::error_code {};
    for (auto const& entry : std::filesystem::directory_iterator { folder, failure }) {
        if (!entry.is_regular_file(failure))
            continue;
        auto const name = entry.path().filename().string();
        if (entry.file_size(failure) > csv_bytes_max)
            return Error { ErrorKind::too_large, N_("The file is larger than 64 MiB. Split it."),
                name };
        auto stream = std::ifstream { entry.path(), std::ios::binary };
        files.emplace(name, std::string { std::istreambuf_iterator<char> { stream }, {} });
    }
    if (!files.contains(manifest_name))
        return Error { ErrorKind::not_found,
            N_("There is no reference pack: its manifest is missing."),
            std::string { manifest_name } };
    return files;
}

Result<ImportReport> import_pack(Workspace& workspace, Actor const& actor, PackFiles const& files,
    PackOptions const& options, Progress const& progress)
{
    auto const permit = TRY(workspace.permit(actor, workspace.commons(), workspace::Grant::write));
    auto const manifest_text = files.find(manifest_name);
    if (manifest_text == files.end())
        return Error { ErrorKind::not_found,
            N_("There is no reference pack: its manifest is missing."),
            std::string { manifest_name } };
    auto const manifest = TRY(parse_manifest(manifest_text->second));
    auto sheets = std::vector<Sheet> {};
    auto rows = std::size_t { 0 };
    for (auto const& file : manifest.files) {
        sheets.push_back(TRY(open_sheet(workspace.schemas(), file, files)));
        rows += sheets.back().rows.size();
    }

    auto import = PackImport { workspace, actor, manifest };
    auto& report = import.report;
    TRY(read_existing(import, workspace.schemas(), sheets));
    if (import.has_newer())
        return Error { ErrorKind::conflict,
            N_("A newer version of this reference pack was imported already."),
            std::string { manifest_name } };
    auto outcomes = std::vector<Outcome>(rows);
    auto faulty = FaultyRows {};
    for (auto const& sheet : sheets) {
        for (auto const& row : sheet.rows) {
            if (progress && report.rows % rows_between_progress == 0
                && !progress(report.rows, 2 * rows)) {
                report.stopped = true;
                return std::move(report);
            }
            auto const first_fault = report.faults.size();
            auto& outcome = outcomes[report.rows++];
            outcome = import.plan(sheet, row, outcome);
            if (outcome == Outcome::faulty)
                faulty.add(sheet, row, report.faults[first_fault].reason);
        }
    }
    auto const changes = TRY(import.changes());
    for (auto const outcome : outcomes)
        count(report, outcome);
    report.faulty_csv = faulty.take();

    if (!options.dry_run && !changes.empty()) {
        auto const written = TRY(workspace.append_all(permit, changes, [&](auto done, auto total) {
            return !progress
                || progress(rows + rows * done / std::max<std::size_t>(total, 1), 2 * rows);
        }));
        report.stopped = written < changes.size();
    }
    return std::move(report);
}

} // namespace saksi::intake
