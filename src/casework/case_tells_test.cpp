#include "casework/case_tells.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::casework;
using law::Need;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;
using Typed = std::vector<std::pair<std::string, std::string>>;

namespace {

struct CaseDesk : CatalogDesk {
    CaseDesk()
        : head(MUST(open_case(**this, actor(), entries({ { "title", "Ardania" } }))))
        , dossier(MUST((*this)->dossier_of(reach(), head)))
    {
    }

    std::string add_on(std::string const& type, Typed const& typed, log::Source source)
    {
        return MUST(
            add_record(**this, actor(), { dossier, type, entries(typed), { .source = source } }))
            .text();
    }
    std::string add(std::string const& type, Typed const& typed)
    {
        return add_on(type, typed, log::OwnObservation {});
    }
    WhatCaseTells tells() { return what_case_tells(**this, reach(), dossier, Day { 2026, 3, 10 }); }

    RecordId head;
    DossierId dossier;
};

} // namespace

TEST_CASE("what is told of one person fills no form about another")
{
    CaseDesk desk;
    auto const event = desk.add("event", { { "title", "Raid" } });
    auto const one = desk.add("person", { { "code", "P-1" }, { "name", "Asha" } });
    auto const other = desk.add("person", { { "code", "P-2" }, { "occupation", "fisher" } });
    desk.add("person", { { "code", "P-3" }, { "birth_date", "1980" } }); // Was not harmed.
    desk.add("act",
        { { "event", event }, { "victim", one }, { "type", "torture" }, { "date", "2026-02" } });
    desk.add("act", { { "event", event }, { "victim", other }, { "type", "torture" } });
    auto const told = desk.tells();
    REQUIRE(told.people.size() == 2);
    CHECK(told.is_whole);
    auto const& of_one = *std::ranges::find(told.people, "P-1 · Asha", &ToldOf::title);
    auto const& of_other = *std::ranges::find(told.people, "P-2", &ToldOf::title);
    CHECK(of_one.tells.needs.contains(Need::full_name));
    CHECK(of_one.tells.needs.contains(Need::month_and_year));
    CHECK(!of_one.tells.needs.contains(Need::occupation));
    CHECK(!of_one.tells.needs.contains(Need::birth_date));
    CHECK(of_other.tells.needs.contains(Need::occupation));
    CHECK(!of_other.tells.needs.contains(Need::full_name));
    CHECK(!of_other.tells.needs.contains(Need::date));
    CHECK(of_one.tells.consents.empty());
}

TEST_CASE("a record rests on as many origins as tell the same, not on what contradicts it")
{
    CaseDesk desk;
    auto const asha = desk.add("person", { { "code", "P-1" } });
    auto const brother = desk.add("person", { { "code", "P-2" } });
    auto const source = [&](Typed const& typed) {
        auto with_title = typed;
        with_title.push_back({ "title", "S" });
        return MUST(RecordId::parse(desk.add("source", with_title)));
    };
    auto const told = source({ { "person", asha }, { "connection", "victim" } });
    auto const retold = source({ { "person", brother }, { "connection", "relative" } });
    auto const clinic = source({ { "origin", "Clinic by the river" } });
    auto const event = MUST(RecordId::parse(desk.add_on("event", { { "title", "Raid" } }, told)));
    auto const origins = [&] { return origins_of(*desk, desk.reach(), desk.view(event)); };
    auto const say = [&](std::string const& field, std::string const& typed, RecordId const& on) {
        REQUIRE(change_record(*desk, desk.actor(),
            { .record = event,
                .changes = { { field, { { { "", typed } } }, {} } },
                .basis = { .source = on } }));
    };
    CHECK(origins() == 1);
    say("description", "They came at night.", retold);
    CHECK(origins() == 1); // The brother has it from her.
    say("background", "Two men were treated.", clinic);
    CHECK(origins() == 2);
    auto const other = source({ { "origin", "Lake News" } });
    say("date", "2026-02-01", clinic);
    say("date", "2026-02-09", other);
    CHECK(origins() == 2); // Whoever contradicts confirms nothing.
}
