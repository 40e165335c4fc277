// Backups: what they hold, who opens them, and that the workspace and its restored copy can both go
// on.
#include "workspace/backup.hpp"

#include "base/fault.hpp"
#include "crypto/slots.hpp"
#include "log/group_log.hpp"
#include "store/log_table.hpp"
#include "testing/desk.hpp"
#include "workspace/disk.hpp"
#include "workspace/vault_folder.hpp"

#include <csignal>
#include <fstream>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
namespace fs = std::filesystem;

namespace {

// A desk with a few records and a file of two parts.
struct Office {
    Office()
    {
        asha = desk.add("person",
            { { "name", schema::Text { "Asha" } },
                { "story", schema::Text { "CanaryFromTheCellar" } } });
        Bytes scan(1'500'000);
        desk.dice.fill(scan);
        auto const paper = MUST(desk->keep_file(desk.permit(), "scan", "image/png", scan));
        desk.restate(asha, "paper", paper);
        digest = desk->tables_digest();
        desk.open.reset();
    }

    fs::path file() const { return desk.folder.path() / "backup.age"; }
    fs::path other() const { return desk.folder.path() / "other"; }
    Result<void> back_up(Progress const& progress = {})
    {
        return workspace::back_up(
            desk.home(), file(), Desk::passphrase(), Hardness::floor, desk.parts(), progress);
    }
    Result<VerifyReport> restore()
    {
        return workspace::restore(other(), file(), Desk::passphrase(), desk.parts());
    }
    std::unique_ptr<Workspace> open_other()
    {
        return MUST(Workspace::unlock(
            other(), crypto::SecretBytes::copy_of(desk.recovery_code), desk.parts()));
    }
    static std::set<std::string> names_in(fs::path const& folder)
    {
        std::set<std::string> all;
        std::error_code none;
        for (auto const& entry : fs::directory_iterator(folder, none))
            all.insert(entry.path().filename().string());
        return all;
    }
    // Beside the workspace; and where another one is to be made.
    std::set<std::string> names() const
    {
        auto all = names_in(desk.folder.path());
        all.erase("other");
        return all;
    }
    std::set<std::string> left_in_other() const { return names_in(other()); }
    bool copy_is_left() const { return fs::exists(desk.home() / "vault" / "copy"); }

    Desk desk; // Locked.
    RecordId asha;
    FileHash digest;
};

// The locked vault of a home, read from below.
struct Log {
    std::vector<log::OpenedCommit> commits; // Of the commons.
    std::optional<log::GroupLog> group;
    DossierId commons;
};

Log log_of(fs::path const& home, std::string const& recovery_code)
{
    auto const folder = MUST(VaultFolder::open(home));
    auto const slots = MUST(crypto::Slots::parse(*read_whole(folder.slots())));
    auto const key = MUST(slots.open(crypto::SecretBytes::copy_of(recovery_code)));
    auto database = MUST(
        store::Database::open(folder.database(), key, store::Database::Opening::existing));
    store::LogTable const table(database);
    Log log;
    log.commons = table.dossiers().front().id;
    for (auto const& [group, entry] : table.group_entries()) {
        if (!log.group)
            log.group.emplace(group);
        MUST(log.group->add(entry));
    }
    table.each(0, [&](store::LogRow const& row) {
        if (row.dossier == 1)
            log.commits.push_back(
                MUST(log::open_commit(row.envelope, table.epoch_key(row.envelope.epoch).value())));
        return true;
    });
    return log;
}

} // namespace

TEST_CASE(
    "a restored backup holds what the workspace held, file and all, and says when it was made")
{
    Office office;
    auto& desk = office.desk;
    MUST(office.back_up());
    CHECK_FALSE(office.copy_is_left());
    CHECK(office.names() == std::set<std::string> { "backup.age", "home" });

    auto const report = MUST(office.restore());
    CHECK(report.holds());
    CHECK(report.files == 1);
    CHECK(office.left_in_other() == std::set<std::string> { "vault" });
    auto const copy = office.open_other();
    CHECK(copy->tables_digest() == office.digest);
    auto const now = std::to_string(desk.clock.now());
    CHECK(copy->setting(setting_restored_at) == now);
    auto const reach = copy->reach(copy->first_administrator());
    CHECK(MUST(copy->record(reach, office.asha)).title == "Asha");
    desk.reopen();
    CHECK(desk->setting(setting_backed_up_at) == now);
    CHECK_FALSE(desk->setting(setting_restored_at));
}

