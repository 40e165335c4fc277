#include "crypto/secret_bytes.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <utility>

namespace saksi::crypto {

void initialise()
{
    static bool const ready = sodium_init() >= 0;
    if (!ready)
        throw Fault(N_("The cryptographic library of this machine does not start."));
}

void forbid_memory_dumps()
{
    rlimit const none { 0, 0 };
    if (prctl(PR_SET_DUMPABLE, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0)
        throw Fault(N_("This machine does not let the program protect its memory."));
}

void wipe(std::span<std::uint8_t> bytes)
{
    sodium_memzero(bytes.data(), bytes.size());
}

SecretBytes::SecretBytes(std::size_t size)
    : m_size(size)
{
    initialise();
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (m_data == nullptr)
        throw Fault(N_("This machine has no memory left for keys."));
    std::fill_n(m_data, m_size, std::uint8_t { 0 });
}

SecretBytes SecretBytes::copy_of(ByteView bytes)
{
    SecretBytes secret { bytes.size() };
    std::ranges::copy(bytes, secret.m_data);
    return secret;
}

SecretBytes SecretBytes::random(Dice& dice, std::size_t size)
{
    SecretBytes secret { size };
    dice.fill(secret.edit());
    return secret;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    // What this held before is wiped here, not whenever `other` may go.
    SecretBytes const former = std::move(other);
    return *this;
}

SecretBytes::~SecretBytes()
{
    sodium_free(m_data);
}

bool operator==(SecretBytes const& a, SecretBytes const& b)
{
    return equal_in_constant_time(a.view(), b.view());
}

bool equal_in_constant_time(ByteView a, ByteView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace saksi::crypto
