// Keys and passphrases: memory that cannot be copied or printed by mistake, is kept out of swap
// where the system allows it, has guard pages on both sides, and is wiped when it goes.
#pragma once

#include "base/bytes.hpp"
#include "base/dice.hpp"

#include <array>

namespace saksi::crypto {

// Makes libsodium ready. May be called again and from any thread; SecretBytes and SystemDice call
// it themselves, main() calls it first so that a broken library shows at the start. Throws Fault
// when there is no source of randomness.
void initialise();

// No core files of this process, and no reading of its memory by the person's other programs.
// Called once at the start of main().
void forbid_memory_dumps();

// Overwrites in a way that the compiler does not optimise away.
void wipe(std::span<std::uint8_t> bytes);

class SecretBytes {
public:
    SecretBytes() = default; // No bytes at all.

    // All zero, to be filled through edit().
    // Throws Fault when the memory is not to be had.
    explicit SecretBytes(std::size_t size);

    // A copy of bytes that lie elsewhere; wiping those is the caller's business.
    static SecretBytes copy_of(ByteView bytes);
    static SecretBytes copy_of(std::string_view text) { return copy_of(bytes_of(text)); }
    static SecretBytes random(Dice& dice, std::size_t size);

    SecretBytes copy() const { return copy_of(view()); }

    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(SecretBytes const&) = delete;
    SecretBytes& operator=(SecretBytes const&) = delete;
    ~SecretBytes();

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    // The secret itself, only for as long as this lives. Never into a log, an error or a Message.
    ByteView view() const { return { m_data, m_size }; }
    std::span<std::uint8_t> edit() { return { m_data, m_size }; }

    // Takes the same time wherever the first difference lies.
    friend bool operator==(SecretBytes const& a, SecretBytes const& b);

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

// A secret of a few bytes on the stack, for keys that live for one call. Wiped at the end.
template<std::size_t size>
class ShortSecret {
public:
    ShortSecret() = default;
    ShortSecret(ShortSecret const&) = delete;
    ShortSecret& operator=(ShortSecret const&) = delete;
    ~ShortSecret() { wipe(m_bytes); }

    ByteView view() const { return m_bytes; }
    std::span<std::uint8_t> edit() { return m_bytes; }

private:
    std::array<std::uint8_t, size> m_bytes {};
};

// Whether two byte strings are equal, in time that depends on their length only.
bool equal_in_constant_time(ByteView a, ByteView b);

} // namespace saksi::crypto
