#include "law/consent.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <random>

namespace saksi::law {

namespace {

FuzzyDate date(std::string_view text)
{
    auto parsed = FuzzyDate::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

Day day(std::string_view text)
{
    auto parsed = Day::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

Day const today { .year = 2026, .month = 3, .day = 10 };
std::string const lawyer = "Advocate Example";

ConsentFact yes(std::string scope, std::string recipient = {})
{
    return { .scope = std::move(scope),
        .answer = ConsentAnswer::given,
        .recipient = std::move(recipient),
        .stated = day("2026-02-14") };
}

ConsentFact no(std::string scope, ConsentAnswer answer, std::string recipient = {})
{
    return { .scope = std::move(scope), .answer = answer, .recipient = std::move(recipient) };
}

ConsentVerdict verdict(std::vector<ConsentFact> const& facts, Purpose const& purpose)
{
    return permission(facts, purpose).verdict;
}

Purpose to_lawyer(Day on = today)
{
    return { "CO-07", lawyer, on };
}

// How much it lets out: nothing, or by how much of the person.
int width(std::vector<ConsentFact> const& facts, Purpose const& purpose)
{
    auto const answer = permission(facts, purpose);
    return answer.allowed() ? 1 + static_cast<int>(answer.identity) : 0;
}

template<typename... Choices>
auto one_of(std::mt19937& luck, Choices... choices)
{
    std::array const all { choices... };
    return all[luck() % all.size()];
}

ConsentFact any_fact(std::mt19937& luck)
{
    ConsentFact fact { .scope = one_of(luck, "CO-07", "CO-07", "CO-11", "CO-08") };
    fact.answer = one_of(luck, ConsentAnswer::given, ConsentAnswer::given, ConsentAnswer::given,
        ConsentAnswer::refused, ConsentAnswer::withdrawn);
    fact.recipient = one_of(
        luck, "", "Advocate Example", "advocate  EXAMPLE; Somebody Else", "Somebody Else");
    fact.identity = one_of(
        luck, "", "named", "known_to_body", "pseudonym", "anonymous", "statistics", "a new one");
    if (luck() % 2)
        fact.given = date(
            one_of(luck, "2026-02-14", "2026", "2026-03?", "2027", "../2026", "2025~"));
    if (luck() % 4)
        fact.stated = day(one_of(luck, "2026-02-14", "2026-03-09", "2026-04-01"));
    if (luck() % 2)
        fact.expires = date(one_of(luck, "2026-03-10", "2026-03-09", "2026", "2026~", "2030",
            "2027?", "../2030", "2028/.."));
    fact.unverified = luck() % 8 == 0;
    return fact;
}

Purpose any_purpose(std::mt19937& luck)
{
    return { one_of(luck, "CO-07", "CO-11", "CO-08"),
        one_of(luck, "", "Advocate Example", "Somebody Else"),
        day(one_of(luck, "2026-03-10", "2026-03-01", "2027-01-01")) };
}

template<typename Law>
void for_any(Law law)
{
    std::mt19937 luck { 7 };
    auto let_out = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<ConsentFact> facts;
        for (auto count = luck() % 4; count > 0; --count)
            facts.push_back(any_fact(luck));
        auto const purpose = any_purpose(luck);
        let_out += width(facts, purpose) > 0;
        law(facts, purpose, luck);
    }
    CHECK(let_out > 300); // Else the law was not looked at.
}

} // namespace

TEST_CASE("what was not asked is not allowed, and consent to one thing is none to another")
{
    CHECK(verdict({}, to_lawyer()) == ConsentVerdict::not_asked);
    CHECK(verdict({ yes("CO-01") }, to_lawyer()) == ConsentVerdict::not_asked);
    CHECK(verdict({ yes("CO-08", lawyer) }, to_lawyer()) == ConsentVerdict::not_asked);
    CHECK(verdict({ yes("CO-07", lawyer) }, to_lawyer()) == ConsentVerdict::allowed);
}

TEST_CASE("to share without saying with whom is no consent")
{
    CHECK(verdict({ yes("CO-07") }, to_lawyer()) == ConsentVerdict::recipient_not_named);
    CHECK(verdict({ yes("CO-07", "Somebody Else") }, to_lawyer())
        == ConsentVerdict::recipient_not_named);
    CHECK(verdict({ yes("CO-07", "Somebody Else; ADVOCATE  example") }, to_lawyer())
        == ConsentVerdict::allowed);
    CHECK(verdict({ yes("CO-07", lawyer) }, { "CO-07", "", today })
        == ConsentVerdict::recipient_not_named);
    CHECK(verdict({ yes("our_own_scope") }, { "our_own_scope", "", today })
        == ConsentVerdict::recipient_not_named);
    CHECK(verdict({ yes("CO-11") }, { "CO-11", "", today }) == ConsentVerdict::allowed);
    CHECK(verdict({ yes("CO-11", "The report of 2026") }, { "CO-11", "", today })
        == ConsentVerdict::recipient_not_named);
}

TEST_CASE("a consent holds through the day it ends on and no longer")
{
    auto consent = yes("CO-07", lawyer);
    consent.expires = date("2026-03-10");
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::allowed);
    CHECK(verdict({ consent }, to_lawyer(day("2026-03-11"))) == ConsentVerdict::expired);
    CHECK(permission(std::vector { consent }, to_lawyer()).until == day("2026-03-10"));
    consent.expires = date("2026-03");
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::expired);
    consent.expires = date("2026?");
    CHECK(verdict({ consent }, to_lawyer(day("2026-02-20"))) == ConsentVerdict::expired);
    consent.expires = date("../2030");
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::expired);
}

