#include "schema/entries.hpp"

#include "testing/any_value.hpp"

#include <doctest/doctest.h>

namespace saksi::schema {

static ParsedEntries parse(
    Schemas const& schemas, Entries const& entries, Wholeness wholeness = Wholeness::whole_record)
{
    return parse_entries(schemas, *schemas.type("thing"), entries, wholeness, {});
}

static std::vector<std::string> subjects(ParsedEntries const& parsed)
{
    std::vector<std::string> keys;
    for (auto const& fault : parsed.faults)
        keys.push_back(fault.subject);
    return keys;
}

TEST_CASE("a person sees every fault of a form at once, in the order of the form")
{
    auto const schemas = testing::every_kind();
    auto const parsed = parse(schemas,
        { { "number", { { { "", "many" } } } }, { "truth", { { { "", "perhaps" } } } },
            { "colour", { { { "", "red" } } } } });
    CHECK(
        subjects(parsed) == std::vector<std::string> { "short_text", "number", "truth", "colour" });
    CHECK(parsed.entries.empty());
}

TEST_CASE("a part of a record may leave out what is needed, but may not empty it")
{
    auto const schemas = testing::every_kind();
    CHECK(parse(schemas, { { "number", { { { "", "1" } } } } }, Wholeness::part_of_record)
            .faults.empty());
    CHECK(subjects(parse(schemas, { { "short_text", {} } }, Wholeness::part_of_record))
        == std::vector<std::string> { "short_text" });
}

TEST_CASE("values come back in declared order, blanks and doubles left out")
{
    auto const schemas = testing::every_kind();
    auto const parsed = parse(schemas,
        { { "number", { { { "", "1" } } } },
            { "short_text", { { { "", " " } }, { { "", "a" } }, { { "", "a " } } } },
            { "truth", { {} } },
            { "localized_text", { { { "", "Asha" } }, { { "", "आशा" }, { "lang", "ne" } } } } });
    REQUIRE(parsed.faults.empty());
    REQUIRE(parsed.entries.size() == 4);
    CHECK(parsed.entries[0].field->key == "short_text");
    CHECK(parsed.entries[0].values == std::vector<Value> { Text { "a" } });
    CHECK(parsed.entries[1].values == std::vector<Value> { Text { "Asha" }, Text { "आशा", "ne" } });
    CHECK(parsed.entries[2].field->key == "number");
    CHECK(parsed.entries[3].values.empty());
}

TEST_CASE("a field for one value refuses two that differ")
{
    auto const schemas = testing::every_kind();
    CHECK(subjects(parse(schemas, { { "short_text", { { { "", "a" } }, { { "", "b" } } } } }))
        == std::vector<std::string> { "short_text" });
}

TEST_CASE("the key fields give the record its id, and without them it has none of its own")
{
    auto const schemas = testing::every_kind();
    auto const& type = *schemas.type("thing");
    auto const parsed = parse(schemas, { { "short_text", { { { "", "NPL" } } } } });
    CHECK(natural_id(type, parsed.entries) == record_id_of(type, { "NPL" }));
    CHECK(natural_id(type, {}) == std::nullopt);
    auto keyless = type;
    keyless.key_fields.clear();
    CHECK(natural_id(keyless, parsed.entries) == std::nullopt);
}

} // namespace saksi::schema
