#include "publish/book_pages.hpp"

#include "embedded/book_static.hpp"
#include "publish/value_words.hpp"
#include "render/date_words.hpp"
#include "render/map.hpp"
#include "schema/typed.hpp"

#include <algorithm>
#include <set>

namespace saksi::publish {

using namespace render::tags;
using render::arg;
using render::Html;
using render::Tongue;

namespace {

// The template of a brief: these fields first and in this order, where the type has them, then what
// else it has. Under the heading stand forum, date and citation.
constexpr std::string_view heading_fields[] = { "forum", "date", "citation" };
constexpr std::string_view brief_fields[] = { "facts", "case_type", "case_type_detail",
    "respondent_or_forum_state", "state_of_concern", "state", "articles_considered",
    "provisions_considered", "articles_violated", "finding", "outcome", "remedy", "lesson" };

// The columns of the comparative table.
constexpr std::string_view table_fields[] = { "forum", "date", "case_type", "articles_considered",
    "articles_violated", "outcome", "remedy" };

// About two thirds of a printed page.
constexpr std::size_t markup_of_long_brief = 5000;

template<std::size_t size>
bool holds(std::string_view const (&list)[size], std::string_view key)
{
    return std::ranges::find(list, key) != std::end(list);
}

std::string anchor_of(Brief const& brief)
{
    return "brief-" + brief->id.text();
}

std::string source_anchor(RecordId const& id)
{
    return "source-" + id.text();
}

std::string stem_of(Chapter const& chapter)
{
    if (chapter.country.empty())
        return "country-none";
    std::string stem = "country-";
    for (auto const letter : chapter.country)
        stem += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return stem;
}

std::int64_t count_of(std::size_t size)
{
    return static_cast<std::int64_t>(size);
}

// "CAT 3" before "CAT 14" before "ICCPR 7": numbers by their size.
bool in_natural_order(PublicValue const* one, PublicValue const* other)
{
    auto const key = [](PublicValue const* value) {
        auto const words = schema::plain_text(value->value);
        std::string padded;
        for (std::size_t at = 0; at < words.size();) {
            auto const end = std::min(words.find_first_not_of("0123456789", at), words.size());
            if (end > at) {
                constexpr std::size_t digits = 6;
                padded.append(end - at < digits ? digits - (end - at) : 0, '0')
                    .append(words, at, end - at);
                at = end;
            } else {
                padded += words[at++];
            }
        }
        return padded;
    };
    return key(one) < key(other);
}

class Press {
public:
    Press(Book const& book, Tongue const& tongue, BookLink const& link)
        : m_book(book)
        , t(tongue)
        , m_link(link)
    {
        for (auto const key : brief_fields) {
            if (auto const* field = book.type->find(key))
                m_fields.push_back(field);
        }
        for (auto const& field : book.type->fields) {
            auto const in_title = std::ranges::find(book.type->title_fields, field.key)
                != book.type->title_fields.end();
            if (!in_title && !holds(heading_fields, field.key) && !holds(brief_fields, field.key))
                m_fields.push_back(&field);
        }
    }

    Html contents(PageNumber const& page_number) const
    {
        auto const entry = [&](std::string_view stem, std::string_view anchor,
                               std::string_view text) -> Html {
            auto const number = page_number ? page_number(anchor.empty() ? stem : anchor)
                                            : std::nullopt;
            return a(href_(m_link(stem, anchor)), bdi(text),
                when(number.has_value(),
                    [&]() -> Html { return fragment(" ", span(class_("page-number"), *number)); }));
        };
        return ol(class_("contents"), li(entry("about", "", tr("About this book"))),
            li(entry("map", "", tr("Map"))),
            each(m_book.chapters,
                [&](Chapter const& chapter) -> Html {
                    auto const stem = stem_of(chapter);
                    return li(class_("chapter"), entry(stem, "", chapter.name),
                        ol(each(chapter.briefs, [&](Brief const& brief) -> Html {
                            return li(entry(stem, anchor_of(brief), brief->title));
                        })));
                }),
            li(entry("comparison", "", tr("Comparative table"))),
            li(entry("sources", "", tr("Sources"))),
            li(entry("corrections", "", tr("Corrections"))));
    }