TEST_CASE(
    "a workspace and its restored copy both go on; together they lose nothing and fork nothing")
{
    Office office;
    auto& desk = office.desk;
    MUST(office.back_up());
    MUST(office.restore());
    desk.reopen();
    desk.restate(office.asha, "name", schema::Text { "Asha Rai" });
    desk.add("person", { { "name", schema::Text { "Binod" } } });
    {
        auto const copy = office.open_other();
        auto const permit = MUST(
            copy->permit(copy->first_administrator(), copy->commons(), Grant::write));
        for (auto const* name : { "Chandra", "Dewi" })
            MUST(copy->append(permit,
                Desk::change(
                    RecordId::fresh(desk.dice), "person", { { "name", schema::Text { name } } })));
        CHECK(copy->verify().holds());
    }
    desk.open.reset();
    auto const ours = log_of(desk.home(), desk.recovery_code);
    auto const theirs = log_of(office.other(), desk.recovery_code);

    // Each side takes in what the other has, in its own order.
    std::vector<std::map<CommitId, log::Standing>> ends;
    for (auto const& order : { std::pair { &ours, &theirs }, std::pair { &theirs, &ours } }) {
        log::Acceptance acceptance(ours.commons);
        acceptance.know(ours.group->view());
        for (auto const* log : { order.first, order.second }) {
            for (auto const& commit : log->commits)
                acceptance.add(commit);
        }
        CHECK(acceptance.forked_devices().empty());
        ends.push_back(acceptance.all());
    }
    CHECK(ends[0] == ends[1]);
    // Founding (2), Asha and her paper; then two of each side.
    CHECK(ends[0].size() == 8);
    for (auto const& [id, standing] : ends[0])
        CHECK(standing == log::Standing::accepted);
}

TEST_CASE("a backup opens with the recovery code if it was made with it, and with nothing else")
{
    Office office;
    auto& desk = office.desk;
    auto const wrong = crypto::SecretBytes::copy_of("six wards");
    auto const refused = back_up(desk.home(), office.file(), wrong, Hardness::floor, desk.parts());
    CHECK(refused.error().kind == ErrorKind::wrong_key);
    CHECK(office.names() == std::set<std::string> { "home" });

    auto const code = crypto::SecretBytes::copy_of(desk.recovery_code);
    MUST(back_up(desk.home(), office.file(), code, Hardness::floor, desk.parts()));
    CHECK(office.restore().error().kind == ErrorKind::wrong_key);
    CHECK(office.left_in_other().empty());
    auto lower = desk.recovery_code;
    for (auto& letter : lower)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    CHECK(
        restore(office.other(), office.file(), crypto::SecretBytes::copy_of(lower), desk.parts()));
}

TEST_CASE("neither a file nor a workspace that is there is ever overwritten")
{
    Office office;
    MUST(office.back_up());
    auto const before = read_whole(office.file());
    CHECK(office.back_up().error().kind == ErrorKind::conflict);
    CHECK(read_whole(office.file()) == before);
    auto const refused = restore(
        office.desk.home(), office.file(), Desk::passphrase(), office.desk.parts());
    CHECK(refused.error().kind == ErrorKind::conflict);
    office.desk.reopen();
    CHECK(office.desk->tables_digest() == office.digest);
    fs::remove(office.file());
    CHECK(office.back_up().error().kind == ErrorKind::conflict); // While it is open.
}

TEST_CASE("what lies on the disk while a backup is made is for its owner alone")
{
    Office office;
    auto files = 0;
    MUST(office.back_up([&](std::size_t, std::size_t) {
        for (auto const& entry : fs::recursive_directory_iterator(office.desk.home())) {
            if (!entry.is_regular_file())
                continue;
            ++files;
            INFO(entry.path().filename().string());
            CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all))
                == fs::perms::none);
        }
        return true;
    }));
    CHECK(files > 0);
}

