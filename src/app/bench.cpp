#include "app/bench.hpp"

#include "app/bench_together.hpp"
#include "app/invented_cases.hpp"
#include "app/same_rows.hpp"
#include "app/served.hpp"
#include "app/signed_in.hpp"
#include "base/fault.hpp"
#include "casework/add_record.hpp"
#include "casework/open_case.hpp"
#include "cli/json.hpp"
#include "crypto/argon2.hpp"
#include "http/percent.hpp"
#include "intake/reference_pack.hpp"
#include "schema/typed.hpp"
#include "store/layout.hpp"
#include "store/search_words.hpp"
#include "store/sqlite.hpp"

#include <fmt/format.h>

#include <linux/magic.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <ostream>
#include <random>
#include <span>
#include <thread>

namespace saksi::app {

namespace {

using workspace::Workspace;

constexpr std::string_view passphrase = "six invented words for the bench";
constexpr std::size_t saves = 200;

using Line = BenchLine;

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto name = (std::filesystem::temp_directory_path() / "saksi-bench-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw Fault("No temporary folder could be made.");
        m_path = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const { return m_path; }
    // Then a durable save waits for no disk, and its figure says little.
    bool is_in_memory() const
    {
        struct statfs about {};
        return ::statfs(m_path.c_str(), &about) == 0 && about.f_type == TMPFS_MAGIC;
    }

private:
    std::filesystem::path m_path;
};

// Text that nobody ever said, the same in each run.
std::string invented_text(std::mt19937_64& dice, std::size_t words)
{
    static constexpr std::array<std::string_view, 12> all { "river", "station", "evening",
        "witness", "paper", "थाना", "साक्षी", "நீதி", "ศาล", "kantor", "警察", "road" };
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += std::string(i ? " " : "") + std::string(all.at(dice() % all.size()));
    return text;
}

// An encrypted SQLite file as the store opens it, with nothing of ours around it.
class BareDatabase {
public:
    BareDatabase(std::filesystem::path const& file, Dice& dice)
        : m_database(MUST(store::Database::open(
              file, crypto::SecretBytes::random(dice, 32), store::Database::Opening::make)))
    {
        store::register_tokenizer(m_database);
        m_database.run("CREATE TABLE blobs(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
                       "CREATE TABLE rows(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
                       " title TEXT NOT NULL, body TEXT NOT NULL);"
                       "CREATE VIRTUAL TABLE words USING fts5("
                       "title, body, content = '', tokenize = 'saksi');");
    }

    void save(std::string_view bytes)
    {
        store::Transaction transaction(m_database);
        m_database.query("INSERT INTO blobs(bytes) VALUES(?1)").with(bytes).run();
        transaction.commit();
    }

    struct Row {
        RecordId id;
        RecordTexts texts;
    };
    // In one transaction, indexed.
    void save_all(std::span<Row const> rows)
    {
        store::Transaction transaction(m_database);
        for (auto const& row : rows) {
            ++m_rows;
            m_database.query("INSERT INTO rows VALUES(?1, ?2, ?3, ?4)")
                .with(m_rows, row.id, row.texts.title, row.texts.body)
                .run();
            m_database.query("INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)")
                .with(m_rows, row.texts.title, row.texts.body)
                .run();
        }
        transaction.commit();
    }

    void find(std::string const& match) const
    {
        auto query = m_database.query(
            "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT ?2");
        query.with(match, hits_on_a_page);
        while (query.next()) { }
    }

