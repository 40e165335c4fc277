// Signing, sealing, storing, folding, and reading back: a commit counts as saved when it was found
// again in the log and its signature held.
#include "workspace/desk.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <utility>

namespace saksi::workspace {

namespace {

// A transaction costs one or two waits for the disk; so many commits share them.
constexpr std::size_t batch_commits = 2000;

Result<void> check_may_write(Permit const& permit)
{
    if (permit.grant() == Grant::read)
        return Error { ErrorKind::forbidden, N_("You may read this, but not change it."),
            permit.dossier().text() };
    return {};
}

std::vector<log::Statement> statements_of(Change const& change, Dice& dice)
{
    std::vector<log::Statement> statements;
    statements.reserve(change.assertions.size());
    for (auto const& assertion : change.assertions) {
        auto& statement = statements.emplace_back();
        dice.fill(statement.salt);
        statement.op = assertion.op;
        statement.record = change.record;
        statement.field = assertion.field;
        statement.value = assertion.value;
        statement.source = assertion.source;
        statement.confidence = assertion.confidence;
        statement.supersedes = assertion.supersedes;
        std::ranges::sort(statement.supersedes);
        statement.note = assertion.note;
    }
    return statements;
}

std::vector<log::OpenedStatement> with_ids(
    std::vector<log::Statement> statements, std::vector<StatementId> const& ids)
{
    std::vector<log::OpenedStatement> all;
    all.reserve(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i)
        all.push_back({ ids.at(i), {}, std::move(statements[i]) });
    return all;
}

} // namespace

std::optional<store::LogTable::Head> Workspace::Desk::head_of(FeedId const& feed) const
{
    auto const known = heads.find(feed);
    return known != heads.end() ? known->second : store->log().head(feed);
}

std::vector<CommitId> Workspace::Desk::unseen_heads(std::int64_t dossier, DeviceId const& signer,
    std::optional<store::LogTable::Head> const& own) const
{
    std::vector<store::LogTable::Head> unseen;
    auto const own_feed = store->log().feed(dossier, signer);
    for (auto const& feed : store->log().feeds(dossier)) {
        auto const head = feed == own_feed ? std::nullopt : head_of(feed);
        if (head && (!own || head->n > own->n))
            unseen.push_back(*head);
    }
    // In a restored copy no device has a feed yet.
    if (!own && unseen.empty())
        return store->log().newest_heads(dossier, log::deps_max);
    std::ranges::sort(unseen, std::ranges::greater {}, &store::LogTable::Head::n);
    std::vector<CommitId> commits;
    for (auto const& head : unseen) {
        if (commits.size() < log::deps_max)
            commits.push_back(head.commit);
    }
    return commits;
}

Result<std::vector<CommitId>> Workspace::Desk::write(
    Permit const& permit, std::span<Change const> changes)
{
    auto const& dossier = permit.dossier();
    auto const& device = device_of(permit.handle());
    auto const& row = dossier_row(dossier);
    auto const epoch = store->log().epoch_of(row.number);
    SAKSI_CHECK(epoch.has_value());
    auto const& key = epoch_key(*epoch);
    auto const signer = device.verify_key().device_id();
    auto const kept_feed = store->log().feed(row.number, signer);
    auto const feed = kept_feed ? *kept_feed : FeedId::fresh(parts.dice);
    // Nothing: the next commit is the first one of a fresh feed.
    auto head = kept_feed ? head_of(feed) : std::nullopt;
    auto unseen = unseen_heads(row.number, signer, head);

    std::vector<std::pair<std::int64_t, log::SealedCommit>> written;
    written.reserve(changes.size());
    store::Transaction transaction(store->database());
    if (!kept_feed)
        store->log().set_feed(row.number, signer, feed);
    for (auto const& change : changes) {
        if (change.assertions.empty())
            return Error { ErrorKind::invalid, N_("There is nothing to save."),
                change.record.text() };
        log::CommitDraft draft { .dossier = dossier,
            .feed = feed,
            .seq = head ? head->seq + 1 : 0,
            .prev = head ? std::optional(head->commit) : std::nullopt,
            .deps = std::exchange(unseen, {}),
            .stated_at = std::max<UnixSeconds>(parts.clock.now(), 0),
            .statements = statements_of(change, parts.dice) };
        auto sealed = TRY(log::seal_commit(draft, device, key, parts.dice));
        auto const n = store->log().add({ .wire = log::wire_id(sealed.envelope).value(),
            .dossier = row.number,
            .commit = sealed.id,
            .feed = feed,
            .seq = draft.seq,
            .kind = log::CommitKind::data,
            .record = change.record,
            .standing = log::Standing::accepted,
            .envelope = sealed.envelope });
        auto const statements = with_ids(std::move(draft.statements), sealed.statements);
        store->tables().take({ n, row.number, sealed.id, signer, draft.stated_at, statements });
        head = store::LogTable::Head { sealed.id, draft.seq, n };
        written.emplace_back(n, std::move(sealed));
    }
    transaction.commit();
    if (head)
        heads[feed] = *head;
    version += written.size();
    if (!written.empty())
        anchor->set({ written.back().first, log::wire_id(written.back().second.envelope).value() },
            parts.dice);

    std::vector<CommitId> ids;
    for (auto const& [n, sealed] : written) {
        check_kept(n, sealed, device);
        ids.push_back(sealed.id);
    }
    return ids;
}

void Workspace::Desk::check_kept(
    std::int64_t n, log::SealedCommit const& meant, crypto::SigningKey const& signer) const
{
    auto const row = store->log().row(n);
    auto opened = row ? log::open_commit(row->envelope, epoch_key(row->envelope.epoch))
                      : Result<log::OpenedCommit>(Error { ErrorKind::not_found, {} });
    auto const kept = opened ? log::verify(*std::move(opened), signer.verify_key())
                             : Result<log::Verified<log::OpenedCommit>>(opened.error());
    // The id is a hash over the header, which names the payload and every statement in it;
    // open_commit() has held them against each other.
    if (!kept || (*kept)->id() != meant.id)
        throw Fault(
            N_("What was saved does not read back as it was written. The disk may be failing; "
               "please make a copy of the workspace."));
}

Result<CommitId> Workspace::append(Permit const& permit, Change const& change)
{
    TRY(check_may_write(permit));
    auto const ids = TRY(m_desk->write(permit, { &change, 1 }));
    return ids.front();
}

Result<std::size_t> Workspace::append_all(
    Permit const& permit, std::span<Change const> changes, Progress const& progress)
{
    TRY(check_may_write(permit));
    std::size_t done = 0;
    while (done < changes.size()) {
        if (progress && !progress(done, changes.size()))
            return done;
        auto const batch = changes.subspan(done, std::min(batch_commits, changes.size() - done));
        TRY(m_desk->write(permit, batch));
        done += batch.size();
    }
    if (progress)
        progress(done, changes.size());
    return done;
}

Result<DossierId> Workspace::open_dossier(Actor const& actor)
{
    // Who may write into the commons may open dossiers.
    TRY(permit(actor, commons(), Grant::write));
    auto& desk = *m_desk;
    store::Transaction transaction(desk.store->database());
    auto const& device = desk.device_of(actor.handle());
    auto const founded = Desk::found_dossier(*desk.store, desk.group->view(), device, desk.parts);
    transaction.commit();
    desk.know_dossiers();
    desk.version += 2;
    auto const last = desk.store->log().last_n();
    desk.check_kept(last - 1, founded.grant, device);
    desk.check_kept(last, founded.membership, device);
    desk.heads[founded.feed] = { founded.membership.id, founded.membership.header.seq, last };
    desk.set_anchor();
    return founded.dossier;
}

void Workspace::start_new_feeds()
{
    store::Transaction transaction(m_desk->store->database());
    m_desk->store->log().forget_feeds();
    transaction.commit();
}

} // namespace saksi::workspace
