// A disk that breaks when the test says so: SQLite's own file system with a limit on how often it
// may be written to.
#pragma once

#include <cstring>
#include <limits>
#include <sqlite3.h>
#include <string>

namespace saksi::testing {

// While it lives, every database that is opened lies on it.
class FailingDisk {
public:
    FailingDisk()
        : m_real(sqlite3_vfs_find("unix"))
        , m_vfs(*m_real)
    {
        m_vfs.zName = "failing";
        m_vfs.pAppData = this;
        m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 0);
        // The layer that encrypts lies above ours, as it lies above the real one.
        sqlite3mc_vfs_create("failing", 1);
    }
    ~FailingDisk()
    {
        sqlite3_vfs_register(sqlite3_vfs_find("multipleciphers-unix"), 1);
        sqlite3mc_vfs_destroy("multipleciphers-failing");
        sqlite3_vfs_unregister(&m_vfs);
    }
    FailingDisk(FailingDisk const&) = delete;
    FailingDisk& operator=(FailingDisk const&) = delete;

    // From now on so many writes and syncs succeed; then each answers with this code.
    void break_after(std::size_t calls, int code)
    {
        m_left = calls;
        m_code = code;
        m_failed = false;
    }
    void mend() { m_left = std::numeric_limits<std::size_t>::max(); }
    bool failed() const { return m_failed; }

private:
    // SQLite gives us so much memory as szOsFile says; the real file's own part lies behind ours.
    struct File : sqlite3_file {
        FailingDisk* disk;
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };

    static File* mine(sqlite3_file* file) { return static_cast<File*>(file); }

    bool may_go_on()
    {
        if (m_left == 0) {
            m_failed = true;
            return false;
        }
        --m_left;
        return true;
    }

    static int open(
        sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out_flags)
    {
        auto* disk = static_cast<FailingDisk*>(vfs->pAppData);
        auto* ours = mine(file);
        ours->disk = disk;
        ours->pMethods = nullptr;
        auto const code = disk->m_real->xOpen(disk->m_real, name, ours->real(), flags, out_flags);
        if (ours->real()->pMethods)
            ours->pMethods = methods();
        return code;
    }

    template<auto member, typename... Arguments>
    static int pass(sqlite3_file* file, Arguments... arguments)
    {
        auto* real = mine(file)->real();
        return (real->pMethods->*member)(real, arguments...);
    }

    template<auto member, typename... Arguments>
    static int guard(sqlite3_file* file, Arguments... arguments)
    {
        if (!mine(file)->disk->may_go_on())
            return mine(file)->disk->m_code;
        return pass<member>(file, arguments...);
    }

    static sqlite3_io_methods const* methods()
    {
        using M = sqlite3_io_methods;
        static M const all = [] {
            M made {};
            made.iVersion = 1; // No shared memory, no mapping: as the workspace asks for.
            made.xClose = pass<&M::xClose>;
            made.xRead = pass<&M::xRead, void*, int, sqlite3_int64>;
            made.xWrite = guard<&M::xWrite, void const*, int, sqlite3_int64>;
            made.xTruncate = guard<&M::xTruncate, sqlite3_int64>;
            made.xSync = guard<&M::xSync, int>;
            made.xFileSize = pass<&M::xFileSize, sqlite3_int64*>;
            made.xLock = pass<&M::xLock, int>;
            made.xUnlock = pass<&M::xUnlock, int>;
            made.xCheckReservedLock = pass<&M::xCheckReservedLock, int*>;
            made.xFileControl = pass<&M::xFileControl, int, void*>;
            made.xSectorSize = pass<&M::xSectorSize>;
            made.xDeviceCharacteristics = pass<&M::xDeviceCharacteristics>;
            return made;
        }();
        return &all;
    }

    sqlite3_vfs* m_real;
    sqlite3_vfs m_vfs;
    std::size_t m_left = std::numeric_limits<std::size_t>::max();
    int m_code = SQLITE_OK;
    bool m_failed = false;
};

} // namespace saksi::testing
