#include "store/tables.hpp"

#include "base/cbor.hpp"
#include "base/text.hpp"
#include "base/zawgyi.hpp"
#include "crypto/hash.hpp"
#include "schema/typed.hpp"
#include "store/layout.hpp"
#include "store/rows.hpp"
#include "store/sounds.hpp"

#include <algorithm>
#include <map>

namespace saksi::store {

namespace {

constexpr std::size_t title_piece_bytes_max = 160;
constexpr std::size_t title_key_bytes_max = 128;
constexpr std::int64_t commons = 1;

// How far a title follows references: "Decision · Nepal", not a whole tree.
constexpr int title_depth = 3;

// In a title of its own, a record named by reference stands as its id between these.
constexpr char reference_begin = '\x01';
constexpr char reference_end = '\x02';

std::string without_references(std::string_view own_title)
{
    std::string words;
    for (std::size_t at = 0; at < own_title.size(); ++at) {
        if (own_title[at] == reference_begin)
            at = std::min(own_title.find(reference_end, at), own_title.size());
        else
            words += own_title[at];
    }
    return words;
}

std::string title_key_of(std::string const& title)
{
    auto const key = folded(title);
    return std::string(shortened(key, title_key_bytes_max));
}

std::string joined(std::vector<std::string> const& pieces)
{
    std::string all;
    for (auto const& piece : pieces)
        all += (all.empty() ? "" : " · ") + piece;
    return all;
}

} // namespace

// One statement on a record, as the table has it or is about to have it.
struct Tables::Row {
    std::string field;
    std::int64_t n = 0;
    std::int64_t place = 0;
    StatementId id;
    std::int64_t op = 0;
    bool current = false;
    bool stored = false;
    bool stored_current = false;
    Bytes value;                        // Encoded; empty for none.
    std::optional<schema::Value> known; // What it says, when we understand it.
    std::optional<Bytes> source;
    std::int64_t confidence = 0;
    std::string note;
    Bytes supersedes;
    // Of the commit.
    CommitId commit;
    DeviceId device;
    UnixSeconds stated_at = 0;
};

// Everything that follows from the values that stand.
struct Tables::Derived {
    bool there = false;
    std::string type;
    std::string own_title;
    std::string title_words;
    std::string body_words;
    std::map<std::int64_t, std::set<std::string>> shelf;
    std::set<Sound> sounds;
    std::set<std::pair<RecordId, std::string>> links;
    std::set<std::string> conflicts;
    UnixSeconds created_at = 0;
    UnixSeconds changed_at = 0;
};

// What a commit says of one record.
struct Tables::Said {
    RecordId record;
    std::int64_t first_place = 0; // Of its first statement, in the commit.
    std::vector<Row> rows;        // Settled, as if there were no others.
    Derived derived;              // From these alone.
};

Tables::Prepared::Prepared() = default;
Tables::Prepared::Prepared(Prepared&&) noexcept = default;
Tables::Prepared& Tables::Prepared::operator=(Prepared&&) noexcept = default;
Tables::Prepared::~Prepared() = default;

struct Tables::KeptRecord {
    std::int64_t n = 0;
};

std::int64_t drawer_of(std::string_view type, std::string_view field)
{
    static constexpr std::uint8_t zero = 0;
    auto const hash = crypto::sha256({ bytes_of(type), ByteView(&zero, 1), bytes_of(field) });
    std::int64_t drawer = 0;
    for (auto i = 0U; i < 6; ++i)
        drawer = drawer << 8 | hash[i];
    return drawer;
}

Tables::Tables(Database& database, schema::Schemas const& schemas, GroupOf group_of)
    : m_database(database)
    , m_schemas(&schemas)
    , m_group_of(std::move(group_of))
    , m_columns(database)
{
}

void Tables::start_anew()
{
    ++m_retyped;
    ++m_taken;
    m_columns.forget();
    drop_tables(m_database);
    lay_out_tables(m_database);
}

Tables::Prepared Tables::prepare(AcceptedCommit const& commit) const
{
    Prepared prepared;
    prepared.m_dossier = commit.dossier;
    prepared.m_commit = commit.id;
    prepared.m_device = commit.device;
    prepared.m_stated_at = commit.stated_at;
    // A commit concerns one record; what another program made may concern more.
    auto& records = prepared.m_said;
    std::set<StatementId> seen;
    for (auto const& statement : commit.statements) {
        auto said = read_statement(statement);
        if (!said || !seen.insert(statement.id).second)
            continue;
        auto const place = static_cast<std::int64_t>(seen.size() - 1);
        auto found = std::ranges::find(records, said->record, &Said::record);
        if (found == records.end())
            found = records.insert(records.end(), { said->record, place, {}, {} });
        found->rows.push_back({ .field = std::move(said->field),
            .place = place,
            .id = statement.id,
            .op = said->op,
            .value = std::move(said->value),
            .known = std::move(said->known),
            .source = std::move(said->source),
            .confidence = said->confidence,
            .note = std::move(said->note),
            .supersedes = std::move(said->supersedes),
            .commit = commit.id,
            .device = commit.device,
            .stated_at = commit.stated_at });
    }
    for (auto& said : records) {
        settle(said.rows);
        said.derived = derive(said.rows);
    }
    return prepared;
}

void Tables::take(std::int64_t n, Prepared prepared)
{
    ++m_taken;
    m_database
        .query("INSERT INTO change(n, commit_id, dossier, device, stated_at)"
               " VALUES(?1, ?2, ?3, ?4, ?5)")
        .with(n, prepared.m_commit, prepared.m_dossier, prepared.m_device, prepared.m_stated_at)
        .run();
    for (auto& said : prepared.m_said)
        take_record(n, prepared.m_dossier, std::move(said));
}

void Tables::take_record(std::int64_t n, std::int64_t dossier, Said said)
{
    auto const& id = said.record;
    for (auto& row : said.rows)
        row.n = n;
    auto const kept = find(id, dossier);
    auto rows = kept ? rows_of(kept->n) : std::vector<Row> {};
    auto const before = derive(rows);
    std::ranges::move(said.rows, std::back_inserter(rows));
    if (kept) {
        settle(rows);
        said.derived = derive(rows);
    }
    auto const& after = said.derived;

    // A record bears the number of its first commit; of several in one commit the later ones get
    // numbers that no commit has.
    auto number = kept ? kept->n : n;
    if (!kept && said.first_place > 0) {
        number = -(n * 65536 + said.first_place);
        ++m_retyped;
    }
    write_rows(number, rows);

    auto const title = title_of(id, dossier, after.own_title, title_depth);
    auto const title_key = title_key_of(title);
    if (!kept) {
        m_database
            .query("INSERT INTO record(n, id, dossier, type, own_title, title, title_key,"
                   " created_at, changed_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .with(number, id, dossier, after.type, after.own_title, title, title_key,
                after.created_at, after.changed_at)
            .run();
    } else {
        m_database
            .query("UPDATE record SET type = ?2, own_title = ?3, title = ?4, title_key = ?5,"
                   " created_at = ?6, changed_at = ?7 WHERE n = ?1")
            .with(number, after.type, after.own_title, title, title_key, after.created_at,
                after.changed_at)
            .run();
    }
    if (!kept || before.type != after.type) {
        if (kept) {
            ++m_retyped;
            count(before.type, dossier, -1);
        }
        count(after.type, dossier, 1);
    }
    write_derived(number, before, after);
    write_words(number, before, after);
    if (!kept || before.own_title != after.own_title) {
        std::set<std::int64_t> done { number };
        retitle_those_who_name(id, title_depth, done);
    }
}

void Tables::make_anew(std::int64_t record, schema::Schemas const& next)
{
    auto const rows = rows_of(record);
    auto const before = derive(rows);
    // Whatever the disk does meanwhile, the ones in use are in use again afterwards: the next ones
    // are gone if this fails.
    struct InUse {
        schema::Schemas const*& at;
        schema::Schemas const* const before;
        ~InUse() { at = before; }
    } const in_use { m_schemas, std::exchange(m_schemas, &next) };
    auto const after = derive(rows);
    write_derived(record, before, after);
    write_words(record, before, after);
    if (before.own_title != after.own_title) {
        auto query = m_database.query("SELECT id, dossier FROM record WHERE n = ?1");
        query.with(record);
        SAKSI_CHECK(query.next());
        auto const id = query.id<RecordId>(0);
        auto const title = title_of(id, query.integer(1), after.own_title, title_depth);
        m_database
            .query("UPDATE record SET own_title = ?2, title = ?3, title_key = ?4 WHERE n = ?1")
            .with(record, after.own_title, title, title_key_of(title))
            .run();
        std::set<std::int64_t> done { record };
        retitle_those_who_name(id, title_depth, done);
    }
}

std::optional<Tables::KeptRecord> Tables::find(RecordId const& id, std::int64_t dossier) const
{
    // The sign keeps SQLite from walking all records of the dossier, which it takes for as few.
    auto query = m_database.query("SELECT n FROM record WHERE id = ?1 AND +dossier = ?2");
    query.with(id, dossier);
    if (!query.next())
        return std::nullopt;
    return KeptRecord { query.integer(0) };
}

std::vector<Tables::Row> Tables::rows_of(std::int64_t record) const
{
    std::vector<Row> rows;
    auto query = m_database.query(
        "SELECT v.field, v.n, v.place, v.id, v.op, v.current, v.value, v.supersedes,"
        " c.commit_id, c.device, c.stated_at FROM value v JOIN change c ON c.n = v.n"
        " WHERE v.record = ?1 ORDER BY v.field, v.n, v.place");
    query.with(record);
    while (query.next()) {
        auto& row = rows.emplace_back();
        row.field = query.text(0);
        row.n = query.integer(1);
        row.place = query.integer(2);
        row.id = query.id<StatementId>(3);
        row.op = query.integer(4);
        row.current = row.stored_current = query.integer(5) != 0;
        row.stored = true;
        append(row.value, query.blob(6));
        append(row.supersedes, query.blob(7));
        row.commit = query.id<CommitId>(8);
        row.device = query.id<DeviceId>(9);
        row.stated_at = query.integer(10);
        if (auto known = log::parse_value(row.value); row.current && known)
            row.known = *std::move(known);
    }
    return rows;
}

// Says of each statement whether it stands: log/fold.hpp has the rule.
void Tables::settle(std::vector<Row>& rows) const
{
    std::vector<log::Stated> stated;
    stated.reserve(rows.size());
    for (auto const& row : rows) {
        auto& one = stated.emplace_back();
        one.id = row.id;
        one.statement.op = static_cast<log::Op>(row.op);
        one.statement.field = row.field;
        one.statement.supersedes = ids_in(row.supersedes);
        one.commit = row.commit;
        one.author = row.device;
        one.group = m_group_of(row.device);
        one.stated_at = row.stated_at;
    }
    std::set<std::pair<StatementId, CommitId>> current;
    for (auto const& folded : log::fold(std::move(stated))) {
        if (folded.current)
            current.emplace(folded.stated.id, folded.stated.commit);
    }
    for (auto& row : rows) {
        row.current = current.contains({ row.id, row.commit });
        if (row.current && !row.known) {
            if (auto known = log::parse_value(row.value))
                row.known = *std::move(known);
        }
    }
    std::ranges::sort(
        rows, {}, [](Row const& row) { return std::tie(row.field, row.n, row.place); });
}

namespace {

// A term counts by its label only where the field asks for one of its vocabulary. Elsewhere, in a
// field that nobody here knows or that asked for something else once, its code is all that is said:
// so a label that changes is looked for in the fields of its vocabulary and nowhere else.
bool counts_by_label(schema::Field const* field, schema::Term const& term)
{
    return field
        && (field->vocabulary == term.vocabulary
            || (field->kind == schema::FieldKind::country && term.vocabulary == "country"));
}

std::string words_in(
    schema::Schemas const& schemas, schema::Field const* field, schema::Value const& value)
{
    auto const* term = std::get_if<schema::Term>(&value);
    return term && !counts_by_label(field, *term) ? term->code
                                                  : schema::searchable_text(schemas, value);
}

// A word of a title: terms by their label, everything else as people write it.
std::string title_piece(
    schema::Schemas const& schemas, schema::Field const* field, schema::Value const& value)
{
    if (auto const* reference = std::get_if<schema::Reference>(&value))
        return reference_begin + reference->record.text() + reference_end;
    auto text = in_unicode(schema::plain_text(value));
    if (auto const* term = std::get_if<schema::Term>(&value);
        term && counts_by_label(field, *term)) {
        auto const label = schemas.term_label(term->vocabulary, term->code);
        if (!label.empty())
            text = label.text();
    }
    return std::string(shortened(text, title_piece_bytes_max));
}

// What may name somebody or something, and so is found by its sound: short words, and what stands
// in a title. Whole texts are not: most of their words are no names.
void add_sounds(
    std::set<Sound>& sounds, schema::Field const* field, schema::Value const& value, bool in_title)
{
    auto const take = [&](std::string_view text) {
        for (auto& sound : sounds_of(shortened(in_unicode(text), title_piece_bytes_max)))
            sounds.insert(std::move(sound));
    };
    if (auto const* place = std::get_if<schema::Place>(&value)) {
        take(place->name);
        take(place->district);
    } else if (auto const* text = std::get_if<schema::Text>(&value)) {
        if (in_title || (field && field->kind != schema::FieldKind::long_text))
            take(text->text);
    }
}

// Titles are in English, or in the language of those who named it where there is no other.
bool reads_in_english(schema::Value const& value)
{
    auto const* text = std::get_if<schema::Text>(&value);
    return !text || text->language.empty() || text->language == "en";
}

} // namespace

// What a record was said to be last, of which nothing stands.
std::string Tables::former_type(std::vector<Row> const& rows)
{
    std::string type;
    auto latest = std::tuple<UnixSeconds, StatementId>();
    for (auto const& row : rows) {
        if (row.field != log::type_field || row.value.empty())
            continue;
        auto const value = log::parse_value(row.value);
        auto const* text = value ? std::get_if<schema::Text>(&*value) : nullptr;
        if (text && std::tuple(row.stated_at, row.id) >= latest) {
            latest = { row.stated_at, row.id };
            type = text->text;
        }
    }
    return type;
}

Tables::Derived Tables::derive(std::vector<Row> const& rows) const
{
    Derived derived;
    if (rows.empty())
        return derived;
    derived.there = true;
    derived.created_at = derived.changed_at = rows.front().stated_at;
    std::map<std::string_view, std::vector<Row const*>> standing;
    for (auto const& row : rows) {
        derived.created_at = std::min(derived.created_at, row.stated_at);
        derived.changed_at = std::max(derived.changed_at, row.stated_at);
        if (row.current)
            standing[row.field].push_back(&row);
    }
    // Where several stand, the latest comes last.
    for (auto& [field, values] : standing)
        std::ranges::sort(
            values, {}, [](Row const* row) { return std::tie(row->stated_at, row->id); });

    if (auto const types = standing.find(log::type_field); types != standing.end()) {
        auto const& known = types->second.back()->known;
        if (auto const* text = known ? std::get_if<schema::Text>(&*known) : nullptr)
            derived.type = text->text;
        standing.erase(types);
    }
    // All statements of a type were taken back, and with them the record: it keeps the title that
    // it had, for those who refer to it and for its own page, and stands on no list and in no
    // index.
    auto const former = derived.type.empty() ? former_type(rows) : std::string {};
    auto const taken_back = !former.empty();
    auto const* type = m_schemas->type(taken_back ? former : derived.type);

    std::set<Row const*> in_title;
    std::vector<std::string> pieces;
    auto const put_in_title = [&](Row const* row) {
        auto const* field = type ? type->find(row->field) : nullptr;
        pieces.push_back(title_piece(*m_schemas, field, *row->known));
        if (!std::holds_alternative<schema::Reference>(*row->known))
            in_title.insert(row);
    };
    for (auto const& key : type ? type->title_fields : std::vector<std::string> {}) {
        auto const values = standing.find(key);
        if (values == standing.end())
            continue;
        Row const* best = nullptr;
        auto const repeats = type->find(key)->repeats;
        for (auto const* row : values->second) {
            if (!row->known)
                continue;
            auto const better = !best
                || (reads_in_english(*row->known) && (!repeats || !reads_in_english(*best->known)));
            if (better)
                best = row;
        }
        if (best)
            put_in_title(best);
    }
    for (auto const& [field, values] : standing) {
        auto const& known = values.front()->known;
        if (pieces.empty() && known && std::holds_alternative<schema::Text>(*known))
            put_in_title(values.front());
    }
    derived.own_title = joined(pieces);
    if (taken_back)
        return derived;
    derived.title_words = without_references(derived.own_title);

    for (auto const& [key, values] : standing) {
        auto const* field = type ? type->find(key) : nullptr;
        std::set<Bytes> different;
        for (auto const* row : values) {
            different.insert(row->value);
            if (!row->known)
                continue;
            add_sounds(derived.sounds, field, *row->known, in_title.contains(row));
            if (!in_title.contains(row)) {
                auto const words = words_in(*m_schemas, field, *row->known);
                if (!words.empty())
                    derived.body_words.append(words).append("\n");
            }
            if (auto const* reference = std::get_if<schema::Reference>(&*row->known))
                derived.links.emplace(reference->record, key);
            if (field && field->kind != schema::FieldKind::long_text)
                derived.shelf[drawer_of(type->key, key)].insert(schema::sort_key(*row->known));
        }
        if (field && !field->repeats && different.size() > 1)
            derived.conflicts.emplace(key);
    }
    return derived;
}

void Tables::write_rows(std::int64_t record, std::vector<Row> const& rows)
{
    for (auto const& row : rows) {
        if (!row.stored) {
            m_database
                .query("INSERT INTO value(record, field, n, place, id, op, current, value, source,"
                       " confidence, note, supersedes)"
                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
                .with(record, row.field, row.n, row.place, row.id, row.op, row.current,
                    row.value.empty() ? std::nullopt : std::optional<ByteView>(row.value),
                    row.source, row.confidence, row.note,
                    row.supersedes.empty() ? std::nullopt : std::optional<ByteView>(row.supersedes))
                .run();
        } else if (row.current != row.stored_current) {
            m_database
                .query("UPDATE value SET current = ?5"
                       " WHERE record = ?1 AND field = ?2 AND n = ?3 AND place = ?4")
                .with(record, row.field, row.n, row.place, row.current)
                .run();
        }
    }
}

void Tables::write_derived(std::int64_t record, Derived const& before, Derived const& after)
{
    for (auto const& [drawer, keys] : before.shelf) {
        auto const still = after.shelf.find(drawer);
        if (still != after.shelf.end() && still->second == keys)
            continue;
        for (auto const& key : keys) {
            m_database.query("DELETE FROM shelf WHERE drawer = ?1 AND key = ?2 AND record = ?3")
                .with(drawer, key, record)
                .run();
            m_columns.remove(drawer, key, record);
        }
    }
    for (auto const& [drawer, keys] : after.shelf) {
        auto const already = before.shelf.find(drawer);
        if (already != before.shelf.end() && already->second == keys)
            continue;
        for (auto const& key : keys) {
            m_database.query("INSERT INTO shelf(drawer, key, record, first) VALUES(?1, ?2, ?3, ?4)")
                .with(drawer, key, record, key == *keys.begin())
                .run();
            m_columns.add(drawer, key, record);
        }
    }
    for (auto const& [bones, spelled] : before.sounds) {
        if (!after.sounds.contains({ bones, spelled }))
            m_database.query("DELETE FROM alike WHERE bones = ?1 AND spelled = ?2 AND record = ?3")
                .with(bones, spelled, record)
                .run();
    }
    for (auto const& [bones, spelled] : after.sounds) {
        if (!before.sounds.contains({ bones, spelled }))
            m_database.query("INSERT INTO alike(bones, spelled, record) VALUES(?1, ?2, ?3)")
                .with(bones, spelled, record)
                .run();
    }
    for (auto const& [target, field] : before.links) {
        if (!after.links.contains({ target, field }))
            m_database.query("DELETE FROM link WHERE target = ?1 AND record = ?2 AND field = ?3")
                .with(target, record, field)
                .run();
    }
    for (auto const& [target, field] : after.links) {
        if (!before.links.contains({ target, field }))
            m_database.query("INSERT INTO link(target, record, field) VALUES(?1, ?2, ?3)")
                .with(target, record, field)
                .run();
    }
    for (auto const& field : before.conflicts) {
        if (!after.conflicts.contains(field))
            m_database.query("DELETE FROM conflict WHERE record = ?1 AND field = ?2")
                .with(record, field)
                .run();
    }
    for (auto const& field : after.conflicts) {
        if (!before.conflicts.contains(field))
            m_database.query("INSERT INTO conflict(record, field) VALUES(?1, ?2)")
                .with(record, field)
                .run();
    }
}

void Tables::write_words(std::int64_t record, Derived const& before, Derived const& after)
{
    if (before.there && before.title_words == after.title_words
        && before.body_words == after.body_words)
        return;
    if (before.there) {
        m_database
            .query("INSERT INTO words(words, rowid, title, body) VALUES('delete', ?1, ?2, ?3)")
            .with(record, before.title_words, before.body_words)
            .run();
    }
    m_database.query("INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)")
        .with(record, after.title_words, after.body_words)
        .run();
}

void Tables::count(std::string const& type, std::int64_t dossier, int difference)
{
    m_database
        .query("INSERT INTO tally(type, dossier, count) VALUES(?1, ?2, ?3)"
               " ON CONFLICT(type, dossier) DO UPDATE SET count = count + ?3")
        .with(type, dossier, difference)
        .run();
    if (difference < 0)
        m_database.query("DELETE FROM tally WHERE type = ?1 AND dossier = ?2 AND count = 0")
            .with(type, dossier)
            .run();
}

// Follows references to records of the same dossier and of the commons only: a title must not tell
// what lies in a dossier that its reader may not open.
std::string Tables::title_of(
    RecordId const& id, std::int64_t dossier, std::string const& own, int depth) const
{
    std::string title;
    for (std::size_t at = 0; at < own.size(); ++at) {
        if (own[at] != reference_begin) {
            title += own[at];
            continue;
        }
        auto const digits = std::string_view(own).substr(at + 1, 2 * RecordId::byte_count);
        at += digits.size() + 1;
        auto const target = RecordId::parse(digits);
        auto query = m_database.query("SELECT own_title, dossier FROM record"
                                      " WHERE id = ?1 AND +dossier IN (?2, ?3)"
                                      " ORDER BY dossier = ?2 DESC LIMIT 1");
        if (target && depth > 0 && query.with(*target, dossier, commons).next())
            title += title_of(*target, query.integer(1), std::string(query.text(0)), depth - 1);
        else
            title += "…";
    }
    return title.empty() ? id.text().substr(0, 8) : title;
}

void Tables::retitle_those_who_name(RecordId const& target, int depth, std::set<std::int64_t>& done)
{
    struct Namer {
        std::int64_t n;
        RecordId id;
        std::int64_t dossier;
        std::string own_title;
    };
    std::vector<Namer> namers;
    auto query = m_database.query(
        "SELECT r.n, r.id, r.dossier, r.own_title, r.type, l.field"
        " FROM link l JOIN record r ON r.n = l.record WHERE l.target = ?1");
    query.with(target);
    while (query.next()) {
        auto const* type = m_schemas->type(query.text(4));
        if (type
            && std::ranges::find(type->title_fields, query.text(5)) != type->title_fields.end())
            namers.push_back({ query.integer(0), query.id<RecordId>(1), query.integer(2),
                std::string(query.text(3)) });
    }
    for (auto const& namer : namers) {
        if (!done.insert(namer.n).second)
            continue;
        auto const title = title_of(namer.id, namer.dossier, namer.own_title, title_depth);
        m_database.query("UPDATE record SET title = ?2, title_key = ?3 WHERE n = ?1")
            .with(namer.n, title, title_key_of(title))
            .run();
        if (depth > 1)
            retitle_those_who_name(namer.id, depth - 1, done);
    }
}

} // namespace saksi::store
