// Who may do what at this desk: read from what was stated, changed by stating. Who stated it, when,
// and what stood before is in the history of those records like anything else.
#include "workspace/desk.hpp"

#include "base/fault.hpp"
#include "base/text.hpp"
#include "schema/common_fields.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace {

constexpr std::string_view field_handle = "handle";
constexpr std::string_view field_role = "role";
constexpr std::string_view field_left = "left";
constexpr std::string_view field_member = "member";
constexpr std::string_view field_level = "level";
constexpr std::string_view role_vocabulary = "member_role";
constexpr std::string_view level_vocabulary = "grant_level";

using Standing = store::Reading::Standing;

// The values of one record, by field.
struct Stated {
    std::int64_t dossier = 0;
    RecordId record;
    std::map<std::string, std::vector<Standing const*>, std::less<>> fields {};

    std::vector<Standing const*> all(std::string_view field) const
    {
        auto const found = fields.find(field);
        return found == fields.end() ? std::vector<Standing const*> {} : found->second;
    }
};

// `rows` outlives what is given back.
std::vector<Stated> by_record(std::vector<Standing> const& rows)
{
    std::vector<Stated> records;
    for (auto const& row : rows) {
        if (records.empty() || records.back().record != row.record
            || records.back().dossier != row.dossier)
            records.push_back({ row.dossier, row.record });
        records.back().fields[row.field].push_back(&row);
    }
    return records;
}

// Nothing when nothing stands there, or values that differ: a handle that is in doubt is nobody's.
std::string handle_in(Stated const& stated, std::string_view field)
{
    std::string handle;
    for (auto const* row : stated.all(field)) {
        auto const value = log::parse_value(row->value);
        auto const* text = value ? std::get_if<schema::Text>(&*value) : nullptr;
        if (!text || (!handle.empty() && handle != text->text))
            return {};
        handle = text->text;
    }
    return handle;
}

// Of several that stand, until somebody decides, the least. Codes of a newer program give nothing.
template<typename Level, typename OfCode>
std::optional<Level> least(Stated const& stated, std::string_view field, OfCode const& of_code)
{
    std::optional<Level> least;
    for (auto const* row : stated.all(field)) {
        auto const value = log::parse_value(row->value);
        auto const* term = value ? std::get_if<schema::Term>(&*value) : nullptr;
        auto const level = term ? of_code(term->code) : std::optional<Level> {};
        if (level && (!least || *level < *least))
            least = level;
    }
    return least;
}

Assertion asserted(std::string_view field, schema::Value value)
{
    return {
        .field = std::string(field), .value = std::move(value), .source = log::OwnObservation {}
    };
}

std::vector<StatementId> ids_of(std::vector<Standing const*> const& rows)
{
    std::vector<StatementId> ids;
    for (auto const* row : rows)
        ids.push_back(row->id);
    return ids;
}

// What makes this value, or none, the only one of the field; nothing when it is that already.
std::optional<Assertion> made_so(
    Stated const& stated, std::string_view field, std::optional<schema::Value> const& value)
{
    auto const rows = stated.all(field);
    if (!value && rows.empty())
        return std::nullopt;
    if (value && rows.size() == 1) {
        auto const stands = log::parse_value(rows.front()->value);
        if (stands && *stands == *value)
            return std::nullopt;
    }
    Assertion made;
    if (value)
        made = asserted(field, *value);
    else
        made = { .field = std::string(field), .op = log::Op::retract, .value = std::nullopt };
    made.supersedes = ids_of(rows);
    return made;
}

Assertion type_is(std::string_view type)
{
    return asserted(log::type_field, schema::Text { std::string(type) });
}

schema::Term term_of(std::string_view vocabulary, std::string_view code)
{
    return { std::string(vocabulary), std::string(code) };
}

} // namespace

std::string tidy_handle(std::string_view typed)
{
    auto tidied = tidy_text(typed);
    return tidied ? *std::move(tidied) : std::string(typed); // As such it is nobody's.
}

// ---- What stands

access::Facts Workspace::Desk::stated_facts() const
{
    access::Facts facts { .commons = dossier_ids.front(), .group_papers = papers, .shelf = shelf };
    read_members(facts);
    read_grants(facts);
    return facts;
}

