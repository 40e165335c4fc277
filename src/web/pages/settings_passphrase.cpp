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
    TRY(visit.workspace.change_passphrase(crypto::SecretBytes::copy_of(trimmed(sent.text("old"))),
        crypto::SecretBytes::copy_of(fresh), workspace::Hardness::calibrated));
    return done_at(render::Path("/settings"), "passphrase");
}

Page settings_passphrase()
{
    return { .path = "/settings/passphrase", .submit = submit };
}

} // namespace saksi::web::pages
