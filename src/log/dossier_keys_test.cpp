#include "log/dossier_keys.hpp"

#include "testing/random_statements.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

namespace {

struct Alliance {
    testing::SeededDice dice { 9 };
    crypto::SigningKey device = crypto::SigningKey::fresh(dice);
    crypto::AgeIdentity ama = crypto::AgeIdentity::fresh(dice);
    crypto::AgeIdentity ben = crypto::AgeIdentity::fresh(dice);
    std::vector<GrantedGroup> groups { { GroupId::fresh(dice), 1, ama.recipient() },
        { GroupId::fresh(dice), 4, ben.recipient() } };
    FoundedDossier founded = found_dossier(groups[0].group, groups, device, 1'790'000'000, dice);
};

} // namespace

TEST_CASE("every member group opens the grant, and finds the key that opens the dossier")
{
    Alliance alliance;
    auto const& grant = alliance.founded.grant;
    for (auto const* identity : { &alliance.ama, &alliance.ben }) {
        auto const opened = MUST(open_grant(grant.envelope, *identity));
        CHECK(opened.key.id() == alliance.founded.key.id());
        CHECK(opened.key.dossier() == alliance.founded.dossier);
        REQUIRE(opened.groups.size() == 2);
        for (auto const& group : alliance.groups)
            CHECK(std::ranges::count(opened.groups, group) == 1);

        auto const commit = MUST(open_commit(grant.envelope, opened.key));
        CHECK(commit.id() == grant.id);
        CHECK(commit.header().kind == CommitKind::grant);
        CHECK(commit.header().seq == 0);
        CHECK(verify(commit, alliance.device.verify_key()));
    }
    auto const stranger = crypto::AgeIdentity::fresh(alliance.dice);
    CHECK(open_grant(grant.envelope, stranger).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("the membership follows the grant and names the custodian and all member groups")
{
    Alliance alliance;
    auto const commit = MUST(
        open_commit(alliance.founded.membership.envelope, alliance.founded.key));
    CHECK(commit.header().prev == alliance.founded.grant.id);
    REQUIRE(commit.founding());
    CHECK(commit.founding()->custodian == alliance.groups[0].group);
    CHECK(commit.founding()->device == alliance.device.verify_key().device_id());
    CHECK(commit.founding()->members.size() == 2);
    CHECK(dossier_id(*commit.founding()) == alliance.founded.dossier);
    CHECK(verify(commit, alliance.device.verify_key()));
}

TEST_CASE("no flipped bit of a grant or a membership goes unnoticed")
{
    Alliance alliance;
    for (auto const* commit : { &alliance.founded.grant, &alliance.founded.membership }) {
        auto const encoded = encode(commit->envelope);
        for (std::size_t bit = 0; bit < 8 * encoded.size(); ++bit) {
            auto changed = encoded;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            auto const parsed = parse_envelope(changed);
            REQUIRE((!parsed || !open_commit(*parsed, alliance.founded.key)));
        }
    }
}

TEST_CASE("a grant whose file holds another key than its envelope names is refused")
{
    Alliance alliance;
    auto const other = found_dossier(
        alliance.groups[0].group, alliance.groups, alliance.device, 0, alliance.dice);
    auto mixed = alliance.founded.grant.envelope;
    mixed.p = other.grant.envelope.p;
    CHECK(open_grant(mixed, alliance.ama).error().kind == ErrorKind::tampered);
    mixed.p.reset();
    CHECK(open_grant(mixed, alliance.ama).error().kind == ErrorKind::invalid);
    CHECK(open_grant(alliance.founded.membership.envelope, alliance.ama).error().kind
        == ErrorKind::invalid);
}
