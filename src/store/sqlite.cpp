#include "store/sqlite.hpp"

#include "base/fault.hpp"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace saksi::store {

namespace {

// How many different statements are kept prepared. Lists make a few dozen shapes of them.
constexpr std::size_t prepared_max = 256;

Message sentence_for(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return N_("The disk is full; nothing was saved.");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return N_("The disk could not be read or written; nothing was saved.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return N_("The workspace may not be written to; nothing was saved.");
    case SQLITE_NOMEM:
        return N_("There is not enough memory; nothing was saved.");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return N_("The database file is damaged; nothing was saved. Please restore a backup.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return N_("Another program uses the database file; nothing was saved.");
    default:
        return N_("The database could not do what was asked; nothing was saved.");
    }
}

void expect(int code)
{
    if (code != SQLITE_OK)
        throw_fault(code);
}

// SQLite takes the key as text. It lies in memory of ours only for the call.
int give_key(sqlite3* handle, crypto::SecretBytes const& key)
{
    SAKSI_CHECK(key.size() == 32);
    constexpr std::string_view prefix = "raw:";
    constexpr std::string_view digits = "0123456789abcdef";
    crypto::ShortSecret<prefix.size() + 64> text;
    auto to = text.edit();
    std::memcpy(to.data(), prefix.data(), prefix.size());
    auto at = prefix.size();
    for (auto const byte : key.view()) {
        to[at++] = static_cast<std::uint8_t>(digits[byte >> 4]);
        to[at++] = static_cast<std::uint8_t>(digits[byte & 15]);
    }
    return sqlite3_key(handle, to.data(), static_cast<int>(to.size()));
}

} // namespace

void throw_fault(int sqlite_code)
{
    throw Fault(sentence_for(sqlite_code), sqlite3_errstr(sqlite_code));
}

Query::Query(Query&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_in_use(std::exchange(other.m_in_use, nullptr))
{
}

Query::~Query()
{
    if (!m_statement)
        return;
    if (!m_in_use) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_in_use = false;
}

bool Query::next()
{
    auto const code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        throw_fault(code);
    return false;
}

void Query::run()
{
    while (next()) { }
}

void Query::again()
{
    sqlite3_reset(m_statement);
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Query::text(int column) const
{
    auto const* start = reinterpret_cast<char const*>(sqlite3_column_text(m_statement, column));
    return { start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) };
}

ByteView Query::blob(int column) const
{
    auto const* start = static_cast<std::uint8_t const*>(sqlite3_column_blob(m_statement, column));
    return { start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) };
}

bool Query::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Query::throw_misfit()
{
    throw_fault(SQLITE_CORRUPT);
}

void Query::bind(int index, std::int64_t value)
{
    expect(sqlite3_bind_int64(m_statement, index, value));
}

void Query::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL where an empty text is meant.
    expect(sqlite3_bind_text64(m_statement, index, text.empty() ? "" : text.data(), text.size(),
        SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(int index, ByteView blob)
{
    if (blob.empty())
        expect(sqlite3_bind_zeroblob(m_statement, index, 0));
    else
        expect(sqlite3_bind_blob64(m_statement, index, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

void Query::bind_null(int index)
{
    expect(sqlite3_bind_null(m_statement, index));
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

void Database::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Database::Database(sqlite3* handle)
    : m_handle(handle)
    , m_prepared(std::make_unique<Shelf>())
{
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

Result<Database> Database::open(std::filesystem::path const& file, crypto::SecretBytes const& key,
    Opening opening, char const* vfs)
{
    // SQLite makes its files with what the first one has.
    if (opening == Opening::make && !std::filesystem::exists(file)) {
        auto const made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
        if (made < 0)
            throw_fault(SQLITE_CANTOPEN);
        ::close(made);
    }
    auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (opening == Opening::make ? SQLITE_OPEN_CREATE : 0);
    sqlite3* handle = nullptr;
    auto const opened = sqlite3_open_v2(file.c_str(), &handle, flags, vfs);
    auto database = Database(handle);
    if (opened == SQLITE_CANTOPEN && opening == Opening::existing && !std::filesystem::exists(file))
        return Error { ErrorKind::tampered,
            N_("The database file of this workspace is missing. Please restore a backup.") };
    expect(opened);

    sqlite3mc_config(handle, "cipher", CODEC_TYPE_CHACHA20);
    expect(give_key(handle, key));
    try {
        // Before the first read: then no file of shared memory is made beside the database. The
        // vault's own lock keeps others out.
        database.run("PRAGMA locking_mode = EXCLUSIVE");
        // The first read is what shows whether the key fits.
        database.query("SELECT count(*) FROM sqlite_schema").run();
        database.settle();
    } catch (Fault const&) {
        auto const code = sqlite3_errcode(handle) & 0xff;
        if (code != SQLITE_NOTADB && code != SQLITE_CORRUPT)
            throw;
        return Error { ErrorKind::tampered,
            N_("The database file is damaged, or was changed by something other than Saksi. Please "
               "restore a backup.") };
    }
    return database;
}

Database Database::in_memory()
{
    sqlite3* handle = nullptr;
    auto const opened = sqlite3_open_v2(":memory:", &handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    auto database = Database(handle);
    expect(opened);
    return database;
}

// Each of these is needed: without FULL an acknowledged commit can be lost on a power cut; without
// secure_delete erased words stay in free pages; temporary files would lie outside the encryption.
void Database::settle()
{
    auto* handle = m_handle.get();
    expect(sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
    run("PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = FULL;"
        "PRAGMA secure_delete = ON;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA mmap_size = 0;"
        "PRAGMA trusted_schema = OFF;"
        "PRAGMA cell_size_check = ON;"
        "PRAGMA cache_size = -16384;");
}

// A database that was just made opens its log with its first transaction: before that, this would
// be the file of another kind of journal, which is not open and never synced.
void Database::find_write_ahead_log()
{
    if (m_write_ahead_log)
        return;
    sqlite3_file* found = nullptr;
    auto const asked = sqlite3_file_control(
        m_handle.get(), "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&found));
    SAKSI_CHECK(asked == SQLITE_OK && found && found->pMethods);
    m_write_ahead_log = found;
}

// In the write-ahead log, NORMAL writes what FULL writes, and leaves out waiting for the disk.
void Database::set_durability(Durability durability)
{
    if (durability == m_durability)
        return;
    run(durability == Durability::at_once ? "PRAGMA synchronous = FULL"
                                          : "PRAGMA synchronous = NORMAL");
    m_durability = durability;
}

void Database::sync() const
{
    if (m_write_ahead_log)
        expect(m_write_ahead_log->pMethods->xSync(m_write_ahead_log, SQLITE_SYNC_NORMAL));
}

Query Database::query(std::string_view sql) const
{
    auto const prepare = [&](unsigned flags) {
        sqlite3_stmt* statement = nullptr;
        expect(sqlite3_prepare_v3(
            m_handle.get(), sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr));
        return statement;
    };
    auto found = m_prepared->find(sql);
    if (found == m_prepared->end()) {
        if (m_prepared->size() >= prepared_max)
            std::erase_if(*m_prepared, [](auto const& kept) { return !kept.second->in_use; });
        auto prepared = std::make_unique<Prepared>();
        prepared->statement.reset(prepare(SQLITE_PREPARE_PERSISTENT));
        found = m_prepared->emplace(std::string(sql), std::move(prepared)).first;
    }
    auto& prepared = *found->second;
    if (prepared.in_use)
        return Query(prepare(0), nullptr);
    prepared.in_use = true;
    return Query(prepared.statement.get(), &prepared.in_use);
}

void Database::run(char const* sql)
{
    expect(sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::changes() const
{
    return sqlite3_total_changes64(m_handle.get());
}

bool Database::in_transaction() const
{
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

void Database::stop_reading_together()
{
    if (std::exchange(m_reads_together, false))
        sqlite3_exec(m_handle.get(), "COMMIT", nullptr, nullptr, nullptr); // Nothing was written.
}

ReadTogether::ReadTogether(Database& database)
    : m_database(database)
    , m_is_first(!database.in_transaction())
{
    if (!m_is_first)
        return;
    database.query("BEGIN").run();
    database.m_reads_together = true;
}

ReadTogether::~ReadTogether()
{
    if (m_is_first)
        m_database.stop_reading_together();
}

Transaction::Transaction(Database& database, Durability durability)
    : m_database(database)
{
    database.stop_reading_together();
    database.set_durability(durability);
    database.query("BEGIN IMMEDIATE").run();
    if (durability == Durability::with_sync)
        database.find_write_ahead_log();
}

void Transaction::commit()
{
    m_database.query("COMMIT").run();
    m_open = false;
}

Transaction::~Transaction()
{
    if (m_open)
        ++m_database.m_undone;
    // After some faults SQLite has rolled back by itself.
    if (m_open && m_database.in_transaction())
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace saksi::store
