#include "web/guess_limits.hpp"

#include <algorithm>

namespace saksi::web {

// A person mistypes a few times; an office of fifteen behind one router does so a few times more.
static constexpr int free_tries_of_both = 5;
static constexpr int free_tries_of_address = 30;
static constexpr int free_tries_of_handle = 20;

// The first wait after the free tries; each further wrong one doubles it, up to the longest.
static constexpr UnixSeconds first_wait_seconds = 10;
static constexpr UnixSeconds longest_wait_seconds = 300;
// Who was quiet for so long begins anew.
static constexpr UnixSeconds forgotten_after_seconds = 3600;

// A handle has no line break, so the two cannot be mistaken for others.
static std::string both(std::string_view handle, std::string_view address)
{
    return std::string(handle).append("\n").append(address);
}

static bool is_this_machine(std::string_view address)
{
    return address.starts_with("127.") || address == "::1";
}

UnixSeconds GuessLimits::wait_of(
    Tallies const& tallies, std::string_view key, int free_tries, UnixSeconds now)
{
    auto const found = tallies.find(key);
    if (found == tallies.end() || found->second.wrong < free_tries)
        return 0;
    auto const doublings = std::min(found->second.wrong - free_tries, 10);
    auto const wait = std::min(first_wait_seconds << doublings, longest_wait_seconds);
    auto const since = now - found->second.last;
    // A clock set back does not make anybody wait for years.
    return since < 0 || since >= wait ? 0 : wait - since;
}

UnixSeconds GuessLimits::wait_seconds(
    std::string_view handle, std::string_view address, UnixSeconds now) const
{
    auto const pair = both(handle, address);
    auto wait = wait_of(m_of_both, pair, free_tries_of_both, now);
    if (m_known.contains(pair) || is_this_machine(address))
        return wait;
    wait = std::max(wait, wait_of(m_of_address, address, free_tries_of_address, now));
    return std::max(wait, wait_of(m_of_handle, handle, free_tries_of_handle, now));
}

void GuessLimits::count(Tallies& tallies, std::string const& key, UnixSeconds now)
{
    if (!tallies.contains(key) && tallies.size() >= remembered_max) {
        tallies.erase(
            std::ranges::min_element(tallies, {}, [](auto const& one) { return one.second.last; }));
    }
    auto& tally = tallies[key];
    if (now - tally.last >= forgotten_after_seconds || now < tally.last)
        tally.wrong = 0;
    ++tally.wrong;
    tally.last = now;
}

void GuessLimits::wrong(std::string_view handle, std::string_view address, UnixSeconds now)
{
    count(m_of_both, both(handle, address), now);
    count(m_of_address, std::string(address), now);
    count(m_of_handle, std::string(handle), now);
}

void GuessLimits::right(std::string_view handle, std::string_view address)
{
    auto const pair = both(handle, address);
    m_of_both.erase(pair);
    // The other two stay: one right passphrase does not pay for the guesses at others'.
    if (m_known.size() < remembered_max)
        m_known.insert(pair);
}

} // namespace saksi::web
