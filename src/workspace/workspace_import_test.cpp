// Many commits at once: signed on one thread, stored on another, verified on a third, and never
// anything but whole batches.
#include "base/fault.hpp"
#include "testing/desk.hpp"
#include "testing/faulty_disk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
using saksi::testing::DiskFault;
using saksi::testing::FaultyDisk;

namespace {

constexpr std::size_t batch = 2000; // As workspace/writing.cpp has it.

std::vector<Change> people(Desk& desk, std::size_t count)
{
    std::vector<Change> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(Desk::change(RecordId::fresh(desk.dice), "person",
            { { "name", schema::Text { "Person " + std::to_string(i) } } }));
    return all;
}

std::size_t count(Desk& desk)
{
    return desk->count(desk.reach(), "person");
}

} // namespace

TEST_CASE("many commits are there in their order, one chain, as if written one by one")
{
    Desk desk;
    auto const all = people(desk, batch + 300);
    std::vector<std::size_t> told;
    CHECK(MUST(desk->append_all(desk.permit(), all, [&](std::size_t done, std::size_t total) {
        CHECK(total == all.size());
        told.push_back(done);
        return true;
    })) == all.size());
    CHECK(told == std::vector<std::size_t> { 0, batch, all.size() });
    CHECK(count(desk) == all.size());
    auto changes = desk->recent_changes(desk.reach(), 10'000);
    std::ranges::reverse(changes);
    changes.erase(changes.begin()); // Who administers, from when the workspace was made.
    REQUIRE(changes.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        CHECK(changes[i].record == all[i].record);
    CHECK(desk->verify().holds());
    auto const digest = desk->tables_digest();
    MUST(desk->rebuild());
    CHECK(desk->tables_digest() == digest);
}

TEST_CASE("what the same member saves between two batches stands between them, in one chain")
{
    // What was sealed ahead does not follow any more, or is too little to be worth it.
    for (std::size_t const rest : { 10, 700 }) {
        CAPTURE(rest);
        Desk desk;
        auto const all = people(desk, batch + rest);
        auto const between = people(desk, 1).front();
        CHECK(MUST(desk->append_all(desk.permit(), all, [&](std::size_t done, std::size_t) {
            if (done == batch)
                CHECK(desk->append(desk.permit(), between));
            return true;
        })) == all.size());
        CHECK(count(desk) == all.size() + 1);
        auto const changes = desk->recent_changes(desk.reach(), rest + 1);
        CHECK(changes.back().record == between.record);
        CHECK(changes.front().record == all.back().record);
        CHECK(desk->verify().holds());
        CHECK(desk->append(desk.permit(), people(desk, 1).front()));
        CHECK(desk->verify().holds());
    }
}

TEST_CASE("one that cannot be said undoes its batch; the batches before it stay")
{
    Desk desk;
    auto all = people(desk, batch + 300);
    all[batch + 200].assertions.push_back(
        { .field = "story", .value = schema::Text { std::string(300'000, 'x') } });
    auto const written = desk->append_all(desk.permit(), all);
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::too_large);
    CHECK(count(desk) == batch);
    CHECK(desk->append(desk.permit(), all.front()));
    CHECK(desk->verify().holds());
}

TEST_CASE("whoever stops an import keeps whole batches")
{
    Desk desk;
    auto const all = people(desk, batch + 300);
    CHECK(MUST(desk->append_all(desk.permit(), all, [](std::size_t done, std::size_t) {
        return done == 0;
    })) == batch);
    CHECK(count(desk) == batch);
    desk.reopen();
    CHECK(count(desk) == batch);
    CHECK(desk->verify().holds());
}

TEST_CASE("a disk that fills up in the midst of an import keeps whole batches")
{
    Desk desk;
    FaultyDisk disk(desk.home());
    desk.reopen();
    auto const all = people(desk, batch + 300);
    CHECK_THROWS_AS(MUST(desk->append_all(desk.permit(), all,
                        [&](std::size_t done, std::size_t) {
                            if (done == batch)
                                disk.fail_after(3, DiskFault::cut);
                            return true;
                        })),
        Fault);
    CHECK(disk.has_failed());
    disk.mend();
    CHECK(count(desk) == batch);
    CHECK(desk->verify().holds());
    CHECK(MUST(desk->append_all(desk.permit(), std::span(all).subspan(batch))) == 300);
    CHECK(desk->verify().holds());
}

TEST_CASE("a case that could not be opened leaves nothing in memory that the next one stumbles on")
{
    Desk desk;
    FaultyDisk disk(desk.home());
    desk.reopen();
    auto fails = 0;
    for (std::size_t call = 0; call < 12; ++call) {
        CAPTURE(call);
        disk.fail_after(call, DiskFault::refuse);
        try {
            MUST(desk->open_dossier(desk.actor()));
        } catch (Fault const&) {
            ++fails;
        }
        disk.mend();
        if (call == 6)
            desk->start_new_feeds();
        auto const dossier = MUST(desk->open_dossier(desk.actor()));
        auto const one = Desk::change(RecordId::fresh(desk.dice), "person",
            { { "name", schema::Text { "After the fault" } } });
        CHECK(desk->append(desk.permit(dossier), one));
        CHECK(desk->append(desk.permit(), people(desk, 1).front()));
        CHECK(desk->verify().holds());
    }
    CHECK(fails > 2);
    auto const digest = desk->tables_digest();
    desk.reopen();
    CHECK(desk->tables_digest() == digest);
    CHECK(desk->verify().holds());
}
