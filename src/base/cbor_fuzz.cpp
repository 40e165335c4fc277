#include "testing/cbor_copy.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    cbor::Reader reader { bytes };
    cbor::Writer writer;
    bool const copied = testing::copy_item(reader, writer) && reader.end();

    // The two ways through the bytes agree, and what is accepted has no second encoding.
    SAKSI_CHECK(copied == static_cast<bool>(cbor::check(bytes)));
    if (copied)
        SAKSI_CHECK(writer.take() == Bytes(bytes.begin(), bytes.end()));
}
