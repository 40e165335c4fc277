#include "web/door.hpp"

#include "base/bytes.hpp"
#include "base/fault.hpp"

#include <array>

namespace saksi::web {

// A guesser gets five tries, then one every ten seconds. Argon2id's second comes on top.
static constexpr int free_wrong_tries = 5;
static constexpr UnixSeconds wait_seconds = 10;

Door::Door(Settings settings, workspace::Parts parts)
    : m_settings(std::move(settings))
    , m_parts(parts)
{
}

bool Door::has_workspace() const
{
    return workspace::Workspace::exists(m_settings.home);
}

std::string Door::start_session(workspace::Actor actor)
{
    std::array<std::uint8_t, 32> token {};
    m_parts.dice.fill(token);
    auto text = hex(token);
    m_last_visit = m_parts.clock.now();
    m_sessions.emplace(text, Session { m_last_visit, std::move(actor) });
    return text;
}

Result<std::string> Door::sign_in(crypto::SecretBytes const& passphrase, std::string_view handle)
{
    auto const now = m_parts.clock.now();
    auto const since_wrong = now - m_last_wrong;
    if (m_wrong_in_a_row >= free_wrong_tries && since_wrong >= 0 && since_wrong < wait_seconds)
        return Error { ErrorKind::conflict,
            "Too many wrong passphrases. Wait ten seconds and try again." };

    auto refuse = [&](Error error) {
        if (error.kind == ErrorKind::wrong_key) {
            ++m_wrong_in_a_row;
            m_last_wrong = now;
        }
        return error;
    };
    if (locked()) {
        auto opened = workspace::Workspace::unlock(m_settings.home, passphrase, m_parts, handle);
        if (!opened)
            return refuse(opened.error());
        m_workspace = *std::move(opened);
        m_wrong_in_a_row = 0;
        return start_session(m_workspace->signed_in());
    }
    auto const who = m_workspace->check_passphrase(passphrase, handle);
    if (!who)
        return refuse(who.error());
    m_wrong_in_a_row = 0;
    return start_session(*who);
}

Result<Door::FirstStart> Door::create(
    workspace::NewGroup const& group, crypto::SecretBytes const& passphrase)
{
    if (has_workspace())
        return Error { ErrorKind::conflict, "There is a workspace here already. Sign in to it." };
    auto created = TRY(workspace::Workspace::create(
        m_settings.home, group, passphrase, workspace::Hardness::calibrated, m_parts));
    m_workspace = std::move(created.workspace);
    auto session = start_session(m_workspace->signed_in());
    return FirstStart { std::move(session), std::move(created.recovery_code) };
}

bool Door::knows(std::string_view session)
{
    auto const found = m_sessions.find(session);
    if (locked() || found == m_sessions.end())
        return false;
    if (!m_workspace->admits(found->second.actor)) { // Has left since.
        m_sessions.erase(found);
        return false;
    }
    m_last_visit = found->second.last_seen = m_parts.clock.now();
    return true;
}

workspace::Actor const& Door::who(std::string_view session) const
{
    auto const found = m_sessions.find(session);
    SAKSI_CHECK(found != m_sessions.end());
    return found->second.actor;
}

void Door::sign_out(std::string_view session)
{
    auto const found = m_sessions.find(session);
    if (found != m_sessions.end())
        m_sessions.erase(found);
    if (m_sessions.empty())
        lock();
}

void Door::lock()
{
    if (m_before_lock && m_workspace)
        m_before_lock();
    m_sessions.clear();
    m_workspace.reset();
}

bool Door::lock_if_idle()
{
    // A clock set back counts as idle too: better a passphrase too many than a desk left open.
    auto const idle = m_parts.clock.now() - m_last_visit;
    if (locked() || (idle >= 0 && idle < m_settings.idle_seconds_max))
        return false;
    lock();
    return true;
}

} // namespace saksi::web
