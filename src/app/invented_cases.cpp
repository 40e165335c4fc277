#include "app/invented_cases.hpp"

#include "base/edtf.hpp"
#include "casework/add_record.hpp"
#include "casework/open_case.hpp"

#include <fmt/format.h>

#include <array>
#include <random>

namespace saksi::app {

namespace {

using workspace::Change;

constexpr std::size_t people_of_a_case = 100;
constexpr std::size_t people_of_the_large_case = 124; // With three acts each: about 500 records.
constexpr std::size_t acts_of_a_person = 3;
constexpr std::string_view common_word = "riverside";

class Inventor {
public:
    Inventor(schema::Schemas const& schemas, Dice& dice)
        : m_schemas(schemas)
        , m_ids(dice)
    {
    }

    // One event, so many people, each an alleged perpetrator now and then, and their acts.
    std::vector<Change> contents(std::size_t people)
    {
        std::vector<Change> changes;
        auto const event = start(changes, "event");
        say(changes, "title", text(4));
        std::vector<RecordId> ids;
        for (std::size_t i = 0; i < people; ++i) {
            ids.push_back(start(changes, "person"));
            say(changes, "code", fmt::format("P-{:04}", ++m_people));
            choose(changes, "gender", "gender");
        }
        for (std::size_t i = 0; i < people * acts_of_a_person; ++i) {
            start(changes, "act");
            say(changes, "event", schema::Reference { event });
            say(changes, "victim", schema::Reference { ids.at(i % people) });
            choose(changes, "type", "act_type");
            say(changes, "date",
                MUST(FuzzyDate::parse(
                    fmt::format("{}-{:02}", 2000 + m_luck() % 26, 1 + m_luck() % 12))));
            say(changes, "account", text(12));
        }
        return changes;
    }

    std::size_t statements() const { return m_statements; }

private:
    RecordId start(std::vector<Change>& changes, std::string_view type)
    {
        changes.push_back({ .record = RecordId::fresh(m_ids), .assertions = {} });
        say(changes, log::type_field, std::string(type));
        return changes.back().record;
    }

    void say(std::vector<Change>& changes, std::string_view field, schema::Value value)
    {
        changes.back().assertions.push_back(
            { .field = std::string(field), .value = std::move(value) });
        ++m_statements;
    }
    void say(std::vector<Change>& changes, std::string_view field, std::string words)
    {
        say(changes, field, schema::Value { schema::Text { std::move(words) } });
    }
    void choose(std::vector<Change>& changes, std::string_view field, std::string const& vocabulary)
    {
        auto const& terms = m_schemas.vocabulary(vocabulary)->terms;
        say(changes, field,
            schema::Value { schema::Term { vocabulary, terms.at(m_luck() % terms.size()).code } });
    }

    std::string text(std::size_t words)
    {
        static constexpr std::array<std::string_view, 12> all { "station", "evening", "witness",
            "paper", "थाना", "साक्षी", "நீதி", "ศาล", "kantor", "警察", "road", common_word };
        std::string text;
        for (std::size_t i = 0; i < words; ++i)
            text += std::string(i ? " " : "") + std::string(all.at(m_luck() % all.size()));
        return text;
    }

    schema::Schemas const& m_schemas;
    Dice& m_ids;
    std::mt19937_64 m_luck { 8640 };
    std::size_t m_people = 0;
    std::size_t m_statements = 0;
};

} // namespace

InventedCases invent_cases(workspace::Workspace& desk, Dice& dice, std::size_t people)
{
    Inventor inventor(desk.schemas(), dice);
    auto const actor = desk.first_administrator();
    InventedCases made { .large_case = {}, .word = std::string(common_word) };
    auto const open = [&](std::size_t count) {
        auto const head = MUST(casework::open_case(desk, actor,
            { { "title", { { { "", fmt::format("Invented case {}", made.records) } } } } }));
        auto const dossier = MUST(desk.dossier_of(desk.reach(actor), head));
        auto const permit = MUST(desk.permit(actor, dossier, workspace::Grant::write));
        auto const changes = inventor.contents(count);
        MUST(desk.append_all(permit, changes));
        made.records += changes.size() + 1;
        return head;
    };
    made.large_case = open(people_of_the_large_case);
    for (auto left = people; left > 0;) {
        auto const count = std::min(left, people_of_a_case);
        open(count);
        left -= count;
    }
    made.statements = inventor.statements();
    return made;
}

void measure_cases(std::vector<BenchLine>& lines, SignedIn& face, InventedCases const& cases)
{
    constexpr std::size_t times = 40;
    auto& desk = face.desk();
    auto const actor = desk.first_administrator();
    auto const reach = desk.reach(actor);
    auto const page = [&](std::string const& target, std::size_t count) {
        return times_ms(
            count, [&](std::size_t) { face.get(target); }, [&] { face.write_something(); });
    };
    workspace::ListQuery const acts { .type = "act", .limit = rows_on_a_list };
    auto const read = times_ms(page_requests, [&](std::size_t) { MUST(desk.list(reach, acts)); });
    auto const add = [&](std::string const& path, std::vector<double> const& measured) {
        add_percentiles(lines, path, measured, read, 95, "reading 50 records, no page");
    };
    auto const search = [&](auto const& words) {
        return times_ms(times, [&](std::size_t i) {
            MUST(desk.search(reach, { .words = words(i), .limit = hits_on_a_page }));
        });
    };
    add("list page of acts with facets", page("/records/act", page_requests));
    auto const large_dossier = MUST(desk.dossier_of(reach, cases.large_case));
    add("the same, after a save",
        times_ms(
            times, [&](std::size_t) { face.get("/records/act"); },
            [&] {
                MUST(casework::add_record(desk, actor,
                    { .dossier = large_dossier,
                        .type = "place",
                        .entries = { { "name", { { { "", "A yard" } } } } } }));
            }));
    workspace::ListQuery filtered = acts;
    filtered.filters = { { "type", "torture" }, { "date", "2014" } };
    add_percentiles(lines, "the same, two filters",
        page("/records/act?type=torture&date=2014", times),
        times_ms(times, [&](std::size_t) { MUST(desk.list(reach, filtered)); }), 95,
        "reading 50 of these records, no page");
    add("search, a word in most acts", search([&](std::size_t) { return cases.word; }));
    add("search, two words, one a code",
        search([](std::size_t i) { return fmt::format("witness P-{:04}", 1 + i * 17); }));
    add("search, two words in most acts",
        search([&](std::size_t) { return "witness " + cases.word; }));
    auto const large = "/r/" + cases.large_case.text();
    add("page of a case with 500 records", page(large, times));
    add("its graph", page(large + "/graph", times));
    filtered.dossier = large_dossier;
    filtered.filters.clear();
    add("page of an act in it",
        page("/r/" + MUST(desk.list(reach, filtered)).rows.front().id.text(), times));
    add("Today", page("/", times));
    // A new type is a new term of the list of types, so that all statements are walked once.
    lines.push_back({ "declare a record type", "ms", ms_of([&] {
                         MUST(casework::add_record(desk, actor,
                             { .dossier = desk.group_papers(),
                                 .type = "own_record_type",
                                 .entries = { { "label", { { { "", "Court visit" } } } } } }));
                     }),
        percentile(read, 50), "reading 50 records, no page" });
}

} // namespace saksi::app
