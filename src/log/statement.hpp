// A statement: about this record, this field has this value, on this source, with this confidence.
// Format: docs/formats/statement.md.
#pragma once

#include "base/id.hpp"
#include "schema/value.hpp"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace saksi::log {

enum class Op : std::uint8_t {
    assert_ = 1, // the field has this value
    retract = 2, // what `supersedes` names is taken back; the note says why
    dispute = 3, // another group doubts what `supersedes` names; hides nothing
};

// How sure the one who states it is. One scale for reference facts and casework.
enum class Confidence : std::uint8_t {
    unstated = 0,
    unverified = 1,      // From memory or hearsay: shown as "to be confirmed", never as fact.
    partly_verified = 2, // The source was seen, but not for every part of it.
    verified = 3,        // Seen in the named source.
};

struct SourceUnstated {
    friend bool operator==(SourceUnstated, SourceUnstated) = default;
};
struct OwnObservation {
    friend bool operator==(OwnObservation, OwnObservation) = default;
};

// On what the statement rests: nothing said, seen by the one who states it, a record (usually of
// type `source`), or another statement.
using Source = std::variant<SourceUnstated, OwnObservation, RecordId, StatementId>;

// The field in which a record says what it is: Text with the key of its record type. Its first
// statement makes the record.
inline constexpr std::string_view type_field = "@type";

struct Statement {
    std::array<std::uint8_t, 16> salt {}; // Makes the id say nothing about a guessable value.
    Op op = Op::assert_;
    RecordId record;
    std::string field;                  // At most 64 bytes.
    std::optional<schema::Value> value; // Absent for retract and dispute.
    Source source = SourceUnstated {};
    Confidence confidence = Confidence::unstated;
    std::vector<StatementId> supersedes {}; // Sorted. What this takes the place of.
    std::string note {};                    // For people: page of the source, reason, method.

    friend bool operator==(Statement const&, Statement const&) = default;
};

inline constexpr std::size_t field_bytes_max = 64;
inline constexpr std::size_t text_bytes_max = 64 * 1024;
inline constexpr std::size_t note_bytes_max = 4 * 1024;
inline constexpr std::size_t supersedes_max = 64;
inline constexpr std::size_t file_parts_max = 1000; // Of 1 MiB each.

// Whether the statement can be encoded: what people typed is checked here before it is signed.
// Errors: invalid    text that is not NFC or holds control characters, a date, time, country or
//                    coordinate that cannot be, an assertion without a value, a retraction or
//                    dispute that names nothing, an all-zero salt (subject: the field)
//         too_large  a part longer than its limit (subject: the field)
Result<void> check(Statement const&);

// The strict CBOR array of PROTOCOL b4. Only of a statement that check() lets pass.
Bytes encode(Statement const&);

// Errors: invalid      not a statement in our one spelling, or one that cannot be
//         too_large    a part longer than its limit
//         unsupported  an operation, kind of value or part from a newer version (kept and passed
//                      on, not understood)
Result<Statement> parse_statement(ByteView);

// SHA-256("saksi/v1/stmt" ‖ the encoded bytes).
StatementId statement_id(ByteView encoded);

// One value by itself, in the form it has inside a statement. Errors as above.
Bytes encode_value(schema::Value const&);
Result<schema::Value> parse_value(ByteView);

} // namespace saksi::log