void Workspace::Desk::read_members(access::Facts& facts) const
{
    facts.members.clear();
    for (auto const& handle : may_sign_in)
        facts.members.emplace(handle, std::nullopt);
    auto const rows = store->reading().standing(access::member_type, dossier_row(papers).number);
    for (auto const& stated : by_record(rows)) {
        auto const member = facts.members.find(handle_in(stated, field_handle));
        auto const role = least<access::Role>(stated, field_role, access::role_of_code);
        if (member != facts.members.end() && role)
            member->second = std::min(role, member->second.has_value() ? member->second : role);
    }
    auto& first = facts.members.at(gate->first_administrator().handle());
    if (!first)
        first = access::Role::administrator;
}

void Workspace::Desk::read_grants(access::Facts& facts, std::optional<DossierId> const& only) const
{
    if (only)
        facts.grants.erase(*only);
    else
        facts.grants.clear();
    auto const number = only ? std::optional(dossier_row(*only).number) : std::nullopt;
    auto const rows = store->reading().standing(access::grant_type, number);
    for (auto const& stated : by_record(rows)) {
        auto handle = handle_in(stated, field_member);
        auto const level = least<Grant>(stated, field_level, access::grant_of_code);
        if (handle.empty() || !level)
            continue;
        auto& granted = facts.grants[dossier_id(stated.dossier)];
        auto const [kept, fresh] = granted.emplace(std::move(handle), *level);
        if (!fresh)
            kept->second = std::max(kept->second, *level);
    }
}

void Workspace::Desk::know_facts()
{
    gate->know(stated_facts());
}

std::string const& Workspace::Desk::opener_of(DossierId const& dossier) const
{
    static std::string const nobody;
    auto const known = openers.find(dossier);
    if (known != openers.end())
        return known->second;
    auto const device = store->reading().opener_of(dossier_row(dossier).number);
    return device ? openers.emplace(dossier, handle_of(*device)).first->second : nobody;
}

// ---- Changing it

std::vector<Change> Workspace::Desk::grant_changes(
    DossierId const& dossier, std::string_view handle, std::optional<Grant> grant) const
{
    auto const level = grant
        ? std::optional<schema::Value>(term_of(level_vocabulary, access::code_of(*grant)))
        : std::nullopt;
    auto const rows = store->reading().standing(access::grant_type, dossier_row(dossier).number);
    std::vector<Change> changes;
    auto found = false;
    for (auto const& stated : by_record(rows)) {
        if (handle_in(stated, field_member) != handle)
            continue;
        // One is enough; what others stated beside it would only be in doubt.
        if (auto made = made_so(stated, field_level, found ? std::nullopt : level))
            changes.push_back({ stated.record, { *std::move(made) } });
        found = true;
    }
    if (!found && level) {
        changes.push_back({ RecordId::fresh(parts.dice),
            { type_is(access::grant_type),
                asserted(field_member, schema::Text { std::string(handle) }),
                asserted(field_level, *level) } });
    }
    return changes;
}

std::vector<Change> Workspace::Desk::papers_changes(std::string_view handle,
    std::string const& field, std::optional<schema::Value> const& value) const
{
    auto const rows = store->reading().standing(access::member_type, dossier_row(papers).number);
    for (auto const& stated : by_record(rows)) {
        if (handle_in(stated, field_handle) != handle)
            continue;
        if (auto made = made_so(stated, field, value))
            return { { stated.record, { *std::move(made) } } };
        return {};
    }
    Change change { RecordId::fresh(parts.dice),
        { type_is(access::member_type),
            asserted(field_handle, schema::Text { std::string(handle) }) } };
    if (value)
        change.assertions.push_back(asserted(field, *value));
    return { std::move(change) };
}

std::vector<Change> Workspace::Desk::role_changes(std::string_view handle, access::Role role) const
{
    return papers_changes(
        handle, std::string(field_role), term_of(role_vocabulary, access::code_of(role)));
}

std::vector<Change> Workspace::Desk::standing_changes(std::string_view handle, bool left) const
{
    auto const today = left
        ? std::optional<schema::Value>(MUST(
              FuzzyDate::parse(Day::from_unix(std::max<UnixSeconds>(parts.clock.now(), 0)).text())))
        : std::nullopt;
    return papers_changes(handle, std::string(field_left), today);
}

