// Adding a file to a record.
#include "casework/attach_file.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

static constexpr std::size_t upload_bytes_max = 64 << 20;

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    auto const* file = sent.file("file");
    if (!file)
        return Error { ErrorKind::invalid, "No file was chosen.", "file" };
    TRY(casework::attach_file(visit.workspace, visit.actor,
        { .record = id,
            .field = std::string(sent.text("field")),
            .name = file->filename,
            .media_type = file->media_type },
        bytes_of(file->bytes)));
    return done_at(record_path(id), "file-kept");
}

Page record_files()
{
    return { .path = "/r/{id}/files", .submit = submit, .body_bytes_max = upload_bytes_max };
}

} // namespace saksi::web::pages
