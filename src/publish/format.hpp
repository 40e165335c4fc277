// A format of publication: one file in formats/, found because it lies there.
#pragma once

#include "publish/book.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace saksi::publish {

struct Format {
    std::string key;       // "epub", for `--format`.
    Message label;         // "EPUB, for e-readers and phones"
    std::string file_name; // Where it lies in the output folder: what to open.
    // Writes the format into the folder. What it leaves half done on an error is removed by the
    // caller. Throws Fault when the disk does not take it.
    // Errors: unsupported  a program that it needs is not on this machine
    std::function<Result<void>(
        Book const&, render::Tongue const&, std::filesystem::path const& folder)>
        write;
};

// The formats in the order of their names.
std::vector<Format> formats();

// Writes a whole file, or throws Fault.
void write_file(std::filesystem::path const&, std::string_view bytes);

} // namespace saksi::publish
