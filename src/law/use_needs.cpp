#include "law/use_needs.hpp"

#include "base/check.hpp"

namespace saksi::law {

Message words(Need need)
{
    switch (need) {
    case Need::person_harmed:
        return N_("who was harmed");
    case Need::full_name:
        return N_("the full name");
    case Need::birth_date:
        return N_("the age or date of birth");
    case Need::occupation:
        return N_("the occupation");
    case Need::act:
        return N_("what was done");
    case Need::date:
        return N_("when it was");
    case Need::month_and_year:
        return N_("at least the month and year");
    case Need::place:
        return N_("where it was");
    case Need::who_did_it:
        return N_("who is said to have done it, or which force");
    case Need::account:
        return N_("an account in detail");
    case Need::arrest:
        return N_("the arrest: day and by whom");
    case Need::arrest_ground:
        return N_("the ground that was given, or that none was");
    case Need::outside_contact:
        return N_("visits by family, lawyer or doctor");
    case Need::steps_taken:
        return N_("what was tried so far, or why nothing");
    case Need::evidence:
        return N_("a source with its file");
    case Need::languages:
        return N_("in which language the person can speak freely");
    case Need::consent:
        return N_("consent for this use");
    }
    SAKSI_CHECK(!"every need stands above");
    return {};
}

std::span<Use const> uses()
{
    using enum Need;
    static std::array<Use, 9> const all { {
        { N_("Referral to a service"), "CO-06", { person_harmed, languages, consent },
            N_("Murad Code: care comes first and needs no complaint") },
        { N_("Complaint to a local authority"), "CO-08",
            { person_harmed, act, date, place, who_did_it, evidence, consent },
            N_("What such forms ask, as compiled for this project"), true },
        { N_("Urgent appeal or letter of a UN expert"), "CO-10",
            { full_name, birth_date, occupation, act, date, place, who_did_it, account,
                outside_contact, steps_taken, consent },
            N_("Special procedures: what a communication asks, as compiled for this project"),
            true },
        { N_("Working Group on Arbitrary Detention"), "CO-10",
            { full_name, arrest, place, who_did_it, arrest_ground, steps_taken, consent },
            N_("The Group's questions, as compiled for this project"), true },
        { N_("Working Group on Enforced Disappearances"), "CO-10",
            { full_name, month_and_year, place, who_did_it, steps_taken, consent },
            N_("The Group's six required elements; who submits is asked when it is sent") },
        { N_("Complaint to the Committee against Torture"), "CO-10",
            { full_name, act, date, place, who_did_it, account, steps_taken, evidence, consent },
            N_("Common core of every complaint, as compiled for this project"), true },
        { N_("Use in court"), "CO-18",
            { full_name, act, date, place, who_did_it, account, evidence, consent },
            N_("Elements of torture and proof, as compiled for this project; each court asks "
               "more"),
            true },
        { N_("Counting in figures"), "CO-13", { act, date, consent },
            N_("This program: figures rest on consent too") },
        { N_("Publishing without the name"), "CO-11", { act, date, consent },
            N_("This program: what is published rests on consent") },
    } };
    return all;
}

std::vector<Need> missing(Use const& use, CaseTells const& tells)
{
    std::vector<Need> lacking;
    for (auto const need : use.needs) {
        auto const there = need == Need::consent ? tells.consents.contains(use.consent)
                                                 : tells.needs.contains(need);
        if (!there)
            lacking.push_back(need);
    }
    return lacking;
}

} // namespace saksi::law
