// Whether a person's consents let something leave the house for one purpose, and in what way the
// person may appear in it. Each purpose is asked on its own; what nobody said is no.
// Source: Murad Code (2022), minimum on informed consent; vocabulary "consent_scope".
#pragma once

#include "base/edtf.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::law {

enum class ConsentAnswer : std::uint8_t { refused, given, withdrawn };

// How much of who somebody is may be told, from the least to the most.
enum class Identity : std::uint8_t {
    counted,            // A number among others, and nothing else.
    anonymous,          // Nothing that points to the person.
    coded,              // Under a code or another name.
    known_to_recipient, // By name, to the one who receives it and to nobody else.
    named,
};

struct ConsentFact {
    std::string scope; // Code of "consent_scope".
    ConsentAnswer answer = ConsentAnswer::refused;
    std::string recipient {}; // Several with ';' between them. Empty: none was named.
    std::string identity {};  // Code of "identity_treatment". Empty: not said.
    std::optional<FuzzyDate> given {};
    std::optional<Day> stated {}; // When it was written down.
    std::optional<FuzzyDate> expires {};
    bool unverified = false; // From hearsay, to be confirmed.
};

struct Purpose {
    std::string scope;
    std::string recipient {}; // Whom it is for; empty: everybody.
    Day day;                  // On which it is to leave the house.
};

enum class ConsentVerdict : std::uint8_t {
    allowed,
    not_asked,
    refused,
    withdrawn,
    in_conflict,         // Said and refused, and nobody decided which stands.
    expired,             // It was to be asked again by now.
    not_yet,             // Nobody knows that it was given by this day.
    unverified,          // Nobody has confirmed it.
    recipient_not_named, // It names somebody else, or nobody where somebody must be named.
};

struct Permission {
    ConsentVerdict verdict = ConsentVerdict::not_asked;
    Identity identity = Identity::counted; // Only where it is allowed.
    std::vector<std::size_t> relied_on {}; // Which of the facts, where it is allowed.
    std::optional<Day> until {};           // The last day on which they may be relied on.

    bool allowed() const { return verdict == ConsentVerdict::allowed; }
};

// A withdrawal that is for this recipient, or for everybody, always wins. Refusal beside consent is
// a conflict, and so is no. Of several consents the one that tells least of the person counts.
Permission permission(std::span<ConsentFact const>, Purpose const&);

// The last day on which a consent with this expiry may be relied on. A date that can mean several
// days ends on the first; one that is not sure ends with the year before. Nothing: it does not end.
std::optional<Day> last_day(std::optional<FuzzyDate> const& expires);

// What a scope is by itself.
struct ConsentScope {
    std::string_view code;
    bool hands_out = true;       // Something leaves the house for it. "Keep my story" is not such.
    bool names_recipient = true; // A yes that names nobody is no yes.
    bool is_public = false;      // Whatever leaves for it is for everybody.
    Identity in_itself = Identity::coded; // Where nobody said how the person appears.
    Identity at_most = Identity::named;
    Message when_withdrawn {}; // What a withdrawal can do, and what it cannot.
    bool can_be_recalled = false;
};

// A scope that is not known here, such as one of a group's own, is for naming a recipient.
ConsentScope scope_of(std::string_view code);

// The whole list, in the order of its codes.
std::span<ConsentScope const> consent_scopes();

// Whether two names are of one recipient, however they are written.
bool same_recipient(std::string_view, std::string_view);

Message words(ConsentVerdict);
Message words(Identity);

} // namespace saksi::law
