#include "crypto/certificate.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

static constexpr UnixSeconds now = 1'800'000'000;
static constexpr UnixSeconds day = 24 * 60 * 60;

TEST_CASE("a certificate of one's own serves its names, its key and its time, and nothing else")
{
    std::vector<std::string> const names { "office.example", "192.0.2.7", "2001:db8::7" };
    auto const made = make_certificate(names, now);
    CHECK(serves(made.certificate, made.key, names, now));
    CHECK(serves(made.certificate, made.key, { "192.0.2.7" }, now));
    CHECK_FALSE(serves(made.certificate, made.key, { "office.example", "192.0.2.8" }, now));
    CHECK_FALSE(serves(made.certificate, made.key, { "other.example" }, now));

    CHECK(serves(made.certificate, made.key, names, now - day + 60));
    CHECK_FALSE(serves(made.certificate, made.key, names, now - day - 60));
    CHECK(serves(made.certificate, made.key, names, now + 793 * day));
    CHECK_FALSE(serves(made.certificate, made.key, names, now + 795 * day));

    auto const other = make_certificate(names, now);
    CHECK_FALSE(serves(made.certificate, other.key, names, now));
    CHECK(MUST(fingerprint_of(made.certificate)) != MUST(fingerprint_of(other.certificate)));
    CHECK_FALSE(serves("", made.key, names, now));
    CHECK_FALSE(serves(made.certificate, SecretBytes(), names, now));
}

TEST_CASE("a fingerprint is 32 bytes as browsers show them; what is no certificate has none")
{
    auto const made = make_certificate({ "office.example" }, now);
    auto const told = MUST(fingerprint_of(made.certificate));
    CHECK(told.size() == 32 * 3 - 1);
    CHECK(told.find_first_not_of("0123456789ABCDEF:") == told.npos);
    auto const none = fingerprint_of("-----BEGIN CERTIFICATE-----\nAAAA\n");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::invalid);
}

} // namespace saksi::crypto
