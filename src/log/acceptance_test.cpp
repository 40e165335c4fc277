#include "log/acceptance.hpp"

#include "crypto/seal.hpp"
#include "log/dossier_keys.hpp"
#include "log/sealing.hpp"
#include "testing/random_statements.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>
#include <functional>

using namespace saksi;
using namespace saksi::log;

namespace {

using Clockwork = std::function<UnixSeconds(std::size_t)>;

struct Group {
    crypto::SigningKey root;
    GroupLog log;
    std::vector<Bytes> entries;
    std::vector<crypto::SigningKey> devices;
    crypto::AgeIdentity identity;
};

// A small alliance with one dossier, and a history in which things go wrong: forks, lost entries,
// strangers, erased payloads, bad signatures, chains that do not hold.
struct World {
    testing::SeededDice dice;
    testing::RandomStatements random;
    Clockwork clock;
    std::vector<Group> groups;
    std::optional<FoundedDossier> dossier;
    std::vector<OpenedCommit> made;      // All, in the order of making.
    std::vector<OpenedCommit> delivered; // What anybody will ever hold.
    struct Feed {
        std::size_t group;
        std::size_t device;
        FeedId id;
        std::vector<OpenedCommit> commits;
    };
    std::vector<Feed> feeds;

    World(std::uint64_t seed, std::size_t steps, Clockwork clockwork)
        : dice(seed)
        , random(seed)
        , clock(std::move(clockwork))
    {
        auto const group_count = 1 + random.below(3);
        for (std::size_t i = 0; i < group_count; ++i)
            add_group();
        // The last of three groups is a stranger to the dossier.
        std::vector<GrantedGroup> members;
        for (std::size_t i = 0; i < std::min<std::size_t>(group_count, 2); ++i)
            members.push_back({ groups[i].log.view().id, 1, groups[i].identity.recipient() });
        dossier = found_dossier(
            groups[0].log.view().id, members, groups[0].devices[0], clock(0), dice);
        feeds.push_back({ 0, 0, dossier->feed, {} });
        keep(feeds[0], dossier->grant.envelope);
        keep(feeds[0], dossier->membership.envelope);
        for (std::size_t step = 0; step < steps; ++step)
            go_on(step);
    }

    void add_group()
    {
        auto root = crypto::SigningKey::fresh(dice);
        auto const id = group_id(root.verify_key());
        Group group { std::move(root), GroupLog(id), {}, {}, crypto::AgeIdentity::fresh(dice) };
        group.entries.push_back(group.log.append(
            GroupFounded { group.root.verify_key(), "group" }, group.root, clock(0)));
        for (auto count = 1 + random.below(2); count > 0; --count) {
            group.devices.push_back(crypto::SigningKey::fresh(dice));
            group.entries.push_back(group.log.append(
                agree_to_join(id, group.devices.back(), group.identity.recipient(), "asha"),
                group.root, clock(0)));
        }
        // One device that no group's log names.
        group.devices.push_back(crypto::SigningKey::fresh(dice));
        groups.push_back(std::move(group));
    }

    Feed& some_feed()
    {
        if (random.chance(70))
            return feeds[random.below(feeds.size())];
        auto const group = random.below(groups.size());
        feeds.push_back(
            { group, random.below(groups[group].devices.size()), FeedId::fresh(dice), {} });
        return feeds.back();
    }

    // The founding, said again by its own device, in a place where it may not stand.
    void found_again(std::size_t step)
    {
        auto& feed = feeds[0];
        auto const founding = *made[1].founding();
        auto item = encode(founding);
        CommitHeader header;
        header.kind = CommitKind::membership;
        header.dossier = dossier->dossier;
        header.feed = random.chance(80) ? feed.id : FeedId::fresh(dice);
        header.stated_at = clock(step);
        if (random.chance(80)) {
            header.seq = 1 + random.below(feed.commits.size());
            header.prev = feed.commits[header.seq - 1].id();
        }
        if (random.chance(50))
            header.deps = { made[random.below(made.size())].id() };
        auto const sealed = MUST(seal_items(std::move(header), std::span(&item, 1),
            membership_domain, groups[0].devices[0], dossier->key, dice));
        auto const opened = MUST(open_commit(sealed.envelope, dossier->key));
        made.push_back(opened);
        delivered.push_back(opened);
    }

