// The part of the POSIX archive format ustar that Saksi writes and reads: regular files one after
// another, with plain names and nothing said of owners or times. `tar` opens it everywhere.
// Source: POSIX.1-2017, pax, "ustar Interchange Format"; docs/formats/backup.md.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace saksi {

inline constexpr std::size_t ustar_block_bytes = 512;
inline constexpr std::size_t ustar_name_bytes_max = 100;
// Eleven octal digits.
inline constexpr std::uint64_t ustar_file_bytes_max = (std::uint64_t { 1 } << 33) - 1;

// The block before a file's bytes. Our own promise: the name is visible ASCII and not longer than
// allowed, and so is the size.
Bytes ustar_head(std::string_view name, std::uint64_t file_bytes);
// What fills the last block of a file of this size.
Bytes ustar_padding(std::uint64_t file_bytes);
// Two empty blocks.
Bytes ustar_end();

// Takes an archive in as it comes. Whatever is not as ustar_head() and its fellows write it is
// refused: no second spelling, no other kind of entry, nothing behind the end.
class UstarReader {
public:
    struct Hooks {
        std::function<Result<void>(std::string const& name, std::uint64_t file_bytes)> begin;
        std::function<Result<void>(ByteView piece)> take;
        std::function<Result<void>()> end; // The file is whole.
    };

    explicit UstarReader(Hooks hooks)
        : m_hooks(std::move(hooks))
    {
    }

    // Errors: invalid  not such an archive · and those of the hooks
    Result<void> add(ByteView piece);
    // Errors: invalid  it was cut off
    Result<void> finish() const;

private:
    Result<void> take_block(ByteView block);

    Hooks m_hooks;
    Bytes m_block;             // Of a head, a padding or the end: not whole yet.
    std::uint64_t m_left = 0;  // Of the file that is being taken in.
    std::size_t m_padding = 0; // That follows it.
    std::size_t m_end_blocks = 0;
};

} // namespace saksi
