// The door of the web face: the workspace behind it, locked or not, and who has come in.
#pragma once

#include "web/guess_limits.hpp"
#include "web/own_form.hpp"
#include "workspace/way_in.hpp"
#include "workspace/workspace.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace saksi::web {

using workspace::passphrase_bytes_min;

class DeskTurn;

// All but sign_in() is called with the desk's turn held.
class Door {
public:
    struct Settings {
        std::filesystem::path home;
        std::function<std::string()> propose_passphrase; // crypto's generator, handed in by app.
        std::int64_t idle_seconds_max = 600;             // PROTOCOL b11: lock after ten minutes.
        // SHA-256, as browsers show it; nothing when served without TLS.
        std::string certificate_fingerprint {};
    };

    Door(Settings, workspace::Parts, DeskTurn&);

    bool has_workspace() const;
    // The folder of the workspace.
    std::filesystem::path const& home() const { return m_settings.home; }
    std::string const& certificate_fingerprint() const
    {
        return m_settings.certificate_fingerprint;
    }
    bool locked() const { return !m_workspace; }

    // Opens the workspace, or, when it is open already, checks the passphrase; answers with a new
    // session's token. The second that a passphrase takes passes without the desk: this takes the
    // desk's turn itself, before and after it, so it is called without.
    // `handle` may be empty: the first administrator's slots alone are tried then. `address` is
    // where the person sits.
    // Errors: those of Workspace::unlock; and conflict  too many wrong ones: wait
    // (guess_limits.hpp)
    Result<std::string> sign_in(crypto::SecretBytes const& passphrase, std::string_view handle = {},
        std::string_view address = {});

    // Whether this session's member has said the passphrase, and now has to say the code that their
    // telephone shows (workspace/sign_in_codes.hpp). Until then knows() does not know it.
    bool awaits_code(std::string_view session) const;
    struct CodeTaken {
        std::string session;   // Takes the place of the one that waited.
        bool by_paper = false; // No code is asked for from now on.
    };
    // For a session that awaits it.
    // Errors: wrong_key  not the code of now · conflict  as sign_in()
    Result<CodeTaken> take_code(
        std::string_view session, std::string_view typed, std::string_view address);

    // For a passphrase or code that is asked for once more, from somebody who is in already.
    // Errors: conflict  as sign_in()
    Result<void> check_may_guess(std::string_view handle, std::string_view address) const;
    void guessed_wrong(std::string_view handle, std::string_view address);
    void guessed_right(std::string_view handle, std::string_view address);

    // 32 letters and digits that nobody can guess.
    std::string random_token();

    // Six words made by chance, for whoever wants no passphrase of their own.
    std::string proposed_passphrase() const { return m_settings.propose_passphrase(); }

    struct FirstStart {
        std::string session;
        std::string recovery_code;
    };
    // Makes the group and its first administrator, who is signed in.
    Result<FirstStart> create(workspace::NewGroup const&, crypto::SecretBytes const& passphrase);

    // Whether the token belongs to a session that has not fallen idle; keeps it from doing so.
    bool knows(std::string_view session);

    // What the forms of a session bear, and nobody else's do. The door knows the session.
    std::string const& form_token(std::string_view session) const;

    // Who has come in by a session that the door knows.
    workspace::Actor const& who(std::string_view session) const;

    // Ends one session.
    void sign_out(std::string_view session);

    // Ends all sessions of a member, such as after a new passphrase, but the one that did it.
    void end_sessions_of(std::string_view handle, std::string_view but = {});

    // Ends all sessions, stops what is under way, closes the workspace and wipes its keys.
    void lock();

    // Ends the sessions from which nobody came for a while, and locks when none is left. Called
    // every few seconds. Answers whether it locked.
    bool lock_if_idle();

    // ---- what was sent to a door that had closed meanwhile

    // Keeps a form for an hour, in memory only, sealed to the member whose session the cookie was:
    // nobody reads it before the same member signs in, not even this program. Nothing is written to
    // the disk. Answers false when the cookie names nobody, or when there is no room left.
    // Nor when the same address has sent too much already: nobody has signed in here.
    bool keep_for_later(std::string_view session, http::Request const&, OwnForm const&);

    struct TakenIn {
        workspace::FormId form;
        std::string place;
        std::optional<workspace::SentForm> sent; // It was sent before, and done.
    };
    // Makes drafts of what was kept for whoever has just signed in. Others' stays where it is.
    std::vector<TakenIn> take_in(std::string_view session);
    // The same right after sign_in(), and like it called without the desk's turn. Nothing for
    // whoever has yet to say a code.
    std::vector<TakenIn> take_in_after_sign_in(std::string_view session);

    // What a browser may keep of a session that ended: to whom later forms of it are sealed, which
    // lets nobody in.
    static std::string ended(std::string_view session);

    // Locks when the disk refused what was saved: what is in memory may not be on it, so it is read
    // anew.
    void lock_if_disk_failed();

    // Called before the workspace goes away, and with it everything worked out from it.
    void on_lock(std::function<void()> before_lock) { m_before_lock = std::move(before_lock); }

    // The workspace, which must not be locked.
    workspace::Workspace& workspace() { return *checked(m_workspace.get()); }
    workspace::Parts const& parts() const { return m_parts; }

private:
    enum class Standing : std::uint8_t { awaits_code, signed_in };
    struct Session {
        UnixSeconds last_seen = 0;
        workspace::Actor actor;
        std::string form_token;
        Standing standing;
    };

    void open_with(std::unique_ptr<workspace::Workspace>);
    std::string begin_session(workspace::Actor, bool by_recovery_code);
    // A token is 64 random digits, a dot, and the public key to which later forms are sealed.
    std::string start_session(workspace::Actor, Standing);
    bool has_ended(Session const&) const;
    bool is_idle(UnixSeconds last_seen) const;

    struct Sealed {
        UnixSeconds at = 0;
        std::string address;
        std::string recipient;
        workspace::FormId form;
        Bytes bytes;
    };
    void forget_old_sealed();

    Settings m_settings;
    workspace::Parts m_parts;
    DeskTurn& m_turn;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::map<std::string, Session, std::less<>> m_sessions; // By token.
    std::vector<Sealed> m_sealed;
    UnixSeconds m_last_visit = 0;
    GuessLimits m_limits;
    std::function<void()> m_before_lock;
};

} // namespace saksi::web
