#include "workspace/way_in.hpp"

#include "workspace/desk.hpp"

namespace saksi::workspace {

Result<WayIn> find_way_in(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::string_view handle)
{
    auto const encoded = read_whole(VaultFolder::slots_of(home));
    if (!encoded)
        return Error { ErrorKind::not_found, N_("There is no workspace in this folder.") };
    auto const slots = TRY(crypto::Slots::parse(*encoded));
    auto const way = TRY(
        slots.open_slot(passphrase, handle, crypto::Slots::Unnamed::first_administrator));
    return way.kind == crypto::Slots::Kind::recovery ? WayIn::recovery_code : WayIn::passphrase;
}

} // namespace saksi::workspace
