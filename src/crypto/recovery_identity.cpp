#include "crypto/recovery_identity.hpp"

#include "base/check.hpp"
#include "crypto/hash.hpp"

namespace saksi::crypto {

AgeIdentity recovery_identity(RecoveryCode const& code)
{
    ShortSecret<x25519_bytes> scalar;
    hkdf_sha256(code.bits(), {}, bytes_of("saksi/v1/recovery-age"), scalar.edit());
    auto identity = AgeIdentity::from(scalar.view());
    SAKSI_CHECK(static_cast<bool>(identity)); // It has the right length.
    return *std::move(identity);
}

} // namespace saksi::crypto
