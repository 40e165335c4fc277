// Small steps that the readers of statements and of values share. Only for the files of this
// folder.
#pragma once

#include "base/cbor.hpp"
#include "log/newer.hpp"

#include <string>
#include <utility>

namespace saksi::log {

inline Error cannot_be(Message message)
{
    return { ErrorKind::invalid, message };
}

// A number that this version gives a meaning to.
inline Result<std::uint64_t> read_known(cbor::Reader& in, std::uint64_t last_known)
{
    auto const number = TRY(in.uint());
    if (number > last_known)
        return newer();
    return number;
}

inline Result<std::string> read_text(cbor::Reader& in, std::size_t bytes_max)
{
    auto const text = TRY(in.text(bytes_max));
    return std::string(text);
}

// Reads the one thing that the bytes are. The profile holds for the parts that this version does
// not understand, too: a reader passes over them item by item, and ends where the bytes do. Bytes
// outside the profile are `invalid` whatever the reader stumbled over first; that is asked only of
// those that it could not read, since nearly all can be.
template<typename Read>
auto read_whole(ByteView encoded, Read read) -> decltype(read(std::declval<cbor::Reader&>()))
{
    cbor::Reader in(encoded);
    auto thing = read(in);
    if (thing && in.end())
        return thing;
    TRY(cbor::check(encoded));
    TRY(thing);
    TRY(in.end());
    return thing;
}

} // namespace saksi::log
