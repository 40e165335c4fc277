// Reads an item and writes it again: accepted bytes must come out identical (PROTOCOL I10).
#pragma once

#include "base/cbor.hpp"

#include <limits>

namespace saksi::testing {

inline Result<void> copy_item(cbor::Reader& from, cbor::Writer& to)
{
    auto constexpr any = std::numeric_limits<std::size_t>::max();
    auto const kind = TRY(from.peek());
    switch (kind) {
    case cbor::Kind::uint: {
        auto const value = TRY(from.uint());
        to.uint(value);
        return {};
    }
    case cbor::Kind::negative: {
        auto const value = TRY(from.integer());
        to.integer(value);
        return {};
    }
    case cbor::Kind::bytes: {
        auto const value = TRY(from.bytes(any));
        to.bytes(value);
        return {};
    }
    case cbor::Kind::text: {
        auto const value = TRY(from.text(any));
        to.text(value);
        return {};
    }
    case cbor::Kind::boolean: {
        auto const value = TRY(from.boolean());
        to.boolean(value);
        return {};
    }
    case cbor::Kind::null:
        TRY(from.null());
        to.null();
        return {};
    case cbor::Kind::tag:
        TRY(from.tag(cbor::tag_cose_sign1));
        to.tag(cbor::tag_cose_sign1);
        return copy_item(from, to);
    case cbor::Kind::array: {
        auto const items = TRY(from.array(any));
        to.array(items);
        for (std::size_t i = 0; i < items; ++i)
            TRY(copy_item(from, to));
        return {};
    }
    case cbor::Kind::map: {
        auto const pairs = TRY(from.map(any));
        to.map(pairs);
        for (std::size_t i = 0; i < pairs; ++i) {
            auto const key = TRY(from.uint());
            to.uint(key);
            TRY(copy_item(from, to));
        }
        return {};
    }
    }
    SAKSI_CHECK(!"every kind is copied above");
    return {};
}

} // namespace saksi::testing
