// Deterministic CBOR, cut down until every value has exactly one encoding: what is signed and
// hashed is bytes, so two spellings of one thing would be two different things.
//
// The profile (docs/formats/cbor_profile.md): definite lengths; shortest integers; map keys
// unsigned, ascending, without duplicates; no floats; no tag but 18; text in UTF-8 and NFC; at most
// eight arrays and maps inside each other; one item a message, nothing after it. Source: RFC
// 8949, 4.2.1; PROTOCOL b3.
#pragma once

#include "base/bytes.hpp"
#include "base/id.hpp"

#include <array>

namespace saksi::cbor {

inline constexpr int depth_max = 8;
inline constexpr std::uint64_t tag_cose_sign1 = 18; // RFC 9052, 2

enum class Kind { uint, negative, bytes, text, array, map, tag, boolean, null };

// Where in the arrays and maps the next item stands, and whether it may stand there. Writer and
// Reader share it, so that they cannot disagree about the order of keys or the depth.
class Nesting {
public:
    explicit Nesting(int depth = 0)
        : m_depth_before(depth)
    {
    }

    bool awaits_item() const { return m_levels[m_depth].items_left > 0; }
    bool awaits_key() const
    {
        return m_levels[m_depth].is_map && m_levels[m_depth].items_left % 2 == 0;
    }
    int depth() const { return m_depth_before + m_depth; }

    // Each says false, and changes nothing, where the profile forbids the item.
    bool place_key(std::uint64_t key);
    bool place_value();
    bool open(std::uint64_t items, Kind);

private:
    void close_finished();

    struct Level {
        std::uint64_t items_left = 0;
        bool is_map = false;
        bool has_key = false;
        std::uint64_t last_key = 0;
    };

    std::array<Level, depth_max + 1> m_levels { Level { .items_left = 1 } };
    int m_depth = 0;
    int m_depth_before;
};

// Writes one item, which may be an array or map of many. Only the profile can come out: whoever
// writes keys out of order, the wrong number of items or text that is not NFC breaks a promise of
// our own, and the program stops.
class Writer {
public:
    Writer& uint(std::uint64_t);
    Writer& integer(std::int64_t);
    Writer& bytes(ByteView);
    Writer& text(std::string_view);
    Writer& boolean(bool);
    Writer& null();

    // Announces that `items` items follow.
    Writer& array(std::uint64_t items);

    // Announces that `pairs` pairs follow: uint(key), then the value.
    Writer& map(std::uint64_t pairs);

    // Marks the next item. Only tag_cose_sign1.
    Writer& tag(std::uint64_t);

    // One item that is encoded already.
    Writer& raw(ByteView item);

    // The encoding of the one, complete item.
    Bytes take();

private:
    void head(unsigned major, std::uint64_t argument);
    void value();

    Bytes m_out;
    Nesting m_nesting;
    bool m_tagged = false;
};

// Reads one item, piece by piece, out of bytes that somebody else made. Views that it hands out
// look into those bytes and live as long as they do.
//
// A getter takes the next item if it is of its kind. In the place of a map key only uint()
// succeeds, and only with a key above the one before. After an error the reader stands where it
// stood.
//
// Errors of every getter: invalid    outside the profile, cut off, or of another kind
//                         too_large  of the right kind, and longer than the caller allows
// The subject is the position in the bytes.
class Reader {
public:
    explicit Reader(ByteView encoded)
        : m_encoded(encoded)
    {
    }

    // What comes next, without taking it.
    Result<Kind> peek() const;

    Result<std::uint64_t> uint();
    Result<std::int64_t> integer();
    Result<ByteView> bytes(std::size_t bytes_max);
    Result<ByteView> bytes_exactly(std::size_t size);
    Result<std::string_view> text(std::size_t bytes_max);
    Result<bool> boolean();
    Result<void> null();
    bool next_is_null() const;

    // An id of exactly its own number of bytes: `TRY(reader.id<CommitId>())`.
    template<typename SomeId>
    Result<SomeId> id()
    {
        auto const view = TRY(bytes_exactly(SomeId::byte_count));
        return SomeId::leading(view);
    }

    // How many items follow in the array. Never more than there are bytes left, so that it is safe
    // to reserve memory for them.
    Result<std::size_t> array(std::size_t items_max);
    Result<void> array_exactly(std::size_t items);

    // How many pairs follow in the map. Read each key with uint(), then its value.
    Result<std::size_t> map(std::size_t pairs_max);

    Result<void> tag(std::uint64_t expected);

    // The next item as it lies there, whole and checked against the profile.
    Result<ByteView> raw_item();

    // Errors: invalid  the item is not complete, or bytes follow it
    Result<void> end() const;

    std::size_t position() const { return m_at; }

private:
    struct Head {
        unsigned major;
        std::uint64_t argument;
        std::size_t size;
    };

    Reader(ByteView encoded, int depth)
        : m_encoded(encoded)
        , m_nesting(depth)
    {
    }

    Result<Head> head() const;
    Result<Head> head_of(unsigned major) const;
    Result<ByteView> string(unsigned major, std::size_t bytes_max);
    Result<std::size_t> container(Kind, unsigned major, std::size_t max);
    Result<void> simple(std::uint64_t argument);
    Result<void> skip();
    std::size_t left() const { return m_encoded.size() - m_at; }
    Error malformed() const;
    Error unexpected() const;
    Error too_large() const;

    ByteView m_encoded;
    std::size_t m_at = 0;
    Nesting m_nesting;
    bool m_tagged = false;
};

// Whether the bytes are exactly one item of the profile.
// Errors: invalid  they are not
Result<void> check(ByteView encoded);

} // namespace saksi::cbor
