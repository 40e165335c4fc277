#include "crypto/stream.hpp"

#include "crypto/hash.hpp"

#include <algorithm>
#include <sodium.h>

namespace saksi::crypto {

static Error tampered()
{
    return { ErrorKind::tampered, N_("These bytes are not what was sealed.") };
}

using ChunkNonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES>;

static ChunkNonce chunk_nonce(std::uint64_t number, bool last)
{
    ChunkNonce nonce {};
    for (std::size_t at = 10; number != 0; number >>= 8)
        nonce[at--] = static_cast<std::uint8_t>(number);
    nonce[11] = last;
    return nonce;
}

static void derive_key(ByteView file_key, ByteView nonce, std::span<std::uint8_t> key)
{
    SAKSI_CHECK(file_key.size() == file_key_bytes && nonce.size() == stream_nonce_bytes);
    hkdf_sha256(file_key, nonce, bytes_of("payload"), key);
}

static std::uint64_t chunks_for(std::uint64_t plain_bytes)
{
    // An empty content is one empty chunk; no other content ends with an empty one.
    return std::max<std::uint64_t>(1, (plain_bytes + chunk_plain_bytes - 1) / chunk_plain_bytes);
}

std::uint64_t stream_body_bytes(std::uint64_t plain_bytes)
{
    return stream_nonce_bytes + plain_bytes + chunks_for(plain_bytes) * chunk_tag_bytes;
}

// ---- Sealing

StreamSealer::StreamSealer(ByteView file_key, Dice& dice)
    : m_nonce(stream_nonce_bytes)
{
    dice.fill(m_nonce);
    derive_key(file_key, m_nonce, m_key.edit());
    m_held.reserve(chunk_plain_bytes);
}

void StreamSealer::seal_held(bool last, Bytes& out)
{
    append(out, m_nonce);
    m_nonce.clear();
    auto const nonce = chunk_nonce(m_number, last);
    m_number += 1;
    auto const start = out.size();
    out.resize(start + m_held.size() + chunk_tag_bytes);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data() + start, nullptr, m_held.data(),
        m_held.size(), nullptr, 0, nullptr, nonce.data(), m_key.view().data());
    wipe(m_held);
    m_held.clear();
}

void StreamSealer::add(ByteView plain, Bytes& out)
{
    while (!plain.empty()) {
        if (m_held.size() == chunk_plain_bytes)
            seal_held(false, out);
        auto const taken = std::min(plain.size(), chunk_plain_bytes - m_held.size());
        append(m_held, plain.first(taken));
        plain = plain.subspan(taken);
    }
}

void StreamSealer::finish(Bytes& out)
{
    seal_held(true, out);
}

// ---- Opening

Result<StreamOpener> StreamOpener::open(ByteView file_key, ByteView nonce, std::uint64_t body_bytes)
{
    if (body_bytes < stream_nonce_bytes + chunk_tag_bytes)
        return tampered();
    StreamOpener opener;
    opener.m_key = SecretBytes(32);
    derive_key(file_key, nonce, opener.m_key.edit());
    opener.m_body_bytes = body_bytes;
    opener.m_chunk_count = (body_bytes - stream_nonce_bytes + chunk_sealed_bytes - 1)
        / chunk_sealed_bytes;
    return opener;
}

std::uint64_t StreamOpener::plain_bytes() const
{
    auto const sealed = m_body_bytes - stream_nonce_bytes;
    return sealed - std::min(sealed, m_chunk_count * chunk_tag_bytes);
}

StreamOpener::Extent StreamOpener::extent(std::uint64_t number) const
{
    SAKSI_CHECK(number < m_chunk_count);
    auto const offset = stream_nonce_bytes + number * chunk_sealed_bytes;
    return { offset,
        static_cast<std::size_t>(
            std::min<std::uint64_t>(chunk_sealed_bytes, m_body_bytes - offset)) };
}

Result<Bytes> StreamOpener::open_chunk(std::uint64_t number, ByteView sealed) const
{
    auto const last = number + 1 == m_chunk_count;
    if (sealed.size() != extent(number).size || sealed.size() < chunk_tag_bytes)
        return tampered();
    Bytes plain(sealed.size() - chunk_tag_bytes);
    if (last && number > 0 && plain.empty())
        return tampered(); // A second way to end a content whose chunks are all full.
    auto const nonce = chunk_nonce(number, last);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(),
            sealed.size(), nullptr, 0, nonce.data(), m_key.view().data())
        != 0)
        return tampered();
    return plain;
}

Result<Bytes> open_stream(ByteView file_key, ByteView body)
{
    if (body.size() < stream_nonce_bytes)
        return tampered();
    auto const opener = TRY(
        StreamOpener::open(file_key, body.first(stream_nonce_bytes), body.size()));
    Bytes content;
    content.reserve(opener.plain_bytes());
    for (std::uint64_t number = 0; number < opener.chunk_count(); ++number) {
        auto const [offset, size] = opener.extent(number);
        auto const plain = TRY(opener.open_chunk(number, body.subspan(offset, size)));
        append(content, plain);
    }
    return content;
}

} // namespace saksi::crypto
