// age files that are too large for memory, to a passphrase or to a key, written and read piece by
// piece.
#pragma once

#include "crypto/age.hpp"

#include <optional>

namespace saksi::crypto {

// Seals a file: the header at once, then the content in pieces.
class AgeSealer {
public:
    // To a passphrase. Appends the header to `out`. `factor` and the Fault: as
    // age_encrypt_to_passphrase().
    AgeSealer(ByteView passphrase, unsigned factor, Dice& dice, Bytes& out);
    // To one holder of a key.
    AgeSealer(AgeRecipient const& recipient, Dice& dice, Bytes& out);

    // As StreamSealer's.
    void add(ByteView plain, Bytes& out) { m_body->add(plain, out); }
    void finish(Bytes& out) { m_body->finish(out); }

private:
    std::optional<StreamSealer> m_body; // Always there once the header is written.
};

// A file whose header was opened: its body lies behind `offset` and opens chunk by chunk.
struct AgeBody {
    StreamOpener stream;
    std::uint64_t offset;
};

// So much of a file's beginning is enough to open its header.
inline constexpr std::size_t age_beginning_bytes = age_header_bytes_max + stream_nonce_bytes;

// `beginning` is the first age_beginning_bytes of a file of `file_bytes`, or all of a shorter one.
// Errors and Fault: as age_decrypt_with_passphrase, save what is wrong with chunks
Result<AgeBody> age_open(ByteView passphrase, ByteView beginning, std::uint64_t file_bytes);
// The same for a file to a key. Errors: as age_decrypt, save what is wrong with chunks
Result<AgeBody> age_open(AgeIdentity const& identity, ByteView beginning, std::uint64_t file_bytes);

} // namespace saksi::crypto
