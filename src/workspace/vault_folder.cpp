#include "workspace/vault_folder.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace saksi::workspace {

namespace fs = std::filesystem;

namespace {

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

void VaultFolder::abandon()
{
    SAKSI_CHECK(m_path != vault_of(m_home));
    std::error_code ignored; // What is left is taken away by the next attempt.
    fs::remove_all(m_path, ignored);
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

std::vector<FileHash> VaultFolder::parts() const
{
    std::vector<FileHash> hashes;
    for (auto const& entry : fs::recursive_directory_iterator(m_path / "parts")) {
        // What is being written, or was left half written, bears another kind of name.
        auto const hash = FileHash::parse(entry.path().filename().string());
        if (hash && entry.is_regular_file())
            hashes.push_back(*hash);
    }
    std::ranges::sort(hashes);
    return hashes;
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
