// Making a book: choose by filters, with counts, then leave it to work.
#include "publish/publish_book.hpp"
#include "render/form_token.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/shelf.hpp"

#include <algorithm>
#include <array>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::FacetCount;
using workspace::ListQuery;

namespace {

constexpr std::string_view book_type = "decision";

// More choices than anybody reads in one list.
constexpr std::size_t choices_max = 100;

// Parts of the work, for the bar: reading the records, and then the formats.
constexpr std::size_t parts_all = 100;
constexpr std::size_t parts_reading = 25;

std::string fresh_id(Visit& visit)
{
    std::array<std::uint8_t, 8> bytes {};
    visit.workspace.dice().fill(bytes);
    return hex(bytes);
}

// The choices of one field, as check boxes with counts: none chosen means all.
Html choices(Visit const& visit, schema::Field const& field, ListQuery const& query)
{
    auto const& t = visit.tongue;
    auto facet = visit.workspace.facet(visit.reach, query, field.key, choices_max);
    auto counts = facet ? *std::move(facet) : std::vector<FacetCount> {};
    std::int64_t chosen = 0;
    for (auto const& filter : query.filters) {
        if (filter.field != field.key)
            continue;
        ++chosen;
        auto asked = visit.workspace.asked_for(visit.reach, query.type, filter);
        auto const is_it = [&](FacetCount const& one) { return one.text == asked.text; };
        // What fits nothing together with the rest.
        if (std::ranges::none_of(counts, is_it))
            counts.push_back(std::move(asked));
    }
    if (counts.empty())
        return {};
    std::vector<std::pair<std::string, FacetCount>> named;
    for (auto& one : counts)
        named.emplace_back(choice_words(visit, one), std::move(one));
    std::ranges::sort(named,
        [&](auto const& one, auto const& other) { return t.compare(one.first, other.first) < 0; });
    return details(class_("choices"), open_(chosen > 0),
        summary(t.tr(field.label),
            when(chosen > 0,
                [&]() -> Html {
                    return fragment(" ",
                        span(class_("chip good"), t.format_n("{n} chosen", "{n} chosen", chosen)));
                })),
        fieldset(class_("field"), legend(class_("hidden"), t.tr(field.label)),
            each(named, [&](auto const& named_one) -> Html {
                auto const& [words, one] = named_one;
                return label(class_("choice"),
                    input(type_("checkbox"), name_(field.key), value_(one.text),
                        checked_(one.chosen)),
                    " ", bdi(words), " ",
                    span(class_("count"), static_cast<std::int64_t>(one.count)));
            })));
}

Answer show(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::publish));
    auto const& t = visit.tongue;
    auto const* type = TRY(visit.workspace.schemas().find(book_type));
    auto query = list_query_of(visit.request, *type);
    query.limit = 1;
    auto const total = TRY(visit.workspace.list(visit.reach, query)).total;
    auto const& request = visit.request;
    auto const wanted = request.query_value("language");
    auto const language = wanted.empty() ? t.code() : wanted;
    auto const offered = visit.tongues.offered();
    auto const title = std::string(t.tr("Make a book"));
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(title), p(class_("lead"), t.tr("A brief of each decision, by country, with a map, a table to compare them and the sources.")))),
        render::tags::form(method_("post"), action_(Path("/publications/new")), class_("stack"),
            section(class_("panel"), h2(t.tr("What goes into it")),
                p(role_("status"), strong(t.format_n("{n} decision is chosen.", "{n} decisions are chosen.", static_cast<std::int64_t>(total)))),
                p(class_("hint"), t.tr("Where nothing is ticked, everything is meant.")),
                each(type->fields, [&](schema::Field const& field) -> Html { return field.filter ? choices(visit, field, query) : Html(); }),
                div(class_("actions"), button(type_("submit"), name_("count"), value_("yes"), t.tr("Count again")), a(class_("button quiet"), href_(Path("/publications/new")), t.tr("Choose all")))),
            section(class_("panel"), h2(t.tr("How it is made")),
                div(class_("field"), label(for_("title"), t.tr("Title")),
                    p(class_("hint"), id_("title-hint"), t.tr("Left empty: Decisions on torture in Asia.")),
                    input(id_("title"), name_("title"), value_(request.query_value("title")), aria_describedby_("title-hint"), dir_("auto"),
                        maxlength_(static_cast<std::int64_t>(publish::book_title_bytes_max)))),
                div(class_("field"), label(for_("book-language"), t.tr("Language of headings and dates")),
                    p(class_("hint"), id_("language-hint"), t.tr("The facts stay in the language in which they are kept.")),
                    select(id_("book-language"), name_("language"), aria_describedby_("language-hint"),
                        each(offered, [&](render::Tongue const* tongue) -> Html {
                            return option(value_(tongue->code()), lang_(tongue->code()), selected_(tongue->code() == language), tongue->autonym());
                        }))),
                div(class_("field"),
                    label(class_("choice"), input(type_("checkbox"), name_("unverified"), value_("yes"), checked_(request.query_value("unverified") == "yes")), " ",
                        t.tr("Also print what nobody has verified yet, marked as to be confirmed")))),
            div(class_("actions"), button(class_("primary"), type_("submit"), t.tr("Make the book")),
                a(class_("button quiet"), href_(Path("/publications")), t.tr("Cancel")))));
    return page_of(visit,
        { .title = title,
            .place = Place::publications,
            .crumbs = { { std::string(t.tr("Publications")), Path("/publications") } } },
        body);
}

