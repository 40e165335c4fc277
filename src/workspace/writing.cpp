// Signing, sealing, storing, folding, and reading back: a commit counts as saved when it was found
// again in the log and its signature held.
#include "workspace/desk.hpp"

#include "base/ahead.hpp"
#include "base/fault.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace saksi::workspace {

namespace {

// A transaction costs one or two waits for the disk; so many commits share them. More would keep
// pages waiting for the desk.
constexpr std::size_t batch_commits = 2000;

// From so many commits on, they are signed and sealed on a thread of their own, so many at a time,
// while the ones before are stored.
constexpr std::size_t worth_a_thread = 64;
constexpr std::size_t sealed_at_once = 32;
constexpr std::size_t groups_ahead = 4;

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

// A change, signed and sealed, and what it says, ready for the tables.
struct SealedChange {
    RecordId record;
    std::uint64_t seq = 0;
    log::SealedCommit commit;
    log::WireId wire;
    store::Tables::Prepared prepared;
};

// While it lives, pages of the database are written down seldom: an import changes the same ones
// again and again.
class PagesGather {
public:
    explicit PagesGather(store::LogTable& log)
        : m_log(log)
    {
        m_log.gather_pages(true);
    }
    ~PagesGather() { m_log.gather_pages(false); }
    PagesGather(PagesGather const&) = delete;
    PagesGather& operator=(PagesGather const&) = delete;

private:
    store::LogTable& m_log;
};

// Signs and seals one change after the other: each commit names the one before it.
class Sealer {
public:
    Sealer(store::DossierRow const& dossier, FeedId const& feed, crypto::SigningKey const& device,
        log::EpochKey const& key, Parts const& parts, store::Tables const& tables,
        std::optional<store::LogTable::Head> head, std::vector<CommitId> unseen)
        : m_dossier(dossier)
        , m_feed(feed)
        , m_device(device)
        , m_key(key)
        , m_parts(parts)
        , m_tables(tables)
        , m_prev(head ? std::optional(head->commit) : std::nullopt)
        , m_seq(head ? head->seq + 1 : 0)
        , m_unseen(std::move(unseen))
    {
    }

    Result<SealedChange> seal(Change const& change)
    {
        if (change.assertions.empty())
            return Error { ErrorKind::invalid, N_("There is nothing to save."),
                change.record.text() };
        log::CommitDraft draft { .dossier = m_dossier.id,
            .feed = m_feed,
            .seq = m_seq,
            .prev = m_prev,
            .deps = std::exchange(m_unseen, {}),
            .stated_at = std::max<UnixSeconds>(m_parts.clock.now(), 0),
            .statements = statements_of(change, m_parts.dice) };
        auto commit = TRY(log::seal_commit(draft, m_device, m_key, m_parts.dice));
        auto const wire = log::wire_id(commit.envelope).value();
        auto const stated = with_ids(std::move(draft.statements), commit.statements);
        auto prepared = m_tables.prepare({ m_dossier.number, commit.id,
            m_device.verify_key().device_id(), draft.stated_at, stated });
        m_prev = commit.id;
        return SealedChange { change.record, m_seq++, std::move(commit), wire,
            std::move(prepared) };
    }

private:
    store::DossierRow m_dossier;
    FeedId m_feed;
    crypto::SigningKey const& m_device;
    log::EpochKey const& m_key;
    Parts const& m_parts;
    store::Tables const& m_tables;
    std::optional<CommitId> m_prev;
    std::uint64_t m_seq;
    std::vector<CommitId> m_unseen;
};

[[noreturn]] void throw_not_kept()
{
    throw Fault(N_("What was saved does not read back as it was written. The disk may be failing; "
                   "please make a copy of the workspace."));
}

void check_envelope(log::Envelope const& kept, log::EpochKey const& key, CommitId const& meant,
    crypto::VerifyKey const& signer)
{
    auto opened = log::open_commit(kept, key);
    if (!opened)
        throw_not_kept();
    auto const verified = log::verify(*std::move(opened), signer);
    // The id is a hash over the header, which names the payload and every statement in it;
    // open_commit() has held them against each other.
    if (!verified || (*verified)->id() != meant)
        throw_not_kept();
}

} // namespace

Workspace::Desk::Saving::Saving(Desk& desk, bool may_gather)
    : m_desk(desk)
    , m_gathers(desk.gathers_saves && may_gather)
    , m_transaction(desk.store->database(),
          m_gathers ? store::Durability::with_sync : store::Durability::at_once)
{
}

void Workspace::Desk::Saving::commit()
{
    m_transaction.commit();
    if (m_gathers)
        m_desk.settling->wrote();
}