    BookPage cover() const
    {
        return { "index", m_book.title,
            section(class_("cover"), p(class_("publisher"), bdi(m_book.publisher)),
                h1(bdi(m_book.title)), p(class_("lead"), extent()),
                p(class_("edition"),
                    t.format("Edition of {}", render::date_words(t, m_book.edition)))) };
    }

    BookPage about() const
    {
        auto const doubtful = m_book.doubtful == Doubtful::marked
            ? tr("What nobody has verified in a source yet is marked as to be confirmed: do not "
                 "quote it as a fact.")
            : tr("What nobody has verified in a source yet is left out.");
        auto const records = count_of(m_book.left_out_unverified_records);
        auto const values = count_of(m_book.left_out_unverified_values);
        return { "about", std::string(tr("About this book")),
            section(h1(tr("About this book")), p(extent()),
                when(!m_book.filters.empty(),
                    [&]() -> Html {
                        return fragment(h2(tr("What was chosen")),
                            ul(each(m_book.filters, [](std::string const& filter) -> Html {
                                return li(bdi(filter));
                            })));
                    }),
                h2(tr("How to read it")),
                p(tr("The briefs stand under the State where torture happened or is feared. In a "
                     "case about removal the State "
                     "that would send the person away is named in the brief.")),
                p(tr("An article in issue was argued, which does not mean that it was found "
                     "violated. Articles found violated "
                     "are named only where the decision itself says so.")),
                p(doubtful, " ",
                    tr("Nothing was filled in: where a line is missing, it is not known to us.")),
                when(records > 0,
                    [&]() -> Html {
                        return p(t.format_n("Left out because it is not verified: {n} record.",
                            "Left out because they are not verified: {n} records.", records));
                    }),
                when(values > 0,
                    [&]() -> Html {
                        return p(t.format_n("Left out because it is not verified: {n} single fact.",
                            "Left out because they are not verified: {n} single facts.", values));
                    }),
                h2(tr("If you find an error")),
                p(t.format("Please tell {publisher}, naming the case and the edition. What had to "
                           "be corrected is told on a page of its own at the end.",
                    arg("publisher", m_book.publisher))),
                h2(tr("Edition")),
                dl(row(tr("Published by"), bdi(m_book.publisher)),
                    row(tr("Edition"), render::date_words(t, m_book.edition)),
                    row(tr("Number of this book"), span(class_("identifier"), m_book.id)))) };
    }

    BookPage map(MapLinks map_links) const
    {
        render::MapStates states;
        for (auto const& chapter : m_book.chapters) {
            if (chapter.country.empty())
                continue;
            states[chapter.country] = { .shade = render::MapShade::full,
                .name = chapter.name,
                .meaning = briefs_words(chapter.briefs.size()),
                .link = {} };
            if (map_links == MapLinks::drawn)
                states[chapter.country].link = m_link(stem_of(chapter), "");
        }
        render::MapKeyEntry const key[] { { render::MapShade::full,
                                              std::string(tr("has briefs in this book")) },
            { render::MapShade::unknown, std::string(tr("has none in this book")) } };
        auto const label = tr("States with briefs in this book");
        return { "map", std::string(tr("Map")),
            section(h1(tr("Map")), render::map_of_asia(t, states, { .label = label, .key = key }),
                div(class_("counts-wrap"),
                    table(class_("counts"), caption(tr("Briefs by country")),
                        thead(render::el<"tr">(th(scope_("col"), tr("Country")),
                            th(scope_("col"), class_("number"), tr("Briefs")))),
                        tbody(each(m_book.chapters,
                            [&](Chapter const& chapter) -> Html {
                                return render::el<"tr">(
                                    th(scope_("row"),
                                        a(href_(m_link(stem_of(chapter), "")), bdi(chapter.name))),
                                    td(class_("number"),
                                        t.number(count_of(chapter.briefs.size()))));
                            }))))),
            true };
    }

    BookPage chapter(Chapter const& chapter) const
    {
        auto const own_names = [&]() -> Html {
            return p(
                class_("own-names"), each(chapter.own_names, [](schema::Text const& name) -> Html {
                    return bdi(lang_(name.language).only_if(!name.language.empty()), name.text);
                }));
        };
        return { stem_of(chapter), chapter.name,
            section(class_("chapter"),
                header(h1(bdi(chapter.name)), when(!chapter.own_names.empty(), own_names),
                    p(class_("lead"), briefs_words(chapter.briefs.size()))),
                each(chapter.briefs,
                    [&](Brief const& brief) -> Html { return brief_html(chapter, brief); })) };
    }