    // How many there are, without their order.
    std::size_t count(std::string const& match) const
    {
        auto query = m_database.query("SELECT count(*) FROM words WHERE words MATCH ?1");
        query.with(match);
        return query.next() ? static_cast<std::size_t>(query.integer(0)) : 0;
    }

private:
    store::Database m_database;
    std::int64_t m_rows = 0;
};

std::vector<workspace::RecordView> all_records(Workspace const& desk, workspace::Reach const& reach)
{
    std::vector<workspace::RecordView> records;
    for (auto const& type : desk.schemas().types()) {
        for (std::size_t offset = 0;; offset += rows_on_a_list) {
            auto page = MUST(
                desk.list(reach, { .type = type.key, .offset = offset, .limit = rows_on_a_list }));
            std::ranges::move(page.rows, std::back_inserter(records));
            if (page.rows.size() < rows_on_a_list)
                break;
        }
    }
    return records;
}

Line measure_saves(Workspace& desk, BareDatabase& bare)
{
    auto const actor = desk.first_administrator();
    auto const opened = MUST(
        casework::open_case(desk, actor, { { "title", { { { "", "B-1" } } } } }));
    auto const dossier = MUST(desk.dossier_of(desk.reach(actor), opened));
    std::mt19937_64 dice(1);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < saves; ++i)
        texts.push_back(invented_text(dice, 40));
    auto const measured = times_ms(saves, [&](std::size_t i) {
        MUST(casework::add_record(desk, actor,
            { .dossier = dossier,
                .type = "person",
                .entries = { { "code", { { { "", fmt::format("B-{}", i) } } } },
                    { "description", { { { "", texts.at(i) } } } } } }));
    });
    auto const limit = times_ms(saves, [&](std::size_t i) { bare.save(texts.at(i)); });
    return { "save one signed record, durable, p50", "ms", percentile(measured, 50),
        percentile(limit, 50), "a bare durable transaction with the same text" };
}

Line measure_import(Workspace& desk, BareDatabase& bare)
{
    auto const actor = desk.first_administrator();
    std::size_t rows = 0;
    auto const measured = ms_of(
        [&] { rows = MUST(intake::import_pack(desk, actor, intake::embedded_pack(), {})).rows; });
    std::vector<BareDatabase::Row> bare_rows;
    for (auto const& record : all_records(desk, desk.reach(actor))) {
        auto& row = bare_rows.emplace_back(record.id, RecordTexts { record.title, {} });
        for (auto const& stated : record.values)
            row.texts.body += schema::plain_text(*stated.value) + "\n";
    }
    auto const limit = ms_of([&] { bare.save_all(bare_rows); });
    return { "import the reference pack, a row", "ms", measured / static_cast<double>(rows),
        limit / static_cast<double>(bare_rows.size()),
        "a bare insert of a record's text, indexed, one transaction" };
}

void measure_search(std::vector<Line>& lines, Workspace const& desk, BareDatabase const& bare)
{
    auto const reach = desk.reach(desk.first_administrator());
    static constexpr std::array<std::string_view, 12> asked { "torture", "committee", "Nepal",
        "नेपाल", "இலங்கை", "ประเทศไทย", "印度尼西亚", "Indonesia", "article", "ratification",
        "report", "police" };
    auto const measured = times_ms(page_requests, [&](std::size_t i) {
        MUST(desk.search(
            reach, { .words = std::string(asked.at(i % asked.size())), .limit = hits_on_a_page }));
    });
    auto const limit = times_ms(page_requests, [&](std::size_t i) {
        bare.find(store::SearchWords::parse(asked.at(i % asked.size())).match());
    });
    add_percentiles(lines, "search", measured, limit, 95, "the bare FTS5 query of as many hits");
}

void measure_pages(std::vector<Line>& lines, SignedIn& face)
{
    auto const& desk = face.desk();
    auto const reach = desk.reach(desk.first_administrator());
    workspace::ListQuery const query { .type = "treaty_status", .limit = rows_on_a_list };
    auto const some = MUST(desk.list(reach, query)).rows;
    auto const record_page = times_ms(page_requests,
        [&](std::size_t i) { face.get("/r/" + some.at(i % some.size()).id.text()); });
    auto const record_read = times_ms(page_requests,
        [&](std::size_t i) { MUST(desk.record(reach, some.at(i % some.size()).id)); });
    add_percentiles(
        lines, "record page", record_page, record_read, 99, "reading the record, no page");
    auto const anew = [&] { face.write_something(); };
    auto const list_page = times_ms(
        page_requests, [&](std::size_t) { face.get("/records/treaty_status"); }, anew);
    auto const list_read = times_ms(
        page_requests, [&](std::size_t) { MUST(desk.list(reach, query)); });
    add_percentiles(lines, "list page", list_page, list_read, 99, "reading 50 records, no page");
    add_percentiles(lines, "list page, nothing written since",
        times_ms(page_requests, [&](std::size_t) { face.get("/records/treaty_status"); }),
        list_read, 99, "reading 50 records, no page");
    auto const states = times_ms(page_requests, [&](std::size_t) { face.get("/states"); }, anew);
    add_percentiles(lines, "States page", states, list_read, 99, "reading 50 records, no page");
}

void measure_start(std::vector<Line>& lines, std::filesystem::path const& home)
{
    auto const derivation = percentile(times_ms(5,
                                           [](std::size_t) {
                                               crypto::argon2id(bytes_of(passphrase),
                                                   Bytes(crypto::argon2_salt_bytes),
                                                   crypto::argon2_floor);
                                           }),
        50);
    ::sync(); // What was written before, here and beside, must not keep the disk busy.
    std::optional<Served> served;
    auto time = ms_of([&] { served.emplace(home); });
    auto const locked = served->resident_mebibytes();
    Browser browser(*served);
    time += ms_of([&] {
        browser.sign_in("", passphrase);
        browser.get("/");
    });
    lines.push_back({ "start to first page", "ms", time, derivation,
        "the passphrase's derivation alone (64 MiB)" });
    lines.push_back({ "idle memory, unlocked", "MiB", served->resident_mebibytes(), locked,
        "the same process before signing in" });
}

// ---- many invented records

// Text of about 1.5 KB in many scripts, of words that are as unequally common as those of people.
// Nobody ever said it. The same in each run.
class InventedPeople {
public:
    InventedPeople()
    {
        static constexpr std::array<std::array<std::string_view, 8>, 8> syllables { {
            { "ka", "ri", "mo", "se", "tan", "du", "li", "bor" },
            { "का", "रि", "मो", "से", "तन", "दु", "लि", "बर" },
            { "কা", "রি", "মো", "সে", "তন", "দু", "লি", "বর" },
            { "கா", "ரி", "மோ", "சே", "தன்", "து", "லி", "பர்" },
            { "กา", "ริ", "โม", "เส", "ตัน", "ดู", "ลิ", "บอ" },
            { "ကာ", "ရိ", "မို", "စေ", "တန်", "ဒု", "လိ", "ဘော" },
            { "山", "川", "田", "木", "水", "火", "石", "金" },
            { "کا", "ری", "مو", "سے", "تن", "دو", "لی", "بر" },
        } };
        for (std::size_t i = 0; i < 8000; ++i) {
            auto const& script = syllables.at(i % syllables.size());
            std::string word;
            for (auto rest = i / syllables.size() + 64; rest > 0; rest /= 8)
                word += script.at(rest % 8);
            m_words.push_back(std::move(word));
        }
    }

