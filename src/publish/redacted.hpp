// What may leave the house. Only `redact` and, for what people consented to, `redact_for` make a
// Redacted, and everything that writes a
// publication takes nothing else: a sealed field cannot be printed by forgetting to check.
#pragma once

#include "base/day.hpp"
#include "workspace/workspace.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace saksi::publish {

// One value that the public may see. Who stated it, when and with which remark is not in it.
struct PublicValue {
    std::string field;
    schema::Value value;
    log::Confidence confidence = log::Confidence::unstated;
    std::optional<RecordId> source {}; // Only where the title of the source is public.
};

// A value that stood and does not stand any more. Words are never told again: perhaps they were
// changed to protect somebody. Nor is what was taken back.
struct Correction {
    std::string field;
    std::optional<schema::Value> former; // A number, date, term or answer that was replaced.
    std::optional<schema::Value> now;    // What stands in its place today, where that is shown.
    Day on;                              // When it was replaced.
    bool taken_back = false;             // Without anything in its place.
};

// A record cut down to what the public may see.
struct PublicRecord {
    RecordId id;
    schema::RecordType const* type = nullptr;
    std::string title {};
    std::vector<PublicValue> values {};        // Fields in declared order, then by time.
    std::vector<Correction> corrections {};    // Oldest first.
    std::map<RecordId, std::string> titles {}; // Of the records it mentions, where they are public.
    std::size_t left_out_unverified = 0;       // Values that nobody verified; see Doubtful.

    std::vector<PublicValue const*> all(std::string_view field) const;
    // The latest stated value of the field; null when there is none.
    PublicValue const* one(std::string_view field) const;
    // Whether a field that takes one value has several that differ.
    bool in_conflict(std::string_view field) const;
};

template<typename T>
class Redacted {
public:
    T const& operator*() const { return m_content; }
    T const* operator->() const { return &m_content; }

private:
    friend class Redactor;
    friend class SharingRedactor; // sharing.hpp
    explicit Redacted(T content)
        : m_content(std::move(content))
    {
    }
    T m_content;
};

// What happens to values that were not verified.
enum class Doubtful : std::uint8_t {
    left_out, // They do not appear, and are counted.
    marked,   // They appear as "to be confirmed".
};

// The record as the public may see it: values of fields that are declared public, and whatever lies
// in the commons, which is public by its nature. A reference is told only as far as the title of
// the record it leads to is public by the same rule. Files, consents and fields that never leave
// are not in it.
//
// Errors: not_found  out of reach
//         forbidden  the title of the record is not public, so that nothing of it is (subject: id)
//         invalid    unverified values are left out, and the title is one (subject: id)
Result<Redacted<PublicRecord>> redact(
    workspace::Workspace const&, workspace::Reach const&, RecordId const&, Doubtful);

} // namespace saksi::publish
