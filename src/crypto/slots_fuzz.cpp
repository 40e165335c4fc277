#include "crypto/hash.hpp"
#include "crypto/slots.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    // As they come, and as a body whose checksum fits, which no fuzzer would guess.
    auto const with_checksum =
        cbor::Writer().array(2).bytes(bytes).bytes(crypto::sha256(bytes)).take();
    for (auto const encoded : { bytes, ByteView(with_checksum) }) {
        auto const slots = crypto::Slots::parse(encoded);
        SAKSI_CHECK(!slots || slots->encode() == Bytes(encoded.begin(), encoded.end()));
    }
    (void)crypto::RecoveryCode::parse(text_of(bytes));
}
