// A folder of pages that works offline and without scripts: open html/index.html.
#include "publish/book_pages.hpp"
#include "publish/format.hpp"

namespace saksi::publish::formats {

using namespace render::tags;
using render::Html;
using render::Path;

static Path link_to(std::string_view stem, std::string_view anchor)
{
    auto path = MUST(Path::parse_relative(std::string(stem) + ".html"));
    return anchor.empty() ? path : path.at(anchor);
}

// Before, contents, next: the way through the book without scripts.
static Html way(render::Tongue const& t, std::vector<BookPage> const& pages, std::size_t at)
{
    return nav(class_("pages"), aria_label_(t.tr("Pages")),
        at > 0 ? Html(a(rel_("prev"), href_(link_to(pages[at - 1].stem, "")), "← ",
                     bdi(pages[at - 1].title)))
               : Html(span("")),
        a(href_(link_to("index", "")), t.tr("Contents")),
        at + 1 < pages.size() ? Html(a(rel_("next"), href_(link_to(pages[at + 1].stem, "")),
                                    bdi(pages[at + 1].title), " →"))
                              : Html(span("")));
}

static Result<void> write(
    Book const& book, render::Tongue const& t, std::filesystem::path const& folder)
{
    auto const html = folder / "html";
    std::filesystem::create_directories(html);
    auto const pages = draw_book(book, t, link_to);
    for (std::size_t at = 0; at < pages.size(); ++at) {
        auto const& page = pages[at];
        Html const head = fragment(meta(charset_("utf-8")),
            meta(name_("viewport"), content_("width=device-width, initial-scale=1")),
            title(page.title), link(rel_("stylesheet"), href_(Path("book.css"))));
        Html const body = fragment(main_(page.body), way(t, pages, at));
        write_file(html / (page.stem + ".html"),
            render::render_document({ .lang = t.code(), .direction = t.direction() }, head, body));
    }
    write_file(html / "book.css", book_css());
    return {};
}

Format html()
{
    return { .key = "html",
        .label = N_("Web pages, to open without a network"),
        .file_name = "html/index.html",
        .write = write };
}

} // namespace saksi::publish::formats
