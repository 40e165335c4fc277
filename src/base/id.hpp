// Names that machines give: random or hashed bytes, typed so that one cannot stand for another.
#pragma once

#include "base/bytes.hpp"
#include "base/dice.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstring>
#include <functional>

namespace saksi {

template<typename Tag, std::size_t size>
class Id {
public:
    static constexpr std::size_t byte_count = size;

    // All zero: the id of nothing. Only for members that are set before they are read.
    constexpr Id() = default;

    static Id fresh(Dice& dice)
    {
        Id id;
        dice.fill(id.m_bytes);
        return id;
    }

    // Takes the leading bytes, for ids that are a shortened hash.
    static Id leading(ByteView bytes)
    {
        SAKSI_CHECK(bytes.size() >= size);
        Id id;
        std::copy_n(bytes.begin(), size, id.m_bytes.begin());
        return id;
    }

    // Errors: invalid  not exactly 2 * size lower-case hexadecimal digits
    static Result<Id> parse(std::string_view text)
    {
        Id id;
        TRY(parse_hex(text, id.m_bytes));
        return id;
    }

    // Errors: invalid  the wrong number of bytes
    static Result<Id> from(ByteView bytes)
    {
        if (bytes.size() != size)
            return Error { ErrorKind::invalid, "This is not an id of the expected form." };
        return leading(bytes);
    }

    std::string text() const { return hex(m_bytes); }
    ByteView bytes() const { return m_bytes; }

    friend auto operator<=>(Id const&, Id const&) = default;

private:
    std::array<std::uint8_t, size> m_bytes {};
};

// The names of PROTOCOL b1 and b4.
using RecordId = Id<struct RecordTag, 16>; // The protocol's "entity".
using DossierId = Id<struct DossierTag, 16>;
using FeedId = Id<struct FeedTag, 16>; // device × dossier × incarnation
using EpochId = Id<struct EpochTag, 16>;
using DeviceId = Id<struct DeviceTag, 16>; // SHA-256(device public key)[:16], the COSE kid
using GroupId = Id<struct GroupTag, 16>;
using CommitId = Id<struct CommitTag, 32>;       // SHA-256(Sig_structure)
using StatementId = Id<struct StatementTag, 32>; // SHA-256("saksi/v1/stmt" ‖ cbor(statement))
using FileHash = Id<struct FileTag, 32>;         // SHA-256 of a file's original bytes

} // namespace saksi

// `width`, not `size`: clang would take the latter for std::size in here.
template<typename Tag, std::size_t width>
struct std::hash<saksi::Id<Tag, width>> {
    std::size_t operator()(saksi::Id<Tag, width> const& id) const noexcept
    {
        std::size_t value;
        static_assert(width >= sizeof value);
        std::memcpy(&value, id.bytes().data(), sizeof value); // Ids are random or hashed already.
        return value;
    }
};
