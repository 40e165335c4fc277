#include "publish/redacted.hpp"

#include "testing/catalog_desk.hpp"

namespace saksi::publish {

using testing::CatalogDesk;

namespace {

schema::Value case_type(std::string_view code)
{
    return schema::Term { "case_type", std::string(code) };
}

RecordId add_decision(CatalogDesk& desk, std::vector<std::string> const& case_types)
{
    auto fields = testing::Desk::Fields { { "title", schema::Text { "Sarma v. Sri Lanka" } } };
    for (auto const& code : case_types)
        fields.emplace_back("case_type", case_type(code));
    return desk.add("decision", fields);
}

// What stands in the place of the value that equals `former`.
void replace(CatalogDesk& desk, RecordId const& id, schema::Value const& former,
    schema::Value const& now, log::Confidence confidence = log::Confidence::unstated)
{
    auto change = testing::Desk::change(id, "", { { "case_type", now } });
    change.assertions.front().confidence = confidence;
    for (auto const& stated : MUST(desk->record(desk.reach(), id)).values) {
        if (stated.field == "case_type" && stated.value == former)
            change.assertions.front().supersedes.push_back(stated.id);
    }
    REQUIRE(change.assertions.front().supersedes.size() == 1);
    MUST(desk->append(desk.permit(), change));
}

} // namespace

TEST_CASE("a correction names what took the value's place, not another value of the same field")
{
    auto desk = CatalogDesk {};
    auto const id = add_decision(desk, { "non_refoulement", "safeguards" });
    replace(desk, id, case_type("non_refoulement"), case_type("civil_claim"));
    replace(desk, id, case_type("safeguards"), case_type("enforced_disappearance"));
    replace(desk, id, case_type("civil_claim"), case_type("duty_to_prosecute"));

    auto const record = MUST(redact(*desk, desk.reach(), id, Doubtful::marked));

    auto told = std::map<std::string, std::string> {};
    for (auto const& correction : record->corrections) {
        REQUIRE(correction.former);
        REQUIRE(correction.now);
        told[schema::plain_text(*correction.former)] = schema::plain_text(*correction.now);
    }
    CHECK(told
        == std::map<std::string, std::string> { { "non_refoulement", "duty_to_prosecute" },
            { "safeguards", "enforced_disappearance" }, { "civil_claim", "duty_to_prosecute" } });
}

TEST_CASE("what took a value's place is not told where it is left out as unverified")
{
    auto desk = CatalogDesk {};
    auto const id = add_decision(desk, { "non_refoulement", "safeguards" });
    replace(desk, id, case_type("non_refoulement"), case_type("civil_claim"),
        log::Confidence::unverified);

    auto const record = MUST(redact(*desk, desk.reach(), id, Doubtful::left_out));

    REQUIRE(record->corrections.size() == 1);
    CHECK_FALSE(record->corrections.front().now);
}

TEST_CASE("a record that was taken back does not leave the house")
{
    auto desk = CatalogDesk {};
    auto const id = add_decision(desk, { "safeguards" });
    REQUIRE(redact(*desk, desk.reach(), id, Doubtful::marked));
    auto back = workspace::Change { .record = id,
        .assertions = { { .field = std::string(log::type_field),
            .op = log::Op::retract,
            .value = std::nullopt,
            .note = "Recorded twice" } } };
    for (auto const& stated : MUST(desk->history(desk.reach(), id))) {
        if (stated.field == log::type_field)
            back.assertions.front().supersedes.push_back(stated.id);
    }
    MUST(desk->append(desk.permit(), back));

    auto const refused = redact(*desk, desk.reach(), id, Doubtful::marked);

    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::forbidden);
}

} // namespace saksi::publish
