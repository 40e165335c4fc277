// Who did what to whom in one dossier: people, units, acts and events, and what ties them together.
#pragma once

#include "casework/add_record.hpp"

#include <vector>

namespace saksi::casework {

struct CaseGraph {
    // What somebody is in the acts of this dossier. One can be both.
    struct Node {
        RecordId record;
        std::string type;
        std::string title;
        bool harmed = false;
        bool alleged = false; // To have had a part in an act.
    };
    // Places in the list of nodes. `said` is what the tie is, as stated; nothing: what the field of
    // the record says by itself.
    struct Tie {
        std::size_t from = 0;
        std::size_t to = 0;
        std::optional<schema::Value> said {};
        std::string type;     // Of the record that states the tie,
        std::string field;    // and its field.
        bool differs = false; // Sources differ about who or what; the latest is told.
    };
    std::vector<Node> nodes {};
    std::vector<Tie> ties {};
    bool is_whole = true; // Nothing was left out for want of room.
};

// Acts come first, with whom they concern, so that what is left out is what hangs on nothing.
// Every look is noted. At most so many nodes and ties.
CaseGraph case_graph(Workspace const&, workspace::Reach const&, DossierId const&,
    std::size_t nodes_max, std::size_t ties_max);

} // namespace saksi::casework
