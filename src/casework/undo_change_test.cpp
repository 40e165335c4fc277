#include "casework/undo_change.hpp"

#include "casework/change_record.hpp"
#include "casework/retract_value.hpp"
#include "casework/settle_conflict.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>
#include <tuple>

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;

namespace {

using Standing = std::tuple<std::string, std::string, log::Source, log::Confidence>;

// What stands in a record: values, sources and confidences.
std::vector<Standing> standing(CatalogDesk& desk, RecordId const& id)
{
    auto all = std::vector<Standing> {};
    auto const view = desk.view(id);
    for (auto const& one : view.values)
        all.emplace_back(one.field, schema::plain_text(*one.value), one.source, one.confidence);
    std::ranges::sort(
        all, {}, [](auto const& one) { return std::pair(std::get<0>(one), std::get<1>(one)); });
    return all;
}

CommitId latest_change(CatalogDesk& desk, RecordId const& id)
{
    auto const changes = desk->changes_of(desk.reach(), id);
    REQUIRE_FALSE(changes.empty());
    return changes.front().commit;
}

void change(CatalogDesk& desk, RecordId const& id, std::string const& field,
    std::vector<std::string> const& values)
{
    auto seen = FieldChange { .field = field, .values = {} };
    for (auto const& value : values)
        seen.values.push_back({ { "", value } });
    auto const view = desk.view(id);
    for (auto const* const one : view.all(field))
        seen.replaces.push_back(one->id);
    MUST(change_record(*desk, desk.actor(), { id, { seen } }));
}

// Undoing gives what stood before, undoing that gives what stood after, and the tables are at each
// step what the log gives.
template<typename Deed>
void check_undo(CatalogDesk& desk, RecordId const& id, Deed const& deed)
{
    auto const before = standing(desk, id);
    deed();
    auto const after = standing(desk, id);
    for (auto const& expected : { before, after, before }) {
        auto const length = MUST(desk->history(desk.reach(), id)).size();
        MUST(undo_change(*desk, desk.actor(), id, latest_change(desk, id), "undone"));
        CHECK(standing(desk, id) == expected);
        CHECK(MUST(desk->history(desk.reach(), id)).size() > length);
        auto const digest = desk->tables_digest();
        MUST(desk->rebuild());
        CHECK(desk->tables_digest() == digest);
    }
}

} // namespace

TEST_CASE("undoing any change gives what stood before it, and undoing that what stood after")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const source = MUST(add_record(
        *desk, actor, { desk->commons(), "source", entries({ { "title", "UN members" } }) }));
    auto const id = MUST(add_record(*desk, actor,
        { desk->commons(), "state", entries({ { "iso3", "TUR" }, { "un_name", "Turkey" } }),
            { .source = source, .confidence = log::Confidence::verified } }));

    SUBCASE("a value replaced")
    {
        check_undo(desk, id, [&] { change(desk, id, "un_name", { "Türkiye" }); });
    }
    SUBCASE("a value added")
    {
        check_undo(desk, id, [&] { change(desk, id, "english_name", { "Turkey" }); });
    }
    SUBCASE("a value taken back")
    {
        change(desk, id, "english_name", { "Turkie" });
        check_undo(desk, id, [&] {
            MUST(retract_value(
                *desk, actor, id, testing::only(desk.view(id), "english_name"), "misspelt"));
        });
    }
    SUBCASE("a conflict settled")
    {
        auto const seen = testing::only(desk.view(id), "un_name");
        for (auto const* const name : { "Türkiye", "Turkiye" })
            MUST(change_record(
                *desk, actor, { id, { { "un_name", { { { "", name } } }, { seen } } } }));
        REQUIRE(desk.view(id).in_conflict("un_name"));
        check_undo(desk, id, [&] {
            auto const view = desk.view(id);
            auto const sides = view.all("un_name");
            MUST(settle_conflict(
                *desk, actor, id, sides[0]->id, { sides[0]->id, sides[1]->id }, ""));
        });
    }
}

TEST_CASE("a change on which a later one builds is not undone, and nothing is written")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "CZE", "Czech Republic");
    auto const made = latest_change(desk, id);
    change(desk, id, "un_name", { "Czechia" });
    auto const first = latest_change(desk, id);
    change(desk, id, "un_name", { "Česko" });
    auto const length = desk.log_length();
    auto const refused = [&](CommitId const& commit) {
        return undo_change(*desk, actor, id, commit, "undone").error().kind;
    };

    CHECK(refused(first) == ErrorKind::conflict);
    CHECK(refused(made) == ErrorKind::invalid);
    auto const other = testing::add_state(desk, "NPL", "Nepal");
    CHECK(refused(latest_change(desk, other)) == ErrorKind::not_found);
    CHECK(desk.log_length() == length + 1); // The other State.

    // Nor is one undone twice.
    auto const last = latest_change(desk, id);
    MUST(undo_change(*desk, actor, id, last, "undone"));
    CHECK(texts(desk.view(id), "un_name") == std::vector<std::string> { "Czechia" });
    CHECK(refused(last) == ErrorKind::conflict);
}

TEST_CASE("undoing one person's change leaves alone what another stated beside it")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "CZE", "Czech Republic");
    auto const seen = testing::only(desk.view(id), "un_name");
    auto const state = [&](std::string const& name) {
        MUST(
            change_record(*desk, actor, { id, { { "un_name", { { { "", name } } }, { seen } } } }));
        auto const changes = desk->changes_of(desk.reach(), id);
        return changes.front().commit;
    };
    state("Czechia");
    auto const mine = state("Česko");
    MUST(undo_change(*desk, actor, id, mine, "undone"));
    CHECK(texts(desk.view(id), "un_name") == std::vector<std::string> { "Czechia" });
}

} // namespace saksi::casework
