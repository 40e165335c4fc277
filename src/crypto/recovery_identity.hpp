// The age key that follows from a recovery code, so that one paper opens the vault and the backups
// that are made while nobody has it at hand: those are encrypted to the key's public half, which
// the vault keeps. Format: docs/formats/backup.md.
#pragma once

#include "crypto/age_key.hpp"
#include "crypto/recovery_code.hpp"

namespace saksi::crypto {

// Always the same for a code. The code cannot be worked out from it.
AgeIdentity recovery_identity(RecoveryCode const&);

} // namespace saksi::crypto
