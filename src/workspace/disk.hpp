// Files that are whole or not there, on the disk when a function returns.
#pragma once

#include "base/bytes.hpp"
#include "base/message.hpp"

#include <filesystem>
#include <optional>

namespace saksi::workspace {

// A file descriptor, closed at the end.
class Descriptor {
public:
    // Throws Fault.
    Descriptor(std::filesystem::path const& path, int flags, char const* call);
    ~Descriptor();
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

// Throws what errno means: a full disk, or one that does not let us.
[[noreturn]] void throw_errno(char const* call);

// The result of a system call, unless it failed: then as above.
int checked_call(int result, char const* call);

// A file that was renamed or made is safe only once its folder is on the disk too.
void sync_folder(std::filesystem::path const& folder);

// The other name under which a file is written before it takes its place.
std::filesystem::path beside(std::filesystem::path file);

// A file written piece by piece under another name, that takes its place when it is settled; gone
// when it never is. All of it throws Fault when the disk does not let us.
class DurableFile {
public:
    explicit DurableFile(std::filesystem::path file);
    ~DurableFile();
    DurableFile(DurableFile const&) = delete;
    DurableFile& operator=(DurableFile const&) = delete;

    void write(ByteView bytes);
    void settle();

private:
    std::filesystem::path m_file;
    std::filesystem::path m_beside;
    Descriptor m_descriptor;
    bool m_settled = false;
};

// Makes `file` hold exactly these bytes. Throws Fault.
void write_durably(std::filesystem::path const& file, ByteView bytes);

// Nothing when there is no such file. Throws Fault when the disk cannot be read.
std::optional<Bytes> read_whole(std::filesystem::path const& file);

// A file that is read at any place.
class ReadableFile {
public:
    // Throws Fault when it cannot be opened.
    explicit ReadableFile(std::filesystem::path const& file);

    std::uint64_t size() const { return m_size; }
    // Fewer bytes only at the end of the file. Throws Fault.
    Bytes read(std::uint64_t offset, std::size_t size) const;

private:
    Descriptor m_descriptor;
    std::uint64_t m_size;
};

} // namespace saksi::workspace
