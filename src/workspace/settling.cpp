#include "workspace/settling.hpp"

#include "base/fault.hpp"

namespace saksi::workspace {

Settling::Settling(std::function<void()> sync)
    : m_sync(std::move(sync))
{
}

void Settling::wrote()
{
    std::lock_guard const lock(m_mutex);
    ++m_written;
}

std::uint64_t Settling::written() const
{
    std::lock_guard const lock(m_mutex);
    return m_written;
}

bool Settling::is_settled() const
{
    std::lock_guard const lock(m_mutex);
    return m_settled == m_written;
}

bool Settling::has_failed() const
{
    std::lock_guard const lock(m_mutex);
    return m_has_failed;
}

void Settling::wait_for(std::uint64_t written)
{
    std::unique_lock lock(m_mutex);
    while (m_settled < written) {
        if (m_has_failed)
            throw Fault(N_("The disk did not take what was saved last, so it may be lost. The "
                           "workspace was locked: sign in again and see whether it is there."));
        if (m_is_syncing)
            m_synced.wait(lock);
        else
            sync_once(lock);
    }
}

void Settling::close() noexcept
{
    std::unique_lock lock(m_mutex);
    m_synced.wait(lock, [this] { return !m_is_syncing; });
    if (m_settled < m_written && !m_has_failed)
        sync_once(lock);
}

void Settling::sync_once(std::unique_lock<std::mutex>& lock)
{
    auto const reached = m_written;
    m_is_syncing = true;
    lock.unlock();
    auto has_failed = false;
    try {
        m_sync();
    } catch (Fault const&) {
        has_failed = true; // Told to everybody who waits, each in their own turn.
    }
    lock.lock();
    m_is_syncing = false;
    m_has_failed = has_failed;
    if (!has_failed)
        m_settled = reached;
    m_synced.notify_all();
}

} // namespace saksi::workspace