    BookPage comparison() const
    {
        std::vector<schema::Field const*> columns;
        for (auto const key : table_fields) {
            // A column that says nothing of any case only takes room from the others.
            auto const* field = m_book.type->find(key);
            if (field && std::ranges::any_of(m_book.chapters, [&](Chapter const& chapter) {
                    return std::ranges::any_of(chapter.briefs,
                        [&](Brief const& brief) { return brief->one(key) != nullptr; });
                }))
                columns.push_back(field);
        }
        auto const line = [&](Chapter const& chapter, Brief const& brief) -> Html {
            auto const whole = doubt_of_all(brief);
            return render::el<"tr">(
                th(scope_("row"),
                    a(href_(m_link(stem_of(chapter), anchor_of(brief))), bdi(brief->title)),
                    doubt(whole)),
                each(columns, [&](schema::Field const* field) -> Html {
                    return td(values(brief, *field, whole));
                }));
        };
        return { "comparison", std::string(tr("Comparative table")),
            section(class_("comparison"), h1(tr("Comparative table")),
                div(class_("table-wrap"), tabindex_(0), role_("region"),
                    aria_label_(tr("Comparative table")),
                    table(thead(render::el<"tr">(th(scope_("col"), tr("Case")),
                              each(columns,
                                  [&](schema::Field const* field) -> Html {
                                      return th(scope_("col"), tr(field->label));
                                  }))),
                        each(m_book.chapters, [&](Chapter const& chapter) -> Html {
                            return tbody(render::el<"tr">(class_("country"),
                                             th(scope_("rowgroup"), colspan_(columns.size() + 1),
                                                 bdi(chapter.name))),
                                each(chapter.briefs, [&](Brief const& brief) -> Html {
                                    return line(chapter, brief);
                                }));
                        })))) };
    }

    BookPage sources() const
    {
        std::vector<Brief const*> sorted;
        for (auto const& [id, source] : m_book.sources)
            sorted.push_back(&source);
        std::ranges::stable_sort(sorted, [&](Brief const* one, Brief const* other) {
            return t.compare((*one)->title, (*other)->title) < 0;
        });
        return { "sources", std::string(tr("Sources")),
            section(h1(tr("Sources")), p(tr("What the briefs rest on.")),
                sorted.empty()
                    ? Html(p(tr("No source is named in these records.")))
                    : Html(ul(class_("sources"), each(sorted, [&](Brief const* source) -> Html {
                          return source_html(*source);
                      })))) };
    }

    // An honest book says what it took back.
    BookPage corrections() const
    {
        Html list;
        for (auto const& chapter : m_book.chapters) {
            for (auto const& brief : chapter.briefs) {
                for (auto const& correction : brief->corrections)
                    list += correction_html(chapter, brief, correction);
            }
        }
        auto const any = !list.empty();
        return { "corrections", std::string(tr("Corrections")),
            section(h1(tr("Corrections")),
                p(tr("What stood in the records of this book and was replaced since. Words that "
                     "were replaced are not printed again, "
                     "because they may have been changed to protect somebody.")),
                any ? Html(ul(class_("corrections"), list))
                    : Html(p(tr("Nothing had to be corrected so far.")))) };
    }

private:
    std::string_view tr(Message message) const { return t.tr(message); }
    std::string_view tr(std::same_as<Label> auto const& label) const { return t.tr(label); }

    std::string briefs_words(std::size_t count) const
    {
        return t.format_n("{n} brief", "{n} briefs", count_of(count));
    }

    std::string extent() const
    {
        auto const countries = count_of(m_book.country_count());
        if (countries == 0)
            return briefs_words(m_book.brief_count());
        return t.format("{briefs} from {countries}",
            arg("briefs", briefs_words(m_book.brief_count())),
            arg("countries", t.format_n("{n} country", "{n} countries", countries)));
    }

    template<typename What>
    Html row(std::string_view label, What&& what) const
    {
        return div(class_("row"), dt(label), dd(std::forward<What>(what)));
    }