TEST_CASE("a consent that is still to be given, or of which nobody knows when, is none yet")
{
    auto consent = yes("CO-07", lawyer);
    consent.given = date("2026-04");
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::not_yet);
    CHECK(verdict({ consent }, to_lawyer(day("2026-04-30"))) == ConsentVerdict::allowed);
    consent.given = {};
    consent.stated = {};
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::not_yet);
    consent.given = date("2026"); // Written down in that year, so given by then.
    consent.stated = day("2026-02-14");
    CHECK(verdict({ consent }, to_lawyer()) == ConsentVerdict::allowed);
}

TEST_CASE("yes and no side by side are no until somebody decides")
{
    CHECK(
        verdict({ yes("CO-07", lawyer), no("CO-07", ConsentAnswer::refused, lawyer) }, to_lawyer())
        == ConsentVerdict::in_conflict);
    CHECK(verdict({ yes("CO-07", lawyer), no("CO-07", ConsentAnswer::refused, "Somebody Else") },
              to_lawyer())
        == ConsentVerdict::allowed);
}

TEST_CASE(
    "where nobody said how the person appears, a name is told only if the question was for it")
{
    auto const identity = [](std::string scope, std::string recipient) {
        auto const answer = permission(
            std::vector { yes(scope, recipient) }, { scope, recipient, today });
        REQUIRE(answer.allowed());
        return answer.identity;
    };
    CHECK(identity("CO-07", lawyer) == Identity::coded);
    CHECK(identity("CO-08", "A ministry") == Identity::named);
    CHECK(identity("CO-09", "A committee") == Identity::known_to_recipient);
    CHECK(identity("CO-11", "") == Identity::anonymous);
    CHECK(identity("CO-13", "") == Identity::counted);
}

TEST_CASE("publishing without a name stays so, whatever else was written down")
{
    auto consent = yes("CO-11");
    consent.identity = "named";
    CHECK(permission(std::vector { consent }, { "CO-11", "", today }).identity
        == Identity::anonymous);
}

