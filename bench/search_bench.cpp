// Search on many documents beside the bare FTS5 query, turn by turn in the same run.
//
//     search_bench [RECORDS]    100,000 by default; invented, about 1.4 KB each in eight scripts
//
// Ours is Workspace::search: hits, honest counts for each type, names that sound alike, order, the
// twenty records of a page and their snippets. Bare is `SELECT rowid … MATCH … ORDER BY rank LIMIT
// 20` on the same texts with the same tokenizer in an encrypted file, which is not to be had for
// less.
#include "schema/schemas.hpp"
#include "store/layout.hpp"
#include "store/search_words.hpp"
#include "store/sqlite.hpp"
#include "testing/seeded_dice.hpp"
#include "workspace/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <stdlib.h>

using namespace saksi;

namespace {

constexpr std::size_t times = 300;
constexpr std::size_t hits_on_a_page = 20;
constexpr std::string_view in_a_quarter = "quarterly";

schema::Schemas const& schemas()
{
    using schema::FieldKind;
    static schema::Schemas const all(
        { { .key = "person",
            .label = "Person",
            .label_plural = "People",
            .title_fields = { "code", "name" },
            .fields = { { .key = "code", .label = "Code", .required = true },
                { .key = "name", .label = "Name", .kind = FieldKind::localized_text },
                { .key = "description",
                    .label = "Description",
                    .kind = FieldKind::long_text } } } },
        {});
    return all;
}

// Words as unequally common as those of people: the first tenth makes about half of a text.
class Words {
public:
    Words()
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

    std::string const& any()
    {
        auto const part = static_cast<double>(m_dice() >> 11) / static_cast<double>(1ULL << 53);
        return m_words.at(
            static_cast<std::size_t>(part * part * part * static_cast<double>(m_words.size() - 1)));
    }

private:
    std::vector<std::string> m_words;
    std::mt19937_64 m_dice { 8656 };
};

double ms_of(auto&& work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double percentile(std::vector<double> sorted, std::size_t percent)
{
    std::ranges::sort(sorted);
    return sorted.at(std::min(sorted.size() - 1, sorted.size() * percent / 100));
}

std::string load()
{
    std::string first;
    std::ifstream("/proc/loadavg") >> first;
    return first;
}

} // namespace

int main(int count, char** arguments)
{
    std::size_t const records = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100'000;
    auto name = (std::filesystem::temp_directory_path() / "saksi-search-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        return 1;
    std::filesystem::path const folder = name;
    {
        testing::SeededDice dice(1);
        testing::HandClock const clock;
        auto const desk = MUST(
            workspace::Workspace::create(folder / "home", { "Invented Group", "bench" },
                crypto::SecretBytes::copy_of("six invented words"), workspace::Hardness::floor,
                { schemas(), clock, dice }))
                              .workspace;
        auto bare = MUST(store::Database::open(folder / "bare.db",
            crypto::SecretBytes::random(dice, 32), store::Database::Opening::make));
        store::register_tokenizer(bare);
        bare.run("CREATE VIRTUAL TABLE words USING fts5("
                 "title, body, content = '', tokenize = 'saksi')");

        auto const actor = desk->first_administrator();
        auto const permit = MUST(
            desk->permit(actor, MUST(desk->open_dossier(actor)), workspace::Grant::write));
        Words words;
        auto const filling = ms_of([&] {
            for (std::size_t done = 0; done < records;) {
                std::vector<workspace::Change> changes;
                store::Transaction transaction(bare);
                for (; changes.size() < 2000 && done < records; ++done) {
                    auto const called = words.any() + " " + words.any();
                    auto const code = fmt::format("P-{:07}", done);
                    std::string text(done % 4 == 0 ? in_a_quarter : std::string_view());
                    while (text.size() < 1350)
                        text += (text.empty() ? "" : " ") + words.any();
                    bare.query("INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)")
                        .with(done + 1, code + " · " + called, text)
                        .run();
                    auto& person = changes.emplace_back(
                        workspace::Change { .record = RecordId::fresh(dice), .assertions = {} });
                    auto const say = [&](std::string_view field, std::string value) {
                        person.assertions.push_back({ .field = std::string(field),
                            .value = schema::Text { std::move(value) } });
                    };
                    say(log::type_field, "person");
                    say("code", code);
                    say("name", called);
                    say("description", std::move(text));
                }
                transaction.commit();
                MUST(desk->append_all(permit, changes));
            }
        });
        std::cout << records << " records filled in in " << static_cast<int>(filling / 1000)
                  << " s; load " << load() << "\n\n"
                  << "| asked | ours p50 | ours p95 | bare p50 | bare p95 | p95 / p95 |\n"
                     "|---|---|---|---|---|---|\n";
        auto const reach = desk->reach(actor);
        auto const measure = [&](std::string_view what, auto&& make, std::string_view bare_sql) {
            std::vector<double> ours;
            std::vector<double> limit;
            for (std::size_t i = 0; i < times + 20; ++i) {
                std::string const typed = make();
                auto const match = store::SearchWords::parse(typed).match();
                auto const mine = ms_of([&] {
                    MUST(desk->search(reach, { .words = typed, .limit = hits_on_a_page }));
                });
                auto const theirs = ms_of([&] {
                    auto query = bare.query(bare_sql);
                    query.with(match, hits_on_a_page);
                    while (query.next()) { }
                });
                if (i < 20)
                    continue; // Until what is kept in memory is there.
                ours.push_back(mine);
                limit.push_back(theirs);
            }
            std::cout << fmt::format(
                "| {} | {:.3f} ms | {:.3f} ms | {:.3f} ms | {:.3f} ms | {:.2f} |\n", what,
                percentile(ours, 50), percentile(ours, 95), percentile(limit, 50),
                percentile(limit, 95), percentile(ours, 95) / percentile(limit, 95));
        };
        constexpr std::string_view ranked = "SELECT rowid FROM words WHERE words MATCH ?1"
                                            " ORDER BY rank LIMIT ?2";
        measure(
            "one word", [&] { return words.any(); }, ranked);
        measure(
            "two words", [&] { return words.any() + " " + words.any(); }, ranked);
        measure(
            "one OR another", [&] { return words.any() + " OR " + words.any(); }, ranked);
        measure(
            "two words in quotes", [&] { return "\"" + words.any() + " " + words.any() + "\""; },
            ranked);
        measure(
            "a word without another", [&] { return words.any() + " -" + words.any(); }, ranked);
        measure(
            "a word in a quarter of all", [&] { return std::string(in_a_quarter); }, ranked);
        measure(
            "name:word", [&] { return "name:" + words.any(); }, ranked);
        std::cout << "\nload " << load() << "\n";
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
