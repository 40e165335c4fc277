// Work for a second core: things are made on a thread of their own while whoever takes them works
// on the ones before.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace saksi {

template<typename Thing>
class Ahead {
public:
    // Calls `make` until it gives nothing, and is never more than `ahead_max` things ahead. What
    // `make` uses must outlive this, and nobody else may change it meanwhile.
    Ahead(std::size_t ahead_max, std::function<std::optional<Thing>()> make)
        : m_thread([this, ahead_max, make = std::move(make)] { run(ahead_max, make); })
    {
    }

    // Waits for the thing that is being made, and forgets it.
    ~Ahead()
    {
        {
            std::scoped_lock const lock(m_mutex);
            m_stopping = true;
        }
        m_changed.notify_all();
    }
    Ahead(Ahead const&) = delete;
    Ahead& operator=(Ahead const&) = delete;

    // The next one, in the order in which they were made; nothing at the end. Throws what `make`
    // threw, after the things that it made before.
    std::optional<Thing> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_things.empty() || m_ended; });
        if (m_things.empty()) {
            if (m_failure)
                std::rethrow_exception(m_failure);
            return std::nullopt;
        }
        std::optional<Thing> thing(std::move(m_things.front()));
        m_things.pop_front();
        m_changed.notify_all();
        return thing;
    }

private:
    void run(std::size_t ahead_max, std::function<std::optional<Thing>()> const& make) noexcept
    {
        std::exception_ptr failure;
        try {
            while (auto thing = make()) {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_things.size() < ahead_max || m_stopping; });
                if (m_stopping)
                    break;
                m_things.push_back(*std::move(thing));
                m_changed.notify_all();
            }
        } catch (...) {
            failure = std::current_exception();
        }
        std::scoped_lock const lock(m_mutex);
        m_failure = failure;
        m_ended = true;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Thing> m_things;
    bool m_stopping = false;
    bool m_ended = false;
    std::exception_ptr m_failure;
    std::jthread m_thread; // The last one: it uses the others.
};

} // namespace saksi
