#include "log/commit.hpp"

#include "crypto/seal.hpp"
#include "log/commit_header.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/id_of.hpp"
#include "testing/random_statements.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

namespace {

// One device with a dossier of its own.
struct Desk {
    testing::SeededDice dice { 7 };
    testing::RandomStatements random { 7 };
    crypto::SigningKey device = crypto::SigningKey::fresh(dice);
    DossierId dossier = DossierId::fresh(dice);
    EpochKey key = EpochKey::fresh(dossier, dice);

    CommitDraft draft(std::size_t statements)
    {
        CommitDraft made { dossier, random.id<FeedId>(), 3, random.id<CommitId>(), {},
            1'790'000'000, {} };
        made.deps = { random.id<CommitId>(), random.id<CommitId>() };
        for (std::size_t i = 0; i < statements; ++i)
            made.statements.push_back(random.statement());
        return made;
    }

    SealedCommit seal(CommitDraft const& what)
    {
        return MUST(seal_commit(what, device, key, dice));
    }
};

} // namespace

TEST_CASE("a sealed commit opens to what was stated, and only its signer's key verifies it")
{
    Desk desk;
    for (std::size_t statements : { 0, 1, 5, 40 }) {
        auto const draft = desk.draft(statements);
        auto const sealed = desk.seal(draft);
        auto opened = open_commit(sealed.envelope, desk.key);
        REQUIRE(opened);
        CHECK(opened->id() == sealed.id);
        CHECK(opened->header() == sealed.header);
        CHECK(opened->header().prev == draft.prev);
        CHECK(opened->signer() == desk.device.verify_key().device_id());
        REQUIRE(opened->statements().size() == statements);
        for (std::size_t i = 0; i < statements; ++i) {
            CHECK(opened->statements()[i].id == sealed.statements[i]);
            CHECK(opened->statements()[i].statement == draft.statements[i]);
        }
        auto const stranger = crypto::SigningKey::fresh(desk.dice);
        CHECK(verify(*opened, stranger.verify_key()).error().kind == ErrorKind::tampered);
        CHECK(MUST(verify(*opened, desk.device.verify_key()))->id() == sealed.id);
    }
}

TEST_CASE("an envelope crosses a wire and comes out as the same bytes")
{
    Desk desk;
    auto envelope = desk.seal(desk.draft(2)).envelope;
    CHECK(MUST(parse_envelope(encode(envelope))) == envelope);
    CHECK(wire_id(envelope));
    envelope.p.reset();
    CHECK(MUST(parse_envelope(encode(envelope))) == envelope);
    CHECK_FALSE(wire_id(envelope));
    // Without its payload the commit still opens and verifies: only what was stated is gone.
    auto opened = MUST(open_commit(envelope, desk.key));
    CHECK_FALSE(opened.has_payload());
    CHECK(verify(opened, desk.device.verify_key()));
}

TEST_CASE("no flipped bit of an envelope goes unnoticed")
{
    Desk desk;
    auto const envelope = desk.seal(desk.draft(1)).envelope;
    auto const encoded = encode(envelope);
    for (std::size_t bit = 0; bit < 8 * encoded.size(); ++bit) {
        auto changed = encoded;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        auto const parsed = parse_envelope(changed);
        REQUIRE((!parsed || !open_commit(*parsed, desk.key)));
    }
}

TEST_CASE("a commit opens in no other dossier, epoch or place")
{
    Desk desk;
    auto const first = desk.seal(desk.draft(1)).envelope;
    auto const second = desk.seal(desk.draft(1)).envelope;

    auto const elsewhere = MUST(
        EpochKey::from(DossierId::fresh(desk.dice), desk.key.secret().copy()));
    CHECK(elsewhere.id() == desk.key.id());
    CHECK(open_commit(first, elsewhere).error().kind == ErrorKind::tampered);

    auto const later = EpochKey::fresh(desk.dossier, desk.dice);
    CHECK(open_commit(first, later).error().kind == ErrorKind::wrong_key);

    auto mixed = first;
    mixed.p = second.p;
    CHECK(open_commit(mixed, desk.key).error().kind == ErrorKind::tampered);
}

TEST_CASE("what is too much for one commit is refused")
{
    Desk desk;
    auto draft = desk.draft(0);
    for (int i = 0; i < 4; ++i) {
        auto statement = desk.random.statement();
        statement.op = Op::assert_;
        statement.value = schema::Text { std::string(64 * 1024, 't'), {} };
        draft.statements.push_back(statement);
    }
    CHECK(
        seal_commit(draft, desk.device, desk.key, desk.dice).error().kind == ErrorKind::too_large);
    draft.statements.pop_back();
    CHECK(open_commit(desk.seal(draft).envelope, desk.key));
    draft.statements.front().note = "\x01";
    CHECK(seal_commit(draft, desk.device, desk.key, desk.dice).error().kind == ErrorKind::invalid);
}

TEST_CASE("the two objects of a commit cost at most 500 bytes beyond the payload")
{
    Desk desk;
    auto draft = desk.draft(5);
    draft.deps.clear();
    auto const envelope = desk.seal(draft).envelope;
    auto const payload = envelope.p->size() - crypto::seal_overhead_bytes;
    CHECK(envelope.h.size() + envelope.p->size() - payload <= 500);
}

// ---- frozen: the worked example of docs/formats/commit.md. A change here breaks every log ever
// written; tests/formats computes the same bytes in Python.

namespace {

EpochKey fixed_epoch_key()
{
    return MUST(EpochKey::from(
        testing::id_of<DossierId>(0x11), crypto::SecretBytes::copy_of(Bytes(32, 0x43))));
}

// "Nepal deposited its accession on 14 May 1991", as page 3 of a source says, and a retraction.
CommitDraft fixed_draft()
{
    Statement stated;
    stated.salt.fill(0x11);
    stated.record = testing::id_of<RecordId>(0x22);
    stated.field = "deposited_on";
    stated.value = MUST(FuzzyDate::parse("1991-05-14"));
    stated.source = testing::id_of<RecordId>(0x44);
    stated.confidence = Confidence::verified;
    stated.supersedes = { testing::id_of<StatementId>(0x55) };
    stated.note = "p. 3";

    Statement retracted;
    retracted.salt.fill(0x66);
    retracted.op = Op::retract;
    retracted.record = testing::id_of<RecordId>(0x22);
    retracted.field = "deposited_on";
    retracted.source = OwnObservation {};
    retracted.supersedes = { testing::id_of<StatementId>(0x55) };

    return { testing::id_of<DossierId>(0x11), testing::id_of<FeedId>(0x77), 2,
        testing::id_of<CommitId>(0x88), { testing::id_of<CommitId>(0x99) }, 1'790'000'000,
        { stated, retracted } };
}

constexpr std::string_view header_bytes =
    "ad0101020103501111111111111111111111111111111104507777777777777777777777777777777705020658"
    "208888888888888888888888888888888888888888888888888888888888888888078158209999999999999999"
    "99999999999999999999999999999999999999999999999908508856ab05bf3ff97f6f3d818c27ae2ab0091a6a"
    "b13b800a58207363a00e9090d173ef1e5f2146e6bb7cc7b92e714fe1a8985938ff940f3d741c0b1901300c5820"
    "17c4996450118c95a0bb89bd75c266d8f1a36f1c75cba0606e9d19fd6ae7b1ab0d58207bd9a2fe3131eaa9c3e0"
    "3642c0cf7687120d49b1d690793a94a365e24e5bf34a";

constexpr std::string_view commit_id =
    "459206e4dee01d2977b29f4f10fe636bc5fbe9fa489e7a394adfe71ff598a34f";

constexpr std::string_view envelope_bytes =
    "8401508856ab05bf3ff97f6f3d818c27ae2ab05901c5202122232425262728292a2b2c2d2e2f30313233343536"
    "3738393a3b3c3d3e3f04a42ffa92746fdc980a475878082e946ff21d03c624e9a85205d30b5b30d2130831d7a0"
    "852bc8ee3354bb0abefa0f1889997b1f61ef7540aa7754e43251da78f938b8f09cbbb36efb85df5822e41dbb49"
    "65e0dce4e357ecf9f5ff25501eac9752f3dafb24140aa80953aed27418a517a008c8c4a021dbacd135cfd360bb"
    "56aa5cdf91afb988f6f2b352af87669326c8ceebefbe70b317d5330ae90c0b1316004e02783dc947e27eeeb404"
    "283dd42b96605256e418e39b2c3ac46947149b1e7dda7dd47e2b509f879900489d719cab57cdea412794aa3752"
    "1bf0f60851ec1234dc173175884ebc8ba5bfa988a19e4248b095338f2d1c04bc392facc025218be8c43c405473"
    "f1b6a6dee5d46eabf3321b6fbddbdd80c6ace48744f11322a21f19b5ca4c2703316c72132d0e7ff64f9cfde12b"
    "ae323a198b230d59004528285892b887cfb4cf037ac22c7a7fd6d94a4986d1520391e25094f6eff726085c37b5"
    "8f96e5c3b976bb7f2e5f2fa4bede870f0a7d29852ea0cf0286ce3893503c0d152cb726189e6ef632bcd624934d"
    "6f076296da777d6eb8810406e55d1d1b88d37fff255895bd88590130000102030405060708090a0b0c0d0e0f10"
    "1112131415161718191a1b1c1d1e1f7bd9a2fe3131eaa9c3e03642c0cf7687120d49b1d690793a94a365e24e5b"
    "f34acc9dd94dee50401e8212c9ec98bdbacd90e016bc54edf175a657e1db2dc1da5ae582fa72409097bf93b50f"
    "b2af8ab9fc028a9f236c40f963f2bc77ab091e2873ecead123cdcd535a125c5ad139cbc41c9903c798c1755966"
    "dbbe3401e285d99e6664abea9e1aba1a903af655a20f8e9c357a8fd74efe1a903114357e502ec5eecfbad44035"
    "046c304504cefb8a05fe95ed001d6f4cca3ed8aaba91aa826998437b2dda5a4318ac3d86ce55e737f2aef28740"
    "4967f0832afe600bf440f78d17e01167d62a29aa88b4d996213a2fd054ab79b860544c094ca7bd8322f6f408b7"
    "142d759f8be636686e1cb19a41fe553229";

constexpr std::string_view wire_id_of_it =
    "e062860c36bce571f8a5c320810f556371836de856bed75379f139632b2d8e69";

} // namespace

TEST_CASE("the stored form of commits never changes")
{
    testing::CountingDice dice;
    auto const sealed = MUST(
        seal_commit(fixed_draft(), testing::signing_key_of(0x42), fixed_epoch_key(), dice));
    CHECK(hex(encode(sealed.header)) == header_bytes);
    CHECK(sealed.id.text() == commit_id);
    CHECK(hex(encode(sealed.envelope)) == envelope_bytes);
    CHECK(wire_id(sealed.envelope)->text() == wire_id_of_it);

    auto const envelope = MUST(parse_envelope(testing::from_hex(envelope_bytes)));
    auto const opened = MUST(open_commit(envelope, fixed_epoch_key()));
    CHECK(
        MUST(verify(opened, testing::signing_key_of(0x42).verify_key()))->id().text() == commit_id);
    REQUIRE(opened.statements().size() == 2);
    CHECK(opened.statements()[0].statement == fixed_draft().statements[0]);
    CHECK(opened.statements()[1].statement == fixed_draft().statements[1]);
}
