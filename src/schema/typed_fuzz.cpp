#include "schema/typed.hpp"
#include "testing/any_value.hpp"
#include "testing/fuzz.hpp"

// The first byte chooses the field; the rest is what was typed, parts divided by zero bytes.
SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    static auto const schemas = testing::every_kind();
    if (bytes.empty())
        return;
    auto const& fields = schemas.types()[0].fields;
    auto const& field = fields[bytes[0] % fields.size()];
    schema::Parts parts;
    auto typed = text_of(bytes.subspan(1));
    for (auto const* name : { "", "lang", "zone", "district", "country", "latitude", "longitude",
             "precision_m", "state", "recipient", "identity", "language", "date", "expires" }) {
        auto const end = typed.find('\0');
        if (end != 0)
            parts[name] = std::string(typed.substr(0, end));
        if (end == std::string_view::npos)
            break;
        typed.remove_prefix(end + 1);
    }
    auto const find = [](auto const&, std::string_view text) {
        auto id = RecordId::parse(text);
        return id ? std::optional { *id } : std::nullopt;
    };
    auto const value = schema::parse_value(schemas, field, parts, find);
    if (!value || !*value)
        return;
    auto const again = schema::parse_value(schemas, field, schema::to_parts(**value), find);
    SAKSI_CHECK(again && *again == *value);
    SAKSI_CHECK(schema::sort_key(**value).size() <= 128);
}
