#include "base/cbor.hpp"

#include "base/nfc.hpp"

#include <bit>
#include <limits>

namespace saksi::cbor {

// Major types and simple values: RFC 8949, 3.1 and 3.3.
enum Major : unsigned {
    unsigned_int,
    negative_int,
    byte_string,
    text_string,
    array_of,
    map_of,
    tag_of,
    simple_value
};
static constexpr std::uint64_t simple_false = 20;
static constexpr std::uint64_t simple_true = 21;
static constexpr std::uint64_t simple_null = 22;

bool Nesting::place_key(std::uint64_t key)
{
    auto& level = m_levels[m_depth];
    if (!awaits_key() || !awaits_item() || (level.has_key && key <= level.last_key))
        return false;
    level.has_key = true;
    level.last_key = key;
    level.items_left -= 1;
    return true;
}

bool Nesting::place_value()
{
    if (!awaits_item() || awaits_key())
        return false;
    m_levels[m_depth].items_left -= 1;
    close_finished();
    return true;
}

bool Nesting::open(std::uint64_t items, Kind kind)
{
    if (!awaits_item() || awaits_key() || depth() == depth_max)
        return false;
    m_levels[m_depth].items_left -= 1;
    m_depth += 1;
    m_levels[m_depth] = { .items_left = items, .is_map = kind == Kind::map };
    close_finished();
    return true;
}

void Nesting::close_finished()
{
    while (m_depth > 0 && m_levels[m_depth].items_left == 0)
        m_depth -= 1;
}

// ---- Writer ----

void Writer::head(unsigned major, std::uint64_t argument)
{
    auto const first = static_cast<std::uint8_t>(major << 5);
    if (argument < 24) {
        m_out.push_back(first | static_cast<std::uint8_t>(argument));
        return;
    }
    // 24, 25, 26 and 27 announce 1, 2, 4 and 8 bytes; the smallest that holds the argument.
    unsigned const power = argument <= 0xFF ? 0
        : argument <= 0xFFFF                ? 1
        : argument <= 0xFFFF'FFFF           ? 2
                                            : 3;
    m_out.push_back(first | static_cast<std::uint8_t>(24 + power));
    for (int shift = (8 << power) - 8; shift >= 0; shift -= 8)
        m_out.push_back(static_cast<std::uint8_t>(argument >> shift));
}

void Writer::value()
{
    SAKSI_CHECK(m_nesting.place_value());
    m_tagged = false;
}

Writer& Writer::uint(std::uint64_t number)
{
    if (m_nesting.awaits_key())
        SAKSI_CHECK(m_nesting.place_key(number));
    else
        value();
    head(unsigned_int, number);
    return *this;
}

Writer& Writer::integer(std::int64_t number)
{
    if (number >= 0)
        return uint(static_cast<std::uint64_t>(number));
    value();
    head(negative_int, ~static_cast<std::uint64_t>(number)); // -1 - number
    return *this;
}

Writer& Writer::bytes(ByteView view)
{
    value();
    head(byte_string, view.size());
    append(m_out, view);
    return *this;
}

Writer& Writer::text(std::string_view view)
{
    SAKSI_CHECK(is_nfc(view));
    value();
    head(text_string, view.size());
    append(m_out, bytes_of(view));
    return *this;
}

Writer& Writer::boolean(bool flag)
{
    value();
    head(simple_value, flag ? simple_true : simple_false);
    return *this;
}

Writer& Writer::null()
{
    value();
    head(simple_value, simple_null);
    return *this;
}

Writer& Writer::array(std::uint64_t items)
{
    SAKSI_CHECK(m_nesting.open(items, Kind::array));
    m_tagged = false;
    head(array_of, items);
    return *this;
}

Writer& Writer::map(std::uint64_t pairs)
{
    SAKSI_CHECK(pairs <= std::numeric_limits<std::uint32_t>::max());
    SAKSI_CHECK(m_nesting.open(2 * pairs, Kind::map));
    m_tagged = false;
    head(map_of, pairs);
    return *this;
}

Writer& Writer::tag(std::uint64_t number)
{
    SAKSI_CHECK(number == tag_cose_sign1 && !m_tagged);
    SAKSI_CHECK(m_nesting.awaits_item() && !m_nesting.awaits_key());
    m_tagged = true;
    head(tag_of, number);
    return *this;
}

Writer& Writer::raw(ByteView item)
{
    // Checked as if it stood alone; the depth of the whole is checked when it is read back.
    SAKSI_CHECK(check(item));
    value();
    append(m_out, item);
    return *this;
}

Bytes Writer::take()
{
    SAKSI_CHECK(!m_nesting.awaits_item() && !m_tagged);
    m_nesting = Nesting();
    return std::exchange(m_out, {});
}

// ---- Reader ----

Error Reader::malformed() const
{
    return { ErrorKind::invalid,
        N_("These bytes are not in the one form that Saksi writes and reads."),
        std::to_string(m_at) };
}

Error Reader::unexpected() const
{
    return { ErrorKind::invalid, N_("Another kind of value was expected here."),
        std::to_string(m_at) };
}

Error Reader::too_large() const
{
    return { ErrorKind::too_large, N_("This is longer than allowed."), std::to_string(m_at) };
}

Result<Reader::Head> Reader::head() const
{
    if (!m_nesting.awaits_item() || left() == 0)
        return malformed();
    unsigned const major = m_encoded[m_at] >> 5;
    unsigned const info = m_encoded[m_at] & 31;
    if (info < 24)
        return Head { major, info, 1 };
    // 28 to 30 are reserved and 31 is an indefinite length. Simple values in a second byte and
    // floats are outside the profile.
    if (info > 27 || major == simple_value)
        return malformed();
    std::size_t const width = 1U << (info - 24);
    if (left() < 1 + width)
        return malformed();
    std::uint64_t argument = 0;
    for (std::size_t i = 1; i <= width; ++i)
        argument = argument << 8 | m_encoded[m_at + i];
    auto const smallest = width == 1 ? 24 : std::uint64_t { 1 } << (4 * width);
    if (argument < smallest)
        return malformed();
    return Head { major, argument, 1 + width };
}

Result<Reader::Head> Reader::head_of(unsigned major) const
{
    auto const found = TRY(head());
    if (found.major != major || m_nesting.awaits_key())
        return unexpected();
    return found;
}

Result<Kind> Reader::peek() const
{
    auto const next = TRY(head());
    switch (next.major) {
    case unsigned_int:
        return Kind::uint;
    case negative_int:
        return Kind::negative;
    case byte_string:
        return Kind::bytes;
    case text_string:
        return Kind::text;
    case array_of:
        return Kind::array;
    case map_of:
        return Kind::map;
    case tag_of:
        return Kind::tag;
    }
    if (next.argument == simple_null)
        return Kind::null;
    if (next.argument == simple_true || next.argument == simple_false)
        return Kind::boolean;
    return malformed();
}

bool Reader::next_is_null() const
{
    auto const kind = peek();
    return kind && *kind == Kind::null;
}

Result<std::uint64_t> Reader::uint()
{
    auto const next = TRY(head());
    if (next.major != unsigned_int)
        return unexpected();
    if (!(m_nesting.awaits_key() ? m_nesting.place_key(next.argument) : m_nesting.place_value()))
        return malformed();
    m_tagged = false;
    m_at += next.size;
    return next.argument;
}

Result<std::int64_t> Reader::integer()
{
    auto const next = TRY(head());
    if ((next.major != unsigned_int && next.major != negative_int) || m_nesting.awaits_key())
        return unexpected();
    if (next.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return next.major == unsigned_int ? too_large() : malformed();
    if (!m_nesting.place_value())
        return malformed();
    m_tagged = false;
    m_at += next.size;
    auto const magnitude = static_cast<std::int64_t>(next.argument);
    return next.major == unsigned_int ? magnitude : -1 - magnitude;
}

Result<ByteView> Reader::string(unsigned major, std::size_t bytes_max)
{
    auto const next = TRY(head_of(major));
    if (next.argument > left() - next.size)
        return malformed();
    if (next.argument > bytes_max)
        return too_large();
    auto const content = m_encoded.subspan(m_at + next.size, next.argument);
    if (major == text_string && !is_nfc(text_of(content)))
        return malformed();
    if (!m_nesting.place_value())
        return malformed();
    m_tagged = false;
    m_at += next.size + content.size();
    return content;
}

Result<ByteView> Reader::bytes(std::size_t bytes_max)
{
    return string(byte_string, bytes_max);
}

Result<ByteView> Reader::bytes_exactly(std::size_t size)
{
    auto const next = TRY(head_of(byte_string));
    if (next.argument != size)
        return unexpected();
    return string(byte_string, size);
}

Result<std::string_view> Reader::text(std::size_t bytes_max)
{
    auto const content = TRY(string(text_string, bytes_max));
    return text_of(content);
}

Result<void> Reader::simple(std::uint64_t argument)
{
    auto const next = TRY(head_of(simple_value));
    if (next.argument != argument)
        return unexpected();
    if (!m_nesting.place_value())
        return malformed();
    m_tagged = false;
    m_at += next.size;
    return {};
}

Result<bool> Reader::boolean()
{
    if (simple(simple_true))
        return true;
    TRY(simple(simple_false));
    return false;
}

Result<void> Reader::null()
{
    return simple(simple_null);
}

Result<std::size_t> Reader::container(Kind kind, unsigned major, std::size_t max)
{
    auto const next = TRY(head_of(major));
    // Every item takes at least one byte, so a count beyond the bytes left is a lie.
    std::size_t const items_a_member = kind == Kind::map ? 2 : 1;
    if (next.argument > (left() - next.size) / items_a_member)
        return malformed();
    if (next.argument > max)
        return too_large();
    if (!m_nesting.open(items_a_member * next.argument, kind))
        return malformed();
    m_tagged = false;
    m_at += next.size;
    return static_cast<std::size_t>(next.argument);
}

Result<std::size_t> Reader::array(std::size_t items_max)
{
    return container(Kind::array, array_of, items_max);
}

Result<void> Reader::array_exactly(std::size_t items)
{
    auto const next = TRY(head_of(array_of));
    if (next.argument != items)
        return unexpected();
    TRY(array(items));
    return {};
}

Result<std::size_t> Reader::map(std::size_t pairs_max)
{
    return container(Kind::map, map_of, pairs_max);
}

Result<void> Reader::tag(std::uint64_t expected)
{
    auto const next = TRY(head_of(tag_of));
    if (next.argument != tag_cose_sign1 || m_tagged)
        return malformed();
    if (next.argument != expected)
        return unexpected();
    m_tagged = true;
    m_at += next.size;
    return {};
}

Result<void> Reader::skip()
{
    auto constexpr any = std::numeric_limits<std::size_t>::max();
    auto const kind = TRY(peek());
    switch (kind) {
    case Kind::uint:
        TRY(uint());
        return {};
    case Kind::negative:
        TRY(integer());
        return {};
    case Kind::bytes:
        TRY(bytes(any));
        return {};
    case Kind::text:
        TRY(text(any));
        return {};
    case Kind::array:
        TRY(array(any));
        return {};
    case Kind::map:
        TRY(map(any));
        return {};
    case Kind::tag:
        return tag(tag_cose_sign1);
    case Kind::boolean:
        TRY(boolean());
        return {};
    case Kind::null:
        return null();
    }
    return malformed();
}

Result<ByteView> Reader::raw_item()
{
    if (m_nesting.awaits_key())
        return unexpected();
    // After a tag stands its item, so `m_tagged` goes along.
    Reader inside { m_encoded.subspan(m_at), m_nesting.depth() };
    inside.m_tagged = m_tagged;
    while (inside.m_nesting.awaits_item()) {
        if (auto skipped = inside.skip(); !skipped) {
            auto error = std::move(skipped).error();
            error.subject = std::to_string(m_at + inside.m_at);
            return error;
        }
    }
    if (!m_nesting.place_value())
        return malformed();
    m_tagged = false;
    auto const item = m_encoded.subspan(m_at, inside.m_at);
    m_at += inside.m_at;
    return item;
}

Result<void> Reader::end() const
{
    if (m_nesting.awaits_item() || left() != 0)
        return malformed();
    return {};
}

Result<void> check(ByteView encoded)
{
    Reader reader { encoded };
    TRY(reader.raw_item());
    return reader.end();
}

} // namespace saksi::cbor