Result<void> Workspace::Desk::hand_over(
    std::string_view handle, std::string const& by, std::vector<Pending>& pending)
{
    for (auto const& dossier : access::administered_alone_by(gate->facts(), handle)) {
        auto const changes = grant_changes(dossier, by, Grant::administer);
        if (!changes.empty())
            pending.push_back(TRY(put(dossier, by, changes)));
    }
    return {};
}

// Before there were roles, everybody did everything. So nobody loses a case, and nobody gets one
// that they did not have: each member keeps writing in each dossier, as far as the role goes that
// an administrator gives them, and reads until then. The first administrator administers all.
//
// It is stated by the first administrator's device, which keeps the group, whoever signs in first.
// Where there is something to state in older dossiers, that happens in fresh feeds: the folder may
// be a copy whose original states the same.
void Workspace::Desk::ensure_papers()
{
    if (auto const known = store->log().setting(setting_papers)) {
        auto const id = DossierId::parse(*known);
        if (!id || !dossier_rows.contains(*id))
            throw Fault(N_("The group's papers are missing from the database."));
        papers = *id;
        return;
    }
    auto const first = gate->first_administrator().handle();
    auto const older = dossier_ids;
    std::vector<Pending> pending;
    store::Transaction transaction(store->database());
    if (older.size() > 1) {
        store->log().forget_feeds();
        writings.clear();
    }
    auto const founded = found_dossier(*store, group->view(), device_of(first), parts);
    know_dossiers();
    papers = founded.dossier;
    store->log().set_setting(setting_papers, papers.text());
    auto members = role_changes(first, access::Role::administrator);
    for (auto const& [handle, key] : devices) {
        if (handle != first)
            std::ranges::move(standing_changes(handle, !may_sign_in.contains(handle)),
                std::back_inserter(members));
    }
    auto const stated = [&](Result<Pending> put_there) {
        if (!put_there)
            throw Fault(N_("The workspace could not be brought up to date."));
        pending.push_back(*std::move(put_there));
    };
    stated(put(papers, first, members));
    for (auto const& dossier : older) {
        if (dossier == older.front())
            continue;
        auto changes = grant_changes(dossier, first, Grant::administer);
        for (auto const& handle : may_sign_in) {
            if (handle != first)
                std::ranges::move(
                    grant_changes(dossier, handle, Grant::write), std::back_inserter(changes));
        }
        stated(put(dossier, first, changes));
    }
    transaction.commit();
    version += 2;
    settle(std::move(pending));
}

void Workspace::Desk::know_shelf()
{
    auto const known = store->log().setting(setting_shelf);
    auto const id = known ? DossierId::parse(*known) : Result<DossierId>(DossierId {});
    if (known && (!id || !dossier_rows.contains(*id)))
        throw Fault(N_("The shelf of the group is missing from the database."));
    if (known)
        shelf = *id;
}

// ---- What the gate is asked for by record type

static bool is_confirmation(Assertion const& assertion)
{
    auto const* term = assertion.field == schema::review_field && assertion.value
        ? std::get_if<schema::Term>(&*assertion.value)
        : nullptr;
    return term && term->code == schema::review_confirmed;
}

// Adds a comment to what others wrote, and changes none of it.
static bool only_comments(Change const& change)
{
    return !change.assertions.empty()
        && std::ranges::all_of(change.assertions, [](Assertion const& assertion) {
               return assertion.field == schema::comments_field && assertion.op == log::Op::assert_
                   && assertion.value && assertion.supersedes.empty();
           });
}

Result<Workspace::Desk::Touched> Workspace::Desk::check_may_write(
    Permit const& permit, Change const& change) const
{
    auto const place = access::place_of(gate->facts(), permit.dossier());
    auto const refused = [&]() -> Error {
        return { ErrorKind::forbidden, N_("Your role does not let you change this."),
            permit.dossier().text() };
    };
    Touched touched { access::Matter::reference,
        std::ranges::any_of(change.assertions, is_confirmation) };
    auto const is_comment = place == access::Place::case_ && only_comments(change);
    auto const ask = [&](std::string_view key) {
        auto const* type = schemas().type(key);
        auto const matter = is_comment ? access::Matter::comments
                                       : access::matter_of(place, key, type);
        touched.matter = std::max(touched.matter, matter);
        touched.ruled = touched.ruled || (type && type->rule);
        return permit.grant() >= Grant::write
            && access::may_write(gate->facts(), permit.handle(), permit.dossier(), matter);
    };
    // What the record is, and what it is to become: neither may be out of bounds. In the commons
    // all that counts is public facts, of which imports bring many.
    auto const row = place == access::Place::commons
        ? std::nullopt
        : store->reading().record(only_scope(permit.dossier()), change.record);
    if (row && !row->type.empty() && !ask(row->type))
        return refused();
    auto named = row && !row->type.empty();
    if (row && row->type.empty()) { // Taken back: it is what it was.
        for (auto const& was :
            store->reading().values(row->number, store::Reading::Which::all, log::type_field)) {
            auto const value = log::parse_value(was.value);
            auto const* type = value ? std::get_if<schema::Text>(&*value) : nullptr;
            if (type && !ask(type->text))
                return refused();
            named = named || type;
        }
    }
    for (auto const& assertion : change.assertions) {
        auto const* type = assertion.field == log::type_field && assertion.value
            ? std::get_if<schema::Text>(&*assertion.value)
            : nullptr;
        if (type && !ask(type->text))
            return refused();
        named = named || type;
    }
    if (!named && !ask({}))
        return refused();
    return touched;
}

