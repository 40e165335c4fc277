#include "base/nfc.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"
#include "base/text.hpp"

#include <array>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace saksi {

static icu::StringPiece piece(std::string_view text)
{
    SAKSI_CHECK(text.size() <= INT32_MAX);
    return { text.data(), static_cast<std::int32_t>(text.size()) };
}

static icu::Normalizer2 const& nfc()
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw Fault(N_("The Unicode tables of this machine cannot be read."));
    return *normalizer;
}

// What Annex 15 asks of each character up to U+FFFF, at hand: ICU's own tables are smaller and take
// more than twice as long, and every text is checked whenever it is read.
class QuickTable {
public:
    enum Answer : std::uint8_t {
        may_join = 0xFE, // With what stands before it, if that is such a letter.
        ask_icu = 0xFF,
    };

    QuickTable()
    {
        for (UChar32 character = 0; character < 0x10000; ++character) {
            auto const answer = u_getIntPropertyValue(character, UCHAR_NFC_QUICK_CHECK);
            m_answers.at(static_cast<std::size_t>(character)) = answer == UNORM_YES
                ? u_getCombiningClass(character)
                : static_cast<std::uint8_t>(answer == UNORM_MAYBE ? may_join : ask_icu);
        }
    }

    // The canonical combining class, or one of the above, which are no classes.
    std::uint8_t of(unsigned character) const { return m_answers[character]; }

private:
    std::array<std::uint8_t, 0x10000> m_answers;
};

// Whether a character that joins with some surely does not with what stands before it: the vowel
// signs of Bengali, Tamil or Burmese, marks like the nukta.
static bool stands_apart(
    unsigned before, std::uint8_t class_before, unsigned character, std::uint8_t its_class)
{
    // What is no mark joins over no mark.
    if (its_class == 0 && class_before != 0)
        return true;
    // Right behind a letter the pair decides, unless the letter hides marks of its own, which could
    // change places with this one.
    auto const letter = static_cast<UChar32>(before);
    auto const is_simple = its_class == 0
        || u_getIntPropertyValue(letter, UCHAR_NFD_QUICK_CHECK) == UNORM_YES;
    return class_before == 0 && is_simple
        && nfc().composePair(letter, static_cast<UChar32>(character)) < 0;
}

// Whether a first look says that the text is UTF-8 and in NFC. If not, it may be all the same.
static bool is_nfc_at_first_sight(std::string_view text)
{
    static QuickTable const table;
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    auto const continues = [&](std::size_t at) { return (byte(at) & 0xC0) == 0x80; };
    unsigned before = 0; // The character before; 0 at the beginning, with which nothing joins.
    std::uint8_t class_before = 0;
    for (std::size_t at = 0; at < text.size();) {
        unsigned character = byte(at);
        if (character < 0x80) {
            before = character;
            class_before = 0;
            ++at;
            continue;
        }
        if (character >= 0xE0 && character < 0xF0 && at + 2 < text.size() && continues(at + 1)
            && continues(at + 2)) {
            character = (character & 0x0FU) << 12 | (byte(at + 1) & 0x3FU) << 6
                | (byte(at + 2) & 0x3FU);
            if (character < 0x800 || (character >= 0xD800 && character < 0xE000))
                return false;
            at += 3;
        } else if (character >= 0xC2 && character < 0xE0 && at + 1 < text.size()
            && continues(at + 1)) {
            character = (character & 0x1FU) << 6 | (byte(at + 1) & 0x3FU);
            at += 2;
        } else {
            return false;
        }
        auto its_class = table.of(character);
        if (its_class == QuickTable::ask_icu)
            return false;
        if (its_class == QuickTable::may_join) {
            its_class = u_getCombiningClass(static_cast<UChar32>(character));
            if (!stands_apart(before, class_before, character, its_class))
                return false;
        }
        if (its_class != 0 && its_class < class_before)
            return false;
        before = character;
        class_before = its_class;
    }
    return true;
}

bool is_nfc(std::string_view text)
{
    if (is_nfc_at_first_sight(text))
        return true;
    if (!is_utf8(text))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    auto const normal = nfc().isNormalizedUTF8(piece(text), status);
    return U_SUCCESS(status) && normal;
}

std::size_t write_nfc(std::string_view text, std::span<std::uint8_t> room)
{
    SAKSI_CHECK(is_utf8(text) && room.size() >= nfc_growth_max * text.size());
    icu::CheckedArrayByteSink sink(
        reinterpret_cast<char*>(room.data()), static_cast<std::int32_t>(room.size()));
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, piece(text), sink, nullptr, status);
    SAKSI_CHECK(U_SUCCESS(status) && !sink.Overflowed());
    return static_cast<std::size_t>(sink.NumberOfBytesWritten());
}

} // namespace saksi
