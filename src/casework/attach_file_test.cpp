#include "casework/attach_file.hpp"

#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;
using Texts = std::vector<std::string>;

TEST_CASE("a file comes back as it went in")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));
    auto bytes = Bytes(3'000'000);
    desk.dice.fill(bytes);

    auto const hash = MUST(
        attach_file(*desk, actor, { id, "files", "photo.jpg", "image/jpeg" }, bytes));

    CHECK(MUST(desk->read_file(desk.reach(), id, hash)) == bytes);
    CHECK(texts(desk.view(id), "files") == Texts { "photo.jpg" });
}

} // namespace saksi::casework
