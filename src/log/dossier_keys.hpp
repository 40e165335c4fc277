// Founding a dossier and handing its key to the groups that belong to it.
//
// A grant is a commit whose P is an age file to the member groups' recipients, with the epoch's key
// inside; its H is sealed under that very key. The first commit of a dossier is a grant, the second
// its membership. Format: docs/formats/commit.md.
#pragma once

#include "crypto/age.hpp"
#include "log/commit.hpp"

#include <span>

namespace saksi::log {

// A group to which a grant is sealed.
struct GrantedGroup {
    GroupId group;
    std::uint64_t generation = 0; // Of its recipient.
    crypto::AgeRecipient recipient;
    friend bool operator==(GrantedGroup const&, GrantedGroup const&) = default;
};

// What a grant holds.
struct OpenedGrant {
    EpochKey key;
    std::vector<GrantedGroup> groups; // Sorted by group.
};

struct FoundedDossier {
    DossierId dossier;
    FeedId feed; // Of the founding device; its next commit has seq 2 and membership.id as prev.
    EpochKey key;
    SealedCommit grant;
    SealedCommit membership;
};

// Makes a dossier with the custodian's group and, where given, other groups as its members.
FoundedDossier found_dossier(GroupId const& custodian, std::span<GrantedGroup const> members,
    crypto::SigningKey const& device, UnixSeconds now, Dice&);

// Opens a grant's P with a group's secret identity and checks it: the key is the one that the
// envelope's epoch names, and the file has one recipient for each group it names. To see who
// granted, open the same envelope with the key: open_commit.
// Errors: wrong_key    the grant is not for this identity
//         invalid      the envelope is no grant, or its content is not in its one spelling
//         tampered     the file is damaged, or is not what it says to be
//         unsupported  made by a newer version
Result<OpenedGrant> open_grant(Envelope const&, crypto::AgeIdentity const&);

} // namespace saksi::log