// The choice stands in the address, where one can go back to it; the form's token does not.
Path address_of_choice(http::Form const& sent)
{
    auto where = Path("/publications/new");
    for (auto const& field : sent.fields()) {
        auto const* text = std::get_if<std::string>(&field.value);
        if (text && !text->empty() && field.name != "count"
            && field.name != render::form_token_field)
            where = where.with(field.name, *text);
    }
    return where;
}

JobOutcome outcome_of(
    publish::Book const& book, publish::PublishedBook const& published, std::string const& id)
{
    JobOutcome outcome { .continue_at = std::string((Path("/publications") / id).text()) };
    auto const add = [&](Message label, std::size_t count) {
        if (count > 0)
            outcome.lines.push_back({ label, std::to_string(count) });
    };
    add(N_("Briefs"), published.edition.briefs);
    add(N_("Countries"), published.edition.countries);
    add(N_("Records left out because nobody has verified them"), book.left_out_unverified_records);
    add(N_("Single facts left out because nobody has verified them"),
        book.left_out_unverified_values);
    add(N_("Records left out because they are not public"), book.left_out_sealed_records);
    for (auto const& missing : published.missing)
        outcome.lines.push_back({ missing.why.message, missing.key });
    return outcome;
}

Answer submit(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::publish));
    auto const sent = TRY(visit.request.form());
    if (sent.has("count"))
        return http::see_other(address_of_choice(sent).text());
    auto const* type = TRY(visit.workspace.schemas().find(book_type));
    publish::BookOrder order {
        .type = type->key, .filters = {}, .title = std::string(sent.text("title"))
    };
    for (auto const& field : type->fields) {
        for (auto const text : sent.texts(field.key)) {
            if (field.filter && !text.empty())
                order.filters.push_back({ field.key, std::string(text) });
        }
    }
    if (sent.text("unverified") == "yes")
        order.doubtful = publish::Doubtful::marked;
    auto const* chosen = visit.tongues.find(sent.text("language"));
    auto const& tongue = chosen ? *chosen : visit.tongue;

    auto const id = fresh_id(visit);
    auto& jobs = visit.jobs;
    jobs.start(id, visit.actor.handle(), N_("Making the book"),
        [&jobs, &workspace = visit.workspace, &tongue, reach = visit.reach, order, id,
            place = place_on_shelf(visit, id)](JobProgress const& progress) -> Result<JobOutcome> {
            // The desk is needed for reading only; while the book is written others have it.
            auto const book = [&]() -> Result<publish::Book> {
                DeskTurn::Held const held(jobs.turn());
                return publish::gather_book(
                    workspace, reach, order, tongue, [&](std::size_t done, std::size_t total) {
                        jobs.turn().give_way();
                        return progress(
                            done * parts_reading / std::max<std::size_t>(total, 1), parts_all);
                    });
            }();
            if (!book)
                return book.error();
            auto const published = TRY(
                publish::write_book(*book, tongue, place, [&](std::size_t done, std::size_t total) {
                    return progress(
                        parts_reading + done * (parts_all - parts_reading) / total, parts_all);
                }));
            return outcome_of(*book, published, id);
        });
    return http::see_other((Path("/jobs") / id).text());
}

} // namespace

Page publication_new()
{
    return { .path = "/publications/new", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
