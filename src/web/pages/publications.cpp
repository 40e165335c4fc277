// The books that were made with this workspace.
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/shelf.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const books = shelf(visit);
    auto const makes = visit.workspace.may(visit.actor, access::Deed::publish);
    auto const make_one = [&](std::string_view look) -> Html {
        return a(class_("button", look), href_(Path("/publications/new")), t.tr("Make a book"));
    };
    Html const none = div(class_("empty"), h2(t.tr("No book yet")),
        p(t.tr("Choose decisions by country, forum, article or year. Out come web pages, an EPUB "
               "and a PDF with a brief of each, a table to compare them, a map and the sources.")),
        when(makes, [&]() -> Html { return div(class_("actions"), make_one("primary")); }));
    auto const one_book = [&](ShelfBook const& book) -> Html {
        return li(class_("card"),
            h2(a(href_(Path("/publications") / book.id), bdi(book.edition.title))),
            p(extent_words(t, book.edition)),
            p(class_("muted small"),
                t.format("Edition of {}", render::date_words(t, book.edition.date))));
    };
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("Publications")),
                p(class_("lead"),
                    t.tr("Books of case briefs, to hand on. Only what is public gets into them."))),
            when(makes && !books.empty(),
                [&]() -> Html { return div(class_("actions"), make_one("primary")); })),
        books.empty() ? none : Html(ul(class_("cards"), each(books, one_book))));
    return page_of(
        visit, { .title = std::string(t.tr("Publications")), .place = Place::publications }, body);
}

Page publications()
{
    return { .path = "/publications", .show = show };
}

} // namespace saksi::web::pages
