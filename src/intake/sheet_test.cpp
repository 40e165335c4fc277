#include "intake/sheet.hpp"

#include <doctest/doctest.h>

#include <random>

namespace saksi::intake {

TEST_CASE("several values in one cell come apart as they were put together")
{
    auto random = std::mt19937 { 3 };
    auto const pieces = std::vector<std::string> { ";", "; ", "\\", "\\;", "a", " ", "धन" };
    for (int round = 0; round < 2000; ++round) {
        auto values = std::vector<std::string>(1 + random() % 4);
        for (auto& value : values) {
            for (auto length = random() % 5; length > 0; --length)
                value += pieces[random() % pieces.size()];
        }
        CHECK(split_values(join_values(values)) == values);
    }
    // What nobody escaped on purpose stays as it is.
    CHECK(split_values("C:\\x;y") == std::vector<std::string> { "C:\\x;y" });
}

} // namespace saksi::intake
