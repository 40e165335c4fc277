// Puts the house together: real clock, real dice, the catalog, all commands, all pages.
#pragma once

namespace saksi::app {

// Runs the program. Answers with its exit code.
int run(int argument_count, char const* const* arguments);

} // namespace saksi::app
