#include "crypto/sign.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    auto const message = crypto::parse_cose_sign1(bytes);
    if (!message)
        return;
    // What is accepted has one encoding: the same parts give the same bytes.
    cbor::Writer writer;
    writer.tag(cbor::tag_cose_sign1).array(4);
    writer.bytes(message->protected_header)
        .map(0)
        .bytes(message->payload)
        .bytes(message->signature);
    SAKSI_CHECK(writer.take() == Bytes(bytes.begin(), bytes.end()));
    SAKSI_CHECK(!crypto::verify_cose_sign1(*message, crypto::VerifyKey()));
}
