// What the rebuilt tables hold, as one hash.
#include "crypto/hash.hpp"
#include "store/sounds.hpp"
#include "store/tables.hpp"

namespace saksi::store {

namespace {

// Rows are short and many: they are hashed in larger pieces.
class RowHash {
public:
    void add(std::string_view text) { add(bytes_of(text)); }
    void add(std::int64_t number)
    {
        for (auto shift = 0; shift < 64; shift += 8)
            m_held.push_back(static_cast<std::uint8_t>(number >> shift));
    }
    void add(ByteView bytes)
    {
        add(static_cast<std::int64_t>(bytes.size()));
        append(m_held, bytes);
        if (m_held.size() > 60'000)
            flush();
    }

    FileHash finish()
    {
        flush();
        return FileHash::leading(m_hash.finish());
    }

private:
    void flush()
    {
        m_hash.update(m_held);
        m_held.clear();
    }

    crypto::Sha256 m_hash;
    Bytes m_held;
};

// One letter a column: i(nteger) or b(ytes, texts too).
void add_rows(
    RowHash& hash, Database const& database, std::string_view sql, std::string_view columns)
{
    hash.add(sql);
    auto query = database.query(sql);
    while (query.next()) {
        for (auto column = 0; column < static_cast<int>(columns.size()); ++column) {
            if (columns[static_cast<std::size_t>(column)] == 'i')
                hash.add(query.integer(column));
            else
                hash.add(query.blob(column));
        }
    }
}

// Every declared thing that the rows follow from, as one text.
void add_type(RowHash& hash, schema::RecordType const& type)
{
    hash.add(type.key);
    for (auto const& field : type.title_fields)
        hash.add(field);
    hash.add(static_cast<std::int64_t>(type.fields.size()));
    for (auto const& field : type.fields) {
        hash.add(field.key);
        hash.add(static_cast<std::int64_t>(field.kind));
        hash.add(static_cast<std::int64_t>(field.repeats));
    }
}

// Raised when the code makes other rows from the same log than it did before, or lays them out
// otherwise.
constexpr std::int64_t fold_version = 5;

} // namespace

std::string Tables::declarations_digest(schema::Schemas const& schemas)
{
    RowHash hash;
    hash.add(fold_version);
    hash.add(static_cast<std::int64_t>(sounds_version));
    for (auto const& type : schemas.types())
        add_type(hash, type);
    for (auto const& vocabulary : schemas.vocabularies()) {
        hash.add(vocabulary.key);
        for (auto const& term : vocabulary.terms) {
            hash.add(term.code);
            hash.add(term.label.text());
        }
    }
    return hash.finish().text();
}

FileHash Tables::digest() const
{
    RowHash hash;
    add_rows(hash, m_database,
        "SELECT n, commit_id, dossier, device, stated_at FROM change ORDER BY n", "ibibi");
    add_rows(hash, m_database,
        "SELECT n, id, dossier, type, own_title, title, title_key, created_at, changed_at"
        " FROM record ORDER BY n",
        "ibibbbbii");
    add_rows(hash, m_database,
        "SELECT record, field, n, place, id, op, current, value, source, confidence, note,"
        " supersedes FROM value ORDER BY record, field, n, place",
        "ibiibiibbibb");
    add_rows(hash, m_database,
        "SELECT drawer, key, record, first FROM shelf ORDER BY drawer, key, record", "ibii");
    add_rows(hash, m_database,
        "SELECT bones, spelled, record FROM alike ORDER BY bones, spelled, record", "bbi");
    add_rows(hash, m_database,
        "SELECT target, record, field FROM link ORDER BY target, record, field", "bib");
    add_rows(hash, m_database, "SELECT record, field FROM conflict ORDER BY record, field", "ib");
    add_rows(
        hash, m_database, "SELECT type, dossier, count FROM tally ORDER BY type, dossier", "bii");
    m_database.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_places"
                   " USING fts5vocab(main, words, instance)");
    add_rows(hash, m_database, "SELECT term, doc, col, offset FROM temp.word_places", "bibi");
    return hash.finish();
}

} // namespace saksi::store
