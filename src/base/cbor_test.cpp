#include "base/cbor.hpp"
#include "testing/cbor_copy.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::cbor {

using testing::from_hex;

// One random item of the profile, as a person might have written any.
static void write_anything(Writer& writer, std::mt19937_64& luck, int depth)
{
    auto const below = [&](std::uint64_t bound) { return luck() % bound; };
    auto const any_uint = [&] { return luck() >> below(64); };
    switch (below(depth < depth_max ? 9 : 6)) {
    case 0:
        writer.uint(any_uint());
        return;
    case 1:
        writer.integer(static_cast<std::int64_t>(any_uint()));
        return;
    case 2:
        writer.bytes(Bytes(below(300), 7));
        return;
    case 3:
        writer.text(std::array { "", "Asha", "यातना", "ทรมาน", "Nguy\u1EC5n" }[below(5)]);
        return;
    case 4:
        writer.boolean(below(2));
        return;
    case 5:
        writer.null();
        return;
    case 6:
        writer.tag(tag_cose_sign1).uint(any_uint());
        return;
    case 7: {
        auto const items = below(5);
        writer.array(items);
        for (std::uint64_t i = 0; i < items; ++i)
            write_anything(writer, luck, depth + 1);
        return;
    }
    default: {
        auto const pairs = below(5);
        writer.map(pairs);
        std::uint64_t key = below(30);
        for (std::uint64_t i = 0; i < pairs; ++i, key += 1 + below(300)) {
            writer.uint(key);
            write_anything(writer, luck, depth + 1);
        }
    }
    }
}

TEST_CASE("what was written reads back, and what is accepted has no second encoding")
{
    std::mt19937_64 luck { 2026 };
    for (int round = 0; round < 2000; ++round) {
        Writer writer;
        write_anything(writer, luck, 0);
        auto const encoded = writer.take();

        REQUIRE(check(encoded));
        Reader reader { encoded };
        Writer again;
        REQUIRE(testing::copy_item(reader, again));
        REQUIRE(reader.end());
        CHECK(again.take() == encoded);
    }
}

