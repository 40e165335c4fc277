#include "schema/typed.hpp"

#include "base/text.hpp"
#include "testing/any_value.hpp"

#include <doctest/doctest.h>
#include <random>

namespace saksi::schema {
namespace {

// Every id is a record of the case "NPL"; nothing else is.
std::optional<RecordId> find_by_id(std::vector<std::string> const& types, std::string_view text)
{
    CHECK(types == std::vector<std::string> { "thing" });
    auto id = RecordId::parse(text);
    return id ? std::optional { *id } : std::nullopt;
}

// A person at the form of a thing.
struct Typist {
    Schemas schemas = testing::every_kind();
    RecordType const& type = *schemas.type("thing");

    Field const& field(std::string_view key) const { return *type.find(key); }

    Result<std::optional<Value>> types(std::string_view key, Parts const& parts) const
    {
        return parse_value(schemas, field(key), parts, find_by_id);
    }
    Result<std::optional<Value>> types(std::string_view key, std::string const& text) const
    {
        return types(key, Parts { { "", text } });
    }
    std::string means(std::string_view key, std::string const& text) const
    {
        auto const value = types(key, text);
        return value && *value ? plain_text(**value) : "(nothing)";
    }
    void is_refused(
        std::string_view key, Parts const& parts, ErrorKind kind = ErrorKind::invalid) const
    {
        auto const refused = types(key, parts);
        for (auto const& [part, text] : parts) {
            CAPTURE(part);
            CAPTURE(text.substr(0, 100));
            REQUIRE_FALSE(refused);
        }
        CHECK(refused.error().kind == kind);
        CHECK(refused.error().subject == key);
        CHECK(refused.error().message.text().ends_with('.'));
    }
    void is_refused(std::string_view key, std::string const& text) const
    {
        is_refused(key, Parts { { "", text } });
    }
};

} // namespace

TEST_CASE("whatever a value is, its parts typed again mean the same value")
{
    Typist const asha;
    std::mt19937_64 luck { 40 };
    for (auto const& field : asha.type.fields) {
        if (field.kind == FieldKind::file)
            continue;
        for (int i = 0; i < 500; ++i) {
            auto const value = testing::any_value(asha.schemas, field, luck);
            CAPTURE(plain_text(value));
            auto const again = asha.types(field.key, to_parts(value));
            REQUIRE(again);
            CHECK(*again == value);
        }
    }
}

TEST_CASE("nothing typed is nothing, also where a form sends along what it chose by itself")
{
    Typist const asha;
    for (auto const& field : asha.type.fields) {
        if (field.kind == FieldKind::file)
            continue;
        CHECK(MUST(asha.types(field.key, Parts {})) == std::nullopt);
        CHECK(MUST(asha.types(field.key, " \n")) == std::nullopt);
    }
    CHECK(
        MUST(asha.types("localized_text", Parts { { "", "" }, { "lang", "ne" } })) == std::nullopt);
    CHECK(MUST(asha.types("zoned_time", Parts { { "", "" }, { "zone", "Asia/Dhaka" } }))
        == std::nullopt);
    CHECK(MUST(asha.types(
              "consent", Parts { { "", "" }, { "state", "refused" }, { "language", "ne" } }))
        == std::nullopt);
}

TEST_CASE("sorting by keys sorts dates by their first day and numbers by size")
{
    Typist const asha;
    std::mt19937_64 luck { 41 };
    for (int i = 0; i < 3000; ++i) {
        auto const one = testing::any_value(asha.schemas, asha.field("number"), luck);
        auto const other = testing::any_value(asha.schemas, asha.field("number"), luck);
        CHECK((sort_key(one) < sort_key(other))
            == (std::get<Number>(one).value < std::get<Number>(other).value));

        auto const early = std::get<FuzzyDate>(
            testing::any_value(asha.schemas, asha.field("fuzzy_date"), luck));
        auto const late = std::get<FuzzyDate>(
            testing::any_value(asha.schemas, asha.field("fuzzy_date"), luck));
        if (*early.earliest() < *late.earliest())
            CHECK(sort_key(early) < sort_key(late));
    }
    CHECK(sort_key(Number { INT64_MIN }) < sort_key(Number { -1 }));
    CHECK(sort_key(Number { -1 }) < sort_key(Number { 0 }));
    CHECK(sort_key(Number { 9 }) < sort_key(Number { 10 }));
    CHECK(sort_key(Number { 10 }) < sort_key(Number { INT64_MAX }));
    CHECK(sort_key(MUST(FuzzyDate::parse("2026~"))).starts_with("2026-01-01"));
}

TEST_CASE("a sort key is short and whole characters, however long the text")
{
    Typist const asha;
    std::mt19937_64 luck { 42 };
    for (auto const& field : asha.type.fields) {
        for (int i = 0; i < 100 && field.kind != FieldKind::file; ++i) {
            auto const key = sort_key(testing::any_value(asha.schemas, field, luck));
            CHECK(key.size() <= 128);
            CHECK(is_utf8(key));
        }
    }
    CHECK(sort_key(Text { std::string(5000, 'x') }).size() == 128);
    CHECK(sort_key(Text { "ÄNGSTE" }) == sort_key(Text { "angste" }));
}

TEST_CASE("plain text is one line")
{
    Typist const asha;
    std::mt19937_64 luck { 43 };
    for (auto const& field : asha.type.fields) {
        for (int i = 0; i < 100 && field.kind != FieldKind::file; ++i)
            CHECK(plain_text(testing::any_value(asha.schemas, field, luck)).find('\n')
                == std::string::npos);
    }
}

TEST_CASE("a whole number may be typed in the digits of any script")
{
    Typist const asha;
    CHECK(asha.means("number", "42") == "42");
    CHECK(asha.means("number", " -7 ") == "-7");
    CHECK(asha.means("number", "+7") == "7");
    CHECK(asha.means("number", "−7") == "-7");
    CHECK(asha.means("number", "१२") == "12");
    CHECK(asha.means("number", "٣٤") == "34");
    CHECK(asha.means("number", "৫৬") == "56");
    CHECK(asha.means("number", "၇") == "7");
    CHECK(asha.means("number", "-9223372036854775808") == "-9223372036854775808");
    for (auto const* text : { "1,234", "1.5", "1e3", "twelve", "--1", "+-1", "9223372036854775808",
             "0x10", "1 2", "½" })
        asha.is_refused("number", text);
}

TEST_CASE("yes, no and unknown are three answers")
{
    Typist const asha;
    CHECK(asha.means("truth", "Yes") == "yes");
    CHECK(asha.means("truth", "0") == "no");
    CHECK(asha.means("truth", "unknown") == "unknown");
    asha.is_refused("truth", "maybe");
}

TEST_CASE("a term is meant by its code or its label, whatever the case and accents")
{
    Typist const asha;
    CHECK(asha.means("term", "A-1-x") == "A-1-x");
    CHECK(asha.means("term", "a-1-X") == "A-1-x");
    CHECK(asha.means("term", "narrower  TERM") == "A-1");
    CHECK(asha.means("term", "zweiter begriff, grosser") == "B");
    asha.is_refused("term", "term");
}

TEST_CASE("a country is meant by its codes, its names in English or its name in a language of Asia")
{
    Typist const asha;
    for (auto const* name : { "NPL", "npl", "NP", "Nepal", "नेपाल", "Népal", "尼泊尔" })
        CHECK(asha.means("country", name) == "NPL");
    for (auto const* name : { "Viet Nam", "Vietnam", "Việt Nam" })
        CHECK(asha.means("country", name) == "VNM");
    for (auto const* name : { "ไทย", "タイ", "Thailand" })
        CHECK(asha.means("country", name) == "THA");
    for (auto const* name : { "대한민국", "Republic of Korea", "South Korea" })
        CHECK(asha.means("country", name) == "KOR");
    for (auto const* name : { "XX", "Atlantis", "FRA", "France", "N",
             ""
             " ." })
        asha.is_refused("country", name);
}

TEST_CASE("words say their language by tag or by name, and only by one that is a language")
{
    Typist const asha;
    auto const language_of = [&](std::string const& typed) {
        return std::get<Text>(
            *MUST(asha.types("localized_text", Parts { { "", "x" }, { "lang", typed } })))
            .language;
    };
    CHECK(language_of("ne") == "ne");
    CHECK(language_of("Nepali") == "ne");
    CHECK(language_of("zh-hans") == "zh-Hans");
    CHECK(language_of("MNW") == "mnw");
    CHECK(language_of("").empty());
    for (auto const* tag : { "nepalese tongue", "x", "n1", "ne-", "und",
             "ne-Deva-NP-extremely-long-and-not-a-tag-at-all" })
        asha.is_refused("localized_text", { { "", "x" }, { "lang", tag } });
}

TEST_CASE("a deadline needs a clock that the time-zone rules know")
{
    Typist const asha;
    auto const typed = MUST(asha.types(
        "zoned_time", Parts { { "", "2026-03-07 15:00" }, { "zone", "Asia/Kathmandu" } }));
    CHECK(*typed == Value { ZonedTime { "2026-03-07T15:00", "Asia/Kathmandu" } });
    for (auto const* zone : { "", "EST", "IST", "Asia/Atlantis", "GMT+5", "+05:45" })
        asha.is_refused("zoned_time", { { "", "2026-03-07T15:00" }, { "zone", zone } });
    for (auto const* time :
        { "2026-03-07", "2026-02-30T10:00", "2026-03-07T24:00", "2026-03-07T10:60",
            "2026-03-07T-1:00", "2026-03-07T+1:00", "2026-03-07T1.:00", "yesterday at noon" })
        asha.is_refused("zoned_time", { { "", time }, { "zone", "UTC" } });
}

TEST_CASE("coordinates lie on the earth and say how exact they are")
{
    Typist const asha;
    auto const place = [&](std::string const& latitude, std::string const& longitude,
                           std::string const& precision) {
        return Parts { { "", "" }, { "latitude", latitude }, { "longitude", longitude },
            { "precision_m", precision } };
    };
    auto const found = std::get<Place>(
        *MUST(asha.types("place", place("27.7172453999", "-85.3240", "50"))));
    CHECK(found.coordinates == Coordinates { 277'172'453, -853'240'000, 50 });
    CHECK(std::get<Place>(*MUST(asha.types("place", place("२७.७", "८५", "५०")))).coordinates
        == Coordinates { 277'000'000, 850'000'000, 50 });
    for (auto const& parts : { place("90.0000001", "0", "1"), place("0", "-180.1", "1"),
             place("27,7", "85", "1"), place("27.7", "", "1"), place("27.7", "85.3", ""),
             place("27.7", "85.3", "-1"), place("north", "85", "1"), place("27.", "85", "1"),
             place("", "", "50"), place("9999999999", "0", "1"), place("1", "1", "99999999") })
        asha.is_refused("place", parts);
    asha.is_refused("place", { { "", "Dhaka" }, { "country", "Atlantis" } });
    asha.is_refused("place", { { "", "Dhaka" }, { "street", "1" } });
}

TEST_CASE("consent names its purpose and is given, refused or withdrawn, never something between")
{
    Typist const asha;
    asha.is_refused("consent", { { "", "A" } });
    asha.is_refused("consent", { { "", "A" }, { "state", "yes" } });
    asha.is_refused("consent", { { "", "C" }, { "state", "given" } });
    asha.is_refused("consent", { { "", "" }, { "state", "given" }, { "recipient", "a lawyer" } });
    asha.is_refused("consent", { { "", "A" }, { "state", "given" }, { "date", "soon" } });
    asha.is_refused("consent", { { "", "A" }, { "state", "given" }, { "identity", "half" } });
    asha.is_refused("consent", { { "", "A" }, { "state", "given" }, { "given_by", "half" } });
    asha.is_refused("consent", { { "", "A" }, { "state", "given" }, { "withdrawn", "2026-05" } });
}

TEST_CASE("text is refused when it is too long, broken or on too many lines")
{
    Typist const asha;
    asha.is_refused("short_text", "two\nlines");
    asha.is_refused("short_text", "bad \xFF");
    asha.is_refused("long_text", std::string("nul \0", 5));
    asha.is_refused("short_text", { { "", std::string(1025, 'x') } }, ErrorKind::too_large);
    asha.is_refused("long_text", { { "", std::string(65'537, 'x') } }, ErrorKind::too_large);
    CHECK(asha.types("long_text", std::string(65'536, 'x')));
}

TEST_CASE("a reference is to a record that is here, and a file is not typed")
{
    Typist const asha;
    asha.is_refused("reference", "nobody");
    asha.is_refused("file", "photo.jpg");
    CHECK_FALSE(parse_value(asha.schemas, asha.field("reference"), { { "", "x" } }, {}));
}

TEST_CASE("the index finds a term by its label and a place by its country")
{
    Typist const asha;
    CHECK(searchable_text(asha.schemas, Term { "list", "A-1" }) == "Narrower term A-1");
    CHECK(searchable_text(asha.schemas, Term { "gone", "X" }) == "X");
    CHECK(searchable_text(asha.schemas, Place { .name = "Banke", .country = "NPL" })
        == "Banke Nepal NPL");
    CHECK(searchable_text(asha.schemas, Text { "two\nlines" }) == "two\nlines");
}

TEST_CASE("the same key values name the same record, whoever types them")
{
    Typist const asha;
    auto const id = record_id_of(asha.type, { "CAT/C/46/D/373/2009", "Ünlü" });
    CHECK(id == record_id_of(asha.type, { "cat/c/46/d/373/2009 ", "unlu" }));
    CHECK(id != record_id_of(asha.type, { "CAT/C/46/D/373/2009", "other" }));
    CHECK(record_id_of(asha.type, { "a", "bc" }) != record_id_of(asha.type, { "ab", "c" }));
    // Frozen: a changed id would make every imported fact a second record.
    CHECK(record_id_of(asha.type, { "NPL", "CAT" }).text() == "7fb5838e06bdae9ee576dbc20db09012");
}

} // namespace saksi::schema
