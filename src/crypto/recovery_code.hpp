// The recovery code: 128 random bits, printed once and kept on paper away from the laptop, that
// open the vault when the passphrase is forgotten.
//
// 26 letters of Crockford's base32 and a check letter of the same alphabet, nine groups of three.
// The check finds every single wrong letter and every two that were swapped; Crockford's own check
// has letters like ~ and *, which some keyboards of our users do not have.
// Source: Crockford, "Base 32"; docs/formats/vault_slots.md.
#pragma once

#include "base/dice.hpp"
#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

class RecoveryCode {
public:
    static constexpr std::size_t byte_count = 16;

    static RecoveryCode fresh(Dice& dice);

    // Reads what a person typed: capitals or not, O for 0, I or L for 1, spaces and dashes
    // anywhere. Errors: invalid  not 27 letters of the alphabet, or the check letter does not fit
    static Result<RecoveryCode> parse(std::string_view typed);

    // For paper: "0D2-…". The caller wipes nothing: the text wipes itself.
    SecretBytes text() const;

    ByteView bits() const { return m_bits.view(); }

private:
    explicit RecoveryCode(SecretBytes bits)
        : m_bits(std::move(bits))
    {
    }

    SecretBytes m_bits;
};

} // namespace saksi::crypto
