// To whom the web face is served: this computer alone, or an office over TLS.
#pragma once

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "http/server.hpp"

namespace saksi::app {

struct Office {
    http::ServerSettings settings;
    std::string origin;         // What people type, without the port: "https://saksi.example".
    std::string fingerprint {}; // Of the certificate; nothing without TLS.
};

// Decides from the command line. With --office it makes the certificate, if there is none in the
// workspace's folder that still serves: office-certificate.pem, and office-key.pem for nobody but
// this account.
// Errors: invalid  the address is none, others would reach it without TLS, a name is missing or is
//                  none, or the certificate's file holds none
//         not_found  there is no such file
Result<Office> office_of(cli::ServeRequest const&, UnixSeconds now);

} // namespace saksi::app
