// Waits for the disk once for all who wait (group commit). A desk that serves many people commits
// without waiting, goes on with the next one, and nobody is told that anything was saved, or shown
// it, before the disk has it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace saksi::workspace {

class Settling {
public:
    // `sync` puts on the disk what was committed before it is called, and throws Fault when it
    // cannot. It is called on the threads of those who wait, one at a time, until close().
    explicit Settling(std::function<void()> sync);

    // Something was committed that the disk may not have yet.
    void wrote();
    // How much was. wait_for() takes it.
    std::uint64_t written() const;
    bool is_settled() const;

    // Returns when the disk has what was written up to there. Without the desk's turn: others go on
    // writing meanwhile. Throws Fault when the disk refused: it is for ever then, since nobody
    // knows what a disk has that failed once.
    void wait_for(std::uint64_t written);
    bool has_failed() const;

    // Syncs a last time, if there is anything left. Before the database is closed.
    void close() noexcept;

private:
    void sync_once(std::unique_lock<std::mutex>&);

    std::function<void()> m_sync;
    mutable std::mutex m_mutex;
    std::condition_variable m_synced;
    std::uint64_t m_written = 0;
    std::uint64_t m_settled = 0; // Of these.
    bool m_is_syncing = false;
    bool m_has_failed = false;
};

} // namespace saksi::workspace
