#include "store/rows.hpp"

#include "base/cbor.hpp"

namespace saksi::store {

namespace {

// Of a statement that a newer program made: the parts that no version changes. Its value is kept
// as it is and shown as not understood; what it supersedes stays, since nobody here can say why.
Result<SaidRow> newer_statement(ByteView encoded)
{
    cbor::Reader reader(encoded);
    SaidRow said;
    TRY(reader.array(64));
    TRY(reader.bytes_exactly(16));
    auto const op = TRY(reader.uint());
    said.record = TRY(reader.id<RecordId>());
    said.field = TRY(reader.text(log::field_bytes_max));
    auto const value = TRY(reader.raw_item());
    if (op != static_cast<std::uint64_t>(log::Op::assert_))
        return Error { ErrorKind::unsupported, N_("A newer version of Saksi made this entry.") };
    said.op = static_cast<std::int64_t>(op);
    append(said.value, value);
    return said;
}

} // namespace

std::optional<SaidRow> read_statement(log::OpenedStatement const& opened)
{
    if (!opened.statement) {
        auto said = newer_statement(opened.encoded);
        if (!said)
            return std::nullopt;
        return *std::move(said);
    }
    auto const& statement = *opened.statement;
    SaidRow said { .record = statement.record,
        .field = statement.field,
        .op = static_cast<std::int64_t>(statement.op),
        .value = statement.value ? log::encode_value(*statement.value) : Bytes {},
        .known = statement.value,
        .source = encode_source(statement.source),
        .confidence = static_cast<std::int64_t>(statement.confidence),
        .note = statement.note,
        .supersedes = {} };
    for (auto const& id : statement.supersedes)
        append(said.supersedes, id.bytes());
    return said;
}

std::optional<Bytes> encode_source(log::Source const& source)
{
    struct Encode {
        std::optional<Bytes> operator()(log::SourceUnstated) const { return std::nullopt; }
        std::optional<Bytes> operator()(log::OwnObservation) const { return Bytes { 1 }; }
        std::optional<Bytes> operator()(RecordId const& id) const { return copied(id.bytes()); }
        std::optional<Bytes> operator()(StatementId const& id) const { return copied(id.bytes()); }
        static Bytes copied(ByteView bytes) { return { bytes.begin(), bytes.end() }; }
    };
    return std::visit(Encode {}, source);
}

log::Source parse_source(ByteView bytes)
{
    if (bytes.size() == 1)
        return log::OwnObservation {};
    if (bytes.size() == RecordId::byte_count)
        return RecordId::leading(bytes);
    if (bytes.size() == StatementId::byte_count)
        return StatementId::leading(bytes);
    return log::SourceUnstated {};
}

std::vector<StatementId> ids_in(ByteView bytes)
{
    std::vector<StatementId> ids;
    for (; bytes.size() >= StatementId::byte_count; bytes = bytes.subspan(StatementId::byte_count))
        ids.push_back(StatementId::leading(bytes));
    return ids;
}

} // namespace saksi::store
