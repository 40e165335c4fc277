#include "store/look_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi::store {

static constexpr UnixSeconds seconds_in_hour = 3600;

static std::vector<std::string> fields_in(std::string_view kept)
{
    std::vector<std::string> fields;
    for (auto const field : split(kept, ' '))
        fields.emplace_back(field);
    return fields;
}

void LookTable::add(LookRow const& look)
{
    auto fields = look.fields;
    auto const hour = look.first_at / seconds_in_hour;
    auto query = m_database.query(
        "SELECT fields FROM look"
        " WHERE dossier = ?1 AND hour = ?2 AND handle = ?3 AND record = ?4 AND how = ?5");
    if (query.with(look.dossier, hour, look.handle, look.record, look.how).next())
        std::ranges::move(fields_in(query.text(0)), std::back_inserter(fields));
    query.again();
    std::ranges::sort(fields);
    auto const doubles = std::ranges::unique(fields);
    fields.erase(doubles.begin(), doubles.end());
    std::string joined; // Keys of fields hold no spaces.
    for (auto const& field : fields)
        joined += (joined.empty() ? "" : " ") + field;
    m_database
        .query("INSERT INTO look(dossier, hour, handle, record, how, first_at, last_at, times,"
               " fields) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
               " ON CONFLICT DO UPDATE SET first_at = min(first_at, ?6),"
               " last_at = max(last_at, ?7), times = times + ?8, fields = ?9")
        .with(look.dossier, hour, look.handle, look.record, look.how, look.first_at, look.last_at,
            look.times, joined)
        .run();
}

void LookTable::add_recovery_use(UnixSeconds at)
{
    m_database.query("INSERT INTO recovery_use(at) VALUES(?1)").with(at).run();
}

std::vector<LookRow> LookTable::latest(std::optional<std::int64_t> dossier, std::size_t limit) const
{
    std::vector<LookRow> looks;
    auto query = m_database.query(
        std::string("SELECT dossier, handle, record, how, first_at, last_at, times, fields"
                    " FROM look")
        + (dossier ? " WHERE dossier = ?2" : "")
        + " ORDER BY last_at DESC, handle, record LIMIT ?1");
    query.with(static_cast<std::int64_t>(limit));
    if (dossier)
        query.bind_at(2, *dossier);
    while (query.next())
        looks.push_back(
            { query.integer(0), std::string(query.text(1)), query.id<RecordId>(2), query.integer(3),
                query.integer(4), query.integer(5), query.integer(6), fields_in(query.text(7)) });
    return looks;
}

std::vector<UnixSeconds> LookTable::recovery_uses(std::size_t limit) const
{
    std::vector<UnixSeconds> uses;
    auto query = m_database.query("SELECT at FROM recovery_use ORDER BY n DESC LIMIT ?1");
    query.with(static_cast<std::int64_t>(limit));
    while (query.next())
        uses.push_back(query.integer(0));
    return uses;
}

} // namespace saksi::store
