#include "base/ustar.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <optional>

namespace saksi {

namespace {

// Places and lengths of the fields that are not empty.
struct Place {
    std::size_t at;
    std::size_t size;
};
constexpr Place name_place { 0, 100 };
constexpr Place mode_place { 100, 8 };
constexpr Place owner_place { 108, 8 };
constexpr Place group_place { 116, 8 };
constexpr Place size_place { 124, 12 };
constexpr Place time_place { 136, 12 };
constexpr Place sum_place { 148, 8 };
constexpr Place kind_place { 156, 1 };
constexpr Place magic_place { 257, 8 };

void put(Bytes& block, Place place, std::string_view text)
{
    SAKSI_CHECK(text.size() <= place.size);
    std::ranges::copy(text, block.begin() + static_cast<std::ptrdiff_t>(place.at));
}

// Octal digits that fill the field up to its closing zero byte.
std::string octal(std::uint64_t number, std::size_t field_bytes)
{
    std::string digits(field_bytes - 1, '0');
    for (auto place = digits.rbegin(); place != digits.rend() && number > 0; ++place) {
        *place = static_cast<char>('0' + number % 8);
        number /= 8;
    }
    return digits;
}

Error not_an_archive()
{
    return { ErrorKind::invalid, N_("This is not an archive as Saksi writes them.") };
}

bool is_plain(std::string_view name)
{
    auto const visible = [](char c) { return c > ' ' && c <= '~'; };
    return !name.empty() && name.size() < ustar_name_bytes_max
        && std::ranges::all_of(name, visible);
}

std::optional<std::uint64_t> parse_octal(std::string_view digits)
{
    std::uint64_t number = 0;
    for (auto const digit : digits) {
        if (digit < '0' || digit > '7')
            return std::nullopt;
        number = number * 8 + static_cast<std::uint64_t>(digit - '0');
    }
    return number;
}

} // namespace

Bytes ustar_head(std::string_view name, std::uint64_t file_bytes)
{
    SAKSI_CHECK(is_plain(name) && file_bytes <= ustar_file_bytes_max);
    Bytes block(ustar_block_bytes);
    put(block, name_place, name);
    put(block, mode_place, octal(0600, mode_place.size));
    put(block, owner_place, octal(0, owner_place.size));
    put(block, group_place, octal(0, group_place.size));
    put(block, size_place, octal(file_bytes, size_place.size));
    put(block, time_place, octal(0, time_place.size));
    put(block, kind_place, "0");
    put(block, magic_place, std::string_view("ustar\00000", 8));
    // The sum is over the block with spaces in its own place.
    put(block, sum_place, "        ");
    std::uint64_t sum = 0;
    for (auto const byte : block)
        sum += byte;
    put(block, sum_place, octal(sum, 7) + std::string("\0 ", 2));
    return block;
}

Bytes ustar_padding(std::uint64_t file_bytes)
{
    return Bytes((ustar_block_bytes - file_bytes % ustar_block_bytes) % ustar_block_bytes);
}

Bytes ustar_end()
{
    return Bytes(2 * ustar_block_bytes);
}

Result<void> UstarReader::add(ByteView piece)
{
    while (!piece.empty()) {
        if (m_left > 0) {
            auto const size = std::min<std::uint64_t>(m_left, piece.size());
            TRY(m_hooks.take(piece.first(size)));
            m_left -= size;
            piece = piece.subspan(size);
            if (m_left == 0)
                TRY(m_hooks.end());
            continue;
        }
        auto const wanted = m_padding > 0 ? m_padding : ustar_block_bytes;
        auto const size = std::min(wanted - m_block.size(), piece.size());
        append(m_block, piece.first(size));
        piece = piece.subspan(size);
        if (m_block.size() < wanted)
            continue;
        auto const block = std::exchange(m_block, {});
        TRY(take_block(block));
    }
    return {};
}

Result<void> UstarReader::take_block(ByteView block)
{
    auto const is_empty = std::ranges::all_of(block, [](std::uint8_t byte) { return byte == 0; });
    if (m_padding > 0) {
        m_padding = 0;
        return is_empty ? Result<void>() : not_an_archive();
    }
    if (is_empty && m_end_blocks < 2) {
        ++m_end_blocks;
        return {};
    }
    if (m_end_blocks > 0)
        return not_an_archive();
    auto const field = [&](Place place) {
        auto const text = text_of(block.subspan(place.at, place.size));
        return text.substr(0, text.find('\0'));
    };
    auto const name = std::string(field(name_place));
    auto const size = parse_octal(field(size_place));
    // It is what we would have written, or nothing: no field can smuggle anything in.
    if (!is_plain(name) || !size || *size > ustar_file_bytes_max
        || !std::ranges::equal(ustar_head(name, *size), block))
        return not_an_archive();
    TRY(m_hooks.begin(name, *size));
    m_left = *size;
    m_padding = ustar_padding(*size).size();
    if (m_left == 0)
        TRY(m_hooks.end());
    return {};
}

Result<void> UstarReader::finish() const
{
    if (m_left > 0 || m_padding > 0 || !m_block.empty() || m_end_blocks != 2)
        return not_an_archive();
    return {};
}

} // namespace saksi