std::optional<store::LogTable::Head> Workspace::Desk::head_of(FeedId const& feed) const
{
    auto const known = heads.find(feed);
    return known != heads.end() ? known->second : store->log().head(feed);
}

std::vector<CommitId> Workspace::Desk::unseen_heads(std::int64_t dossier, DeviceId const& signer,
    Writing const& writing, std::optional<store::LogTable::Head> const& own) const
{
    std::vector<store::LogTable::Head> unseen;
    for (auto const& [device, feed] : writing.feeds) {
        auto const head = device == signer ? std::nullopt : head_of(feed);
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
    auto const written = TRY(write_unproven(permit, changes));
    std::vector<CommitId> ids;
    for (auto const& one : written) {
        check_kept(one);
        ids.push_back(one.id);
    }
    return ids;
}

// Commits that are signed and sealed and stand nowhere yet. They are the next ones of their feed as
// long as nothing else is written into their dossier; if it was, they are forgotten, and nobody saw
// them.
struct Workspace::Desk::Early {
    FeedId feed;
    EpochId epoch;
    CommitId after;
    schema::Schemas const* schemas = nullptr; // By which they were worked out.
    std::vector<SealedChange> sealed;

    // What is left of them, as the next ones of this feed.
    std::vector<SealedChange> take(FeedId const& into, EpochId const& under,
        std::optional<store::LogTable::Head> const& head, schema::Schemas const& by)
    {
        auto const fit = head && into == feed && under == epoch && head->commit == after
            && &by == schemas;
        auto taken = std::exchange(sealed, {});
        return fit ? std::move(taken) : std::vector<SealedChange> {};
    }
};

Result<std::vector<Workspace::Desk::Unproven>> Workspace::Desk::write_unproven(Permit const& permit,
    std::span<Change const> changes, std::span<Change const> following, Early* early)
{
    // Whoever lost a grant, or was let go, while a long import was under way stops here.
    TRY(gate->check(permit));
    auto touches_access = false;
    std::vector<Change const*> ruled;
    for (auto const& change : changes) {
        auto const touched = TRY(check_may_write(permit, change));
        touches_access = touches_access || touched.matter == access::Matter::grants
            || touched.matter == access::Matter::members;
        if (touched.ruled)
            ruled.push_back(&change);
    }
    std::optional<access::Facts> facts;
    std::optional<schema::Extended> declared;
    Saving transaction(*this, changes.size() < worth_a_thread);
    auto pending = TRY(put(permit.dossier(), permit.handle(), changes, early));
    for (auto const* change : ruled)
        TRY(check_rules(permit, *change));
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
    if (permit.dossier() == papers) {
        declared = TRY(declared_after(changes));
        if (declared)
            fit_tables_to(*declared->schemas);
    }
    if (sending && !pending.written.empty())
        remember_sending(changes.front().record, pending.written.front().id);
    write_looks();
    std::atomic<bool> is_on_disk = false;
    std::future<std::vector<SealedChange>> sealing;
    if (early && pending.head && !following.empty()) {
        auto const& epoch = pending.writing ? pending.writing->epoch
                                            : writings.at(pending.dossier).epoch;
        *early = { pending.feed, epoch, pending.head->commit, &schemas(), {} };
        sealing = std::async(std::launch::async,
            [&is_on_disk, following,
                sealer = Sealer(dossier_row(permit.dossier()), pending.feed,
                    device_of(permit.handle()), epoch_key(epoch), parts, store->tables(),
                    pending.head, {})]() mutable {
                std::vector<SealedChange> sealed;
                for (auto change = following.begin(); change != following.end() && !is_on_disk;
                    ++change) {
                    auto one = sealer.seal(*change);
                    if (!one)
                        break; // Whoever writes it meets the same, and says so.
                    sealed.push_back(*std::move(one));
                }
                return sealed;
            });
    }
    transaction.commit();
    is_on_disk = true;
    if (sealing.valid())
        sealing.wait();
    sending.reset(); // Only what came first.
    looks.clear();
    if (facts)
        gate->know(*std::move(facts));
    if (declared)
        know_declarations(*std::move(declared));
    auto kept = keep(std::move(pending));
    // Last, since it may throw, and what is on the disk must be known here whatever else happens.
    if (sealing.valid())
        early->sealed = sealing.get();
    return kept;
}

Result<Workspace::Desk::Pending> Workspace::Desk::put(DossierId const& dossier,
    std::string_view handle, std::span<Change const> changes, Early* early)
{
    auto const& device = device_of(handle);
    auto const& row = dossier_row(dossier);
    auto const signer = device.verify_key().device_id();
    Pending pending;
    pending.dossier = row.number;
    // What this transaction makes is known to others only once it is committed.
    auto const known = writings.find(row.number);
    if (known == writings.end()) {
        auto const epoch = store->log().epoch_of(row.number);
        SAKSI_CHECK(epoch.has_value());
        pending.writing = Writing { *epoch, store->log().feeds(row.number) };
    }
    auto const& writing = pending.writing ? *pending.writing : known->second;
    auto const kept_feed = writing.feeds.find(signer);
    auto const is_fresh = kept_feed == writing.feeds.end();
    pending.feed = is_fresh ? FeedId::fresh(parts.dice) : kept_feed->second;
    // Nothing: the next commit is the first one of a fresh feed.
    pending.head = is_fresh ? std::nullopt : head_of(pending.feed);
    auto const is_worth_a_thread = changes.size() >= worth_a_thread;
    auto unseen = unseen_heads(row.number, signer, writing, pending.head);
    auto sealed_early = early && is_worth_a_thread && unseen.empty()
        ? early->take(pending.feed, writing.epoch, pending.head, schemas())
        : std::vector<SealedChange> {};
    SAKSI_CHECK(sealed_early.size() <= changes.size());
    auto before = pending.head;
    if (!sealed_early.empty())
        before = { sealed_early.back().commit.id, sealed_early.back().seq, 0 };
    Sealer sealer(row, pending.feed, device, epoch_key(writing.epoch), parts, store->tables(),
        before, std::move(unseen));

    pending.written.reserve(changes.size());
    if (is_fresh) {
        store->log().set_feed(row.number, signer, pending.feed);
        if (!pending.writing)
            pending.writing = writing;
        pending.writing->feeds.emplace(signer, pending.feed);
    }
    auto const store_one = [&](SealedChange sealed) {
        auto const& commit = sealed.commit;
        auto const n = store->log().add({ .wire = sealed.wire,
            .dossier = row.number,
            .commit = commit.id,
            .feed = pending.feed,
            .seq = sealed.seq,
            .kind = log::CommitKind::data,
            .record = sealed.record,
            .standing = log::Standing::accepted,
            .envelope = commit.envelope });
        store->tables().take(n, std::move(sealed.prepared));
        pending.head = store::LogTable::Head { commit.id, sealed.seq, n };
        pending.last_wire = sealed.wire;
        pending.written.push_back({ n, commit.id, device.verify_key() });
    };
    if (!is_worth_a_thread) {
        for (auto const& change : changes) {
            auto sealed = TRY(sealer.seal(change));
            store_one(std::move(sealed));
        }
    } else {
        auto rest = changes.subspan(sealed_early.size());
        using Group = Result<std::vector<SealedChange>>;
        Ahead<Group> ahead(groups_ahead, [&]() -> std::optional<Group> {
            if (rest.empty())
                return std::nullopt;
            std::vector<SealedChange> some;
            for (auto const& change : rest.first(std::min(sealed_at_once, rest.size()))) {
                auto sealed = sealer.seal(change);
                if (!sealed) {
                    rest = {};
                    return Group(std::move(sealed).error());
                }
                some.push_back(*std::move(sealed));
            }
            rest = rest.subspan(some.size());
            return Group(std::move(some));
        });
        for (auto& sealed : sealed_early)
            store_one(std::move(sealed));
        while (auto next = ahead.next()) {
            auto some = TRY(*std::move(next));
            for (auto& sealed : some)
                store_one(std::move(sealed));
        }
    }
    return pending;
}

std::vector<Workspace::Desk::Unproven> Workspace::Desk::keep(Pending pending)
{
    if (pending.writing)
        writings.insert_or_assign(pending.dossier, *std::move(pending.writing));
    if (pending.head)
        heads[pending.feed] = *pending.head;
    version += pending.written.size();
    if (gathers_saves)
        anchor_is_behind = true;
    else if (!pending.written.empty())
        anchor->set({ pending.written.back().n, *pending.last_wire }, parts.dice);
    return std::move(pending.written);
}

void Workspace::Desk::settle(std::vector<Pending> pending)
{
    // First all is kept in memory, so that a fault below leaves nothing behind the database.
    std::vector<Unproven> unproven;
    for (auto& one : pending)
        std::ranges::move(keep(std::move(one)), std::back_inserter(unproven));
    std::ranges::for_each(unproven, [this](auto const& one) { check_kept(one); });
}

void Workspace::Desk::settle(Pending pending)
{
    std::vector<Pending> one;
    one.push_back(std::move(pending));
    settle(std::move(one));
}

void Workspace::Desk::check_kept(Unproven const& meant) const
{
    auto const row = store->log().row(meant.n);
    if (!row)
        throw_not_kept();
    check_envelope(row->envelope, epoch_key(row->envelope.epoch), meant.id, meant.signer);
}

std::future<void> Workspace::Desk::check_kept_apart(
    std::vector<Unproven> written, EpochId const& epoch) const
{
    std::vector<log::Envelope> kept;
    kept.reserve(written.size());
    for (auto const& one : written) {
        auto row = store->log().row(one.n);
        if (!row)
            throw_not_kept();
        kept.push_back(std::move(row->envelope));
    }
    return std::async(std::launch::async,
        [written = std::move(written), kept = std::move(kept), key = epoch_key(epoch).copy()] {
            for (std::size_t i = 0; i < written.size(); ++i)
                check_envelope(kept[i], key, written[i].id, written[i].signer);
        });
}

Result<CommitId> Workspace::append(Permit const& permit, Change const& change)
{
    auto const ids = TRY(m_desk->write(permit, { &change, 1 }));
    return ids.front();
}

Result<std::size_t> Workspace::append_all(
    Permit const& permit, std::span<Change const> changes, Progress const& progress)
{
    auto& desk = *m_desk;
    // What fits into one batch changes few pages twice, and would wait for the disk once more.
    std::optional<PagesGather> pages_gather;
    if (changes.size() > batch_commits)
        pages_gather.emplace(desk.store->log());
    // What was written is read back at once, and verified while the next batch is written.
    std::future<void> verified;
    auto const settle = [&] {
        if (verified.valid())
            verified.get();
    };
    Desk::Early early;
    std::size_t done = 0;
    while (done < changes.size()) {
        if (progress && !progress(done, changes.size())) {
            settle();
            return done;
        }
        auto const rest = changes.subspan(done);
        auto const batch = rest.first(std::min(batch_commits, rest.size()));
        auto const next = rest.subspan(batch.size());
        auto written = desk.write_unproven(
            permit, batch, next.first(std::min(batch_commits, next.size())), &early);
        settle();
        if (!written)
            return std::move(written).error();
        done += batch.size();
        auto const number = desk.dossier_row(permit.dossier()).number;
        verified = desk.check_kept_apart(*std::move(written), desk.writings.at(number).epoch);
    }
    settle();
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
    Desk::Saving transaction(desk);
    auto const founded = Desk::found_dossier(*desk.store, desk.group->view(), device, desk.parts);
    desk.know_dossiers();
    auto pending = TRY(desk.put(
        founded.dossier, handle, desk.grant_changes(founded.dossier, handle, Grant::administer)));
    auto facts = desk.gate->facts();
    desk.read_grants(facts, founded.dossier);
    transaction.commit();
    desk.gate->know(std::move(facts));
    desk.version += 2;
    auto const first = pending.written.front().n;
    desk.settle(std::move(pending));
    desk.check_kept({ first - 2, founded.grant.id, device.verify_key() });
    desk.check_kept({ first - 1, founded.membership.id, device.verify_key() });
    return founded.dossier;
}

Result<void> Workspace::check_may_use_shelf(Actor const& actor) const
{
    auto const role = this->role(actor);
    if (!role || !access::may_write(*role, access::Matter::shelf))
        return Error { ErrorKind::forbidden, N_("Your role does not let you change this.") };
    return {};
}

Result<DossierId> Workspace::open_shelf(Actor const& actor)
{
    TRY(check_may_use_shelf(actor));
    auto& desk = *m_desk;
    if (desk.shelf)
        return *desk.shelf;
    Desk::Saving transaction(desk);
    auto const& device = desk.device_of(actor.handle());
    auto const founded = Desk::found_dossier(*desk.store, desk.group->view(), device, desk.parts);
    desk.store->log().set_setting(setting_shelf, founded.dossier.text());
    transaction.commit();
    desk.know_dossiers();
    desk.know_shelf();
    desk.know_facts();
    desk.version += 2;
    auto const last = desk.store->log().last_n();
    desk.check_kept({ last - 1, founded.grant.id, device.verify_key() });
    desk.check_kept({ last, founded.membership.id, device.verify_key() });
    return founded.dossier;
}

void Workspace::start_new_feeds()
{
    store::Transaction transaction(m_desk->store->database());
    m_desk->store->log().forget_feeds();
    m_desk->writings.clear();
    transaction.commit();
}

} // namespace saksi::workspace
