#include "crypto/bech32.hpp"

#include <algorithm>

namespace saksi::crypto {

static constexpr std::string_view letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
static constexpr std::size_t checksum_letters = 6;

// The checksum of BIP 173 as it grows by one value of 5 bits.
class Checksum {
public:
    explicit Checksum(std::string_view prefix)
    {
        for (char const c : prefix)
            add(static_cast<std::uint8_t>(c) >> 5);
        add(0);
        for (char const c : prefix)
            add(static_cast<std::uint8_t>(c) & 31);
    }

    void add(std::uint32_t value)
    {
        static constexpr std::uint32_t generator[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
            0x3d4233dd, 0x2a1462b3 };
        auto const top = m_state >> 25;
        m_state = (m_state & 0x1ffffff) << 5 ^ value;
        for (unsigned i = 0; i < 5; ++i)
            m_state ^= top >> i & 1 ? generator[i] : 0;
    }

    bool holds() const { return m_state == 1; }

    // The letter at `place` of the checksum of everything added.
    char letter(std::size_t place) const
    {
        Checksum padded = *this;
        for (std::size_t i = 0; i < checksum_letters; ++i)
            padded.add(0);
        return letters[(padded.m_state ^ 1) >> 5 * (checksum_letters - 1 - place) & 31];
    }

private:
    std::uint32_t m_state = 1;
};

SecretBytes bech32(std::string_view prefix, ByteView bytes)
{
    auto const data_letters = (bytes.size() * 8 + 4) / 5;
    SecretBytes spelled { prefix.size() + 1 + data_letters + checksum_letters };
    auto out = std::ranges::copy(prefix, spelled.edit().begin()).out;
    *out++ = '1';
    Checksum checksum { prefix };
    for (std::size_t letter = 0; letter < data_letters; ++letter) {
        std::uint32_t value = 0;
        for (std::size_t bit = 5 * letter; bit < 5 * letter + 5; ++bit)
            value = value << 1
                | (bit < bytes.size() * 8 ? bytes[bit / 8] >> (7 - bit % 8) & 1U : 0U);
        checksum.add(value);
        *out++ = static_cast<std::uint8_t>(letters[value]);
    }
    for (std::size_t place = 0; place < checksum_letters; ++place)
        *out++ = static_cast<std::uint8_t>(checksum.letter(place));
    return spelled;
}

Result<SecretBytes> parse_bech32(std::string_view prefix, std::string_view spelled)
{
    Error const malformed { ErrorKind::invalid, N_("This is not a key of the expected form.") };
    if (spelled.size() < prefix.size() + 1 + checksum_letters || !spelled.starts_with(prefix)
        || spelled[prefix.size()] != '1')
        return malformed;
    auto const data = spelled.substr(prefix.size() + 1);
    auto const data_letters = data.size() - checksum_letters;
    // The letters must hold whole bytes and fewer than five bits more, all zero.
    auto const size = data_letters * 5 / 8;
    if (data_letters != (size * 8 + 4) / 5)
        return malformed;
    SecretBytes bytes { size };
    Checksum checksum { prefix };
    for (std::size_t at = 0; at < data.size(); ++at) {
        auto const value = letters.find(data[at]);
        if (value == letters.npos)
            return malformed;
        checksum.add(static_cast<std::uint32_t>(value));
        for (std::size_t bit = 5 * at; at < data_letters && bit < 5 * at + 5; ++bit) {
            auto const set = value >> (4 - bit % 5) & 1;
            if (bit < size * 8)
                bytes.edit()[bit / 8] |= static_cast<std::uint8_t>(set << (7 - bit % 8));
            else if (set)
                return malformed;
        }
    }
    if (!checksum.holds())
        return malformed;
    return bytes;
}

} // namespace saksi::crypto