    void go_on(std::size_t step)
    {
        if (random.chance(6)) {
            found_again(step);
            return;
        }
        auto& feed = some_feed();
        CommitDraft draft;
        draft.dossier = dossier->dossier;
        draft.feed = feed.id;
        draft.stated_at = clock(step);
        draft.statements = { random.statement() };
        auto after = feed.commits.size();
        if (after > 0 && random.chance(15)) // A fork: goes on from an older state.
            after = random.below(after);
        if (after > 0) {
            draft.seq = after;
            draft.prev = feed.commits[after - 1].id();
        }
        if (random.chance(8)) { // A chain that does not hold.
            draft.prev = made[random.below(made.size())].id();
            draft.seq = 1 + random.below(3);
        }
        if (!draft.prev && random.chance(90))
            draft.deps.push_back(dossier->membership.id);
        if (random.chance(30))
            draft.deps.push_back(made[random.below(made.size())].id());
        std::ranges::sort(draft.deps);
        draft.deps.erase(std::unique(draft.deps.begin(), draft.deps.end()), draft.deps.end());
        auto const& device = groups[feed.group].devices[feed.device];
        keep(feed, MUST(seal_commit(draft, device, dossier->key, dice)).envelope);
    }

    void keep(Feed& feed, Envelope envelope)
    {
        auto const opened = MUST(open_commit(envelope, dossier->key));
        feed.commits.resize(opened.header().seq, opened);
        feed.commits.push_back(opened);
        made.push_back(opened);
        if (random.chance(6))
            deliver_forged(opened, envelope);
        auto const whole = envelope;
        auto const fate = random.below(100);
        if (fate < 5)
            return; // Lost.
        if (fate < 22)
            envelope.p.reset();
        delivered.push_back(MUST(open_commit(envelope, dossier->key)));
        if (fate >= 9 && fate < 22) // The payload comes from elsewhere after all.
            delivered.push_back(MUST(open_commit(whole, dossier->key)));
    }

    // The same commit, sealed by a member who spoilt its signature. Its id is the same.
    void deliver_forged(OpenedCommit const& opened, Envelope envelope)
    {
        auto cose = opened.cose();
        cose.back() ^= 1;
        Bytes context;
        append(context, bytes_of("saksi/v1/hdr"));
        append(context, opened.header().dossier.bytes());
        envelope.h = crypto::seal(dossier->key.secret(), dice, context, context, cose);
        delivered.push_back(MUST(open_commit(envelope, dossier->key)));
    }
};

// What arrives: a commit, or an entry of a group's log.
struct Arrival {
    OpenedCommit const* commit = nullptr;
    std::size_t group = 0;
    Bytes const* entry = nullptr;
};

std::vector<Arrival> arrivals_of(World const& world)
{
    std::vector<Arrival> all;
    for (auto const& commit : world.delivered)
        all.push_back({ &commit });
    for (std::size_t group = 0; group < world.groups.size(); ++group) {
        for (auto const& entry : world.groups[group].entries)
            all.push_back({ nullptr, group, &entry });
    }
    return all;
}

struct Holder {
    Acceptance acceptance;
    std::vector<GroupLog> logs;
    std::vector<CommitId> news; // Accepted, as it was told.

    explicit Holder(World const& world)
        : acceptance(world.dossier->dossier)
    {
        for (auto const& group : world.groups)
            logs.emplace_back(group.log.view().id);
    }

    void receive(Arrival const& arrival)
    {
        if (arrival.commit) {
            // Whoever knows the device may have checked the signature already.
            auto const& device = arrival.commit->signer();
            for (auto const& log : logs) {
                auto const found = log.view().devices.find(device);
                if (found == log.view().devices.end() || arrival.commit->id().bytes()[0] % 2 == 0)
                    continue;
                if (auto const verified = verify(*arrival.commit, found->second.key)) {
                    acceptance.add(*verified);
                    return;
                }
            }
            acceptance.add(*arrival.commit);
            return;
        }
        MUST(logs[arrival.group].add(*arrival.entry));
        acceptance.know(logs[arrival.group].view());
    }

    void take_news()
    {
        auto const told = acceptance.take_news();
        if (told.restarted)
            news.clear();
        news.insert(news.end(), told.accepted.begin(), told.accepted.end());
    }
};

// The rules of docs/formats/commit.md, said once more and as simply as can be: from the whole set,
// by recursion, without any order.
struct Oracle {
    World const& world;
    std::map<CommitId, std::vector<OpenedCommit const*>> held;

    explicit Oracle(World const& of)
        : world(of)
    {
        for (auto const& commit : world.delivered)
            held[commit.id()].push_back(&commit);
    }

    crypto::VerifyKey const* key_of(DeviceId const& device, GroupId& group) const
    {
        for (auto const& one : world.groups) {
            auto const& devices = one.log.view().devices;
            if (auto const found = devices.find(device); found != devices.end()) {
                group = one.log.view().id;
                return &found->second.key;
            }
        }
        return nullptr;
    }

    bool has_payload(CommitId const& id) const
    {
        return std::ranges::any_of(held.at(id), [](auto const* one) { return one->has_payload(); });
    }

