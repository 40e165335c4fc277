// A book to take along: the EPUB, the PDF, or the web pages in one zip.
#include "publish/zip.hpp"
#include "web/layout.hpp"
#include "web/widgets/shelf.hpp"

namespace saksi::web::pages {

static Answer show(Visit& visit)
{
    auto const book = TRY(book_on_shelf(visit));
    auto const name = visit.request.path_variable("name");
    if (name == "html.zip") {
        return http::bytes_reply(publish::zip_of_folder(book.folder / "html", book.edition.date),
            "application/zip", "book-html.zip");
    }
    auto const type = name == "book.epub" ? "application/epub+zip"
        : name == "book.pdf"              ? "application/pdf"
                                          : "";
    if (!*type)
        return Error { ErrorKind::not_found, "There is no such file." };
    return http::bytes_reply(TRY(file_on_shelf(book.folder, name)), type, name);
}

Page publication_file()
{
    return { .path = "/publications/{id}/files/{name}", .show = show };
}

} // namespace saksi::web::pages
