#include "casework/state_book.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <unordered_map>

namespace saksi::casework {

using workspace::ListQuery;
using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;
using workspace::Workspace;

namespace {

constexpr std::size_t page_rows = 1000;
constexpr std::size_t changes_looked_at = 100;

// The record types that the facts come from.
constexpr auto read_types = std::to_array<std::string_view>(
    { "state", "treaty", "treaty_status", "declaration", "reporting_cycle", "decision", "source" });

// The fields of a decision that name States; one State may stand in several.
constexpr auto decision_states = std::to_array<std::string_view>(
    { "state", "respondent_or_forum_state", "state_of_concern" });

// The order in which people who work against torture look for them; all others follow by code.
constexpr auto first_treaties = std::to_array<std::string_view>({ "CAT", "OPCAT", "ICCPR",
    "ICCPR-OP1", "ICCPR-OP2", "CED", "CEDAW", "CRC", "CRPD", "ICERD", "ICESCR", "ICMW", "ROME" });

std::size_t place_among_treaties(std::string_view code)
{
    return static_cast<std::size_t>(
        std::ranges::find(first_treaties, code) - first_treaties.begin());
}

// A confidence that nobody stated is no claim that it was verified, and no warning either.
law::Standing standing_of(log::Confidence confidence)
{
    switch (confidence) {
    case log::Confidence::unverified:
        return law::Standing::unverified;
    case log::Confidence::unstated:
    case log::Confidence::partly_verified:
        return law::Standing::partly_verified;
    case log::Confidence::verified:
        return law::Standing::verified;
    }
    return law::Standing::unverified;
}

// While values disagree, an answer on the latest of them is to be confirmed.
law::Standing standing_of(Provenance const& from)
{
    auto const standing = standing_of(from.confidence);
    return from.in_conflict ? std::min(standing, law::Standing::partly_verified) : standing;
}

std::optional<law::DateFact> date_fact(std::optional<Told<FuzzyDate>> const& told)
{
    if (!told)
        return std::nullopt;
    return law::DateFact { told->value, standing_of(told->from) };
}

law::StatedStatus stated_status(std::string_view code)
{
    if (code == "party")
        return law::StatedStatus::party;
    if (code == "signatory")
        return law::StatedStatus::signatory;
    if (code == "none")
        return law::StatedStatus::none;
    if (code == "withdrawn")
        return law::StatedStatus::withdrawn;
    return law::StatedStatus::unstated;
}

law::ConsentKind consent_kind(std::string_view code)
{
    if (code == "ratification")
        return law::ConsentKind::ratification;
    if (code == "accession")
        return law::ConsentKind::accession;
    if (code == "acceptance")
        return law::ConsentKind::acceptance;
    if (code == "succession")
        return law::ConsentKind::succession;
    return law::ConsentKind::unstated;
}

} // namespace

class StateReading {
public:
    StateReading(Workspace const& workspace, Reach const& reach)
        : m_workspace(workspace)
        , m_reach(reach)
    {
    }

    Result<std::shared_ptr<AllStates const>> read();

private:
    Result<std::vector<RecordView>> all(std::string_view type, std::string sort = {});
    void read_source_titles(std::vector<RecordView> const&);
    void take_treaty(RecordView const&);
    void take_state(RecordView const&);
    void take_position(RecordView const&);
    void take_declaration(RecordView const&);
    void take_cycle(RecordView const&);
    void take_decision(RecordView const&);
    void put_in_order();

    Provenance provenance(RecordView const&, StatedValue const&) const;
    std::optional<Told<FuzzyDate>> date(RecordView const&, std::string_view field) const;
    StateFacts* state_of(StatedValue const* reference);
    TreatyFacts const* treaty_of(RecordView const&) const;

