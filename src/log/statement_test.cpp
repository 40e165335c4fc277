#include "log/statement.hpp"

#include "testing/from_hex.hpp"
#include "testing/random_statements.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

TEST_CASE("every statement that can be made is read back as it was, and has one spelling")
{
    testing::RandomStatements random(1);
    for (int round = 0; round < 500; ++round) {
        auto const statement = random.statement();
        REQUIRE(check(statement));
        auto const encoded = encode(statement);
        auto const parsed = parse_statement(encoded);
        REQUIRE(parsed);
        CHECK(*parsed == statement);
        CHECK(encode(*parsed) == encoded);
    }
}

TEST_CASE("every kind of value is read back as it was")
{
    testing::RandomStatements random(2);
    for (std::size_t kind = 0; kind < std::variant_size_v<schema::Value>; ++kind) {
        for (int round = 0; round < 100; ++round) {
            auto const value = random.value_of(kind);
            CHECK(MUST(parse_value(encode_value(value))) == value);
        }
    }
}

TEST_CASE("a changed bit is refused or makes another statement with another id, never the same one")
{
    testing::RandomStatements random(3);
    for (int round = 0; round < 6; ++round) {
        auto const encoded = encode(random.statement());
        auto const id = statement_id(encoded);
        for (std::size_t bit = 0; bit < 8 * encoded.size(); ++bit) {
            auto changed = encoded;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            auto const parsed = parse_statement(changed);
            REQUIRE((!parsed || encode(*parsed) == changed));
            REQUIRE(statement_id(changed) != id);
        }
    }
}

TEST_CASE("a cut-off statement, or one with something after it, is refused")
{
    testing::RandomStatements random(4);
    auto encoded = encode(random.statement());
    for (std::size_t size = 0; size < encoded.size(); ++size)
        CHECK_FALSE(parse_statement(ByteView(encoded).first(size)));
    encoded.push_back(0);
    CHECK_FALSE(parse_statement(encoded));
}

// ---- frozen: the bytes of docs/formats/statement.md. A change here breaks every log ever written.

static schema::File frozen_file()
{
    schema::File file;
    file.sha256 = MUST(FileHash::parse(std::string(64, 'a')));
    file.size_bytes = 1'500'000;
    file.media_type = "image/jpeg";
    file.name = "room.jpg";
    file.key = Bytes(16, 0x33);
    file.parts = { MUST(FileHash::parse(std::string(64, 'b'))),
        MUST(FileHash::parse(std::string(64, 'c'))) };
    return file;
}

static schema::Consent frozen_consent()
{
    schema::Consent consent;
    consent.scope = "CO-11";
    consent.state = schema::ConsentState::given;
    consent.recipient = "CAT";
    consent.identity = "IT-2";
    consent.explained_language = "ne";
    consent.date = MUST(FuzzyDate::parse("2026-02-10"));
    return consent;
}

static schema::Consent frozen_long_consent()
{
    auto consent = frozen_consent();
    consent.state = schema::ConsentState::withdrawn;
    consent.given_by = "parent";
    consent.form = "mark";
    consent.withdrawn = MUST(FuzzyDate::parse("2026-05"));
    return consent;
}

