// Making the tables anew, and walking the whole log to see what holds.
#include "workspace/desk.hpp"

#include "base/fault.hpp"
#include "store/copy.hpp"

namespace saksi::workspace {

bool Workspace::Desk::fold_all(Progress const& progress)
{
    auto const total = store->log().count();
    std::size_t done = 0;
    auto going = true;
    store->tables().start_anew();
    store->log().each(0, [&](store::LogRow const& row) {
        if (done % 256 == 0 && progress)
            going = progress(done, total);
        ++done;
        if (row.kind != log::CommitKind::data || row.standing != log::Standing::accepted)
            return going;
        auto const* key = held_key(row.envelope.epoch);
        if (!key)
            return going;
        auto const opened = log::open_commit(row.envelope, *key);
        if (opened && opened->has_payload())
            store->tables().take(row.n,
                store->tables().prepare({ row.dossier, opened->id(), opened->signer(),
                    opened->header().stated_at, opened->statements() }));
        return going;
    });
    if (going && progress)
        progress(total, total);
    return going;
}

// Other declarations, or another way of folding, than the tables were made by: after an update of
// the program, once.
void Workspace::Desk::ensure_tables_fit()
{
    auto const digest = store::Tables::declarations_digest;
    auto const shipped = digest(parts.schemas);
    auto const fits = store->log().setting(setting_declarations) == shipped;
    if (fits) {
        know_declarations();
        if (own_schemas.empty()
            || store->log().setting(setting_own_declarations) == digest(schemas()))
            return;
    }
    store::Transaction transaction(store->database());
    if (!fits) {
        // What the group declares for itself is read from tables that we understand.
        fold_all({});
        know_declarations();
    }
    if (!own_schemas.empty())
        fold_all({});
    store->log().set_setting(setting_declarations, shipped);
    store->log().set_setting(setting_own_declarations, digest(schemas()));
    transaction.commit();
}

Result<void> Workspace::rebuild(Progress const& progress)
{
    store::Transaction transaction(m_desk->store->database());
    if (!m_desk->fold_all(progress))
        return Error { ErrorKind::conflict,
            N_("The rebuild was stopped; everything is as it was.") };
    // Tables that were damaged may have told of other declarations than the log does.
    std::optional<schema::Extended> declared;
    if (!m_desk->own_schemas.empty()) {
        declared = schema::extended(m_desk->parts.schemas, m_desk->own_declarations());
        m_desk->fit_tables_to(*declared->schemas);
    }
    transaction.commit();
    if (declared)
        m_desk->know_declarations(*std::move(declared));
    ++m_desk->version;
    return {};
}

namespace {

// One walk over everything that is for ever.
class Walk {
public:
    Walk(VerifyReport& report, log::GroupView const& group)
        : m_report(report)
        , m_group(group)
    {
    }

    void fail(std::string subject, Message what)
    {
        m_report.failures.push_back({ std::move(subject), what });
    }

    // Nothing when the row does not hold; why is in the report then.
    std::optional<log::OpenedCommit> opened(store::LogRow const& row, log::EpochKey const* key)
    {
        auto const subject = row.commit ? row.commit->text() : std::to_string(row.n);
        ++m_report.commits;
        if (log::wire_id(row.envelope).value_or(row.wire) != row.wire) {
            fail(subject, N_("The entry is not the one that was saved."));
            return std::nullopt;
        }
        if (!key) {
            fail(subject, N_("The key of the entry's dossier is missing."));
            return std::nullopt;
        }
        auto opened = log::open_commit(row.envelope, *key);
        if (!opened) {
            fail(subject, opened.error().message);
            return std::nullopt;
        }
        auto const device = m_group.devices.find(opened->signer());
        if (device == m_group.devices.end()) {
            fail(subject, N_("The entry was signed by a device that no group's log names."));
            return std::nullopt;
        }
        auto verified = log::verify(*std::move(opened), device->second.key);
        if (!verified) {
            fail(subject, N_("The signature of the entry does not hold."));
            return std::nullopt;
        }
        auto const& header = (*verified)->header();
        auto const same = row.commit == (*verified)->id() && row.feed == header.feed
            && row.seq == header.seq && row.kind == header.kind;
        if (!same)
            fail(subject, N_("The log tells something else of the entry than the entry itself."));
        m_report.statements += (*verified)->statements().size();
        return std::move(*verified).take();
    }

private:
    VerifyReport& m_report;
    log::GroupView const& m_group;
};

} // namespace

VerifyReport Workspace::verify(Progress const& progress) const
{
    auto& desk = *m_desk;
    auto const& group = desk.group->view();
    VerifyReport report;
    Walk walk(report, group);
    if (group.forked || group.newer)
        walk.fail(group.id.text(),
            N_("The group's own log stands still: a part of it is not understood."));

    if (!store::pages_hold(desk.store->database()))
        walk.fail("db", N_("The database file is damaged. Please restore a backup."));

    // Which commits count is decided again from nothing.
    std::map<std::int64_t, log::Acceptance> dossiers;
    std::map<CommitId, std::pair<std::int64_t, log::Standing>> stored;
    auto const total = 2 * desk.store->log().count();
    auto going = true;
    std::set<FileHash> files;
    desk.store->log().each(0, [&](store::LogRow const& row) {
        if (progress && report.commits % 256 == 0)
            going = progress(report.commits, total);
        auto const opened = walk.opened(row, desk.held_key(row.envelope.epoch));
        if (!opened)
            return going;
        auto const& id = desk.dossier_id(row.dossier);
        auto const [acceptance, fresh] = dossiers.try_emplace(row.dossier, id);
        if (fresh)
            acceptance->second.know(group);
        acceptance->second.add(*opened);
        stored.emplace(opened->id(), std::pair { row.n, row.standing });
        for (auto const& statement : opened->statements()) {
            auto const* value = statement.statement && statement.statement->value
                ? std::get_if<schema::File>(&*statement.statement->value)
                : nullptr;
            if (value && files.insert(value->sha256).second && !desk.open_file(*value))
                walk.fail(
                    value->sha256.text(), N_("This file is damaged, or a part of it is missing."));
        }
        return going;
    });
    report.files = files.size();
    for (auto const& [number, acceptance] : dossiers) {
        for (auto const& [id, standing] : acceptance.all()) {
            if (stored.at(id).second != standing)
                walk.fail(
                    id.text(), N_("An entry that it builds on is missing, or it may not count."));
        }
    }
    if (!going)
        return report;

    // The tables are made anew beside what readers see, compared, and given up again.
    store::Transaction transaction(desk.store->database());
    auto const before = desk.store->tables().digest();
    auto const done = desk.fold_all([&](std::size_t folded, std::size_t all) {
        return !progress || progress(all + folded, 2 * all);
    });
    report.tables_match = done && desk.store->tables().digest() == before;
    return report;
}

FileHash Workspace::tables_digest() const
{
    return m_desk->store->tables().digest();
}

} // namespace saksi::workspace
