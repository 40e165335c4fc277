#include "crypto/sign.hpp"

#include "crypto/hash.hpp"

#include <algorithm>
#include <sodium.h>

namespace saksi::crypto {

static_assert(crypto_sign_BYTES == signature_bytes);
static_assert(crypto_sign_PUBLICKEYBYTES == VerifyKey::byte_count);
static_assert(crypto_sign_SEEDBYTES == 32);

Result<VerifyKey> VerifyKey::from(ByteView bytes)
{
    if (bytes.size() != byte_count)
        return Error { ErrorKind::invalid, N_("This is not a device's public key.") };
    VerifyKey key;
    std::ranges::copy(bytes, key.m_bytes.begin());
    return key;
}

DeviceId VerifyKey::device_id() const
{
    return DeviceId::leading(sha256(bytes()));
}

SigningKey SigningKey::fresh(Dice& dice)
{
    return MUST(from_seed(SecretBytes::random(dice, 32).view()));
}

Result<SigningKey> SigningKey::from_seed(ByteView seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return Error { ErrorKind::invalid, N_("This is not a device's signing key.") };
    SigningKey key;
    key.m_key = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.m_verify_key.m_bytes.data(), key.m_key.edit().data(), seed.data());
    return key;
}

std::array<std::uint8_t, signature_bytes> SigningKey::sign(ByteView message) const
{
    std::array<std::uint8_t, signature_bytes> signature;
    crypto_sign_detached(
        signature.data(), nullptr, message.data(), message.size(), m_key.view().data());
    return signature;
}

bool verify(VerifyKey const& key, ByteView message, ByteView signature)
{
    return signature.size() == signature_bytes
        && crypto_sign_verify_detached(
               signature.data(), message.data(), message.size(), key.bytes().data())
        == 0;
}

// ---- COSE_Sign1

static constexpr std::string_view external_aad = "saksi/v1";
static constexpr std::int64_t algorithm_eddsa = -8;                        // RFC 9053, 2.2
enum HeaderKey : std::uint64_t { algorithm = 1, content = 3, key_id = 4 }; // RFC 9052, 3.1

static Bytes protected_header(DeviceId const& device, std::string_view content_type)
{
    cbor::Writer writer;
    writer.map(3);
    writer.uint(algorithm).integer(algorithm_eddsa);
    writer.uint(content).text(content_type);
    writer.uint(key_id).bytes(device.bytes());
    return writer.take();
}

// What the signature is over. Source: RFC 9052, 4.4.
static Bytes sig_structure(ByteView protected_bytes, ByteView payload)
{
    cbor::Writer writer;
    writer.array(4).text("Signature1");
    writer.bytes(protected_bytes).bytes(bytes_of(external_aad)).bytes(payload);
    return writer.take();
}

Bytes cose_sign1(SigningKey const& key, ByteView payload, std::string_view content_type)
{
    SAKSI_CHECK(payload.size() <= signed_payload_bytes_max);
    auto const header = protected_header(key.verify_key().device_id(), content_type);
    auto const signature = key.sign(sig_structure(header, payload));
    cbor::Writer writer;
    writer.tag(cbor::tag_cose_sign1).array(4);
    writer.bytes(header).map(0).bytes(payload).bytes(signature);
    return writer.take();
}

static Result<DeviceId> parse_protected_header(ByteView encoded, std::string_view content_type)
{
    Error const foreign { ErrorKind::invalid,
        N_("This is not a signature of the form that Saksi uses.") };
    // Every other header has another length or other bytes, so the comparison is the whole parser.
    if (encoded.size() < DeviceId::byte_count)
        return foreign;
    auto const device = DeviceId::leading(encoded.last(DeviceId::byte_count));
    if (!std::ranges::equal(encoded, protected_header(device, content_type)))
        return foreign;
    return device;
}

Result<CoseMessage> parse_cose_sign1(ByteView encoded, std::string_view content_type)
{
    cbor::Reader reader { encoded };
    TRY(reader.tag(cbor::tag_cose_sign1));
    TRY(reader.array_exactly(4));
    CoseMessage message;
    message.protected_header = TRY(reader.bytes(128));
    message.device = TRY(parse_protected_header(message.protected_header, content_type));
    TRY(reader.map(0));
    message.payload = TRY(reader.bytes(signed_payload_bytes_max));
    message.signature = TRY(reader.bytes_exactly(signature_bytes));
    TRY(reader.end());
    return message;
}

CommitId cose_id(CoseMessage const& message)
{
    return CommitId::leading(sha256(sig_structure(message.protected_header, message.payload)));
}

Result<CommitId> verify_cose_sign1(CoseMessage const& message, VerifyKey const& key)
{
    auto const structure = sig_structure(message.protected_header, message.payload);
    if (message.device != key.device_id() || !verify(key, structure, message.signature))
        return Error { ErrorKind::tampered, N_("The signature does not hold."),
            message.device.text() };
    return CommitId::leading(sha256(structure));
}

} // namespace saksi::crypto
