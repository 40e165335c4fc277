// Changing the passphrase.
#include "web/layout.hpp"

#include "base/text.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    auto const fresh = trimmed(sent.text("new"));
    if (fresh != trimmed(sent.text("again")))
        return Error { ErrorKind::invalid,
            "The two new passphrases differ. The old one still holds." };
    if (fresh.size() < passphrase_bytes_min)
        return Error { ErrorKind::invalid,
            "This passphrase can be guessed. Take at least six words." };
    auto const& handle = visit.actor.handle();
    TRY(visit.door.check_may_guess(handle, visit.request.client));
    auto const old_one = crypto::SecretBytes::copy_of(trimmed(sent.text("old")));
    // Their own, and not that of somebody else who has one here.
    if (auto const who = visit.workspace.check_passphrase(old_one, handle); !who) {
        if (who.error().kind == ErrorKind::wrong_key)
            visit.door.guessed_wrong(handle, visit.request.client);
        return who.error();
    }
    TRY(visit.workspace.change_passphrase(
        old_one, crypto::SecretBytes::copy_of(fresh), workspace::Hardness::calibrated));
    visit.door.guessed_right(handle, visit.request.client);
    // Whoever came in by the old one is out, on every computer but this.
    visit.door.end_sessions_of(handle, visit.request.cookie(session_cookie).value_or(""));
    return done_at(render::Path("/settings"), "passphrase");
}

Page settings_passphrase()
{
    return { .path = "/settings/passphrase", .submit = submit };
}

} // namespace saksi::web::pages
