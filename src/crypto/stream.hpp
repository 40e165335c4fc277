// age's STREAM: a long content in chunks of 64 KiB, each sealed with its number and with the word
// whether it is the last, so that chunks cannot be swapped, dropped or cut off unnoticed, and any
// one of them opens alone. The body of age files, and of attachments under a key of their own.
//
//     body  = nonce (16 random bytes) || chunk…
//     key   = HKDF-SHA-256(file key, nonce, "payload", 32)
//     chunk = ChaCha20-Poly1305(key, number (11 bytes, big-endian) || 1 if last else 0, plain)
//
// Source: C2SP age v1, "Payload"; PROTOCOL b9; docs/formats/age_and_attachments.md.
#pragma once

#include "base/dice.hpp"
#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

inline constexpr std::size_t file_key_bytes = 16;
inline constexpr std::size_t stream_nonce_bytes = 16;
inline constexpr std::size_t chunk_plain_bytes = 64 * 1024;
inline constexpr std::size_t chunk_tag_bytes = 16;
inline constexpr std::size_t chunk_sealed_bytes = chunk_plain_bytes + chunk_tag_bytes;

// The size of the body of a content of so many bytes.
std::uint64_t stream_body_bytes(std::uint64_t plain_bytes);

// Seals a content that comes in pieces.
class StreamSealer {
public:
    // `file_key` has file_key_bytes. A key may seal more than one content: the nonce keeps them
    // apart.
    StreamSealer(ByteView file_key, Dice& dice);

    // Appends to `out` what is certain so far; up to one chunk is held back.
    void add(ByteView plain, Bytes& out);

    // Appends the rest. Nothing may be added afterwards.
    void finish(Bytes& out);

    ~StreamSealer() { wipe(m_held); }
    StreamSealer(StreamSealer const&) = delete;
    StreamSealer& operator=(StreamSealer const&) = delete;

private:
    void seal_held(bool last, Bytes& out);

    ShortSecret<32> m_key;
    Bytes m_nonce; // Not yet written out, while it is not empty.
    Bytes m_held;  // The plain text of a chunk that may be the last.
    std::uint64_t m_number = 0;
};

// Opens any chunk of a body whose size is known.
class StreamOpener {
public:
    // `nonce` is the first stream_nonce_bytes of the body, `body_bytes` its size with the nonce.
    // Errors: tampered  the body is too short to be one
    static Result<StreamOpener> open(ByteView file_key, ByteView nonce, std::uint64_t body_bytes);

    std::uint64_t chunk_count() const { return m_chunk_count; }
    std::uint64_t plain_bytes() const;

    // Where a chunk lies in the body. `number` is below chunk_count(). Chunk n holds the plain
    // bytes from n * chunk_plain_bytes.
    struct Extent {
        std::uint64_t offset;
        std::size_t size;
    };
    Extent extent(std::uint64_t number) const;

    // Errors: tampered  not the bytes of this chunk; for the last one also: the body was cut off
    Result<Bytes> open_chunk(std::uint64_t number, ByteView sealed) const;

private:
    StreamOpener() = default;

    SecretBytes m_key;
    std::uint64_t m_body_bytes = 0;
    std::uint64_t m_chunk_count = 0;
};

// A whole body at once.
// Errors: tampered  not the body that was sealed under this key, or a part of it
Result<Bytes> open_stream(ByteView file_key, ByteView body);

} // namespace saksi::crypto
