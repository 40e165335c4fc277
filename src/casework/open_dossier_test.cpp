#include "casework/open_dossier.hpp"

#include "casework/change_record.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

using namespace saksi;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;
using Handles = std::vector<std::string>;

namespace {

schema::Entries mission(Handles const& local, Handles const& others)
{
    auto typed = entries({ { "code", "M-07" }, { "country", "NPL" }, { "local_group", "Dawn" } });
    for (auto const& handle : local)
        typed["local_members"].push_back({ { "", handle } });
    for (auto const& handle : others)
        typed["other_members"].push_back({ { "", handle } });
    return typed;
}

Result<RecordId> open(CatalogDesk& desk, Handles const& local, Handles const& others)
{
    return casework::open_dossier(*desk, desk.actor(), "mission", mission(local, others));
}

Result<void> change(
    CatalogDesk& desk, RecordId const& record, std::map<std::string, Handles> const& fields)
{
    casework::ChangeRecord request { .record = record, .changes = {} };
    auto const view = desk.view(record);
    for (auto const& [field, handles] : fields) {
        casework::FieldChange one { .field = field, .values = {} };
        for (auto const& handle : handles)
            one.values.push_back({ { "", handle } });
        for (auto const* stated : view.all(field))
            one.replaces.push_back(stated->id);
        request.changes.push_back(std::move(one));
    }
    return casework::change_record(*desk, desk.actor(), request);
}

} // namespace

TEST_CASE("a mission goes with three people, one of them of the local group, or is not written")
{
    CatalogDesk desk;
    auto const before = desk.log_length();
    CHECK(!open(desk, { "dawn-1" }, { "rose-1" }));
    auto const without_local = open(desk, {}, { "rose-1", "rose-2", "lake-1" });
    REQUIRE(!without_local);
    CHECK(without_local.error().subject == "local_members");
    CHECK(desk.log_length() == before); // No dossier that nothing heads, either.
    CHECK(open(desk, {}, {}));          // Only thought of, so far.
    CHECK(open(desk, { "dawn-1" }, { "rose-1", "lake-1" }));
}

TEST_CASE("no change takes a mission's team apart, and several at once may put it together anew")
{
    CatalogDesk desk;
    auto const id = MUST(open(desk, { "dawn-1" }, { "rose-1", "lake-1" }));
    auto const team = [&] {
        return std::pair(testing::texts(desk.view(id), "local_members").size(),
            testing::texts(desk.view(id), "other_members").size());
    };
    CHECK(!change(desk, id, { { "local_members", {} }, { "observers", { "dawn-1" } } }));
    CHECK(!change(desk, id, { { "other_members", { "rose-1" } } }));
    CHECK(!change(desk, id, { { "other_members", { "rose-1", "dawn-1" } } }));
    CHECK(team() == std::pair<std::size_t, std::size_t>(1, 2));
    CHECK(change(desk, id, { { "other_members", { "rose-1", "rose-2" } } }));
    CHECK(change(desk, id,
        { { "local_members", { "dawn-1", "dawn-2" } }, { "other_members", { "rose-1" } } }));
    CHECK(team() == std::pair<std::size_t, std::size_t>(2, 1));
    // Not even one who writes statements by hand.
    auto const view = desk.view(id);
    workspace::Change by_hand { .record = id, .assertions = {} };
    by_hand.assertions.push_back({ .field = "local_members",
        .op = log::Op::retract,
        .value = std::nullopt,
        .supersedes = { view.all("local_members").front()->id } });
    auto const refused = desk->append(desk.permit(view.dossier), by_hand);
    REQUIRE(!refused);
    CHECK(refused.error().kind == ErrorKind::invalid);
}

TEST_CASE("what lies on the shelf is read by every member and written by all but readers")
{
    CatalogDesk desk;
    CHECK(!desk->shelf());
    auto const words = [](std::string_view handle) {
        return crypto::SecretBytes::copy_of(std::string(handle) + "'s own words");
    };
    using access::Role;
    for (auto const role : { Role::clinician, Role::reader })
        MUST(desk->add_member(desk.actor(), access::code_of(role), words(access::code_of(role)),
            workspace::Hardness::floor, role));
    auto const clinician = MUST(desk->check_passphrase(words("clinician")));
    auto const reader = MUST(desk->check_passphrase(words("reader")));
    CHECK(!desk->open_shelf(reader));

    auto const shelf = MUST(desk->open_shelf(clinician));
    CHECK(shelf == MUST(desk->open_shelf(desk.actor())));
    auto const provider = MUST(casework::add_record(*desk, clinician,
        { shelf, "care_provider",
            entries({ { "name", "House by the river" }, { "services", "shelter" } }) }));
    CHECK(desk->record(desk->reach(reader), provider));
    CHECK(!casework::add_record(
        *desk, reader, { shelf, "practice_note", entries({ { "title", "Tea first" } }) }));
    // Looking at what all share is not noted.
    desk->note_look(desk->reach(reader), workspace::Look::view,
        MUST(desk->record(desk->reach(reader), provider)));
    CHECK(MUST(desk->looks(desk.actor(), {}, 10)).empty());
    desk.reopen();
    CHECK(desk->shelf() == shelf);
    CHECK(desk->verify().tables_match);
}
