#include "testing/any_value.hpp"

#include <array>
#include <fmt/format.h>

namespace saksi::testing {

using namespace schema;

static Vocabulary small_list(std::string key)
{
    return { .key = std::move(key),
        .label = N_("A list"),
        .source = N_("made up"),
        .terms = {
            { .code = "A", .label = N_("First term") },
            { .code = "A-1", .label = N_("Narrower term"), .parent = "A" },
            { .code = "A-1-x", .label = N_("Narrowest term"), .parent = "A-1" },
            { .code = "B", .label = N_("Zweiter Begriff, größer") },
        } };
}

Schemas every_kind()
{
    RecordType type {
        .key = "thing",
        .label = N_("Thing"),
        .label_plural = N_("Things"),
        .title_fields = { "short_text" },
        .key_fields = { "short_text" },
        .fields = {
            { .key = "short_text", .label = N_("Short"), .required = true },
            { .key = "long_text", .label = N_("Long"), .kind = FieldKind::long_text },
            { .key = "localized_text", .label = N_("Names"), .kind = FieldKind::localized_text, .repeats = true },
            { .key = "number", .label = N_("Number"), .kind = FieldKind::number },
            { .key = "truth", .label = N_("Truth"), .kind = FieldKind::truth },
            { .key = "fuzzy_date", .label = N_("Date"), .kind = FieldKind::fuzzy_date },
            { .key = "zoned_time", .label = N_("Time"), .kind = FieldKind::zoned_time },
            { .key = "term", .label = N_("Term"), .kind = FieldKind::term, .vocabulary = "list" },
            { .key = "country", .label = N_("Country"), .kind = FieldKind::country },
            { .key = "place", .label = N_("Place"), .kind = FieldKind::place },
            { .key = "reference", .label = N_("Reference"), .kind = FieldKind::reference, .targets = { "thing" } },
            { .key = "file", .label = N_("File"), .kind = FieldKind::file },
            { .key = "consent", .label = N_("Consent"), .kind = FieldKind::consent, .repeats = true },
        },
    };
    Vocabulary countries { .key = "country",
        .label = N_("Country"),
        .source = N_("ISO 3166-1"),
        .terms = { { .code = "NPL", .label = N_("Nepal") },
            { .code = "THA", .label = N_("Thailand") }, { .code = "VNM", .label = N_("Viet Nam") },
            { .code = "KOR", .label = N_("Republic of Korea") } } };
    Vocabulary languages { .key = "language",
        .label = N_("Language"),
        .source = N_("BCP 47"),
        .terms = { { .code = "ne", .label = N_("Nepali") },
            { .code = "zh-Hans", .label = N_("Chinese") } } };
    return Schemas { { std::move(type) },
        { small_list("list"), small_list("consent_scope"), small_list("identity_treatment"),
            small_list("consent_giver"), small_list("consent_form"), std::move(countries),
            std::move(languages) } };
}

static std::size_t below(std::mt19937_64& luck, std::size_t bound)
{
    return luck() % bound;
}

static std::string any_words(std::mt19937_64& luck)
{
    static constexpr std::array words { "Asha", "यातना", "การทรมาน", "拷問", "ශ්‍රී",
        "Nguyễn", "\"quoted\"", "a,b;c", "=1+1", "-", "<b>", "ක්‍ෂ", "می‌خواهم",
        "\U0001F54A" };
    std::string text = words[below(luck, words.size())];
    for (auto more = below(luck, 4); more > 0; --more)
        text += std::string(" ") + words[below(luck, words.size())];
    return text;
}

static FuzzyDate any_date(std::mt19937_64& luck)
{
    auto const day = Day { 1950, 1, 1 }.plus_days(static_cast<int>(below(luck, 40'000)));
    auto const text = day.text();
    std::array<std::string, 7> const forms { text, text.substr(0, 7), text.substr(0, 4),
        text.substr(0, 3) + "X~", text.substr(0, 7) + "-XX?", text + "/..",
        text.substr(0, 4) + "/" + day.plus_days(400).text() };
    return MUST(FuzzyDate::parse(forms[below(luck, forms.size())]));
}

static std::string any_code(Vocabulary const& vocabulary, std::mt19937_64& luck)
{
    return vocabulary.terms[below(luck, vocabulary.terms.size())].code;
}

static std::string perhaps(std::string text, std::mt19937_64& luck)
{
    return below(luck, 2) == 0 ? std::string {} : std::move(text);
}

static Place any_place(Schemas const& schemas, std::mt19937_64& luck)
{
    Place place { .name = perhaps(any_words(luck), luck), .district = any_words(luck) };
    place.country = perhaps(any_code(*schemas.vocabulary("country"), luck), luck);
    if (below(luck, 2) == 0) {
        place.coordinates = Coordinates { static_cast<std::int32_t>(below(luck, 1'800'000'001))
                - 900'000'000,
            static_cast<std::int32_t>(
                static_cast<std::int64_t>(below(luck, 3'600'000'001)) - 1'800'000'000),
            static_cast<std::uint32_t>(below(luck, 20'000)) };
    }
    return place;
}

static Consent any_consent(Schemas const& schemas, std::mt19937_64& luck)
{
    Consent consent { .scope = any_code(*schemas.vocabulary("consent_scope"), luck),
        .state = static_cast<ConsentState>(below(luck, 3)) };
    consent.recipient = perhaps(any_words(luck), luck);
    consent.identity = perhaps(any_code(*schemas.vocabulary("identity_treatment"), luck), luck);
    consent.explained_language = perhaps("ne", luck);
    if (below(luck, 2) == 0)
        consent.date = any_date(luck);
    if (below(luck, 2) == 0)
        consent.expires = any_date(luck);
    consent.given_by = perhaps(any_code(*schemas.vocabulary("consent_giver"), luck), luck);
    consent.basis = perhaps(any_words(luck), luck);
    consent.form = perhaps(any_code(*schemas.vocabulary("consent_form"), luck), luck);
    consent.explained_by = perhaps(any_words(luck), luck);
    consent.conditions = perhaps(any_words(luck), luck);
    if (consent.state == ConsentState::withdrawn && below(luck, 2) == 0)
        consent.withdrawn = any_date(luck);
    return consent;
}

Value any_value(Schemas const& schemas, Field const& field, std::mt19937_64& luck)
{
    static constexpr std::array languages { "", "ne", "ur", "zh-Hans", "ks-Deva", "sr-Latn-RS",
        "mnw" };
    switch (field.kind) {
    case FieldKind::short_text:
        return Text { any_words(luck) };
    case FieldKind::long_text:
    case FieldKind::localized_text:
        return Text { any_words(luck) + "\n" + any_words(luck),
            languages[below(luck, languages.size())] };
    case FieldKind::number:
        return Number { static_cast<std::int64_t>(luck()) >> below(luck, 63) };
    case FieldKind::truth:
        return static_cast<Truth>(below(luck, 3));
    case FieldKind::fuzzy_date:
        return any_date(luck);
    case FieldKind::zoned_time: {
        auto const day = Day { 1990, 1, 1 }.plus_days(static_cast<int>(below(luck, 20'000)));
        return ZonedTime { fmt::format(
                               "{}T{:02}:{:02}", day.text(), below(luck, 24), below(luck, 60)),
            std::array { "Asia/Kathmandu", "Asia/Jakarta", "UTC",
                "America/Argentina/Buenos_Aires" }[below(luck, 4)] };
    }
    case FieldKind::term:
        return Term { field.vocabulary, any_code(*schemas.vocabulary(field.vocabulary), luck) };
    case FieldKind::country:
        return Term { "country", any_code(*schemas.vocabulary("country"), luck) };
    case FieldKind::place:
        return any_place(schemas, luck);
    case FieldKind::reference: {
        auto const first = luck();
        std::array<std::uint8_t, RecordId::byte_count> bytes {};
        for (std::size_t at = 0; at < bytes.size(); ++at)
            bytes[at] = static_cast<std::uint8_t>(first >> (at % 8 * 8U));
        return Reference { RecordId::leading(bytes) };
    }
    case FieldKind::file:
        break;
    case FieldKind::consent:
        return any_consent(schemas, luck);
    }
    SAKSI_CHECK(!"a file's value is made by storing its bytes");
    return Number {};
}

} // namespace saksi::testing