TEST_CASE("the stored form of values never changes")
{
    struct Frozen {
        schema::Value value;
        std::string_view bytes;
    };
    auto const record = MUST(RecordId::parse("000102030405060708090a0b0c0d0e0f"));
    std::vector<Frozen> const frozen {
        { schema::Text { "Asha", "ne" }, "83016441736861626e65" },
        { schema::Text { "Émile", "" }, "830166c3896d696c6560" },
        { schema::Number { 1000 }, "82021903e8" },
        { schema::Number { -1 }, "820220" },
        { schema::Truth::unknown, "820302" },
        { MUST(FuzzyDate::parse("2011-03~")), "820468323031312d30337e" },
        { schema::ZonedTime { "2026-03-07T15:00", "Asia/Kathmandu" },
            "830570323032362d30332d30375431353a30306e417369612f4b6174686d616e6475" },
        { schema::Term { "country", "NPL" }, "830667636f756e747279634e504c" },
        { schema::Place { "Kat", "", "NPL", {} }, "8507634b617460634e504cf6" },
        { schema::Place { "Kat", "", "", schema::Coordinates { 277'172'000, -853'240'000, 500 } },
            "8507634b61746060831a10854f203a32db68bf1901f4" },
        { schema::Reference { record }, "820850000102030405060708090a0b0c0d0e0f" },
        { frozen_file(),
            "87095820aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1a0016"
            "e3606a696d6167652f6a70656768726f6f6d2e6a70675033333333333333333333333333333333"
            "825820bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb5820cccc"
            "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" },
        { frozen_consent(), "880a65434f2d313101634341546449542d32626e656a323032362d30322d3130f6" },
        { frozen_long_consent(),
            "8e0a65434f2d313102634341546449542d32626e656a323032362d30322d3130f666706172656e7460646d"
            "61726b606067323032362d3035" },
    };
    for (auto const& one : frozen) {
        CHECK(hex(encode_value(one.value)) == one.bytes);
        CHECK(MUST(parse_value(testing::from_hex(one.bytes))) == one.value);
    }
}

TEST_CASE(
    "a long consent that says no more than a short one is refused, and so is any other length")
{
    CHECK(parse_value(
              testing::from_hex(
                  "8e0a65434f2d313101634341546449542d32626e656a323032362d30322d3130f66060606060f6"))
              .error()
              .kind
        == ErrorKind::invalid);
    CHECK(parse_value(testing::from_hex(
                          "890a65434f2d313101634341546449542d32626e656a323032362d30322d3130f660"))
              .error()
              .kind
        == ErrorKind::invalid);
    CHECK(parse_value(testing::from_hex("8f0a65434f2d313101634341546449542d32626e656a323032362d3032"
                                        "2d3130f666706172656e7460646d61726b606067323032362d3035f6"))
              .error()
              .kind
        == ErrorKind::unsupported);
}

static Statement frozen_assertion()
{
    Statement statement;
    statement.salt.fill(0x11);
    statement.record = MUST(RecordId::parse("22222222222222222222222222222222"));
    statement.field = "deposited_on";
    statement.value = MUST(FuzzyDate::parse("1991-05-14"));
    statement.source = MUST(RecordId::parse("44444444444444444444444444444444"));
    statement.confidence = Confidence::verified;
    statement.supersedes = { MUST(StatementId::parse(std::string(64, '5'))) };
    statement.note = "p. 3";
    return statement;
}

static Statement frozen_retraction()
{
    Statement statement;
    statement.salt.fill(0x66);
    statement.op = Op::retract;
    statement.record = MUST(RecordId::parse("22222222222222222222222222222222"));
    statement.field = "deposited_on";
    statement.source = OwnObservation {};
    statement.supersedes = { MUST(StatementId::parse(std::string(64, '5'))) };
    return statement;
}

TEST_CASE("the stored form and the id of statements never change")
{
    struct Frozen {
        Statement statement;
        std::string_view bytes;
        std::string_view id;
    };
    std::vector<Frozen> const frozen {
        { frozen_assertion(),
            "8950111111111111111111111111111111110150222222222222222222222222222222226c6465"
            "706f73697465645f6f6e82046a313939312d30352d313450444444444444444444444444444444"
            "440381582055555555555555555555555555555555555555555555555555555555555555556470"
            "2e2033",
            "63c01832fd9167fb78ef6d8d7abb2d5098a565fe5e0a07ee604d804d5461b44c" },
        { frozen_retraction(),
            "8950666666666666666666666666666666660250222222222222222222222222222222226c6465"
            "706f73697465645f6f6ef601008158205555555555555555555555555555555555555555555555"
            "55555555555555555560",
            "384e84ad2d0383c81b452209ae2502d01c9a33e7b8bc104b5c91090a6c0ca041" },
    };
    for (auto const& one : frozen) {
        CHECK(hex(encode(one.statement)) == one.bytes);
        CHECK(statement_id(encode(one.statement)).text() == one.id);
        CHECK(MUST(parse_statement(testing::from_hex(one.bytes))) == one.statement);
    }
}

