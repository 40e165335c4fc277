// How fast this computer runs Saksi, beside how fast it could: each path and, measured in the same
// run, what the machine needs at the least for the same.
#pragma once

#include "cli/command.hpp"

namespace saksi::app {

// Works on invented records in a temporary folder, which is gone afterwards; opens no workspace of
// the person's. Takes some ten seconds.
Result<void> bench(cli::BenchRequest const&, workspace::Parts const&, std::ostream& out);

} // namespace saksi::app
