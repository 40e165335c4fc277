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
    // Whoever lost a grant, or was let go, while a long import was under way stops here.
    TRY(gate->check(permit));
    auto touches_access = false;
    for (auto const& change : changes) {
        auto const matter = TRY(check_may_write(permit, change));
        touches_access = touches_access || matter == access::Matter::grants
            || matter == access::Matter::members;
    }
    std::optional<access::Facts> facts;
    store::Transaction transaction(store->database());
    auto pending = TRY(put(permit.dossier(), permit.handle(), changes));
    if (touches_access) {
        facts = gate->facts();
        read_members(*facts);
        read_grants(*facts, permit.dossier());
        TRY(check_left(*facts, permit.dossier()));
        // A change of roles may leave any case alone.
        for (auto const& [dossier, granted] : gate->facts().grants) {
            if (access::is_administered(gate->facts(), dossier))
                TRY(check_left(*facts, dossier));
        }
    }
    if (sending && !pending.written.empty())
        remember_sending(changes.front().record, pending.written.front().second.id);
    write_looks();
    transaction.commit();
    sending.reset(); // Only what came first.
    looks.clear();
    if (facts)
        gate->know(*std::move(facts));
    return settle(std::move(pending));
}

Result<Workspace::Desk::Pending> Workspace::Desk::put(
    DossierId const& dossier, std::string_view handle, std::span<Change const> changes)
{
    auto const& device = device_of(handle);
    auto const& row = dossier_row(dossier);
    auto const epoch = store->log().epoch_of(row.number);
    SAKSI_CHECK(epoch.has_value());
    auto const& key = epoch_key(*epoch);
    auto const signer = device.verify_key().device_id();
    auto const kept_feed = store->log().feed(row.number, signer);
    Pending pending { .device = &device,
        .feed = kept_feed ? *kept_feed : FeedId::fresh(parts.dice),
        // Nothing: the next commit is the first one of a fresh feed.
        .head = kept_feed ? head_of(*kept_feed) : std::nullopt,
        .written = {} };
    auto& head = pending.head;
    auto unseen = unseen_heads(row.number, signer, head);

    pending.written.reserve(changes.size());
    if (!kept_feed)
        store->log().set_feed(row.number, signer, pending.feed);
    for (auto const& change : changes) {
        if (change.assertions.empty())
            return Error { ErrorKind::invalid, N_("There is nothing to save."),
                change.record.text() };
        log::CommitDraft draft { .dossier = dossier,
            .feed = pending.feed,
            .seq = head ? head->seq + 1 : 0,
            .prev = head ? std::optional(head->commit) : std::nullopt,
            .deps = std::exchange(unseen, {}),
            .stated_at = std::max<UnixSeconds>(parts.clock.now(), 0),
            .statements = statements_of(change, parts.dice) };
        auto sealed = TRY(log::seal_commit(draft, device, key, parts.dice));
        auto const n = store->log().add({ .wire = log::wire_id(sealed.envelope).value(),
            .dossier = row.number,
            .commit = sealed.id,
            .feed = pending.feed,
            .seq = draft.seq,
            .kind = log::CommitKind::data,
            .record = change.record,
            .standing = log::Standing::accepted,
            .envelope = sealed.envelope });
        auto const statements = with_ids(std::move(draft.statements), sealed.statements);
        store->tables().take({ n, row.number, sealed.id, signer, draft.stated_at, statements });
        head = store::LogTable::Head { sealed.id, draft.seq, n };
        pending.written.emplace_back(n, std::move(sealed));
    }
    return pending;
}

std::vector<CommitId> Workspace::Desk::settle(Pending pending)
{
    if (pending.head)
        heads[pending.feed] = *pending.head;
    version += pending.written.size();
    if (!pending.written.empty()) {
        auto const& [n, last] = pending.written.back();
        anchor->set({ n, log::wire_id(last.envelope).value() }, parts.dice);
    }

    std::vector<CommitId> ids;
    for (auto const& [n, sealed] : pending.written) {
        check_kept(n, sealed, *pending.device);
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
    auto const ids = TRY(m_desk->write(permit, { &change, 1 }));
    return ids.front();
}

Result<std::size_t> Workspace::append_all(
    Permit const& permit, std::span<Change const> changes, Progress const& progress)
{
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
    TRY(check_may(actor, access::Deed::open_case));
    auto& desk = *m_desk;
    auto const& handle = actor.handle();
    auto const& device = desk.device_of(handle);
    store::Transaction transaction(desk.store->database());
    auto const founded = Desk::found_dossier(*desk.store, desk.group->view(), device, desk.parts);
    desk.know_dossiers();
    auto pending = TRY(desk.put(
        founded.dossier, handle, desk.grant_changes(founded.dossier, handle, Grant::administer)));
    auto facts = desk.gate->facts();
    desk.read_grants(facts, founded.dossier);
    transaction.commit();
    desk.gate->know(std::move(facts));
    desk.version += 2;
    auto const first = pending.written.front().first;
    desk.check_kept(first - 2, founded.grant, device);
    desk.check_kept(first - 1, founded.membership, device);
    desk.settle(std::move(pending));
    return founded.dossier;
}

void Workspace::start_new_feeds()
{
    store::Transaction transaction(m_desk->store->database());
    m_desk->store->log().forget_feeds();
    transaction.commit();
}

} // namespace saksi::workspace