    bool is_founding_grant(CommitId const& id) const
    {
        auto const& header = held.at(id).front()->header();
        return header.kind == CommitKind::grant && !header.prev && header.deps.empty();
    }

    bool is_founded(CommitId const& grant) const
    {
        return std::ranges::any_of(held, [&](auto const& one) {
            auto const& header = one.second.front()->header();
            return header.kind == CommitKind::membership && header.prev == grant
                && header.deps.empty() && standing(one.first) == Standing::accepted;
        });
    }

    std::set<GroupId> members_before(CommitId const& id) const
    {
        std::set<GroupId> members;
        auto const& header = held.at(id).front()->header();
        auto parents = header.deps;
        if (header.prev)
            parents.push_back(*header.prev);
        for (auto const& parent : parents) {
            auto const& kind = held.at(parent).front()->header().kind;
            if (kind == CommitKind::membership && standing(parent) == Standing::accepted) {
                for (auto const* one : held.at(parent)) {
                    if (one->founding())
                        members.insert(
                            one->founding()->members.begin(), one->founding()->members.end());
                }
            }
            if (!is_founding_grant(parent))
                members.merge(members_before(parent));
        }
        return members;
    }

    mutable std::map<CommitId, Standing> known;

    Standing standing(CommitId const& id) const
    {
        if (auto const found = known.find(id); found != known.end())
            return found->second;
        auto const answer = judge(id);
        known.emplace(id, answer);
        return answer;
    }

    bool waits_for(CommitId const& parent) const
    {
        if (!held.contains(parent))
            return true;
        auto const answer = standing(parent);
        return answer == Standing::pending || answer == Standing::malformed;
    }

    bool is_forged(CommitId const& id) const
    {
        GroupId ignored;
        auto const* key = key_of(held.at(id).front()->signer(), ignored);
        return key && std::ranges::none_of(held.at(id), [&](auto const* one) {
            return static_cast<bool>(verify(*one, *key));
        });
    }

    Standing judge_founding(
        CommitId const& id, CommitHeader const& header, crypto::VerifyKey const* key) const
    {
        if (header.seq == 0)
            return Standing::quarantined;
        auto const& prev = *header.prev;
        if (!held.contains(prev) || is_forged(prev))
            return Standing::pending;
        bool const in_place = is_founding_grant(prev) && header.deps.empty();
        if (!in_place) {
            if (waits_for(prev) || std::ranges::any_of(header.deps, [&](auto const& dep) {
                    return waits_for(dep);
                }))
                return Standing::pending;
        }
        if (!continues(id))
            return Standing::malformed;
        return in_place && key ? Standing::accepted : Standing::quarantined;
    }

    bool continues(CommitId const& id) const
    {
        auto const* one = held.at(id).front();
        auto const* prev = held.at(*one->header().prev).front();
        return prev->header().feed == one->header().feed && prev->signer() == one->signer()
            && prev->header().seq + 1 == one->header().seq;
    }

    Standing judge(CommitId const& id) const
    {
        auto const& variants = held.at(id);
        auto const& header = variants.front()->header();
        GroupId group;
        auto const* key = key_of(variants.front()->signer(), group);
        bool const holds = key && std::ranges::any_of(variants, [&](auto const* one) {
            return static_cast<bool>(verify(*one, *key));
        });
        if (key && !holds)
            return Standing::malformed;
        bool const founds = header.kind == CommitKind::membership;
        if (founds && !has_payload(id))
            return Standing::pending;
        if (is_founding_grant(id)) {
            if (!key)
                return Standing::quarantined;
            // Asked only by those that are not the founding, which does not wait for the grant.
            return is_founded(id) ? Standing::accepted : Standing::pending;
        }
        if (founds)
            return judge_founding(id, header, key);
        for (auto const& dep : header.deps) {
            if (waits_for(dep))
                return Standing::pending;
        }
        if (header.prev) {
            if (waits_for(*header.prev))
                return Standing::pending;
            if (!continues(id))
                return Standing::malformed;
        }
        if (!key || !members_before(id).contains(group))
            return Standing::quarantined;
        return has_payload(id) ? Standing::accepted : Standing::erased;
    }

    std::map<CommitId, Standing> all() const
    {
        std::map<CommitId, Standing> answers;
        for (auto const& [id, variants] : held)
            answers.emplace(id, standing(id));
        return answers;
    }
};

UnixSeconds steady(std::size_t step)
{
    return 1'790'000'000 + static_cast<UnixSeconds>(step);
}

} // namespace

