#include "web/door.hpp"

#include "base/bytes.hpp"
#include "base/fault.hpp"

#include <algorithm>
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
    auto text = hex(token) + "." + hex(m_workspace->recipient_of(actor).bytes());
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

// ---- What was sent to a door that had closed meanwhile

static constexpr UnixSeconds sealed_seconds_max = 3600;
static constexpr std::size_t sealed_count_max = 32;
static constexpr std::size_t sealed_bytes_max = 8 << 20;

std::string Door::ended(std::string_view session)
{
    return std::string(session.substr(std::min(session.find('.'), session.size())));
}

void Door::forget_old_sealed()
{
    auto const now = m_parts.clock.now();
    std::erase_if(m_sealed,
        [&](Sealed const& one) { return now < one.at || now - one.at > sealed_seconds_max; });
}

bool Door::keep_for_later(
    std::string_view session, http::Request const& request, OwnForm const& form)
{
    forget_old_sealed();
    auto const spelled = ended(session);
    std::array<std::uint8_t, 32> point {};
    if (!form.place || spelled.empty() || !parse_hex(std::string_view(spelled).substr(1), point))
        return false;
    auto const recipient = crypto::AgeRecipient::from(point);
    if (!recipient)
        return false;
    // A form that sends itself again and again is kept once, as it was sent last.
    std::erase_if(m_sealed,
        [&](Sealed const& one) { return one.form == form.id && one.recipient == spelled; });
    std::size_t bytes = request.body.size();
    for (auto const& one : m_sealed)
        bytes += one.bytes.size();
    if (m_sealed.size() >= sealed_count_max || bytes > sealed_bytes_max)
        return false;
    // None of the first three holds a line break: they are an id and addresses.
    auto const text = form.id.text() + "\n" + request.path + "\n" + std::string(form.place->text())
        + "\n" + request.body;
    m_sealed.push_back({ m_parts.clock.now(), spelled, form.id,
        workspace::seal_to(*recipient, m_parts.dice, text) });
    return true;
}

std::vector<Door::TakenIn> Door::take_in(std::string_view session)
{
    forget_old_sealed();
    auto const& actor = who(session);
    auto const spelled = ended(session);
    std::vector<TakenIn> taken;
    std::erase_if(m_sealed, [&](Sealed const& one) {
        if (one.recipient != spelled)
            return false;
        auto const opened = m_workspace->open_sealed(actor, one.bytes);
        if (!opened)
            return true; // Sealed to this key and not readable by it: nobody will ever read it.
        auto rest = text_of(*opened);
        auto const line = [&] {
            auto const end = std::min(rest.find('\n'), rest.size());
            auto const text = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            return std::string(text);
        };
        auto const form = workspace::FormId::parse(line());
        auto const path = line();
        auto const place = line();
        auto fields = http::parse_urlencoded(rest);
        if (!form || !fields)
            return true;
        OwnForm const sent { *form, place_of_form(place), *std::move(fields) };
        auto const done = m_workspace->sent_form(actor, sent.key(actor.handle(), path));
        if (!done) {
            auto const kept = m_workspace->keep_draft(
                actor, *form, place, rest, workspace::Workspace::DraftRoom::always);
            if (!kept || !*kept)
                return true;
        }
        taken.push_back({ *form, place, done });
        return true;
    });
    return taken;
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
    forget_old_sealed();
    // A clock set back counts as idle too: better a passphrase too many than a desk left open.
    auto const idle = m_parts.clock.now() - m_last_visit;
    if (locked() || (idle >= 0 && idle < m_settings.idle_seconds_max))
        return false;
    lock();
    return true;
}

} // namespace saksi::web
