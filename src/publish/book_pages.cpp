#include "publish/book_pages.hpp"

#include "embedded/book_static.hpp"
#include "publish/value_words.hpp"
#include "render/date_words.hpp"
#include "render/map.hpp"

#include <algorithm>
#include <cctype>

namespace saksi::publish {

using namespace render::tags;
using render::Html;
using render::Tongue;
using workspace::StatedValue;

namespace {

// What stands in a book's table, where the type has it.
constexpr std::string_view table_fields[] = { "forum", "date", "articles_considered",
    "articles_violated", "outcome", "remedy" };

std::string anchor_of(Brief const& brief)
{
    return "brief-" + brief->record.id.text();
}

std::string stem_of(Chapter const& chapter)
{
    std::string stem = "country-";
    for (unsigned char const letter :
        chapter.country.empty() ? std::string("other") : chapter.country)
        stem += static_cast<char>(std::tolower(letter));
    return stem;
}

// What a page needs besides its subject.
struct Press {
    Book const& book;
    Tongue const& t;
    BookLink const& link;

    std::string_view tr(Message message) const { return t.tr(message); }

    Html doubt(log::Confidence confidence) const
    {
        if (confidence == log::Confidence::unverified)
            return fragment(" ", span(class_("doubt"), tr("(to be confirmed)")));
        if (confidence == log::Confidence::partly_verified)
            return fragment(" ", span(class_("doubt"), tr("(partly verified)")));
        return {};
    }

    Html values(Brief const& brief, schema::Field const& field) const
    {
        auto const all = brief->record.all(field.key);
        auto one = [&](StatedValue const* stated) -> Html {
            return fragment(value_html(t, *book.schemas, field.kind, *stated->value, brief->titles),
                doubt(stated->confidence));
        };
        if (all.size() == 1)
            return one(all.front());
        if (brief->record.in_conflict(field.key)) {
            // Two sources disagree and nobody decided: a reader is told, too.
            return fragment(p(class_("doubt"), tr("Sources differ:")),
                ul(each(all, [&](StatedValue const* stated) -> Html { return li(one(stated)); })));
        }
        return ul(class_("inline"),
            each(all, [&](StatedValue const* stated) -> Html { return li(one(stated)); }));
    }

    Html sources(Brief const& brief) const
    {
        std::map<std::string, RecordId> named;
        for (auto const& stated : brief->record.values) {
            auto const* source = std::get_if<RecordId>(&stated.source);
            auto const title = source ? brief->titles.find(*source) : brief->titles.end();
            if (title != brief->titles.end())
                named.emplace(title->second, *source);
        }
        if (named.empty())
            return {};
        return div(
            class_("row"), dt(tr("Sources")), dd(ul(each(named, [&](auto const& one) -> Html {
                return li(a(href_(link("sources", "source-" + one.second.text())), bdi(one.first)));
            }))));
    }

    Html brief_html(Brief const& brief) const
    {
        auto const& type = *book.type;
        Html rows;
        for (auto const& field : type.fields) {
            auto const in_title = std::ranges::find(type.title_fields, field.key)
                != type.title_fields.end();
            if (!in_title && !brief->record.all(field.key).empty())
                rows += Html(div(class_("row"), dt(tr(field.label)), dd(values(brief, field))));
        }
        rows += sources(brief);
        return article(
            class_("brief"), id_(anchor_of(brief)), h2(bdi(brief->record.title)), dl(rows));
    }

    BookPage chapter(Chapter const& chapter) const
    {
        Html briefs;
        for (auto const& brief : chapter.briefs)
            briefs += brief_html(brief);
        return { stem_of(chapter), chapter.name,
            section(h1(chapter.name),
                p(class_("lead"),
                    t.format_n("{n} brief", "{n} briefs",
                        static_cast<std::int64_t>(chapter.briefs.size()))),
                briefs) };
    }

    BookPage cover() const
    {
        return { "index", book.title,
            section(class_("cover"), h1(bdi(book.title)), p(class_("lead"), bdi(book.publisher)),
                p(t.format("Edition of {}", render::date_words(t, book.edition))),
                when(!book.filters.empty(),
                    [&]() -> Html {
                        return fragment(h2(tr("What was chosen")),
                            ul(each(book.filters, [](std::string const& filter) -> Html {
                                return li(bdi(filter));
                            })));
                    }),
                h2(tr("Contents")),
                nav(aria_label_(tr("Contents")),
                    ol(class_("contents"), li(a(href_(link("map", "")), tr("Map"))),
                        each(book.chapters,
                            [&](Chapter const& chapter) -> Html {
                                return li(a(href_(link(stem_of(chapter), "")), chapter.name), " ",
                                    span(class_("count"),
                                        static_cast<std::int64_t>(chapter.briefs.size())),
                                    ul(each(chapter.briefs, [&](Brief const& brief) -> Html {
                                        return li(a(href_(link(stem_of(chapter), anchor_of(brief))),
                                            bdi(brief->record.title)));
                                    })));
                            }),
                        li(a(href_(link("comparison", "")), tr("Comparative table"))),
                        li(a(href_(link("sources", "")), tr("Sources"))),
                        li(a(href_(link("corrections", "")), tr("Corrections"))))),
                h2(tr("How to read this")),
                p(tr("Each brief tells what the named sources tell. An article in issue was "
                     "argued, which does not mean that it was found violated.")),
                p(tr("What was not verified in a source is left out or marked; nothing was filled "
                     "in."))) };
    }