// Four eyes: whoever wrote any of what stands cannot be its second reader.
Result<void> Workspace::Desk::check_confirms(Permit const& permit, std::int64_t record) const
{
    for (auto const& stated : store->reading().values(record, store::Reading::Which::current)) {
        if (stated.field != schema::review_field && stated.field != schema::comments_field
            && handle_of(stated.device) == permit.handle())
            return Error { ErrorKind::invalid,
                N_("You wrote some of this yourself. Somebody else has to confirm it."),
                std::string(schema::review_field) };
    }
    return {};
}

Result<void> Workspace::Desk::check_rules(Permit const& permit, Change const& change) const
{
    auto const row = store->reading().record(only_scope(permit.dossier()), change.record);
    if (!row)
        return {};
    if (std::ranges::any_of(change.assertions, is_confirmation))
        TRY(check_confirms(permit, row->number));
    auto const* type = schemas().type(row->type);
    if (!type || !type->rule)
        return {};
    schema::Standing standing;
    for (auto const& stated :
        store->reading().values(row->number, store::Reading::Which::current)) {
        if (auto value = log::parse_value(stated.value))
            standing[stated.field].push_back(*std::move(value));
    }
    if (auto const broken = type->rule(standing))
        return Error { ErrorKind::invalid, broken->reason, broken->field };
    return {};
}

store::Scope Workspace::Desk::only_scope(DossierId const& dossier) const
{
    return { .everything = false, .dossiers = { dossier_row(dossier).number } };
}

Result<void> Workspace::Desk::check_left(access::Facts const& facts, DossierId const& dossier)
{
    if (!access::has_administrator(facts))
        return Error { ErrorKind::conflict,
            N_("This is the last administrator. Make somebody else one first.") };
    if (access::place_of(facts, dossier) == access::Place::case_
        && !access::is_administered(facts, dossier))
        return Error { ErrorKind::conflict,
            N_("Nobody would be left who may say who sees this case. Let somebody else administer "
               "it first."),
            dossier.text() };
    return {};
}

// ---- What others may ask for

std::optional<access::Role> Workspace::role(Actor const& actor) const
{
    return access::role_of(m_desk->gate->facts(), actor.handle());
}

bool Workspace::may(Actor const& actor, access::Deed deed) const
{
    return access::may(m_desk->gate->facts(), actor.handle(), deed);
}

Result<void> Workspace::check_may(Actor const& actor, access::Deed deed) const
{
    if (may(actor, deed))
        return {};
    switch (deed) {
    case access::Deed::open_case:
        return Error { ErrorKind::forbidden,
            N_("Your role does not let you open cases. Caseworkers and administrators do.") };
    case access::Deed::publish:
        return Error { ErrorKind::forbidden,
            N_("Your role does not let you publish. Editors and administrators do.") };
    case access::Deed::look_after_workspace:
        return Error { ErrorKind::forbidden, N_("Only administrators may do this.") };
    }
    SAKSI_CHECK(!"every deed stands above");
    return {};
}

std::optional<Grant> Workspace::grant(Actor const& actor, DossierId const& dossier) const
{
    return access::grant_in(m_desk->gate->facts(), actor.handle(), dossier);
}

