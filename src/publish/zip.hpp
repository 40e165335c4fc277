// Zip archives as EPUB wants them: the order as given, no extra fields, no clock.
#pragma once

#include "base/day.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace saksi::publish {

enum class Packing : std::uint8_t { stored, deflated };

struct ZipEntry {
    std::string name; // With '/' between folders.
    std::string bytes;
    Packing packing = Packing::deflated;
};

// The bytes of an archive. The same entries and day give the same bytes on every machine of the
// same libzip. Every entry bears the day, at midnight; no owner, no group.
std::string zip_of(std::vector<ZipEntry> const&, Day const&);

// All files below a folder, by name, under the folder's own name.
std::string zip_of_folder(std::filesystem::path const&, Day const&);

} // namespace saksi::publish
