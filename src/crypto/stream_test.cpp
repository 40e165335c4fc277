#include "crypto/stream.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace saksi::crypto {

static Bytes sealed(ByteView file_key, Dice& dice, ByteView plain, std::size_t piece)
{
    Bytes body;
    StreamSealer sealer { file_key, dice };
    for (std::size_t at = 0; at < plain.size(); at += piece)
        sealer.add(plain.subspan(at, std::min(piece, plain.size() - at)), body);
    sealer.finish(body);
    return body;
}

TEST_CASE("a recording sealed in pieces of any size opens whole and chunk by chunk")
{
    testing::SeededDice dice { 1 };
    Bytes file_key(file_key_bytes);
    dice.fill(file_key);
    for (std::size_t const size : { 0, 1, 65535, 65536, 65537, 131072, 300000 }) {
        for (std::size_t const piece : { 1000, 65536, 1'000'000 }) {
            Bytes plain(size);
            dice.fill(plain);
            auto const body = sealed(file_key, dice, plain, piece);
            REQUIRE(body.size() == stream_body_bytes(size));
            CHECK(MUST(open_stream(file_key, body)) == plain);

            auto const opener = MUST(StreamOpener::open(
                file_key, ByteView(body).first(stream_nonce_bytes), body.size()));
            REQUIRE(opener.plain_bytes() == size);
            for (auto number = opener.chunk_count(); number-- > 0;) {
                auto const [offset, length] = opener.extent(number);
                auto const chunk = MUST(
                    opener.open_chunk(number, ByteView(body).subspan(offset, length)));
                auto const expected = ByteView(plain).subspan(
                    number * chunk_plain_bytes, chunk.size());
                CHECK(std::ranges::equal(chunk, expected));
            }
        }
    }
}

TEST_CASE("swapped, repeated, dropped or missing chunks are noticed")
{
    testing::SeededDice dice { 2 };
    Bytes const file_key(file_key_bytes, 9);
    auto const body = sealed(file_key, dice, Bytes(3 * chunk_plain_bytes, 5), chunk_plain_bytes);
    auto const chunk = [&](std::size_t number) {
        return ByteView(body).subspan(
            stream_nonce_bytes + number * chunk_sealed_bytes, chunk_sealed_bytes);
    };
    auto const opens = [&](std::initializer_list<std::size_t> numbers) {
        Bytes other(body.begin(), body.begin() + stream_nonce_bytes);
        for (auto const number : numbers)
            append(other, chunk(number));
        return static_cast<bool>(open_stream(file_key, other));
    };
    CHECK(opens({ 0, 1, 2 }));
    CHECK_FALSE(opens({ 1, 0, 2 }));
    CHECK_FALSE(opens({ 0, 0, 2 }));
    CHECK_FALSE(opens({ 0, 2 }));
    CHECK_FALSE(opens({ 0, 1 }));
    CHECK_FALSE(opens({ 0, 1, 2, 2 }));
    CHECK_FALSE(opens({}));
    CHECK_FALSE(open_stream(Bytes(file_key_bytes, 8), body));
}

TEST_CASE("the attachments of this version do not change")
{
    testing::CountingDice dice;
    auto const body = sealed(Bytes(file_key_bytes, 0x42), dice, bytes_of("Saksi"), 2);
    CHECK(
        hex(body) == "000102030405060708090a0b0c0d0e0f0c9abae02679777f31348cd36f59ea6ed1c1a613f7");
}

} // namespace saksi::crypto
