// The worked examples of docs/formats/commit.md and docs/formats/group_log.md. They are frozen: a
// change here breaks every log ever written. tests/formats computes the same bytes in Python.
#include "log/commit_header.hpp"
#include "log/dossier_keys.hpp"
#include "log/group_log.hpp"
#include "log/payload.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

namespace {

template<typename SomeId>
SomeId id_of(std::uint8_t byte)
{
    return SomeId::leading(Bytes(SomeId::byte_count, byte));
}

crypto::SigningKey signing_key(std::uint8_t byte)
{
    return MUST(crypto::SigningKey::from_seed(Bytes(32, byte)));
}

crypto::AgeIdentity identity(std::uint8_t byte)
{
    return MUST(crypto::AgeIdentity::from(Bytes(32, byte)));
}

EpochKey epoch_key()
{
    return MUST(
        EpochKey::from(id_of<DossierId>(0x11), crypto::SecretBytes::copy_of(Bytes(32, 0x43))));
}

Envelope envelope_of(std::string_view digits)
{
    return MUST(parse_envelope(testing::from_hex(digits)));
}

// "Nepal deposited its accession on 14 May 1991", as page 3 of a source says, and a retraction.
CommitDraft draft()
{
    Statement stated;
    stated.salt.fill(0x11);
    stated.record = id_of<RecordId>(0x22);
    stated.field = "deposited_on";
    stated.value = MUST(FuzzyDate::parse("1991-05-14"));
    stated.source = id_of<RecordId>(0x44);
    stated.confidence = Confidence::verified;
    stated.supersedes = { id_of<StatementId>(0x55) };
    stated.note = "p. 3";

    Statement retracted;
    retracted.salt.fill(0x66);
    retracted.op = Op::retract;
    retracted.record = id_of<RecordId>(0x22);
    retracted.field = "deposited_on";
    retracted.source = OwnObservation {};
    retracted.supersedes = { id_of<StatementId>(0x55) };

    return { id_of<DossierId>(0x11), id_of<FeedId>(0x77), 2, id_of<CommitId>(0x88),
        { id_of<CommitId>(0x99) }, 1'790'000'000, { stated, retracted } };
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

TEST_CASE("the stored form of commits never changes")
{
    testing::CountingDice dice;
    auto const sealed = MUST(seal_commit(draft(), signing_key(0x42), epoch_key(), dice));
    CHECK(hex(encode(sealed.header)) == header_bytes);
    CHECK(sealed.id.text() == commit_id);
    CHECK(hex(encode(sealed.envelope)) == envelope_bytes);
    CHECK(wire_id(sealed.envelope)->text() == wire_id_of_it);

    auto const envelope = envelope_of(envelope_bytes);
    auto const opened = MUST(open_commit(envelope, epoch_key()));
    CHECK(MUST(verify(opened, signing_key(0x42).verify_key()))->id().text() == commit_id);
    REQUIRE(opened.statements().size() == 2);
    CHECK(opened.statements()[0].statement == draft().statements[0]);
    CHECK(opened.statements()[1].statement == draft().statements[1]);
}

TEST_CASE("the stored form of grants and memberships never changes")
{
    testing::CountingDice dice;
    auto const secret = identity(0x45);
    GrantedGroup const own { id_of<GroupId>(0xAA), 1, secret.recipient() };
    auto const founded = found_dossier(
        own.group, std::span(&own, 1), signing_key(0x42), 1'790'000'000, dice);
    CHECK(hex(encode(founded.grant.envelope)) == grant_bytes);
    CHECK(hex(encode(founded.membership.envelope)) == membership_bytes);

    auto const grant = MUST(open_grant(envelope_of(grant_bytes), secret));
    auto const membership = MUST(open_commit(envelope_of(membership_bytes), grant.key));
    CHECK(membership.founding()->members == std::vector { own.group });
}

TEST_CASE("the stored form of a group's log never changes")
{
    auto const root = signing_key(0x46);
    auto const device = signing_key(0x42);
    auto const id = group_id(root.verify_key());
    GroupLog log(id);
    auto const now = 1'790'000'000;
    CHECK(hex(log.append(GroupFounded { root.verify_key(), "Émile's group" }, root, now))
        == founded_bytes);
    auto const join = agree_to_join(id, device, identity(0x47).recipient(), "asha");
    CHECK(hex(log.append(join, root, now)) == device_bytes);
    CHECK(hex(log.append(KeeperNamed { 1, device.verify_key().device_id() }, root, now))
        == keeper_bytes);
    CHECK(hex(log.append(RecipientSet { 1, identity(0x45).recipient() }, root, now))
        == recipient_bytes);

    GroupLog read(id);
    for (auto const entry : { founded_bytes, device_bytes, keeper_bytes, recipient_bytes })
        MUST(read.add(testing::from_hex(entry)));
    CHECK(read.view() == log.view());
}

TEST_CASE("Padmé pads as its paper says, and a payload to no other length")
{
    CHECK(padme(0) == 0);
    CHECK(padme(1) == 1);
    CHECK(padme(9) == 10);
    CHECK(padme(100) == 104);
    CHECK(padme(1000) == 1024);
    CHECK(padme(262'144) == 262'144);
    for (std::uint64_t length = 2; length < 300'000; length += 7) {
        REQUIRE(padme(length) >= length);
        REQUIRE(padme(length) * 100 <= length * 112 + 100);
        REQUIRE(padme(padme(length)) == padme(length));
    }
    // Every length of content, also those where a byte string cannot take just what is missing.
    for (std::size_t size = 0; size < 6000; ++size) {
        cbor::Writer item;
        item.bytes(Bytes(size, 7));
        std::vector<Bytes> const items { item.take() };
        auto const payload = MUST(encode_payload(items));
        REQUIRE(padme(payload.size()) == payload.size());
        REQUIRE(MUST(parse_payload(payload)).size() == 1);
    }
    auto payload = MUST(encode_payload({}));
    payload.back() = 1;
    CHECK_FALSE(parse_payload(payload));
}
