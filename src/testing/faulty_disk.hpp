// A disk that fails, fills up or loses power when the test says so.
//
// It lies below everything, in the system calls themselves: what SQLite, the vault's own files and
// the C++ library write in one folder goes through it, in this test program only. So it holds
// whatever way the code above takes to the disk. What was written but not synced is remembered, and
// lost when the power goes, as POSIX allows: file by file until fsync of the file, names until
// fsync of their folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace saksi::testing {

// What happens at one call that changes the disk. `refuse_once` passes by; all others last until
// mend().
enum class DiskFault : std::uint8_t {
    refuse_once, // That call answers with an error of the device (EIO) and does nothing.
    refuse,      // That one and all that follow.
    cut,         // Half of what is to be written is written; the rest does not fit (ENOSPC).
    full,        // Nothing gets longer and nothing new is made from that call on (ENOSPC).
    stop,        // The power goes: that call and all that follow do nothing.
};

// What is there when the power comes back.
enum class PowerCut : std::uint8_t {
    keeps_everything, // Only the program was killed.
    keeps_synced,     // Whatever was not synced is gone.
    tears,            // Of what was not synced, some sectors of 512 bytes arrived and others not.
};

class FaultyDisk {
public:
    // For what lies in this folder, from now on and for as long as this lives. One at a time.
    explicit FaultyDisk(std::filesystem::path folder);
    ~FaultyDisk();
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;

    // From now on so many calls that change the disk (or open a file) succeed; then this happens.
    void fail_after(std::size_t calls, DiskFault);
    void mend();

    // Since fail_after() or the beginning.
    std::size_t calls() const;
    // Whether it has come to the fault, and at which kind of call: "write", "fsync" …
    bool has_failed() const { return !failed_at().empty(); }
    std::string_view failed_at() const;

    // Puts the folder as it is found after a power cut, and mends. Nobody has a file of it open.
    // The same `luck` tears the same sectors.
    void lose_power(PowerCut, std::uint64_t luck = 0);

    struct State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace saksi::testing
