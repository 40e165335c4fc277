// The folder of a workspace on disk, and who holds it.
// Format: docs/formats/vault.md.
//
//     HOME/vault/slots            the database key, wrapped for each way in
//     HOME/vault/db, db-wal       the encrypted database
//     HOME/vault/parts/ab/HASH    encrypted parts of files, named by their hash
//     HOME/vault/lock             held while a program has it open
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "workspace/disk.hpp"

#include <filesystem>
#include <utility>
#include <vector>

namespace saksi::workspace {

class VaultFolder {
public:
    static std::filesystem::path vault_of(std::filesystem::path const& home)
    {
        return home / "vault";
    }

    // To be read without taking hold of the vault.
    static std::filesystem::path slots_of(std::filesystem::path const& home)
    {
        return vault_of(home) / "slots";
    }

    // Takes hold of the vault in `home`.
    // Errors: not_found  there is none
    //         conflict   another program has it
    static Result<VaultFolder> open(std::filesystem::path const& home);

    // A new, empty vault that lies beside its place until settle() puts it there, so that there is
    // never half a workspace. What an earlier attempt left is taken away.
    // Errors: conflict  there is a workspace already, or another program is making one
    static Result<VaultFolder> make(std::filesystem::path const& home);
    void settle();
    // Takes a new vault away that is not to be settled.
    void abandon();

    VaultFolder(VaultFolder&& other) noexcept
        : m_path(std::move(other.m_path))
        , m_home(std::move(other.m_home))
        , m_lock(std::exchange(other.m_lock, -1))
    {
    }
    VaultFolder& operator=(VaultFolder&&) = delete;
    VaultFolder(VaultFolder const&) = delete;
    VaultFolder& operator=(VaultFolder const&) = delete;
    ~VaultFolder();

    std::filesystem::path const& home() const { return m_home; }
    std::filesystem::path slots() const { return m_path / "slots"; }
    std::filesystem::path database() const { return m_path / "db"; }
    std::filesystem::path part(FileHash const&) const;
    // Of every part that lies here, in order.
    std::vector<FileHash> parts() const;

    // Writes a part unless it is there already.
    void keep_part(FileHash const&, ByteView sealed) const;

private:
    VaultFolder(std::filesystem::path home, std::filesystem::path path, int lock)
        : m_path(std::move(path))
        , m_home(std::move(home))
        , m_lock(lock)
    {
    }

    std::filesystem::path m_path;
    std::filesystem::path m_home;
    int m_lock; // A file descriptor; closing it lets go.
};

} // namespace saksi::workspace
