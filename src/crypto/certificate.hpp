// The certificate that an office makes for its own server. No authority vouches for it: people
// compare its fingerprint, once, with the one that the server's screen shows.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "crypto/secret_bytes.hpp"

#include <string>
#include <vector>

namespace saksi::crypto {

struct OwnCertificate {
    std::string certificate; // X.509 in PEM.
    SecretBytes key;         // PKCS #8 in PEM.
};

// Makes an ECDSA key on P-256, the curve that every browser takes, and a certificate that it signs
// itself, for these host names and numeric addresses (at least one). It holds from a day before
// `now`, since other computers' clocks are slow, for 825 days in all: Apple's systems take no
// longer one (https://support.apple.com/en-us/103769).
// Throws Fault when the library fails. Randomness is OpenSSL's own.
OwnCertificate make_certificate(std::vector<std::string> const& names, UnixSeconds now);

// Whether this certificate is for all these names, holds for a month more, and belongs to the key.
// What is no certificate or no key serves nothing.
bool serves(std::string_view certificate, SecretBytes const& key,
    std::vector<std::string> const& names, UnixSeconds now);

// The SHA-256 of the first certificate in the PEM text, as browsers show it: "AB:CD:…".
// Errors: invalid  there is none in it
Result<std::string> fingerprint_of(std::string_view certificate);

} // namespace saksi::crypto
