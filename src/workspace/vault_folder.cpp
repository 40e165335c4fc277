#include "workspace/vault_folder.hpp"

#include "base/fault.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace saksi::workspace {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throw_errno(char const* call)
{
    auto const number = errno;
    auto const full = number == ENOSPC || number == EDQUOT;
    throw Fault(full ? N_("The disk is full; nothing was saved.")
                     : N_("The folder of the workspace cannot be read or written."),
        std::string(call) + ": " + std::strerror(number));
}

int checked_call(int result, char const* call)
{
    if (result < 0)
        throw_errno(call);
    return result;
}

class Descriptor {
public:
    Descriptor(fs::path const& path, int flags, char const* call)
        : m_number(checked_call(::open(path.c_str(), flags | O_CLOEXEC, 0600), call))
    {
    }
    ~Descriptor() { ::close(m_number); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

// A file that was renamed or made is safe only once its folder is on the disk too.
void sync_folder(fs::path const& folder)
{
    Descriptor const descriptor(folder, O_RDONLY | O_DIRECTORY, "open folder");
    checked_call(::fsync(descriptor.number()), "fsync folder");
}

void ensure_folder(fs::path const& folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        sync_folder(folder.parent_path());
    else if (errno != EEXIST)
        throw_errno("mkdir");
}

// Holds the lock file for as long as the descriptor is open. -1 when somebody else does.
int try_lock(fs::path const& file)
{
    auto const descriptor = checked_call(
        ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600), "open lock");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    auto const number = errno;
    ::close(descriptor);
    errno = number;
    if (number != EWOULDBLOCK)
        throw_errno("flock");
    return -1;
}

Error held_elsewhere()
{
    return { ErrorKind::conflict, N_("Another Saksi program has this workspace open.") };
}

} // namespace

void write_durably(fs::path const& file, ByteView bytes)
{
    auto beside = file;
    beside += ".new";
    {
        Descriptor const descriptor(beside, O_WRONLY | O_CREAT | O_TRUNC, "open");
        for (auto rest = bytes; !rest.empty();) {
            auto const written = ::write(descriptor.number(), rest.data(), rest.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0) {
                auto const number = errno;
                ::unlink(beside.c_str());
                errno = number;
                throw_errno("write");
            }
            rest = rest.subspan(static_cast<std::size_t>(written));
        }
        checked_call(::fsync(descriptor.number()), "fsync");
    }
    checked_call(::rename(beside.c_str(), file.c_str()), "rename");
    sync_folder(file.parent_path());
}

std::optional<Bytes> read_whole(fs::path const& file)
{
    if (!fs::exists(file))
        return std::nullopt;
    Descriptor const descriptor(file, O_RDONLY, "open");
    Bytes bytes;
    std::array<std::uint8_t, 65536> piece;
    for (;;) {
        auto const size = ::read(descriptor.number(), piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            throw_errno("read");
        if (size == 0)
            return bytes;
        append(bytes, ByteView(piece).first(static_cast<std::size_t>(size)));
    }
}

Result<VaultFolder> VaultFolder::open(fs::path const& home)
{
    auto const path = vault_of(home);
    if (!fs::exists(path))
        return Error { ErrorKind::not_found, N_("There is no workspace in this folder.") };
    auto const lock = try_lock(path / "lock");
    if (lock < 0)
        return held_elsewhere();
    return VaultFolder(home, path, lock);
}

Result<VaultFolder> VaultFolder::make(fs::path const& home)
{
    if (fs::exists(vault_of(home)))
        return Error { ErrorKind::conflict, N_("There is a workspace in this folder already.") };
    std::error_code failed;
    fs::create_directories(home, failed);
    if (failed)
        throw Fault(N_("The folder of the workspace cannot be read or written."), failed.message());
    auto const path = home / "vault.new";
    ensure_folder(path);
    auto const lock = try_lock(path / "lock");
    if (lock < 0)
        return held_elsewhere();
    auto folder = VaultFolder(home, path, lock);
    for (auto const& left : fs::directory_iterator(path)) {
        if (left.path().filename() != "lock")
            fs::remove_all(left.path());
    }
    ensure_folder(path / "parts");
    return folder;
}

void VaultFolder::settle()
{
    sync_folder(m_path);
    checked_call(::rename(m_path.c_str(), vault_of(m_home).c_str()), "rename");
    sync_folder(m_home);
    m_path = vault_of(m_home);
}

VaultFolder::~VaultFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

fs::path VaultFolder::part(FileHash const& hash) const
{
    auto const name = hash.text();
    return m_path / "parts" / name.substr(0, 2) / name;
}

void VaultFolder::keep_part(FileHash const& hash, ByteView sealed) const
{
    auto const file = part(hash);
    if (fs::exists(file))
        return;
    ensure_folder(file.parent_path());
    write_durably(file, sealed);
}

} // namespace saksi::workspace
