#include "log/value.hpp"

#include "log/newer.hpp"
#include "log/reading.hpp"
#include "log/statement.hpp"
#include "log/words.hpp"

#include <algorithm>

namespace saksi::log {

static constexpr std::size_t name_bytes_max = 1024;
static constexpr std::size_t code_bytes_max = 64;
static constexpr std::size_t media_type_bytes_max = 255;
static constexpr std::size_t date_bytes_max = 64;
static constexpr std::size_t file_key_bytes = 16;

// The first item of a value's array. They are signed: a number is never given a second meaning.
enum ValueKind : std::uint64_t {
    text_value = 1,
    number_value = 2,
    truth_value = 3,
    date_value = 4,
    zoned_time_value = 5,
    term_value = 6,
    place_value = 7,
    reference_value = 8,
    file_value = 9,
    consent_value = 10,
};

// ---- what can be said at all ----

static bool is_wall_clock(std::string_view text) // YYYY-MM-DDThh:mm
{
    if (text.size() != 16 || text[10] != 'T' || text[13] != ':')
        return false;
    auto const number = [&](std::size_t at) {
        auto const tens = static_cast<unsigned>(text[at] - '0');
        auto const ones = static_cast<unsigned>(text[at + 1] - '0');
        return tens > 9 || ones > 9 ? 99U : 10 * tens + ones;
    };
    return Day::parse(text.substr(0, 10)) && number(11) < 24 && number(14) < 60;
}

static bool is_country(std::string_view text)
{
    return text.empty() || (text.size() == 3 && std::ranges::all_of(text, [](char letter) {
        return letter >= 'A' && letter <= 'Z';
    }));
}

static Result<void> check_kind(schema::Text const& value)
{
    TRY(check_words(value.text, text_bytes_max));
    return check_words(value.language, code_bytes_max);
}

static Result<void> check_kind(schema::Number const&)
{
    return {};
}

static Result<void> check_kind(schema::Truth const& value)
{
    switch (value) {
    case schema::Truth::no:
    case schema::Truth::yes:
    case schema::Truth::unknown:
        return {};
    }
    return newer();
}

static Result<void> check_kind(FuzzyDate const&)
{
    return {};
}

static Result<void> check_kind(schema::ZonedTime const& value)
{
    if (!is_wall_clock(value.local))
        return cannot_be(N_("A time must be a day and a clock reading, like 2026-03-07T15:00."));
    return check_words_present(value.zone, code_bytes_max);
}

static Result<void> check_kind(schema::Term const& value)
{
    TRY(check_words_present(value.vocabulary, code_bytes_max));
    return check_words_present(value.code, code_bytes_max);
}

static Result<void> check_kind(schema::Place const& value)
{
    TRY(check_words(value.name, name_bytes_max));
    TRY(check_words(value.district, name_bytes_max));
    if (!is_country(value.country))
        return cannot_be(N_("A country must be its three-letter code."));
    if (!value.coordinates)
        return {};
    auto const within = [](std::int32_t degrees_e7, std::int32_t max) {
        return -max <= degrees_e7 && degrees_e7 <= max;
    };
    if (!within(value.coordinates->latitude_e7, 900'000'000)
        || !within(value.coordinates->longitude_e7, 1'800'000'000))
        return cannot_be(N_("These coordinates are not on Earth."));
    return {};
}

static Result<void> check_kind(schema::Reference const&)
{
    return {};
}

static Result<void> check_kind(schema::File const& value)
{
    TRY(check_words(value.media_type, media_type_bytes_max));
    TRY(check_words(value.name, name_bytes_max));
    if (value.key.size() != file_key_bytes)
        return cannot_be(N_("A file's key must have 16 bytes."));
    if (value.parts.size() > file_parts_max)
        return Error { ErrorKind::too_large, N_("This file is larger than allowed.") };
    return {};
}

static Result<void> check_kind(schema::Consent const& value)
{
    TRY(check_words_present(value.scope, code_bytes_max));
    TRY(check_words(value.recipient, name_bytes_max));
    TRY(check_words(value.identity, code_bytes_max));
    TRY(check_words(value.explained_language, code_bytes_max));
    TRY(check_words(value.given_by, code_bytes_max));
    TRY(check_words(value.basis, name_bytes_max));
    TRY(check_words(value.form, code_bytes_max));
    TRY(check_words(value.explained_by, name_bytes_max));
    TRY(check_words(value.conditions, name_bytes_max));
    switch (value.state) {
    case schema::ConsentState::refused:
    case schema::ConsentState::given:
    case schema::ConsentState::withdrawn:
        return {};
    }
    return newer();
}

Result<void> check_value(schema::Value const& value)
{
    return std::visit([](auto const& some) { return check_kind(some); }, value);
}

// ---- writing ----

static void write_date(cbor::Writer& out, std::optional<FuzzyDate> const& date)
{
    if (date)
        out.text(date->text());
    else
        out.null();
}

static void write(cbor::Writer& out, schema::Text const& value)
{
    out.array(3).uint(text_value).text(value.text).text(value.language);
}

static void write(cbor::Writer& out, schema::Number const& value)
{
    out.array(2).uint(number_value).integer(value.value);
}

static void write(cbor::Writer& out, schema::Truth const& value)
{
    out.array(2).uint(truth_value).uint(static_cast<std::uint64_t>(value));
}

static void write(cbor::Writer& out, FuzzyDate const& value)
{
    out.array(2).uint(date_value).text(value.text());
}

static void write(cbor::Writer& out, schema::ZonedTime const& value)
{
    out.array(3).uint(zoned_time_value).text(value.local).text(value.zone);
}

static void write(cbor::Writer& out, schema::Term const& value)
{
    out.array(3).uint(term_value).text(value.vocabulary).text(value.code);
}

static void write(cbor::Writer& out, schema::Place const& value)
{
    out.array(5).uint(place_value).text(value.name).text(value.district).text(value.country);
    if (!value.coordinates) {
        out.null();
        return;
    }
    out.array(3)
        .integer(value.coordinates->latitude_e7)
        .integer(value.coordinates->longitude_e7)
        .uint(value.coordinates->precision_m);
}

static void write(cbor::Writer& out, schema::Reference const& value)
{
    out.array(2).uint(reference_value).bytes(value.record.bytes());
}

static void write(cbor::Writer& out, schema::File const& value)
{
    out.array(7).uint(file_value).bytes(value.sha256.bytes()).uint(value.size_bytes);
    out.text(value.media_type).text(value.name).bytes(value.key);
    out.array(value.parts.size());
    for (auto const& part : value.parts)
        out.bytes(part.bytes());
}

// A consent has two lengths: the short one says no more than the first version could. There is one
// spelling for each, so the long one always says something of its own.
static constexpr std::size_t short_consent_items = 8;
static constexpr std::size_t long_consent_items = 14;

static bool says_more(schema::Consent const& value)
{
    return !value.given_by.empty() || !value.basis.empty() || !value.form.empty()
        || !value.explained_by.empty() || !value.conditions.empty() || value.withdrawn;
}

static void write(cbor::Writer& out, schema::Consent const& value)
{
    out.array(says_more(value) ? long_consent_items : short_consent_items)
        .uint(consent_value)
        .text(value.scope)
        .uint(static_cast<std::uint64_t>(value.state));
    out.text(value.recipient).text(value.identity).text(value.explained_language);
    write_date(out, value.date);
    write_date(out, value.expires);
    if (!says_more(value))
        return;
    out.text(value.given_by).text(value.basis).text(value.form);
    out.text(value.explained_by).text(value.conditions);
    write_date(out, value.withdrawn);
}

void write_value(cbor::Writer& out, schema::Value const& value)
{
    std::visit([&out](auto const& some) { write(out, some); }, value);
}

Bytes encode_value(schema::Value const& value)
{
    cbor::Writer out;
    write_value(out, value);
    return out.take();
}

// ---- reading ----

template<typename Integer>
static Result<Integer> read_integer(cbor::Reader& in)
{
    auto const number = TRY(in.integer());
    if (!std::in_range<Integer>(number))
        return cannot_be(N_("A number is out of its range."));
    return static_cast<Integer>(number);
}

static Result<FuzzyDate> read_date(cbor::Reader& in)
{
    auto const text = TRY(in.text(date_bytes_max));
    auto date = TRY(FuzzyDate::parse(text));
    // The parser forgives white space and other spellings; what is signed has one.
    if (date.text() != text)
        return cannot_be(N_("A date is not in its one spelling."));
    return date;
}

static Result<std::optional<FuzzyDate>> read_optional_date(cbor::Reader& in)
{
    if (in.next_is_null()) {
        TRY(in.null());
        return std::optional<FuzzyDate>();
    }
    auto date = TRY(read_date(in));
    return std::optional<FuzzyDate>(std::move(date));
}

static Result<std::optional<schema::Coordinates>> read_coordinates(cbor::Reader& in)
{
    if (in.next_is_null()) {
        TRY(in.null());
        return std::optional<schema::Coordinates>();
    }
    TRY(in.array_exactly(3));
    schema::Coordinates where;
    where.latitude_e7 = TRY(read_integer<std::int32_t>(in));
    where.longitude_e7 = TRY(read_integer<std::int32_t>(in));
    where.precision_m = TRY(read_integer<std::uint32_t>(in));
    return std::optional<schema::Coordinates>(where);
}

static Result<schema::Value> read_text_value(cbor::Reader& in)
{
    schema::Text value;
    value.text = TRY(read_text(in, text_bytes_max));
    value.language = TRY(read_text(in, code_bytes_max));
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_zoned_time(cbor::Reader& in)
{
    schema::ZonedTime value;
    value.local = TRY(read_text(in, code_bytes_max));
    value.zone = TRY(read_text(in, code_bytes_max));
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_term(cbor::Reader& in)
{
    schema::Term value;
    value.vocabulary = TRY(read_text(in, code_bytes_max));
    value.code = TRY(read_text(in, code_bytes_max));
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_place(cbor::Reader& in)
{
    schema::Place value;
    value.name = TRY(read_text(in, name_bytes_max));
    value.district = TRY(read_text(in, name_bytes_max));
    value.country = TRY(read_text(in, code_bytes_max));
    value.coordinates = TRY(read_coordinates(in));
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_file(cbor::Reader& in)
{
    schema::File value;
    value.sha256 = TRY(in.id<FileHash>());
    value.size_bytes = TRY(in.uint());
    value.media_type = TRY(read_text(in, media_type_bytes_max));
    value.name = TRY(read_text(in, name_bytes_max));
    auto const key = TRY(in.bytes_exactly(file_key_bytes));
    value.key.assign(key.begin(), key.end());
    // In the place of the list, a later version puts the hash of a longer one.
    auto const kind = TRY(in.peek());
    if (kind == cbor::Kind::bytes)
        return newer();
    auto const count = TRY(in.array(file_parts_max));
    value.parts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const part = TRY(in.id<FileHash>());
        value.parts.push_back(part);
    }
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_consent(cbor::Reader& in, std::size_t items)
{
    schema::Consent value;
    value.scope = TRY(read_text(in, code_bytes_max));
    auto const state = TRY(read_known(in, 2));
    value.state = static_cast<schema::ConsentState>(state);
    value.recipient = TRY(read_text(in, name_bytes_max));
    value.identity = TRY(read_text(in, code_bytes_max));
    value.explained_language = TRY(read_text(in, code_bytes_max));
    value.date = TRY(read_optional_date(in));
    value.expires = TRY(read_optional_date(in));
    if (items == short_consent_items)
        return schema::Value(std::move(value));
    value.given_by = TRY(read_text(in, code_bytes_max));
    value.basis = TRY(read_text(in, name_bytes_max));
    value.form = TRY(read_text(in, code_bytes_max));
    value.explained_by = TRY(read_text(in, name_bytes_max));
    value.conditions = TRY(read_text(in, name_bytes_max));
    value.withdrawn = TRY(read_optional_date(in));
    if (!says_more(value))
        return cannot_be(N_("A consent is not in its one spelling."));
    return schema::Value(std::move(value));
}

static Result<schema::Value> read_value_of(std::uint64_t kind, std::size_t items, cbor::Reader& in)
{
    switch (kind) {
    case text_value:
        return read_text_value(in);
    case number_value: {
        auto const number = TRY(in.integer());
        return schema::Value(schema::Number { number });
    }
    case truth_value: {
        auto const truth = TRY(read_known(in, 2));
        return schema::Value(static_cast<schema::Truth>(truth));
    }
    case date_value: {
        auto date = TRY(read_date(in));
        return schema::Value(std::move(date));
    }
    case zoned_time_value:
        return read_zoned_time(in);
    case term_value:
        return read_term(in);
    case place_value:
        return read_place(in);
    case reference_value: {
        auto const record = TRY(in.id<RecordId>());
        return schema::Value(schema::Reference { record });
    }
    case file_value:
        return read_file(in);
    case consent_value:
        return read_consent(in, items);
    }
    return newer();
}

// The most that a value of this kind has; all but consents have exactly that many.
static std::size_t items_of(std::uint64_t kind)
{
    static constexpr std::size_t items[] = { 0, 3, 2, 2, 2, 3, 3, 5, 2, 7, long_consent_items };
    return kind < std::size(items) ? items[kind] : 0;
}

Result<schema::Value> read_value(cbor::Reader& in)
{
    static constexpr std::size_t items_max = 64; // Of any kind, in any version.
    auto const items = TRY(in.array(items_max));
    auto const kind = TRY(in.uint());
    if (items > items_of(kind))
        return newer();
    if (items < items_of(kind) && !(kind == consent_value && items == short_consent_items))
        return cannot_be(N_("A part of this value is missing."));
    return read_value_of(kind, items, in);
}

Result<schema::Value> parse_value(ByteView encoded)
{
    return read_whole(encoded, [](cbor::Reader& in) -> Result<schema::Value> {
        auto value = TRY(read_value(in));
        TRY(check_value(value));
        return value;
    });
}

} // namespace saksi::log
