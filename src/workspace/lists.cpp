// Lists, their filters and facets, and finding the one record that somebody means.
#include "base/text.hpp"
#include "base/zawgyi.hpp"
#include "schema/typed.hpp"
#include "workspace/desk.hpp"

#include <algorithm>
#include <set>

namespace saksi::workspace {

namespace {

using How = store::KeyMatch::How;

constexpr std::size_t title_key_bytes_max = 128; // As store/tables.cpp makes them.
constexpr std::size_t alike_max = 100; // Titles that begin alike, among which the same is sought.
constexpr std::size_t year_digits = 4;

Error cannot_be_meant(std::string const& field)
{
    return { ErrorKind::invalid, N_("This filter is not understood."), field };
}

// Above every key that begins with the text.
std::string after_all(std::string_view beginning)
{
    return std::string(beginning) + "\x7f";
}

store::KeyMatch between(std::string first, std::string last)
{
    return { How::between, std::move(first), after_all(last) };
}

// Everything that may lie within the days that the typed date can mean.
Result<store::KeyMatch> days(std::string const& field, std::string_view text)
{
    auto const date = FuzzyDate::parse(text);
    if (!date)
        return cannot_be_meant(field);
    return between(date->earliest() ? date->earliest()->text() : "0000",
        date->latest() ? date->latest()->text() : "9999");
}

// What somebody who filters by a field types: words in it, a day, a moment, or one of its values.
enum class AskedFor { words, day, moment, value };

AskedFor asked_for_in(schema::FieldKind kind)
{
    using schema::FieldKind;
    switch (kind) {
    case FieldKind::short_text:
    case FieldKind::long_text:
    case FieldKind::localized_text:
    case FieldKind::place:
    case FieldKind::file:
    case FieldKind::consent:
        break;
    case FieldKind::fuzzy_date:
        return AskedFor::day;
    case FieldKind::zoned_time:
        return AskedFor::moment;
    case FieldKind::number:
    case FieldKind::truth:
    case FieldKind::reference:
    case FieldKind::term:
    case FieldKind::country:
        return AskedFor::value;
    }
    return AskedFor::words;
}

bool is_dated(schema::FieldKind kind)
{
    auto const asked = asked_for_in(kind);
    return asked == AskedFor::day || asked == AskedFor::moment;
}

void narrow(std::optional<store::Numbers>& among, store::Numbers hits)
{
    if (among)
        std::erase_if(
            hits, [&](std::int64_t record) { return !std::ranges::binary_search(*among, record); });
    among = std::move(hits);
}

} // namespace

// What the text of a filter means for the keys of its field. `meant` is the one value that it is
// for, if it is for one.
static Result<std::vector<store::KeyMatch>> keys_of(schema::Schemas const& schemas,
    store::Reading const& reading, store::Scope const& scope, schema::RecordType const& type,
    schema::Field const& field, std::string const& text, std::optional<schema::Value> const& meant)
{
    switch (asked_for_in(field.kind)) {
    case AskedFor::words:
        return std::vector<store::KeyMatch> { { How::contains, folded(text), {} } };
    case AskedFor::day: {
        auto match = TRY(days(field.key, text));
        return std::vector { std::move(match) };
    }
    case AskedFor::moment:
        return std::vector { between(text, text) };
    case AskedFor::value:
        break;
    }
    std::vector<store::KeyMatch> keys;
    if (meant) {
        if (auto const* term = std::get_if<schema::Term>(&*meant)) {
            for (auto const& code : schemas.with_narrower(term->vocabulary, term->code))
                keys.push_back(
                    { How::equal, schema::sort_key(schema::Term { term->vocabulary, code }), {} });
        }
        if (keys.empty())
            keys.push_back({ How::equal, schema::sort_key(*meant), {} });
        return keys;
    }
    // A code that no vocabulary of ours has, but a record from a newer program does.
    if (reading.has_key(scope, type.key, field.key, text))
        return std::vector<store::KeyMatch> { { How::equal, text, {} } };
    return cannot_be_meant(field.key);
}

Result<store::ListRequest> Workspace::list_request(Reach const& reach, ListQuery const& query) const
{
    auto const& schemas = m_desk->schemas();
    auto const& reading = m_desk->store->reading();
    auto const& scope = m_desk->scope(reach);
    auto const* type = TRY(schemas.find(query.type));
    store::ListRequest request { .type = query.type,
        .sort = query.sort,
        .descending = query.descending,
        .offset = query.offset,
        .limit = query.limit };
    auto const field_of = [&](std::string const& key) -> Result<schema::Field const*> {
        auto const* field = type->find(key);
        if (!field)
            return Error { ErrorKind::not_found, N_("This record type has no such field."), key };
        return field;
    };
    if (!query.sort.empty())
        TRY(field_of(query.sort));
    if (!query.words.empty()) {
        auto const words = store::SearchWords::parse(
            in_unicode(query.words), m_desk->field_names({}));
        auto const& search = m_desk->store->search();
        store::SearchedScope within { m_desk->scope(reach) };
        narrow(request.among, search.of_type(search.hits(within, words).all(), query.type));
    }
    if (query.dossier) {
        auto const known = m_desk->dossier_rows.find(*query.dossier);
        // One that is not here is like one that is out of reach: nothing is in it.
        request.dossier = known == m_desk->dossier_rows.end() ? 0 : known->second.number;
    }
    for (auto const& filter : query.filters) {
        auto const* field = TRY(field_of(filter.field));
        if (field->kind == schema::FieldKind::long_text) {
            // Not asked by anybody: what it does not fit would have to be read one by one.
            SAKSI_CHECK(!filter.except);
            narrow(request.among,
                m_desk->records_with_words(m_desk->scope(reach), filter.field, filter.text));
            continue;
        }
        auto keys = TRY(keys_of(schemas, reading, scope, *type, *field, filter.text,
            meant_by(reach, *field, filter.text)));
        auto same = std::ranges::find_if(request.all, [&](store::FieldMatch const& match) {
            return match.field == filter.field && match.except == filter.except;
        });
        if (same == request.all.end())
            same = request.all.insert(same, { filter.field, {}, filter.except });
        std::ranges::move(keys, std::back_inserter(same->any));
    }
    return request;
}

// Long texts stand in the full-text index only, which knows the record but not the field.
store::Numbers Workspace::Desk::records_with_words(
    store::Scope const& scope, std::string const& field, std::string_view text) const
{
    auto const words = store::SearchWords::parse(text);
    store::SearchedScope within { scope };
    auto hits = store->search().matching(within, words);
    std::erase_if(hits, [&](std::int64_t record) {
        auto const values = store->reading().values(record, store::Reading::Which::current, field);
        return std::ranges::none_of(values, [&](store::ValueRow const& row) {
            auto const value = log::parse_value(row.value);
            return value && words.all_in(schema::plain_text(*value));
        });
    });
    return hits;
}

Result<ListPage> Workspace::list(Reach const& reach, ListQuery const& query) const
{
    auto const request = TRY(list_request(reach, query));
    auto answer = m_desk->store->reading().list(m_desk->scope(reach), request);
    ListPage page { .total = answer.total, .rows = {} };
    for (auto& row : answer.rows)
        page.rows.push_back(m_desk->view_of(std::move(row), query.fields));
    return page;
}

Result<std::vector<FacetCount>> Workspace::facet(Reach const& reach, ListQuery const& query,
    std::string const& field_key, std::size_t limit) const
{
    auto request = TRY(list_request(reach, query));
    // What else could be chosen in this field, not only what is.
    std::erase_if(request.all, [&](auto const& match) { return match.field == field_key; });
    auto const* type = m_desk->schemas().type(query.type);
    auto const* field = type->find(field_key);
    if (!field)
        return Error { ErrorKind::not_found, N_("This record type has no such field."), field_key };

    auto const& reading = m_desk->store->reading();
    auto const scope = m_desk->scope(reach);
    std::vector<FacetCount> counts;
    std::set<std::string> chosen_keys;
    for (auto const& filter : query.filters) {
        if (filter.field != field_key)
            continue;
        if (auto const value = meant_by(reach, *field, filter.text))
            chosen_keys.insert(schema::sort_key(*value));
    }
    for (auto const& count :
        reading.facet(scope, request, field_key, is_dated(field->kind) ? year_digits : 0, limit)) {
        auto facet = count.value ? m_desk->as_choice(scope, *count.value, count.target)
                                 : FacetCount { .text = count.key };
        facet.count = count.count;
        facet.chosen = chosen_keys.contains(count.key)
            || std::ranges::any_of(query.filters, [&](FieldFilter const& filter) {
                   return filter.field == field_key && filter.text == facet.text;
               });
        counts.push_back(std::move(facet));
    }
    return counts;
}

// `target` is the record that it refers to, where that was looked up already.
FacetCount Workspace::Desk::as_choice(store::Scope const& scope, schema::Value value,
    std::optional<store::RecordRow> const& target) const
{
    FacetCount choice { .text = schema::plain_text(value) };
    if (auto const* reference = std::get_if<schema::Reference>(&value)) {
        // Of a record that lies in several dossiers, another one may be in reach.
        auto const record = target && scope.covers(target->dossier)
            ? target
            : store->reading().record(scope, reference->record);
        choice.title = record ? record->title : reference->record.text().substr(0, 8);
    }
    choice.value = std::move(value);
    return choice;
}

// The one value that the text of a filter is for, in a field of such values.
std::optional<schema::Value> Workspace::meant_by(
    Reach const& reach, schema::Field const& field, std::string const& text) const
{
    if (asked_for_in(field.kind) != AskedFor::value)
        return std::nullopt;
    auto value = schema::parse_value(m_desk->schemas(), field, { { "", text } },
        [&](std::vector<std::string> const& types, std::string_view typed) {
            return find_record(reach, types, typed);
        });
    if (!value)
        return std::nullopt;
    return *std::move(value);
}

FacetCount Workspace::asked_for(
    Reach const& reach, std::string const& type_key, FieldFilter const& filter) const
{
    auto const* type = m_desk->schemas().type(type_key);
    auto const* field = type ? type->find(filter.field) : nullptr;
    auto value = field ? meant_by(reach, *field, filter.text) : std::nullopt;
    auto choice = value ? m_desk->as_choice(m_desk->scope(reach), *std::move(value), {})
                        : FacetCount { .text = filter.text };
    choice.chosen = true;
    return choice;
}

std::optional<RecordId> Workspace::find_record(
    Reach const& reach, std::vector<std::string> const& types, std::string_view typed) const
{
    auto const text = trimmed(typed);
    auto const& reading = m_desk->store->reading();
    auto const scope = m_desk->scope(reach);
    auto const there = [&](RecordId const& id) {
        auto const row = reading.record(scope, id);
        return row && (types.empty() || std::ranges::find(types, row->type) != types.end());
    };
    if (auto const id = RecordId::parse(text); id && there(*id))
        return *id;
    for (auto const& key : types) {
        auto const* type = m_desk->schemas().type(key);
        if (!type || type->key_fields.empty())
            continue;
        std::vector<std::string> parts { std::string(text) };
        if (type->key_fields.size() > 1) {
            parts.clear();
            for (auto const part : split(text, '/'))
                parts.emplace_back(trimmed(part));
        }
        if (parts.size() != type->key_fields.size())
            continue;
        if (auto const id = schema::record_id_of(*type, parts); there(id))
            return id;
    }
    auto const title = folded(text);
    // Two people may bear one name. Which of them is meant, nobody may guess.
    std::optional<RecordId> meant;
    for (auto const& key : types) {
        auto const alike = reading.titled(
            scope, key, shortened(title, title_key_bytes_max), alike_max);
        for (auto const& row : alike) {
            // Of a long title the tables keep the beginning.
            auto const kept = folded(row.title);
            if (kept != title && !(kept.size() >= title_key_bytes_max && title.starts_with(kept)))
                continue;
            if (meant && *meant != row.id)
                return std::nullopt;
            meant = row.id;
        }
        if (alike.size() == alike_max)
            return std::nullopt;
    }
    return meant;
}

} // namespace saksi::workspace
