// How much one address may ask for: a bucket of tokens each, which fills again with time. Internal
// to http. Time is handed in, so nothing here waits.
//
// Whoever has a network of IPv6 addresses has one bucket: addresses count by their first 64 bits.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace saksi::http {

// What is counted as one address. `address` is numeric.
std::string counted_address(std::string_view address);

class AddressRates {
public:
    using Time = std::chrono::steady_clock::time_point;

    // `per_second` tokens come back each second, up to `burst`. With 0, nothing is ever refused.
    AddressRates(double per_second, double burst)
        : m_per_second(per_second)
        , m_burst(burst)
    {
    }

    // Takes one token, if there is one. `counted` is from counted_address().
    bool take(std::string const& counted, Time now);

    // Beyond it, who has been quiet for long enough to have a full bucket is forgotten.
    static constexpr std::size_t addresses_max = 8192;
    std::size_t size() const { return m_buckets.size(); }

private:
    struct Bucket {
        double tokens;
        Time last;
    };

    void forget_full(Time now);

    double m_per_second;
    double m_burst;
    std::map<std::string, Bucket, std::less<>> m_buckets;
};

} // namespace saksi::http
