#include "base/nfc.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

namespace saksi {

static bool is_ascii(std::string_view text)
{
    return std::ranges::none_of(text, [](char byte) { return byte & 0x80; });
}

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
