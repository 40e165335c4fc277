// How parts of a statement are spelled in the columns of the table `value`.
#pragma once

#include "log/commit.hpp"

namespace saksi::store {

// What a row is made of.
struct SaidRow {
    RecordId record;
    std::string field;
    std::int64_t op = 0;
    Bytes value;                        // Encoded; empty for none.
    std::optional<schema::Value> known; // Absent also when a newer program made it.
    std::optional<Bytes> source;        // See encode_source().
    std::int64_t confidence = 0;
    std::string note;
    Bytes supersedes; // Ids, one after the other.
};

// Nothing for what even its record and field cannot be read of: a newer program made it, and the
// log keeps it.
std::optional<SaidRow> read_statement(log::OpenedStatement const&);

// Nothing for unstated, one byte for own observation, the id otherwise.
std::optional<Bytes> encode_source(log::Source const&);
log::Source parse_source(ByteView); // Of what encode_source() gave.

std::vector<StatementId> ids_in(ByteView);

} // namespace saksi::store
