#include "crypto/hash.hpp"
#include "testing/from_hex.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

using testing::from_hex;

TEST_CASE("SHA-256 gives the hashes of FIPS 180-4")
{
    CHECK(hex(sha256(bytes_of("abc")))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256(ByteView()))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a file hashed in pieces has the hash of the whole, wherever it is cut")
{
    Bytes const whole(1000, 42);
    for (std::size_t cut = 0; cut <= whole.size(); cut += 37) {
        Sha256 hash;
        hash.update(ByteView(whole).first(cut));
        hash.update(ByteView(whole).subspan(cut));
        CHECK(hash.finish() == sha256(whole));
        CHECK(
            sha256({ ByteView(whole).first(cut), ByteView(whole).subspan(cut) }) == sha256(whole));
    }
}

TEST_CASE("HKDF gives the keys of RFC 5869, appendix A")
{
    auto const derive = [](char const* key, char const* salt, char const* info, std::size_t size) {
        Bytes out(size);
        hkdf_sha256(from_hex(key), from_hex(salt), from_hex(info), out);
        return hex(out);
    };
    CHECK(derive("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
              "f0f1f2f3f4f5f6f7f8f9", 42)
        == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    CHECK(derive("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", 42)
        == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    CHECK(derive("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223242526272"
                 "8292a2b2c2d"
                 "2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
              "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f80818283848586878889"
              "8a8b8c8d8e"
              "8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
              "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9"
              "dadbdcddde"
              "dfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
              82)
        == "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c"
           "65e590e09"
           "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
}

} // namespace saksi::crypto
