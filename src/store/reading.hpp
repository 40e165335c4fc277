// What pages ask of the tables: one record, lists, facets, links, the latest changes. Every answer
// is cut down to a scope; what lies outside answers as if it did not exist. Search is in
// search.hpp.
#pragma once

#include "store/columns.hpp"
#include "store/sqlite.hpp"

#include "base/clock.hpp"
#include "log/statement.hpp"

#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace saksi::store {

// The dossiers that a reader may read, by their numbers here.
struct Scope {
    bool everything = false;            // All dossiers of this desk: nothing needs to be asked.
    std::vector<std::int64_t> dossiers; // Sorted. Not read when it is everything.

    bool covers(std::int64_t dossier) const;
};

struct RecordRow {
    std::int64_t number = 0; // See Tables: the arrival number of its first commit.
    RecordId id;
    std::int64_t dossier = 0;
    std::string type;
    std::string title;
    UnixSeconds created_at = 0;
    UnixSeconds changed_at = 0;
};

struct ValueRow {
    std::string field;
    StatementId id;
    log::Op op = log::Op::assert_;
    bool current = false;
    Bytes value; // Encoded; empty for none.
    log::Source source;
    log::Confidence confidence = log::Confidence::unstated;
    std::string note;
    std::vector<StatementId> supersedes;
    CommitId commit;
    DeviceId device;
    UnixSeconds stated_at = 0;
};

// What the key of a value must be, for a record to be on a list.
struct KeyMatch {
    enum class How : std::uint8_t { equal, between, contains };
    How how = How::equal;
    std::string key;  // Equal to this, from this on, or with this inside.
    std::string last; // For between: up to this, which belongs to it.
};

struct FieldMatch {
    std::string field;
    std::vector<KeyMatch> any; // At least one of them holds;
    bool except = false;       // or none does.
};

struct ListRequest {
    std::string type;
    std::vector<FieldMatch> all {};         // Every one of them holds.
    std::optional<Numbers> among {};        // Only of these records.
    std::optional<std::int64_t> dossier {}; // Only of this one.
    std::string sort {}; // A field; empty: by title. Records without it come last.
    bool descending = false;
    std::size_t offset = 0;
    std::size_t limit = 50;
};

struct ListAnswer {
    std::size_t total = 0;
    std::vector<RecordRow> rows;
};

// How many records of a list have a key in a field.
struct KeyCount {
    std::string key;
    std::size_t count = 0;
    // A value with this key. None for the first bytes of a key, and for a kind of value that this
    // program does not know.
    std::optional<schema::Value> value {};
    // The record that the value refers to, whoever may read it: ask the scope before showing it.
    std::optional<RecordRow> target {};
};

class Tables;

class Reading {
public:
    Reading(Database const& database, Tables const& tables)
        : m_database(database)
        , m_tables(tables)
    {
    }

    std::optional<RecordRow> record(Scope const&, RecordId const&) const;
    std::optional<RecordRow> record_numbered(std::int64_t number) const;

    enum class Which : std::uint8_t { current, all };
    // Sorted by field, then by arrival. `field` empty: of all fields.
    std::vector<ValueRow> values(std::int64_t record, Which, std::string_view field = {}) const;
    // Of these fields; of all when there is none.
    std::vector<ValueRow> values(
        std::int64_t record, Which, std::span<std::string const> fields) const;

    ListAnswer list(Scope const&, ListRequest const&) const;
    // The keys of a field, or their first `prefix_bytes` bytes when that is not zero; the commonest
    // first.
    std::vector<KeyCount> facet(Scope const&, ListRequest const&, std::string const& field,
        std::size_t prefix_bytes, std::size_t limit) const;
    // Whether a record in the scope has this key in a field.
    bool has_key(
        Scope const&, std::string_view type, std::string_view field, std::string_view key) const;
    // The records of a request, unless they are simply all of the type.
    std::optional<Numbers> chosen(Scope const&, ListRequest const&) const;

    std::size_t count(Scope const&, std::string_view type) const;
    // Records of a type whose title, folded and shortened, is this key; the oldest first.
    std::vector<RecordRow> titled(
        Scope const&, std::string_view type, std::string_view key, std::size_t limit) const;

    struct Referrer {
        RecordRow record;
        std::string field;
    };
    std::vector<Referrer> links_to(Scope const&, RecordId const&, std::size_t limit) const;
    // Fields in which values differ, by the records' age; counted over all types.
    struct ConflictRequest {
        std::string type {};                    // Only of this one; empty: of all.
        std::optional<std::int64_t> dossier {}; // Only of this one.
        std::size_t offset = 0;
        std::size_t limit = 50;
    };
    struct ConflictAnswer {
        std::size_t total = 0;
        std::map<std::string, std::size_t> by_type;
        std::vector<Referrer> rows;
    };
    ConflictAnswer conflicts(Scope const&, ConflictRequest const&) const;

    // What stands in all records of a type, whoever asks: for what decides who may ask. Of one
    // dossier or of all; the values of a record come one after the other, those of a field too.
    struct Standing {
        std::int64_t dossier = 0;
        RecordId record;
        std::string field;
        StatementId id;
        Bytes value; // Encoded.
        DeviceId device;
        UnixSeconds stated_at = 0;
    };
    std::vector<Standing> standing(
        std::string_view type, std::optional<std::int64_t> dossier = {}) const;
    // The device that stated the first thing in a dossier.
    std::optional<DeviceId> opener_of(std::int64_t dossier) const;

    // Arrival numbers of the latest commits that state something, the latest first.
    std::vector<std::int64_t> latest(Scope const&, std::size_t limit) const;
    // Records of which nobody states any more that they are anything, the latest changed first.
    std::vector<RecordRow> taken_back(Scope const&, std::size_t limit) const;
    // Arrival numbers of the commits that speak of a record, the latest first.
    std::vector<std::int64_t> changes_of(std::int64_t record) const;
    UnixSeconds latest_stated_at() const;

private:
    bool covers_all(Scope const&, std::string_view type) const;
    Numbers matching(std::string_view type, FieldMatch const&) const;
    std::vector<std::int64_t> page(ListRequest const&, std::optional<Numbers> const& chosen) const;
    std::vector<std::int64_t> small_page(ListRequest const&, Numbers const& chosen) const;

    std::vector<KeyCount> counted(std::optional<Numbers> const& among, std::string_view type,
        std::string const& field, std::size_t prefix_bytes, std::size_t limit) const;
    void tell_value(KeyCount&, std::int64_t record, std::string_view field) const;

    Database const& m_database;
    Tables const& m_tables;
    // The facets of whole types, as long as no commit is folded in. Only for those who may read all
    // of them. Gone with the store when the workspace is locked.
    using FacetOf = std::tuple<std::string, std::string, std::size_t, std::size_t>;
    mutable std::map<FacetOf, std::vector<KeyCount>> m_facets;
    mutable std::uint64_t m_facets_at = 0;
};

} // namespace saksi::store
