// What a case must tell before it can be used for something: a form of a UN body, a complaint at
// home, a referral. Says what is there and what is missing; never that anything will be accepted.
#pragma once

#include "base/message.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::law {

// One thing that a use asks for.
enum class Need : std::uint8_t {
    person_harmed,
    full_name,
    birth_date,
    occupation,
    act,
    date,           // Of an act or an arrest.
    month_and_year, // At least.
    place,
    who_did_it, // A person, a unit or a kind of force; a description is enough.
    account,
    arrest,
    arrest_ground, // What was said, or that nothing was.
    outside_contact,
    steps_taken,
    evidence, // A source with a file.
    languages,
    consent,
};

inline constexpr std::size_t need_count = static_cast<std::size_t>(Need::consent) + 1;

Message words(Need);

struct Use {
    Message name;
    std::string_view consent; // Code of "consent_scope" that it needs; empty: none.
    std::vector<Need> needs;
    Message source; // Where the list of needs comes from.
    bool unconfirmed = false;
};

std::span<Use const> uses();

// What a case tells of one person, as far as somebody looked. What is told of another does not
// fill a form about this one.
struct CaseTells {
    std::set<Need> needs {};                        // Consent apart.
    std::set<std::string, std::less<>> consents {}; // Scopes that the person has given.
};

// In the order of the use's needs. More facts never make more missing.
std::vector<Need> missing(Use const&, CaseTells const&);

} // namespace saksi::law
