#include "schema/typed.hpp"

#include "base/text.hpp"
#include "schema/decimal.hpp"
#include "schema/named.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>

namespace saksi::schema {
namespace {

// What every kind needs to read its parts. A fault says which field it is about.
struct Reading {
    Schemas const& schemas;
    Field const& field;
    Parts const& parts;
    FindRecord const& find_record;

    Error fault(Message message) const { return { ErrorKind::invalid, message, field.key }; }

    // Says of which field an error of a helper is.
    Error about_field(Error error) const
    {
        error.subject = field.key;
        return error;
    }

    // A part as one tidy line; empty when it is not there.
    Result<std::string> line(std::string const& name) const
    {
        auto const text = TRY(words(name, short_text_bytes_max));
        if (text.find('\n') != std::string::npos)
            return fault(N_("This is one line of text. Take out the line breaks."));
        return text;
    }

    Result<std::string> words(std::string const& name, std::size_t bytes_max) const
    {
        auto const part = parts.find(name);
        if (part == parts.end())
            return std::string {};
        if (part->second.size() > bytes_max)
            return Error { ErrorKind::too_large,
                bytes_max == short_text_bytes_max
                    ? N_("This is too long for one line. Shorten it, or put the rest into a longer "
                         "field.")
                    : N_("This text is longer than 64 KiB. Shorten it, or add it as a file."),
                field.key };
        auto text = tidy_text(part->second);
        if (!text)
            return about_field(std::move(text).error());
        return *std::move(text);
    }

    // Says no to parts that this kind does not have, so that nothing typed is lost in silence.
    Result<void> only(std::initializer_list<std::string_view> names) const
    {
        for (auto const& [name, text] : parts) {
            if (!name.empty() && std::ranges::find(names, name) == names.end())
                return fault(N_("This field has no part of that name."));
        }
        return {};
    }

