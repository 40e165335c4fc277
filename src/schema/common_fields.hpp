// What every record that lies in a dossier has beside its own fields: how far a second reader has
// come with it, and what members say to each other about it.
#pragma once

#include "schema/record_type.hpp"

namespace saksi::schema {

// Permanent; they are signed.
inline constexpr std::string_view review_field = "review";
inline constexpr std::string_view comments_field = "comments";
// Of the vocabulary "review_state".
inline constexpr std::string_view review_draft = "draft";
inline constexpr std::string_view review_in_review = "in_review";
inline constexpr std::string_view review_confirmed = "confirmed";

// Adds them to a type whose records lie in a dossier and may leave the house; to no other.
void add_common_fields(RecordType&);

} // namespace saksi::schema
