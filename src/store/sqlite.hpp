// SQLite3 Multiple Ciphers, held so that nothing can be forgotten: the key, the settings that make
// a commit durable and leave no plaintext behind, the return codes. Source: PROTOCOL b11;
// docs/decisions/sqlite3mc.md.
#pragma once

#include "base/id.hpp"
#include "crypto/secret_bytes.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_file;
struct sqlite3_stmt;

namespace saksi::store {

// Throws what a return code of SQLite other than success means: a Fault with one sentence for the
// person. Only the name of the code goes with it, never what was asked or stored.
[[noreturn]] void throw_fault(int sqlite_code);

// One use of a prepared statement. Handed back to its database when it goes; a view of a column
// lives until the next step.
class Query {
public:
    ~Query();
    Query(Query&&) noexcept;
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    Query& operator=(Query&&) = delete;

    // Binds the values to ?1, ?2 … They are copied.
    template<typename... Values>
    Query& with(Values const&... values)
    {
        auto index = 0;
        (bind_any(++index, values), ...);
        return *this;
    }

    // The same for one place.
    template<typename Value>
    Query& bind_at(int index, Value const& value)
    {
        bind_any(index, value);
        return *this;
    }

    // Whether there is a (further) row. Throws Fault.
    bool next();
    // Runs to the end.
    void run();
    // Ready to be run again with other values.
    void again();

    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    ByteView blob(int column) const;
    bool is_null(int column) const;

    // An id stored as a blob. Throws Fault when it has another length.
    template<typename SomeId>
    SomeId id(int column) const
    {
        auto const bytes = blob(column);
        if (bytes.size() != SomeId::byte_count)
            throw_misfit();
        return SomeId::leading(bytes);
    }

private:
    friend class Database;
    Query(sqlite3_stmt* statement, bool* in_use)
        : m_statement(statement)
        , m_in_use(in_use)
    {
    }

    [[noreturn]] static void throw_misfit();

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bind(int index, ByteView blob);
    void bind_null(int index);

    template<typename Value>
    void bind_any(int index, Value const& value)
    {
        if constexpr (std::is_same_v<Value, std::nullptr_t>)
            bind_null(index);
        else if constexpr (requires {
                               value.has_value();
                               *value;
                           })
            value ? bind_any(index, *value) : bind_null(index);
        else if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>)
            bind(index, static_cast<std::int64_t>(value));
        else if constexpr (std::is_convertible_v<Value const&, std::string_view>)
            bind(index, std::string_view(value));
        else if constexpr (requires {
                               { value.bytes() } -> std::convertible_to<ByteView>;
                           })
            bind(index, value.bytes());
        else
            bind(index, ByteView(value));
    }

    sqlite3_stmt* m_statement;
    bool* m_in_use; // Null when nobody keeps the statement: it is closed at the end.
};

// When the disk has a transaction: when commit() returns, or once sync() was called later on.
// Whichever it is, after a power cut it is there as a whole or not at all, and never without those
// before it.
enum class Durability : std::uint8_t { at_once, with_sync };

// An open database file. One thread at a time.
class Database {
public:
    enum class Opening : std::uint8_t { make, existing };

    // Opens an encrypted file, or makes it, with a raw key of 32 bytes. `vfs` is for tests that
    // break the disk; null is the system's.
    // Errors: tampered  not there, not a database, or not under this key
    // Throws Fault when the machine does not let us read or write.
    static Result<Database> open(std::filesystem::path const& file, crypto::SecretBytes const& key,
        Opening, char const* vfs = nullptr);

    // A database in memory only.
    static Database in_memory();

    ~Database();
    Database(Database&&) noexcept;
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    Database& operator=(Database&&) = delete;

    // A statement, prepared once and kept. The text is ours: what people typed is bound, never
    // pasted in.
    Query query(std::string_view sql) const;

    // Several statements without values or rows: tables and settings.
    void run(char const* sql);

    // Puts on the disk what was committed before. May run on another thread beside the one that
    // owns the database, as long as that one keeps it open. Throws Fault; nobody knows then what
    // the disk has.
    void sync() const;

    // How many rows this connection has changed so far, also in what was rolled back: while it
    // stays the same, what was read before holds still.
    std::int64_t changes() const;

    // Whether a transaction is open.
    bool in_transaction() const;

    // How many transactions were undone: what was kept in memory about their rows is about none.
    std::uint64_t undone() const { return m_undone; }

    sqlite3* handle() const { return m_handle.get(); }

private:
    friend class Transaction;
    friend class ReadTogether;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalise> statement;
        bool in_use = false;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view> {}(text);
        }
    };
    // Boxed, because queries point into it.
    using Shelf =
        std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>>;

    explicit Database(sqlite3* handle);
    void settle();
    void set_durability(Durability);
    void find_write_ahead_log();
    void stop_reading_together();

    std::unique_ptr<sqlite3, Close> m_handle;
    std::unique_ptr<Shelf> m_prepared;         // Goes before the handle does.
    sqlite3_file* m_write_ahead_log = nullptr; // Lives as long as the handle. Null: never asked.
    Durability m_durability = Durability::at_once;
    bool m_reads_together = false;
    std::uint64_t m_undone = 0;
};

// While it lives, what is read shares one look at the database: a statement by itself pays for
// taking and giving up a look of its own. A Transaction that begins meanwhile ends it, and so does
// not wait for it.
class ReadTogether {
public:
    explicit ReadTogether(Database&);
    ~ReadTogether();
    ReadTogether(ReadTogether const&) = delete;
    ReadTogether& operator=(ReadTogether const&) = delete;

private:
    Database& m_database;
    bool m_is_first; // Nobody reads together already, and no transaction is open.
};

// All or nothing. Undone when it goes without commit().
class Transaction {
public:
    explicit Transaction(Database&, Durability = Durability::at_once);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;

    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace saksi::store
