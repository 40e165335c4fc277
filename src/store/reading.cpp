#include "store/reading.hpp"

#include "base/check.hpp"
#include "schema/typed.hpp"
#include "store/rows.hpp"
#include "store/tables.hpp"

#include <algorithm>
#include <unordered_map>

namespace saksi::store {

namespace {

// A list of at most so many records, or so small a part of their type, is sorted by itself; for a
// longer one the sorted index of the whole type is walked until the page is full.
constexpr std::size_t small_list = 500;
constexpr std::size_t small_part = 64;

constexpr std::string_view record_columns =
    "SELECT r.n, r.id, r.dossier, r.type, r.title, r.created_at, r.changed_at";

RecordRow record_at(Query const& query)
{
    return { query.integer(0), query.id<RecordId>(1), query.integer(2), std::string(query.text(3)),
        std::string(query.text(4)), query.integer(5), query.integer(6) };
}

std::string sql(std::initializer_list<std::string_view> parts)
{
    std::string whole;
    for (auto const part : parts)
        whole += part;
    return whole;
}

void sort_once(Numbers& numbers)
{
    std::ranges::sort(numbers);
    auto const doubles = std::ranges::unique(numbers);
    numbers.erase(doubles.begin(), doubles.end());
}

void keep_common(std::optional<Numbers>& all, Numbers more)
{
    if (!all) {
        all = std::move(more);
        return;
    }
    Numbers common;
    std::ranges::set_intersection(*all, more, std::back_inserter(common));
    all = std::move(common);
}

bool has(std::optional<Numbers> const& chosen, std::int64_t record)
{
    return !chosen || std::ranges::binary_search(*chosen, record);
}

Numbers numbers_of(Query& query)
{
    Numbers numbers;
    while (query.next())
        numbers.push_back(query.integer(0));
    return numbers;
}

} // namespace

bool Scope::covers(std::int64_t dossier) const
{
    return everything || std::ranges::binary_search(dossiers, dossier);
}

std::optional<RecordRow> Reading::record(Scope const& scope, RecordId const& id) const
{
    auto query = m_database.query(
        sql({ record_columns, " FROM record r WHERE r.id = ?1 ORDER BY r.n" }));
    query.with(id);
    while (query.next()) {
        if (scope.covers(query.integer(2)))
            return record_at(query);
    }
    return std::nullopt;
}

std::optional<RecordRow> Reading::record_numbered(std::int64_t number) const
{
    auto query = m_database.query(sql({ record_columns, " FROM record r WHERE r.n = ?1" }));
    query.with(number);
    if (!query.next())
        return std::nullopt;
    return record_at(query);
}

namespace {

constexpr std::string_view value_columns =
    "SELECT v.field, v.id, v.op, v.current, v.value, v.source, v.confidence, v.note,"
    " v.supersedes, c.commit_id, c.device, c.stated_at"
    " FROM value v CROSS JOIN change c ON c.n = v.n WHERE v.record = ?1";

ValueRow value_at(Query const& query)
{
    ValueRow row;
    row.field = query.text(0);
    row.id = query.id<StatementId>(1);
    row.op = static_cast<log::Op>(query.integer(2));
    row.current = query.integer(3) != 0;
    append(row.value, query.blob(4));
    row.source = parse_source(query.blob(5));
    row.confidence = static_cast<log::Confidence>(query.integer(6));
    row.note = query.text(7);
    row.supersedes = ids_in(query.blob(8));
    row.commit = query.id<CommitId>(9);
    row.device = query.id<DeviceId>(10);
    row.stated_at = query.integer(11);
    return row;
}

constexpr std::string_view only(Reading::Which which)
{
    return which == Reading::Which::current ? " AND v.current = 1" : "";
}

constexpr std::string_view by_field_and_arrival = " ORDER BY v.field, v.n, v.place";

} // namespace

std::vector<ValueRow> Reading::values(
    std::int64_t record, Which which, std::string_view field) const
{
    auto query = m_database.query(sql({ value_columns, field.empty() ? "" : " AND v.field = ?2",
        only(which), by_field_and_arrival }));
    query.with(record);
    if (!field.empty())
        query.bind_at(2, field);
    std::vector<ValueRow> rows;
    while (query.next())
        rows.push_back(value_at(query));
    return rows;
}

std::vector<ValueRow> Reading::values(
    std::int64_t record, Which which, std::span<std::string const> fields) const
{
    auto query = m_database.query(sql({ value_columns, only(which), by_field_and_arrival }));
    query.with(record);
    std::vector<ValueRow> rows;
    while (query.next()) {
        // What is passed over here is never read: a long text lies on pages of its own.
        if (fields.empty() || std::ranges::find(fields, query.text(0)) != fields.end())
            rows.push_back(value_at(query));
    }
    return rows;
}

namespace {

bool fits(KeyMatch const& match, std::string_view key)
{
    switch (match.how) {
    case KeyMatch::How::equal:
        return key == match.key;
    case KeyMatch::How::between:
        return key >= match.key && key <= match.last;
    case KeyMatch::How::contains:
        break;
    }
    return key.find(match.key) != std::string_view::npos;
}

} // namespace

Numbers Reading::matching(std::string_view type, FieldMatch const& match) const
{
    auto const drawer = drawer_of(type, match.field);
    if (auto const* column = m_tables.columns().at_hand(drawer)) {
        return column->with([&](std::string_view key) {
            return std::ranges::any_of(
                match.any, [&](KeyMatch const& one) { return fits(one, key); });
        });
    }
    Numbers records;
    for (auto const& key : match.any) {
        auto const take = [&](std::string_view condition) {
            auto query = m_database.query(
                sql({ "SELECT record FROM shelf WHERE drawer = ?1 AND ", condition }));
            query.with(drawer, key.key);
            if (key.how == KeyMatch::How::between)
                query.bind_at(3, key.last);
            std::ranges::copy(numbers_of(query), std::back_inserter(records));
        };
        switch (key.how) {
        case KeyMatch::How::equal:
            take("key = ?2");
            break;
        case KeyMatch::How::between:
            take("key >= ?2 AND key <= ?3");
            break;
        case KeyMatch::How::contains:
            take("instr(key, ?2) > 0");
            break;
        }
    }
    sort_once(records);
    return records;
}

std::optional<Numbers> Reading::chosen(Scope const& scope, ListRequest const& request) const
{
    std::optional<Numbers> chosen = request.among;
    if (chosen)
        sort_once(*chosen);
    for (auto const& match : request.all) {
        if (!match.except)
            keep_common(chosen, matching(request.type, match));
    }
    if (request.dossier || !covers_all(scope, request.type)) {
        Numbers in_dossiers;
        auto const take = [&](std::int64_t dossier) {
            if (!scope.covers(dossier))
                return;
            auto query = m_database.query("SELECT n FROM record WHERE dossier = ?1 AND type = ?2");
            query.with(dossier, request.type);
            std::ranges::copy(numbers_of(query), std::back_inserter(in_dossiers));
        };
        if (request.dossier)
            take(*request.dossier);
        else
            std::ranges::for_each(scope.dossiers, take);
        sort_once(in_dossiers);
        keep_common(chosen, std::move(in_dossiers));
    }
    for (auto const& match : request.all) {
        if (!match.except)
            continue;
        if (!chosen) {
            auto query = m_database.query("SELECT n FROM record WHERE type = ?1");
            query.with(request.type);
            chosen = numbers_of(query);
            sort_once(*chosen);
        }
        Numbers rest;
        std::ranges::set_difference(
            *chosen, matching(request.type, match), std::back_inserter(rest));
        chosen = std::move(rest);
    }
    return chosen;
}

// Whether all records of a type lie in the scope: those of public facts do for everybody, and what
// is worked out for whole types is worked out for them too.
bool Reading::covers_all(Scope const& scope, std::string_view type) const
{
    if (scope.everything)
        return true;
    auto query = m_database.query("SELECT dossier FROM tally WHERE type = ?1");
    query.with(type);
    while (query.next()) {
        if (!scope.covers(query.integer(0)))
            return false;
    }
    return true;
}

bool Reading::has_key(
    Scope const& scope, std::string_view type, std::string_view field, std::string_view key) const
{
    auto query = m_database.query("SELECT r.dossier FROM shelf s JOIN record r ON r.n = s.record"
                                  " WHERE s.drawer = ?1 AND s.key = ?2");
    query.with(drawer_of(type, field), key);
    while (query.next()) {
        if (scope.covers(query.integer(0)))
            return true;
    }
    return false;
}

ListAnswer Reading::list(Scope const& scope, ListRequest const& request) const
{
    ListAnswer answer;
    auto const numbers = chosen(scope, request);
    answer.total = numbers ? numbers->size() : count(scope, request.type);
    for (auto const number : page(request, numbers)) {
        if (auto row = record_numbered(number))
            answer.rows.push_back(*std::move(row));
    }
    return answer;
}

std::vector<std::int64_t> Reading::page(
    ListRequest const& request, std::optional<Numbers> const& chosen) const
{
    auto const all = chosen ? count({ .everything = true, .dossiers = {} }, request.type) : 0;
    if (chosen && chosen->size() <= std::max(small_list, all / small_part))
        return small_page(request, *chosen);
    std::vector<std::int64_t> page;
    auto skip = request.offset;
    // Whether the page wants more.
    auto const take = [&](std::int64_t record) {
        if (has(chosen, record)) {
            if (skip > 0)
                --skip;
            else
                page.push_back(record);
        }
        return page.size() < request.limit;
    };
    if (request.limit == 0)
        return page;
    std::string_view const direction = request.descending ? " DESC" : "";
    if (!request.sort.empty()) {
        auto query = m_database.query(
            sql({ "SELECT record FROM shelf WHERE drawer = ?1 AND first = 1"
                  " ORDER BY key",
                direction, ", record", direction }));
        query.with(drawer_of(request.type, request.sort));
        while (query.next()) {
            if (!take(query.integer(0)))
                return page;
        }
    }
    // By title: all of them, or those that have nothing to be sorted by.
    auto query = m_database.query(sql({ "SELECT n FROM record WHERE type = ?1 ORDER BY title_key",
        request.sort.empty() ? direction : "", ", n", request.sort.empty() ? direction : "" }));
    query.with(request.type);
    auto without = m_database.query(
        "SELECT 1 FROM value WHERE record = ?1 AND field = ?2 AND current = 1 LIMIT 1");
    while (query.next()) {
        auto const record = query.integer(0);
        if (!request.sort.empty()) {
            auto const has_value = without.with(record, request.sort).next();
            without.again();
            if (has_value)
                continue;
        }
        if (!take(record))
            break;
    }
    return page;
}

std::vector<std::int64_t> Reading::small_page(
    ListRequest const& request, Numbers const& chosen) const
{
    struct Place {
        bool missing = false;
        std::string key;
        std::string title_key;
        std::int64_t record = 0;
    };
    std::vector<Place> places;
    auto titles = m_database.query("SELECT title_key FROM record WHERE n = ?1 AND type = ?2");
    for (auto const record : chosen) {
        if (titles.with(record, request.type).next()) {
            auto& place = places.emplace_back();
            place.record = record;
            place.title_key = titles.text(0);
            place.missing = !request.sort.empty();
            if (request.sort.empty())
                place.key = place.title_key;
            else
                for (auto const& value : values(record, Which::current, request.sort)) {
                    auto const known = log::parse_value(value.value);
                    auto const key = known ? schema::sort_key(*known) : std::string {};
                    if (place.missing || key < place.key)
                        place.key = key;
                    place.missing = false;
                }
        }
        titles.again();
    }
    std::ranges::sort(places, [&](Place const& a, Place const& b) {
        if (a.missing || b.missing)
            return std::tie(a.missing, a.title_key, a.record)
                < std::tie(b.missing, b.title_key, b.record);
        auto const before = std::tie(a.key, a.record) < std::tie(b.key, b.record);
        return request.descending ? std::tie(b.key, b.record) < std::tie(a.key, a.record) : before;
    });
    std::vector<std::int64_t> page;
    for (auto i = request.offset; i < places.size() && page.size() < request.limit; ++i)
        page.push_back(places[i].record);
    return page;
}

std::vector<KeyCount> Reading::facet(Scope const& scope, ListRequest const& request,
    std::string const& field, std::size_t prefix_bytes, std::size_t limit) const
{
    auto const among = chosen(scope, request);
    if (among)
        return counted(among, request.type, field, prefix_bytes, limit);
    if (auto const taken = m_tables.taken(); m_facets_at != taken) {
        m_facets.clear();
        m_facets_at = taken;
    }
    FacetOf const which { request.type, field, prefix_bytes, limit };
    auto kept = m_facets.find(which);
    if (kept == m_facets.end())
        kept = m_facets.emplace(which, counted(among, request.type, field, prefix_bytes, limit))
                   .first;
    return kept->second;
}

std::vector<KeyCount> Reading::counted(std::optional<Numbers> const& among, std::string_view type,
    std::string const& field, std::size_t prefix_bytes, std::size_t limit) const
{
    std::vector<KeyCount> counts;
    auto const& column = m_tables.columns().of(drawer_of(type, field));
    for (auto& counted : column.counted(among, prefix_bytes, limit)) {
        auto& count = counts.emplace_back();
        count.key = std::move(counted.key);
        count.count = counted.records;
        if (prefix_bytes == 0)
            tell_value(count, counted.one, field);
    }
    return counts;
}

// What the key of a facet stands for, as one of the records that have it says it.
void Reading::tell_value(KeyCount& count, std::int64_t record, std::string_view field) const
{
    for (auto const& row : values(record, Which::current, field)) {
        auto value = log::parse_value(row.value);
        if (!value || schema::sort_key(*value) != count.key)
            continue;
        if (auto const* reference = std::get_if<schema::Reference>(&*value))
            count.target = this->record({ .everything = true, .dossiers = {} }, reference->record);
        count.value = *std::move(value);
        return;
    }
}

std::size_t Reading::count(Scope const& scope, std::string_view type) const
{
    std::int64_t sum = 0;
    auto query = m_database.query("SELECT dossier, count FROM tally WHERE type = ?1");
    query.with(type);
    while (query.next())
        sum += scope.covers(query.integer(0)) ? query.integer(1) : 0;
    return static_cast<std::size_t>(sum);
}

std::vector<RecordRow> Reading::titled(
    Scope const& scope, std::string_view type, std::string_view key, std::size_t limit) const
{
    std::vector<RecordRow> rows;
    auto query = m_database.query(sql(
        { record_columns, " FROM record r WHERE r.type = ?1 AND r.title_key = ?2 ORDER BY r.n" }));
    query.with(type, key);
    while (rows.size() < limit && query.next()) {
        if (scope.covers(query.integer(2)))
            rows.push_back(record_at(query));
    }
    return rows;
}

std::vector<Reading::Referrer> Reading::links_to(
    Scope const& scope, RecordId const& target, std::size_t limit) const
{
    std::vector<Referrer> referrers;
    auto query = m_database.query(sql({ record_columns,
        ", l.field FROM link l CROSS JOIN record r ON r.n = l.record WHERE l.target = ?1"
        " ORDER BY l.record, l.field" }));
    query.with(target);
    while (referrers.size() < limit && query.next()) {
        if (scope.covers(query.integer(2)))
            referrers.push_back({ record_at(query), std::string(query.text(7)) });
    }
    return referrers;
}

Reading::ConflictAnswer Reading::conflicts(Scope const& scope, ConflictRequest const& request) const
{
    ConflictAnswer answer;
    auto query = m_database.query(sql({ record_columns,
        ", f.field FROM conflict f CROSS JOIN record r ON r.n = f.record"
        " ORDER BY f.record, f.field" }));
    while (query.next()) {
        auto const dossier = query.integer(2);
        if (!scope.covers(dossier) || dossier != request.dossier.value_or(dossier))
            continue;
        auto const type = query.text(3);
        ++answer.by_type[std::string(type)];
        if (!request.type.empty() && type != request.type)
            continue;
        if (answer.total >= request.offset && answer.rows.size() < request.limit)
            answer.rows.push_back({ record_at(query), std::string(query.text(7)) });
        ++answer.total;
    }
    return answer;
}

std::vector<Reading::Standing> Reading::standing(
    std::string_view type, std::optional<std::int64_t> dossier) const
{
    std::vector<Standing> rows;
    auto query = m_database.query(
        sql({ "SELECT r.dossier, r.id, v.field, v.id, v.value, c.device, c.stated_at"
              " FROM record r CROSS JOIN value v ON v.record = r.n"
              " CROSS JOIN change c ON c.n = v.n WHERE r.type = ?1 AND v.current = 1",
            dossier ? " AND r.dossier = ?2" : "", " ORDER BY r.n, v.field, v.n, v.place" }));
    query.with(type);
    if (dossier)
        query.bind_at(2, *dossier);
    while (query.next()) {
        auto& row = rows.emplace_back();
        row.dossier = query.integer(0);
        row.record = query.id<RecordId>(1);
        row.field = query.text(2);
        row.id = query.id<StatementId>(3);
        append(row.value, query.blob(4));
        row.device = query.id<DeviceId>(5);
        row.stated_at = query.integer(6);
    }
    return rows;
}

// A dossier is founded in a feed of whoever opens it, and the first thing that is stated in it
// follows in the same feed.
std::optional<DeviceId> Reading::opener_of(std::int64_t dossier) const
{
    auto query = m_database.query(
        "SELECT c.device FROM dossier d CROSS JOIN log l ON l.feed = d.feed"
        " CROSS JOIN change c ON c.n = l.n WHERE d.number = ?1 ORDER BY l.seq LIMIT 1");
    query.with(dossier);
    if (!query.next())
        return std::nullopt;
    return query.id<DeviceId>(0);
}

std::vector<std::int64_t> Reading::latest(Scope const& scope, std::size_t limit) const
{
    std::vector<std::int64_t> latest;
    auto query = m_database.query("SELECT n, dossier FROM change ORDER BY n DESC");
    while (latest.size() < limit && query.next()) {
        if (scope.covers(query.integer(1)))
            latest.push_back(query.integer(0));
    }
    return latest;
}

std::vector<RecordRow> Reading::taken_back(Scope const& scope, std::size_t limit) const
{
    std::vector<RecordRow> rows;
    auto query = m_database.query(
        "SELECT n, dossier FROM record WHERE type = '' ORDER BY changed_at DESC, n");
    while (rows.size() < limit && query.next()) {
        if (!scope.covers(query.integer(1)))
            continue;
        if (auto row = record_numbered(query.integer(0)))
            rows.push_back(*std::move(row));
    }
    return rows;
}

std::vector<std::int64_t> Reading::changes_of(std::int64_t record) const
{
    auto query = m_database.query("SELECT DISTINCT n FROM value WHERE record = ?1 ORDER BY n DESC");
    query.with(record);
    return numbers_of(query);
}

UnixSeconds Reading::latest_stated_at() const
{
    auto query = m_database.query("SELECT stated_at FROM change ORDER BY n DESC LIMIT 1");
    return query.next() ? query.integer(0) : 0;
}

} // namespace saksi::store
