#include "log/fold.hpp"

#include "testing/random_statements.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

namespace {

struct Speakers {
    testing::RandomStatements random { 11 };
    RecordId record = random.id<RecordId>();
    GroupId ama = random.id<GroupId>();
    GroupId ben = random.id<GroupId>();
    UnixSeconds now = 0;

    Stated says(GroupId const& group, Op op, std::vector<StatementId> about = {})
    {
        Stated stated;
        stated.id = random.id<StatementId>();
        stated.commit = random.id<CommitId>();
        stated.author = random.id<DeviceId>();
        stated.group = group;
        stated.stated_at = ++now;
        stated.statement.op = op;
        stated.statement.record = record;
        stated.statement.field = "ratified_on";
        if (op == Op::assert_)
            stated.statement.value = random.value();
        stated.statement.supersedes = std::move(about);
        return stated;
    }
};

std::vector<bool> current(std::vector<Stated> stated)
{
    std::vector<bool> flags;
    for (auto const& one : fold(std::move(stated)))
        flags.push_back(one.current);
    return flags;
}

} // namespace

TEST_CASE("whatever the order in which statements arrive, and how often, the same stands")
{
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Speakers speakers;
        std::mt19937_64 dice(seed);
        std::vector<Stated> all;
        for (int i = 0; i < 12; ++i) {
            auto const& group = dice() % 2 ? speakers.ama : speakers.ben;
            auto const op = all.empty() ? Op::assert_ : static_cast<Op>(1 + dice() % 3);
            std::vector<StatementId> about;
            for (auto const& one : all) {
                if (dice() % 4 == 0)
                    about.push_back(one.id);
            }
            auto next = speakers.says(group, op, about);
            if (dice() % 5 == 0)
                next.statement.field = "signed_on";
            next.stated_at = static_cast<UnixSeconds>(dice() % 3);
            all.push_back(next);
            if (dice() % 8 == 0) { // Another group copies a statement into a commit of its own.
                next.commit = speakers.random.id<CommitId>();
                next.group = speakers.ben;
                all.push_back(next);
            }
        }
        auto const expected = fold(all);
        CHECK(expected.size() == all.size());
        auto const twice = all;
        all.insert(all.end(), twice.begin(), twice.end());
        for (int order = 0; order < 20; ++order) {
            std::ranges::shuffle(all, dice);
            CHECK(fold(all) == expected);
        }
    }
}

TEST_CASE("a value is replaced only by one on the same record and field that names it")
{
    Speakers speakers;
    auto const old = speakers.says(speakers.ama, Op::assert_);
    auto const other = speakers.says(speakers.ben, Op::assert_);
    auto const correction = speakers.says(speakers.ben, Op::assert_, { old.id });
    CHECK(current({ old, other, correction }) == std::vector { false, true, true });

    auto elsewhere = correction;
    elsewhere.statement.field = "signed_on";
    CHECK(current({ old, elsewhere }) == std::vector { true, true });
    elsewhere = correction;
    elsewhere.statement.record = speakers.random.id<RecordId>();
    CHECK(current({ old, elsewhere }) == std::vector { true, true });
}

TEST_CASE("only the group that stated something can take it back")
{
    Speakers speakers;
    auto const stated = speakers.says(speakers.ama, Op::assert_);
    auto const by_others = speakers.says(speakers.ben, Op::retract, { stated.id });
    auto folded = fold({ stated, by_others });
    CHECK(folded[0].current);
    CHECK(folded[0].disputed_by == std::vector { by_others.id });
    CHECK_FALSE(folded[1].current); // A retraction is never itself a value.

    auto const by_itself = speakers.says(speakers.ama, Op::retract, { stated.id });
    folded = fold({ stated, by_others, by_itself });
    CHECK_FALSE(folded[0].current);
    CHECK(folded[0].ended_by == std::vector { by_itself.id });
    CHECK(folded[0].stated == stated); // With all its provenance.
}

TEST_CASE("a dispute hides nothing")
{
    Speakers speakers;
    auto const stated = speakers.says(speakers.ama, Op::assert_);
    auto const dispute = speakers.says(speakers.ama, Op::dispute, { stated.id });
    auto const folded = fold({ stated, dispute });
    CHECK(folded[0].current);
    CHECK(folded[0].disputed_by == std::vector { dispute.id });
}

TEST_CASE("what was replaced does not come back when its replacement is replaced or taken back")
{
    Speakers speakers;
    auto const first = speakers.says(speakers.ama, Op::assert_);
    auto const second = speakers.says(speakers.ama, Op::assert_, { first.id });
    auto const third = speakers.says(speakers.ama, Op::assert_, { second.id });
    CHECK(current({ first, second, third }) == std::vector { false, false, true });
    auto const back = speakers.says(speakers.ama, Op::retract, { second.id });
    CHECK(current({ first, second, back }) == std::vector { false, false, false });
}
