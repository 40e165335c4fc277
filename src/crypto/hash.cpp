#include "crypto/hash.hpp"

#include "base/fault.hpp"
#include "crypto/secret_bytes.hpp"
#include "crypto/start_of.hpp"

#include <algorithm>
#include <openssl/evp.h>
#include <sodium.h>

namespace saksi::crypto {

static void expect(bool went_well)
{
    if (!went_well)
        throw Fault(N_("The cryptographic library of this machine does not work."));
}

// Looked up once: the look-up costs as much as hashing a header.
static EVP_MD const* algorithm()
{
    static EVP_MD const* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    expect(found != nullptr);
    return found;
}

static EVP_MD_CTX* as_context(void* context)
{
    return static_cast<EVP_MD_CTX*>(context);
}

void Sha256::Free::operator()(void* context) const
{
    EVP_MD_CTX_free(as_context(context));
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    expect(m_context && EVP_DigestInit_ex2(as_context(m_context.get()), algorithm(), nullptr) == 1);
}

void Sha256::update(ByteView more)
{
    expect(EVP_DigestUpdate(as_context(m_context.get()), start_of(more), more.size()) == 1);
}

Hash Sha256::finish()
{
    Hash hash;
    expect(EVP_DigestFinal_ex(as_context(m_context.get()), hash.data(), nullptr) == 1);
    m_context.reset();
    return hash;
}

Hash sha256(std::initializer_list<ByteView> parts)
{
    Sha256 hash;
    for (auto const part : parts)
        hash.update(part);
    return hash.finish();
}

Hash hmac_sha256(ByteView key, std::initializer_list<ByteView> parts)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, start_of(key), key.size());
    for (auto const part : parts)
        crypto_auth_hmacsha256_update(&state, start_of(part), part.size());
    Hash mac;
    crypto_auth_hmacsha256_final(&state, mac.data());
    sodium_memzero(&state, sizeof state);
    return mac;
}

void hkdf_sha256(ByteView key_material, ByteView salt, ByteView info, std::span<std::uint8_t> out)
{
    SAKSI_CHECK(out.size() <= 255 * hash_bytes);
    // An absent salt is 32 zero bytes by RFC 5869, 2.2; HMAC pads a short key with zeros, so an
    // empty one is the same.
    Hash extracted = hmac_sha256(salt, { key_material });
    Hash block {};
    std::size_t block_size = 0; // T(0) is empty.
    for (std::uint8_t number = 1; !out.empty(); ++number) {
        block = hmac_sha256(extracted, { ByteView(block).first(block_size), info, { &number, 1 } });
        block_size = block.size();
        auto const taken = std::min(out.size(), block.size());
        std::copy_n(block.begin(), taken, out.begin());
        out = out.subspan(taken);
    }
    wipe(extracted);
    wipe(block);
}

} // namespace saksi::crypto
