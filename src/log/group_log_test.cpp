#include "log/group_log.hpp"

#include "base/cbor.hpp"
#include "testing/from_hex.hpp"
#include "testing/id_of.hpp"
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

// ---- frozen: the worked example of docs/formats/group_log.md. A change here breaks every log ever
// written; tests/formats computes the same bytes in Python.

namespace {

constexpr std::string_view founded_bytes =
    "d284583aa301270378226170706c69636174696f6e2f73616b73692d67726f75702d656e7472792b63626f7204"
    "508b66e5c51ff27bf5c4e6acc4c4d071a9a0584d87010150e4d85a4535f0abfac3b18ed8681f6ee700f61a6ab1"
    "3b80825820ee93a4f66f8d16b819bb9beb9ffccdfcdc1412e87fee6a324c2a99a1e0e671486ec3896d696c6527"
    "732067726f757058405b9acaf9b7d0e3f2f1d41df327814e5d99de8c0ca732745a64df564e4048c2b2e9d8efdf"
    "2f6203bb064852a6e6c43cfcedcde7cca406690ba84441e582610803";

constexpr std::string_view device_bytes =
    "d284583aa301270378226170706c69636174696f6e2f73616b73692d67726f75702d656e7472792b63626f7204"
    "508b66e5c51ff27bf5c4e6acc4c4d071a9a058c887010250e4d85a4535f0abfac3b18ed8681f6ee7015820c6d2"
    "81d43c1764e0f10d276d28d94e187eaf6a5b2b7ee7a62cb8d536b1b85c9e1a6ab13b808458202152f8d19b791d"
    "24453242e15f2eab6cb7cffa7b6a5ed30097960e069881db125820603fe5551330bf6d2c174a2736fa2996bf83"
    "11a259b38a9ed749425a8356290964617368615840c993c4801ceac2208d8a11555cf321c4bb4dd2ef614e12c0"
    "66e6368990acae382c2c4a6ce79515fed4f6d8fbdd1fbca39482caa5d4516d0a13f8b48f39198508584089b2d3"
    "ca456f710f0b7db4e550944da8154db8add733c0cb81efab1d9f69e9a82f4e895d7e8ef63aea04aaf3654879aa"
    "b4ba4339e51a0e28764faa118c4e2904";

constexpr std::string_view keeper_bytes =
    "d284583aa301270378226170706c69636174696f6e2f73616b73692d67726f75702d656e7472792b63626f7204"
    "508b66e5c51ff27bf5c4e6acc4c4d071a9a0584f87010350e4d85a4535f0abfac3b18ed8681f6ee70258205104"
    "fa380d186989bb272159e076fa34f8b20700ca577e928ff7a6f82836960b1a6ab13b808201503097e2dee2cb4a"
    "34b53840cdb705aed758405c1e5fcefa0d59971780a24d98c798d915198d4a4dcfa5005bb410768e223e812086"
    "c39ddfa975508d7b5c2b54b6c1699ec8d78ee1e71589bdc18824fd56500d";

constexpr std::string_view recipient_bytes =
    "d284583aa301270378226170706c69636174696f6e2f73616b73692d67726f75702d656e7472792b63626f7204"
    "508b66e5c51ff27bf5c4e6acc4c4d071a9a0586087010450e4d85a4535f0abfac3b18ed8681f6ee7035820eec1"
    "3ebee30f32434e9976ed8393959a03f751ce92d6f2a3f930d506981e4d1f1a6ab13b80820158203286894cd284"
    "5a6db6a28fbf0677605f80e5a62385bf4e10a790ae5fde36736b58405ffbdba45c7a09bf3ba35fa8a8183c6635"
    "111e9ed27948d6f3850ec7ebffaff45278e7fd67c355e940ffabc531dae39fa0a462c682aeb73bd8924b05da9b"
    "4103";

} // namespace

TEST_CASE("the stored form of a group's log never changes")
{
    auto const root = testing::signing_key_of(0x46);
    auto const device = testing::signing_key_of(0x42);
    auto const id = group_id(root.verify_key());
    GroupLog log(id);
    auto const now = 1'790'000'000;
    CHECK(hex(log.append(GroupFounded { root.verify_key(), "Émile's group" }, root, now))
        == founded_bytes);
    auto const join = agree_to_join(id, device, testing::identity_of(0x47).recipient(), "asha");
    CHECK(hex(log.append(join, root, now)) == device_bytes);
    CHECK(hex(log.append(KeeperNamed { 1, device.verify_key().device_id() }, root, now))
        == keeper_bytes);
    CHECK(hex(log.append(RecipientSet { 1, testing::identity_of(0x45).recipient() }, root, now))
        == recipient_bytes);

    GroupLog read(id);
    for (auto const entry : { founded_bytes, device_bytes, keeper_bytes, recipient_bytes })
        MUST(read.add(testing::from_hex(entry)));
    CHECK(read.view() == log.view());
}
