// What a case tells so far, put together from its records: for saying what is missing, and on how
// many independent origins an act rests.
#pragma once

#include "casework/add_record.hpp"
#include "law/use_needs.hpp"

namespace saksi::casework {

// Reads at most a few hundred records of each type.
law::CaseTells what_case_tells(
    Workspace const&, workspace::Reach const&, DossierId const&, Day const& today);

// On how many independent origins the values of a record rest (law/origins.hpp). What members
// saw themselves is one origin for each of them. Nothing stated a source: zero.
std::size_t origins_of(Workspace const&, workspace::Reach const&, workspace::RecordView const&);

} // namespace saksi::casework
