#include "casework/change_record.hpp"

#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;
using Texts = std::vector<std::string>;

TEST_CASE("a new value takes the place of what the person saw, which stays in the history")
{
    auto desk = CatalogDesk {};
    auto const id = testing::add_state(desk, "TUR", "Turkey");
    auto const seen = testing::only(desk.view(id), "un_name");

    MUST(change_record(
        *desk, desk.actor(), { id, { { "un_name", { { { "", "Türkiye" } } }, { seen } } } }));

    CHECK(texts(desk.view(id), "un_name") == Texts { "Türkiye" });
    auto const history = MUST(desk->history(desk.reach(), id));
    auto const old_one = std::ranges::find(history, seen, &workspace::StatedValue::id);
    REQUIRE(old_one != history.end());
    CHECK_FALSE(old_one->current);
}

TEST_CASE("saying the same again on the same source writes nothing, on a better one it does")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    auto const again = [&](Basis const& basis) {
        auto const seen = testing::only(desk.view(id), "un_name");
        MUST(change_record(
            *desk, actor, { id, { { "un_name", { { { "", "Nepal" } } }, { seen } } }, basis }));
    };
    auto const before = desk.log_length();
    again({});
    CHECK(desk.log_length() == before);

    auto const source = MUST(add_record(
        *desk, actor, { desk->commons(), "source", entries({ { "title", "UN members" } }) }));
    again({ .source = source, .confidence = log::Confidence::verified });
    CHECK(testing::only(desk.view(id), "un_name") == desk.view(id).one("un_name")->id);
    CHECK(desk.view(id).one("un_name")->source == log::Source { source });
}

TEST_CASE("in a field of several values only what changed is touched")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    auto const name = [](std::string text, std::string language) {
        return schema::Parts { { "", std::move(text) }, { "lang", std::move(language) } };
    };
    MUST(change_record(*desk, actor,
        { id,
            { { "localised_name",
                { name("नेपाल", "ne"), name("Nepaal", "nl"), name("x", "en") } } } }));
    auto view = desk.view(id);
    auto const seen = [&] {
        auto ids = std::vector<StatementId> {};
        for (auto const* const one : view.all("localised_name"))
            ids.push_back(one->id);
        return ids;
    };
    auto const all = view.all("localised_name");
    auto const stays = (*std::ranges::find_if(all, [](auto const* one) {
        return schema::plain_text(*one->value) == "नेपाल";
    }))->id;

    MUST(change_record(*desk, actor,
        { id, { { "localised_name", { name("नेपाल", "ne"), name("Nepal", "nl") }, seen() } } }));

    view = desk.view(id);
    auto left = texts(view, "localised_name");
    std::ranges::sort(left);
    CHECK(left == Texts { "Nepal", "नेपाल" });
    CHECK(std::ranges::count(seen(), stays) == 1);
}

} // namespace saksi::casework
