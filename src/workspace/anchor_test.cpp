// The mark outside the vault: an older copy that was put in its place is noticed, once, and forks
// nothing.
#include "workspace/anchor.hpp"

#include "testing/desk.hpp"
#include "workspace/backup.hpp"

#include <fstream>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
namespace fs = std::filesystem;

namespace {

bool is_noticed(Desk const& desk)
{
    auto const at = desk.open->setting(setting_older_copy_at);
    return at && !at->empty();
}

// As a person does it, with a file manager.
struct HandCopy {
    explicit HandCopy(Desk& desk)
        : m_desk(desk)
        , m_kept(desk.folder.path() / "kept")
    {
        desk.open.reset();
        fs::copy(desk.home(), m_kept, fs::copy_options::recursive);
        desk.reopen();
    }
    void put_back() const
    {
        m_desk.open.reset();
        fs::remove_all(m_desk.home());
        fs::copy(m_kept, m_desk.home(), fs::copy_options::recursive);
        m_desk.reopen();
    }
    Desk& m_desk;
    fs::path m_kept;
};

} // namespace

TEST_CASE("an older copy of the vault that somebody put back is noticed, and writes anew")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    HandCopy const copy(desk);
    CHECK_FALSE(is_noticed(desk));
    SUBCASE("when it lacks entries")
    {
        desk.add("person", { { "name", schema::Text { "Binod" } } });
    }
    SUBCASE("when it has as many entries, but others")
    {
        desk.add("person", { { "name", schema::Text { "Binod" } } });
        copy.put_back();
        CHECK(is_noticed(desk));
        desk->set_setting(setting_older_copy_at, "");
        desk.add("person", { { "name", schema::Text { "Chandra" } } });
        desk.add("person", { { "name", schema::Text { "Dewi" } } });
    }
    copy.put_back();
    CHECK(is_noticed(desk));
    desk.add("person", { { "name", schema::Text { "Esha" } } });
    CHECK(desk->verify().holds());
    // Told once: from here on this is how far it has come.
    desk->set_setting(setting_older_copy_at, "");
    desk.reopen();
    CHECK_FALSE(is_noticed(desk));
}

TEST_CASE("the same vault, a mark that is damaged or gone, and another vault there warn of nothing")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    desk.reopen();
    CHECK_FALSE(is_noticed(desk));
    auto const marks = [&] { return fs::directory_iterator(desk.marks.path()); };
    auto mark = fs::path();
    for (auto const& one : marks()) {
        if (mark.empty() || one.last_write_time() > fs::last_write_time(mark))
            mark = one.path();
    }
    CHECK((fs::status(mark).permissions() & fs::perms::mask) == fs::perms(0600));
    HandCopy const copy(desk);
    desk.add("person", { { "name", schema::Text { "Binod" } } });
    SUBCASE("damaged")
    {
        desk.open.reset();
        std::fstream(mark, std::ios::binary | std::ios::in | std::ios::out).put('x');
    }
    SUBCASE("gone")
    {
        fs::remove(mark);
    }
    SUBCASE("another vault")
    {
        desk.open.reset();
        fs::remove_all(desk.home());
        MUST(Workspace::create(desk.home(), { "Other Group", "binod" }, Desk::passphrase(),
            Hardness::floor, desk.parts()));
    }
    copy.put_back();
    CHECK_FALSE(is_noticed(desk));
}

TEST_CASE("a backup that is restored where something newer was warns of nothing")
{
    Desk desk;
    desk.open.reset();
    auto const file = desk.folder.path() / "backup.age";
    auto const code = crypto::SecretBytes::copy_of(desk.recovery_code);
    MUST(back_up(desk.home(), file, code, Hardness::floor, desk.parts()));
    desk.reopen();
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    desk.open.reset();
    fs::remove_all(desk.home());
    MUST(restore(desk.home(), file, code, desk.parts()));
    desk.reopen();
    CHECK_FALSE(is_noticed(desk));
}
