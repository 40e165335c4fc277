#include "store/layout.hpp"

#include "base/fault.hpp"
#include "crypto/sign.hpp"
#include "store/tokenizer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <sqlite3.h>

namespace saksi::store {

namespace {

constexpr std::int64_t application_id = 0x53616b73; // "Saks"
// Version 1 of what is for ever; later ones add to it, see `upgrades`. Never changed: a database
// that is made today is laid out like the first one and then upgraded like it, so that both are
// equal.
constexpr char const* for_ever = R"(
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE secret(name TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE group_log(n INTEGER PRIMARY KEY, group_id BLOB NOT NULL, entry BLOB NOT NULL);
CREATE TABLE dossier(number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, feed BLOB NOT NULL);
CREATE TABLE epoch(id BLOB PRIMARY KEY, dossier INTEGER NOT NULL, key BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX epoch_dossier ON epoch(dossier);
CREATE TABLE log(
    n INTEGER PRIMARY KEY,
    wire BLOB NOT NULL,
    dossier INTEGER NOT NULL,
    commit_id BLOB,
    feed BLOB,
    seq INTEGER,
    kind INTEGER,
    record BLOB,
    standing INTEGER NOT NULL,
    epoch BLOB NOT NULL,
    h BLOB NOT NULL,
    p BLOB
);
CREATE UNIQUE INDEX log_commit ON log(commit_id) WHERE commit_id IS NOT NULL;
CREATE UNIQUE INDEX log_unopened ON log(wire) WHERE commit_id IS NULL;
CREATE INDEX log_feed ON log(feed, seq);
)";

// `value` lies in the order of arrival, so that the values of a record mostly lie together, and is
// found by record and field; were it sorted by them itself, each long text would take a page of its
// own, which lists would have to read. `shelf` has one row for each value that stands, sorted by
// what lists filter and sort by; `drawer` is type and field, and `first` marks the smallest key
// that a record has there. `alike` has a row for each sound of the names in a record (sounds.hpp).
// `words` keeps no text of its own: the old text of a record is worked out again when it is taken
// out. Its blocks (pgsz) are as large as a page of the database has room for, whose last 32 bytes
// belong to the cipher: with FTS5's own 4,050 bytes each block would need a second page. It gathers
// words in memory (hashsize, 8 MiB) until a transaction ends, so that an import writes one segment
// for each and merges more seldom.
constexpr char const* made_by_the_fold = R"(
CREATE TABLE change(
    n INTEGER PRIMARY KEY,
    commit_id BLOB NOT NULL,
    dossier INTEGER NOT NULL,
    device BLOB NOT NULL,
    stated_at INTEGER NOT NULL
);
CREATE TABLE record(
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    dossier INTEGER NOT NULL,
    type TEXT NOT NULL,
    own_title TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX record_id ON record(id);
CREATE INDEX record_title ON record(type, title_key);
CREATE INDEX record_dossier ON record(dossier, type);
CREATE TABLE value(
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    n INTEGER NOT NULL,
    place INTEGER NOT NULL,
    id BLOB NOT NULL,
    op INTEGER NOT NULL,
    current INTEGER NOT NULL,
    value BLOB,
    source BLOB,
    confidence INTEGER NOT NULL,
    note TEXT NOT NULL,
    supersedes BLOB
);
CREATE UNIQUE INDEX value_place ON value(record, field, n, place);
CREATE TABLE shelf(
    drawer INTEGER NOT NULL,
    key TEXT NOT NULL,
    record INTEGER NOT NULL,
    first INTEGER NOT NULL,
    PRIMARY KEY(drawer, key, record)
) WITHOUT ROWID;
CREATE TABLE alike(
    bones TEXT NOT NULL,
    spelled TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY(bones, spelled, record)
) WITHOUT ROWID;
CREATE TABLE link(
    target BLOB NOT NULL,
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY(target, record, field)
) WITHOUT ROWID;
CREATE TABLE conflict(
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY(record, field)
) WITHOUT ROWID;
CREATE TABLE tally(
    type TEXT NOT NULL,
    dossier INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY(type, dossier)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, body, content = '', tokenize = 'saksi');
INSERT INTO words(words, rank) VALUES('secure-delete', 1);
INSERT INTO words(words, rank) VALUES('pgsz', 4000);
INSERT INTO words(words, rank) VALUES('hashsize', 8388608);
)";

// Version 2: a dossier has a feed for each device that writes into it. `dossier.feed` stays, and is
// the feed in which the dossier was founded; until now one device wrote into it and into no other.
Result<void> give_each_device_its_feed(Database& database)
{
    database.run(R"(
CREATE TABLE feed(
    dossier INTEGER NOT NULL,
    device BLOB NOT NULL,
    feed BLOB NOT NULL UNIQUE,
    PRIMARY KEY(dossier, device)
) WITHOUT ROWID;
)");
    auto dossiers = database.query("SELECT 1 FROM dossier LIMIT 1");
    if (!dossiers.next())
        return {};
    auto seed = database.query("SELECT bytes FROM secret WHERE name = 'device/sign'");
    if (!seed.next())
        return Error { ErrorKind::tampered,
            N_("The keys of this group are missing from the database.") };
    auto const device = TRY(crypto::SigningKey::from_seed(seed.blob(0)));
    database.query("INSERT INTO feed(dossier, device, feed) SELECT number, ?1, feed FROM dossier")
        .with(device.verify_key().device_id())
        .run();
    return {};
}

// Version 3: what members keep for themselves, by their handles. `sent_form` remembers what came of
// a form, so that the same sending twice is one.
Result<void> give_members_things_of_their_own(Database& database)
{
    database.run(R"(
CREATE TABLE draft(
    member TEXT NOT NULL,
    form BLOB NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY(member, form)
);
CREATE TABLE sent_form(
    key BLOB PRIMARY KEY,
    member TEXT NOT NULL,
    form BLOB NOT NULL,
    record BLOB NOT NULL,
    commit_id BLOB NOT NULL,
    sent_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sent_form_form ON sent_form(form);
CREATE INDEX sent_form_sent_at ON sent_form(sent_at);
CREATE TABLE saved_search(
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY(member, name)
) WITHOUT ROWID;
)");
    return {};
}

// Version 4: who saw what in whose dossier, all times of one hour in one row; and when the recovery
// code was used. Neither signed nor sent to anybody.
Result<void> remember_who_looked(Database& database)
{
    database.run(R"(
CREATE TABLE look(
    dossier INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    handle TEXT NOT NULL,
    record BLOB NOT NULL,
    how INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY(dossier, hour, handle, record, how)
) WITHOUT ROWID;
CREATE INDEX look_time ON look(last_at);
CREATE TABLE recovery_use(n INTEGER PRIMARY KEY, at INTEGER NOT NULL);
)");
    return {};
}

// What each version adds, the first one to version 1. Only ever appended to: what lies in
// somebody's database was made by the ones before. An upgrade touches nothing that the fold makes.
using Upgrade = Result<void> (*)(Database&);
constexpr Upgrade upgrades[] = {
    give_each_device_its_feed,
    give_members_things_of_their_own,
    remember_who_looked,
};
constexpr auto version = static_cast<std::int64_t>(1 + std::size(upgrades));

// From the version that the database has to ours, in a transaction of the caller's.
Result<void> upgrade(Database& database, std::int64_t from)
{
    for (auto at = from; at < version; ++at)
        TRY(upgrades[at - 1](database));
    database.run(("PRAGMA user_version = " + std::to_string(version)).c_str());
    return {};
}

std::int64_t pragma(Database const& database, std::string_view sql)
{
    auto query = database.query(sql);
    return query.next() ? query.integer(0) : 0;
}

// ---- FTS5 calls these; see "Custom Tokenizers" in its documentation.

int make_tokenizer(void*, char const**, int, Fts5Tokenizer** made)
{
    *made = reinterpret_cast<Fts5Tokenizer*>(new (std::nothrow) Tokenizer);
    return *made ? SQLITE_OK : SQLITE_NOMEM;
}

void delete_tokenizer(Fts5Tokenizer* tokenizer)
{
    delete reinterpret_cast<Tokenizer*>(tokenizer);
}

using GiveToken = int (*)(void*, int, char const*, int, int, int);

// No exception may travel through C.
int run_tokenizer(
    Fts5Tokenizer* tokenizer, void* context, int flags, char const* text, int size, GiveToken give)
try {
    auto const purpose = flags & FTS5_TOKENIZE_QUERY ? TokenPurpose::query : TokenPurpose::document;
    auto code = SQLITE_OK;
    auto const whole = std::string_view(text, static_cast<std::size_t>(size));
    reinterpret_cast<Tokenizer*>(tokenizer)->run(whole, purpose, [&](Token const& token) {
        code = give(context, token.same_place ? FTS5_TOKEN_COLOCATED : 0, token.text.data(),
            static_cast<int>(token.text.size()), static_cast<int>(token.begin),
            static_cast<int>(token.end));
        return code == SQLITE_OK;
    });
    return code;
} catch (std::bad_alloc const&) {
    return SQLITE_NOMEM;
} catch (Fault const&) {
    return SQLITE_ERROR;
}

// `weight(words, w)`: how well the row fits what is looked for. `w` holds a double for each wanted
// phrase. A phrase counts less the oftener it was counted, and in a title the more of the title it
// is. Unlike bm25 this looks at no other row, so that no order tells of rows that somebody may not
// read; and it reads no row of sizes for a hit whose title lacks the words.
void weigh(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* answer, int count,
    sqlite3_value** values)
{
    constexpr auto title_column = 0;
    constexpr auto title_times = 16.0;
    constexpr auto half_full = 1.2; // So many times give half of all that times can give.
    if (count != 1) {
        sqlite3_result_error_code(answer, SQLITE_MISUSE);
        return;
    }
    auto const* weights = static_cast<char const*>(sqlite3_value_blob(values[0]));
    auto const weight_count = sqlite3_value_bytes(values[0]) / static_cast<int>(sizeof(double));
    auto const phrases = std::min(api->xPhraseCount(row), weight_count);
    double sum = 0;
    for (auto phrase = 0; phrase < phrases; ++phrase) {
        auto in_title = 0;
        auto in_body = 0;
        Fts5PhraseIter at;
        auto column = 0;
        auto offset = 0;
        auto code = api->xPhraseFirst(row, phrase, &at, &column, &offset);
        for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(row, &at, &column, &offset))
            ++(column == title_column ? in_title : in_body);
        auto title_words = 1;
        if (code == SQLITE_OK && in_title > 0)
            code = api->xColumnSize(row, title_column, &title_words);
        if (code != SQLITE_OK) {
            sqlite3_result_error_code(answer, code);
            return;
        }
        auto const times = in_body
            + title_times * std::sqrt(static_cast<double>(in_title) / std::max(title_words, 1));
        double weight = 0;
        std::memcpy(
            &weight, weights + static_cast<std::size_t>(phrase) * sizeof weight, sizeof weight);
        sum += weight * times / (times + half_full);
    }
    sqlite3_result_int64(answer, std::llround(sum * 1e6));
}

} // namespace

Result<void> lay_out(Database& database, Database::Opening opening)
{
    if (opening == Database::Opening::make) {
        Transaction transaction(database);
        database.run(for_ever);
        lay_out_tables(database);
        database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
        TRY(upgrade(database, 1));
        transaction.commit();
        return {};
    }
    if (pragma(database, "PRAGMA application_id") != application_id)
        return Error { ErrorKind::tampered, N_("The database file is not one of a workspace.") };
    auto const found = pragma(database, "PRAGMA user_version");
    if (found > version) {
        return Error { ErrorKind::unsupported,
            N_("A newer version of Saksi made this workspace. Please use that one.") };
    }
    if (found < 1)
        return Error { ErrorKind::tampered, N_("The database file is not one of a workspace.") };
    if (found < version) {
        Transaction transaction(database);
        TRY(upgrade(database, found));
        transaction.commit();
    }
    return {};
}

void lay_out_tables(Database& database)
{
    database.run(made_by_the_fold);
}

void drop_tables(Database& database)
{
    for (auto const* name :
        { "change", "record", "value", "shelf", "alike", "link", "conflict", "tally", "words" })
        database.run((std::string("DROP TABLE IF EXISTS ") + name).c_str());
}

void register_tokenizer(Database& database)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    auto code = sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_bind_pointer(
            statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    if (code == SQLITE_OK)
        sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code != SQLITE_OK)
        throw_fault(code);
    SAKSI_CHECK(api != nullptr);
    fts5_tokenizer tokenizer { make_tokenizer, delete_tokenizer, run_tokenizer };
    code = api->xCreateTokenizer(api, "saksi", nullptr, &tokenizer, nullptr);
    if (code == SQLITE_OK)
        code = api->xCreateFunction(api, "weight", nullptr, weigh, nullptr);
    if (code != SQLITE_OK)
        throw_fault(code);
}

} // namespace saksi::store
