// What a database without us needs for the very rows that an import left behind.
#pragma once

#include "crypto/secret_bytes.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace saksi::app {

// The texts of a record, for the full-text index.
struct RecordTexts {
    std::string title;
    std::string body;
};

// Milliseconds for writing every row of the log and of the tables in the workspace at `home`, and
// the texts of its records of this type into a full-text index, into an encrypted database with the
// same tables and indexes: in transactions of so many commits, each durable. Nothing is signed,
// sealed, worked out, looked for or read back; reading the rows is not counted. `next_texts` gives
// the texts of those records in the order in which they came. The workspace must not be open;
// `into` is a file that is not there yet.
double same_rows_ms(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::filesystem::path const& into, Dice&, std::int64_t commits_at_once, std::string_view type,
    std::function<RecordTexts()> const& next_texts);

} // namespace saksi::app
