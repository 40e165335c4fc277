#include "store/own_table.hpp"

namespace saksi::store {

void OwnTable::keep_draft(std::string_view member, DraftRow const& row)
{
    m_database
        .query("INSERT INTO draft(member, form, place, body, begun_at, kept_at)"
               " VALUES(?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT(member, form)"
               " DO UPDATE SET place = ?3, body = ?4, kept_at = ?5")
        .with(member, row.form, row.place, row.body, row.now)
        .run();
}

void OwnTable::drop_draft(std::string_view member, ByteView form)
{
    m_database.query("DELETE FROM draft WHERE member = ?1 AND form = ?2").with(member, form).run();
}

std::size_t OwnTable::count_drafts(std::string_view member) const
{
    auto query = m_database.query("SELECT count(*) FROM draft WHERE member = ?1");
    query.with(member);
    return query.next() ? static_cast<std::size_t>(query.integer(0)) : 0;
}

void OwnTable::each_draft(std::string_view member, TakeDraft const& take) const
{
    auto query = m_database.query("SELECT form, place, begun_at, kept_at FROM draft"
                                  " WHERE member = ?1 ORDER BY kept_at DESC, form");
    query.with(member);
    while (query.next())
        take(query.blob(0), query.text(1), query.integer(2), query.integer(3));
}

std::optional<OwnTable::WholeDraft> OwnTable::draft(std::string_view member, ByteView form) const
{
    auto query = m_database.query(
        "SELECT place, body, begun_at, kept_at FROM draft WHERE member = ?1 AND form = ?2");
    query.with(member, form);
    if (!query.next())
        return std::nullopt;
    return WholeDraft { std::string(query.text(0)), std::string(query.text(1)), query.integer(2),
        query.integer(3) };
}

void OwnTable::add_sent(std::string_view member, ByteView key, ByteView form, Sent const& sent,
    UnixSeconds now, UnixSeconds forget_before)
{
    m_database.query("DELETE FROM sent_form WHERE sent_at < ?1").with(forget_before).run();
    m_database
        .query("INSERT OR REPLACE INTO sent_form(key, member, form, record, commit_id, sent_at)"
               " VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
        .with(key, member, form, sent.record, sent.commit, now)
        .run();
}

std::optional<OwnTable::Sent> OwnTable::sent(ByteView key) const
{
    auto query = m_database.query("SELECT record, commit_id FROM sent_form WHERE key = ?1");
    query.with(key);
    if (!query.next())
        return std::nullopt;
    return Sent { query.id<RecordId>(0), query.id<CommitId>(1) };
}

bool OwnTable::was_sent(std::string_view member, ByteView form) const
{
    auto query = m_database.query("SELECT 1 FROM sent_form WHERE form = ?1 AND member = ?2");
    query.with(form, member);
    return query.next();
}

std::vector<std::pair<std::string, std::string>> OwnTable::searches(std::string_view member) const
{
    std::vector<std::pair<std::string, std::string>> all;
    auto query = m_database.query(
        "SELECT name, target FROM saved_search WHERE member = ?1 ORDER BY name");
    query.with(member);
    while (query.next())
        all.emplace_back(query.text(0), query.text(1));
    return all;
}

void OwnTable::keep_search(std::string_view member, std::string_view name, std::string_view target)
{
    m_database.query("INSERT OR REPLACE INTO saved_search(member, name, target) VALUES(?1, ?2, ?3)")
        .with(member, name, target)
        .run();
}

void OwnTable::drop_search(std::string_view member, std::string_view name)
{
    m_database.query("DELETE FROM saved_search WHERE member = ?1 AND name = ?2")
        .with(member, name)
        .run();
}

} // namespace saksi::store
