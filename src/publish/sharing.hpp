// What of a dossier may leave the house for one purpose: whatever concerns a person goes only with
// that person's consent for the purpose, and in the way in which the person agreed to appear.
//
//     auto const order = SharingOrder { .dossier = d, .scope = "CO-07", .recipient = "…" };
//     auto const sharing = TRY(redact_for(workspace, reach, order));
//
// The rule, as the guide says it (docs/guide/18_consent.md):
//
// - A record concerns the people it refers to, directly or through other records: an act its
//   victim, an involvement the victim of its act. One that refers to nobody, such as an event or a
//   place, concerns those whose records refer to it; if there are none, everybody in the dossier.
//   A source concerns whoever tells, and everybody of whom something is stated on it.
// - It leaves when all of them allow it, and as the strictest of them allows it. Where the people
//   cannot be told, because a reference leads out of sight, it stays.
// - Whoever is only said to have done something is not asked. For the public they have no name.
// - Fields that never leave, what the group notes of its own work, consents, and who of us stated
//   what, never leave.
#pragma once

#include "law/consent.hpp"
#include "publish/redacted.hpp"

namespace saksi::publish {

// What else is left out, on the wish of whoever shares it.
struct LeaveOut {
    bool health = false;
    bool addresses = false;
    bool texts = false; // All free text: a sentence can tell what its field does not ask for.
    bool files = false;

    friend bool operator==(LeaveOut const&, LeaveOut const&) = default;
};

struct SharingOrder {
    DossierId dossier;
    std::string scope;        // Code of "consent_scope".
    std::string recipient {}; // Empty only for what is public.
    LeaveOut leave_out {};
};

// A consent that the output rests on, as it may be told in the output.
struct SharedConsent {
    std::string person; // As the person is called there.
    law::Identity identity = law::Identity::counted;
    std::optional<Day> until {};
    std::vector<std::string> conditions {};
};

// A dossier cut down to a purpose. Records and statements have ids of their own in it, so that two
// outputs cannot be laid side by side; who stated a value, when and with which remark is not in it.
struct SharedDossier {
    law::Purpose purpose;
    std::string group;                             // Who shares it.
    std::vector<workspace::RecordView> records {}; // By type in its declared order, then by title.
    std::map<RecordId, std::string> titles {};     // Of whatever they mention.
    std::vector<SharedConsent> consents {};
    std::size_t counted_only = 0; // People who agreed to be counted, and to nothing else.
    bool names_for_recipient_only = false;
};

// One whose consent was needed, for whoever shares. Not for the output.
struct PersonAsked {
    RecordId person;
    std::string title;
    law::Permission permission;
    std::vector<StatementId> consents {}; // Those that were relied on.
};

struct TypeCount {
    schema::RecordType const* type = nullptr;
    std::size_t leaves = 0;
    std::size_t stays = 0;
};

struct Sharing {
    Redacted<SharedDossier> what;
    std::vector<PersonAsked> people {};
    std::vector<TypeCount> counts {};
    std::size_t values_left_out = 0;    // Of records that leave.
    std::size_t texts_with_names = 0;   // Among them: texts in which somebody is named.
    std::vector<RecordId> originals {}; // The records that leave, under their own ids.
};

// Judged on the day of the call. Nothing is written.
//
// Errors: not_found  the dossier is out of reach (subject: its id)
//         invalid    nothing leaves the house for that purpose, or it names no recipient (subject:
//                    "scope" or "recipient")
Result<Sharing> redact_for(workspace::Workspace&, workspace::Reach const&, SharingOrder const&);

} // namespace saksi::publish
