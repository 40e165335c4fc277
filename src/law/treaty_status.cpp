#include "law/treaty_status.hpp"

#include <algorithm>
#include <array>

namespace saksi::law {

namespace {

// Sources: the treaty texts, each at the article named. All were read for this table but CED
// art. 39(2), which agrees with art. 39(1) and with the date on which that Convention came into
// force (deposit of 23 November 2010, in force on 23 December 2010).
constexpr auto rules = std::to_array<TreatyRule>({
    { "CAT", Wait::thirtieth_day, "CAT art. 27(2)" },
    { "OPCAT", Wait::thirtieth_day, "OPCAT art. 28(2)" },
    { "ICCPR", Wait::three_months, "ICCPR art. 49(2)" },
    { "ICCPR-OP1", Wait::three_months, "ICCPR-OP1 art. 9(2)" },
    { "ICCPR-OP2", Wait::three_months, "ICCPR-OP2 art. 8(2)" },
    { "ICESCR", Wait::three_months, "ICESCR art. 27(2)" },
    { "OP-ICESCR", Wait::three_months, "OP-ICESCR art. 18(2)" },
    { "ICERD", Wait::thirtieth_day, "ICERD art. 19(2)" },
    { "CEDAW", Wait::thirtieth_day, "CEDAW art. 27(2)" },
    { "OP-CEDAW", Wait::three_months, "OP-CEDAW art. 16(2)" },
    { "CRC", Wait::thirtieth_day, "CRC art. 49(2)" },
    { "OP-CRC-AC", Wait::one_month, "OP-CRC-AC art. 10(2)" },
    { "OP-CRC-SC", Wait::one_month, "OP-CRC-SC art. 14(2)" },
    { "OP-CRC-IC", Wait::three_months, "OP-CRC-IC art. 19(2)" },
    { "ICMW", Wait::month_after_three_months, "ICMW art. 87(2)" },
    { "CRPD", Wait::thirtieth_day, "CRPD art. 45(2)" },
    { "OP-CRPD", Wait::thirtieth_day, "OP-CRPD art. 13(2)" },
    { "CED", Wait::thirtieth_day, "CED art. 39(2)" },
    { "ROME", Wait::month_after_sixtieth_day, "Rome Statute art. 126(2)" },
});

Day first_of_next_month(Day const& day)
{
    return Day { day.year, day.month, 1 }.plus_months(1);
}

Day after(Wait wait, Day const& deposit)
{
    switch (wait) {
    case Wait::thirtieth_day:
        return deposit.plus_days(30);
    case Wait::one_month:
        return deposit.plus_months(1);
    case Wait::three_months:
        return deposit.plus_months(3);
    case Wait::month_after_three_months:
        return first_of_next_month(deposit.plus_months(3));
    case Wait::month_after_sixtieth_day:
        return first_of_next_month(deposit.plus_days(60));
    }
    return deposit;
}

Bounds after(Wait wait, Bounds const& deposit)
{
    auto result = Bounds {};
    if (deposit.earliest)
        result.earliest = after(wait, *deposit.earliest);
    if (deposit.latest)
        result.latest = after(wait, *deposit.latest);
    return result;
}

// The later of two dates, each of which lies within bounds. For the first day one known bound is
// enough; for the last day both must be known.
Bounds later(Bounds const& a, Bounds const& b)
{
    auto result = Bounds {};
    result.earliest = a.earliest && b.earliest ? std::max(*a.earliest, *b.earliest)
        : a.earliest                           ? a.earliest
                                               : b.earliest;
    if (a.latest && b.latest)
        result.latest = std::max(*a.latest, *b.latest);
    return result;
}

// Where a day stands to something that happened within bounds.
enum class Against : std::uint8_t { before, within, after };

Against against(Day const& day, Bounds const& bounds)
{
    if (bounds.latest && day >= *bounds.latest)
        return Against::after;
    if (bounds.earliest && day < *bounds.earliest)
        return Against::before;
    return Against::within;
}

bool consents(StatedStatus status)
{
    return status == StatedStatus::party || status == StatedStatus::withdrawn;
}

// From when the treaty binds by its rule, whatever the facts' standing; the callers decide what may
// be said of it. Without texts, since a matrix of States asks this a thousand times.
struct Binding {
    Reason reason;
    Bounds bounds {};
    Standing standing = Standing::unverified;
    FuzzyDate::Precision unit = FuzzyDate::Precision::day;