    // A word that every fourth of them has, and no other word begins like.
    static constexpr std::string_view in_a_quarter = "quarterly";

    std::string const& word() { return m_words.at(skewed()); }

    workspace::Change next(std::size_t number, Dice& dice)
    {
        static constexpr std::array<std::string_view, 3> units { "person", "family", "group" };
        workspace::Change person { .record = RecordId::fresh(dice), .assertions = {} };
        auto const say = [&](std::string_view field, schema::Value value) {
            person.assertions.push_back({ .field = std::string(field), .value = std::move(value) });
        };
        say(log::type_field, schema::Text { "person" });
        say("code", schema::Text { fmt::format("P-{:07}", number) });
        say("name", schema::Text { word() + " " + word() });
        say("counting_unit",
            schema::Term { "counting_unit", std::string(units.at(m_dice() % units.size())) });
        say("birth_date", MUST(FuzzyDate::parse(fmt::format("{}", 1940 + m_dice() % 70))));
        std::string text(number % 4 == 0 ? in_a_quarter : std::string_view());
        while (text.size() < 1350)
            text += (text.empty() ? "" : " ") + word();
        say("description", schema::Text { std::move(text) });
        return person;
    }

private:
    // The first tenth of the words makes about half of the text.
    std::size_t skewed()
    {
        auto const part = static_cast<double>(m_dice() >> 11) / static_cast<double>(1ULL << 53);
        return static_cast<std::size_t>(
            part * part * part * static_cast<double>(m_words.size() - 1));
    }

