#include "casework/take_back_record.hpp"

#include "casework/change_record.hpp"
#include "casework/undo_change.hpp"
#include "testing/catalog_desk.hpp"

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;

namespace {

// A State, and a status of it in a treaty, which refers to both.
struct Told {
    RecordId state;
    RecordId treaty;
    RecordId status;
};

Told tell(CatalogDesk& desk)
{
    auto told = Told {};
    told.state = testing::add_state(desk, "NPL", "Nepal");
    told.treaty = MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "treaty",
            entries({ { "code", "CAT" }, { "full_name", "Convention against Torture" } }) }));
    told.status = MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "treaty_status",
            entries({ { "state", "NPL" }, { "treaty", "CAT" }, { "status", "party" } }) }));
    return told;
}

// Where a reader could come upon a record without knowing its id.
struct Seen {
    std::size_t listed, counted, found, chosen, faceted;
    friend bool operator==(Seen const&, Seen const&) = default;
};

Seen seen(CatalogDesk& desk)
{
    auto const reach = desk.reach();
    auto const codes = MUST(desk->facet(reach, { .type = "state" }, "iso3"));
    return { .listed = MUST(desk->list(reach, { .type = "state" })).total,
        .counted = desk->count(reach, "state"),
        .found = MUST(desk->search(reach, { .words = "nepal", .type = "state" })).total,
        .chosen = desk->find_record(reach, { "state" }, "Nepal") ? 1U : 0U,
        .faceted = codes.size() };
}

void check_rebuilds(CatalogDesk& desk)
{
    auto const digest = desk->tables_digest();
    MUST(desk->rebuild());
    CHECK(desk->tables_digest() == digest);
    CHECK(desk->verify().holds());
}

} // namespace

TEST_CASE(
    "a record that is taken back leaves lists, counts, search and choices, and comes back whole")
{
    auto desk = CatalogDesk {};
    auto const told = tell(desk);
    auto const before = seen(desk);
    REQUIRE(before.found == 1);
    auto const values = texts(desk.view(told.state), "un_name");

    MUST(take_back_record(*desk, desk.actor(), told.state, "Recorded twice"));

    CHECK(seen(desk) == Seen {});
    check_rebuilds(desk);
    CHECK(seen(desk) == Seen {});
    auto const view = desk.view(told.state);
    REQUIRE(view.taken_back);
    CHECK(view.taken_back->reason == "Recorded twice");
    CHECK(view.taken_back->author == desk.actor().handle());
    CHECK(view.type_key == "state");
    CHECK(view.title == "Nepal");
    CHECK(texts(view, "un_name") == values);

    MUST(bring_back_record(*desk, desk.actor(), told.state, ""));
    CHECK(seen(desk) == before);
    CHECK_FALSE(desk.view(told.state).taken_back);
    check_rebuilds(desk);
}

TEST_CASE("what refers to a record that was taken back still does, and can be told that it was")
{
    auto desk = CatalogDesk {};
    auto const told = tell(desk);
    MUST(take_back_record(*desk, desk.actor(), told.state, "Recorded twice"));

    auto gone = std::set<RecordId> {};
    auto const titles = desk->titles(desk.reach(), { told.state, told.treaty }, &gone);
    CHECK(titles.at(told.state) == "Nepal");
    CHECK(gone == std::set { told.state });
    CHECK(desk->links_to(desk.reach(), told.state).size() == 1);

    // What refers elsewhere does so no more once it is taken back itself.
    MUST(take_back_record(*desk, desk.actor(), told.status, "Of the wrong State"));
    CHECK(desk->links_to(desk.reach(), told.treaty).empty());
    MUST(bring_back_record(*desk, desk.actor(), told.status, ""));
    CHECK(desk->links_to(desk.reach(), told.treaty).size() == 1);
}

TEST_CASE("a change of one who did not know is kept, and is there when the record comes back")
{
    auto desk = CatalogDesk {};
    auto const told = tell(desk);
    auto const saw = testing::only(desk.view(told.state), "un_name");
    MUST(take_back_record(*desk, desk.actor(), told.state, "Recorded twice"));
    MUST(change_record(*desk, desk.actor(),
        { told.state, { { "un_name", { { { "", "Nepal, typed meanwhile" } } }, { saw } } } }));
    CHECK(desk.view(told.state).taken_back);
    CHECK(MUST(desk->search(desk.reach(), { .words = "meanwhile" })).total == 0);
    check_rebuilds(desk);
    MUST(bring_back_record(*desk, desk.actor(), told.state, ""));
    CHECK(MUST(desk->search(desk.reach(), { .words = "meanwhile" })).total == 1);
    check_rebuilds(desk);
}

TEST_CASE("taking back wants a reason, and neither way goes twice")
{
    auto desk = CatalogDesk {};
    auto const told = tell(desk);
    auto const kind = [](Result<void> const& result) { return result.error().kind; };
    auto const length = desk.log_length();
    CHECK(kind(take_back_record(*desk, desk.actor(), told.state, " ")) == ErrorKind::invalid);
    CHECK(kind(bring_back_record(*desk, desk.actor(), told.state, "")) == ErrorKind::conflict);
    CHECK(desk.log_length() == length);
    MUST(take_back_record(*desk, desk.actor(), told.state, "Recorded twice"));
    CHECK(kind(take_back_record(*desk, desk.actor(), told.state, "Again")) == ErrorKind::conflict);

    auto const again = add_record(*desk, desk.actor(),
        { desk->commons(), "state", entries({ { "iso3", "NPL" }, { "un_name", "Nepal" } }) });
    CHECK(again.error().kind == ErrorKind::conflict);
    CHECK(desk.log_length() == length + 1);
}

TEST_CASE("undo takes back what was just added, brings back what was taken back, and so on")
{
    auto desk = CatalogDesk {};
    auto const told = tell(desk);
    auto const undo_latest = [&] {
        auto const latest = desk->latest_change(desk.reach(), told.state);
        REQUIRE(latest);
        REQUIRE(can_undo(MUST(desk->history(desk.reach(), told.state)), *latest));
        MUST(undo_change(*desk, desk.actor(), told.state, *latest, "undone"));
        CHECK_FALSE(can_undo(MUST(desk->history(desk.reach(), told.state)), *latest));
        check_rebuilds(desk);
    };
    for (auto const gone : { true, false, true, false }) {
        undo_latest();
        CHECK(desk.view(told.state).taken_back.has_value() == gone);
    }
}

} // namespace saksi::casework
