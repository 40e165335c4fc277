#include "base/nfc.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

namespace saksi {

static bool is_ascii(std::string_view text)
{
    return std::ranges::none_of(text, [](char byte) { return byte & 0x80; });
}

static bool is_utf8(std::string_view text)
{
    SAKSI_CHECK(text.size() <= INT32_MAX);
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character;
        U8_NEXT(text.data(), at, size, character);
        if (character < 0)
            return false;
    }
    return true;
}

static icu::StringPiece piece(std::string_view text)
{
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

bool is_nfc(std::string_view text)
{
    if (is_ascii(text))
        return true;
    if (!is_utf8(text))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    auto const normal = nfc().isNormalizedUTF8(piece(text), status);
    return U_SUCCESS(status) && normal;
}

} // namespace saksi