    Html doubt(log::Confidence confidence) const
    {
        if (confidence == log::Confidence::unverified)
            return fragment(" ", small(class_("doubt"), tr("(to be confirmed)")));
        if (confidence == log::Confidence::partly_verified)
            return fragment(" ", small(class_("doubt"), tr("(verified in part)")));
        return {};
    }

    // What is equally doubtful throughout is said once, not at each line.
    static log::Confidence doubt_of_all(Brief const& brief)
    {
        auto const first = brief->values.empty() ? log::Confidence::unstated
                                                 : brief->values.front().confidence;
        auto const same = std::ranges::all_of(
            brief->values, [&](PublicValue const& value) { return value.confidence == first; });
        return same ? first : log::Confidence::unstated;
    }

    Html one_value(Brief const& brief, schema::Field const& field, PublicValue const& value,
        log::Confidence whole) const
    {
        auto const* text = std::get_if<schema::Text>(&value.value);
        auto const is_address = field.kind == schema::FieldKind::short_text && text
            && (text->text.starts_with("https://") || text->text.starts_with("http://"));
        return fragment(is_address
                ? render::external_link(text->text, text->text)
                : value_html(t, *m_book.schemas, field.kind, value.value, brief->titles),
            value.confidence == whole ? Html() : doubt(value.confidence));
    }

    // The same told in several languages: a paragraph each, the book's own language first.
    Html in_languages(Brief const& brief, schema::Field const& field,
        std::vector<PublicValue const*> all, log::Confidence whole) const
    {
        auto const language = [](PublicValue const* value) -> std::string_view {
            auto const* text = std::get_if<schema::Text>(&value->value);
            return text ? std::string_view(text->language) : std::string_view();
        };
        std::ranges::stable_sort(all, {}, [&](PublicValue const* value) {
            return std::pair(language(value) != t.code(), language(value));
        });
        return ul(class_("languages"), each(all, [&](PublicValue const* value) -> Html {
            auto const* text = std::get_if<schema::Text>(&value->value);
            if (!text || text->language.empty())
                return li(one_value(brief, field, *value, whole));
            return li(p(lang_(text->language), dir_("auto"), text->text),
                p(class_("language"),
                    term_words(t, *m_book.schemas, { "language", text->language }),
                    value->confidence == whole ? Html() : doubt(value->confidence)));
        }));
    }

    // `whole`: the doubt that is said of the whole brief already.
    Html values(Brief const& brief, schema::Field const& field, log::Confidence whole) const
    {
        auto all = brief->all(field.key);
        if (field.repeats && field.kind == schema::FieldKind::short_text)
            std::ranges::stable_sort(all, in_natural_order);
        auto const item = [&](PublicValue const* value) -> Html {
            return li(one_value(brief, field, *value, whole));
        };
        if (all.empty())
            return {};
        if (all.size() == 1)
            return one_value(brief, field, *all.front(), whole);
        if (field.kind == schema::FieldKind::localized_text)
            return in_languages(brief, field, std::move(all), whole);
        // Two sources disagree and nobody decided: a reader is told, too.
        if (brief->in_conflict(field.key))
            return fragment(p(class_("doubt"), tr("Sources differ:")), ul(each(all, item)));
        return ul(class_("inline"), each(all, item));
    }

    // What the chapter's heading says already.
    static bool is_chapters_own(
        Chapter const& chapter, Brief const& brief, schema::Field const& field)
    {
        auto const all = brief->all(field.key);
        return std::ranges::all_of(all, [&](PublicValue const* value) {
            auto const* reference = std::get_if<schema::Reference>(&value->value);
            auto const title = reference ? brief->titles.find(reference->record)
                                         : brief->titles.end();
            return title != brief->titles.end() && title->second == chapter.name;
        });
    }

    // "States concerned" is the sum of the two fields that say more.
    static bool is_said_better(Brief const& brief, schema::Field const& field)
    {
        return field.key == "state"
            && (brief->one("respondent_or_forum_state") || brief->one("state_of_concern"));
    }

