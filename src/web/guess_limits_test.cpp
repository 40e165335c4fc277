#include "web/guess_limits.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using saksi::web::GuessLimits;

namespace {

constexpr UnixSeconds noon = 1'800'000'000;

void guess(GuessLimits& limits, std::string_view handle, std::string_view address, int times,
    UnixSeconds now = noon)
{
    for (auto i = 0; i < times; ++i)
        limits.wrong(handle, address, now);
}

} // namespace

TEST_CASE("a person may mistype four times; then each wrong one doubles the wait, up to a limit")
{
    GuessLimits limits;
    guess(limits, "m-2", "192.0.2.7", 4);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon) == 0);
    guess(limits, "m-2", "192.0.2.7", 1);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon) == 10);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon + 4) == 6);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon + 10) == 0);
    guess(limits, "m-2", "192.0.2.7", 1);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon) == 20);
    guess(limits, "m-2", "192.0.2.7", 200);
    CHECK(limits.wait_seconds("m-2", "192.0.2.7", noon) == 300);
}

TEST_CASE("one computer cannot go through the handles, nor many computers through one handle")
{
    GuessLimits limits;
    for (auto i = 0; i < 30; ++i)
        limits.wrong("m-" + std::to_string(i), "192.0.2.7", noon);
    CHECK(limits.wait_seconds("m-99", "192.0.2.7", noon) > 0);
    CHECK(limits.wait_seconds("m-99", "192.0.2.8", noon) == 0);

    for (auto i = 0; i < 20; ++i)
        limits.wrong("m-1", "198.51.100." + std::to_string(i), noon);
    CHECK(limits.wait_seconds("m-1", "203.0.113.9", noon) > 0);
    CHECK(limits.wait_seconds("m-2", "203.0.113.9", noon) == 0);
}

TEST_CASE("nobody can lock the only administrator out: not from where they came in, not at home")
{
    GuessLimits limits;
    limits.right("m-1", "192.0.2.20");
    for (auto hour = 0; hour < 48; ++hour) {
        for (auto i = 0; i < 200; ++i)
            limits.wrong("m-1", "198.51.100." + std::to_string(i), noon + hour * 60);
        CHECK(limits.wait_seconds("m-1", "203.0.113.9", noon + hour * 60) > 0);
        CHECK(limits.wait_seconds("m-1", "192.0.2.20", noon + hour * 60) == 0);
        CHECK(limits.wait_seconds("m-1", "127.0.0.1", noon + hour * 60) == 0);
    }
    // Their own mistakes still count there.
    guess(limits, "m-1", "127.0.0.1", 5, noon);
    CHECK(limits.wait_seconds("m-1", "127.0.0.1", noon) > 0);
}

TEST_CASE("a right passphrase does not pay for guesses at somebody else's")
{
    GuessLimits limits;
    guess(limits, "m-1", "192.0.2.7", 9);
    limits.right("m-2", "192.0.2.7");
    CHECK(limits.wait_seconds("m-1", "192.0.2.7", noon) > 0);
    limits.right("m-1", "192.0.2.7");
    CHECK(limits.wait_seconds("m-1", "192.0.2.7", noon) == 0);
}

TEST_CASE("who was quiet for an hour begins anew, and a clock set back makes nobody wait for years")
{
    GuessLimits limits;
    guess(limits, "m-1", "192.0.2.7", 12);
    CHECK(limits.wait_seconds("m-1", "192.0.2.7", noon - 86'400) == 0);
    guess(limits, "m-1", "192.0.2.7", 1, noon + 3600);
    CHECK(limits.wait_seconds("m-1", "192.0.2.7", noon + 3600) == 0);
}

TEST_CASE("a flood of addresses cannot fill the memory, and forgets the quietest first")
{
    GuessLimits limits;
    guess(limits, "m-1", "192.0.2.7", 6, noon + 100);
    for (std::size_t i = 0; i < GuessLimits::remembered_max - 1; ++i)
        limits.wrong("x", "address " + std::to_string(i), noon);
    limits.wrong("x", "one more", noon + 50);
    CHECK(limits.wait_seconds("m-1", "192.0.2.7", noon + 100) > 0);
}
