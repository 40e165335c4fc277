// The two halves of an age v1 X25519 key, and their spellings "age1…" and "AGE-SECRET-KEY-1…", the
// same that the stock `age` tool reads and writes.
// Source: C2SP age v1, "The X25519 recipient type".
#pragma once

#include "base/dice.hpp"
#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

inline constexpr std::size_t x25519_bytes = 32;

// To whom a file may be encrypted.
class AgeRecipient {
public:
    // Errors: invalid  not of the form age1…
    static Result<AgeRecipient> parse(std::string_view spelled);

    // Errors: invalid  not 32 bytes
    static Result<AgeRecipient> from(ByteView point);

    std::string text() const;
    ByteView bytes() const { return m_point; }

    friend bool operator==(AgeRecipient const&, AgeRecipient const&) = default;

private:
    friend class AgeIdentity;
    std::array<std::uint8_t, x25519_bytes> m_point {};
};

// Who can decrypt.
class AgeIdentity {
public:
    static AgeIdentity fresh(Dice& dice);

    // Errors: invalid  not of the form AGE-SECRET-KEY-1…
    static Result<AgeIdentity> parse(std::string_view spelled);

    // Errors: invalid  not 32 bytes
    static Result<AgeIdentity> from(ByteView scalar);

    SecretBytes text() const;
    ByteView scalar() const { return m_scalar.view(); }
    AgeRecipient const& recipient() const { return m_recipient; }

private:
    explicit AgeIdentity(SecretBytes scalar);

    SecretBytes m_scalar;
    AgeRecipient m_recipient;
};

} // namespace saksi::crypto
