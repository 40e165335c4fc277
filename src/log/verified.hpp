// Proof that a signature holds, as a type: who takes a Verified<T> cannot forget to check.
#pragma once

#include "base/id.hpp"
#include "crypto/sign.hpp"

#include <concepts>
#include <utility>

namespace saksi::log {

// What was made from a COSE_Sign1 message of its own content type and still carries it as received.
template<typename T>
concept Signed = requires(T const& thing) {
    { thing.cose() } -> std::convertible_to<ByteView>;
    { T::content_type } -> std::convertible_to<std::string_view>;
};

template<Signed T>
class Verified {
public:
    T const& operator*() const { return m_thing; }
    T const* operator->() const { return &m_thing; }
    T take() && { return std::move(m_thing); }

private:
    template<Signed U>
    friend Result<Verified<U>> verify(U, crypto::VerifyKey const&);

    explicit Verified(T thing)
        : m_thing(std::move(thing))
    {
    }

    T m_thing;
};

// The only maker of Verified.
// Errors: tampered  the signature does not hold, or the signer named is not the key's holder
template<Signed T>
Result<Verified<T>> verify(T thing, crypto::VerifyKey const& key)
{
    auto const message = TRY(crypto::parse_cose_sign1(thing.cose(), T::content_type));
    TRY(crypto::verify_cose_sign1(message, key));
    return Verified<T>(std::move(thing));
}

} // namespace saksi::log
