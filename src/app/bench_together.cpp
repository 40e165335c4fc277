#include "app/bench_together.hpp"

#include "app/served.hpp"
#include "base/fault.hpp"
#include "casework/open_case.hpp"
#include "web/static_files.hpp"

#include <fmt/format.h>

#include <barrier>
#include <mutex>
#include <thread>

namespace saksi::app {

namespace {

constexpr std::size_t members = 16;
constexpr std::size_t saves_each = 100;
constexpr std::size_t connections = 8;
constexpr std::size_t asks_each = 500;
constexpr std::string_view said_by_each = "Nobody ever said this; it is as long as what somebody "
                                          "writes down who has just been told of an evening at a "
                                          "police station, and of what was seen there, by whom.";

// All of them at once. Milliseconds from the first to the last. What one throws is thrown here.
double ms_together(std::size_t count, std::function<void(std::size_t)> const& work)
{
    std::mutex mutex;
    std::exception_ptr failure;
    std::barrier begin(static_cast<std::ptrdiff_t>(count) + 1);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            begin.arrive_and_wait();
            try {
                work(i);
            } catch (...) {
                std::lock_guard const lock(mutex);
                failure = std::current_exception();
            }
        });
    }
    begin.arrive_and_wait();
    auto const time = ms_of([&] { threads.clear(); });
    if (failure)
        std::rethrow_exception(failure);
    return time;
}

} // namespace

Together::Together(workspace::Workspace& desk, std::string_view passphrase)
    : m_passphrase(passphrase)
    , m_handles { "" }
{
    auto const first = desk.first_administrator();
    m_case = MUST(casework::open_case(desk, first, { { "title", { { { "", "B-16" } } } } }));
    auto const dossier = MUST(desk.dossier_of(desk.reach(first), m_case));
    while (m_handles.size() < members) {
        auto const& handle = m_handles.emplace_back(fmt::format("member-{}", m_handles.size()));
        MUST(desk.add_member(first, handle, crypto::SecretBytes::copy_of(m_passphrase + handle),
            workspace::Hardness::floor));
        MUST(desk.give_grant(first, dossier, handle, workspace::Grant::write));
    }
}

void Together::measure_saves(std::vector<BenchLine>& lines, std::filesystem::path const& home,
    std::function<void(std::string const& text)> const& bare_save)
{
    Served const served(home);
    std::vector<std::unique_ptr<Browser>> browsers;
    for (auto const& handle : m_handles) {
        auto& browser = *browsers.emplace_back(std::make_unique<Browser>(served));
        browser.sign_in(handle, m_passphrase + handle);
        browser.get("/records/person/new?in=" + m_case.text());
    }
    auto const time = ms_together(members, [&](std::size_t member) {
        for (std::size_t i = 0; i < saves_each; ++i) {
            browsers[member]->post("/records/person/new",
                { { "in", m_case.text() }, { "code", fmt::format("T-{}-{}", member, i) },
                    { "description", std::string(said_by_each) } });
        }
    });
    m_saved = members * saves_each;
    auto const bare = times_ms(
        saves_each, [&](std::size_t) { bare_save(std::string(said_by_each)); });
    lines.push_back({ "sixteen members saving, a record", "ms", time / static_cast<double>(m_saved),
        percentile(bare, 50), "a bare durable transaction, one after the other" });
}

void Together::check_saves(workspace::Workspace const& desk) const
{
    auto const reach = desk.reach(desk.first_administrator());
    std::size_t found = 0;
    for (std::size_t member = 0; member < members; ++member) {
        for (std::size_t i = 0; i < saves_each; ++i)
            found += desk.find_record(reach, { "person" }, fmt::format("T-{}-{}", member, i)) ? 1
                                                                                              : 0;
    }
    // A title that two records bear means neither of them.
    if (found != m_saved)
        throw Fault("Of what sixteen members saved at once, not all is there once.");
}

void Together::measure_lists(std::vector<BenchLine>& lines, std::filesystem::path const& home,
    std::string const& target) const
{
    Served const served(home);
    std::vector<std::unique_ptr<Browser>> browsers;
    for (std::size_t i = 0; i < connections; ++i) {
        auto& browser = *browsers.emplace_back(std::make_unique<Browser>(served));
        browser.sign_in("", m_passphrase);
        browser.get(target);
    }
    auto const ask = [&](std::string const& what) {
        return ms_together(connections, [&](std::size_t connection) {
            for (std::size_t i = 0; i < asks_each; ++i)
                browsers[connection]->get(what);
        }) / static_cast<double>(connections * asks_each);
    };
    auto const style = std::string(web::static_path("saksi.css").text());
    lines.push_back({ "a list page, eight connections", "ms", ask(target), ask(style),
        "the style sheet, over as many" });
}

} // namespace saksi::app
