// The tables that pages read, made from accepted commits and from nothing else: a fold. Doing it
// again from the log gives the same rows, byte for byte.
#pragma once

#include "log/commit.hpp"
#include "log/fold.hpp"
#include "schema/schemas.hpp"
#include "store/columns.hpp"
#include "store/sqlite.hpp"

#include <functional>
#include <map>
#include <set>

namespace saksi::store {

// A commit that counts, with what the fold must know of it.
struct AcceptedCommit {
    std::int64_t dossier = 0;
    CommitId id;
    DeviceId device;
    UnixSeconds stated_at = 0;
    std::vector<log::OpenedStatement> const& statements;
};

// The group of a device, as the group logs say.
using GroupOf = std::function<GroupId(DeviceId const&)>;

class Tables {
    struct Row;
    struct Derived;
    struct Said;

public:
    // All three outlive it; the schemas as long as they are used.
    Tables(Database&, schema::Schemas const&, GroupOf);

    // What a commit says, read for the fold, and how its records stand if nothing else was said of
    // them. Looks at no table and changes none, so that another thread can do it while commits
    // before it are taken; what GroupOf asks must not change meanwhile.
    class Prepared {
    public:
        Prepared(Prepared&&) noexcept;
        Prepared& operator=(Prepared&&) noexcept;
        ~Prepared();

    private:
        friend class Tables;
        Prepared();
        std::int64_t m_dossier = 0;
        CommitId m_commit;
        DeviceId m_device;
        UnixSeconds m_stated_at = 0;
        std::vector<Said> m_said;
    };
    Prepared prepare(AcceptedCommit const&) const;

    // Folds one more commit in, which has this arrival number. Commits come in ascending order of
    // arrival, inside a transaction of the caller's.
    void take(std::int64_t n, Prepared);

    // What the rows are made by from now on. They must fit it: made anew, or brought to it.
    void use(schema::Schemas const& schemas);
    schema::Schemas const& schemas() const { return *m_schemas; }

    // Brings the rows to other schemas than the ones in use, so that they equal those of a fold
    // from the beginning; only what they say differently is made anew. In a transaction of the
    // caller's, who calls use() once it is committed. tables_fit.cpp.
    void fit_to(schema::Schemas const& next);
    // Whether a record is of this type, or has or had a value in this field.
    bool has_records_of(std::string_view type) const;
    bool has_values_in(std::string_view field) const;

    // Empties everything, for a fold from the beginning.
    void start_anew();

    // Grows whenever a record that was there before changes its type or its number, or a
    // transaction is undone: then what was kept in memory about records is to be read again.
    std::uint64_t retyped() const { return m_retyped + m_database.undone(); }

    // Grows with every commit that is folded in, with every fold from the beginning, and when a
    // transaction is undone: what was worked out from the rows holds as long as it stays the same.
    std::uint64_t taken() const { return m_taken + m_database.undone(); }

    // What is kept of the shelf in memory; it follows the shelf.
    Columns& columns() const { return m_columns; }

    // A hash of everything in the declarations that these rows follow from. When it is another one
    // than the rows were made with, they are made anew.
    static std::string declarations_digest(schema::Schemas const&);

    // SHA-256 over all rows in the order of their keys, and over every word in the full-text index
    // with its places.
    FileHash digest() const;

private:
    struct KeptRecord;

    void take_record(std::int64_t n, std::int64_t dossier, Said);
    std::optional<KeptRecord> find(RecordId const&, std::int64_t dossier) const;
    std::vector<Row> rows_of(std::int64_t record) const;
    void settle(std::vector<Row>&) const;
    Derived derive(std::vector<Row> const&) const;
    static std::string former_type(std::vector<Row> const&);
    void make_anew(std::int64_t record, schema::Schemas const& next);
    void write_rows(std::int64_t record, std::vector<Row> const&);
    void write_derived(std::int64_t record, Derived const& before, Derived const& after);
    void write_words(std::int64_t record, Derived const& before, Derived const& after);
    void count(std::string const& type, std::int64_t dossier, int difference);
    std::string title_of(
        RecordId const&, std::int64_t dossier, std::string const& own, int depth) const;
    void retitle_those_who_name(RecordId const&, int depth, std::set<std::int64_t>& done);

    Database& m_database;
    schema::Schemas const* m_schemas;
    GroupOf m_group_of;
    std::uint64_t m_retyped = 0;
    std::uint64_t m_taken = 0;
    mutable Columns m_columns; // Reading brings to hand what it is asked for.
};

// Where the values of a field of a type stand in the table `shelf`: the first six bytes of
// SHA-256(type ‖ 0 ‖ field), which needs no list of names beside it.
std::int64_t drawer_of(std::string_view type, std::string_view field);

} // namespace saksi::store
