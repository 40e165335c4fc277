// Reference packs: public facts as CSV files with a manifest, imported into the commons, each value
// with its source and whether it was verified. Format: docs/formats/reference_pack.md.
//
// Importing again changes nothing. A newer pack supersedes only what itself stated earlier and now
// has otherwise, never what a member corrected: then both are shown (see pack_merge.hpp). A row
// that a newer pack does not have any more is reported, not taken back.
#pragma once

#include "intake/import_rows.hpp"

#include <filesystem>
#include <map>

namespace saksi::intake {

// The files of one pack by their names, with "manifest.json" among them.
using PackFiles = std::map<std::string, std::string, std::less<>>;

// The pack that the program carries.
PackFiles embedded_pack();

// The files that lie in a folder; folders inside it are passed over.
// Errors: not_found  no such folder, or no manifest in it · too_large  a file above 64 MiB
Result<PackFiles> pack_files_in(std::filesystem::path const&);

struct PackOptions {
    bool dry_run = false; // Says what would happen; writes nothing.
};

// Errors: forbidden    no write grant on the commons
//         unsupported  the manifest is of a newer format (subject: "manifest.json")
//         invalid      the manifest cannot be meant (subject: "manifest.json"), or a file has no
//                      header, or a column that its record type does not have (subject: the file
//                      and the place)
//         not_found    a file that the manifest names is not there (subject: its name), or a record
//                      type is not known (subject: its key)
//         conflict     a newer version of the pack is there already (subject: "manifest.json")
// On an error nothing is written. A faulty row is no error: see ImportReport.
Result<ImportReport> import_pack(
    Workspace&, Actor const&, PackFiles const&, PackOptions const&, Progress const& = {});

} // namespace saksi::intake
