#include "log/commit.hpp"

#include "crypto/seal.hpp"
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
