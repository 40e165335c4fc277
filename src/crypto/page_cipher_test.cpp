#include "crypto/page_cipher.hpp"

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

namespace saksi {

TEST_CASE("pages are sealed with the ChaCha20 and Poly1305 of RFC 8439")
{
    // 2.4.2
    Bytes key(32);
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<std::uint8_t>(i);
    std::array<std::uint8_t, 12> const nonce { 0, 0, 0, 0, 0, 0, 0, 0x4a };
    std::string_view const text =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        "future, sunscreen would be it.";
    Bytes bytes(bytes_of(text).begin(), bytes_of(text).end());
    saksi_chacha20_xor(bytes.data(), bytes.size(), key.data(), nonce.data(), 1);
    CHECK(hex(ByteView(bytes).first(16)) == "6e2e359a2568f98041ba0728dd0d6981");
    CHECK(hex(ByteView(bytes).last(8)) == "8eedf2785e42874d");

    // 2.5.2
    std::array<std::uint8_t, 32> poly_key {};
    MUST(parse_hex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b", poly_key));
    std::string_view const message = "Cryptographic Forum Research Group";
    std::array<std::uint8_t, 16> tag {};
    saksi_poly1305(bytes_of(message).data(), message.size(), poly_key.data(), tag.data());
    CHECK(hex(tag) == "a8061dc1305136c6c22b8baf0c0127a9");
}

TEST_CASE("a page whose counter passes its last value goes on from zero, wherever it was cut")
{
    Bytes const key(32, 7);
    std::array<std::uint8_t, 12> const nonce { 1, 2, 3 };
    for (std::uint32_t const from_last : { 0U, 1U, 5U, 63U, 64U, 100U }) {
        for (std::size_t const size : { 1UL, 64UL, 65UL, 128UL, 4064UL }) {
            auto const start = UINT32_MAX - from_last;
            Bytes whole(size);
            saksi_chacha20_xor(whole.data(), size, key.data(), nonce.data(), start);
            Bytes blocks(size);
            for (std::size_t at = 0; at < size; at += 64)
                saksi_chacha20_xor(blocks.data() + at, std::min<std::size_t>(64, size - at),
                    key.data(), nonce.data(), start + static_cast<std::uint32_t>(at / 64));
            CHECK(whole == blocks);
        }
    }
}

} // namespace saksi
