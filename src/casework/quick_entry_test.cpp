#include "casework/quick_entry.hpp"

#include "testing/catalog_desk.hpp"

namespace saksi::casework {

namespace {

using testing::CatalogDesk;
using testing::entries;

QuickEntries someone_came_in()
{
    return { { QuickPart::head, entries({ { "title", "Invented, a morning" } }) },
        { QuickPart::source,
            entries({ { "title", "Told at the desk" }, { "kind", "interview" },
                { "connection", "victim" } }) },
        { QuickPart::person, entries({ { "code", "P-01" } }) },
        { QuickPart::event, entries({ { "title", "Invented, a morning" } }) },
        { QuickPart::act,
            entries({ { "type", "torture" }, { "account", "They beat me." },
                { "date", "2026-11~" } }) } };
}

RecordId only_of(CatalogDesk& desk, DossierId const& dossier, std::string type)
{
    auto const page = MUST(
        desk->list(desk.reach(), { .type = std::move(type), .dossier = dossier }));
    REQUIRE(page.rows.size() == 1);
    return page.rows.front().id;
}

} // namespace

TEST_CASE("whoever came in has a case, and all that was told hangs together in it")
{
    CatalogDesk desk;
    auto typed = someone_came_in();
    typed[QuickPart::perpetrator] = entries({ { "code", "A-01" }, { "description", "Tall" } });
    typed[QuickPart::involvement] = entries({ { "degree", "DI-01" } });
    auto const head = MUST(quick_entry(*desk, desk.actor(), typed));

    auto const dossier = desk.view(head).dossier;
    CHECK(dossier != desk->commons());
    auto const source = desk.view(only_of(desk, dossier, "source"));
    auto const act = desk.view(only_of(desk, dossier, "act"));
    auto const event = only_of(desk, dossier, "event");
    auto const involvement = desk.view(only_of(desk, dossier, "involvement"));
    auto const victim = testing::texts(act, "victim");
    CHECK(testing::texts(act, "event") == std::vector { event.text() });
    CHECK(testing::texts(source, "person") == victim);
    CHECK(testing::texts(involvement, "act") == std::vector { act.id.text() });
    CHECK(testing::texts(involvement, "perpetrator") != victim);
    for (auto const& stated : act.values) {
        auto const* named = std::get_if<RecordId>(&stated.source);
        REQUIRE(named != nullptr);
        CHECK(*named == source.id);
    }
    CHECK(desk->verify().holds());
}

TEST_CASE("where nobody is said to have done it, nobody is made up")
{
    CatalogDesk desk;
    auto const head = MUST(quick_entry(*desk, desk.actor(), someone_came_in()));
    auto const dossier = desk.view(head).dossier;
    only_of(desk, dossier, "person");
    CHECK(desk->count(desk.reach(), "involvement") == 0);
}

TEST_CASE("a quick entry that is refused leaves no trace, not even an empty case")
{
    struct Wrong {
        QuickPart part;
        char const* field;
        char const* text;
    };
    for (auto const& wrong : std::vector<Wrong> {
             { QuickPart::head, "title", "" },
             { QuickPart::person, "code", "" },
             { QuickPart::act, "date", "the day before" },
             { QuickPart::act, "type", "no such kind" },
             { QuickPart::source, "reliability", "no such grade" },
             { QuickPart::perpetrator, "description", "Tall, but without a code" },
         }) {
        CatalogDesk desk;
        auto typed = someone_came_in();
        typed[wrong.part][wrong.field] = { { { "", wrong.text } } };
        auto const before = desk.log_length();
        auto const dossiers = desk.reach().dossiers();
        auto const faults = faults_of(*desk, desk.reach(), typed);
        CAPTURE(wrong.field);
        CHECK(faults.size() == 1);
        CHECK_FALSE(quick_entry(*desk, desk.actor(), typed));
        CHECK(desk.log_length() == before);
        CHECK(desk->reach(desk.actor()).dossiers() == dossiers);
        CHECK(desk->count(desk.reach(), "case") == 0);
    }
}

TEST_CASE("all that is wrong in a quick entry is told at once")
{
    CatalogDesk desk;
    auto typed = someone_came_in();
    typed[QuickPart::person]["code"] = { { { "", "" } } };
    typed[QuickPart::act]["date"] = { { { "", "some day" } } };
    auto const faults = faults_of(*desk, desk.reach(), typed);
    CHECK(faults.size() == 2);
    CHECK(faults.contains({ QuickPart::person, "code" }));
    CHECK(faults.contains({ QuickPart::act, "date" }));
    CHECK(faults_of(*desk, desk.reach(), someone_came_in()).empty());
}

} // namespace saksi::casework
