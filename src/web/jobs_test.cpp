#include "web/jobs.hpp"

#include <doctest/doctest.h>

#include <future>

namespace saksi::web {

TEST_CASE("a job that holds the desk gives way to a page that waits")
{
    DeskTurn turn;
    std::promise<void> job_has_turn;
    bool page_was_served = false;
    std::thread job([&] {
        DeskTurn::Held const held(turn);
        job_has_turn.set_value();
        while (!page_was_served)
            turn.give_way();
    });
    job_has_turn.get_future().wait();
    {
        DeskTurn::Held const held(turn);
        page_was_served = true;
    }
    job.join();
    CHECK(page_was_served);
}

TEST_CASE("clearing stops the work that is under way, even when it waits for the desk")
{
    DeskTurn turn;
    Jobs jobs(turn);
    std::promise<void> started;
    bool saw_stop = false;
    DeskTurn::Held const held(turn);
    jobs.start("j", "asha", "Working", [&](JobProgress const& progress) -> Result<JobOutcome> {
        started.set_value();
        DeskTurn::Held const own(turn);
        saw_stop = !progress(1, 2);
        return JobOutcome {};
    });
    started.get_future().wait();
    jobs.clear();
    CHECK(saw_stop);
    CHECK(jobs.all("asha").empty());
}

TEST_CASE("what a job failed of is told, not lost")
{
    DeskTurn turn;
    Jobs jobs(turn);
    jobs.start("j", "asha", "Working", [](JobProgress const&) -> Result<JobOutcome> {
        return Error { ErrorKind::invalid, "The file is empty." };
    });
    while (!jobs.find("j", "asha")->finished)
        std::this_thread::yield();
    CHECK(jobs.find("j", "asha")->error->message.text() == "The file is empty.");
    CHECK_FALSE(jobs.find("another", "asha"));
    CHECK_FALSE(jobs.find("j", "binod"));
}

} // namespace saksi::web
