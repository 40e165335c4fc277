#include "casework/tasks.hpp"

#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

using namespace saksi;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;

TEST_CASE("open tasks stand by how near they are, and a finished one is gone and not forgotten")
{
    CatalogDesk desk;
    auto const head = MUST(
        casework::open_case(*desk, desk.actor(), entries({ { "title", "Ardania" } })));
    auto const dossier = MUST(desk->dossier_of(desk.reach(), head));
    auto const add = [&](std::string const& what, std::string const& due,
                         std::string const& owner) {
        return MUST(casework::add_record(*desk, desk.actor(),
            { dossier, "task",
                entries({ { "what", what }, { "due", due }, { "owner", owner } }) }));
    };
    add("no date", "", "asha");
    add("far", "2027", "asha");
    auto const late = add("late", "2026-01", "asha");
    add("his", "2026-03-10", "binod");
    Day const today { 2026, 3, 10 };
    auto const titles = [&](std::optional<std::string> const& owner) {
        std::string all;
        for (auto const& task : casework::open_tasks(*desk, desk.reach(), today, owner).open)
            all += task.record.title + "|";
        return all;
    };
    CHECK(titles("asha") == "late|far|no date|");
    // One whose handle begins alike is somebody else; what nobody has taken is everybody's.
    add("hers", "2026-03-10", "asha-2");
    CHECK(titles("asha") == "late|far|no date|");
    auto const free = add("free", "2026-03-11", "");
    CHECK(titles("asha") == "late|free|far|no date|");
    CHECK(titles("binod") == "his|free|");
    REQUIRE(casework::finish_task(*desk, desk.actor(), free));
    CHECK(titles("binod") == "his|");
    CHECK(titles({}) == "late|his|hers|far|no date|");
    REQUIRE(casework::finish_task(*desk, desk.actor(), late));
    CHECK(titles("asha") == "far|no date|");
    CHECK(testing::texts(desk.view(late), "state") == std::vector<std::string> { "done" });
    CHECK(!casework::finish_task(*desk, desk.actor(), head));
}
