// The rows that are for ever: commits as they arrived, group logs, keys and settings.
#pragma once

#include "log/acceptance.hpp"
#include "log/commit.hpp"
#include "store/sqlite.hpp"

#include <functional>
#include <map>

namespace saksi::store {

// One commit as it arrived.
struct LogRow {
    std::int64_t n = 0; // Arrival number: 1, 2, 3 …
    log::WireId wire;
    std::int64_t dossier = 0; // Its number here; see DossierRow.
    // Nothing of this is known until the envelope was opened.
    std::optional<CommitId> commit;
    std::optional<FeedId> feed;
    std::uint64_t seq = 0;
    log::CommitKind kind = log::CommitKind::data;
    std::optional<RecordId> record {}; // Of its first statement.
    log::Standing standing = log::Standing::pending;
    log::Envelope envelope;
};

// A dossier that this desk takes part in. The first one, number 1, is the commons.
struct DossierRow {
    std::int64_t number = 0;
    DossierId id;
};

class LogTable {
public:
    explicit LogTable(Database& database)
        : m_database(database)
    {
    }

    // All inside a transaction of the caller's.

    // Adds a row, whose `n` is not read, and returns its arrival number.
    std::int64_t add(LogRow const&);
    // A dossier that this device founded in a feed of its own.
    std::int64_t add_dossier(DossierId const&, DeviceId const&, FeedId const&);
    // The feed into which this device of ours writes in a dossier from now on.
    void set_feed(std::int64_t dossier, DeviceId const&, FeedId const&);
    // From now on no device of ours has a feed. The logs stay.
    void forget_feeds();
    void add_epoch_key(std::int64_t dossier, log::EpochKey const&);
    void add_group_entry(GroupId const&, ByteView entry);
    void set_secret(std::string_view name, ByteView);
    void set_setting(std::string_view key, std::string_view value);
    void set_standing(std::int64_t n, log::Standing);

    // While much is written: pages that change again and again are kept in memory (64 MiB of them
    // instead of 16), gather beside the file (96 MB of them instead of 4), and are brought into it
    // seldom. Afterwards all are brought in at once. Outside of transactions.
    void gather_pages(bool) noexcept;

    std::optional<LogRow> row(std::int64_t n) const;
    // The row of a commit.
    std::optional<LogRow> row_of(CommitId const&) const;
    // Calls `take` for each row in order of arrival, from `after` on, until it answers false.
    void each(std::int64_t after, std::function<bool(LogRow const&)> const& take) const;
    std::size_t count() const;
    std::int64_t last_n() const;

    // Where a feed stands: its last commit and that one's place.
    struct Head {
        CommitId commit;
        std::uint64_t seq = 0;
        std::int64_t n = 0; // Its row.
    };
    std::optional<Head> head(FeedId const&) const;
    // The last accepted commits of the feeds of a dossier, those that came last first; at most
    // `count_max` of them.
    std::vector<CommitId> newest_heads(std::int64_t dossier, std::size_t count_max) const;

    std::vector<DossierRow> dossiers() const;
    // The feeds into which our devices write in a dossier.
    std::map<DeviceId, FeedId> feeds(std::int64_t dossier) const;
    // The key of an epoch, when we hold it.
    std::optional<log::EpochKey> epoch_key(EpochId const&) const;
    // The epoch in which to write: of several the lowest, as every device decides.
    std::optional<EpochId> epoch_of(std::int64_t dossier) const;
    std::vector<std::pair<GroupId, Bytes>> group_entries() const;
    std::optional<crypto::SecretBytes> secret(std::string_view name) const;
    std::optional<std::string> setting(std::string_view key) const;
    // The settings whose keys begin like this, in the order of the keys.
    std::vector<std::pair<std::string, std::string>> settings_under(
        std::string_view key_start) const;

private:
    Database& m_database;
};

} // namespace saksi::store