// ---- what is refused, and as what

static Bytes statement_with(std::string_view hex_of_old, std::string_view hex_of_new)
{
    auto text = hex(encode(frozen_assertion()));
    auto const at = text.find(hex_of_old);
    SAKSI_CHECK(at != text.npos);
    return testing::from_hex(text.replace(at, hex_of_old.size(), hex_of_new));
}

TEST_CASE("what a newer program states is told apart from what is broken")
{
    auto const kind = [](Bytes const& bytes) { return parse_statement(bytes).error().kind; };
    std::string_view const date = "82046a313939312d30352d3134"; // [4, "1991-05-14"]
    std::string_view const source = "5044444444444444444444444444444444";

    CHECK(kind(statement_with(date, "820b00")) == ErrorKind::unsupported);   // value kind 11
    CHECK(kind(statement_with(date, "820303")) == ErrorKind::unsupported);   // truth 3
    CHECK(kind(statement_with(date, "83020100")) == ErrorKind::unsupported); // a number with more
    CHECK(kind(statement_with(source, "02")) == ErrorKind::unsupported);     // source kind 2
    CHECK(kind(statement_with("89"
                              "50",
              "8a"
              "50"))
        == ErrorKind::invalid); // ten announced, nine there

    CHECK(kind(statement_with(date, "8102")) == ErrorKind::invalid); // a number without one
    CHECK(kind(statement_with(date, "f6")) == ErrorKind::invalid);   // an assertion of nothing
    CHECK(kind(statement_with(date, "8204623139")) == ErrorKind::invalid); // no such date
    CHECK(kind(statement_with(date, "82046b20313939312d30352d3134"))
        == ErrorKind::invalid); // a blank
    CHECK(kind(statement_with(date, "820bf97e00"))
        == ErrorKind::invalid);                                        // a float inside the unknown
    CHECK(kind(statement_with(source, "4144")) == ErrorKind::invalid); // an id of one byte
    CHECK(kind(statement_with("64702e2033", "640002e233"))
        == ErrorKind::invalid); // a NUL in the note
}

TEST_CASE("a statement that cannot be is told before it is signed, with its field")
{
    auto const kind = [](auto change) {
        auto statement = frozen_assertion();
        change(statement);
        auto const checked = check(statement);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().subject == statement.field);
        return checked.error().kind;
    };
    CHECK(kind([](auto& one) { one.value.reset(); }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.salt.fill(0); }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.field = ""; }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.field = std::string(65, 'f'); }) == ErrorKind::too_large);
    CHECK(kind([](auto& one) { one.note = std::string(4097, 'n'); }) == ErrorKind::too_large);
    CHECK(kind([](auto& one) { one.op = Op::dispute; }) == ErrorKind::invalid);
    CHECK(
        kind([](auto& one) { one.supersedes.push_back(one.supersedes[0]); }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.value = schema::Text { std::string(65'537, 't') }; })
        == ErrorKind::too_large);
    CHECK(kind([](auto& one) { one.value = schema::Text { "e\u0301" }; })
        == ErrorKind::invalid); // NFD
    CHECK(kind([](auto& one) { one.value = schema::Text { "\x1b[2J" }; }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.value = schema::ZonedTime { "2026-02-30T10:00", "UTC" }; })
        == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.value = schema::ZonedTime { "2026-02-03T24:00", "UTC" }; })
        == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.value = schema::Place { "", "", "Nepal" }; })
        == ErrorKind::invalid);
    CHECK(kind([](auto& one) {
        one.value = schema::Place { "", "", "", schema::Coordinates { 900'000'001, 0, 0 } };
    }) == ErrorKind::invalid);
    CHECK(kind([](auto& one) { one.value = schema::File {}; }) == ErrorKind::invalid); // no key
}
