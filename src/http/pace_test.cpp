#include "http/pace.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

using namespace std::chrono_literals;

// Sends `bytes` every `pause` for an hour; after how long the server would have cut.
static std::chrono::nanoseconds lasts(std::size_t bytes, std::chrono::milliseconds pause)
{
    Pace::Time const start {};
    Pace pace { start, 30s, 500 };
    for (auto now = start + pause; now < start + 1h; now += pause) {
        if (pace.due() <= now)
            return pace.due() - start;
        pace.count(now, bytes);
    }
    return 1h;
}

TEST_CASE("who keeps to the slowest rate is served for as long as it takes, in any pieces")
{
    CHECK(lasts(500, 1s) == 1h);
    CHECK(lasts(50, 100ms) == 1h);
    CHECK(lasts(10'000, 20s) == 1h);
}

TEST_CASE("who sends a byte now and then is cut soon after the wait")
{
    CHECK(lasts(1, 29s) < 31s);
    CHECK(lasts(1, 10ms) < 40s);
    CHECK(lasts(249, 1s) < 61s);
}

TEST_CASE("much at once buys no more than the wait")
{
    Pace::Time const start {};
    for (std::size_t const bytes : { std::size_t { 15'001 }, std::size_t { 1 } << 40, SIZE_MAX }) {
        CAPTURE(bytes);
        Pace pace { start, 30s, 500 };
        pace.count(start + 1s, bytes);
        CHECK(pace.due() == start + 31s);
    }
}

TEST_CASE("who is silent has the wait and no more")
{
    CHECK(lasts(500, 30s) == 30s);
}

} // namespace saksi::http
