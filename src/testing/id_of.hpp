// Ids and keys made of one byte repeated: those of the worked examples in docs/formats/, which a
// second implementation must be able to repeat from the papers alone.
#pragma once

#include "crypto/age_key.hpp"
#include "crypto/sign.hpp"

namespace saksi::testing {

template<typename SomeId>
SomeId id_of(std::uint8_t byte)
{
    return SomeId::leading(Bytes(SomeId::byte_count, byte));
}

inline crypto::SigningKey signing_key_of(std::uint8_t byte)
{
    return MUST(crypto::SigningKey::from_seed(Bytes(32, byte)));
}

inline crypto::AgeIdentity identity_of(std::uint8_t byte)
{
    return MUST(crypto::AgeIdentity::from(Bytes(32, byte)));
}

} // namespace saksi::testing
