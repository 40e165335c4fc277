#include "casework/second_reading.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "casework/retract_value.hpp"
#include "testing/catalog_desk.hpp"

using namespace saksi;
using namespace saksi::casework;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;

namespace {

struct TwoReaders : CatalogDesk {
    TwoReaders()
    {
        auto const words = crypto::SecretBytes::copy_of("binod's own words");
        MUST((*this)->add_member(actor(), "binod", words, workspace::Hardness::floor));
        binod.emplace(MUST((*this)->check_passphrase(words)));
        head = MUST(open_case(**this, actor(), entries({ { "title", "Ardania" } })));
        dossier = MUST((*this)->dossier_of(reach(), head));
        MUST((*this)->give_grant(actor(), dossier, "binod", workspace::Grant::write));
        act = MUST(
            add_record(**this, actor(), { dossier, "place", entries({ { "name", "Lock-up" } }) }));
        clock.time += 60;
    }
    Review review() { return review_of(view(act)).review; }
    // As somebody who reads what stands there and says so.
    Result<void> set(workspace::Actor const& who, std::string const& state)
    {
        return set_review(**this, who, act, state, read_mark(view(act)));
    }

    std::optional<workspace::Actor> binod;
    RecordId head;
    DossierId dossier;
    RecordId act;
};

} // namespace

TEST_CASE("nobody confirms what they wrote, by whichever way, and another member does")
{
    TwoReaders desk;
    CHECK(desk.review() == Review::not_asked);
    REQUIRE(desk.set(desk.actor(), "in_review"));
    CHECK(desk.review() == Review::in_review);
    auto const refused = desk.set(desk.actor(), "confirmed");
    REQUIRE(!refused);
    CHECK(refused.error().kind == ErrorKind::invalid);
    CHECK(!add_record(*desk, desk.actor(),
        { desk.dossier, "place", entries({ { "name", "Yard" }, { "review", "confirmed" } }) }));
    CHECK(desk.review() == Review::in_review);
    REQUIRE(desk.set(*desk.binod, "confirmed"));
    CHECK(desk.review() == Review::confirmed);
    CHECK(review_of(desk.view(desk.act)).said->author == "binod");
}

TEST_CASE("a change after it was confirmed is seen, and whoever made it cannot confirm it")
{
    TwoReaders desk;
    REQUIRE(desk.set(*desk.binod, "confirmed"));
    desk.clock.time += 60;
    REQUIRE(comment_on(*desk, desk.actor(), desk.act, "Is this the one behind the market?"));
    CHECK(desk.review() == Review::confirmed); // A comment changes nothing of it.
    REQUIRE(change_record(*desk, *desk.binod,
        { .record = desk.act, .changes = { { "clues", { { { "", "A siren at noon" } } }, {} } } }));
    CHECK(desk.review() == Review::changed_since);
    CHECK(!desk.set(*desk.binod, "confirmed"));
    CHECK(!desk.set(desk.actor(), "confirmed")); // Wrote the rest of it.
    CHECK(!comment_on(*desk, desk.actor(), desk.act, "  "));
    CHECK(desk.view(desk.act).all("comments").size() == 1);
}

TEST_CASE("a clinician comments on what others wrote in a case of theirs, and changes none of it")
{
    TwoReaders desk;
    auto const words = crypto::SecretBytes::copy_of("the doctor's own words");
    MUST(desk->add_member(
        desk.actor(), "chandra", words, workspace::Hardness::floor, access::Role::clinician));
    auto const chandra = MUST(desk->check_passphrase(words));
    CHECK(!comment_on(*desk, chandra, desk.act, "Nobody gave me this case."));
    MUST(desk->give_grant(desk.actor(), desk.dossier, "chandra", workspace::Grant::write));
    CHECK(desk->may_comment(chandra, desk.dossier, "place"));
    REQUIRE(comment_on(*desk, chandra, desk.act, "The scar fits what he told."));
    CHECK(desk.view(desk.act).all("comments").size() == 1);
    // Not by the way of a comment either.
    auto const change = change_record(*desk, chandra,
        { .record = desk.act,
            .changes = { { "comments", { { { "", "More" } } }, {} },
                { "clues", { { { "", "A siren at noon" } } }, {} } } });
    REQUIRE(!change);
    CHECK(change.error().kind == ErrorKind::forbidden);
    auto const said = desk.view(desk.act).all("comments").front()->id;
    CHECK(!retract_value(*desk, chandra, desk.act, said, "Not needed"));
    MUST(desk->give_grant(desk.actor(), desk.dossier, "chandra", workspace::Grant::read));
    CHECK(!comment_on(*desk, chandra, desk.act, "Only to be read now."));
    CHECK(desk.view(desk.act).all("comments").size() == 1);
}

TEST_CASE("records of a type that is read a second time are drafts until then")
{
    TwoReaders desk;
    MUST(add_record(*desk, desk.actor(),
        { desk->group_papers(), "own_second_reading", entries({ { "of", "place" } }) }));
    CHECK(desk.review() == Review::draft);
    CHECK(review_of(desk.view(desk.head)).review == Review::not_asked);
}

TEST_CASE("what changed after it was confirmed can be confirmed once more")
{
    TwoReaders desk;
    REQUIRE(desk.set(*desk.binod, "confirmed"));
    desk.clock.time += 60;
    REQUIRE(change_record(*desk, desk.actor(),
        { .record = desk.act, .changes = { { "clues", { { { "", "A siren at noon" } } }, {} } } }));
    CHECK(desk.review() == Review::changed_since);
    desk.clock.time += 60;
    REQUIRE(desk.set(*desk.binod, "confirmed"));
    CHECK(desk.review() == Review::confirmed);
    CHECK(!desk.set(*desk.binod, "perfect"));
}

TEST_CASE("what changed while it was read is not confirmed unread, and a comment is no change")
{
    TwoReaders desk;
    auto const read = read_mark(desk.view(desk.act));
    REQUIRE(comment_on(*desk, desk.actor(), desk.act, "Is it the one by the river?"));
    CHECK(read_mark(desk.view(desk.act)) == read);
    REQUIRE(change_record(*desk, desk.actor(),
        { .record = desk.act, .changes = { { "clues", { { { "", "A siren" } } }, {} } } }));
    auto const refused = set_review(*desk, *desk.binod, desk.act, "confirmed", read);
    REQUIRE(!refused);
    CHECK(refused.error().kind == ErrorKind::conflict);
    CHECK(desk.review() == Review::not_asked);
    REQUIRE(set_review(*desk, *desk.binod, desk.act, "in_review", {}));
    CHECK(desk.review() == Review::in_review);
}

TEST_CASE("a clock that is set back hides no change that the reader made after confirming")
{
    TwoReaders desk;
    REQUIRE(desk.set(*desk.binod, "confirmed"));
    CHECK(desk.review() == Review::confirmed);
    desk.clock.time -= 3600;
    REQUIRE(change_record(*desk, *desk.binod,
        { .record = desk.act, .changes = { { "clues", { { { "", "A siren" } } }, {} } } }));
    CHECK(desk.review() == Review::changed_since);
}
