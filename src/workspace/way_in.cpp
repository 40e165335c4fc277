#include "workspace/way_in.hpp"

#include "crypto/recovery_identity.hpp"
#include "workspace/desk.hpp"

namespace saksi::workspace {

Result<WayIn> WayIn::find(Bytes encoded_slots, crypto::SecretBytes const& passphrase,
    std::string_view handle, crypto::Slots::Unnamed unnamed)
{
    auto tidy = tidy_handle(handle);
    auto const slots = TRY(crypto::Slots::parse(encoded_slots));
    auto opened = TRY(slots.open_slot(passphrase, tidy, unnamed));
    std::optional<crypto::AgeRecipient> recovery;
    if (opened.kind == crypto::Slots::Kind::recovery) {
        if (auto const code = crypto::RecoveryCode::parse(text_of(passphrase.view())))
            recovery = crypto::recovery_identity(*code).recipient();
    }
    return WayIn(std::move(encoded_slots), std::move(opened), std::move(tidy), std::move(recovery));
}

Result<WayIn> find_way_in(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::string_view handle)
{
    auto encoded = read_whole(VaultFolder::slots_of(home));
    if (!encoded)
        return Error { ErrorKind::not_found, N_("There is no workspace in this folder.") };
    return WayIn::find(
        *std::move(encoded), passphrase, handle, crypto::Slots::Unnamed::first_administrator);
}

} // namespace saksi::workspace
