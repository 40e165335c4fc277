#include "crypto/certificate.hpp"

#include "base/fault.hpp"
#include "crypto/hash.hpp"

#include <array>
#include <memory>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace saksi::crypto {

static constexpr long day_seconds = 24 * 60 * 60;
static constexpr long valid_days = 825;
static constexpr long renewed_days_before = 30;

namespace {

template<auto free>
struct FreeBy {
    template<typename T>
    void operator()(T* one) const
    {
        free(one);
    }
};
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;
using Address = std::unique_ptr<ASN1_OCTET_STRING, FreeBy<ASN1_OCTET_STRING_free>>;
using Pipe = std::unique_ptr<BIO, FreeBy<BIO_free>>; // Of memory. It wipes what it held.

} // namespace

static void expect(bool went_well)
{
    if (!went_well)
        throw Fault(N_("The cryptographic library of this machine does not work."));
}

static Pipe pipe_of(ByteView bytes)
{
    // An empty file has no bytes to point at.
    void const* const start = bytes.empty() ? "" : static_cast<void const*>(bytes.data());
    Pipe pipe(BIO_new_mem_buf(start, static_cast<int>(bytes.size())));
    expect(pipe != nullptr);
    return pipe;
}

static ByteView held_by(Pipe const& pipe)
{
    char* data = nullptr;
    auto const size = BIO_get_mem_data(pipe.get(), &data);
    return bytes_of({ data, static_cast<std::size_t>(size) });
}

static bool is_address(std::string const& name)
{
    return Address(a2i_IPADDRESS(name.c_str())) != nullptr;
}

static void add(X509* certificate, X509V3_CTX& context, int what, std::string const& value)
{
    Extension const extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
    expect(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

OwnCertificate make_certificate(std::vector<std::string> const& names, UnixSeconds now)
{
    SAKSI_CHECK(!names.empty());
    Key const key(EVP_EC_gen("P-256"));
    Certificate const made(X509_new());
    expect(key && made);
    auto* const certificate = made.get();

    // Twenty bytes at most, and not negative. Source: RFC 5280, 4.1.2.2.
    std::array<std::uint8_t, 16> serial {};
    expect(RAND_bytes(serial.data(), serial.size()) == 1);
    serial[0] = (serial[0] & 0x7f) | 0x40;
    std::unique_ptr<BIGNUM, FreeBy<BN_free>> const number(
        BN_bin2bn(serial.data(), serial.size(), nullptr));
    expect(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr
        && X509_set_version(certificate, X509_VERSION_3) == 1
        && ASN1_TIME_set(X509_getm_notBefore(certificate), now - day_seconds) != nullptr
        && ASN1_TIME_set(X509_getm_notAfter(certificate), now + (valid_days - 1) * day_seconds)
            != nullptr
        && X509_set_pubkey(certificate, key.get()) == 1);

    // The names stand in the extension; the subject says no more than whose program made it, so
    // that it tells a passer-by nothing about the group.
    auto* const subject = X509_get_subject_name(certificate);
    expect(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
               reinterpret_cast<unsigned char const*>("Saksi"), -1, -1, 0)
            == 1
        && X509_set_issuer_name(certificate, subject) == 1);

    X509V3_CTX context {};
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    std::string all;
    for (auto const& name : names)
        all += (all.empty() ? "" : ",") + std::string(is_address(name) ? "IP:" : "DNS:") + name;
    add(certificate, context, NID_subject_alt_name, all);
    add(certificate, context, NID_basic_constraints, "critical,CA:FALSE");
    add(certificate, context, NID_ext_key_usage, "serverAuth");
    expect(X509_sign(certificate, key.get(), EVP_sha256()) > 0);

    Pipe const certificate_text(BIO_new(BIO_s_mem()));
    Pipe const key_text(BIO_new(BIO_s_mem()));
    expect(certificate_text && key_text
        && PEM_write_bio_X509(certificate_text.get(), certificate) == 1
        && PEM_write_bio_PKCS8PrivateKey(
               key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            == 1);
    return { std::string(text_of(held_by(certificate_text))),
        SecretBytes::copy_of(held_by(key_text)) };
}

static Certificate certificate_in(std::string_view text)
{
    return Certificate(PEM_read_bio_X509(pipe_of(bytes_of(text)).get(), nullptr, nullptr, nullptr));
}

// OpenSSL would otherwise ask on the terminal for the password of a key that has one.
static int no_password(char*, int, int, void*)
{
    return -1;
}

bool serves(std::string_view certificate, SecretBytes const& key,
    std::vector<std::string> const& names, UnixSeconds now)
{
    auto const found = certificate_in(certificate);
    Key const own(
        PEM_read_bio_PrivateKey(pipe_of(key.view()).get(), nullptr, no_password, nullptr));
    if (!found || !own || X509_check_private_key(found.get(), own.get()) != 1)
        return false;
    time_t then = now;
    if (X509_cmp_time(X509_get0_notBefore(found.get()), &then) > 0)
        return false;
    then += renewed_days_before * day_seconds;
    if (X509_cmp_time(X509_get0_notAfter(found.get()), &then) <= 0)
        return false;
    for (auto const& name : names) {
        auto const is_named = is_address(name)
            ? X509_check_ip_asc(found.get(), name.c_str(), 0)
            : X509_check_host(found.get(), name.data(), name.size(), 0, nullptr);
        if (is_named != 1)
            return false;
    }
    return true;
}

Result<std::string> fingerprint_of(std::string_view certificate)
{
    auto const found = certificate_in(certificate);
    if (!found)
        return Error { ErrorKind::invalid, N_("This file holds no certificate in the form PEM.") };
    unsigned char* encoded = nullptr;
    auto const size = i2d_X509(found.get(), &encoded);
    expect(size > 0);
    auto const hash = sha256({ ByteView(encoded, static_cast<std::size_t>(size)) });
    OPENSSL_free(encoded);
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (auto const byte : hash) {
        if (!text.empty())
            text += ':';
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace saksi::crypto
