#include "workspace/settling.hpp"

#include "base/fault.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace saksi;
using workspace::Settling;

TEST_CASE("nobody waits for a disk that has everything")
{
    auto syncs = 0;
    Settling settling([&] { ++syncs; });
    CHECK(settling.is_settled());
    settling.wait_for(settling.written());
    settling.close();
    CHECK(syncs == 0);
}

TEST_CASE("one wait for the disk serves all who wrote before it began")
{
    std::atomic<int> syncs = 0;
    std::latch first_sync_began { 1 };
    std::latch first_sync_may_end { 1 };
    Settling settling([&] {
        if (++syncs == 1) {
            first_sync_began.count_down();
            first_sync_may_end.wait();
        }
    });
    settling.wrote();
    std::jthread const first([&] { settling.wait_for(1); });
    first_sync_began.wait();
    std::vector<std::jthread> others;
    for (std::uint64_t i = 0; i < 16; ++i) {
        settling.wrote();
        others.emplace_back([&, written = settling.written()] { settling.wait_for(written); });
    }
    CHECK_FALSE(settling.is_settled());
    first_sync_may_end.count_down();
    others.clear();
    CHECK(settling.is_settled());
    CHECK(syncs == 2);
}

TEST_CASE("what was written while the disk was at work is not taken as settled")
{
    Settling* at = nullptr;
    Settling settling([&] {
        if (at->written() == 1)
            at->wrote();
    });
    at = &settling;
    settling.wrote();
    settling.wait_for(1);
    CHECK_FALSE(settling.is_settled());
    settling.wait_for(2);
    CHECK(settling.is_settled());
}

TEST_CASE("a disk that refused once is not believed any more")
{
    auto refuses = false;
    Settling settling([&] {
        if (refuses)
            throw Fault(N_("The disk is full; nothing was saved."));
    });
    settling.wrote();
    settling.wait_for(1);
    settling.wrote();
    refuses = true;
    CHECK_THROWS_AS(settling.wait_for(2), Fault);
    CHECK(settling.has_failed());
    refuses = false;
    CHECK_THROWS_AS(settling.wait_for(2), Fault);
    settling.wait_for(1); // That one is there.
    settling.close();
    CHECK_FALSE(settling.is_settled());
}

TEST_CASE("closing syncs what nobody waited for")
{
    auto syncs = 0;
    Settling settling([&] { ++syncs; });
    settling.wrote();
    settling.wrote();
    settling.close();
    CHECK(syncs == 1);
    settling.wait_for(2);
    CHECK(syncs == 1);
}
