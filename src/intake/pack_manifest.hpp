// The manifest of a reference pack: which files it has and how their rows are read.
// Format: docs/formats/reference_pack.md.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::intake {

inline constexpr std::string_view manifest_name = "manifest.json";

struct PackFile {
    std::string name; // "ratifications.csv"
    std::string type; // Key of the record type of its rows.
};

struct PackManifest {
    std::string pack;            // "asia"
    std::string version;         // A day, "2026-11-23": later ones are newer.
    std::vector<PackFile> files; // In the order in which they are imported.
};

// Errors: unsupported  of a newer format · invalid  (subject: "manifest.json")
Result<PackManifest> parse_manifest(std::string_view json);

} // namespace saksi::intake
