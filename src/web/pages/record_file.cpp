// The original bytes of a file, decrypted for whoever may read the record. Always as a download:
// what a hostile file says of itself must not make our pages run it.
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer show(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const hash = TRY(FileHash::parse(visit.request.path_variable("hash")));
    auto const history = TRY(visit.workspace.history(visit.reach, id));
    for (auto const& stated : history) {
        auto const* file = stated.value ? std::get_if<schema::File>(&*stated.value) : nullptr;
        if (!file || file->sha256 != hash)
            continue;
        auto const bytes = TRY(visit.workspace.read_file(visit.reach, id, hash));
        auto seen = TRY(visit.workspace.record(visit.reach, id));
        seen.values = { stated };
        visit.workspace.note_look(visit.reach, workspace::Look::export_, seen);
        visit.workspace.keep_looks();
        return http::bytes_reply(
            std::string(text_of(bytes)), "application/octet-stream", file->name);
    }
    return Error { ErrorKind::not_found, "There is no such file.", hash.text() };
}

Page record_file()
{
    return { .path = "/r/{id}/files/{hash}", .show = show };
}

} // namespace saksi::web::pages
