// The web pages of a book, read from our own server. They hold no scripts and name nothing from
// elsewhere; the headers that all our replies bear would not let them.
#include "web/layout.hpp"
#include "web/widgets/shelf.hpp"

namespace saksi::web::pages {

static Answer show(Visit& visit)
{
    auto const book = TRY(book_on_shelf(visit));
    auto const name = visit.request.path_variable("name");
    auto bytes = TRY(file_on_shelf(book.folder / "html", name));
    if (name.ends_with(".html"))
        return http::html_reply(std::move(bytes));
    if (name.ends_with(".css"))
        return http::bytes_reply(
            std::move(bytes), "text/css; charset=utf-8", {}, http::Disposition::inline_);
    return Error { ErrorKind::not_found, "There is no such file." };
}

Page publication_read()
{
    return { .path = "/publications/{id}/html/{name}", .show = show };
}

} // namespace saksi::web::pages
