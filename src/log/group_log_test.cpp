#include "log/group_log.hpp"

#include "base/cbor.hpp"
#include "testing/seeded_dice.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

namespace {

// A group with two devices; the first is the keeper, and has added the second.
struct Office {
    testing::SeededDice dice { 5 };
    crypto::SigningKey root = crypto::SigningKey::fresh(dice);
    crypto::SigningKey keeper = crypto::SigningKey::fresh(dice);
    crypto::SigningKey laptop = crypto::SigningKey::fresh(dice);
    crypto::AgeIdentity secret = crypto::AgeIdentity::fresh(dice);
    GroupId id = group_id(root.verify_key());
    GroupLog log { id };
    std::vector<Bytes> entries;

    Office()
    {
        say(GroupFounded { root.verify_key(), "Suaram" }, root);
        say(join(keeper, "asha"), root);
        say(KeeperNamed { 1, keeper.verify_key().device_id() }, root);
        say(RecipientSet { 1, secret.recipient() }, root);
        say(join(laptop, "bina"), keeper);
    }

    GroupDeed join(crypto::SigningKey const& device, std::string handle)
    {
        return agree_to_join(id, device, secret.recipient(), std::move(handle));
    }

    void say(GroupDeed deed, crypto::SigningKey const& signer)
    {
        entries.push_back(log.append(std::move(deed), signer, 1'790'000'000));
    }

    // An entry that follows the last one, whoever signs it, without taking it in.
    Bytes next(GroupDeed deed, crypto::SigningKey const& signer)
    {
        GroupEntry const entry { id, log.view().length, log.view().head, 0, std::move(deed) };
        return sign_group_entry(entry, signer);
    }
};

GroupView view_of(GroupId const& id, std::vector<Bytes> const& entries)
{
    GroupLog log(id);
    for (auto const& entry : entries)
        MUST(log.add(entry));
    return log.view();
}

} // namespace

TEST_CASE("a group's log tells its name, its devices, its keeper and its recipient")
{
    Office office;
    auto const& view = office.log.view();
    CHECK(view.name == "Suaram");
    CHECK(view.root == office.root.verify_key());
    CHECK(view.length == 5);
    REQUIRE(view.devices.size() == 2);
    CHECK(view.devices.at(office.laptop.verify_key().device_id()).handle == "bina");
    CHECK(view.keeper == KeeperNamed { 1, office.keeper.verify_key().device_id() });
    CHECK(view.recipients.at(1) == office.secret.recipient());
}

TEST_CASE("whatever the order of its entries, a group's log tells the same")
{
    Office office;
    std::mt19937_64 dice(1);
    auto entries = office.entries;
    // Two that take the same place, and what follows one of them.
    auto const fork = office.next(RecipientSet { 2, office.secret.recipient() }, office.root);
    office.say(KeeperNamed { 2, office.laptop.verify_key().device_id() }, office.root);
    auto with_fork = office.entries;
    with_fork.push_back(fork);
    for (int order = 0; order < 50; ++order) {
        std::ranges::shuffle(entries, dice);
        auto const view = view_of(office.id, entries);
        CHECK(view.length == 5);
        CHECK_FALSE(view.forked);
        std::ranges::shuffle(with_fork, dice);
        auto const stopped = view_of(office.id, with_fork);
        CHECK(stopped.forked);
        CHECK(stopped.length == 5);
        CHECK(stopped.head == view.head);
    }
}

TEST_CASE("an entry counts only from one who may make it")
{
    Office office;
    auto const stranger = crypto::SigningKey::fresh(office.dice);
    auto const counts = [&](Bytes const& entry) {
        auto entries = office.entries;
        entries.push_back(entry);
        return view_of(office.id, entries).length == office.entries.size() + 1;
    };
    auto const recipient = RecipientSet { 2, office.secret.recipient() };
    CHECK(counts(office.next(recipient, office.root)));
    CHECK_FALSE(counts(office.next(recipient, office.keeper)));
    CHECK_FALSE(counts(office.next(recipient, stranger)));
    CHECK_FALSE(counts(office.next(RecipientSet { 3, office.secret.recipient() }, office.root)));

    auto const join = office.join(stranger, "chen");
    CHECK(counts(office.next(join, office.root)));
    CHECK(counts(office.next(join, office.keeper)));
    CHECK_FALSE(counts(office.next(join, office.laptop)));
    CHECK_FALSE(counts(office.next(join, stranger)));

    auto const laptop = office.laptop.verify_key().device_id();
    CHECK(counts(office.next(KeeperNamed { 2, laptop }, office.root)));
    CHECK_FALSE(counts(office.next(KeeperNamed { 1, laptop }, office.root)));
    CHECK_FALSE(
        counts(office.next(KeeperNamed { 2, stranger.verify_key().device_id() }, office.root)));
    CHECK_FALSE(
        counts(office.next(GroupFounded { office.root.verify_key(), "Other" }, office.root)));
}

TEST_CASE("no group can claim a device that has not agreed, or has agreed to join another")
{
    Office office;
    auto const stranger = crypto::SigningKey::fresh(office.dice);
    auto const elsewhere = group_id(stranger.verify_key());
    auto claimed = agree_to_join(elsewhere, stranger, office.secret.recipient(), "chen");
    auto entries = office.entries;
    entries.push_back(office.next(claimed, office.root));
    claimed = agree_to_join(office.id, stranger, office.secret.recipient(), "chen");
    claimed.handle = "asha"; // A handle that the device did not agree to.
    entries.push_back(office.next(claimed, office.root));
    CHECK(view_of(office.id, entries).devices.size() == 2);
}

TEST_CASE("an entry with a spoilt signature does not keep the good one out")
{
    Office office;
    for (std::size_t at = 0; at < office.entries.size(); ++at) {
        auto spoilt = office.entries;
        spoilt[at].back() ^= 1;
        GroupLog log(office.id);
        for (auto const& entry : spoilt)
            MUST(log.add(entry));
        CHECK(log.view().length == at);
        MUST(log.add(office.entries[at]));
        CHECK(log.view() == office.log.view());
    }
}

TEST_CASE("no flipped bit of an entry changes what the group's log tells, but to stop it there")
{
    Office office;
    GroupLog before(office.id);
    for (auto const& entry : office.entries) {
        for (std::size_t bit = 0; bit < 8 * entry.size(); ++bit) {
            auto changed = entry;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            auto log = before;
            (void)static_cast<bool>(log.add(changed));
            REQUIRE(log.view() == before.view());
        }
        MUST(before.add(entry));
    }
}

TEST_CASE("an entry from a newer program stops the log and spoils nothing before it")
{
    Office office;
    auto payload = Bytes();
    {
        cbor::Writer out;
        out.array(7).uint(1).uint(99).bytes(office.id.bytes()).uint(5);
        out.bytes(office.log.view().head->bytes()).uint(0).array(1).text("revoked");
        payload = out.take();
    }
    auto const entry = crypto::cose_sign1(office.root, payload, SignedGroupEntry::content_type);
    MUST(office.log.add(entry));
    CHECK(office.log.view().newer);
    CHECK(office.log.view().length == 5);
    CHECK_FALSE(MUST(SignedGroupEntry::parse(entry)).entry().deed);
}

TEST_CASE("what is signed as a commit is no entry of a group's log")
{
    Office office;
    auto const& entry = office.entries.front();
    auto const message = MUST(crypto::parse_cose_sign1(entry, SignedGroupEntry::content_type));
    auto const as_commit = crypto::cose_sign1(office.root, message.payload, crypto::commit_content);
    CHECK(office.log.add(as_commit).error().kind == ErrorKind::invalid);
}
