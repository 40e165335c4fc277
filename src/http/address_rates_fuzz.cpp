#include "http/address_rates.hpp"

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "testing/fuzz.hpp"

// Any address, in any order and at any time: nobody gets more than the burst and the rate.
SAKSI_FUZZ(bytes)
{
    using namespace saksi::http;
    auto const counted = counted_address(saksi::text_of(bytes));
    SAKSI_CHECK(counted_address(counted) == counted);

    constexpr double per_second = 2;
    constexpr double burst = 5;
    AddressRates rates(per_second, burst);
    AddressRates::Time const start {};
    auto now = start;
    std::size_t taken = 0;
    for (auto const byte : bytes) {
        now += std::chrono::milliseconds(byte);
        taken += rates.take(counted, now) ? 1u : 0u;
    }
    auto const seconds = std::chrono::duration<double>(now - start).count();
    SAKSI_CHECK(static_cast<double>(taken) <= burst + seconds * per_second + 0.001);
    SAKSI_CHECK(rates.size() <= 1);
}
