// Sign-in codes: whether a member is asked, after the passphrase, for six digits that their
// telephone shows (crypto/totp.hpp). It guards the office's door on the network, not the vault: who
// has the files and the passphrase needs no door (docs/threat_model.md).
//
// The secret lies in the vault, among the settings of this desk, under the member's handle.
#pragma once

#include "workspace/workspace.hpp"

#include <optional>
#include <string>

namespace saksi::workspace {

class SignInCodes {
public:
    // `workspace` outlives it.
    explicit SignInCodes(Workspace& workspace)
        : m_workspace(workspace)
    {
    }

    // Whether this member has to say a code.
    bool asks(std::string_view handle) const;

    // What the telephone needs: the secret by hand, and the address in the QR code.
    struct SetUp {
        std::string secret;
        std::string address;
    };
    // A new secret, which asks for nothing until it is confirmed. Another one takes its place.
    void begin(Actor const&);
    // What was begun and not confirmed.
    std::optional<SetUp> begun(Actor const&) const;
    void forget_begun(Actor const&);

    // From now on this member is asked. Answers with a code for the day on which the telephone is
    // lost, to be kept on paper: it opens once and ends the asking.
    // Errors: wrong_key  not a code of the secret that was begun
    //         conflict   nothing was begun
    Result<std::string> confirm(Actor const&, std::string_view typed);

    enum class By : std::uint8_t { telephone, paper };
    // Whether these are the digits of now, which have not been used before, or the code on paper.
    // Errors: wrong_key
    Result<By> check(std::string_view handle, std::string_view typed);

    // Ends the asking. Errors: wrong_key  as check()
    Result<void> end(Actor const&, std::string_view typed);

    // An administrator ends it for a member who lost both. Errors: forbidden
    Result<void> reset(Actor const&, std::string_view handle);

private:
    struct State;
    std::optional<State> state_of(std::string_view handle) const;
    void keep(std::string_view handle, State const&);

    Workspace& m_workspace;
};

} // namespace saksi::workspace
