// Casework of a size that a group reaches in many years: cases with people and acts that hang
// together, and one large case.
#pragma once

#include "app/bench_line.hpp"
#include "app/signed_in.hpp"

namespace saksi::app {

struct InventedCases {
    std::size_t records = 0;
    std::size_t statements = 0;
    RecordId large_case; // With about five hundred records.
    std::string word;    // That many of the acts have.
};

// Writes so many people, a hundred in each case, and three acts for each. The same in each run.
InventedCases invent_cases(workspace::Workspace&, Dice&, std::size_t people);

// Lists with facets, search, the large case: pages are worked out anew for each request.
void measure_cases(std::vector<BenchLine>&, SignedIn&, InventedCases const&);

} // namespace saksi::app
