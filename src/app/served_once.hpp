// `saksi serve` as a process of its own, asked over its socket: what a person waits for, and what
// it keeps in memory.
#pragma once

#include <filesystem>
#include <string>

namespace saksi::app {

struct ServedOnce {
    double start_ms = 0;           // From starting the program until it listens.
    double sign_in_ms = 0;         // The passphrase's derivation is in this.
    double first_page_ms = 0;      // Today, the first page after signing in.
    double locked_mebibytes = 0;   // Resident before anybody signed in,
    double unlocked_mebibytes = 0; // and after the first page.
};

// Starts this very program on the workspace, signs in, asks for the first page, ends it.
// Throws Fault when it cannot be started or does not answer as it must.
ServedOnce serve_once(std::filesystem::path const& home, std::string const& passphrase);

} // namespace saksi::app