TEST_CASE("a withdrawal always wins")
{
    for_any([](auto facts, Purpose const& purpose, std::mt19937& luck) {
        auto withdrawal = no(purpose.scope, ConsentAnswer::withdrawn);
        if (luck() % 2)
            withdrawal.recipient = purpose.recipient;
        facts.insert(
            facts.begin() + static_cast<std::ptrdiff_t>(luck() % (facts.size() + 1)), withdrawal);
        CHECK(verdict(facts, purpose) == ConsentVerdict::withdrawn);
    });
}

TEST_CASE("one no more, or one yes less, never lets more out")
{
    for_any([](auto const& facts, Purpose const& purpose, std::mt19937& luck) {
        auto const before = width(facts, purpose);
        auto more = facts;
        more.push_back(any_fact(luck));
        if (more.back().answer != ConsentAnswer::given)
            CHECK(width(more, purpose) <= before);
        if (before > 0 || facts.empty())
            return; // Of several yeses the strictest counts: without it, a wider one may stand.
        auto fewer = facts;
        auto const at = static_cast<std::ptrdiff_t>(luck() % fewer.size());
        if (fewer[static_cast<std::size_t>(at)].answer != ConsentAnswer::given)
            return;
        fewer.erase(fewer.begin() + at);
        CHECK(width(fewer, purpose) == 0);
    });
}

TEST_CASE("a later end never lets less out, and an end never more than none")
{
    for_any([](auto const& facts, Purpose const& purpose, std::mt19937&) {
        auto const before = width(facts, purpose);
        auto endless = facts;
        for (auto& fact : endless)
            fact.expires = {};
        auto later = facts;
        for (auto& fact : later) {
            if (fact.expires && last_day(fact.expires) < day("2029-01-01"))
                fact.expires = date("2029");
        }
        // What speaks at all can only become more, and then the strictest of them counts.
        if (before == 0)
            return;
        CHECK(width(later, purpose) > 0);
        CHECK(width(endless, purpose) > 0);
    });
}

TEST_CASE("a date that is not known never lets more out than any that could be meant")
{
    for (auto const* vague :
        { "2026", "2026-03", "202X", "2026-03?", "2026-03~", "../2026-12", "2026-03/2026-05" }) {
        auto consent = yes("CO-07", lawyer);
        consent.expires = date(vague);
        auto exact = consent;
        exact.expires = FuzzyDate::of(consent.expires->latest().value_or(today));
        for (auto const* on :
            { "2026-02-20", "2026-03-01", "2026-03-10", "2026-06-01", "2027-01-01" })
            CHECK(width({ consent }, to_lawyer(day(on))) <= width({ exact }, to_lawyer(day(on))));

        auto given = yes("CO-07", lawyer);
        given.stated = {};
        given.given = date(vague);
        auto sure = given;
        sure.given = FuzzyDate::of(given.given->earliest().value_or(Day {}));
        for (auto const* on :
            { "2026-02-20", "2026-03-01", "2026-03-10", "2026-06-01", "2027-01-01" })
            CHECK(width({ given }, to_lawyer(day(on))) <= width({ sure }, to_lawyer(day(on))));
    }
}

TEST_CASE("nothing that was not confirmed is relied on, and what is relied on is named")
{
    for_any([](auto const& facts, Purpose const& purpose, std::mt19937&) {
        auto const answer = permission(facts, purpose);
        CHECK(answer.allowed() == !answer.relied_on.empty());
        for (auto const index : answer.relied_on) {
            CHECK(facts[index].scope == purpose.scope);
            CHECK(facts[index].answer == ConsentAnswer::given);
            CHECK_FALSE(facts[index].unverified);
        }
    });
}

TEST_CASE("of each scope stands what a withdrawal can do")
{
    for (auto const& scope : consent_scopes())
        CHECK_FALSE(scope.when_withdrawn.empty());
    CHECK_FALSE(scope_of("a group's own").when_withdrawn.empty());
    CHECK(scope_of("a group's own").names_recipient);
}

} // namespace saksi::law
