#include "casework/consents.hpp"

#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

using schema::Parts;
using testing::CatalogDesk;

namespace {

struct OnePerson : CatalogDesk {
    OnePerson()
    {
        clock.time = 1'773'100'800; // 2026-03-10
        auto const head = MUST(
            open_case(*open, actor(), testing::entries({ { "title", "A raid" } })));
        dossier = MUST(open->dossier_of(reach(), head));
        asha = MUST(add_record(
            *open, actor(), { dossier, "person", testing::entries({ { "code", "P-01" } }) }));
    }

    void says(std::vector<Parts> answers)
    {
        MUST(record_consents(*open, actor(), { .person = asha, .answers = std::move(answers) }));
    }

    std::vector<std::string> stands() const
    {
        auto texts = testing::texts(view(asha), "consents");
        std::ranges::sort(texts);
        return texts;
    }

    DossierId dossier;
    RecordId asha;
};

Parts answer(std::string scope, std::string state, Parts more = {})
{
    more.insert({ { "", std::move(scope) }, { "state", std::move(state) } });
    return more;
}

Day const today { 2026, 3, 10 };

} // namespace

TEST_CASE("an answer takes the place of the one before it to the same question, and of no other")
{
    OnePerson desk;
    desk.says({ answer("CO-01", "given"),
        answer("CO-07", "given", { { "recipient", "Advocate A" } }), answer("CO-08", "refused") });
    CHECK(desk.stands()
        == std::vector<std::string> {
            "CO-01, given", "CO-07, given, Advocate A", "CO-08, refused" });
    desk.says({ answer("CO-07", "refused", { { "recipient", "advocate  a" } }),
        answer("CO-07", "given", { { "recipient", "Advocate B" } }) });
    CHECK(desk.stands()
        == std::vector<std::string> { "CO-01, given", "CO-07, given, Advocate B",
            "CO-07, refused, advocate  a", "CO-08, refused" });
}

TEST_CASE("whoever answers nothing states nothing, and a wrong answer leaves no trace")
{
    OnePerson desk;
    auto const before = desk.log_length();
    desk.says({});
    auto const refused = record_consents(*desk, desk.actor(),
        { .person = desk.asha, .answers = { answer("CO-01", "given"), answer("CO-99", "given") } });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::invalid);
    CHECK(desk.log_length() == before);
}

TEST_CASE("a consent that was taken back stays as one that was, with its day")
{
    OnePerson desk;
    desk.says(
        { answer("CO-07", "given", { { "recipient", "Advocate A" }, { "date", "2026-01" } }) });
    auto const id = testing::only(desk.view(desk.asha), "consents");
    MUST(withdraw_consent(*desk, desk.actor(), desk.asha, id, "2026-03-09"));
    auto const facts = consent_facts(desk.view(desk.asha));
    REQUIRE(facts.size() == 1);
    CHECK(facts.front().answer == law::ConsentAnswer::withdrawn);
    CHECK(facts.front().recipient == "Advocate A");
    auto const person = desk.view(desk.asha);
    CHECK(std::get<schema::Consent>(*person.one("consents")->value).withdrawn->text()
        == "2026-03-09");
    CHECK_FALSE(law::permission(facts, { "CO-07", "Advocate A", today }).allowed());
    CHECK(withdraw_consent(*desk, desk.actor(), desk.asha, id, "2026-03-09").error().kind
        == ErrorKind::not_found);
}

TEST_CASE("what runs out soon or ran out lately is found by its end, and nothing else is")
{
    OnePerson desk;
    auto until = [](std::string day) {
        return Parts { { "recipient", "Advocate " + day }, { "expires", day } };
    };
    desk.says({ answer("CO-07", "given", until("2026-03-20")),
        answer("CO-07", "given", until("2026-02-01")),
        answer("CO-07", "given", until("2027-03-20")),
        answer("CO-07", "given", until("2024-03-20")),
        answer("CO-07", "refused", until("2026-03-21")), answer("CO-01", "given"),
        answer("CO-16", "given", until("2026-04")) });
    auto const ending = ending_consents(*desk, desk.reach(), today, 30);
    auto days = std::vector<std::string> {};
    for (auto const& one : ending)
        days.push_back(one.last_day.text());
    CHECK(days == std::vector<std::string> { "2026-02-01", "2026-03-20", "2026-04-01" });
    CHECK(ending_consents(*desk, desk.reach().only(desk->commons()), today, 30).empty());
}

} // namespace saksi::casework
