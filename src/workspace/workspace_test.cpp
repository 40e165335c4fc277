#include "schema/typed.hpp"
#include "testing/desk.hpp"

#include <algorithm>
#include <fstream>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

crypto::SecretBytes secret(std::string_view text)
{
    return crypto::SecretBytes::copy_of(text);
}

Bytes read_file(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

void write_file(std::filesystem::path const& path, Bytes const& bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(
        reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

TEST_CASE("a workspace keeps what was saved, under a passphrase and a recovery code")
{
    Desk desk;
    auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
    CHECK(desk->group_name() == "Rose Group");
    CHECK(desk.actor().handle() == "asha");

    desk.reopen();
    auto const view = MUST(desk->record(desk.reach(), asha));
    CHECK(view.title == "Asha");
    CHECK(view.type_key == "person");
    REQUIRE(view.one("name") != nullptr);
    CHECK(view.one("name")->author == "asha");
    CHECK(view.one("name")->stated_at == desk.clock.now());
    CHECK(desk->tables_digest() == desk->tables_digest());

    desk.open.reset();
    SUBCASE("a wrong passphrase opens nothing")
    {
        auto const refused = Workspace::unlock(desk.home(), secret("other words"), desk.parts());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::wrong_key);
    }
    SUBCASE("the recovery code opens it, and a new passphrase takes the place of the old one")
    {
        auto opened = MUST(
            Workspace::unlock(desk.home(), secret(desk.recovery_code), desk.parts()));
        REQUIRE(
            opened->change_passphrase(Desk::passphrase(), secret("new words"), Hardness::floor));
        CHECK(opened->check_passphrase(secret("new words")));
        CHECK_FALSE(opened->check_passphrase(Desk::passphrase()));
        CHECK(opened->check_passphrase(secret(desk.recovery_code)));
        opened.reset();
        CHECK_FALSE(Workspace::unlock(desk.home(), Desk::passphrase(), desk.parts()));
        CHECK(Workspace::unlock(desk.home(), secret("new words"), desk.parts()));
    }
}

// A decision on three States stood in one book under the first of them and in another, made from
// the same pack, under the third: values of one commit were sorted by their salted ids.
TEST_CASE("several values of one field stand in the order in which they were stated")
{
    Desk desk;
    std::vector<std::string> const names { "Syria", "Yemen", "Turkey", "Canada", "Nepal",
        "Bhutan" };
    Desk::Fields fields;
    for (auto const& name : names)
        fields.emplace_back("name", schema::Text { name, "en" });
    auto const id = desk.add("state", fields);
    REQUIRE(desk->rebuild());
    auto const view = MUST(desk->record(desk.reach(), id));
    std::vector<std::string> read;
    for (auto const* one : view.all("name"))
        read.push_back(schema::plain_text(*one->value));
    CHECK(read == names);
}

TEST_CASE("a folder holds one workspace, and one program at a time has it open")
{
    Desk desk;
    auto const second = Workspace::unlock(desk.home(), Desk::passphrase(), desk.parts());
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::conflict);
    CHECK(second.error().message == Message("Another Saksi program has this workspace open."));

    auto const again = Workspace::create(
        desk.home(), { "Other", "ben" }, secret("words"), Hardness::floor, desk.parts());
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == ErrorKind::conflict);

    CHECK(Workspace::exists(desk.home()));
    auto const nowhere = desk.folder.path() / "nowhere";
    CHECK_FALSE(Workspace::exists(nowhere));
    auto const missing = Workspace::unlock(nowhere, Desk::passphrase(), desk.parts());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
}

TEST_CASE("damage to the files of a vault is said, each in its sentence")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    desk.open.reset();
    auto const unlock = [&] {
        return Workspace::unlock(desk.home(), Desk::passphrase(), desk.parts());
    };
    auto const check_refused = [&] {
        auto const refused = unlock();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::tampered);
        CHECK_FALSE(refused.error().message.empty());
    };
    auto const vault = desk.home() / "vault";
    for (auto const* name : { "slots", "db" }) {
        auto const whole = read_file(vault / name);
        auto damaged = whole;
        damaged[damaged.size() / 3] ^= 1;
        write_file(vault / name, damaged);
        // A page that opening does not read shows when it is read; a page of the slots always.
        if (std::string_view(name) == "slots")
            check_refused();
        write_file(vault / name, Bytes(whole.begin(), whole.begin() + 40));
        check_refused();
        std::filesystem::remove(vault / name);
        check_refused();
        write_file(vault / name, whole);
        CHECK(unlock());
    }
}

