// Full disks, killed programs and seized laptops: nothing that was acknowledged is lost, and
// nothing that was sealed lies about.
#include "base/fault.hpp"
#include "testing/desk.hpp"
#include "testing/thorough.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>
#include <set>
#include <sys/wait.h>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

Change person(Desk& desk, std::string name)
{
    return Desk::change(RecordId::fresh(desk.dice), "person",
        { { "name", schema::Text { std::move(name) } },
            { "story", schema::Text { std::string(3000, 's') } } });
}

bool has_bytes(std::filesystem::path const& file, std::string_view wanted)
{
    std::ifstream stream(file, std::ios::binary);
    std::string const all { std::istreambuf_iterator<char>(stream), {} };
    return all.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("a program that is killed loses nothing that it said was saved")
{
    Desk desk;
    std::mt19937 luck(20);
    std::set<CommitId> acknowledged;
    for (auto round = 0; round < testing::rounds(); ++round) {
        desk.open.reset();
        std::array<int, 2> pipe;
        REQUIRE(::pipe(pipe.data()) == 0);
        auto const child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            testing::SeededDice dice(1000U + static_cast<unsigned>(round));
            desk.dice = dice;
            desk.reopen();
            for (;;) {
                auto const id = MUST(desk->append(desk.permit(), person(desk, "Asha")));
                if (::write(pipe[1], id.bytes().data(), id.bytes().size()) < 0)
                    ::_exit(1);
            }
        }
        ::close(pipe[1]);
        // Killed after some acknowledgements, in the middle of whatever comes next.
        std::array<std::uint8_t, CommitId::byte_count> id;
        auto wanted = luck() % 4;
        while (::read(pipe[0], id.data(), id.size()) == static_cast<ssize_t>(id.size())) {
            acknowledged.insert(CommitId::leading(id));
            if (wanted-- == 0) {
                ::usleep(static_cast<useconds_t>(luck() % 3000));
                ::kill(child, SIGKILL);
            }
        }
        ::close(pipe[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
    }
    desk.reopen();
    std::set<CommitId> kept;
    for (auto const& change : desk->recent_changes(desk.reach(), 1'000'000))
        kept.insert(change.commit);
    CHECK(acknowledged.size() > 100);
    CHECK(std::ranges::includes(kept, acknowledged));
    CHECK(desk->verify().holds());
}

TEST_CASE("no file of a vault holds a word of what was sealed in it")
{
    Desk desk;
    std::string const canary = "CanaryTestimonyOfAshaRanaFromTheCellar";
    auto const asha = RecordId::fresh(desk.dice);
    auto const bytes = bytes_of(canary);
    auto const file = MUST(desk->keep_file(desk.permit(), canary + ".txt", "text/plain", bytes));
    MUST(desk->append(desk.permit(),
        Desk::change(asha, "person",
            { { "name", schema::Text { canary } }, { "story", schema::Text { canary } },
                { "paper", file } })));
    desk.restate(asha, "name", schema::Text { canary + " again" });
    desk->set_setting("note", canary);
    CHECK(MUST(desk->search(desk.reach(), { .words = canary })).total == 1);

    auto looked_at = 0;
    auto const look = [&] {
        for (auto const& entry : std::filesystem::recursive_directory_iterator(desk.home())) {
            if (!entry.is_regular_file())
                continue;
            ++looked_at;
            CAPTURE(entry.path().filename());
            CHECK_FALSE(has_bytes(entry.path(), "Canary"));
            CHECK_FALSE(has_bytes(entry.path(), "canary"));
            CHECK_FALSE(has_bytes(entry.path(), "six words"));
            CHECK_FALSE(has_bytes(entry.path(), "CREATE TABLE"));
        }
    };
    look();
    CHECK(looked_at >= 5); // slots, db, db-wal, lock, a part.
    desk.open.reset();
    look();
}

TEST_CASE("files are kept in parts, come back whole, and damage to a part is noticed")
{
    Desk desk;
    auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
    for (std::size_t const size : { 0UL, 1UL, 1024UL * 1024UL, 2'500'000UL }) {
        Bytes original(size);
        desk.dice.fill(original);
        auto const file = MUST(desk->keep_file(desk.permit(), "scan.jpg", "image/jpeg", original));
        MUST(desk->append(desk.permit(), Desk::change(asha, "", { { "paper", file } })));
        CHECK(MUST(desk->read_file(desk.reach(), asha, file.sha256)) == original);
        CHECK(file.size_bytes == size);
    }
    auto report = desk->verify();
    CHECK(report.holds());
    CHECK(report.files == 4);
    CHECK(desk->read_file(desk.reach(), asha, {}).error().kind == ErrorKind::not_found);

    for (auto const& entry :
        std::filesystem::recursive_directory_iterator(desk.home() / "vault" / "parts")) {
        if (entry.is_regular_file() && entry.file_size() == 1024 * 1024) {
            std::fstream part(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
            part.seekp(5000);
            part.put('x');
            break;
        }
    }
    report = desk->verify();
    CHECK(report.failures.size() == 1);
    CHECK(report.tables_match);
}
