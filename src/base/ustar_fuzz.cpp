#include "base/ustar.hpp"
#include "testing/fuzz.hpp"

#include <algorithm>

// What is taken in, written again, is the same to the byte, however it was cut into pieces.
SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    Bytes again;
    std::uint64_t size = 0;
    UstarReader reader({ .begin =
                             [&](std::string const& name, std::uint64_t file_bytes) {
                                 size = file_bytes;
                                 append(again, ustar_head(name, file_bytes));
                                 return Result<void>();
                             },
        .take =
            [&](ByteView piece) {
                append(again, piece);
                return Result<void>();
            },
        .end =
            [&] {
                append(again, ustar_padding(size));
                return Result<void>();
            } });
    auto rest = bytes;
    auto taken = true;
    for (std::size_t i = 1; taken && !rest.empty(); i = i * 3 + 1) {
        auto const piece = rest.first(std::min(rest.size(), i));
        taken = static_cast<bool>(reader.add(piece));
        rest = rest.subspan(piece.size());
    }
    if (taken && reader.finish()) {
        append(again, ustar_end());
        SAKSI_CHECK(std::ranges::equal(again, bytes));
    }
}
