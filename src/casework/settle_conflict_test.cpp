#include "casework/settle_conflict.hpp"

#include "casework/change_record.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

using testing::CatalogDesk;
using testing::texts;
using Texts = std::vector<std::string>;

TEST_CASE("two people who change the same value without knowing are both heard, until one decides")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "CZE", "Czech Republic");
    auto const seen = testing::only(desk.view(id), "un_name");
    MUST(change_record(
        *desk, actor, { id, { { "un_name", { { { "", "Czechia" } } }, { seen } } } }));
    MUST(change_record(*desk, actor, { id, { { "un_name", { { { "", "Česko" } } }, { seen } } } }));

    auto view = desk.view(id);
    CHECK(view.in_conflict("un_name"));
    CHECK(view.all("un_name").size() == 2);

    auto const all = view.all("un_name");
    auto const kept = *std::ranges::find_if(
        all, [](auto const* one) { return schema::plain_text(*one->value) == "Czechia"; });
    MUST(settle_conflict(
        *desk, actor, id, kept->id, { all[0]->id, all[1]->id }, "as the UN writes it"));
    view = desk.view(id);
    CHECK(texts(view, "un_name") == Texts { "Czechia" });
    CHECK(view.one("un_name")->note == "as the UN writes it");
}

TEST_CASE("deciding between two values leaves a third standing that was stated meanwhile")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "CZE", "Czech Republic");
    auto const first = testing::only(desk.view(id), "un_name");
    auto const state = [&](std::string const& name) {
        MUST(change_record(
            *desk, actor, { id, { { "un_name", { { { "", name } } }, { first } } } }));
    };
    state("Czechia");
    state("Česko");
    auto const seen = desk.view(id);
    state("Tschechien");
    auto const sides = seen.all("un_name");
    MUST(settle_conflict(*desk, actor, id, sides[0]->id, { sides[0]->id, sides[1]->id }, ""));
    auto const left = texts(desk.view(id), "un_name");
    CHECK(left.size() == 2);
    CHECK(std::ranges::count(left, "Tschechien") == 1);
}

} // namespace saksi::casework
