// A folder of pages that works offline and without scripts: open html/index.html.
#include "publish/book_pages.hpp"
#include "publish/format.hpp"

namespace saksi::publish::formats {

using namespace render::tags;
using render::Html;
using render::Path;

static Path link_to(std::string_view stem, std::string_view anchor)
{
    auto const path = Path::file(stem, "html");
    return anchor.empty() ? path : path.at(anchor);
}

// Before, contents, next: the way through the book without scripts.
static Html way(render::Tongue const& t, std::vector<BookPage> const& pages, std::size_t at)
{
    auto const before = [&]() -> Html {
        return a(class_("before"), rel_("prev"), href_(link_to(pages[at - 1].stem, "")),
            span(class_("hidden"), t.tr("Before:"), " "), bdi(pages[at - 1].title));
    };
    auto const next = [&]() -> Html {
        return a(class_("next"), rel_("next"), href_(link_to(pages[at + 1].stem, "")),
            span(class_("hidden"), t.tr("Next:"), " "), bdi(pages[at + 1].title));
    };
    return nav(class_("way"), aria_label_(t.tr("Pages")), when(at > 0, before),
        when(at > 0,
            [&]() -> Html {
                return a(class_("up"), href_(link_to("index", "")), t.tr("Contents"));
            }),
        when(at + 1 < pages.size(), next));
}

static Result<void> write(Book const& book, render::Tongue const& t,
    std::filesystem::path const& folder, KeepGoing const&)
{
    auto const html = folder / "html";
    std::filesystem::create_directory(html);
    auto const pages = draw_book(book, t, link_to);
    for (std::size_t at = 0; at < pages.size(); ++at) {
        auto const& page = pages[at];
        auto const is_first = at == 0;
        auto const contents = [&]() -> Html {
            return nav(class_("contents-page"), aria_label_(t.tr("Contents")), h2(t.tr("Contents")),
                draw_contents(book, t, link_to));
        };
        auto const running_head = [&]() -> Html {
            return header(class_("running"), a(href_(link_to("index", "")), bdi(book.title)));
        };
        Html const head = fragment(
            meta(name_("viewport"), content_("width=device-width, initial-scale=1")),
            meta(name_("color-scheme"), content_("light dark")),
            meta(name_("referrer"), content_("no-referrer")),
            title(page.title, when(!is_first, " · "), when(!is_first, book.title)),
            link(rel_("stylesheet"), href_(Path("book.css"))));
        // Tables want all the width there is.
        auto const width = page.stem == "comparison" ? "wide" : "";
        Html const body = fragment(when(!is_first, running_head),
            main_(class_(width).only_if(*width != '\0'), page.body, when(is_first, contents)),
            way(t, pages, at));
        write_file(html / (page.stem + ".html"),
            render::render_document({ .lang = t.code(), .direction = t.direction() }, head, body));
    }
    write_file(html / "book.css", book_css() += print_css());
    return {};
}

Format html()
{
    return { .key = "html",
        .label = N_("Web pages, to read without a network"),
        .file_name = "html/index.html",
        .when_missing = {},
        .write = write };
}

} // namespace saksi::publish::formats
