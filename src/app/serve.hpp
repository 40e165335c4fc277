// The web face served on this machine, until a signal ends it.
#pragma once

#include "cli/command.hpp"

namespace saksi::app {

// Prints where to look and serves. The workspace is locked until somebody signs in, and locked
// again before this returns.
// Errors: conflict  another program has the port
//         invalid   the address is none, others would reach it without TLS, or TLS cannot be spoken
Result<void> serve(cli::ServeRequest const&, workspace::Parts const&,
    std::function<std::string()> propose_passphrase, std::ostream& out);

} // namespace saksi::app
