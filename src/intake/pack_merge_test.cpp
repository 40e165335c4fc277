#include "intake/pack_merge.hpp"

#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace saksi::intake {

namespace {

using workspace::StatedValue;

schema::Field one_value()
{
    return { .key = "consent_date", .label = {}, .kind = schema::FieldKind::fuzzy_date };
}
schema::Field names()
{
    return {
        .key = "name", .label = {}, .kind = schema::FieldKind::localized_text, .repeats = true
    };
}

PackFact fact(std::string_view text, std::string_view version = "1", std::string language = {})
{
    return { .value = schema::Text { std::string { text }, std::move(language) },
        .confidence = log::Confidence::verified,
        .note = pack_note("asia", version, "a.csv", 2, "") };
}

// A log of one record, kept the way the tables keep it.
struct Log {
    testing::SeededDice dice { 5 };
    std::vector<StatedValue> history;

    StatementId add(workspace::Assertion const& assertion)
    {
        for (auto& one : history) {
            if (std::ranges::count(assertion.supersedes, one.id))
                one.current = false;
        }
        history.push_back({ .id = StatementId::fresh(dice),
            .record = {},
            .field = assertion.field,
            .op = assertion.op,
            .value = assertion.value,
            .source = assertion.source,
            .confidence = assertion.confidence,
            .note = assertion.note,
            .supersedes = assertion.supersedes,
            .author = {},
            .commit = {},
            .current = assertion.op == log::Op::assert_ });
        return history.back().id;
    }

    // Imports one version of the pack; returns how many statements it made.
    std::size_t import(schema::Field const& field, std::vector<PackFact> const& facts)
    {
        auto const merge = merge_field(field, facts, history, pack_mark("asia"));
        auto made = std::size_t { 0 };
        for (auto const& statement : merge.statements) {
            if (statement) {
                add(*statement);
                ++made;
            }
        }
        return made;
    }

    std::vector<std::string> current() const
    {
        auto texts = std::vector<std::string> {};
        for (auto const& one : history) {
            if (one.current)
                texts.push_back(std::get<schema::Text>(*one.value).text);
        }
        std::ranges::sort(texts);
        return texts;
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a pack that says the same again states nothing")
{
    auto log = Log {};
    CHECK(log.import(one_value(), { fact("1991") }) == 1);
    CHECK(log.import(one_value(), { fact("1991", "2") }) == 0);
    CHECK(log.import(names(), { fact("a"), fact("b") }) == 2);
    CHECK(log.import(names(), { fact("b", "2"), fact("a", "2") }) == 0);
}

TEST_CASE("a newer pack supersedes its own value that changed")
{
    auto log = Log {};
    log.import(one_value(), { fact("1991") });
    CHECK(log.import(one_value(), { fact("1992", "2") }) == 1);
    CHECK(log.current() == Texts { "1992" });
    // And may go back.
    CHECK(log.import(one_value(), { fact("1991", "3") }) == 1);
    CHECK(log.current() == Texts { "1991" });
}

TEST_CASE("what a member corrected stays, alone while the pack says nothing new, else beside it")
{
    auto log = Log {};
    log.import(one_value(), { fact("1991") });
    auto const wrong = log.history.back().id;
    log.add({ .field = "consent_date", .value = schema::Text { "1993" }, .supersedes = { wrong } });

    CHECK(log.import(one_value(), { fact("1991", "2") }) == 0);
    CHECK(log.current() == Texts { "1993" });

    CHECK(log.import(one_value(), { fact("1992", "3") }) == 1);
    CHECK(log.current() == Texts { "1992", "1993" });
    CHECK(log.import(one_value(), { fact("1992", "4") }) == 0);
    // The pack's first value is its own past, not what it says now.
    CHECK(log.import(one_value(), { fact("1991", "5") }) == 1);
    CHECK(log.current() == Texts { "1991", "1993" });
}

TEST_CASE("what a member took back does not come back until the pack says something new")
{
    auto log = Log {};
    log.import(one_value(), { fact("1991") });
    log.add({ .field = "consent_date",
        .op = log::Op::retract,
        .value = std::nullopt,
        .supersedes = { log.history.back().id },
        .note = "not so" });

    CHECK(log.import(one_value(), { fact("1991", "2") }) == 0);
    CHECK(log.current().empty());
}

TEST_CASE("a value that was verified since is stated anew, a corrected one is not")
{
    auto log = Log {};
    auto before = fact("1991");
    before.confidence = log::Confidence::unverified;
    log.import(one_value(), { before });
    CHECK(log.import(one_value(), { fact("1991", "2") }) == 1);
    CHECK(log.current() == Texts { "1991" });
    CHECK(log.import(one_value(), { fact("1991", "3") }) == 0);
}

TEST_CASE("names in two languages are two values, and one that is gone is reported, not taken back")
{
    auto log = Log {};
    log.import(names(), { fact("Nepal", "1", "en"), fact("नेपाल", "1", "ne") });
    CHECK(log.import(names(), { fact("Nepaal", "2", "nl"), fact("Nepal!", "2", "en") }) == 2);
    CHECK(log.current() == Texts { "Nepaal", "Nepal!", "नेपाल" });

    auto const merge = merge_field(
        names(), std::vector<PackFact> {}, log.history, pack_mark("asia"));
    CHECK(merge.gone.size() == 3);
    CHECK(merge_field(names(), std::vector<PackFact> {}, log.history, pack_mark("other"))
            .gone.empty());
}

} // namespace saksi::intake
