// The files of a dossier, with the records that they lie with.
#pragma once

#include "casework/add_record.hpp"

#include <vector>

namespace saksi::casework {

struct CaseFile {
    RecordId record;
    std::string title; // Of the record.
    schema::File file;
};

struct CaseFiles {
    std::vector<CaseFile> files {}; // By the type of their record, then by its title.
    std::size_t left_out = 0;       // Records with files beyond those that are read.
};

// Of at most so many records of each type. Every look is noted.
CaseFiles case_files(
    Workspace const&, workspace::Reach const&, DossierId const&, std::size_t of_each_type_max = 50);

} // namespace saksi::casework
