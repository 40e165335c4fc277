// How long a peer may still take who sends a body, or takes an answer, piece by piece. Internal to
// http. Time is handed in, so nothing here waits.
//
// A wait between two pieces alone is no limit: who sends one byte every 29 seconds keeps a
// connection for days. So every byte buys only the time that it takes at the slowest rate that is
// still served, and nobody can save up more than the wait.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace saksi::http {

class Pace {
public:
    using Time = std::chrono::steady_clock::time_point;

    // The first piece may take the whole `wait`. The rate is not zero and, with a wait of 30
    // seconds, below 300 MB/s, or the time that it buys would not fit.
    Pace(Time now, std::chrono::milliseconds wait, std::size_t bytes_per_second_min)
        : m_wait(wait)
        , m_bytes_per_second_min(bytes_per_second_min)
        , m_due(now + wait)
    {
    }

    // Counts bytes that went over at `now`.
    void count(Time now, std::size_t bytes)
    {
        // Larger pieces buy the whole wait anyway, and could overflow below.
        auto const worth_counting = std::min(bytes, bytes_of_whole_wait());
        auto const bought = std::chrono::nanoseconds(std::chrono::seconds(1))
            * static_cast<std::int64_t>(worth_counting)
            / static_cast<std::int64_t>(m_bytes_per_second_min);
        m_due = std::min<Time>(now + m_wait, m_due + bought);
    }

    // When the peer is too slow, unless more bytes come before.
    Time due() const { return m_due; }

private:
    std::size_t bytes_of_whole_wait() const
    {
        return m_bytes_per_second_min * (static_cast<std::size_t>(m_wait.count()) / 1000 + 1);
    }

    std::chrono::milliseconds m_wait;
    std::size_t m_bytes_per_second_min;
    Time m_due;
};

} // namespace saksi::http
