// Work that takes longer than a page may: imports, books, verification. It runs on a thread of its
// own, shows how far it is, and can be left running or stopped.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace saksi::web {

// The desk has one owner at a time: the page being answered or the job under way. A job that holds
// the turn gives way between two batches, so that pages do not wait for it.
class DeskTurn {
public:
    class Held {
    public:
        explicit Held(DeskTurn& turn)
            : m_turn(turn)
        {
            m_turn.take();
        }
        ~Held() { m_turn.give(); }
        Held(Held const&) = delete;
        Held& operator=(Held const&) = delete;

    private:
        DeskTurn& m_turn;
    };

    // Lets everybody who is waiting have a turn, then takes it again. Only while holding it.
    void give_way()
    {
        give_way_while([] { });
    }

    // The same, and does something meanwhile that needs no desk.
    template<typename Wait>
    void give_way_while(Wait wait)
    {
        // Turns go in the order of asking, so whoever waited has had one when ours comes again.
        give();
        wait();
        take();
    }

private:
    void take();
    void give();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_next_ticket = 0;
    std::uint64_t m_now_serving = 0;
};

struct Download {
    std::string name;
    std::string media_type;
    std::shared_ptr<std::string const> bytes;
};

// What a finished job leaves to look at.
struct JobOutcome {
    std::string continue_at {}; // A page of ours that shows the result; empty: the job's own page.
    struct Line {
        Message label;
        std::string text;
    };
    std::vector<Line> lines {};
    std::vector<Download> downloads {};
};

// Tells how far the work is. Answers false when it should stop.
using JobProgress = std::function<bool(std::size_t done, std::size_t total)>;

struct JobView {
    std::string id;
    std::string owner; // The handle of whoever started it, and the only one who hears of it.
    Message label;
    std::size_t done = 0;
    std::size_t total = 0; // 0: not known yet.
    bool finished = false;
    std::optional<Error> error {};
    JobOutcome outcome {};
};

class Jobs {
public:
    explicit Jobs(DeskTurn&);
    ~Jobs(); // Stops what is under way.

    // Starts work; `id` is a fresh random name, `owner` a handle. The work begins without the
    // desk's turn; it takes a DeskTurn::Held where it needs the desk.
    void start(std::string id, std::string owner, Message label,
        std::function<Result<JobOutcome>(JobProgress)> work);

    // What somebody else started is not there.
    std::optional<JobView> find(std::string_view id, std::string_view owner) const;
    std::vector<JobView> all(std::string_view owner) const; // Newest first.
    void stop(std::string_view id);
    // All that this one started.
    void stop_all_of(std::string_view owner);

    // Stops everything, waits until it has ended and forgets the outcomes. The caller holds the
    // desk's turn, which is given away meanwhile, since a job may need it to come to its end.
    void clear();

    DeskTurn& turn() { return m_turn; }

private:
    struct Job;
    DeskTurn& m_turn;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Job>> m_jobs;
};

} // namespace saksi::web
