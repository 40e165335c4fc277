// A file that finished work left, such as the rows that an import could not take.
#include "web/layout.hpp"

#include <charconv>

namespace saksi::web::pages {

static Answer show(Visit& visit)
{
    auto const job = visit.jobs.find(visit.request.path_variable("id"), visit.actor.handle());
    auto const text = visit.request.path_variable("number");
    std::size_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    auto const is_number = read.ec == std::errc {} && read.ptr == text.data() + text.size();
    if (!job || !is_number || number >= job->outcome.downloads.size())
        return Error { ErrorKind::not_found, "This work is over, and its outcome is forgotten." };
    auto const& file = job->outcome.downloads[number];
    return http::bytes_reply(file.bytes, file.media_type, file.name);
}

Page job_file()
{
    return { .path = "/jobs/{id}/files/{number}", .show = show };
}

} // namespace saksi::web::pages
