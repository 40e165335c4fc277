// Who looked at what in somebody else's dossier.
#include "testing/catalog_desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::CatalogDesk;

namespace {

crypto::SecretBytes secret(std::string_view text)
{
    return crypto::SecretBytes::copy_of(text);
}

struct TwoAtOneCase : CatalogDesk {
    TwoAtOneCase()
        : dossier(MUST(open->open_dossier(actor())))
        , person(MUST(casework::add_record(*open, actor(),
              { dossier, "person",
                  testing::entries({ { "code", "EX-1" }, { "counting_unit", "person" } }) })))
    {
        MUST(open->add_member(actor(), "binod", secret("binod's words"), Hardness::floor));
        MUST(open->give_grant(actor(), dossier, "binod", Grant::read));
    }

    Actor binod() const { return MUST(open->check_passphrase(secret("binod's words"))); }
    void binod_sees(Look how, std::vector<std::string> const& fields = {})
    {
        auto const reach = open->reach(binod());
        open->note_look(reach, how, MUST(open->record(reach, person)), fields);
    }
    std::vector<LookView> looks() { return MUST(open->looks(actor(), dossier, 100)); }

    DossierId dossier;
    RecordId person;
};

} // namespace

TEST_CASE("what somebody sees in a dossier that another one opened is noted, by the hour, with the "
          "fields that have something in them")
{
    TwoAtOneCase desk;
    auto const begin = desk.clock.time -= desk.clock.time % 3600;
    desk.binod_sees(Look::view);
    desk.clock.time += 60;
    desk.binod_sees(Look::view);
    desk.binod_sees(Look::list, { "code", "name" });
    desk.clock.time += 3600;
    desk.binod_sees(Look::export_);

    auto const looks = desk.looks();
    REQUIRE(looks.size() == 3);
    CHECK(looks[0].how == Look::export_);
    auto const viewed = std::ranges::find(looks, Look::view, &LookView::how);
    REQUIRE(viewed != looks.end());
    CHECK(viewed->handle == "binod");
    CHECK(viewed->times == 2);
    CHECK(viewed->first_at == begin);
    CHECK(viewed->last_at == begin + 60);
    CHECK(viewed->record == desk.person);
    CHECK(viewed->title == "EX-1");
    CHECK(viewed->fields == std::vector<std::string> { "code", "counting_unit" });
    auto const listed = std::ranges::find(looks, Look::list, &LookView::how);
    REQUIRE(listed != looks.end());
    CHECK(listed->fields == std::vector<std::string> { "code" });
}

TEST_CASE("of a hit of a search is noted what it tells, not what else the record says")
{
    TwoAtOneCase desk;
    auto const reach = desk->reach(desk.binod());
    auto const other = MUST(casework::add_record(*desk, desk.actor(),
        { desk.dossier, "person",
            testing::entries({ { "code", "EX-2" }, { "counting_unit", "person" },
                { "description", "Seen by the old bridge" }, { "birth_date", "1980" } }) }));
    auto const page = MUST(desk->search(reach, { .words = "bridge" }));
    REQUIRE(page.hits.size() == 1);
    auto const& hit = page.hits.front();
    CHECK(hit.record.id == other);
    desk->note_look(reach, Look::list, hit.record, hit.told);
    auto const looks = desk.looks();
    REQUIRE(looks.size() == 1);
    CHECK(looks.front().fields == std::vector<std::string> { "code", "description" });
}

TEST_CASE("what one reads in a dossier of one's own, or in public, is not noted")
{
    TwoAtOneCase desk;
    desk->note_look(desk.reach(), Look::view, desk.view(desk.person));
    auto const state = testing::add_state(desk, "NPL", "Nepal");
    auto const reach = desk->reach(desk.binod());
    desk->note_look(reach, Look::view, MUST(desk->record(reach, state)));
    CHECK(desk.looks().empty());
    CHECK(MUST(desk->looks(desk.actor(), {}, 100)).empty());
}

TEST_CASE("what is taken along is noted, also of a dossier of one's own")
{
    TwoAtOneCase desk;
    desk->note_look(desk.reach(), Look::export_, desk.view(desk.person));
    REQUIRE(desk.looks().size() == 1);
    CHECK(desk.looks().front().how == Look::export_);
    CHECK(desk.looks().front().handle == "asha");
}

TEST_CASE("looks outlive a lock, a rebuild, and whoever looked")
{
    TwoAtOneCase desk;
    desk.binod_sees(Look::view);
    desk.reopen();
    CHECK(desk.looks().size() == 1);
    MUST(desk->rebuild());
    MUST(desk->let_member_go(desk.actor(), "binod"));
    desk.reopen();
    REQUIRE(desk.looks().size() == 1);
    CHECK(desk.looks().front().handle == "binod");
    CHECK(desk->verify().holds());
}

TEST_CASE("who looked is told to those who see the case; of cases that they do not see, "
          "administrators learn that somebody looked and not at what")
{
    TwoAtOneCase desk;
    desk.binod_sees(Look::view);
    CHECK(MUST(desk->looks(desk.binod(), desk.dossier, 10)).size() == 1);
    CHECK(desk->looks(desk.binod(), {}, 10).error().kind == ErrorKind::forbidden);
    CHECK(desk->recovery_uses(desk.binod()).error().kind == ErrorKind::forbidden);

    MUST(desk->add_member(desk.actor(), "chandra", secret("chandra's words"), Hardness::floor,
        access::Role::administrator));
    auto const chandra = MUST(desk->check_passphrase(secret("chandra's words")));
    CHECK(desk->looks(chandra, desk.dossier, 10).error().kind == ErrorKind::not_found);
    auto const all = MUST(desk->looks(chandra, {}, 10));
    REQUIRE(all.size() == 1);
    CHECK(all.front().handle == "binod");
    CHECK_FALSE(all.front().record);
    CHECK(all.front().title.empty());
    CHECK(all.front().fields.empty());
}

TEST_CASE("each use of the recovery code is noted, and no use of a passphrase")
{
    TwoAtOneCase desk;
    CHECK(MUST(desk->recovery_uses(desk.actor())).empty());
    MUST(desk->check_passphrase(secret(desk.recovery_code)));
    desk.clock.time += 10;
    desk.reopen(); // With the recovery code.
    MUST(desk->check_passphrase(CatalogDesk::passphrase()));
    CHECK(MUST(desk->recovery_uses(desk.actor()))
        == std::vector<UnixSeconds> { desk.clock.time, desk.clock.time - 10 });
}