TEST_CASE("what was superseded stays in the history, and two who disagree stand side by side")
{
    Desk desk;
    auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
    desk.clock.time += 60;
    desk.restate(asha, "name", schema::Text { "Asha K." });

    auto view = MUST(desk->record(desk.reach(), asha));
    CHECK(view.title == "Asha K.");
    CHECK(view.all("name").size() == 1);
    CHECK(view.changed_at == view.created_at + 60);
    auto const history = MUST(desk->history(desk.reach(), asha));
    REQUIRE(history.size() == 3);
    CHECK_FALSE(history[1].current);
    CHECK(history[2].supersedes == std::vector { history[1].id });

    MUST(desk->append(
        desk.permit(), Desk::change(asha, "", { { "name", schema::Text { "Usha" } } })));
    view = MUST(desk->record(desk.reach(), asha));
    CHECK(view.all("name").size() == 2);
    CHECK(view.in_conflict("name"));
    REQUIRE(desk->conflicts(desk.reach(), {}).rows.size() == 1);
    CHECK(desk->conflicts(desk.reach(), {}).rows.front().field == "name");
    CHECK(desk->changes_of(desk.reach(), asha).size() == 3);
    CHECK(desk->recent_changes(desk.reach(), 2).size() == 2);
    CHECK(desk->recent_changes(desk.reach(), 2).front().fields
        == std::vector<std::string> { "name" });
}

TEST_CASE("titles follow the records they name")
{
    Desk desk;
    auto const nepal = desk.add_keyed("state", { "NPL" },
        { { "code", schema::Term { "country", "NPL" } }, { "name", schema::Text { "नेपाल", "ne" } },
            { "name", schema::Text { "Nepal", "en" } } });
    // The treaty is named before it is there.
    auto const treaty_id = schema::record_id_of(*desk.schemas.type("treaty"), { "CAT" });
    auto const status = desk.add("treaty_status",
        { { "state", schema::Reference { nepal } }, { "treaty", schema::Reference { treaty_id } },
            { "status", schema::Term { "status", "party" } },
            { "since", MUST(FuzzyDate::parse("1991-05-14")) } });
    CHECK(MUST(desk->record(desk.reach(), status)).title == "Nepal · …");
    desk.add_keyed("treaty", { "CAT" },
        { { "code", schema::Text { "CAT" } }, { "name", schema::Text { "CAT" } } });
    CHECK(MUST(desk->record(desk.reach(), status)).title == "Nepal · CAT");
    desk.restate(treaty_id, "name", schema::Text { "Convention against Torture" });
    CHECK(MUST(desk->record(desk.reach(), status)).title == "Nepal · Convention against Torture");
    CHECK(desk->titles(desk.reach(), { status, nepal, nepal }).at(nepal) == "Nepal");

    auto const links = desk->links_to(desk.reach(), nepal);
    REQUIRE(links.size() == 1);
    CHECK(links.front().record == status);
    CHECK(links.front().field == "state");

    auto const before = desk->tables_digest();
    REQUIRE(desk->rebuild());
    CHECK(desk->tables_digest() == before);
}

TEST_CASE("on an error nothing is written")
{
    Desk desk;
    auto const before = desk->tables_digest();
    auto const version = desk->version();
    auto const id = RecordId::fresh(desk.dice);
    auto const read_only = MUST(desk->permit(desk.actor(), desk->commons(), Grant::read));
    auto const change = Desk::change(id, "person", { { "name", schema::Text { "Asha" } } });
    CHECK_FALSE(desk->append(read_only, change));
    CHECK_FALSE(desk->append(desk.permit(), { id, {} }));
    CHECK_FALSE(desk->append(
        desk.permit(), Desk::change(id, "person", { { "name", schema::Text { "\x01" } } })));
    auto const large = desk->append(desk.permit(),
        Desk::change(id, "person", { { "story", schema::Text { std::string(70'000, 'x') } } }));
    REQUIRE_FALSE(large);
    CHECK(large.error().kind == ErrorKind::too_large);
    CHECK(desk->version() == version);
    CHECK(desk->tables_digest() == before);
    CHECK(desk->append(desk.permit(), change));
}

TEST_CASE("a clock that was set back is noticed")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    CHECK(desk->clock_warning().empty());
    desk.clock.time -= 86'400;
    CHECK_FALSE(desk->clock_warning().empty());
}

TEST_CASE("settings are kept")
{
    Desk desk;
    CHECK_FALSE(desk->setting("web.language"));
    desk->set_setting("web.language", "ne");
    desk->set_setting("web.language", "km");
    desk.reopen();
    CHECK(desk->setting("web.language") == "km");
}

TEST_CASE("whatever lies in the vault is its owner's only, whatever the folder around it allows")
{
    testing::Desk desk;
    MUST(desk->keep_file(desk.permit(), "scan", "image/png", Bytes(700, std::uint8_t { 7 })));
    auto files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(desk.home() / "vault")) {
        CAPTURE(entry.path().filename().string());
        auto const others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
        CHECK((entry.status().permissions() & others) == std::filesystem::perms::none);
        files += entry.is_regular_file() ? 1 : 0;
    }
    CHECK(files >= 4); // The database and its log, the slots, a part.
}
