#include "http/address_rates.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace saksi::http {

std::string counted_address(std::string_view address)
{
    // A link-local address names its interface after a percent sign.
    auto const bare = std::string(address.substr(0, address.find('%')));
    std::array<unsigned char, 16> bytes {};
    if (inet_pton(AF_INET6, bare.c_str(), bytes.data()) != 1)
        return bare;
    constexpr std::array<unsigned char, 12> mapped { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin()))
        return bare; // IPv4, spelled as IPv6: each is somebody of their own.
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text {};
    inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
    return text.data();
}

bool AddressRates::take(std::string const& counted, Time now)
{
    if (m_per_second <= 0)
        return true;
    if (m_buckets.size() >= addresses_max && !m_buckets.contains(counted))
        forget_full(now);
    auto const [at, is_new] = m_buckets.try_emplace(counted, Bucket { m_burst, now });
    auto& bucket = at->second;
    auto const seconds = std::max(0.0, std::chrono::duration<double>(now - bucket.last).count());
    bucket.tokens = std::min(m_burst, bucket.tokens + seconds * m_per_second);
    bucket.last = now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    return true;
}

// If nobody can be forgotten, more than the limit ask at once from different networks: all are
// forgotten, and begin with a full bucket. The limit of connections still holds.
void AddressRates::forget_full(Time now)
{
    auto const until_full = std::chrono::duration<double>(m_burst / m_per_second);
    std::erase_if(m_buckets, [&](auto const& one) { return now - one.second.last >= until_full; });
    if (m_buckets.size() >= addresses_max)
        m_buckets.clear();
}

} // namespace saksi::http
