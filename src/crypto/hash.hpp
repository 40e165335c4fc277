// SHA-256, the hash of every id, link and content, and HKDF over it, the way from one key to many.
// Source: FIPS 180-4; RFC 5869.
#pragma once

#include "base/bytes.hpp"

#include <array>
#include <initializer_list>
#include <memory>

namespace saksi::crypto {

inline constexpr std::size_t hash_bytes = 32;
using Hash = std::array<std::uint8_t, hash_bytes>;

// The hash of the parts, one after the other with nothing between.
Hash sha256(std::initializer_list<ByteView> parts);
inline Hash sha256(ByteView whole)
{
    return sha256({ whole });
}

// The hash of something too long to be held at once.
class Sha256 {
public:
    Sha256();
    void update(ByteView more);

    // The hash of everything so far. Nothing may be added afterwards.
    Hash finish();

private:
    struct Free {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Free> m_context;
};

// HMAC-SHA-256 of the parts. Source: RFC 2104.
Hash hmac_sha256(ByteView key, std::initializer_list<ByteView> parts);

// HKDF-Extract and HKDF-Expand in one: fills `out`, at most 255 * 32 bytes, with key material.
// The same inputs always give the same bytes; `info` keeps different uses of one key apart.
void hkdf_sha256(ByteView key_material, ByteView salt, ByteView info, std::span<std::uint8_t> out);

} // namespace saksi::crypto
