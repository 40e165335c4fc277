#include "crypto/age_key.hpp"

#include "crypto/bech32.hpp"

#include <algorithm>
#include <sodium.h>

namespace saksi::crypto {

static_assert(
    crypto_scalarmult_BYTES == x25519_bytes && crypto_scalarmult_SCALARBYTES == x25519_bytes);

static constexpr std::string_view recipient_prefix = "age";
static constexpr std::string_view identity_prefix = "age-secret-key-";

static Error malformed()
{
    return { ErrorKind::invalid, N_("This is not a key of the expected form.") };
}

Result<AgeRecipient> AgeRecipient::parse(std::string_view spelled)
{
    auto const point = TRY(parse_bech32(recipient_prefix, spelled));
    return from(point.view());
}

Result<AgeRecipient> AgeRecipient::from(ByteView point)
{
    if (point.size() != x25519_bytes)
        return malformed();
    AgeRecipient recipient;
    std::ranges::copy(point, recipient.m_point.begin());
    return recipient;
}

std::string AgeRecipient::text() const
{
    return std::string(text_of(bech32(recipient_prefix, m_point).view()));
}

AgeIdentity::AgeIdentity(SecretBytes scalar)
    : m_scalar(std::move(scalar))
{
    crypto_scalarmult_base(m_recipient.m_point.data(), m_scalar.view().data());
}

AgeIdentity AgeIdentity::fresh(Dice& dice)
{
    return AgeIdentity { SecretBytes::random(dice, x25519_bytes) };
}

Result<AgeIdentity> AgeIdentity::from(ByteView scalar)
{
    if (scalar.size() != x25519_bytes)
        return malformed();
    return AgeIdentity { SecretBytes::copy_of(scalar) };
}

Result<AgeIdentity> AgeIdentity::parse(std::string_view spelled)
{
    // Identities are all capitals; Bech32 computes with small letters.
    auto lower = SecretBytes::copy_of(spelled);
    for (auto& letter : lower.edit()) {
        if (letter >= 'a' && letter <= 'z')
            return malformed();
        if (letter >= 'A' && letter <= 'Z')
            letter += 'a' - 'A';
    }
    auto const scalar = TRY(parse_bech32(identity_prefix, text_of(lower.view())));
    return from(scalar.view());
}

SecretBytes AgeIdentity::text() const
{
    auto spelled = bech32(identity_prefix, m_scalar.view());
    for (auto& letter : spelled.edit()) {
        if (letter >= 'a' && letter <= 'z')
            letter -= 'a' - 'A';
    }
    return spelled;
}

} // namespace saksi::crypto
