#include "web/widgets/listing.hpp"

#include "base/text.hpp"
#include "publish/value_words.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/saved_searches.hpp"
#include "web/widgets/state_name.hpp"

#include <charconv>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::FieldFilter;
using workspace::ListPage;
using workspace::ListQuery;

// Further than anybody turns pages; keeps an invented address from asking for a far offset.
static constexpr std::size_t page_max = 100'000;

Path record_path(RecordId const& record)
{
    return Path("/r") / record.text();
}

ListQuery list_query_of(http::Request const& request, schema::RecordType const& type)
{
    ListQuery query { .type = type.key, .limit = rows_per_page };
    for (auto const& field : type.fields) {
        for (auto const text : request.query_fields.texts(field.key)) {
            if (!text.empty())
                query.filters.push_back({ field.key, std::string(text) });
        }
    }
    query.words = request.query_value("words");
    auto sort = request.query_value("sort");
    if (sort.starts_with('-')) {
        query.descending = true;
        sort.remove_prefix(1);
    }
    if (type.find(sort))
        query.sort = sort;
    auto const page_text = request.query_value("page");
    std::size_t page = 1;
    std::from_chars(page_text.data(), page_text.data() + page_text.size(), page);
    page = std::clamp<std::size_t>(page, 1, page_max);
    query.offset = (page - 1) * query.limit;
    return query;
}

Path list_path(Path const& base, ListQuery const& query)
{
    auto path = base;
    if (!query.words.empty())
        path = path.with("words", query.words);
    for (auto const& filter : query.filters)
        path = path.with(filter.field, filter.text);
    if (!query.sort.empty())
        path = path.with("sort", (query.descending ? "-" : "") + query.sort);
    if (query.offset > 0)
        path = path.with("page", query.offset / query.limit + 1);
    return path;
}

static Html column_head(
    Visit const& visit, schema::Field const& field, ListQuery const& query, Path const& base)
{
    auto sorted = query;
    auto const current = query.sort == field.key;
    sorted.sort = field.key;
    sorted.descending = current && !query.descending;
    sorted.offset = 0;
    auto const order = !current ? "none" : query.descending ? "descending" : "ascending";
    return th(scope_("col"), aria_sort_(order),
        a(href_(list_path(base, sorted)), visit.tongue.tr(field.label)));
}

static std::vector<schema::Field const*> columns_of(schema::RecordType const& type)
{
    std::vector<schema::Field const*> columns;
    for (auto const& field : type.fields) {
        // What is the whole title stands in the first column already.
        auto const is_title = type.title_fields.size() == 1
            && type.title_fields.front() == field.key;
        if (field.listed && !is_title)
            columns.push_back(&field);
    }
    return columns;
}

static std::vector<std::string> fields_shown(schema::RecordType const& type)
{
    auto shown = type.title_fields;
    for (auto const* field : columns_of(type))
        shown.push_back(field->key);
    return shown;
}

Result<ListPage> page_of_table(Visit const& visit, schema::RecordType const& type, ListQuery query)
{
    query.fields = fields_shown(type);
    // By these some titles are told in the reader's language (state_name.hpp).
    std::ranges::copy(type.key_fields, std::back_inserter(query.fields));
    return visit.workspace.list(visit.reach, query);
}

// A citation such as "CCPR/C/115/D/2077/2011" may go on in another line after each stroke.
static Html with_places_to_break(std::string_view text)
{
    Html html;
    for (auto const piece : split(text, '/')) {
        if (!html.empty())
            html += fragment("/", wbr());
        html += fragment(piece);
    }
    return bdi(html);
}

Html record_table(Visit const& visit, schema::RecordType const& type, ListQuery const& query,
    ListPage const& page, Path const& base)
{
    auto const& t = visit.tongue;
    auto const columns = columns_of(type);
    auto const titles = titles_for(visit, page.rows);
    auto const shown = fields_shown(type);
    for (auto const& row : page.rows)
        visit.workspace.note_look(visit.reach, workspace::Look::list, row, shown);

    auto cell = [&](workspace::RecordView const& row, schema::Field const& field) -> Html {
        Html inside;
        for (auto const* stated : row.all(field.key)) {
            if (!inside.empty())
                inside += br();
            if (!stated->value)
                continue;
            auto const* text = std::get_if<schema::Text>(&*stated->value);
            inside += text && text->language.empty() && text->text.find('/') != std::string::npos
                    && field.kind == schema::FieldKind::short_text
                ? with_places_to_break(text->text)
                : publish::value_html(
                      t, visit.workspace.schemas(), field.kind, *stated->value, titles);
            inside += doubt_mark(t, stated->confidence);
        }
        if (row.in_conflict(field.key))
            inside += Html(span(class_("chip warn"), t.tr("values differ")));
        return td(inside);
    };
    return div(class_("table-wrap records"), tabindex_(0), role_("region"),
        aria_label_(t.tr(type.label_plural)),
        table(thead(tr(th(scope_("col"), t.tr(type.label)),
                  each(columns,
                      [&](schema::Field const* field) -> Html {
                          return column_head(visit, *field, query, base);
                      }))),
            tbody(each(page.rows, [&](render::Out& out, workspace::RecordView const& row) {
                out(tr(
                    th(scope_("row"), a(href_(record_path(row.id)), bdi(shown_title(visit, row)))),
                    each(columns,
                        [&](schema::Field const* field) -> Html { return cell(row, *field); })));
            }))));
}