    std::vector<std::string> m_words;
    std::mt19937_64 m_dice { 8640 };
};

RecordTexts texts_of(workspace::Change const& change)
{
    RecordTexts texts;
    for (auto const& assertion : std::span(change.assertions).subspan(1)) // Not its type.
        (texts.title.empty() ? texts.title : texts.body) += schema::plain_text(*assertion.value)
            + "\n";
    return texts;
}

// What is imported in one go, as a file would be. Records and rows of so many lie in memory.
constexpr std::size_t imported_at_once = 10000;
constexpr std::int64_t commits_of_a_transaction = 2000; // As an import has them.

// Milliseconds for a record.
double import_many(std::vector<Line>& lines, Workspace& desk, BareDatabase& bare, Dice& dice,
    InventedPeople& people, std::size_t records)
{
    constexpr auto at_once = imported_at_once;
    auto const actor = desk.first_administrator();
    auto const dossier = MUST(desk.open_dossier(actor));
    auto const permit = MUST(desk.permit(actor, dossier, workspace::Grant::write));
    std::vector<double> ours; // Milliseconds for each piece.
    double bare_ms = 0;
    for (std::size_t done = 0; done < records;) {
        std::vector<workspace::Change> changes;
        std::vector<BareDatabase::Row> rows;
        for (; changes.size() < at_once && done < records; ++done) {
            auto const& change = changes.emplace_back(people.next(done, dice));
            rows.push_back({ change.record, texts_of(change) });
        }
        ours.push_back(ms_of([&] { MUST(desk.append_all(permit, changes)); }));
        bare_ms += ms_of([&] {
            for (std::span<BareDatabase::Row const> rest = rows; !rest.empty();) {
                auto const some = std::min(rest.size(), std::size_t { commits_of_a_transaction });
                bare.save_all(rest.first(some));
                rest = rest.subspan(some);
            }
        });
    }
    auto const sum = [&](std::size_t from, std::size_t to) {
        double all = 0;
        for (auto i = from; i < to; ++i)
            all += ours.at(i);
        return all;
    };
    auto const count = static_cast<double>(records);
    lines.push_back({ "import, signed and indexed, a record", "ms", sum(0, ours.size()) / count,
        bare_ms / count, "a bare encrypted insert of their texts alone, indexed" });
    if (auto const tenth = ours.size() / 10; tenth > 0) {
        lines.push_back({ "import, the last tenth, a record", "ms",
            sum(ours.size() - tenth, ours.size()) / static_cast<double>(tenth * at_once),
            sum(0, tenth) / static_cast<double>(tenth * at_once), "the first tenth of it" });
    }
    return sum(0, ours.size()) / count;
}

void read_many(std::vector<Line>& lines, SignedIn& face, BareDatabase const& bare,
    InventedPeople& people, std::size_t records)
{
    auto const& desk = face.desk();
    auto const reach = desk.reach(desk.first_administrator());
    workspace::ListQuery const query { .type = "person", .limit = rows_on_a_list };
    auto const some = MUST(desk.list(reach, query)).rows;
    add_percentiles(lines, "record page",
        times_ms(page_requests,
            [&](std::size_t i) { face.get("/r/" + some.at(i % some.size()).id.text()); }),
        times_ms(page_requests,
            [&](std::size_t i) { MUST(desk.record(reach, some.at(i % some.size()).id)); }),
        99, "reading the record, no page");
    add_percentiles(lines, "list page of 50",
        times_ms(
            page_requests, [&](std::size_t) { face.get("/records/person"); },
            [&] { face.write_something(); }),
        times_ms(page_requests, [&](std::size_t) { MUST(desk.list(reach, query)); }), 99,
        "reading 50 records, no page");

    std::vector<std::string> asked;
    for (std::size_t i = 0; i < page_requests; ++i)
        asked.push_back(people.word());
    std::vector<std::string> matches;
    for (auto const& word : asked)
        matches.push_back(store::SearchWords::parse(word).match());
    add_percentiles(lines, "search",
        times_ms(page_requests,
            [&](std::size_t i) {
                MUST(desk.search(reach, { .words = asked.at(i), .limit = hits_on_a_page }));
            }),
        times_ms(page_requests, [&](std::size_t i) { bare.find(matches.at(i)); }), 95,
        "the bare FTS5 query of as many hits");

    std::string const common(InventedPeople::in_a_quarter);
    auto const match = store::SearchWords::parse(common).match();
    constexpr std::size_t times = 20;
    add_percentiles(lines, "search, a word in a quarter of all",
        times_ms(times,
            [&](std::size_t) {
                auto const page = MUST(
                    desk.search(reach, { .words = common, .limit = hits_on_a_page }));
                if (page.total != (records + 3) / 4)
                    throw Fault("The search did not count all records that have a word.");
            }),
        times_ms(times, [&](std::size_t) { bare.count(match); }), 95,
        "counting as many in bare FTS5, in no order");
}

std::string processor()
{
    std::ifstream about("/proc/cpuinfo");
    for (std::string line; std::getline(about, line);) {
        if (auto const colon = line.find(": ");
            line.starts_with("model name") && colon != line.npos)
            return line.substr(colon + 2);
    }
    return "unknown";
}

double load_average()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

} // namespace

