#include "log/payload.hpp"

#include "base/cbor.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::log;

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