std::string choice_words(Visit const& visit, workspace::FacetCount const& choice)
{
    if (!choice.value)
        return choice.text;
    publish::Titles titles;
    if (auto const* reference = std::get_if<schema::Reference>(&*choice.value)) {
        titles.emplace(reference->record, choice.title);
        name_states(visit, titles);
    }
    return publish::value_words(visit.tongue, visit.workspace.schemas(), *choice.value, titles);
}

static Html chosen_filters(
    Visit const& visit, schema::RecordType const& type, ListQuery const& query, Path const& base)
{
    if (query.filters.empty() && query.words.empty())
        return {};
    auto const& t = visit.tongue;
    auto const words = [&]() -> Html {
        auto without = query;
        without.words.clear();
        without.offset = 0;
        auto const label_text = t.tr("Words");
        return li(a(class_("chip"), href_(list_path(base, without)),
            span(class_("hidden"), t.format("Take off the filter {}", label_text), " "), label_text,
            ": ", bdi(query.words), " ×"));
    };
    return ul(class_("chips"), when(!query.words.empty(), words),
        each(query.filters, [&](FieldFilter const& filter) -> Html {
            auto without = query;
            std::erase_if(without.filters, [&](FieldFilter const& other) {
                return other.field == filter.field && other.text == filter.text;
            });
            without.offset = 0;
            auto const label_text = t.tr(type.find(filter.field)->label);
            return li(a(class_("chip"), href_(list_path(base, without)),
                span(class_("hidden"), t.format("Take off the filter {}", label_text), " "),
                label_text, ": ",
                bdi(choice_words(visit, visit.workspace.asked_for(visit.reach, type.key, filter))),
                " ×"));
        }));
}

// What a list would be saved as: its kind, and what it is cut down to.
static std::string name_of(
    Visit const& visit, schema::RecordType const& type, ListQuery const& query)
{
    auto name = std::string(visit.tongue.tr(type.label_plural));
    if (!query.words.empty())
        name += " · " + query.words;
    for (auto const& filter : query.filters)
        name += " · "
            + choice_words(visit, visit.workspace.asked_for(visit.reach, type.key, filter));
    return name;
}

Html facet_panel(
    Visit const& visit, schema::RecordType const& type, ListQuery const& query, Path const& base)
{
    auto const& t = visit.tongue;
    Html groups;
    for (auto const& field : type.fields) {
        if (!field.filter)
            continue;
        auto const counts = visit.workspace.facet(visit.reach, query, field.key);
        if (!counts || counts->empty())
            continue;
        groups += details(summary(t.tr(field.label)),
            ul(each(*counts, [&](workspace::FacetCount const& one) -> Html {
                auto with = query;
                if (!one.chosen)
                    with.filters.push_back({ field.key, one.text });
                with.offset = 0;
                return li(a(href_(list_path(base, with)), aria_current_("true").only_if(one.chosen),
                    bdi(choice_words(visit, one)), " ",
                    span(class_("count"), static_cast<std::int64_t>(one.count))));
            })));
    }
    auto const saved = saved_searches(visit, name_of(visit, type, query));
    if (groups.empty() && query.filters.empty() && query.words.empty() && saved.empty())
        return {};
    // Folded on a phone, so that the list is not a long way down; what is chosen stays in sight.
    return aside(aria_label_(t.tr("Filters")), chosen_filters(visit, type, query, base),
        when(!groups.empty(),
            [&]() -> Html {
                return details(
                    class_("facets"), summary(t.tr("Filters")), h2(t.tr("Filters")), groups);
            }),
        saved);
}

Html pager(Visit const& visit, ListQuery const& query, std::size_t total, Path const& base)
{
    if (total <= query.limit)
        return {};
    auto const& t = visit.tongue;
    auto const page = query.offset / query.limit + 1;
    auto const pages = (total + query.limit - 1) / query.limit;
    auto at = [&](std::size_t wanted) {
        auto other = query;
        other.offset = (wanted - 1) * query.limit;
        return list_path(base, other);
    };
    return nav(class_("pagination"), aria_label_(t.tr("Pages")),
        when(page > 1,
            [&]() -> Html {
                return fragment(a(class_("button"), href_(at(1)), t.tr("First")),
                    a(class_("button"), rel_("prev"), href_(at(page - 1)), t.tr("Previous")));
            }),
        span(t.format("Page {} of {}", page, pages)), when(page < pages, [&]() -> Html {
            return a(class_("button"), rel_("next"), href_(at(page + 1)), t.tr("Next"));
        }));
}

} // namespace saksi::web
