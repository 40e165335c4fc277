#include "http/address_rates.hpp"

#include <doctest/doctest.h>

using namespace saksi::http;
using namespace std::chrono_literals;

TEST_CASE("an address may ask in a burst, then at its rate, and others do not pay for it")
{
    AddressRates rates(10, 30);
    auto const now = AddressRates::Time {} + 1h;
    for (auto i = 0; i < 30; ++i)
        CHECK(rates.take("192.0.2.7", now));
    CHECK_FALSE(rates.take("192.0.2.7", now));
    CHECK(rates.take("192.0.2.8", now));

    CHECK_FALSE(rates.take("192.0.2.7", now + 99ms));
    auto taken = 0;
    for (auto time = now + 1s; time < now + 11s; time += 10ms)
        taken += rates.take("192.0.2.7", time);
    CHECK(taken >= 100);
    CHECK(taken <= 112);
}

TEST_CASE("without a rate nothing is refused and nobody remembered")
{
    AddressRates rates(0, 0);
    for (auto i = 0; i < 1000; ++i)
        CHECK(rates.take("192.0.2.7", {}));
    CHECK(rates.size() == 0);
}

TEST_CASE("an IPv6 network is one address, and IPv4 is each")
{
    CHECK(counted_address("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
    CHECK(counted_address("2001:db8:1:2:ffff::1") == "2001:db8:1:2::");
    CHECK(counted_address("2001:db8:1:3::1") == "2001:db8:1:3::");
    CHECK(counted_address("fe80::1%eth0") == "fe80::");
    CHECK(counted_address("192.0.2.7") == "192.0.2.7");
    CHECK(counted_address("::ffff:192.0.2.7") == "::ffff:192.0.2.7");
}

TEST_CASE("a flood from everywhere cannot fill the memory")
{
    AddressRates rates(10, 30);
    auto now = AddressRates::Time {} + 1h;
    for (auto i = 0; i < 40'000; ++i, now += 1ms)
        rates.take("address " + std::to_string(i), now);
    CHECK(rates.size() <= AddressRates::addresses_max);
}
