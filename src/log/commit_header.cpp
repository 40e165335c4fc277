#include "log/commit_header.hpp"

#include "base/cbor.hpp"
#include "log/newer.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace saksi::log {

static constexpr std::uint64_t header_version = 1;
static constexpr std::size_t pairs_max = 64;

enum HeaderKey : std::uint64_t {
    version_key = 1,
    kind_key = 2,
    dossier_key = 3,
    feed_key = 4,
    seq_key = 5,
    prev_key = 6,
    deps_key = 7,
    epoch_key = 8,
    stated_at_key = 9,
    payload_hash_key = 10,
    payload_bytes_key = 11,
    statements_root_key = 12,
    payload_commitment_key = 13,
    critical_key = 14,
};

static Error malformed()
{
    return { ErrorKind::invalid, N_("This is not the header of an entry.") };
}

static bool is_sealed_payload(CommitKind kind)
{
    return kind != CommitKind::grant;
}

Bytes encode(CommitHeader const& header)
{
    SAKSI_CHECK((header.seq == 0) == !header.prev);
    SAKSI_CHECK(header.stated_at >= 0 && header.deps.size() <= deps_max);
    SAKSI_CHECK(is_sealed_payload(header.kind) == header.statements_root.has_value());
    SAKSI_CHECK(is_sealed_payload(header.kind) == header.payload_commitment.has_value());

    cbor::Writer out;
    out.map(10 + (header.prev ? 1 : 0) + (is_sealed_payload(header.kind) ? 2 : 0));
    out.uint(version_key).uint(header_version);
    out.uint(kind_key).uint(static_cast<std::uint64_t>(header.kind));
    out.uint(dossier_key).bytes(header.dossier.bytes());
    out.uint(feed_key).bytes(header.feed.bytes());
    out.uint(seq_key).uint(header.seq);
    if (header.prev)
        out.uint(prev_key).bytes(header.prev->bytes());
    out.uint(deps_key).array(header.deps.size());
    for (auto const& dep : header.deps)
        out.bytes(dep.bytes());
    out.uint(epoch_key).bytes(header.epoch.bytes());
    out.uint(stated_at_key).uint(static_cast<std::uint64_t>(header.stated_at));
    out.uint(payload_hash_key).bytes(header.payload_hash.bytes());
    out.uint(payload_bytes_key).uint(header.payload_bytes);
    if (is_sealed_payload(header.kind)) {
        out.uint(statements_root_key).bytes(header.statements_root->bytes());
        out.uint(payload_commitment_key).bytes(header.payload_commitment->bytes());
    }
    return out.take();
}

static Result<std::vector<CommitId>> read_deps(cbor::Reader& in)
{
    auto const count = TRY(in.array(deps_max));
    std::vector<CommitId> deps;
    for (std::size_t i = 0; i < count; ++i) {
        auto const dep = TRY(in.id<CommitId>());
        deps.push_back(dep);
    }
    if (std::ranges::adjacent_find(deps, std::greater_equal<>()) != deps.end())
        return malformed();
    return deps;
}

static Result<void> read_field(std::uint64_t key, cbor::Reader& in, CommitHeader& header)
{
    switch (key) {
    case version_key: {
        auto const version = TRY(in.uint());
        if (version != header_version)
            return newer();
        return {};
    }
    case kind_key: {
        auto const kind = TRY(in.uint());
        if (kind < 1 || kind > static_cast<std::uint64_t>(CommitKind::membership))
            return newer();
        header.kind = static_cast<CommitKind>(kind);
        return {};
    }
    case dossier_key:
        header.dossier = TRY(in.id<DossierId>());
        return {};
    case feed_key:
        header.feed = TRY(in.id<FeedId>());
        return {};
    case seq_key:
        header.seq = TRY(in.uint());
        return {};
    case prev_key:
        header.prev = TRY(in.id<CommitId>());
        return {};
    case deps_key:
        header.deps = TRY(read_deps(in));
        return {};
    case epoch_key:
        header.epoch = TRY(in.id<EpochId>());
        return {};
    case stated_at_key: {
        auto const seconds = TRY(in.uint());
        if (seconds > std::numeric_limits<UnixSeconds>::max())
            return malformed();
        header.stated_at = static_cast<UnixSeconds>(seconds);
        return {};
    }
    case payload_hash_key:
        header.payload_hash = TRY(in.id<FileHash>());
        return {};
    case payload_bytes_key:
        header.payload_bytes = TRY(in.uint());
        return {};
    case statements_root_key:
        header.statements_root = TRY(in.id<FileHash>());
        return {};
    case payload_commitment_key:
        header.payload_commitment = TRY(in.id<FileHash>());
        return {};
    case critical_key: // There is none yet that this version understands.
        return newer();
    }
    // A later version's addition that does not have to be understood: kept, since the bytes are.
    TRY(in.raw_item());
    return {};
}

// A bit for each key that this version knows.
static constexpr std::uint32_t bit(std::uint64_t key)
{
    return key <= critical_key ? std::uint32_t { 1 } << key : 0;
}

Result<CommitHeader> parse_commit_header(ByteView encoded)
{
    TRY(cbor::check(encoded));
    cbor::Reader in(encoded);
    auto const pairs = TRY(in.map(pairs_max));
    CommitHeader header;
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        auto const key = TRY(in.uint());
        TRY(read_field(key, in, header));
        seen |= bit(key);
    }
    TRY(in.end());

    std::uint32_t wanted = bit(version_key) | bit(kind_key) | bit(dossier_key) | bit(feed_key)
        | bit(seq_key) | bit(deps_key) | bit(epoch_key) | bit(stated_at_key) | bit(payload_hash_key)
        | bit(payload_bytes_key);
    if (header.seq > 0)
        wanted |= bit(prev_key);
    if (is_sealed_payload(header.kind))
        wanted |= bit(statements_root_key) | bit(payload_commitment_key);
    if (seen != wanted)
        return malformed();
    return header;
}

} // namespace saksi::log
