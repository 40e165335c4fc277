#include "casework/open_case.hpp"

#include "testing/catalog_desk.hpp"

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;

TEST_CASE("a case is opened in a dossier of its own")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const first = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));
    auto const second = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));

    CHECK(desk.view(first).dossier != desk->commons());
    CHECK(desk.view(first).dossier != desk.view(second).dossier);
    CHECK(desk.view(first).title == "Banke, March");
}

} // namespace saksi::casework
