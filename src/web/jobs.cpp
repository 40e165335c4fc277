#include "web/jobs.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <atomic>

namespace saksi::web {

void DeskTurn::take()
{
    std::unique_lock lock(m_mutex);
    auto const ticket = m_next_ticket++;
    m_changed.wait(lock, [&] { return m_now_serving == ticket; });
}

void DeskTurn::give()
{
    std::scoped_lock lock(m_mutex);
    ++m_now_serving;
    m_changed.notify_all();
}

struct Jobs::Job {
    JobView view;
    std::atomic<bool> stopping = false;
    std::thread thread;
};

Jobs::Jobs(DeskTurn& turn)
    : m_turn(turn)
{
}

Jobs::~Jobs()
{
    for (auto const& job : m_jobs)
        job->stopping = true;
    for (auto const& job : m_jobs) {
        if (job->thread.joinable())
            job->thread.join();
    }
}

void Jobs::start(std::string id, std::string owner, Message label,
    std::function<Result<JobOutcome>(JobProgress)> work)
{
    auto job = std::make_shared<Job>();
    job->view.id = std::move(id);
    job->view.owner = std::move(owner);
    job->view.label = label;
    auto run = [this, job = job.get(), work = std::move(work)] {
        auto progress = [this, job](std::size_t done, std::size_t total) {
            std::scoped_lock lock(m_mutex);
            job->view.done = done;
            job->view.total = total;
            return !job->stopping;
        };
        auto result = [&]() -> Result<JobOutcome> {
            try {
                return work(progress);
            } catch (Fault const& fault) {
                return Error { ErrorKind::conflict, fault.message() };
            } catch (std::exception const&) {
                return Error { ErrorKind::conflict,
                    "Something in this computer failed. Nothing that was saved is lost." };
            }
        }();
        std::scoped_lock lock(m_mutex);
        if (result)
            job->view.outcome = *std::move(result);
        else
            job->view.error = result.error();
        job->view.finished = true;
    };
    std::scoped_lock lock(m_mutex);
    m_jobs.insert(m_jobs.begin(), job);
    job->thread = std::thread(std::move(run));
}

std::optional<JobView> Jobs::find(std::string_view id, std::string_view owner) const
{
    std::scoped_lock lock(m_mutex);
    for (auto const& job : m_jobs) {
        if (job->view.id == id && job->view.owner == owner)
            return job->view;
    }
    return {};
}

std::vector<JobView> Jobs::all(std::string_view owner) const
{
    std::scoped_lock lock(m_mutex);
    std::vector<JobView> views;
    for (auto const& job : m_jobs) {
        if (job->view.owner == owner)
            views.push_back(job->view);
    }
    return views;
}

void Jobs::stop_all_of(std::string_view owner)
{
    std::scoped_lock lock(m_mutex);
    for (auto const& job : m_jobs) {
        if (job->view.owner == owner)
            job->stopping = true;
    }
}

void Jobs::stop(std::string_view id)
{
    std::scoped_lock lock(m_mutex);
    for (auto const& job : m_jobs) {
        if (job->view.id == id)
            job->stopping = true;
    }
}

void Jobs::clear()
{
    std::vector<std::shared_ptr<Job>> ending;
    {
        std::scoped_lock lock(m_mutex);
        ending.swap(m_jobs);
    }
    for (auto const& job : ending)
        job->stopping = true;
    m_turn.give_way_while([&] {
        for (auto const& job : ending)
            job->thread.join();
    });
}

} // namespace saksi::web
