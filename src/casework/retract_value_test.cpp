#include "casework/retract_value.hpp"

#include "casework/change_record.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;

TEST_CASE("a value that is taken back keeps its reason in the history")
{
    auto desk = CatalogDesk {};
    auto const id = MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "state",
            entries(
                { { "iso3", "NPL" }, { "un_name", "Nepal" }, { "english_name", "Nepaul" } }) }));
    MUST(retract_value(
        *desk, desk.actor(), id, testing::only(desk.view(id), "english_name"), "misspelt"));

    CHECK(desk.view(id).all("english_name").empty());
    auto const history = MUST(desk->history(desk.reach(), id));
    CHECK(std::ranges::any_of(history,
        [](auto const& one) { return one.op == log::Op::retract && one.note == "misspelt"; }));

    // An emptied field is taken back as well.
    auto const actor = desk.actor();
    MUST(change_record(*desk, actor, { id, { { "iso2", { { { "", "NP" } } } } } }));
    auto const seen = testing::only(desk.view(id), "iso2");
    MUST(change_record(*desk, actor, { id, { { "iso2", {}, { seen } } } }));
    CHECK(desk.view(id).all("iso2").empty());
}

} // namespace saksi::casework
