// From when a treaty binds a State, and what it was bound to on any day.
//
// Facts go in, answers come out; nothing is known here of records or files. A fact that is missing
// or that nobody verified gives no date and no verdict, only the reason why there is none.
#pragma once

#include "base/message.hpp"
#include "law/fact.hpp"

#include <span>
#include <string>
#include <string_view>

namespace saksi::law {

// How long after a State's own deposit the treaty enters into force for it.
enum class Wait : std::uint8_t {
    thirtieth_day,            // the thirtieth day after the deposit
    one_month,                // the same day of the next month
    three_months,             // the same day three months on
    month_after_three_months, // the first day of the month following a period of three months
    month_after_sixtieth_day, // the first day of the month after the sixtieth day
};

// One treaty's rule for States that deposit after the treaty itself came into force.
struct TreatyRule {
    std::string_view treaty; // "CAT", as the key of a treaty record.
    Wait wait;
    std::string_view article; // Source: "CAT art. 27(2)".
    bool confirmed = true;    // False: to be confirmed; gives no date.
};

std::span<TreatyRule const> treaty_rules();

// Null when no rule is known for the treaty.
TreatyRule const* rule_of(std::string_view treaty);

struct Treaty {
    std::string key;
    std::optional<DateFact> entry_into_force {}; // Of the treaty itself.
    TreatyRule const* rule = nullptr;            // See rule_of.
};

// What the record of a State and a treaty says, in the words of the depositary.
enum class StatedStatus : std::uint8_t { unstated, none, signatory, party, withdrawn };

enum class ConsentKind : std::uint8_t { unstated, ratification, accession, acceptance, succession };

struct TreatyFact {
    std::string state; // ISO 3166-1 alpha-3.
    std::string treaty;
    StatedStatus status = StatedStatus::unstated;
    Standing status_standing = Standing::unverified;
    std::optional<DateFact> signature {};
    std::optional<DateFact> consent {}; // Deposit of the instrument, or the act of succession.
    ConsentKind kind = ConsentKind::unstated;
    std::optional<DateFact> withdrawal {}; // The day from which the State is no longer bound.
};

// Why an answer is what it is, or why there is none.
enum class Reason : std::uint8_t {
    own_deposit,       // the waiting time after the State's own deposit
    treaty_entry,      // the deposit came first: the day on which the treaty itself came into force
    no_consent,        // the State has not consented to be bound
    consent_undated,   // it is said to be bound, but no date of consent is known
    date_unverified,   // a date that decides was not verified, or is only "about" or "perhaps"
    status_unverified, // nobody verified the status itself
    status_unstated,   // nothing is recorded
    rule_missing,      // no confirmed rule on entry into force is known for this treaty
    treaty_entry_missing, // it is not known when the treaty itself came into force
    succession,           // a successor State may have been bound before it said so
    signature_undated,    // signed, but no date is known
    between_dates,        // the day lies within the range that a date leaves open
    withdrawal_undated,   // the State has left the treaty, but from when is not known
    withdrawn,            // the State has left the treaty
    dates_compared,       // the day was compared with the dates
};

// The reason as a clause for people.
Message words(Reason);

struct InForce {
    std::optional<FuzzyDate> date {}; // As precise as the deposit, never more.
    Bounds bounds {}; // The days between which it lies; for comparing, not for show.
    Standing standing = Standing::unverified; // The weakest of the facts it rests on.
    Reason reason = Reason::no_consent;
    TreatyRule const* rule = nullptr;

    friend bool operator==(InForce const&, InForce const&) = default;
};

// When the treaty entered, or will enter, into force for the State.
InForce in_force(TreatyFact const&, Treaty const&);

enum class Status : std::uint8_t {
    unknown,   // the facts do not say, or were not verified
    none,      // no act known
    signed_,   // signed, not bound
    consented, // has consented to be bound; not yet in force, or its date is not known
    party,     // in force
    withdrawn,
};

struct StatusAnswer {
    Status status = Status::unknown;
    // What the answer would be if the facts that nobody verified are true. Only with `unknown`.
    std::optional<Status> if_confirmed {};
    Standing standing = Standing::unverified;
    Reason reason = Reason::status_unstated;

    friend bool operator==(StatusAnswer const&, StatusAnswer const&) = default;
};

// What the State was, or by these facts will be, on a day.
//
// Laws: from `party` no later day leads to anything but `withdrawn` (or `unknown`, while the date
// of leaving leaves it open); an earlier day is never more bound.
StatusAnswer status_on(TreatyFact const&, Treaty const&, Day const&);

} // namespace saksi::law
