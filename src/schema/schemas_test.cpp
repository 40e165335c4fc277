#include "schema/schemas.hpp"

#include "testing/any_value.hpp"

#include <doctest/doctest.h>
#include <functional>

namespace saksi::schema {

TEST_CASE("a type, a vocabulary and a term are found by their keys")
{
    auto const schemas = testing::every_kind();
    CHECK(MUST(schemas.find("thing")) == schemas.type("thing"));
    auto const missing = schemas.find("nothing");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK(missing.error().subject == "nothing");
    CHECK(schemas.type("nothing") == nullptr);
    CHECK(schemas.vocabulary("nothing") == nullptr);
    CHECK(schemas.term_label("list", "A").text() == "First term");
    CHECK(schemas.term_label("list", "Z").empty());
    CHECK(schemas.term_label("nothing", "A").empty());
}

TEST_CASE("a filter on a broad term takes in all narrower ones")
{
    auto const schemas = testing::every_kind();
    CHECK(schemas.with_narrower("list", "A") == std::vector<std::string> { "A", "A-1", "A-1-x" });
    CHECK(schemas.with_narrower("list", "B") == std::vector<std::string> { "B" });
    CHECK(schemas.with_narrower("nothing", "B") == std::vector<std::string> { "B" });
}

TEST_CASE("declarations that do not fit together are told apart from those that do")
{
    auto const sound = testing::every_kind();
    auto const types_of = [&] {
        return std::vector<RecordType> { sound.types().begin(), sound.types().end() };
    };
    auto const lists_of = [&] {
        return std::vector<Vocabulary> { sound.vocabularies().begin(), sound.vocabularies().end() };
    };
    CHECK(declaration_faults(types_of(), lists_of()).empty());

    using Types = std::vector<RecordType>;
    using Lists = std::vector<Vocabulary>;
    using Break = std::function<void(Types&, Lists&)>;
    for (auto const &break_it : std::vector<Break> {
             [](Types& types, Lists&) { types.push_back(types[0]); },
             [](Types& types, Lists&) { types[0].key = "Thing"; },
             [](Types& types, Lists&) { types[0].fields.push_back(types[0].fields[0]); },
             [](Types& types, Lists&) { types[0].fields[1].key = std::string(65, 'x'); },
             [](Types& types, Lists&) { types[0].fields[1].label = {}; },
             [](Types& types, Lists&) { types[0].label_plural = {}; },
             [](Types& types, Lists&) { types[0].title_fields = { "gone" }; },
             [](Types& types, Lists&) { types[0].title_fields.clear(); },
             [](Types& types, Lists&) { types[0].key_fields = { "number" }; },
             [](Types& types, Lists&) { types[0].fields[7].vocabulary = "gone"; },
             [](Types& types, Lists&) { types[0].fields[7].vocabulary.clear(); },
             [](Types& types, Lists&) { types[0].fields[0].vocabulary = "list"; },
             [](Types& types, Lists&) { types[0].fields[10].targets = { "gone" }; },
             [](Types& types, Lists&) { types[0].fields[10].targets.clear(); },
             [](Types&, Lists& lists) { lists.push_back(lists[0]); },
             [](Types&, Lists& lists) { lists[0].terms[1].code = "A"; },
             [](Types&, Lists& lists) { lists[0].terms[0].parent = "A-1"; },
             [](Types&, Lists& lists) { lists[0].terms[0].parent = "gone"; },
             [](Types&, Lists& lists) { lists[0].terms[0].label = {}; },
             [](Types&, Lists& lists) {
                 std::erase_if(lists, [](auto& list) { return list.key == "country"; });
             },
             [](Types&, Lists& lists) {
                 std::erase_if(lists, [](auto& list) { return list.key == "consent_scope"; });
             },
         }) {
        auto types = types_of();
        auto lists = lists_of();
        break_it(types, lists);
        CHECK_FALSE(declaration_faults(types, lists).empty());
    }
}

} // namespace saksi::schema
