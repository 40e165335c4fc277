#include "crypto/seal.hpp"

#include <algorithm>
#include <sodium.h>

namespace saksi::crypto {

static_assert(crypto_aead_chacha20poly1305_IETF_KEYBYTES == 32);
static_assert(crypto_aead_chacha20poly1305_IETF_ABYTES == 16);

static constexpr std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES>
    zero_nonce {};
static constexpr std::size_t prefix_bytes = seal_salt_bytes + hash_bytes;

static Error tampered()
{
    return { ErrorKind::tampered, N_("These bytes are not what was sealed.") };
}

// One object's own key and the commitment to it.
struct ObjectKey {
    ShortSecret<64> both;
    ByteView key() const { return both.view().first(32); }
    ByteView commitment() const { return both.view().last(32); }
};

Bytes seal(SecretBytes const& key, Dice& dice, ByteView info, ByteView bound, ByteView plain)
{
    Bytes object(seal_overhead_bytes + plain.size());
    auto const salt = std::span(object).first(seal_salt_bytes);
    dice.fill(salt);
    ObjectKey own;
    hkdf_sha256(key.view(), salt, info, own.both.edit());
    std::ranges::copy(own.commitment(), object.begin() + seal_salt_bytes);
    unsigned long long written = 0;
    crypto_aead_chacha20poly1305_ietf_encrypt(object.data() + prefix_bytes, &written, plain.data(),
        plain.size(), bound.data(), bound.size(), nullptr, zero_nonce.data(), own.key().data());
    SAKSI_CHECK(prefix_bytes + written == object.size());
    return object;
}

Result<Bytes> open_sealed(SecretBytes const& key, ByteView object, ByteView info, ByteView bound)
{
    if (object.size() < seal_overhead_bytes)
        return tampered();
    ObjectKey own;
    hkdf_sha256(key.view(), object.first(seal_salt_bytes), info, own.both.edit());
    if (!equal_in_constant_time(own.commitment(), object.subspan(seal_salt_bytes, hash_bytes)))
        return tampered();
    auto const sealed = object.subspan(prefix_bytes);
    Bytes plain(object.size() - seal_overhead_bytes);
    unsigned long long written = 0;
    if (crypto_aead_chacha20poly1305_ietf_decrypt(plain.data(), &written, nullptr, sealed.data(),
            sealed.size(), bound.data(), bound.size(), zero_nonce.data(), own.key().data())
        != 0)
        return tampered();
    SAKSI_CHECK(written == plain.size());
    return plain;
}

Result<Hash> commitment_of(ByteView object)
{
    if (object.size() < seal_overhead_bytes)
        return tampered();
    Hash commitment;
    std::ranges::copy(object.subspan(seal_salt_bytes, hash_bytes), commitment.begin());
    return commitment;
}

} // namespace saksi::crypto
