// What may leave the house. Only `redact` makes a Redacted, and everything that writes a
// publication takes nothing else: a sealed field cannot be printed by forgetting to check.
#pragma once

#include "workspace/workspace.hpp"

#include <string>
#include <utility>
#include <vector>

namespace saksi::publish {

// A record cut down to what the public may see.
struct PublicRecord {
    workspace::RecordView record;               // Only public current values.
    std::vector<workspace::StatedValue> former; // Public values that were superseded, oldest first.
    std::map<RecordId, std::string> titles;     // Of the public records that it mentions.
    std::size_t left_out_unverified = 0;        // Values that nobody verified; see Doubtful.
};

template<typename T>
class Redacted {
public:
    T const& operator*() const { return m_content; }
    T const* operator->() const { return &m_content; }

private:
    friend class Redactor;
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
// in the commons, which is public by its nature. Authors' handles are taken out.
//
// Errors: not_found  out of reach · forbidden  the title of the record is not public, so that
//                    nothing of it is (subject: the record's id)
Result<Redacted<PublicRecord>> redact(
    workspace::Workspace const&, workspace::Reach const&, RecordId const&, Doubtful);

} // namespace saksi::publish
