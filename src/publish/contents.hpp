// What a dossier is packed from, in whatever form: for a purpose, cut down, or for the group
// itself.
#pragma once

#include "publish/sharing.hpp"
#include "publish/zip.hpp"
#include "render/tongue.hpp"

#include <functional>

namespace saksi::publish {

// Asked now and then; false stops the work.
using PackProgress = std::function<bool(std::size_t done, std::size_t total)>;

struct Contents {
    std::string group {};
    Day made;
    std::optional<law::Purpose> purpose {}; // Nothing: for the group itself.
    std::vector<workspace::RecordView> records {};
    std::map<RecordId, std::string> titles {}; // Of whatever they mention.
    std::vector<SharedConsent> consents {};
    std::size_t counted_only = 0;
    bool names_for_recipient_only = false;
    schema::Schemas const* schemas = nullptr;
    // The original bytes of a file of the record of this number.
    std::function<Result<Bytes>(std::size_t record, schema::File const&)> read_file {};
};

// One page for the whole, one for each record, the files, everything as JSON, and the SHA-256 of
// all of these: a zip archive that opens in a browser without Saksi, with nothing in it that is
// fetched from anywhere.
// Errors: those of read_file · conflict  asked to stop · too_large  more than 512 MiB of files
Result<std::string> pack_archive(Contents const&, render::Tongue const&, PackProgress const&);

// A spreadsheet with a sheet for each type.
std::string pack_sheets(Contents const&, render::Tongue const&);

// One JSON document: docs/formats/dossier_json.md.
std::string pack_json(Contents const&);

// The sheet of one type, for lists of it too: a column for each field that says anything, all
// values of a field in one cell, a line each.
struct Sheet;
Sheet sheet_of(schema::RecordType const&, std::vector<workspace::RecordView> const&,
    std::map<RecordId, std::string> const& titles, schema::Schemas const&, render::Tongue const&);

} // namespace saksi::publish