    Workspace const& m_workspace;
    Reach const& m_reach;
    std::shared_ptr<AllStates> m_all = std::make_shared<AllStates>();
    std::unordered_map<RecordId, std::size_t> m_state_at;
    std::unordered_map<RecordId, std::size_t> m_treaty_at;
};

namespace {

// The code or words of the field's value, or nothing.
std::string_view text(RecordView const& record, std::string_view field)
{
    auto const* const stated = record.one(field);
    if (!stated || !stated->value)
        return {};
    if (auto const* const words = std::get_if<schema::Text>(&*stated->value))
        return words->text;
    if (auto const* const term = std::get_if<schema::Term>(&*stated->value))
        return term->code;
    return {};
}

RecordId const* reference(StatedValue const* stated)
{
    if (!stated || !stated->value)
        return nullptr;
    auto const* const reference = std::get_if<schema::Reference>(&*stated->value);
    return reference ? &reference->record : nullptr;
}

} // namespace

Result<std::vector<RecordView>> StateReading::all(std::string_view type, std::string sort)
{
    auto records = std::vector<RecordView> {};
    auto query = ListQuery { .type = std::string { type },
        .dossier = m_workspace.commons(),
        .sort = std::move(sort),
        .limit = page_rows };
    for (;;) {
        auto page = TRY(m_workspace.list(m_reach, query));
        query.offset += page.rows.size();
        std::ranges::move(page.rows, std::back_inserter(records));
        if (page.rows.empty() || query.offset >= page.total)
            break;
    }
    read_source_titles(records);
    return records;
}

void StateReading::read_source_titles(std::vector<RecordView> const& records)
{
    auto wanted = std::set<RecordId> {};
    for (auto const& record : records) {
        for (auto const& value : record.values) {
            auto const* const source = std::get_if<RecordId>(&value.source);
            if (source && !m_all->m_sources.contains(*source))
                wanted.insert(*source);
        }
    }
    if (!wanted.empty())
        m_all->m_sources.merge(m_workspace.titles(m_reach, { wanted.begin(), wanted.end() }));
}

Provenance StateReading::provenance(RecordView const& record, StatedValue const& stated) const
{
    auto from = Provenance { .record = record.id,
        .confidence = stated.confidence,
        .in_conflict = record.in_conflict(stated.field) };
    // The key as the declaration has it outlives the view.
    if (auto const* const field = record.type ? record.type->find(stated.field) : nullptr)
        from.field = field->key;
    if (auto const* const source = std::get_if<RecordId>(&stated.source)) {
        auto const title = m_all->m_sources.find(*source);
        if (title != m_all->m_sources.end())
            from.source = title->second;
    }
    return from;
}

std::optional<Told<FuzzyDate>> StateReading::date(
    RecordView const& record, std::string_view field) const
{
    auto const* const stated = record.one(field);
    if (!stated || !stated->value)
        return std::nullopt;
    auto const* const date = std::get_if<FuzzyDate>(&*stated->value);
    if (!date)
        return std::nullopt;
    return Told<FuzzyDate> { *date, provenance(record, *stated) };
}

StateFacts* StateReading::state_of(StatedValue const* stated)
{
    auto const* const id = reference(stated);
    auto const at = id ? m_state_at.find(*id) : m_state_at.end();
    return at == m_state_at.end() ? nullptr : &m_all->m_states[at->second];
}

TreatyFacts const* StateReading::treaty_of(RecordView const& record) const
{
    auto const* const id = reference(record.one("treaty"));
    auto const at = id ? m_treaty_at.find(*id) : m_treaty_at.end();
    return at == m_treaty_at.end() ? nullptr : &m_all->m_treaties[at->second];
}

void StateReading::take_treaty(RecordView const& record)
{
    auto treaty = TreatyFacts { .record = record.id,
        .code = std::string { text(record, "code") },
        .full_name = std::string { text(record, "full_name") },
        .adopted = date(record, "adopted"),
        .entry_into_force = date(record, "entry_into_force"),
        .law = {} };
    treaty.law = { treaty.code, date_fact(treaty.entry_into_force), law::rule_of(treaty.code) };
    m_all->m_treaties.push_back(std::move(treaty));
}

void StateReading::take_state(RecordView const& record)
{
    auto state = StateFacts { .record = record.id,
        .iso3 = std::string { text(record, "iso3") },
        .name = std::string { text(record, "un_name") },
        .english_name = std::string { text(record, "english_name") },
        .region = std::string { text(record, "region") } };
    for (auto const* const stated : record.all("localised_name")) {
        if (auto const* const name = std::get_if<schema::Text>(&*stated->value))
            state.localised_names.push_back({ name->text, name->language });
    }
    m_all->m_states.push_back(std::move(state));
}

void StateReading::take_position(RecordView const& record)
{
    auto* const state = state_of(record.one("state"));
    auto const* const treaty = treaty_of(record);
    if (!state || !treaty)
        return;
    auto position = TreatyPosition { .record = record.id,
        .treaty = treaty,
        .fact = { .state = state->iso3, .treaty = treaty->code },
        .in_force = {},
        .signature = date(record, "signature_date"),
        .consent = date(record, "consent_date"),
        .withdrawal = date(record, "withdrawal_date"),
        .consent_type = std::string { text(record, "consent_type") } };
    if (auto const* const status = record.one("status")) {
        position.status = provenance(record, *status);
        position.fact.status = stated_status(text(record, "status"));
        position.fact.status_standing = standing_of(position.status);
    }
    position.fact.signature = date_fact(position.signature);
    position.fact.consent = date_fact(position.consent);
    position.fact.withdrawal = date_fact(position.withdrawal);
    position.fact.kind = consent_kind(position.consent_type);
    position.in_force = law::in_force(position.fact, treaty->law);
    state->treaties.push_back(std::move(position));
}

void StateReading::take_declaration(RecordView const& record)
{
    auto* const state = state_of(record.one("state"));
    if (!state)
        return;
    auto declaration = DeclarationFacts { .record = record.id,
        .treaty = treaty_of(record),
        .provision = std::string { text(record, "provision") },
        .detail = std::string { text(record, "detail") },
        .date = date(record, "date") };
    if (auto const* const status = record.one("status"))
        declaration.status = { std::string { text(record, "status") },
            provenance(record, *status) };
    state->declarations.push_back(std::move(declaration));
}

void StateReading::take_cycle(RecordView const& record)
{
    auto* const state = state_of(record.one("state"));
    auto const* const treaty = treaty_of(record);
    if (!state || !treaty)
        return;
    auto cycle = CycleFacts { .record = record.id,
        .treaty = treaty,
        .cycle = std::string { text(record, "cycle") },
        .report_symbol = std::string { text(record, "report_symbol") },
        .observations_symbol = std::string { text(record, "co_symbol") },
        .due = date(record, "due_date"),
        .submitted = date(record, "submitted_date"),
        .review = date(record, "review_start"),
        .observations = date(record, "co_adopted") };
    cycle.facts = { .initial = folded(cycle.cycle) == "initial",
        .due = date_fact(cycle.due),
        .submitted = date_fact(cycle.submitted),
        .arrived = cycle.submitted || cycle.review || cycle.observations
            || !cycle.report_symbol.empty() || !cycle.observations_symbol.empty(),
        .observations = date_fact(cycle.observations),
        .next_due = date_fact(date(record, "next_due")) };
    // The rule on when reports are due is that of one treaty.
    auto const* const position = treaty->code == "CAT" ? state->position("CAT") : nullptr;
    cycle.report_due = law::report_due(
        cycle.facts, position ? position->in_force : law::InForce {});
    cycle.next_due = law::next_report_due(cycle.facts);
    state->cycles.push_back(std::move(cycle));
}

void StateReading::take_decision(RecordView const& record)
{
    auto concerned = std::set<StateFacts*> {};
    for (auto const field : decision_states) {
        for (auto const* const stated : record.all(field)) {
            if (auto* const state = state_of(stated))
                concerned.insert(state);
        }
    }
    for (auto* const state : concerned)
        ++state->decisions;
}

// The report's place in the line: the first one 0, "3-4" as 3, what is no number last.
int place_in_line(CycleFacts const& cycle)
{
    auto number = std::numeric_limits<int>::max();
    if (cycle.facts.initial)
        number = 0;
    else
        std::from_chars(cycle.cycle.data(), cycle.cycle.data() + cycle.cycle.size(), number);
    return number;
}

// Lists that people read come in an order they can follow: cycles as they came about.
void StateReading::put_in_order()
{
    for (auto& state : m_all->m_states) {
        std::ranges::sort(state.treaties, {}, &TreatyPosition::treaty);
        std::ranges::sort(state.declarations, {}, [](auto const& one) {
            return std::pair { one.treaty, std::string_view { one.provision } };
        });
        std::ranges::sort(state.cycles, {}, [](auto const& one) {
            return std::tuple { one.treaty, place_in_line(one), std::string_view { one.cycle } };
        });
        // A report that was followed by another came as well, even where no trace of it is known.
        for (std::size_t i = state.cycles.size(); i-- > 1;) {
            auto& before = state.cycles[i - 1];
            auto const& next = state.cycles[i];
            if (before.treaty == next.treaty && next.facts.arrived)
                before.facts.arrived = true;
        }
    }
}

Result<std::shared_ptr<AllStates const>> StateReading::read()
{
    auto const treaties = TRY(all("treaty"));
    for (auto const& record : treaties)
        take_treaty(record);
    std::ranges::sort(m_all->m_treaties, {}, [](auto const& treaty) {
        return std::pair { place_among_treaties(treaty.code), std::string_view { treaty.code } };
    });
    auto const states = TRY(all("state", "un_name"));
    for (auto const& record : states)
        take_state(record);
    // From here on neither list grows: pointers into them hold.
    for (std::size_t i = 0; i < m_all->m_treaties.size(); ++i)
        m_treaty_at[m_all->m_treaties[i].record] = i;
    for (std::size_t i = 0; i < m_all->m_states.size(); ++i)
        m_state_at[m_all->m_states[i].record] = i;
    auto const positions = TRY(all("treaty_status"));
    for (auto const& record : positions)
        take_position(record);
    auto const declarations = TRY(all("declaration"));
    for (auto const& record : declarations)
        take_declaration(record);
    auto const cycles = TRY(all("reporting_cycle"));
    for (auto const& record : cycles)
        take_cycle(record);
    auto const decisions = TRY(all("decision"));
    for (auto const& record : decisions)
        take_decision(record);
    put_in_order();
    return std::shared_ptr<AllStates const> { std::move(m_all) };
}

Result<std::shared_ptr<AllStates const>> read_states(Workspace const& workspace, Reach const& reach)
{
    return StateReading { workspace, reach }.read();
}

Result<std::shared_ptr<AllStates const>> StateBook::open(
    Workspace const& workspace, Reach const& of_visitor)
{
    // What is kept is shown to everybody: sources in a case that one of them reads are not in it.
    auto const reach = of_visitor.only(workspace.commons());
    if (m_kept && m_version == workspace.version())
        return m_kept;
    // Most of what is saved is casework: it leaves these facts as they are.
    auto const changes = workspace.recent_changes(reach, changes_looked_at);
    auto const known = std::ranges::find(changes, m_latest, &workspace::ChangeView::commit);
    auto const touched = std::any_of(changes.begin(), known,
        [](auto const& change) { return std::ranges::count(read_types, change.type_key) > 0; });
    if (!m_kept || known == changes.end() || touched)
        m_kept = TRY(read_states(workspace, reach));
    m_version = workspace.version();
    m_latest = changes.empty() ? CommitId {} : changes.front().commit;
    return m_kept;
}

void StateBook::forget()
{
    *this = StateBook {};
}

} // namespace saksi::casework
