// Who looked at what in somebody else's dossier. Kept in the vault, neither signed nor sent on.
//
// The rule, as the pages say it: what a person reads in a dossier that they opened themselves is
// not noted, what they take along is; nor is what lies on the shelf, which all members share;
// everything sealed that anybody else sees there is, once for each hour, record and way of seeing,
// with how often and which fields. Exports are on the disk before they are handed out; other looks
// wait for the next commit or some seconds, so that reading costs no wait for the disk.
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace {

// More than one page shows; then it is time to write.
constexpr std::size_t waiting_max = 500;
constexpr std::size_t recovery_uses_shown = 50;

bool is_sealed(RecordView const& record, std::string_view key)
{
    auto const* field = record.type ? record.type->find(key) : nullptr;
    return !field || field->exposure != schema::Exposure::public_;
}

} // namespace

void Workspace::note_look(Reach const& reach, Look how, RecordView const& record,
    std::span<std::string const> fields) const
{
    auto& desk = *m_desk;
    auto const is_own = desk.opener_of(record.dossier) == reach.handle()
        || record.dossier == shelf();
    if (record.dossier == commons() || (is_own && how != Look::export_))
        return;
    auto const now = std::max<UnixSeconds>(desk.parts.clock.now(), 0);
    store::LookRow look { .dossier = desk.dossier_row(record.dossier).number,
        .handle = reach.handle(),
        .record = record.id,
        .how = static_cast<std::int64_t>(how),
        .first_at = now,
        .last_at = now,
        .times = 1,
        .fields = {} };
    for (auto const& value : record.values) {
        auto const shown = fields.empty() || std::ranges::count(fields, value.field) > 0;
        if (shown && is_sealed(record, value.field)
            && std::ranges::count(look.fields, value.field) == 0)
            look.fields.push_back(value.field);
    }
    if (look.fields.empty())
        return;
    desk.looks.push_back(std::move(look));
    ++desk.looks_noted;
    if (desk.looks.size() >= waiting_max)
        keep_looks();
}

void Workspace::Desk::write_looks()
{
    for (auto const& look : looks)
        store->looks().add(look);
}

void Workspace::keep_looks() const
{
    if (m_desk->looks.empty())
        return;
    Desk::Saving transaction(*m_desk);
    m_desk->write_looks();
    transaction.commit();
    m_desk->looks.clear();
}

void Workspace::Desk::note_recovery_use()
{
    store::Transaction transaction(store->database());
    store->looks().add_recovery_use(std::max<UnixSeconds>(parts.clock.now(), 0));
    transaction.commit();
}

Result<std::vector<LookView>> Workspace::looks(
    Actor const& actor, std::optional<DossierId> const& dossier, std::size_t limit) const
{
    auto& desk = *m_desk;
    auto const reach = this->reach(actor);
    std::optional<std::int64_t> number;
    if (dossier) {
        if (!reach.covers(*dossier))
            return Error { ErrorKind::not_found, N_("There is no such case."), dossier->text() };
        number = desk.dossier_row(*dossier).number;
    } else {
        TRY(check_may(actor, access::Deed::look_after_workspace));
    }
    keep_looks();
    std::vector<LookView> views;
    for (auto& row : desk.store->looks().latest(number, limit)) {
        LookView view { .handle = std::move(row.handle),
            .how = static_cast<Look>(row.how),
            .first_at = row.first_at,
            .last_at = row.last_at,
            .times = static_cast<std::size_t>(row.times) };
        auto const& in = desk.dossier_id(row.dossier);
        if (reach.covers(in)) {
            view.record = row.record;
            view.fields = std::move(row.fields);
            if (auto record = desk.store->reading().record(desk.only_scope(in), row.record)) {
                view.type_key = std::move(record->type);
                view.title = std::move(record->title);
            }
        }
        views.push_back(std::move(view));
    }
    return views;
}

Result<std::vector<UnixSeconds>> Workspace::recovery_uses(Actor const& actor) const
{
    TRY(check_may(actor, access::Deed::look_after_workspace));
    return m_desk->store->looks().recovery_uses(recovery_uses_shown);
}

} // namespace saksi::workspace