    Vocabulary const& vocabulary(std::string_view key) const
    {
        return *checked(schemas.vocabulary(key));
    }
};

using Parsed = Result<std::optional<Value>>;
std::optional<Value> const nothing {};

template<typename T>
Result<T> about(Reading const& in, Result<T> result)
{
    if (!result)
        return in.about_field(std::move(result).error());
    return result;
}

Result<std::string> parse_language(Reading const& in, std::string const& part)
{
    auto const typed = TRY(in.line(part));
    if (typed.empty())
        return std::string {};
    return about(in, language_tag(in.schemas.vocabulary("language"), typed));
}

Parsed parse_text(Reading const& in, std::size_t bytes_max)
{
    TRY(in.only({ "lang" }));
    auto text = TRY(in.words("", bytes_max));
    if (text.empty())
        return nothing;
    auto language = TRY(parse_language(in, "lang"));
    return std::optional<Value> { Text { std::move(text), std::move(language) } };
}

Parsed parse_short_text(Reading const& in)
{
    TRY(in.only({}));
    auto text = TRY(in.line(""));
    if (text.empty())
        return nothing;
    return std::optional<Value> { Text { std::move(text) } };
}

Parsed parse_number(Reading const& in)
{
    TRY(in.only({}));
    auto const text = with_ascii_digits(TRY(in.line("")));
    if (text.empty())
        return nothing;
    auto digits = std::string_view(text);
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    std::int64_t value = 0;
    auto const [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (status != std::errc {} || end != digits.data() + digits.size()
        || (text[0] == '+' && value < 0))
        return in.fault(
            N_("Write a whole number in digits, like 12 or -3, without commas or points."));
    return std::optional<Value> { Number { value } };
}

Parsed parse_truth(Reading const& in)
{
    TRY(in.only({}));
    auto const text = folded(TRY(in.line("")));
    if (text.empty())
        return nothing;
    if (text == "yes" || text == "y" || text == "true" || text == "1")
        return std::optional<Value> { Truth::yes };
    if (text == "no" || text == "n" || text == "false" || text == "0")
        return std::optional<Value> { Truth::no };
    if (text == "unknown" || text == "?")
        return std::optional<Value> { Truth::unknown };
    return in.fault(N_("Write yes, no or unknown."));
}

Result<std::optional<FuzzyDate>> parse_date_part(Reading const& in, std::string const& part)
{
    auto const text = TRY(in.line(part));
    if (text.empty())
        return std::optional<FuzzyDate> {};
    auto date = TRY(about(in, FuzzyDate::parse(text)));
    return std::optional<FuzzyDate> { std::move(date) };
}

Parsed parse_fuzzy_date(Reading const& in)
{
    TRY(in.only({}));
    auto date = TRY(parse_date_part(in, ""));
    if (!date)
        return nothing;
    return std::optional<Value> { *std::move(date) };
}

bool is_clock_reading(std::string_view text)
{
    if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':'
        || !Day::parse(text.substr(0, 10)))
        return false;
    auto const hours = parse_decimal(text.substr(11, 2), 0);
    auto const minutes = parse_decimal(text.substr(14), 0);
    return hours && minutes && *hours >= 0 && *hours < 24 && *minutes >= 0 && *minutes < 60
        && text.find_first_of("+.", 11) == std::string_view::npos && text[11] != '-'
        && text[14] != '-';
}

Parsed parse_zoned_time(Reading const& in)
{
    TRY(in.only({ "zone" }));
    auto local = TRY(in.line(""));
    if (local.empty())
        return nothing;
    if (!is_clock_reading(local))
        return in.fault(N_("Write the day and the time on the clock, like 2026-03-07T15:00."));
    local[10] = 'T';
    auto const zone = TRY(in.line("zone"));
    if (zone.empty())
        return in.fault(
            N_("Say whose clock this is: a time zone by its city, like Asia/Kathmandu."));
    auto known = TRY(about(in, time_zone(zone)));
    return std::optional<Value> { ZonedTime { std::move(local), std::move(known) } };
}

Parsed parse_term(Reading const& in)
{
    TRY(in.only({}));
    auto const typed = TRY(in.line(""));
    if (typed.empty())
        return nothing;
    auto code = TRY(about(in, term_code(in.vocabulary(in.field.vocabulary), typed)));
    return std::optional<Value> { Term { in.field.vocabulary, std::move(code) } };
}

Result<std::string> parse_country_part(Reading const& in, std::string const& part)
{
    auto const typed = TRY(in.line(part));
    auto const* countries = in.schemas.vocabulary("country");
    if (typed.empty())
        return std::string {};
    return about(in, country_code(*checked(countries), typed));
}

Parsed parse_country(Reading const& in)
{
    TRY(in.only({}));
    auto code = TRY(parse_country_part(in, ""));
    if (code.empty())
        return nothing;
    return std::optional<Value> { Term { "country", std::move(code) } };
}

Result<std::optional<Coordinates>> parse_coordinates(Reading const& in)
{
    static constexpr std::int64_t degree = 10'000'000;
    static constexpr std::int64_t half_the_earth_m = 20'004'000; // From pole to pole.
    auto const latitude_text = with_ascii_digits(TRY(in.line("latitude")));
    auto const longitude_text = with_ascii_digits(TRY(in.line("longitude")));
    auto const precision_text = with_ascii_digits(TRY(in.line("precision_m")));
    if (latitude_text.empty() && longitude_text.empty() && precision_text.empty())
        return std::optional<Coordinates> {};

    auto const latitude = parse_decimal(latitude_text, 7);
    auto const longitude = parse_decimal(longitude_text, 7);
    if (!latitude || !longitude)
        return in.fault(
            N_("Write latitude and longitude in degrees with a point, like 27.7172 and 85.3240."));
    if (std::abs(*latitude) > 90 * degree || std::abs(*longitude) > 180 * degree)
        return in.fault(
            N_("A latitude lies between -90 and 90, a longitude between -180 and 180."));
    auto const precision = parse_decimal(precision_text, 0);
    if (!precision || *precision < 0 || *precision > half_the_earth_m)
        return in.fault(N_("Say how exact the coordinates are: a radius in whole metres, like 50 "
                           "for a house or 5000 for a town."));
    return std::optional<Coordinates> { Coordinates { static_cast<std::int32_t>(*latitude),
        static_cast<std::int32_t>(*longitude), static_cast<std::uint32_t>(*precision) } };
}

Parsed parse_place(Reading const& in)
{
    TRY(in.only({ "district", "country", "latitude", "longitude", "precision_m" }));
    Place place;
    place.name = TRY(in.line(""));
    place.district = TRY(in.line("district"));
    place.country = TRY(parse_country_part(in, "country"));
    place.coordinates = TRY(parse_coordinates(in));
    if (place == Place {})
        return nothing;
    return std::optional<Value> { std::move(place) };
}

Parsed parse_reference(Reading const& in)
{
    TRY(in.only({}));
    auto const typed = TRY(in.line(""));
    if (typed.empty())
        return nothing;
    auto const found = in.find_record ? in.find_record(in.field.targets, typed) : std::nullopt;
    if (!found)
        return in.fault(
            N_("No record, or more than one, is called so. Choose one of the list, write its "
               "id, or add it first."));
    return std::optional<Value> { Reference { *found } };
}

Result<ConsentState> parse_consent_state(Reading const& in)
{
    auto const state = folded(TRY(in.line("state")));
    if (state == "given")
        return ConsentState::given;
    if (state == "refused")
        return ConsentState::refused;
    if (state == "withdrawn")
        return ConsentState::withdrawn;
    return in.fault(N_("Say whether consent was given, refused or withdrawn."));
}

Result<std::string> parse_code_part(
    Reading const& in, std::string const& part, std::string_view vocabulary)
{
    auto const typed = TRY(in.line(part));
    if (typed.empty())
        return std::string {};
    return about(in, term_code(in.vocabulary(vocabulary), typed));
}

Parsed parse_consent(Reading const& in)
{
    TRY(in.only({ "state", "recipient", "identity", "language", "date", "expires", "given_by",
        "basis", "form", "explained_by", "conditions", "withdrawn" }));
    Consent consent;
    auto const scope = TRY(in.line(""));
    consent.recipient = TRY(in.line("recipient"));
    consent.date = TRY(parse_date_part(in, "date"));
    consent.expires = TRY(parse_date_part(in, "expires"));
    consent.basis = TRY(in.line("basis"));
    consent.explained_by = TRY(in.line("explained_by"));
    consent.conditions = TRY(in.line("conditions"));
    consent.withdrawn = TRY(parse_date_part(in, "withdrawn"));
    if (scope.empty()) {
        if (consent == Consent {})
            return nothing;
        return in.fault(
            N_("Say what the consent is for. Each purpose is asked and kept on its own."));
    }
    consent.scope = TRY(about(in, term_code(in.vocabulary("consent_scope"), scope)));
    consent.state = TRY(parse_consent_state(in));
    consent.identity = TRY(parse_code_part(in, "identity", "identity_treatment"));
    consent.given_by = TRY(parse_code_part(in, "given_by", "consent_giver"));
    consent.form = TRY(parse_code_part(in, "form", "consent_form"));
    if (consent.withdrawn && consent.state != ConsentState::withdrawn)
        return in.fault(N_("A consent with a day of withdrawal is withdrawn: say so."));
    consent.explained_language = TRY(parse_language(in, "language"));
    return std::optional<Value> { std::move(consent) };
}

} // namespace

Result<std::optional<Value>> parse_value(
    Schemas const& schemas, Field const& field, Parts const& parts, FindRecord const& find_record)
{
    Reading const in { schemas, field, parts, find_record };
    switch (field.kind) {
    case FieldKind::short_text:
        return parse_short_text(in);
    case FieldKind::long_text:
    case FieldKind::localized_text:
        return parse_text(in, long_text_bytes_max);
    case FieldKind::number:
        return parse_number(in);
    case FieldKind::truth:
        return parse_truth(in);
    case FieldKind::fuzzy_date:
        return parse_fuzzy_date(in);
    case FieldKind::zoned_time:
        return parse_zoned_time(in);
    case FieldKind::term:
        return parse_term(in);
    case FieldKind::country:
        return parse_country(in);
    case FieldKind::place:
        return parse_place(in);
    case FieldKind::reference:
        return parse_reference(in);
    case FieldKind::file:
        return in.fault(N_("A file is added by choosing it, not by typing its name."));
    case FieldKind::consent:
        return parse_consent(in);
    }
    SAKSI_CHECK(!"a field kind beyond the enum");
    return nothing;
}

} // namespace saksi::schema