    Html brief_html(Chapter const& chapter, Brief const& brief) const
    {
        auto const whole = doubt_of_all(brief);
        Html heading;
        for (auto const key : heading_fields) {
            if (auto const* field = m_book.type->find(key); field && brief->one(key))
                heading += Html(span(class_(key), values(brief, *field, whole)));
        }
        Html rows;
        for (auto const* field : m_fields) {
            if (brief->one(field->key) && !is_chapters_own(chapter, brief, *field)
                && !is_said_better(brief, *field))
                rows += row(tr(field->label), values(brief, *field, whole));
        }
        rows += sources_of(brief);
        // A short brief is not torn by the end of a printed page.
        auto const length = rows.view().size() > markup_of_long_brief ? "long" : "";
        return article(class_("brief", length), id_(anchor_of(brief)), h2(bdi(brief->title)),
            when(!heading.empty(), [&]() -> Html { return p(class_("meta"), heading); }),
            when(whole == log::Confidence::unverified,
                [&]() -> Html {
                    return p(
                        class_("doubt"), tr("Nobody has verified this brief in a source yet."));
                }),
            when(whole == log::Confidence::partly_verified,
                [&]() -> Html {
                    return p(class_("doubt"), tr("This brief was verified in part."));
                }),
            when(!rows.empty(), [&]() -> Html { return dl(rows); }));
    }

    Html sources_of(Brief const& brief) const
    {
        std::set<std::pair<std::string, RecordId>> named;
        for (auto const& value : brief->values) {
            if (value.source)
                named.emplace(brief->titles.at(*value.source), *value.source);
        }
        if (named.empty())
            return {};
        return row(t.trn("Source", "Sources", count_of(named.size())),
            Html(ul(class_("inline"), each(named, [&](auto const& source) -> Html {
                return li(
                    a(href_(m_link("sources", source_anchor(source.second))), bdi(source.first)));
            }))));
    }

    Html source_html(Brief const& source) const
    {
        Html more;
        for (auto const key : { "origin", "date", "url", "archived_url", "accessed" }) {
            auto const* field = source->type->find(key);
            if (field && source->one(key))
                more += row(tr(field->label), values(source, *field, log::Confidence::unstated));
        }
        return li(id_(source_anchor(source->id)), bdi(source->title),
            when(!more.empty(), [&]() -> Html { return dl(more); }));
    }

    Html correction_html(
        Chapter const& chapter, Brief const& brief, Correction const& correction) const
    {
        auto const& field = *checked(m_book.type->find(correction.field));
        Html what;
        if (correction.taken_back)
            what = span(tr("taken back"));
        else if (correction.former && correction.now)
            what = fragment(del(value_words(t, *m_book.schemas, *correction.former, brief->titles)),
                " → ", ins(value_words(t, *m_book.schemas, *correction.now, brief->titles)));
        else
            what = span(tr("changed"));
        return li(render::date_words(t, correction.on), ": ",
            a(href_(m_link(stem_of(chapter), anchor_of(brief))), bdi(brief->title)), ", ",
            tr(field.label), ": ", what);
    }

    Book const& m_book;
    Tongue const& t;
    BookLink const& m_link;
    std::vector<schema::Field const*> m_fields; // Of a brief, in the order of the template.
};

} // namespace

std::vector<BookPage> draw_book(
    Book const& book, Tongue const& t, BookLink const& link, MapLinks map_links)
{
    Press const press(book, t, link);
    std::vector<BookPage> pages;
    pages.push_back(press.cover());
    pages.push_back(press.about());
    pages.push_back(press.map(map_links));
    for (auto const& chapter : book.chapters)
        pages.push_back(press.chapter(chapter));
    pages.push_back(press.comparison());
    pages.push_back(press.sources());
    pages.push_back(press.corrections());
    return pages;
}

Html draw_contents(
    Book const& book, Tongue const& t, BookLink const& link, PageNumber const& page_number)
{
    return Press(book, t, link).contents(page_number);
}

static std::string_view style(std::string_view name)
{
    auto const files = embedded::book_static();
    auto const found = std::ranges::find(files, name, &embedded::File::name);
    SAKSI_CHECK(found != files.end());
    return found->bytes;
}

std::string book_css()
{
    auto css = std::string(style("book.css"));
    css += render::figures_css();
    return css;
}

std::string_view print_css()
{
    return style("print.css");
}

} // namespace saksi::publish
