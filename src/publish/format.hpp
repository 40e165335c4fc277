// A format of publication: one file in formats/, found because it lies there.
#pragma once

#include "publish/book.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace saksi::publish {

// Asked now and then by work that takes long; false means: stop.
using KeepGoing = std::function<bool()>;

struct Format {
    std::string key;       // "epub", in edition.json and messages.
    Message label;         // "EPUB, for e-readers and phones"
    std::string file_name; // Where it lies in the output folder: what to open.
    Message when_missing;  // Why it may not be there, and what to do. Empty: it always is.
    // Writes the format into the folder. What it leaves half done on an error is removed by the
    // caller. Throws Fault when the disk does not take it.
    // Errors: unsupported  a program that it needs is not on this machine, or failed
    //         conflict     was asked to stop
    std::function<Result<void>(
        Book const&, render::Tongue const&, std::filesystem::path const& folder, KeepGoing const&)>
        write;
};

// The formats in the order of their names.
std::vector<Format> all_formats();

// Writes a whole file, or throws Fault.
void write_file(std::filesystem::path const&, std::string_view bytes);

} // namespace saksi::publish
