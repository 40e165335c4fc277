// The rows that members keep for themselves at this desk: begun forms, sent forms, searches. No
// fold makes them, and no other desk gets them. Each is asked for by the member's handle.
#pragma once

#include "base/clock.hpp"
#include "store/sqlite.hpp"

#include <vector>

namespace saksi::store {

struct DraftRow {
    ByteView form; // 16 bytes; only of rows that go in.
    std::string_view place;
    std::string_view body;
    UnixSeconds now = 0;
};

class OwnTable {
public:
    explicit OwnTable(Database& database)
        : m_database(database)
    {
    }

    // What writes does so inside a transaction of the caller's.

    // A draft takes the place of an earlier one of the same form.
    void keep_draft(std::string_view member, DraftRow const&);
    void drop_draft(std::string_view member, ByteView form);
    std::size_t count_drafts(std::string_view member) const;
    // Calls take(form, place, begun_at, kept_at), the one kept last first.
    using TakeDraft =
        std::function<void(ByteView form, std::string_view place, UnixSeconds, UnixSeconds)>;
    void each_draft(std::string_view member, TakeDraft const&) const;
    struct WholeDraft {
        std::string place;
        std::string body;
        UnixSeconds begun_at = 0;
        UnixSeconds kept_at = 0;
    };
    std::optional<WholeDraft> draft(std::string_view member, ByteView form) const;

    struct Sent {
        RecordId record;
        CommitId commit;
    };
    // Forgets what was sent before `forget_before`.
    void add_sent(std::string_view member, ByteView key, ByteView form, Sent const&,
        UnixSeconds now, UnixSeconds forget_before);
    std::optional<Sent> sent(ByteView key) const;
    bool was_sent(std::string_view member, ByteView form) const;

    // In the order of their names.
    std::vector<std::pair<std::string, std::string>> searches(std::string_view member) const;
    // Takes the place of one of the same name.
    void keep_search(std::string_view member, std::string_view name, std::string_view target);
    void drop_search(std::string_view member, std::string_view name);

private:
    Database& m_database;
};

} // namespace saksi::store
