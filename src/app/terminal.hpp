// The person at the terminal.
#pragma once

#include "base/result.hpp"
#include "crypto/secret_bytes.hpp"

#include <string>

namespace saksi::app {

// Asks on the terminal without showing what is typed, whatever standard input and output are.
// Errors: locked  there is no terminal to ask on
Result<crypto::SecretBytes> ask_secret(std::string const& prompt);

} // namespace saksi::app
