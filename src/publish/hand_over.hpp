// Handing a dossier out: cut down to what the people in it agreed to, packed, and written down.
// There is no other way to the bytes than through the entry that says that they were made.
#pragma once

#include "publish/contents.hpp"

#include <string>

namespace saksi::publish {

// In which form a dossier is handed out.
enum class Package : std::uint8_t { archive, sheets, json };

std::string_view code_of(Package); // "archive", "xlsx", "json": in addresses and on commands.
std::optional<Package> package_of(std::string_view code);

struct Parcel {
    std::string bytes;
    std::string file_name; // Tells nothing of what is in it.
    std::string media_type;
};

struct HandedOver {
    Parcel parcel;
    RecordId handover; // The entry in the dossier.
};

// For a purpose. The entry names the consents relied on and the digest of the bytes.
//
// Errors: those of redact_for
//         forbidden  the member may not write it down: no write grant, or not in this role;
//                    or nobody's consent lets anything out
//         conflict   asked to stop, or somebody's consent changed while it was packed
Result<HandedOver> hand_over(workspace::Workspace&, workspace::Actor const&, SharingOrder const&,
    Package, render::Tongue const&, PackProgress const& = {});

// For the group itself: the whole dossier as the member sees it, sealed fields too. Only what never
// leaves is not in it. No consent is asked, so it is not to be passed on; that it was made stands
// in the access log.
//
// Errors: not_found · conflict
Result<Parcel> take_along(workspace::Workspace&, workspace::Actor const&, DossierId const&, Package,
    render::Tongue const&, PackProgress const& = {});

// A list of records as a spreadsheet, for the group itself as take_along is.
// Errors: as Workspace::list
Result<std::string> list_as_sheet(workspace::Workspace const&, workspace::Reach const&,
    workspace::ListQuery const&, render::Tongue const&);

} // namespace saksi::publish