    bool is_dated() const
    {
        return reason == Reason::own_deposit || reason == Reason::treaty_entry;
    }
};

Binding binding_of(TreatyFact const& fact, Treaty const& treaty)
{
    if (fact.status == StatedStatus::unstated)
        return { Reason::status_unstated };
    if (!consents(fact.status))
        return { Reason::no_consent };
    if (!fact.consent)
        return { Reason::consent_undated };
    if (!treaty.rule || !treaty.rule->confirmed)
        return { Reason::rule_missing };
    if (!treaty.entry_into_force)
        return { Reason::treaty_entry_missing };

    auto const own = after(treaty.rule->wait, bounds_of(fact.consent->date));
    auto const entry = bounds_of(treaty.entry_into_force->date);
    auto result = Binding { Reason::own_deposit, later(own, entry),
        std::min(fact.status_standing, reliance(*fact.consent)), unit_of(fact.consent->date) };
    // The treaty's own date decides nothing where the State came surely later.
    if (!own.earliest || !entry.latest || *own.earliest <= *entry.latest)
        result.standing = std::min(result.standing, reliance(*treaty.entry_into_force));
    if (result.bounds == entry && own != entry) {
        result.reason = Reason::treaty_entry;
        result.unit = unit_of(treaty.entry_into_force->date);
    }
    if (fact.kind == ConsentKind::succession) {
        // It said so on that day, but may have been bound since it became a State.
        result.bounds.earliest.reset();
        result.reason = Reason::succession;
    }
    return result;
}

// What the dates say, and the weakest of those that were needed to say it.
struct Reading {
    Status status;
    Reason reason;
    Standing standing = Standing::verified;

