#include "log/payload.hpp"

#include "base/cbor.hpp"
#include "log/commit.hpp"
#include "log/reading.hpp"

#include <algorithm>
#include <bit>

namespace saksi::log {

std::uint64_t padme(std::uint64_t length)
{
    if (length < 2)
        return length;
    auto const exponent = std::bit_width(length) - 1;
    auto const mantissa_bits = std::bit_width(static_cast<unsigned>(exponent));
    auto const mask = (std::uint64_t { 1 } << (exponent - mantissa_bits)) - 1;
    return (length + mask) & ~mask;
}

// The bytes that a CBOR byte string of this length takes.
static std::uint64_t byte_string_size(std::uint64_t length)
{
    return length + (length < 24 ? 1 : length <= 0xFF ? 2 : length <= 0xFFFF ? 3 : 5);
}

// How many zeros a payload takes whose length is `before` without its pad. A byte string cannot
// take just any number of bytes (25 are too many for a short head and too few for a long one); then
// it is the next length that Padmé knows.
static std::uint64_t pad_length(std::uint64_t before)
{
    for (auto total = padme(before + 1);; total = padme(total + 1)) {
        auto const room = total - before;
        for (std::uint64_t head : { 1, 2, 3, 5 }) {
            if (room >= head && byte_string_size(room - head) == room)
                return room - head;
        }
    }
}

static Bytes without_pad(std::span<Bytes const> items)
{
    cbor::Writer out;
    out.array(3).array(items.size());
    for (auto const& item : items)
        out.raw(item);
    out.map(0).bytes({});
    auto encoded = out.take();
    encoded.pop_back(); // The head of the empty pad.
    return encoded;
}

Result<Bytes> encode_payload(std::span<Bytes const> items)
{
    auto payload = without_pad(items);
    Bytes const zeros(pad_length(payload.size()));
    append(payload, cbor::Writer().bytes(zeros).take());
    if (payload.size() > payload_bytes_max)
        return Error { ErrorKind::too_large, N_("This is too much for one entry.") };
    return payload;
}

static Result<std::vector<std::optional<ByteView>>> read_payload(cbor::Reader& in)
{
    TRY(in.array_exactly(3));
    auto const count = TRY(in.array(payload_bytes_max));
    std::vector<std::optional<ByteView>> items;
    items.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        bool const withheld = in.next_is_null();
        auto const item = TRY(in.raw_item());
        if (withheld)
            items.emplace_back();
        else
            items.emplace_back(item);
    }
    auto const keys = TRY(in.map(payload_bytes_max));
    if (keys != 0)
        return newer();
    auto const before = in.position();
    auto const pad = TRY(in.bytes(payload_bytes_max));
    if (pad.size() != pad_length(before)
        || std::ranges::any_of(pad, [](auto byte) { return byte; }))
        return Error { ErrorKind::invalid, N_("An entry is not padded by the rule.") };
    return items;
}

Result<std::vector<std::optional<ByteView>>> parse_payload(ByteView plain)
{
    return read_whole(plain, read_payload);
}

} // namespace saksi::log