TEST_CASE("in whatever order and however often objects come, the same commits count")
{
    std::map<Standing, std::size_t> seen;
    std::size_t forks = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        World const world(seed, 4 + seed % 24, steady);
        auto const expected = Oracle(world).all();
        for (auto const& [id, standing] : expected)
            ++seen[standing];

        std::optional<std::set<DeviceId>> forked;
        for (std::uint64_t order = 0; order < 5; ++order) {
            INFO("seed ", seed, ", order ", order);
            std::mt19937_64 shuffler(order);
            auto arrivals = arrivals_of(world);
            auto const twice = arrivals;
            arrivals.insert(arrivals.end(), twice.begin(), twice.end());
            std::ranges::shuffle(arrivals, shuffler);
            if (order == 0) // Group logs last: everything was a stranger's until then.
                std::ranges::stable_sort(arrivals, {}, [](auto const& one) { return !one.commit; });
            if (order == 1) // Backwards: everything waits until the end.
                std::ranges::reverse(arrivals = arrivals_of(world));

            Holder holder(world);
            for (auto const& arrival : arrivals) {
                holder.receive(arrival);
                if (shuffler() % 4 == 0)
                    holder.take_news();
            }
            holder.take_news();

            auto const all = holder.acceptance.all();
            REQUIRE(all == expected);
            if (!forked)
                forked = holder.acceptance.forked_devices();
            CHECK(holder.acceptance.forked_devices() == *forked);

            // What was told as accepted is what is accepted, each once and after what it builds on.
            std::set<CommitId> told;
            for (auto const& id : holder.news) {
                CHECK(told.insert(id).second);
                CHECK(all.at(id) == Standing::accepted);
            }
            auto const accepted = std::ranges::count_if(
                all, [](auto const& one) { return one.second == Standing::accepted; });
            CHECK(told.size() == static_cast<std::size_t>(accepted));
        }
        forks += forked->size();
    }
    // The histories had all of it in them.
    for (auto const standing : { Standing::malformed, Standing::pending, Standing::accepted,
             Standing::quarantined, Standing::erased })
        CHECK(seen[standing] >= 5);
    CHECK(forks > 5);
}

TEST_CASE("no clock has a say in what counts")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const standings = [&](Clockwork clock) {
            World const world(seed, 20, std::move(clock));
            Holder holder(world);
            for (auto const& arrival : arrivals_of(world))
                holder.receive(arrival);
            std::vector<std::optional<Standing>> in_order;
            for (auto const& commit : world.made)
                in_order.push_back(holder.acceptance.standing(commit.id()));
            return in_order;
        };
        auto const expected = standings(steady);
        CHECK(standings([](std::size_t) { return 0; }) == expected);
        CHECK(standings([](std::size_t step) { return steady(1000 - step); }) == expected);
    }
}

TEST_CASE("both branches of a fork count, and the device is named")
{
    World world(2, 0, steady);
    auto const& device = world.groups[0].devices[0];
    CommitDraft draft { world.dossier->dossier, world.dossier->feed, 2,
        world.dossier->membership.id, {}, 0, { world.random.statement() } };
    Acceptance acceptance(world.dossier->dossier);
    acceptance.know(world.groups[0].log.view());
    for (auto const& commit : { world.dossier->grant, world.dossier->membership,
             MUST(seal_commit(draft, device, world.dossier->key, world.dice)) })
        acceptance.add(MUST(open_commit(commit.envelope, world.dossier->key)));
    CHECK(acceptance.forked_devices().empty());

    draft.statements = { world.random.statement() };
    auto const other = MUST(seal_commit(draft, device, world.dossier->key, world.dice));
    acceptance.add(MUST(open_commit(other.envelope, world.dossier->key)));
    CHECK(acceptance.standing(other.id) == Standing::accepted);
    CHECK(acceptance.forked_devices() == std::set { device.verify_key().device_id() });
}

TEST_CASE("a group that was not there at the founding cannot found the dossier again for itself")
{
    World world(1, 0, steady);
    world.add_group();
    auto const& intruder = world.groups.back();
    auto const& device = intruder.devices[0];
    // It holds the dossier's key and claims to be its custodian.
    GrantedGroup const own { intruder.log.view().id, 1, intruder.identity.recipient() };
    auto const founded = found_dossier(
        own.group, std::span(&own, 1), device, steady(0), world.dice);
    CHECK(founded.dossier != world.dossier->dossier);

    CommitDraft const draft { world.dossier->dossier, FeedId::fresh(world.dice), 0, {},
        { world.dossier->membership.id }, 0, { world.random.statement() } };
    auto const written = MUST(seal_commit(draft, device, world.dossier->key, world.dice));

    Acceptance acceptance(world.dossier->dossier);
    acceptance.know(world.groups[0].log.view());
    acceptance.know(intruder.log.view());
    for (auto const& commit : { world.dossier->grant, world.dossier->membership, written })
        acceptance.add(MUST(open_commit(commit.envelope, world.dossier->key)));
    CHECK(acceptance.standing(written.id) == Standing::quarantined);
    CHECK_FALSE(acceptance.author_group(written.id));
}
