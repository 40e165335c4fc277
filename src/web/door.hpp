// The door of the web face: the workspace behind it, locked or not, and who has come in.
#pragma once

#include "workspace/workspace.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace saksi::web {

// A passphrase of one's own has at least this length: that of six short words.
inline constexpr std::size_t passphrase_bytes_min = 20;

class Door {
public:
    struct Settings {
        std::filesystem::path home;
        std::function<std::string()> propose_passphrase; // crypto's generator, handed in by app.
        std::int64_t idle_seconds_max = 600;             // PROTOCOL b11: lock after ten minutes.
        // SHA-256, as browsers show it; nothing when served without TLS.
        std::string certificate_fingerprint {};
    };

    Door(Settings, workspace::Parts);

    bool has_workspace() const;
    // The folder of the workspace.
    std::filesystem::path const& home() const { return m_settings.home; }
    std::string const& certificate_fingerprint() const
    {
        return m_settings.certificate_fingerprint;
    }
    bool locked() const { return !m_workspace; }

    // Opens the workspace, or, when it is open already, checks the passphrase; answers with a new
    // session's token.
    // Errors: those of Workspace::unlock. After five wrong ones in a row, each further try has to
    //         wait (conflict, "Too many wrong passphrases …").
    // `handle` may be empty: then whoever has this passphrase comes in.
    Result<std::string> sign_in(
        crypto::SecretBytes const& passphrase, std::string_view handle = {});

    // Six words made by chance, for whoever wants no passphrase of their own.
    std::string proposed_passphrase() const { return m_settings.propose_passphrase(); }

    struct FirstStart {
        std::string session;
        std::string recovery_code;
    };
    // Makes the group and its first administrator, who is signed in.
    Result<FirstStart> create(workspace::NewGroup const&, crypto::SecretBytes const& passphrase);

    // Whether the token belongs to a session; keeps the workspace from falling idle.
    bool knows(std::string_view session);

    // Who has come in by a session that the door knows.
    workspace::Actor const& who(std::string_view session) const;

    // Ends one session.
    void sign_out(std::string_view session);

    // Ends all sessions, stops what is under way, closes the workspace and wipes its keys.
    void lock();

    // Locks when nobody has come for a while. Called every few seconds. Answers whether it did.
    bool lock_if_idle();

    // Called before the workspace goes away, and with it everything worked out from it.
    void on_lock(std::function<void()> before_lock) { m_before_lock = std::move(before_lock); }

    // The workspace, which must not be locked.
    workspace::Workspace& workspace() { return *checked(m_workspace.get()); }
    workspace::Parts const& parts() const { return m_parts; }

private:
    struct Session {
        UnixSeconds last_seen = 0;
        workspace::Actor actor;
    };

    std::string start_session(workspace::Actor);

    Settings m_settings;
    workspace::Parts m_parts;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::map<std::string, Session, std::less<>> m_sessions; // By token.
    UnixSeconds m_last_visit = 0;
    int m_wrong_in_a_row = 0;
    UnixSeconds m_last_wrong = 0;
    std::function<void()> m_before_lock;
};

} // namespace saksi::web