TEST_CASE("a backup or a restore that is stopped leaves nothing behind")
{
    Office office;
    auto const stop = [](std::size_t done, std::size_t total) { return 2 * done < total; };
    CHECK(office.back_up(stop).error().kind == ErrorKind::conflict);
    CHECK(office.names() == std::set<std::string> { "home" });
    CHECK_FALSE(office.copy_is_left());
    MUST(office.back_up());
    for (std::size_t const part : { 4, 1 }) { // In the midst of unpacking, and of the proof.
        auto const stopped = restore(office.other(), office.file(), Desk::passphrase(),
            office.desk.parts(), [&](auto done, auto total) { return part * done <= total; });
        CHECK(static_cast<bool>(stopped) == (part == 1));
        CHECK(office.left_in_other().empty() == (part == 4));
    }
}

TEST_CASE("a backup that was changed or cut anywhere is refused, and nothing is restored from it")
{
    Office office;
    MUST(office.back_up());
    auto const whole = *read_whole(office.file());
    CHECK(text_of(whole).find("Canary") == std::string_view::npos);
    CHECK(text_of(whole).find("Rose Group") == std::string_view::npos);
    auto const refused = [&](ByteView bytes) {
        fs::remove(office.file());
        write_durably(office.file(), bytes);
        auto const restored = office.restore();
        CHECK_FALSE(restored);
        CHECK(office.left_in_other().empty());
    };
    // Every header bit is flipped in age_test.cpp; here the way from there to the last part.
    for (std::size_t step = 1; step <= 4; ++step) {
        auto changed = whole;
        changed[whole.size() / 4 * step - 1] ^= 0x10;
        refused(changed);
        refused(ByteView(whole).first(whole.size() / 4 * step - 1));
    }
    auto longer = whole;
    longer.push_back(0);
    refused(longer);
}

TEST_CASE("what holds for its passphrase but is no backup is refused in words")
{
    Office office;
    std::ofstream(office.file()) << "age-encryption.org/v1 is not what this is";
    CHECK(office.restore().error().kind == ErrorKind::invalid);
    fs::remove(office.file());
    CHECK(office.restore().error().kind == ErrorKind::not_found);
}

TEST_CASE("a disk that is full at any point leaves no half backup, no half workspace and no harm")
{
    Office office;
    MUST(office.back_up());
    auto const size = fs::file_size(office.file());
    fs::rename(office.file(), office.desk.folder.path() / "good");
    // The system refuses to make any file longer than this.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit usual {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &usual) == 0);
    auto const with_room_for = [&](std::uint64_t bytes, auto const& deed) {
        auto limit = usual;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        auto fault = false;
        try {
            (void)deed();
        } catch (Fault const&) {
            fault = true;
        }
        ::setrlimit(RLIMIT_FSIZE, &usual);
        return fault;
    };
    for (std::uint64_t part = 0; part < 6; ++part) {
        CHECK(with_room_for(part * size / 6, [&] { return office.back_up(); }));
        CHECK(office.names() == std::set<std::string> { "good", "home" });
        CHECK_FALSE(office.copy_is_left());
    }
    MUST(office.back_up());
    for (std::uint64_t part = 0; part < 3; ++part) {
        CHECK(with_room_for(part * 70'000, [&] { return office.restore(); }));
        CHECK(office.left_in_other().empty());
    }
    CHECK(office.restore());
}

TEST_CASE("a program killed while it makes a backup leaves none or a whole one, and the workspace")
{
    Office office;
    for (auto round = 0; round < 8; ++round) {
        auto const child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            (void)office.back_up();
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(round * 60'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        if (fs::exists(office.file())) {
            CHECK(office.restore());
            fs::remove_all(office.other());
            fs::remove(office.file());
        }
    }
    MUST(office.back_up()); // What a killed one left is in nobody's way.
    CHECK_FALSE(office.copy_is_left());
    CHECK(office.names() == std::set<std::string> { "backup.age", "home" });
    office.desk.reopen();
    CHECK(office.desk->tables_digest() == office.digest);
    CHECK(office.desk->verify().holds());
}
