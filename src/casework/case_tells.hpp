// What a case tells so far, put together from its records: for saying what is missing, and on how
// many independent origins a record rests.
#pragma once

#include "casework/add_record.hpp"
#include "law/use_needs.hpp"

#include <vector>

namespace saksi::casework {

struct ToldOf {
    RecordId person;
    std::string title;
    law::CaseTells tells;
};

struct WhatCaseTells {
    std::vector<ToldOf> people {}; // Who was harmed or held; the first ones of many.
    bool is_whole = true;          // Everybody and every record was looked at.
};

// Person by person. Reads at most a few hundred records of each type.
WhatCaseTells what_case_tells(
    Workspace const&, workspace::Reach const&, DossierId const&, Day const& today);

// On how many independent origins the values of a record rest (law/origins.hpp). Values that differ
// are left out until somebody decides: they contradict each other. What a member saw is an origin
// of its own. Zero: nobody said on what anything rests.
std::size_t origins_of(Workspace const&, workspace::Reach const&, workspace::RecordView const&);

} // namespace saksi::casework
