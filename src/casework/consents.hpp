// What people allow: writing it down purpose by purpose, taking it back, what ran out, and what was
// handed out on it.
#pragma once

#include "casework/add_record.hpp"
#include "law/consent.hpp"

namespace saksi::casework {

// Whether it is a person, whose consent counts: records of its type keep consents.
bool is_person(workspace::RecordView const&);

// The statements of consent that stand, and what they say, in the same order.
std::vector<workspace::StatedValue const*> consents_of(workspace::RecordView const& person);
std::vector<law::ConsentFact> consent_facts(workspace::RecordView const& person);

struct RecordConsents {
    RecordId person;
    std::vector<schema::Parts> answers; // As typed; one for each purpose and recipient.
    Basis basis {};
};

// Writes the answers down in one commit. An answer takes the place of what stood for the same
// purpose and the same recipient; everything else stays.
//
// Errors: forbidden · not_found  no such person (subject: the record's id)
//         invalid    (subject: the field's key)
Result<void> record_consents(Workspace&, Actor const&, RecordConsents const&);

// The person takes this consent back. It stays as a withdrawn one, with its day.
// Errors: as above; not_found  no such consent stands (subject: its id)
Result<void> withdraw_consent(Workspace&, Actor const&, RecordId const& person,
    StatementId const& consent, std::string const& day, Basis const& = {});

// A consent that ends, or has ended.
struct EndingConsent {
    RecordId person;
    std::string title;
    schema::Consent consent;
    Day last_day;
};

// Those that were given and end within so many days, or ended within the year before; the first to
// end comes first. At most `limit` are read, so that it stays quick in a large office.
std::vector<EndingConsent> ending_consents(
    Workspace const&, workspace::Reach const&, Day const& today, int days, std::size_t limit = 200);

// What was handed out on a consent of this person, the latest first.
std::vector<workspace::RecordView> handovers_on(
    Workspace const&, workspace::Reach const&, workspace::RecordView const& person);

} // namespace saksi::casework
