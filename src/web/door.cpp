#include "web/door.hpp"

#include "base/bytes.hpp"
#include "base/fault.hpp"
#include "web/jobs.hpp"
#include "workspace/sign_in_codes.hpp"

#include <algorithm>
#include <array>

namespace saksi::web {

// For finding the telephone. The workspace is open meanwhile, and closes if nobody comes in.
static constexpr UnixSeconds code_seconds_max = 180;

Door::Door(Settings settings, workspace::Parts parts, DeskTurn& turn)
    : m_settings(std::move(settings))
    , m_parts(parts)
    , m_turn(turn)
{
}

bool Door::has_workspace() const
{
    return workspace::Workspace::exists(m_settings.home);
}

std::string Door::random_token()
{
    std::array<std::uint8_t, 16> token {};
    m_parts.dice.fill(token);
    return hex(token);
}

std::string Door::start_session(workspace::Actor actor, Standing standing)
{
    auto text = random_token() + random_token() + "."
        + hex(m_workspace->recipient_of(actor).bytes());
    auto const now = m_parts.clock.now();
    // Who has not said the code yet does not keep the workspace open.
    if (standing == Standing::signed_in)
        m_last_visit = now;
    m_sessions.emplace(text, Session { now, std::move(actor), random_token(), standing });
    return text;
}

Result<void> Door::check_may_guess(std::string_view handle, std::string_view address) const
{
    if (m_limits.wait_seconds(handle, address, m_parts.clock.now()) > 0)
        return Error { ErrorKind::conflict,
            N_("There were too many wrong tries. Wait a little: each further one doubles the time, "
               "up to five minutes.") };
    return {};
}

void Door::guessed_wrong(std::string_view handle, std::string_view address)
{
    m_limits.wrong(handle, address, m_parts.clock.now());
}

void Door::guessed_right(std::string_view handle, std::string_view address)
{
    m_limits.right(handle, address);
}

Result<std::string> Door::sign_in(
    crypto::SecretBytes const& passphrase, std::string_view handle, std::string_view address)
{
    {
        DeskTurn::Held const held(m_turn);
        TRY(check_may_guess(handle, address));
    }
    // The second that it costs passes here, and never holds the desk.
    auto const way = workspace::find_way_in(m_settings.home, passphrase, handle);

    DeskTurn::Held const held(m_turn);
    auto const refuse = [&](Error error) {
        if (error.kind == ErrorKind::wrong_key)
            guessed_wrong(handle, address);
        return error;
    };
    // Who has yet to say a code may not wash off wrong codes by saying the passphrase again.
    auto const come_in = [&](workspace::Actor actor) {
        auto session = begin_session(std::move(actor), way->is_recovery_code());
        if (!awaits_code(session))
            guessed_right(handle, address);
        return session;
    };
    if (!way)
        return refuse(way.error());
    if (locked()) {
        auto opened = workspace::Workspace::unlock(m_settings.home, *way, m_parts);
        if (!opened)
            return refuse(opened.error());
        open_with(*std::move(opened));
        return come_in(m_workspace->signed_in());
    }
    auto const who = m_workspace->admit(*way);
    if (!who)
        return refuse(who.error());
    return come_in(*who);
}

void Door::open_with(std::unique_ptr<workspace::Workspace> workspace)
{
    m_workspace = std::move(workspace);
    m_workspace->let_saves_gather(); // Face holds every answer until they are settled.
}

// The recovery code on paper is a second thing to have already, and its holder may have lost the
// telephone with all else.
std::string Door::begin_session(workspace::Actor actor, bool by_recovery_code)
{
    auto const asks = !by_recovery_code
        && workspace::SignInCodes(*m_workspace).asks(actor.handle());
    return start_session(std::move(actor), asks ? Standing::awaits_code : Standing::signed_in);
}

bool Door::awaits_code(std::string_view session) const
{
    auto const found = m_sessions.find(session);
    return !locked() && found != m_sessions.end() && found->second.standing == Standing::awaits_code
        && !has_ended(found->second);
}

Result<Door::CodeTaken> Door::take_code(
    std::string_view session, std::string_view typed, std::string_view address)
{
    SAKSI_CHECK(awaits_code(session));
    auto const actor = who(session);
    TRY(check_may_guess(actor.handle(), address));
    auto const by = workspace::SignInCodes(*m_workspace).check(actor.handle(), typed);
    if (!by) {
        guessed_wrong(actor.handle(), address);
        return by.error();
    }
    guessed_right(actor.handle(), address);
    // Another token: whoever saw the first one before has nothing.
    m_sessions.erase(m_sessions.find(session));
    return CodeTaken { start_session(actor, Standing::signed_in),
        *by == workspace::SignInCodes::By::paper };
}

Result<Door::FirstStart> Door::create(
    workspace::NewGroup const& group, crypto::SecretBytes const& passphrase)
{
    if (has_workspace())
        return Error { ErrorKind::conflict, "There is a workspace here already. Sign in to it." };
    auto created = TRY(workspace::Workspace::create(
        m_settings.home, group, passphrase, workspace::Hardness::calibrated, m_parts));
    open_with(std::move(created.workspace));
    auto session = start_session(m_workspace->signed_in(), Standing::signed_in);
    return FirstStart { std::move(session), std::move(created.recovery_code) };
}

// A clock set back counts as idle too: better a passphrase too many than a desk left open.
bool Door::is_idle(UnixSeconds last_seen) const
{
    auto const idle = m_parts.clock.now() - last_seen;
    return idle < 0 || idle >= m_settings.idle_seconds_max;
}

// Fell idle, took too long over the code, or has left since.
bool Door::has_ended(Session const& session) const
{
    auto const seconds = m_parts.clock.now() - session.last_seen;
    auto const is_late = session.standing == Standing::awaits_code && seconds >= code_seconds_max;
    return is_late || is_idle(session.last_seen) || !m_workspace->admits(session.actor);
}

bool Door::knows(std::string_view session)
{
    auto const found = m_sessions.find(session);
    if (locked() || found == m_sessions.end())
        return false;
    if (has_ended(found->second)) {
        m_sessions.erase(found);
        return false;
    }
    if (found->second.standing == Standing::awaits_code)
        return false;
    m_last_visit = found->second.last_seen = m_parts.clock.now();
    return true;
}

std::string const& Door::form_token(std::string_view session) const
{
    auto const found = m_sessions.find(session);
    SAKSI_CHECK(found != m_sessions.end());
    return found->second.form_token;
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
static constexpr std::size_t sealed_count_max = 64;
static constexpr std::size_t sealed_of_address_max = 8;
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
    std::size_t of_address = 0;
    for (auto const& one : m_sealed) {
        bytes += one.bytes.size();
        of_address += one.address == request.client ? 1 : 0;
    }
    if (m_sealed.size() >= sealed_count_max || of_address >= sealed_of_address_max
        || bytes > sealed_bytes_max)
        return false;
    // None of the first three holds a line break: they are an id and addresses.
    auto const text = form.id.text() + "\n" + request.path + "\n" + std::string(form.place->text())
        + "\n" + request.body;
    m_sealed.push_back({ m_parts.clock.now(), request.client, spelled, form.id,
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

std::vector<Door::TakenIn> Door::take_in_after_sign_in(std::string_view session)
{
    DeskTurn::Held const held(m_turn);
    return knows(session) ? take_in(session) : std::vector<TakenIn> {};
}

void Door::end_sessions_of(std::string_view handle, std::string_view but)
{
    std::erase_if(m_sessions, [&](auto const& session) {
        return session.second.actor.handle() == handle && session.first != but;
    });
}

void Door::lock()
{
    if (m_before_lock && m_workspace)
        m_before_lock();
    m_sessions.clear();
    m_workspace.reset();
}

void Door::lock_if_disk_failed()
{
    if (!locked() && m_workspace->settling()->has_failed())
        lock();
}

bool Door::lock_if_idle()
{
    forget_old_sealed();
    if (locked())
        return false;
    std::erase_if(m_sessions, [&](auto const& session) { return has_ended(session.second); });
    if (!m_sessions.empty() || !is_idle(m_last_visit))
        return false;
    lock();
    return true;
}

} // namespace saksi::web