Result<void> bench(
    cli::BenchRequest const& request, workspace::Parts const& given, std::ostream& out)
{
    TemporaryFolder const folder;
    auto parts = given;
    parts.marks_folder = folder.path() / "marks";
    auto const home = folder.path() / "home";
    auto const load_before = load_average();
    std::vector<Line> lines;
    std::optional<Together> together;
    double imported_ms = 0;
    InventedCases cases;
    BareDatabase bare(folder.path() / "bare.db", parts.dice);
    InventedPeople people;
    {
        auto const desk = TRY(
            Workspace::create(home, { "Invented Group", "bench" },
                crypto::SecretBytes::copy_of(passphrase), workspace::Hardness::floor, parts))
                              .workspace;
        if (request.people > 0) {
            auto const made = ms_of(
                [&] { cases = invent_cases(*desk, parts.dice, request.people); });
            lines.push_back({ fmt::format("write {} records, each", cases.records), "ms",
                made / static_cast<double>(cases.records),
                made / static_cast<double>(cases.statements), "one of their statements" });
        } else if (request.records > 0) {
            imported_ms = import_many(lines, *desk, bare, parts.dice, people, request.records);
        } else {
            lines.push_back(measure_saves(*desk, bare));
            lines.push_back(measure_import(*desk, bare));
            measure_search(lines, *desk, bare);
            together.emplace(*desk, passphrase);
        }
    }
    if (request.records > 0) {
        auto const bare_ms = same_rows_ms(home, crypto::SecretBytes::copy_of(passphrase),
            folder.path() / "rows.db", parts.dice, commits_of_a_transaction, "person",
            [&, same = InventedPeople(), done = std::size_t { 0 }]() mutable {
                return texts_of(same.next(done++, parts.dice));
            });
        lines.insert(lines.begin() + 1,
            { "import, beside all the rows that it writes", "ms", imported_ms,
                bare_ms / static_cast<double>(request.records),
                "a bare encrypted insert of the same rows and words" });
    }
    if (together) {
        together->measure_saves(lines, home, [&](std::string const& text) { bare.save(text); });
        together->check_saves(
            *MUST(Workspace::unlock(home, crypto::SecretBytes::copy_of(passphrase), parts)));
        together->measure_lists(lines, home, "/records/treaty_status");
    }
    {
        SignedIn face(home, parts, passphrase);
        if (request.people > 0)
            measure_cases(lines, face, cases);
        else if (request.records > 0)
            read_many(lines, face, bare, people, request.records);
        else
            measure_pages(lines, face);
    }
    measure_start(lines, home);

    auto const load_after = load_average();
    auto const cores = std::thread::hardware_concurrency();
    if (request.json) {
        boost::json::array rows;
        for (auto const& line : lines) {
            rows.push_back({ { "path", line.path }, { "unit", line.unit },
                { "measured", line.measured }, { "limit", line.limit },
                { "ratio", line.measured / line.limit }, { "limit_is", line.limit_is } });
        }
        cli::print_json(out,
            { { "machine",
                  { { "processor", processor() }, { "cores", cores },
                      { "load_before", load_before }, { "load_after", load_after },
                      { "folder_in_memory", folder.is_in_memory() } } },
                { "lines", std::move(rows) } });
        return {};
    }
    out << fmt::format("{}, {} cores; load {:.1f} before, {:.1f} after{}\n", processor(), cores,
        load_before, load_after,
        folder.is_in_memory() ? "; the folder is in memory, so that saving waits for no disk" : "");
    if (std::max(load_before, load_after) > cores)
        out << "This machine is busy: believe the ratios rather than the times.\n";
    out << fmt::format(
        "\n{:<38} {:>12} {:>12} {:>7}  {}\n", "path", "measured", "limit", "ratio", "the limit is");
    for (auto const& line : lines) {
        out << fmt::format("{:<38} {:>8.3f} {:<3} {:>8.3f} {:<3} {:>7.2f}  {}\n", line.path,
            line.measured, line.unit, line.limit, line.unit, line.measured / line.limit,
            line.limit_is);
    }
    return {};
}

} // namespace saksi::app
