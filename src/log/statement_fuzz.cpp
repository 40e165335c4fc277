#include "log/statement.hpp"
#include "testing/fuzz.hpp"

#include <algorithm>

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    auto const statement = log::parse_statement(bytes);
    if (statement) {
        // One statement has one spelling: with two, one claim would have two ids.
        SAKSI_CHECK(std::ranges::equal(log::encode(*statement), bytes));
        SAKSI_CHECK(log::check(*statement));
    }
    auto const value = log::parse_value(bytes);
    if (value)
        SAKSI_CHECK(std::ranges::equal(log::encode_value(*value), bytes));
}
