#include "store/log_table.hpp"

#include <sqlite3.h>

namespace saksi::store {

namespace {

constexpr std::string_view columns =
    "SELECT n, wire, dossier, commit_id, feed, seq, kind, record, standing, epoch, h, p FROM log ";

template<typename SomeId>
std::optional<SomeId> optional_id(Query const& query, int column)
{
    if (query.is_null(column))
        return std::nullopt;
    return query.id<SomeId>(column);
}

Bytes copied(ByteView bytes)
{
    return { bytes.begin(), bytes.end() };
}

LogRow row_at(Query const& query)
{
    LogRow row { .n = query.integer(0),
        .wire = query.id<log::WireId>(1),
        .dossier = query.integer(2),
        .commit = optional_id<CommitId>(query, 3),
        .feed = optional_id<FeedId>(query, 4),
        .seq = static_cast<std::uint64_t>(query.integer(5)),
        .kind = static_cast<log::CommitKind>(query.integer(6)),
        .record = optional_id<RecordId>(query, 7),
        .standing = static_cast<log::Standing>(query.integer(8)),
        .envelope = { query.id<EpochId>(9), copied(query.blob(10)), std::nullopt } };
    if (!query.is_null(11))
        row.envelope.p = copied(query.blob(11));
    return row;
}

std::optional<LogRow> only_row(Query query)
{
    if (!query.next())
        return std::nullopt;
    return row_at(query);
}

} // namespace

std::int64_t LogTable::add(LogRow const& row)
{
    m_database
        .query("INSERT INTO log(wire, dossier, commit_id, feed, seq, kind, record, standing, "
               "epoch, h, p)"
               " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .with(row.wire, row.dossier, row.commit, row.feed, row.seq, row.kind, row.record,
            row.standing, row.envelope.epoch, row.envelope.h, row.envelope.p)
        .run();
    return sqlite3_last_insert_rowid(m_database.handle());
}

std::int64_t LogTable::add_dossier(DossierId const& id, DeviceId const& device, FeedId const& feed)
{
    m_database.query("INSERT INTO dossier(id, feed) VALUES(?1, ?2)").with(id, feed).run();
    auto const number = sqlite3_last_insert_rowid(m_database.handle());
    set_feed(number, device, feed);
    return number;
}

void LogTable::set_feed(std::int64_t dossier, DeviceId const& device, FeedId const& feed)
{
    m_database.query("INSERT OR REPLACE INTO feed(dossier, device, feed) VALUES(?1, ?2, ?3)")
        .with(dossier, device, feed)
        .run();
}

void LogTable::forget_feeds()
{
    m_database.query("DELETE FROM feed").run();
}

void LogTable::add_epoch_key(std::int64_t dossier, log::EpochKey const& key)
{
    m_database.query("INSERT INTO epoch(id, dossier, key) VALUES(?1, ?2, ?3)")
        .with(key.id(), dossier, key.secret().view())
        .run();
}

void LogTable::add_group_entry(GroupId const& group, ByteView entry)
{
    m_database.query("INSERT INTO group_log(group_id, entry) VALUES(?1, ?2)")
        .with(group, entry)
        .run();
}

void LogTable::set_secret(std::string_view name, ByteView bytes)
{
    m_database.query("INSERT OR REPLACE INTO secret(name, bytes) VALUES(?1, ?2)")
        .with(name, bytes)
        .run();
}

void LogTable::set_setting(std::string_view key, std::string_view value)
{
    m_database.query("INSERT OR REPLACE INTO setting(key, value) VALUES(?1, ?2)")
        .with(key, value)
        .run();
}

void LogTable::set_standing(std::int64_t n, log::Standing standing)
{
    m_database.query("UPDATE log SET standing = ?2 WHERE n = ?1").with(n, standing).run();
}

void LogTable::gather_pages(bool gather) noexcept
{
    auto* handle = m_database.handle();
    sqlite3_wal_autocheckpoint(handle, gather ? 24000 : 1000); // 1000 is SQLite's own.
    sqlite3_exec(handle, gather ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -16384",
        nullptr, nullptr, nullptr);
    // Every commit is safe beside the file already. If this fails, a later one tries it again and
    // says so.
    if (!gather)
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

std::optional<LogRow> LogTable::row(std::int64_t n) const
{
    auto query = m_database.query(std::string(columns) + "WHERE n = ?1");
    query.with(n);
    return only_row(std::move(query));
}

std::optional<LogRow> LogTable::row_of(CommitId const& commit) const
{
    auto query = m_database.query(std::string(columns) + "WHERE commit_id = ?1");
    query.with(commit);
    return only_row(std::move(query));
}

void LogTable::each(std::int64_t after, std::function<bool(LogRow const&)> const& take) const
{
    auto query = m_database.query(std::string(columns) + "WHERE n > ?1 ORDER BY n");
    query.with(after);
    while (query.next()) {
        if (!take(row_at(query)))
            return;
    }
}

std::size_t LogTable::count() const
{
    auto query = m_database.query("SELECT count(*) FROM log");
    query.next();
    return static_cast<std::size_t>(query.integer(0));
}

std::int64_t LogTable::last_n() const
{
    auto query = m_database.query("SELECT max(n) FROM log");
    query.next();
    return query.integer(0);
}

std::optional<LogTable::Head> LogTable::head(FeedId const& feed) const
{
    auto query = m_database.query(
        "SELECT commit_id, seq, n FROM log WHERE feed = ?1 ORDER BY seq DESC, n DESC LIMIT 1");
    query.with(feed);
    if (!query.next())
        return std::nullopt;
    return Head { query.id<CommitId>(0), static_cast<std::uint64_t>(query.integer(1)),
        query.integer(2) };
}

std::vector<CommitId> LogTable::newest_heads(std::int64_t dossier, std::size_t count_max) const
{
    // Of one row that holds max(seq), SQLite gives the other columns too (its documentation,
    // "Bare columns in an aggregate query").
    auto query = m_database.query(
        "SELECT commit_id, n, max(seq) FROM log WHERE dossier = ?1 AND standing = ?2"
        " GROUP BY feed ORDER BY n DESC LIMIT ?3");
    query.with(dossier, log::Standing::accepted, static_cast<std::int64_t>(count_max));
    std::vector<CommitId> heads;
    while (query.next())
        heads.push_back(query.id<CommitId>(0));
    return heads;
}

std::vector<DossierRow> LogTable::dossiers() const
{
    std::vector<DossierRow> all;
    auto query = m_database.query("SELECT number, id FROM dossier ORDER BY number");
    while (query.next())
        all.push_back({ query.integer(0), query.id<DossierId>(1) });
    return all;
}

std::map<DeviceId, FeedId> LogTable::feeds(std::int64_t dossier) const
{
    std::map<DeviceId, FeedId> all;
    auto query = m_database.query("SELECT device, feed FROM feed WHERE dossier = ?1");
    query.with(dossier);
    while (query.next())
        all.emplace(query.id<DeviceId>(0), query.id<FeedId>(1));
    return all;
}

std::optional<log::EpochKey> LogTable::epoch_key(EpochId const& id) const
{
    auto query = m_database.query(
        "SELECT e.key, d.id FROM epoch e JOIN dossier d ON d.number = e.dossier WHERE e.id = ?1");
    query.with(id);
    if (!query.next())
        return std::nullopt;
    auto key = log::EpochKey::from(
        query.id<DossierId>(1), crypto::SecretBytes::copy_of(query.blob(0)));
    if (!key)
        throw_fault(SQLITE_CORRUPT);
    return *std::move(key);
}

std::optional<EpochId> LogTable::epoch_of(std::int64_t dossier) const
{
    auto query = m_database.query("SELECT min(id) FROM epoch WHERE dossier = ?1");
    query.with(dossier);
    if (!query.next() || query.is_null(0))
        return std::nullopt;
    return query.id<EpochId>(0);
}

std::vector<std::pair<GroupId, Bytes>> LogTable::group_entries() const
{
    std::vector<std::pair<GroupId, Bytes>> all;
    auto query = m_database.query("SELECT group_id, entry FROM group_log ORDER BY n");
    while (query.next())
        all.emplace_back(query.id<GroupId>(0), copied(query.blob(1)));
    return all;
}

std::optional<crypto::SecretBytes> LogTable::secret(std::string_view name) const
{
    auto query = m_database.query("SELECT bytes FROM secret WHERE name = ?1");
    query.with(name);
    if (!query.next())
        return std::nullopt;
    return crypto::SecretBytes::copy_of(query.blob(0));
}

std::optional<std::string> LogTable::setting(std::string_view key) const
{
    auto query = m_database.query("SELECT value FROM setting WHERE key = ?1");
    query.with(key);
    if (!query.next())
        return std::nullopt;
    return std::string(query.text(0));
}

std::vector<std::pair<std::string, std::string>> LogTable::settings_under(
    std::string_view key_start) const
{
    std::vector<std::pair<std::string, std::string>> all;
    auto query = m_database.query(
        "SELECT key, value FROM setting WHERE key >= ?1 AND substr(key, 1, ?2) = ?1 ORDER BY key");
    query.with(key_start, static_cast<std::int64_t>(key_start.size()));
    while (query.next())
        all.emplace_back(query.text(0), query.text(1));
    return all;
}

} // namespace saksi::store
