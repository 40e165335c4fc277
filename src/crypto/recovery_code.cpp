#include "crypto/recovery_code.hpp"

namespace saksi::crypto {

static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static constexpr std::size_t data_letters = 26;
static constexpr std::size_t group_letters = 3;

// The check letter makes the 27 letters, as coefficients of a polynomial over GF(32), vanish at the
// generator: x^5 = x^2 + 1, highest power first.
class CheckLetter {
public:
    void add(unsigned value) { m_state = times_x(m_state) ^ value; }
    unsigned value() const { return times_x(m_state); }

private:
    static unsigned times_x(unsigned element)
    {
        return element & 16 ? (element << 1 ^ 0b100101) : element << 1;
    }

    unsigned m_state = 0;
};

RecoveryCode RecoveryCode::fresh(Dice& dice)
{
    return RecoveryCode { SecretBytes::random(dice, byte_count) };
}

// The bit at `place` of the 130 that the letters hold: two zeros, then the 128.
static unsigned bit_at(ByteView bits, std::size_t place)
{
    return place < 2 ? 0 : bits[(place - 2) / 8] >> (7 - (place - 2) % 8) & 1;
}

SecretBytes RecoveryCode::text() const
{
    SecretBytes text { data_letters + 1 + data_letters / group_letters };
    auto out = text.edit().begin();
    CheckLetter check;
    for (std::size_t letter = 0; letter < data_letters; ++letter) {
        unsigned value = 0;
        for (std::size_t i = 0; i < 5; ++i)
            value = value << 1 | bit_at(bits(), 5 * letter + i);
        check.add(value);
        *out++ = static_cast<std::uint8_t>(alphabet[value]);
        if (letter % group_letters == group_letters - 1)
            *out++ = '-';
    }
    *out++ = static_cast<std::uint8_t>(alphabet[check.value()]);
    SAKSI_CHECK(out == text.edit().end());
    return text;
}

// The value of a letter as a person might write it, or 32.
static unsigned value_of(char letter)
{
    if (letter >= 'a' && letter <= 'z')
        letter = static_cast<char>(letter - 'a' + 'A');
    if (letter == 'O')
        letter = '0';
    if (letter == 'I' || letter == 'L')
        letter = '1';
    auto const found = alphabet.find(letter);
    return found == alphabet.npos ? 32 : static_cast<unsigned>(found);
}

Result<RecoveryCode> RecoveryCode::parse(std::string_view typed)
{
    Error const malformed { ErrorKind::invalid, N_("A recovery code has 27 letters and digits.") };
    SecretBytes bits { byte_count };
    CheckLetter check;
    std::size_t letters = 0;
    unsigned last = 0;
    for (char const c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n')
            continue;
        auto const value = value_of(c);
        if (value > 31 || letters > data_letters || (letters == 0 && value > 7))
            return malformed;
        if (letters < data_letters)
            check.add(value);
        last = value;
        for (std::size_t i = 0; letters < data_letters && i < 5; ++i) {
            auto const place = 5 * letters + i;
            if (place >= 2)
                bits.edit()[(place - 2) / 8] |= static_cast<std::uint8_t>(
                    (value >> (4 - i) & 1) << (7 - (place - 2) % 8));
        }
        letters += 1;
    }
    if (letters != data_letters + 1)
        return malformed;
    if (last != check.value())
        return Error { ErrorKind::invalid,
            N_("A letter of the recovery code is wrong: please compare it with the paper.") };
    return RecoveryCode { std::move(bits) };
}

} // namespace saksi::crypto
