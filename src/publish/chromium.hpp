// Debian's Chromium as a printer: a program of its own, started without a shell, with nothing of
// the person's in it, without a network, for a limited time.
#pragma once

#include "publish/format.hpp"

namespace saksi::publish {

// Where it lies, in the folders of the environment variable PATH. Empty when it is not installed.
std::filesystem::path find_chromium();

// Prints one HTML file, with the files beside it that it names, to a tagged PDF with an outline.
//
// It is given an empty environment and, as its home, a new folder inside `folder`, which is gone
// afterwards; every host name is unknown to it and its proxy is nowhere.
//
// Errors: unsupported  there is no Chromium, or it printed nothing
//         conflict     was asked to stop
Result<void> print_pdf(std::filesystem::path const& html, std::filesystem::path const& pdf,
    std::filesystem::path const& folder, KeepGoing const&);

} // namespace saksi::publish
