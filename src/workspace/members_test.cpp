// Several members at one desk: each comes in by a passphrase of their own and signs as themselves.
#include "testing/desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

crypto::SecretBytes secret(std::string_view text)
{
    return crypto::SecretBytes::copy_of(text);
}

Result<std::unique_ptr<Workspace>> unlocked(
    Desk& desk, std::string_view typed, std::string_view handle = {})
{
    desk.open.reset();
    return Workspace::unlock(desk.home(), secret(typed), desk.parts(), handle);
}

Permit permit_of(Workspace& desk, Actor const& actor)
{
    return MUST(desk.permit(actor, desk.commons(), Grant::write));
}

void restate(Desk& desk, Actor const& actor, RecordId const& id, std::string name)
{
    auto change = Desk::change(id, "", { { "name", schema::Text { std::move(name) } } });
    auto const before = MUST(desk->record(desk->reach(actor), id));
    for (auto const* old : before.all("name"))
        change.assertions.front().supersedes.push_back(old->id);
    MUST(desk->append(permit_of(*desk, actor), change));
}

} // namespace

TEST_CASE("a member comes in by their own passphrase, as nobody else, and signs as themselves")
{
    Desk desk;
    auto const first = desk->first_administrator();
    MUST(desk->add_member(first, "binod", secret("binod's words"), Hardness::floor));
    auto const id = desk.add("person", { { "name", schema::Text { "one" } } });

    desk.open = MUST(unlocked(desk, "binod's words"));
    CHECK(desk->signed_in().handle() == "binod");
    restate(desk, desk->signed_in(), id, "two");
    desk.open = MUST(unlocked(desk, "six words"));
    CHECK(desk->signed_in().handle() == "asha");
    restate(desk, desk->signed_in(), id, "three");
    auto const binod = MUST(desk->check_passphrase(secret("binod's words"), "binod"));
    CHECK(binod.handle() == "binod");
    restate(desk, binod, id, "four");

    std::vector<std::string> signers;
    for (auto const& change : desk->changes_of(desk.reach(), id))
        signers.push_back(change.author);
    std::ranges::sort(signers);
    CHECK(signers == std::vector<std::string> { "asha", "asha", "binod", "binod" });
    CHECK(MUST(desk->record(desk.reach(), id)).all("name").size() == 1);
    CHECK(desk->verify().holds());
    auto const digest = desk->tables_digest();
    MUST(desk->rebuild());
    CHECK(desk->tables_digest() == digest);
}

TEST_CASE("whoever says a handle comes in as this member or not at all")
{
    Desk desk;
    MUST(desk->add_member(desk.actor(), "binod", secret("binod's words"), Hardness::floor));
    for (auto const& [typed, handle, who] : { std::tuple { "binod's words", "binod", "binod" },
             { "binod's words", "", "binod" }, { "binod's words", "asha", "" },
             { "binod's words", "chandra", "" }, { "six words", "asha", "asha" },
             { "six words", "binod", "" }, { "other words", "binod", "" }, { "", "binod", "" } }) {
        auto const checked = desk->check_passphrase(secret(typed), handle);
        CHECK((checked ? checked->handle() : std::string()) == who);
        if (!checked)
            CHECK(checked.error().kind == ErrorKind::wrong_key);
    }
    CHECK(MUST(desk->check_passphrase(secret(desk.recovery_code), "asha")).handle() == "asha");
}

TEST_CASE("the passphrase of whoever left opens nothing, nor does the old one after a reset, even "
          "when somebody puts the old file of slots back")
{
    Desk desk;
    auto const first = desk->first_administrator();
    MUST(desk->add_member(first, "binod", secret("old words"), Hardness::floor));
    auto const binod = MUST(desk->check_passphrase(secret("old words")));
    auto const slots = desk.home() / "vault" / "slots";
    auto const kept = desk.folder.path() / "kept";
    std::filesystem::copy_file(slots, kept);

    MUST(desk->let_member_go(first, "binod"));
    CHECK_FALSE(desk->admits(binod));
    CHECK(desk->reach(binod).dossiers().empty());
    CHECK(desk->permit(binod, desk->commons(), Grant::read).error().kind == ErrorKind::forbidden);
    CHECK_FALSE(desk->check_passphrase(secret("old words")));
    std::filesystem::copy_file(kept, slots, std::filesystem::copy_options::overwrite_existing);
    CHECK(desk->check_passphrase(secret("old words")).error().kind == ErrorKind::wrong_key);
    CHECK(unlocked(desk, "old words").error().kind == ErrorKind::wrong_key);

    desk.reopen();
    CHECK_FALSE(desk->members().at(1).may_sign_in);
    MUST(desk->reset_member(
        desk->first_administrator(), "binod", secret("new words"), Hardness::floor));
    CHECK(desk->members().at(1).may_sign_in);
    CHECK_FALSE(desk->check_passphrase(secret("old words")));
    CHECK(MUST(desk->check_passphrase(secret("new words"))).handle() == "binod");
}

TEST_CASE("members change their own passphrase and nobody else's")
{
    Desk desk;
    MUST(desk->add_member(desk.actor(), "binod", secret("binod's words"), Hardness::floor));
    MUST(desk->change_passphrase(secret("binod's words"), secret("better"), Hardness::floor));
    CHECK(MUST(desk->check_passphrase(secret("better"))).handle() == "binod");
    CHECK_FALSE(desk->check_passphrase(secret("binod's words")));
    CHECK(MUST(desk->check_passphrase(Desk::passphrase())).handle() == "asha");
    MUST(desk->change_passphrase(Desk::passphrase(), secret("asha's best"), Hardness::floor));
    CHECK(MUST(desk->check_passphrase(secret("better"))).handle() == "binod");
    CHECK_FALSE(desk->check_passphrase(Desk::passphrase()));
}

TEST_CASE("what may not be done with members is refused and leaves no trace")
{
    Desk desk;
    auto const first = desk->first_administrator();
    MUST(desk->add_member(first, "binod", secret("binod's words"), Hardness::floor));
    auto const binod = MUST(desk->check_passphrase(secret("binod's words")));
    auto const kind = [](Result<void> const& done) { return done.error().kind; };
    auto const any = secret("some words");
    auto const hard = Hardness::floor;

    CHECK(kind(desk->add_member(binod, "chandra", any, hard)) == ErrorKind::forbidden);
    CHECK(kind(desk->reset_member(binod, "asha", any, hard)) == ErrorKind::forbidden);
    CHECK(kind(desk->let_member_go(binod, "asha")) == ErrorKind::forbidden);
    CHECK(kind(desk->add_member(first, "binod", any, hard)) == ErrorKind::conflict);
    CHECK(kind(desk->add_member(first, "asha", any, hard)) == ErrorKind::conflict);
    CHECK(kind(desk->add_member(first, " \n", any, hard)) == ErrorKind::invalid);
    CHECK(kind(desk->add_member(first, "chandra", secret(""), hard)) == ErrorKind::invalid);
    CHECK(kind(desk->reset_member(first, "chandra", any, hard)) == ErrorKind::not_found);
    CHECK(kind(desk->reset_member(first, "asha", any, hard)) == ErrorKind::conflict);
    CHECK(kind(desk->let_member_go(first, "asha")) == ErrorKind::conflict);

    for (auto round = 0; round < 2; ++round) {
        CHECK(desk->members().size() == 2);
        CHECK_FALSE(desk->check_passphrase(any));
        CHECK(MUST(desk->check_passphrase(secret("binod's words"))).handle() == "binod");
        desk.reopen();
    }
}