    BookPage map() const
    {
        render::MapStates states;
        for (auto const& chapter : book.chapters) {
            states[chapter.country] = { render::MapShade::full, chapter.name,
                t.format_n(
                    "{n} brief", "{n} briefs", static_cast<std::int64_t>(chapter.briefs.size())),
                link(stem_of(chapter), "") };
        }
        std::vector<render::MapKeyEntry> const key {
            { render::MapShade::full, std::string(tr("has briefs in this book")) },
            { render::MapShade::unknown, std::string(tr("has none in this book")) }
        };
        auto const figure = render::map_of_asia(
            t, states, { .label = tr("States with briefs in this book"), .key = key });
        return { "map", std::string(tr("Map")),
            section(h1(tr("Map")), figure,
                table(caption(tr("Briefs by country")),
                    thead(render::el<"tr">(th(scope_("col"), tr("Country")),
                        th(scope_("col"), class_("number"), tr("Briefs")))),
                    tbody(each(book.chapters,
                        [&](Chapter const& chapter) -> Html {
                            return render::el<"tr">(
                                th(scope_("row"),
                                    a(href_(link(stem_of(chapter), "")), chapter.name)),
                                td(class_("number"),
                                    static_cast<std::int64_t>(chapter.briefs.size())));
                        })))),
            true };
    }

    BookPage comparison() const
    {
        std::vector<schema::Field const*> columns;
        for (auto const key : table_fields) {
            if (auto const* field = book.type->find(key))
                columns.push_back(field);
        }
        Html rows;
        for (auto const& chapter : book.chapters) {
            for (auto const& brief : chapter.briefs) {
                rows += Html(render::el<"tr">(td(chapter.name),
                    th(scope_("row"),
                        a(href_(link(stem_of(chapter), anchor_of(brief))),
                            bdi(brief->record.title))),
                    each(columns, [&](schema::Field const* field) -> Html {
                        return td(values(brief, *field));
                    })));
            }
        }
        return { "comparison", std::string(tr("Comparative table")),
            section(class_("comparison"), h1(tr("Comparative table")),
                div(class_("table-wrap"), tabindex_(0), role_("region"),
                    aria_label_(tr("Comparative table")),
                    table(thead(render::el<"tr">(th(scope_("col"), tr("Country")),
                              th(scope_("col"), tr("Case")),
                              each(columns,
                                  [&](schema::Field const* field) -> Html {
                                      return th(scope_("col"), tr(field->label));
                                  }))),
                        tbody(rows)))) };
    }

    BookPage sources_page() const
    {
        std::vector<std::pair<std::string, RecordId>> named;
        for (auto const& [id, title] : book.sources)
            named.emplace_back(title, id);
        std::ranges::sort(named);
        return { "sources", std::string(tr("Sources")),
            section(h1(tr("Sources")),
                ul(class_("sources"),
                    each(named,
                        [](auto const& one) -> Html {
                            return li(id_("source-" + one.second.text()), bdi(one.first));
                        })),
                when(book.left_out_records + book.left_out_values > 0, [&]() -> Html {
                    return p(t.format("Left out because nobody has verified them yet: {records} "
                                      "records and {values} single facts.",
                        render::arg("records", book.left_out_records),
                        render::arg("values", book.left_out_values)));
                })) };
    }

    // Values that once stood and were replaced: an honest book shows what it took back.
    BookPage corrections() const
    {
        Html list;
        for (auto const& chapter : book.chapters) {
            for (auto const& brief : chapter.briefs) {
                for (auto const& former : brief->former) {
                    auto const* field = book.type->find(former.field);
                    if (!field)
                        continue;
                    auto const now = brief->record.all(former.field);
                    list += Html(li(a(href_(link(stem_of(chapter), anchor_of(brief))),
                                        bdi(brief->record.title)),
                        ": ", tr(field->label), ": ",
                        del(value_words(t, *book.schemas, *former.value, brief->titles)), " → ",
                        each(now,
                            [&](StatedValue const* stated) -> Html {
                                return fragment(ins(value_words(t, *book.schemas, *stated->value,
                                                    brief->titles)),
                                    " ");
                            }),
                        when(now.empty(), tr("taken back"))));
                }
            }
        }
        auto const any = !list.empty();
        return { "corrections", std::string(tr("Corrections")),
            section(h1(tr("Corrections")),
                p(tr("What stood in the records of this book and was replaced since. Nothing is "
                     "changed in silence.")),
                any ? Html(ul(class_("corrections"), list))
                    : Html(p(tr("Nothing had to be corrected so far."))),
                p(t.format("If you find an error, please tell {}, naming the case and the edition.",
                    book.publisher))) };
    }
};

} // namespace

std::vector<BookPage> draw_book(Book const& book, Tongue const& t, BookLink const& link)
{
    Press const press { book, t, link };
    std::vector<BookPage> pages;
    pages.push_back(press.cover());
    pages.push_back(press.map());
    for (auto const& chapter : book.chapters)
        pages.push_back(press.chapter(chapter));
    pages.push_back(press.comparison());
    pages.push_back(press.sources_page());
    pages.push_back(press.corrections());
    return pages;
}

std::string book_css()
{
    // The folder holds one file; see cmake/Parts.cmake.
    return std::string(embedded::book_static().front().bytes) + std::string(render::figures_css());
}

} // namespace saksi::publish
