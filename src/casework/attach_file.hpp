// Putting a file into a record.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

struct AttachFile {
    RecordId record;
    std::string field; // Of kind file.
    std::string name;  // As the person's machine calls it.
    std::string media_type;
    std::vector<StatementId> replaces {}; // Files that this one takes the place of.
    Basis basis {};
};

// Encrypts the bytes into the vault and states in the field that they belong to the record.
// Returns the file's hash. On any error nothing refers to the bytes.
//
// Errors: forbidden · not_found  no such record (subject: its id) or field (subject: its key)
//         invalid    the field is not for files, or has one already that is not replaced
//                    (subject: its key)
//         too_large  more than the vault takes
Result<FileHash> attach_file(Workspace&, Actor const&, AttachFile const&, ByteView original);

} // namespace saksi::casework
