#include "store/columns.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <numeric>

namespace saksi::store {

namespace {

// The first that is not less, sought from near by: of many records the next one is close, of few
// it is far, and neither shall walk.
auto gallop(auto from, auto end, std::int64_t record)
{
    for (std::ptrdiff_t step = 1; from != end && *from < record; step *= 2) {
        if (end - from <= step || *(from + step) >= record)
            return std::lower_bound(from, from + std::min(end - from, step), record);
        from += step;
    }
    return from;
}

} // namespace

Numbers Column::with(std::function<bool(std::string_view)> const& wanted) const
{
    std::vector<char> is_wanted;
    is_wanted.reserve(m_key_at.size());
    for (auto const* key : m_key_at)
        is_wanted.push_back(wanted(*key));
    Numbers found;
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        if (is_wanted[m_keys[i]] && (found.empty() || found.back() != m_records[i]))
            found.push_back(m_records[i]);
    }
    return found;
}

std::vector<Column::Count> Column::counted(
    std::optional<Numbers> const& among, std::size_t prefix_bytes, std::size_t limit) const
{
    // Which keys count as one.
    std::map<std::string_view, std::size_t> groups;
    std::vector<std::size_t> group_of;
    group_of.reserve(m_key_at.size());
    auto const bytes = prefix_bytes ? prefix_bytes : std::string_view::npos;
    for (auto const* key : m_key_at)
        group_of.push_back(
            groups.try_emplace(std::string_view(*key).substr(0, bytes), groups.size())
                .first->second);

    struct Group {
        std::size_t records = 0;
        std::int64_t last = 0;
    };
    std::vector<Group> counts(groups.size());
    auto const take = [&](std::size_t cell) {
        auto& group = counts[group_of[m_keys[cell]]];
        // Two days of one year count once.
        if (group.records > 0 && group.last == m_records[cell])
            return;
        ++group.records;
        group.last = m_records[cell];
    };
    if (among) {
        auto at = m_records.begin();
        for (auto const record : *among) {
            at = gallop(at, m_records.end(), record);
            for (; at != m_records.end() && *at == record; ++at)
                take(static_cast<std::size_t>(at - m_records.begin()));
        }
    } else {
        for (std::size_t i = 0; i < m_records.size(); ++i)
            take(i);
    }

    std::vector<std::pair<std::string_view, Group>> found;
    for (auto const& [key, group] : groups) {
        if (counts[group].records > 0)
            found.emplace_back(key, counts[group]);
    }
    auto const end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    std::ranges::partial_sort(found, end, [](auto const& one, auto const& other) {
        return std::tie(other.second.records, one.first)
            < std::tie(one.second.records, other.first);
    });
    std::vector<Count> answer;
    for (auto at = found.begin(); at != end; ++at)
        answer.push_back({ std::string(at->first), at->second.records, at->second.last });
    return answer;
}

std::size_t Column::number_of(std::string_view key)
{
    auto place = m_places.find(key);
    if (place == m_places.end()) {
        place = m_places.emplace(key, static_cast<std::uint32_t>(m_key_at.size())).first;
        m_key_at.push_back(&place->first);
    }
    return place->second;
}

void Column::add(std::string_view key, std::int64_t record)
{
    auto const number = static_cast<std::uint32_t>(number_of(key));
    auto const at = m_records.empty() || m_records.back() <= record
        ? m_records.end()
        : std::ranges::upper_bound(m_records, record);
    m_keys.insert(m_keys.begin() + (at - m_records.begin()), number);
    m_records.insert(at, record);
}

void Column::remove(std::string_view key, std::int64_t record)
{
    auto const place = m_places.find(key);
    SAKSI_CHECK(place != m_places.end());
    auto const [first, last] = std::ranges::equal_range(m_records, record);
    auto const keys = m_keys.begin() + (first - m_records.begin());
    auto const at = std::find(keys, keys + (last - first), place->second);
    SAKSI_CHECK(at != keys + (last - first));
    m_records.erase(first + (at - keys));
    m_keys.erase(at);
}

// From the order of the shelf, which is by key, to that by record.
void Column::sort()
{
    std::vector<std::uint32_t> order(m_records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t cell) { return m_records[cell]; });
    std::vector<std::int64_t> records;
    std::vector<std::uint32_t> keys;
    records.reserve(order.size());
    keys.reserve(order.size());
    for (auto const cell : order) {
        records.push_back(m_records[cell]);
        keys.push_back(m_keys[cell]);
    }
    m_records = std::move(records);
    m_keys = std::move(keys);
}

Column const& Columns::of(std::int64_t drawer)
{
    if (auto const* column = at_hand(drawer))
        return *column;
    Column column;
    auto query = m_database.query("SELECT key, record FROM shelf WHERE drawer = ?1 ORDER BY key");
    query.with(drawer);
    while (query.next()) {
        column.m_keys.push_back(static_cast<std::uint32_t>(column.number_of(query.text(0))));
        column.m_records.push_back(query.integer(1));
    }
    column.sort();
    return m_columns.emplace(drawer, std::move(column)).first->second;
}

Column const* Columns::at_hand(std::int64_t drawer)
{
    forget_what_was_undone();
    auto const found = m_columns.find(drawer);
    return found == m_columns.end() ? nullptr : &found->second;
}

void Columns::add(std::int64_t drawer, std::string_view key, std::int64_t record)
{
    forget_what_was_undone();
    if (auto const found = m_columns.find(drawer); found != m_columns.end())
        found->second.add(key, record);
}

void Columns::remove(std::int64_t drawer, std::string_view key, std::int64_t record)
{
    forget_what_was_undone();
    if (auto const found = m_columns.find(drawer); found != m_columns.end())
        found->second.remove(key, record);
}

void Columns::forget_what_was_undone()
{
    if (m_undone == m_database.undone())
        return;
    m_undone = m_database.undone();
    forget();
}

} // namespace saksi::store