    Reading resting_on(Standing fact) const { return { status, reason, std::min(standing, fact) }; }
};

Reading before_consent(TreatyFact const& fact, Day const& day)
{
    if (!fact.signature) {
        // Who accedes never signed; whoever else consented or signed did so some day before.
        if (fact.kind != ConsentKind::accession)
            return { Status::unknown, Reason::signature_undated };
        return { Status::none, Reason::dates_compared };
    }
    auto const reliable = reliance(*fact.signature);
    switch (against(day, bounds_of(fact.signature->date))) {
    case Against::before:
        return { Status::none, Reason::dates_compared, reliable };
    case Against::within:
        return { Status::unknown, Reason::between_dates, reliable };
    case Against::after:
        return { Status::signed_, Reason::dates_compared, reliable };
    }
    return { Status::unknown, Reason::between_dates };
}

Reading before_entry(TreatyFact const& fact, Binding const& binding, Day const& day)
{
    switch (against(day, bounds_of(fact.consent->date))) {
    case Against::before:
        return before_consent(fact, day);
    case Against::within:
        return { Status::unknown, Reason::between_dates };
    case Against::after:
        break;
    }
    if (!binding.is_dated())
        return { Status::consented, binding.reason };
    if (against(day, binding.bounds) == Against::before)
        return { Status::consented, Reason::dates_compared };
    return { Status::unknown, Reason::between_dates };
}

Reading before_withdrawal(TreatyFact const& fact, Treaty const& treaty, Day const& day)
{
    if (!fact.consent)
        return { Status::unknown, Reason::consent_undated };
    auto const binding = binding_of(fact, treaty);
    if (binding.bounds.latest && day >= *binding.bounds.latest)
        return { Status::party, Reason::dates_compared, binding.standing };
    if (fact.kind == ConsentKind::succession)
        return { Status::unknown, Reason::succession };
    auto const reading = before_entry(fact, binding, day).resting_on(reliance(*fact.consent));
    return binding.is_dated() ? reading.resting_on(binding.standing) : reading;
}

Reading read(TreatyFact const& fact, Treaty const& treaty, Day const& day)
{
    switch (fact.status) {
    case StatedStatus::unstated:
        return { Status::unknown, Reason::status_unstated };
    case StatedStatus::none:
        return { Status::none, Reason::no_consent };
    case StatedStatus::signatory:
        return before_consent(fact, day);
    case StatedStatus::party:
        return before_withdrawal(fact, treaty, day);
    case StatedStatus::withdrawn:
        break;
    }
    if (!fact.withdrawal)
        return { Status::unknown, Reason::withdrawal_undated };
    auto const reliable = reliance(*fact.withdrawal);
    switch (against(day, bounds_of(fact.withdrawal->date))) {
    case Against::before:
        return before_withdrawal(fact, treaty, day).resting_on(reliable);
    case Against::within:
        return { Status::unknown, Reason::between_dates, reliable };
    case Against::after:
        return { Status::withdrawn, Reason::withdrawn, reliable };
    }
    return { Status::unknown, Reason::between_dates };
}

} // namespace

std::span<TreatyRule const> treaty_rules()
{
    return rules;
}

TreatyRule const* rule_of(std::string_view treaty)
{
    auto const* const found = std::ranges::find(rules, treaty, &TreatyRule::treaty);
    return found == rules.end() ? nullptr : found;
}

InForce in_force(TreatyFact const& fact, Treaty const& treaty)
{
    auto const binding = binding_of(fact, treaty);
    auto answer = InForce { .reason = binding.reason, .rule = treaty.rule };
    if (fact.status != StatedStatus::unstated && fact.status_standing == Standing::unverified) {
        answer.reason = Reason::status_unverified;
        return answer;
    }
    if (!binding.is_dated() && binding.reason != Reason::succession)
        return answer;
    if (binding.standing == Standing::unverified) {
        answer.reason = Reason::date_unverified;
        return answer;
    }
    answer.bounds = binding.bounds;
    answer.standing = binding.standing;
    if (binding.is_dated())
        answer.date = date_within(binding.bounds, binding.unit);
    return answer;
}

StatusAnswer status_on(TreatyFact const& fact, Treaty const& treaty, Day const& day)
{
    if (fact.status == StatedStatus::unstated)
        return { .reason = Reason::status_unstated };
    auto const reading = read(fact, treaty, day).resting_on(fact.status_standing);
    if (reading.standing != Standing::unverified)
        return { .status = reading.status, .standing = reading.standing, .reason = reading.reason };

    auto answer = StatusAnswer { .reason = fact.status_standing == Standing::unverified
            ? Reason::status_unverified
            : Reason::date_unverified };
    if (reading.status != Status::unknown)
        answer.if_confirmed = reading.status;
    return answer;
}

Message words(Reason reason)
{
    switch (reason) {
    case Reason::own_deposit:
        return N_("counted from the State's own deposit");
    case Reason::treaty_entry:
        return N_("the day on which the treaty itself came into force");
    case Reason::no_consent:
        return N_("the State has not consented to be bound");
    case Reason::consent_undated:
        return N_("the date of consent is not known");
    case Reason::date_unverified:
        return N_("a date that decides is still to be confirmed");
    case Reason::status_unverified:
        return N_("the status is still to be confirmed");
    case Reason::status_unstated:
        return N_("nothing is recorded");
    case Reason::rule_missing:
        return N_("no confirmed rule on entry into force is known for this treaty");
    case Reason::treaty_entry_missing:
        return N_("it is not known when the treaty itself came into force");
    case Reason::succession:
        return N_("a successor State may have been bound before it said so");
    case Reason::signature_undated:
        return N_("the date of signature is not known");
    case Reason::between_dates:
        return N_("the dates leave this day open");
    case Reason::withdrawal_undated:
        return N_("the State has left the treaty; from when is not known");
    case Reason::withdrawn:
        return N_("the State has left the treaty");
    case Reason::dates_compared:
        return N_("by the dates on record");
    }
    return {};
}

} // namespace saksi::law