bool Workspace::may_write(
    Actor const& actor, DossierId const& dossier, std::string_view type_key) const
{
    auto const& facts = m_desk->gate->facts();
    auto const matter = access::matter_of(
        access::place_of(facts, dossier), type_key, schemas().type(type_key));
    return access::may_write(facts, actor.handle(), dossier, matter);
}

bool Workspace::may_comment(
    Actor const& actor, DossierId const& dossier, std::string_view type_key) const
{
    return may_write(actor, dossier, type_key)
        || access::may_write(
            m_desk->gate->facts(), actor.handle(), dossier, access::Matter::comments);
}

Result<std::vector<GrantView>> Workspace::grants(Reach const& reach, DossierId const& dossier) const
{
    auto const& desk = *m_desk;
    auto const& facts = desk.gate->facts();
    if (!desk.gate->still(reach).covers(dossier)
        || access::place_of(facts, dossier) != access::Place::case_)
        return Error { ErrorKind::not_found, N_("There is no such case."), dossier.text() };
    std::map<std::string, GrantView> by_handle;
    auto const rows = desk.store->reading().standing(
        access::grant_type, desk.dossier_row(dossier).number);
    for (auto const& stated : by_record(rows)) {
        auto const handle = handle_in(stated, field_member);
        auto const level = least<Grant>(stated, field_level, access::grant_of_code);
        if (handle.empty() || !level)
            continue;
        auto const levels = stated.all(field_level);
        auto const* latest = *std::ranges::max_element(
            levels, {}, [](Standing const* row) { return row->stated_at; });
        GrantView view { .handle = handle,
            .granted = *level,
            .holds = access::grant_in(facts, handle, dossier),
            .given_by = desk.handle_of(latest->device),
            .given_at = latest->stated_at,
            .opened_it = desk.opener_of(dossier) == handle,
            .record = stated.record };
        auto const [kept, fresh] = by_handle.emplace(handle, view);
        if (!fresh && kept->second.granted < view.granted)
            kept->second = view;
    }
    std::vector<GrantView> views;
    for (auto& [handle, view] : by_handle)
        views.push_back(std::move(view));
    return views;
}

Result<void> Workspace::give_grant(
    Actor const& actor, DossierId const& dossier, std::string_view typed, Grant grant)
{
    auto const permit = TRY(this->permit(actor, dossier, Grant::administer));
    auto const handle = tidy_handle(typed);
    if (!m_desk->gate->admits(handle))
        return Error { ErrorKind::not_found, N_("There is no member with this handle."), "handle" };
    auto const changes = m_desk->grant_changes(dossier, handle, grant);
    if (!changes.empty())
        TRY(m_desk->write(permit, changes));
    return {};
}

Result<void> Workspace::take_grant(
    Actor const& actor, DossierId const& dossier, std::string_view typed)
{
    auto const permit = TRY(this->permit(actor, dossier, Grant::administer));
    auto const changes = m_desk->grant_changes(dossier, tidy_handle(typed), std::nullopt);
    if (changes.empty())
        return Error { ErrorKind::not_found, N_("This member does not see this case."), "handle" };
    TRY(m_desk->write(permit, changes));
    return {};
}

Result<void> Workspace::set_role(Actor const& actor, std::string_view typed, access::Role role)
{
    TRY(check_manages(actor));
    auto& desk = *m_desk;
    auto const handle = tidy_handle(typed);
    if (!desk.gate->admits(handle))
        return Error { ErrorKind::not_found, N_("There is no member with this handle."), "handle" };
    auto const changes = desk.role_changes(handle, role);
    if (changes.empty())
        return {};
    std::vector<Desk::Pending> pending;
    store::Transaction transaction(desk.store->database());
    if (handle != actor.handle() && access::highest_grant(role) < Grant::administer)
        TRY(desk.hand_over(handle, actor.handle(), pending));
    pending.push_back(TRY(desk.put(desk.papers, actor.handle(), changes)));
    auto facts = desk.stated_facts();
    TRY(Desk::check_left(facts, desk.papers));
    for (auto const& [dossier, granted] : desk.gate->facts().grants) {
        if (access::is_administered(desk.gate->facts(), dossier))
            TRY(Desk::check_left(facts, dossier));
    }
    transaction.commit();
    desk.gate->know(std::move(facts));
    desk.settle(std::move(pending));
    return {};
}

std::size_t Workspace::administers_alone(std::string_view handle) const
{
    return access::administered_alone_by(m_desk->gate->facts(), handle).size();
}

} // namespace saksi::workspace
