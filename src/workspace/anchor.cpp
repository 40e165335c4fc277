#include "workspace/anchor.hpp"

#include "base/fault.hpp"
#include "crypto/hash.hpp"
#include "crypto/seal.hpp"
#include "workspace/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace saksi::workspace {

namespace fs = std::filesystem;

static constexpr std::string_view info = "saksi/v1/anchor";
static constexpr std::size_t mark_bytes = 8 + log::WireId::byte_count;
static constexpr std::size_t file_bytes = crypto::seal_overhead_bytes + mark_bytes;
static constexpr std::size_t name_bytes = 16;

// One for each home. What lies there is sealed under the vault's key, so that the mark of another
// vault that was there before is as good as none.
static fs::path file_for(fs::path const& folder, fs::path const& home)
{
    if (folder.empty())
        return {};
    std::error_code ignored;
    auto const where = fs::weakly_canonical(home, ignored).string();
    auto const hash = crypto::sha256({ bytes_of(info), bytes_of(where) });
    return folder / hex(ByteView(hash).first(name_bytes));
}

Anchor::Anchor(fs::path const& folder, fs::path const& home, crypto::SecretBytes const& vault_key)
    : m_file(file_for(folder, home))
    , m_key(vault_key.copy())
{
}

void Anchor::forget(fs::path const& folder, fs::path const& home) noexcept
{
    std::error_code ignored;
    fs::remove(file_for(folder, home), ignored); // An empty path is none.
}

std::optional<Anchor::Mark> Anchor::read() const
{
    if (m_file.empty())
        return std::nullopt;
    try {
        auto const sealed = read_whole(m_file);
        if (!sealed || sealed->size() != file_bytes)
            return std::nullopt;
        auto const plain = crypto::open_sealed(m_key, *sealed, bytes_of(info), {});
        if (!plain || plain->size() != mark_bytes)
            return std::nullopt;
        Mark mark;
        for (std::size_t at = 0; at < 8; ++at)
            mark.n = mark.n << 8 | (*plain)[at];
        mark.wire = log::WireId::leading(ByteView(*plain).subspan(8));
        return mark;
    } catch (Fault const&) {
        return std::nullopt; // A mark that cannot be read is none.
    }
}

void Anchor::set(Mark const& mark, Dice& dice) const noexcept
try {
    if (m_file.empty())
        return;
    Bytes plain(8);
    for (std::size_t at = 0; at < 8; ++at)
        plain[at] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(mark.n) >> (56 - 8 * at));
    append(plain, mark.wire.bytes());
    auto const sealed = crypto::seal(m_key, dice, bytes_of(info), {}, plain);
    // In its place: it is shorter than a sector, so that it is the old one or the new.
    auto const open_file = [&] {
        return ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    };
    auto file = open_file();
    if (file < 0) {
        std::error_code ignored;
        fs::create_directories(m_file.parent_path(), ignored);
        file = open_file();
    }
    if (file < 0)
        return;
    [[maybe_unused]] auto const written = ::pwrite(file, sealed.data(), sealed.size(), 0);
    ::close(file);
} catch (...) {
    // See the promise: no save fails for the mark.
}

} // namespace saksi::workspace