TEST_CASE("one flipped bit is refused, or is another value: never a second spelling of the same")
{
    std::mt19937_64 luck { 7 };
    for (int round = 0; round < 100; ++round) {
        Writer writer;
        write_anything(writer, luck, 5);
        auto encoded = writer.take();
        for (std::size_t bit = 0; bit < encoded.size() * 8; ++bit) {
            auto flipped = encoded;
            flipped[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            Reader reader { flipped };
            Writer again;
            if (testing::copy_item(reader, again) && reader.end())
                CHECK(again.take() == flipped);
            else
                CHECK_FALSE(check(flipped));
        }
    }
}

TEST_CASE("a message that was cut off anywhere is refused")
{
    auto const whole =
        Writer().map(2).uint(1).text("Asha").uint(300).array(2).bytes(Bytes(40)).null().take();
    REQUIRE(check(whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(check(ByteView(whole).first(size)));
}

TEST_CASE("the encodings of RFC 8949, appendix A, that the profile keeps")
{
    CHECK(hex(Writer().uint(0).take()) == "00");
    CHECK(hex(Writer().uint(23).take()) == "17");
    CHECK(hex(Writer().uint(24).take()) == "1818");
    CHECK(hex(Writer().uint(1000).take()) == "1903e8");
    CHECK(hex(Writer().uint(1000000).take()) == "1a000f4240");
    CHECK(hex(Writer().uint(1000000000000).take()) == "1b000000e8d4a51000");
    CHECK(hex(Writer().uint(18446744073709551615U).take()) == "1bffffffffffffffff");
    CHECK(hex(Writer().integer(-1).take()) == "20");
    CHECK(hex(Writer().integer(-1000).take()) == "3903e7");
    CHECK(hex(Writer().boolean(false).take()) == "f4");
    CHECK(hex(Writer().boolean(true).take()) == "f5");
    CHECK(hex(Writer().null().take()) == "f6");
    CHECK(hex(Writer().bytes(from_hex("01020304")).take()) == "4401020304");
    CHECK(hex(Writer().text("IETF").take()) == "6449455446");
    CHECK(hex(Writer().text("水").take()) == "63e6b0b4");
    CHECK(hex(Writer().array(0).take()) == "80");
    CHECK(hex(Writer().array(3).uint(1).array(2).uint(2).uint(3).array(2).uint(4).uint(5).take())
        == "8301820203820405");
    CHECK(hex(Writer().map(2).uint(1).uint(2).uint(3).uint(4).take()) == "a201020304");
    CHECK(hex(Writer().integer(std::numeric_limits<std::int64_t>::min()).take())
        == "3b7fffffffffffffff");
}

TEST_CASE("whatever the profile leaves out is refused")
{
    for (auto const& [why, encoded] : std::initializer_list<std::pair<char const*, char const*>> {
             { "an integer in two bytes that fits in one", "1817" },
             { "an integer in three bytes that fits in two", "1900ff" },
             { "an integer in five bytes that fits in three", "1a0000ffff" },
             { "an integer in nine bytes that fits in five", "1b00000000ffffffff" },
             { "a length in two bytes that fits in one", "580100" },
             { "an integer below the 64 bits with sign", "3bffffffffffffffff" },
             { "indefinite bytes", "5f4101ff" },
             { "indefinite text", "7f6161ff" },
             { "an indefinite array", "9fff" },
             { "an indefinite map", "bfff" },
             { "half a float", "f93c00" },
             { "a float", "fa47c35000" },
             { "a double", "fb3ff199999999999a" },
             { "undefined", "f7" },
             { "another simple value", "f0" },
             { "false in two bytes", "f814" },
             { "a date tag", "c11a514b67b0" },
             { "tag 18 in a longer form", "d8121801" },
             { "a tag on a tag", "d2d200" },
             { "a tag on nothing", "d2" },
             { "a text key", "a1616101" },
             { "a negative key", "a12001" },
             { "a tagged key", "a1d20101" },
             { "an array as key", "a18001" },
             { "keys out of order", "a203010102" },
             { "a key twice", "a201010102" },
             { "a map with a key and no value", "a101" },
             { "text that is not UTF-8", "61ff" },
             { "a surrogate in text", "63eda080" },
             { "text that is not NFC", "6365cc82" },
             { "a length beyond the message", "5820" },
             { "a length beyond any message", "5bffffffffffffffff" },
             { "an array beyond any memory", "9bffffffffffffffff" },
             { "a map whose double count overflows", "bb8000000000000001" },
             { "reserved lengths", "1c" },
             { "a second item", "0000" },
             { "nothing", "" },
         }) {
        CAPTURE(why);
        CHECK_FALSE(check(from_hex(encoded)));
    }
}

TEST_CASE("eight arrays inside each other are read, nine are not")
{
    CHECK(check(from_hex("8181818181818180")));
    CHECK(check(from_hex("818181818181818100")));
    CHECK_FALSE(check(from_hex("818181818181818180")));

    // The depth counts from the outside, also for an item taken whole.
    auto const nine = from_hex("818181818181818180");
    Reader reader { nine };
    MUST(reader.array(1));
    CHECK_FALSE(reader.raw_item());
}

TEST_CASE("the caller's limits hold before anything is taken, and an error moves nothing")
{
    auto const encoded = Writer().array(3).bytes(Bytes(10)).text("abc").uint(5).take();
    Reader reader { encoded };
    CHECK(reader.array(2).error().kind == ErrorKind::too_large);
    CHECK(MUST(reader.array(3)) == 3);
    CHECK(reader.bytes(9).error().kind == ErrorKind::too_large);
    CHECK_FALSE(reader.bytes_exactly(9));
    CHECK_FALSE(reader.uint());
    CHECK(MUST(reader.bytes(10)).size() == 10);
    CHECK(reader.text(2).error().kind == ErrorKind::too_large);
    CHECK(MUST(reader.text(3)) == "abc");
    CHECK_FALSE(reader.end());
    CHECK(MUST(reader.integer()) == 5);
    CHECK(reader.end());
    CHECK_FALSE(reader.uint());
}

TEST_CASE("an unknown member of a map is passed over whole and kept byte for byte")
{
    auto const unknown = Writer().array(2).text("new").map(1).uint(9).null().take();
    auto const encoded = Writer().map(2).uint(1).uint(7).uint(90).raw(unknown).take();
    Reader reader { encoded };
    REQUIRE(MUST(reader.map(2)) == 2);
    CHECK(MUST(reader.uint()) == 1);
    CHECK(MUST(reader.uint()) == 7);
    CHECK(MUST(reader.uint()) == 90);
    auto const kept = MUST(reader.raw_item());
    CHECK(Bytes(kept.begin(), kept.end()) == unknown);
    CHECK(reader.end());
}

TEST_CASE("the encoding of this version does not change")
{
    auto const encoded = Writer()
                             .map(4)
                             .uint(1)
                             .uint(1)
                             .uint(2)
                             .array(3)
                             .text("यातना")
                             .integer(-500)
                             .null()
                             .uint(24)
                             .bytes(from_hex("00ff"))
                             .uint(256)
                             .boolean(true)
                             .take();
    CHECK(hex(encoded) == "a4010102836fe0a4afe0a4bee0a4a4e0a4a8e0a4be3901f3f618184200ff190100f5");
}

} // namespace saksi::cbor
