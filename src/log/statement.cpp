#include "log/statement.hpp"

#include "base/cbor.hpp"
#include "crypto/hash.hpp"
#include "log/newer.hpp"
#include "log/reading.hpp"
#include "log/value.hpp"
#include "log/words.hpp"

#include <algorithm>
#include <functional>

namespace saksi::log {

static constexpr std::size_t statement_items = 9;
static constexpr std::uint64_t source_own_observation = 1;

static Result<void> check_parts(Statement const& statement)
{
    if (std::ranges::all_of(statement.salt, [](auto byte) { return byte == 0; }))
        return cannot_be(N_("A statement needs a salt of its own."));
    TRY(check_words_present(statement.field, field_bytes_max));
    TRY(check_words(statement.note, note_bytes_max));
    if (statement.supersedes.size() > supersedes_max)
        return Error { ErrorKind::too_large,
            N_("A statement takes the place of too many others.") };
    if (std::ranges::adjacent_find(statement.supersedes, std::greater_equal<>())
        != statement.supersedes.end())
        return cannot_be(N_("What a statement takes the place of must be sorted."));

    if (statement.op == Op::assert_) {
        if (!statement.value)
            return cannot_be(N_("An assertion needs a value."));
        return check_value(*statement.value);
    }
    if (statement.value || statement.supersedes.empty())
        return cannot_be(N_("A retraction or dispute names other statements and has no value."));
    return {};
}

Result<void> check(Statement const& statement)
{
    auto checked = check_parts(statement);
    if (checked)
        return {};
    return Error { checked.error().kind, checked.error().message, statement.field };
}

// ---- writing ----

static void write(cbor::Writer& out, SourceUnstated)
{
    out.null();
}

static void write(cbor::Writer& out, OwnObservation)
{
    out.uint(source_own_observation);
}

static void write(cbor::Writer& out, RecordId const& id)
{
    out.bytes(id.bytes());
}

static void write(cbor::Writer& out, StatementId const& id)
{
    out.bytes(id.bytes());
}

Bytes encode(Statement const& statement)
{
    cbor::Writer out;
    out.array(statement_items)
        .bytes(statement.salt)
        .uint(static_cast<std::uint64_t>(statement.op))
        .bytes(statement.record.bytes())
        .text(statement.field);
    if (statement.value)
        write_value(out, *statement.value);
    else
        out.null();
    std::visit([&out](auto const& source) { write(out, source); }, statement.source);
    out.uint(static_cast<std::uint64_t>(statement.confidence));
    out.array(statement.supersedes.size());
    for (auto const& id : statement.supersedes)
        out.bytes(id.bytes());
    out.text(statement.note);
    return out.take();
}

// ---- reading ----

static Result<Source> read_source(cbor::Reader& in)
{
    auto const kind = TRY(in.peek());
    if (kind == cbor::Kind::null) {
        TRY(in.null());
        return Source(SourceUnstated {});
    }
    if (kind == cbor::Kind::uint) {
        auto const number = TRY(in.uint());
        if (number != source_own_observation)
            return newer();
        return Source(OwnObservation {});
    }
    if (kind != cbor::Kind::bytes)
        return newer();
    auto const id = TRY(in.bytes(StatementId::byte_count));
    if (id.size() == StatementId::byte_count)
        return Source(StatementId::leading(id));
    auto const record = TRY(RecordId::from(id));
    return Source(record);
}

static Result<Statement> read_statement(cbor::Reader& in)
{
    static constexpr std::size_t items_max = 64;
    auto const items = TRY(in.array(items_max));
    if (items < statement_items)
        return cannot_be(N_("A part of this statement is missing."));
    if (items > statement_items)
        return newer();

    Statement statement;
    auto const salt = TRY(in.bytes_exactly(statement.salt.size()));
    std::ranges::copy(salt, statement.salt.begin());
    auto const op = TRY(in.uint());
    if (op < 1 || op > 3)
        return newer();
    statement.op = static_cast<Op>(op);
    statement.record = TRY(in.id<RecordId>());
    statement.field = TRY(read_text(in, field_bytes_max));
    if (in.next_is_null()) {
        TRY(in.null());
    } else {
        statement.value = TRY(read_value(in));
    }
    statement.source = TRY(read_source(in));
    auto const confidence = TRY(read_known(in, 3));
    statement.confidence = static_cast<Confidence>(confidence);
    auto const count = TRY(in.array(supersedes_max));
    for (std::size_t i = 0; i < count; ++i) {
        auto const id = TRY(in.id<StatementId>());
        statement.supersedes.push_back(id);
    }
    statement.note = TRY(read_text(in, note_bytes_max));
    TRY(check_parts(statement));
    return statement;
}

Result<Statement> parse_statement(ByteView encoded)
{
    return read_whole(encoded, read_statement);
}

StatementId statement_id(ByteView encoded)
{
    return StatementId::leading(crypto::sha256({ bytes_of("saksi/v1/stmt"), encoded }));
}

} // namespace saksi::log
