// What a commit costs on this machine, beside the signature alone, which is its limit.
// `make bench` builds and runs it.
#include "log/acceptance.hpp"
#include "log/dossier_keys.hpp"
#include "log/fold.hpp"
#include "testing/random_statements.hpp"
#include "testing/seeded_dice.hpp"

#include <benchmark/benchmark.h>

using namespace saksi;
using namespace saksi::log;

namespace {

struct Desk {
    testing::SeededDice dice { 1 };
    crypto::SigningKey device = crypto::SigningKey::fresh(dice);
    crypto::AgeIdentity identity = crypto::AgeIdentity::fresh(dice);
    GrantedGroup own { GroupId::fresh(dice), 1, identity.recipient() };
    FoundedDossier founded = found_dossier(own.group, std::span(&own, 1), device, 0, dice);

    // Statements as a caseworker makes them: a name, a date, a term, with a source.
    CommitDraft draft(std::int64_t statements)
    {
        CommitDraft made { founded.dossier, founded.feed, 2, founded.membership.id, {},
            1'790'000'000, {} };
        for (std::int64_t i = 0; i < statements; ++i) {
            Statement statement;
            dice.fill(statement.salt);
            statement.record = RecordId::fresh(dice);
            statement.field = "detained_from";
            statement.value = schema::Text { "In the police station of the district", "en" };
            statement.source = RecordId::fresh(dice);
            statement.confidence = Confidence::verified;
            made.statements.push_back(statement);
        }
        return made;
    }
};

} // namespace

static void limit_sign(benchmark::State& state)
{
    Desk desk;
    Bytes const message(300);
    for (auto _ : state)
        benchmark::DoNotOptimize(desk.device.sign(message));
}
BENCHMARK(limit_sign);

static void limit_verify(benchmark::State& state)
{
    Desk desk;
    Bytes const message(300);
    auto const signature = desk.device.sign(message);
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::verify(desk.device.verify_key(), message, signature));
}
BENCHMARK(limit_verify);

static void seal(benchmark::State& state)
{
    Desk desk;
    auto const draft = desk.draft(state.range(0));
    std::size_t bytes = 0;
    for (auto _ : state) {
        auto const sealed = MUST(seal_commit(draft, desk.device, desk.founded.key, desk.dice));
        bytes = encode(sealed.envelope).size();
    }
    std::size_t statements = 0;
    for (auto const& statement : draft.statements)
        statements += encode(statement).size();
    state.counters["envelope_bytes"] = static_cast<double>(bytes);
    state.counters["statement_bytes"] = static_cast<double>(statements);
}
BENCHMARK(seal)->Arg(0)->Arg(1)->Arg(5)->Arg(100);

static void open(benchmark::State& state)
{
    Desk desk;
    auto const sealed = MUST(
        seal_commit(desk.draft(state.range(0)), desk.device, desk.founded.key, desk.dice));
    for (auto _ : state)
        benchmark::DoNotOptimize(open_commit(sealed.envelope, desk.founded.key));
}
BENCHMARK(open)->Arg(1)->Arg(5)->Arg(100);

static void open_and_verify(benchmark::State& state)
{
    Desk desk;
    auto const sealed = MUST(
        seal_commit(desk.draft(state.range(0)), desk.device, desk.founded.key, desk.dice));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            verify(MUST(open_commit(sealed.envelope, desk.founded.key)), desk.device.verify_key()));
}
BENCHMARK(open_and_verify)->Arg(1)->Arg(5);

// A feed of 1 000 commits, each checked, delivered backwards: the worst order.
static void accept_backwards(benchmark::State& state)
{
    Desk desk;
    auto const root = crypto::SigningKey::fresh(desk.dice);
    auto const group = group_id(root.verify_key());
    GroupLog log(group);
    log.append(GroupFounded { root.verify_key(), "group" }, root, 0);
    log.append(agree_to_join(group, desk.device, desk.identity.recipient(), "asha"), root, 0);
    GrantedGroup const own { group, 1, desk.identity.recipient() };
    auto const founded = found_dossier(group, std::span(&own, 1), desk.device, 0, desk.dice);
    std::vector<OpenedCommit> commits { MUST(open_commit(founded.grant.envelope, founded.key)),
        MUST(open_commit(founded.membership.envelope, founded.key)) };
    while (commits.size() < 1000) {
        CommitDraft const draft { founded.dossier, founded.feed, commits.size(),
            commits.back().id(), {}, 0, {} };
        auto const sealed = MUST(seal_commit(draft, desk.device, founded.key, desk.dice));
        commits.push_back(MUST(open_commit(sealed.envelope, founded.key)));
    }
    for (auto _ : state) {
        Acceptance acceptance(founded.dossier);
        acceptance.know(log.view());
        for (auto commit = commits.rbegin(); commit != commits.rend(); ++commit)
            acceptance.add(*commit);
        auto const news = acceptance.take_news();
        SAKSI_CHECK(news.accepted.size() == commits.size());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(commits.size()));
}
BENCHMARK(accept_backwards);

BENCHMARK_MAIN();
