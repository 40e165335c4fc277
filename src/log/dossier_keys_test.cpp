#include "log/dossier_keys.hpp"

#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/id_of.hpp"
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

// ---- frozen: the worked example of docs/formats/commit.md. A change here breaks every log ever
// written; tests/formats computes the same bytes in Python.

namespace {

Envelope envelope_of(std::string_view digits)
{
    return MUST(parse_envelope(testing::from_hex(digits)));
}

constexpr std::string_view grant_bytes =
    "840150d93972f1b93f7f41fed10d83bd8614f259013a909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6"
    "a7a8a9aaabacadaeaf45305511216ab7e165a3456129cc59b4ff191564dd5d705e316683b6cfdc67363a94846e"
    "e0b9b4f49abf11db417ed22224f2df973e726149815125b2105d116644b62f5fab3d76d264826429d34ac290a5"
    "866cf5af92df28add4bf293e56131f567d28c6dc964cc273180c0512af9cdf9874b47a64bdd74867cc2320820c"
    "ab75fc94c73558237b879d6a51e9641177a469d02ea7c123c56cd7bbe8eed76a482a18d174ef8fbdb01224be4f"
    "895f359c29048aed3f79019b60fc37b6f6a2742f3a362edadcd51c17eb86c9f60c669e4e96282f98b9482a6fb8"
    "d29770ed91d2c7305cb264eecf7b82a76cb015c6bbf53c5363996a4b546428bea8bbd410eac3e5846178f6d814"
    "f86318009717769de9a6b621af467f52e7ac65dd8c5901356167652d656e6372797074696f6e2e6f72672f7631"
    "0a2d3e20583235353139205a313356644f31336954454c5053353267664e3543305a73647a7356496637504e6c"
    "6435574463657053380a7165756e414e34646f72565567494f4d77394266706c6973702b5a6176344159396951"
    "32594b723442304d0a2d2d2d204e366d48576a656c71434169347a6178647245466c563255446c39622b477a37"
    "4a692b34775867773231380a808182838485868788898a8b8c8d8e8f5bc6eab344d7ee0189b52e1aa2a280e0a1"
    "129a7b8a72a207a3784b1b6ee582a41f9824c8cdd4a121927202ea4e5400eeb1472e2a40efe2d3d9f63aac9ac8"
    "6992941f9103e9cd08e7ef65181fe8316f39597d39bc9a3913cc6e1578560605666c27a07f53338792338d8392"
    "b44742f0a24235e4d4329372ffba7442772a";

constexpr std::string_view membership_bytes =
    "840150d93972f1b93f7f41fed10d83bd8614f25901a2d0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6"
    "e7e8e9eaebecedeeef49364a0e75df984edd344b019f36fb6df47b6fe744ed963b713a917555f21886d5035305"
    "6f83e3ccb7748ae234e71dd51e29d08d8d6a59d34d1b6e53d9d7141db3f73b5e730b88368afa8a39f6825f23e8"
    "c2ca4ab1022a44ccfd503e2036643e2e21518f86db69bde9dc9a6bdec6dc571eb9db10463ff976495cb6dede58"
    "895561f805684531e0bccb4585d95d7e9a3a62959746d21448184ffc5565caf57ea9416aa3620ce5d2f420f1f3"
    "7da42804d32a5edd4bee721d56682979297d2c7df0d11c9d5d32f2af1a320cad1cd189317a2ff453998403a71b"
    "a6781ee056ac8b4c13ba4334408095207a3f32981067303a9db9e47c2943bce4271e5f338f907d1b55846359ea"
    "9eee7a9198d25081d5a9d71279e6dc207e9bc6d4996e42fb4424388b8555f2d5b091462ac05fc56a0cd348739c"
    "b57b85094b390778d73555d4adb4f5723286e34313adb237e4406778d8d596b2a009ace1f4d19ba55ca7fdf4f3"
    "ba3c912e4fb10e688d6d6fd56ca981c6307fb3713b4467a89a0bf6c291c372ac78946058b0b0b1b2b3b4b5b6b7"
    "b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecf3eaba12fadf60a4723b63bf252eb0ed6c59f8f4173"
    "82adcb681e946c27545344ae42d7566608042e436149698678d54a22a14c42b97b97d44a154275a0227a714a9a"
    "dc7d9e9c3ca9b61375df73094f9a795ae58a7cd6d55dcc8ee6ef7931b1a71cf2c95dc1e51a4be6a7e0ac4fed5a"
    "34351fb2c4007321ebdd1be88ba219dbea2264a4b52cdfe964018b9071a95227fc";

} // namespace

TEST_CASE("the stored form of grants and memberships never changes")
{
    testing::CountingDice dice;
    auto const secret = testing::identity_of(0x45);
    GrantedGroup const own { testing::id_of<GroupId>(0xAA), 1, secret.recipient() };
    auto const founded = found_dossier(
        own.group, std::span(&own, 1), testing::signing_key_of(0x42), 1'790'000'000, dice);
    CHECK(hex(encode(founded.grant.envelope)) == grant_bytes);
    CHECK(hex(encode(founded.membership.envelope)) == membership_bytes);

    auto const grant = MUST(open_grant(envelope_of(grant_bytes), secret));
    auto const membership = MUST(open_commit(envelope_of(membership_bytes), grant.key));
    CHECK(membership.founding()->members == std::vector { own.group });
}
