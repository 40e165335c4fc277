// How fast passphrases may be guessed at the door: by member, by the computer that asks, and by
// both together. Time is handed in, so nothing here waits.
//
// Argon2id already makes each guess cost a second of this machine; what stands here keeps a guesser
// from spending all of it. Nobody can lock a member out for good: a computer from which that member
// has come in before, and this machine itself, wait only for their own mistakes.
//
// Nothing is kept over a restart. Who can restart the program sits at the machine, where the files
// can be guessed at without any door.
#pragma once

#include "base/clock.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace saksi::web {

class GuessLimits {
public:
    // How long this one has to wait until the next try, in seconds; 0: not at all.
    UnixSeconds wait_seconds(
        std::string_view handle, std::string_view address, UnixSeconds now) const;

    void wrong(std::string_view handle, std::string_view address, UnixSeconds now);
    void right(std::string_view handle, std::string_view address);

    // Of each kind so many are remembered; then the one that was quiet for longest is forgotten.
    static constexpr std::size_t remembered_max = 4096;

private:
    struct Tally {
        int wrong = 0;
        UnixSeconds last = 0;
    };
    using Tallies = std::map<std::string, Tally, std::less<>>;

    static void count(Tallies&, std::string const& key, UnixSeconds now);
    static UnixSeconds wait_of(
        Tallies const&, std::string_view key, int free_tries, UnixSeconds now);

    Tallies m_of_both;                          // By handle and address.
    Tallies m_of_address;                       // Whatever the handle.
    Tallies m_of_handle;                        // Whatever the address.
    std::set<std::string, std::less<>> m_known; // Handle and address of those who came in.
};

} // namespace saksi::web
