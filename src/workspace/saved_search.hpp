// What a member keeps for themself at this desk, and nobody else is shown: forms that were begun,
// what came of forms that were sent, searches. Local: neither signed nor synced, no part of what
// the fold makes.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "crypto/age_key.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::workspace {

// A form as a page gave it out, once: whatever is sent with it is the same sending.
using FormId = Id<struct FormTag, 16>;
// A form together with all that was typed into it. Two sendings with one key are one.
using FormKey = Id<struct FormKeyTag, 32>;

// SHA-256 over who sent what to which address. `fields` are names and values as sent.
FormKey form_key(std::string_view handle, std::string_view address,
    std::vector<std::pair<std::string_view, std::string_view>> const& fields);

// More than anybody has half done at a time; each at most as large as a form may be.
inline constexpr std::size_t drafts_max = 100;
inline constexpr std::size_t draft_bytes_max = 1 << 20;

struct Draft {
    FormId form;
    std::string place; // The address of the form, within our own pages.
    std::string body;  // As a browser sends it, percent-encoded. Empty in lists.
    UnixSeconds begun_at = 0;
    UnixSeconds kept_at = 0;
};

// What came of a form that was sent.
struct SentForm {
    RecordId record; // Of the first commit that it wrote.
    CommitId commit;
};

inline constexpr std::size_t saved_searches_max = 200;
inline constexpr std::size_t search_name_bytes_max = 200;
inline constexpr std::size_t search_target_bytes_max = 4096;

struct SavedSearch {
    std::string name;
    std::string target; // Path and query of a page of ours.
};

// Seals to a member whose workspace may be locked; see Workspace::recipient_of.
Bytes seal_to(crypto::AgeRecipient const&, Dice&, std::string_view text);

} // namespace saksi::workspace
