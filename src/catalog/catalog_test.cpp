#include "catalog/catalog.hpp"

#include "base/text.hpp"
#include "schema/typed.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

namespace saksi::catalog {

using namespace schema;

TEST_CASE("the record types and vocabularies of the house fit together")
{
    auto const house = schemas();
    CHECK(house.types().size() == 40);
    CHECK(house.vocabularies().size() >= 30);
}

TEST_CASE("every field of a public reference fact is public, and no field of a case is")
{
    auto const house = schemas();
    for (auto const& type : house.types()) {
        for (auto const& field : type.fields) {
            CAPTURE(type.key + "." + field.key);
            CHECK((field.exposure == Exposure::public_) == (type.home == Home::commons));
            CHECK((field.exposure == Exposure::sealed) == (type.home != Home::commons));
        }
    }
}

TEST_CASE("the keys that scripts rely on stay")
{
    auto const house = schemas();
    struct Kept {
        char const* type;
        std::vector<char const*> fields;
    };
    for (auto const& kept : std::vector<Kept> {
             { "state", { "iso3", "un_name", "region", "localised_name" } },
             { "treaty", { "code", "full_name", "adopted", "entry_into_force" } },
             { "treaty_status", { "state", "treaty", "status", "signature_date", "consent_date" } },
             { "declaration", { "state", "treaty", "provision", "status", "date" } },
             { "reporting_cycle", { "state", "treaty", "cycle", "due_date", "submitted_date" } },
             { "decision", { "citation", "title", "forum", "state", "date", "state_of_concern" } },
             { "forum_law", { "state", "legal_basis", "limitation", "immunity" } },
             { "case", { "title", "country" } },
             { "person", { "code", "name", "consents" } },
             { "place", { "name", "location" } },
             { "event", { "title", "date", "location" } },
             { "act", { "event", "victim", "type", "methods" } },
             { "involvement", { "act", "perpetrator", "degree" } },
             { "source", { "title", "kind", "files" } },
             { "unit", { "name", "superior", "superior_from", "superior_until" } },
             { "posting", { "person", "unit", "rank", "from", "until" } },
             { "remedy_step",
                 { "stage", "people", "began", "ended", "reparation", "ordered", "received" } },
         }) {
        auto const* type = house.type(kept.type);
        REQUIRE(type != nullptr);
        for (auto const* field : kept.fields) {
            CAPTURE(std::string(kept.type) + "." + field);
            CHECK(type->find(field) != nullptr);
        }
    }
}

TEST_CASE("a list has columns, but not more than fit, and a form says what its fields mean")
{
    auto const house = schemas();
    for (auto const& type : house.types()) {
        CAPTURE(type.key);
        auto const columns = std::ranges::count(type.fields, true, &Field::listed);
        CHECK(columns >= 1);
        CHECK(columns <= 8);
        CHECK_FALSE(type.description.empty());
        for (auto const& field : type.fields) {
            if (!field.hint.empty())
                CHECK((field.hint.text().ends_with('.') || field.hint.text().ends_with('?')));
        }
    }
}

TEST_CASE("a term can be typed by its label, for no list has two terms of one name")
{
    auto const house = schemas();
    for (auto const& vocabulary : house.vocabularies()) {
        std::set<std::string> names;
        for (auto const& term : vocabulary.terms) {
            CAPTURE(vocabulary.key + " " + term.code);
            CHECK(names.insert(folded(term.label.text())).second);
        }
    }
}

TEST_CASE(
    "a country is found by its code, its name here and its region, and a region is no country")
{
    auto const house = schemas();
    Field const field { .key = "country", .label = N_("Country"), .kind = FieldKind::country };
    auto const means = [&](std::string const& typed) {
        auto const value = parse_value(house, field, { { "", typed } }, {});
        return value && *value ? plain_text(**value) : std::string("(refused)");
    };
    std::size_t countries = 0;
    for (auto const& term : checked(house.vocabulary("country"))->terms) {
        bool const is_region = term.code.size() != 3;
        countries += is_region ? 0 : 1;
        // Typing "Micronesia" finds the country of that name, not the region.
        CHECK((means(std::string(term.label.text())) == term.code) == !is_region);
        CHECK((house.vocabulary("region")->find(term.code) != nullptr) == is_region);
    }
    CHECK(countries == 249);
    CHECK(means("ශ්‍රී ලංකාව") == "LKA");
    CHECK(means("Myanmar (Burma)") == "MMR");
    CHECK(house.with_narrower("country", "asia").size() == 1 + 5 + 51);
    CHECK(house.with_narrower("region", "asia").size() == 6);
}

TEST_CASE("a broad method of torture takes in its narrower ones, and other is not unknown")
{
    auto const house = schemas();
    CHECK(house.with_narrower("torture_method", "TM-SEX").size() == 12);
    CHECK(house.vocabulary("torture_method")->find("TM-OTH-98")->code
        != house.vocabulary("torture_method")->find("TM-OTH-99")->code);
    CHECK(house.vocabulary("torture_method")->find("TM-SEX-09")->unconfirmed);
    CHECK_FALSE(house.vocabulary("torture_method")->find("TM-BLU-03")->unconfirmed);
}

} // namespace saksi::catalog
