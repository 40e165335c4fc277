// One book: read it here, take it along, or remove it.
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/shelf.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Html format_row(Visit const& visit, ShelfBook const& book, publish::Format const& format)
{
    auto const& t = visit.tongue;
    auto const here = Path("/publications") / book.id;
    auto const& made = book.edition.formats;
    if (std::ranges::find(made, format.key) == made.end())
        return li(p(t.tr(format.label)), p(class_("flash warn"), t.tr(format.when_missing)));
    if (format.key == "html") {
        return li(p(t.tr(format.label)),
            div(class_("actions"),
                a(class_("button primary"), href_(here / "html" / "index.html"),
                    t.tr("Read it here")),
                a(class_("button"), href_(here / "files" / "html.zip"),
                    t.tr("Download as a zip"))));
    }
    return li(p(t.tr(format.label)),
        div(class_("actions"),
            a(class_("button"), href_(here / "files" / format.file_name),
                t.format("Download {}", format.file_name))));
}

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const book = TRY(book_on_shelf(visit));
    auto const formats = publish::all_formats();
    auto const* language = visit.tongues.find(book.edition.language);
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(bdi(book.edition.title)), p(class_("lead"), extent_words(t, book.edition)))),
        dl(class_("facts"), dt(t.tr("Edition")), dd(render::date_words(t, book.edition.date)),
            dt(t.tr("Language")),
            dd(language ? language->autonym() : std::string_view(book.edition.language)),
            dt(t.tr("Number of this book")), dd(class_("mono"), book.edition.id)),
        h2(t.tr("The book")),
        ul(class_("plain stack"),
            each(formats,
                [&](publish::Format const& format) -> Html {
                    return format_row(visit, book, format);
                })),
        when(visit.workspace.may(visit.actor, access::Deed::publish), [&]() -> Html {
            return fragment(h2(t.tr("Remove")),
                p(t.tr("Removes the book from this computer. What was handed on stays where it is, "
                       "and the records stay too.")),
                render::tags::form(method_("post"), action_(Path("/publications") / book.id),
                    button(class_("danger"), type_("submit"),
                        attr<"data-confirm">(t.tr("Remove this book from this computer?")),
                        t.tr("Remove this book"))));
        }));
    return page_of(visit,
        { .title = book.edition.title,
            .place = Place::publications,
            .crumbs = { { std::string(t.tr("Publications")), Path("/publications") } } },
        body);
}

static Answer submit(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::publish));
    auto const book = TRY(book_on_shelf(visit));
    std::filesystem::remove_all(book.folder);
    return done_at(Path("/publications"), "book-removed");
}

Page publication_show()
{
    return { .path = "/publications/{id}", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
