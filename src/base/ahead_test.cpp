#include "base/ahead.hpp"

#include <doctest/doctest.h>
#include <latch>
#include <stdexcept>
#include <vector>

namespace saksi {

TEST_CASE("what is made ahead comes in its order, all of it")
{
    for (std::size_t const ahead_max : { 1UL, 2UL, 100UL }) {
        auto next = 0;
        Ahead<int> ahead(ahead_max, [&]() -> std::optional<int> {
            if (next == 1000)
                return std::nullopt;
            return next++;
        });
        std::vector<int> taken;
        while (auto const one = ahead.next())
            taken.push_back(*one);
        CHECK_FALSE(ahead.next());
        REQUIRE(taken.size() == 1000);
        for (auto i = 0; i < 1000; ++i)
            CHECK(taken[static_cast<std::size_t>(i)] == i);
    }
}

TEST_CASE("what goes wrong ahead is told after what was made before it")
{
    auto next = 0;
    Ahead<int> ahead(8, [&]() -> std::optional<int> {
        if (next == 3)
            throw std::runtime_error("no more");
        return next++;
    });
    for (auto i = 0; i < 3; ++i)
        CHECK(ahead.next() == i);
    CHECK_THROWS_AS(ahead.next(), std::runtime_error);
}

TEST_CASE("whoever loses interest waits for nothing but the thing being made")
{
    std::latch made(3);
    auto count = 0;
    {
        Ahead<int> ahead(2, [&]() -> std::optional<int> {
            if (++count <= 3)
                made.count_down();
            return count;
        });
        made.wait();
    }
    CHECK(count >= 3);
    CHECK(count <= 4);
}

} // namespace saksi
