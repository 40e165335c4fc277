// Values as the parts that a form or CSV row carries: what parse_value turns into them again.
#include "schema/typed.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace saksi::schema {
namespace {

// Degrees as people write them: no more zeros than needed, none of the seven places lost.
std::string degrees_text(std::int32_t e7)
{
    auto const size = std::abs(std::int64_t { e7 });
    auto text = fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", size / 10'000'000, size % 10'000'000);
    text.erase(std::max(text.find_last_not_of('0'), text.find('.') + 1) + 1);
    return text;
}

void set(Parts& parts, char const* name, std::string const& text)
{
    if (!text.empty())
        parts[name] = text;
}

struct ToParts {
    Parts operator()(Text const& text) const
    {
        Parts parts { { "", text.text } };
        set(parts, "lang", text.language);
        return parts;
    }
    Parts operator()(ZonedTime const& time) const
    {
        return { { "", time.local }, { "zone", time.zone } };
    }
    Parts operator()(Place const& place) const
    {
        Parts parts { { "", place.name } };
        set(parts, "district", place.district);
        set(parts, "country", place.country);
        if (place.coordinates) {
            parts["latitude"] = degrees_text(place.coordinates->latitude_e7);
            parts["longitude"] = degrees_text(place.coordinates->longitude_e7);
            parts["precision_m"] = std::to_string(place.coordinates->precision_m);
        }
        return parts;
    }
    Parts operator()(Consent const& consent) const
    {
        Parts parts { { "", consent.scope },
            { "state", std::string(consent_state_word(consent.state)) } };
        set(parts, "recipient", consent.recipient);
        set(parts, "identity", consent.identity);
        set(parts, "language", consent.explained_language);
        if (consent.date)
            parts["date"] = consent.date->text();
        if (consent.expires)
            parts["expires"] = consent.expires->text();
        set(parts, "given_by", consent.given_by);
        set(parts, "basis", consent.basis);
        set(parts, "form", consent.form);
        set(parts, "explained_by", consent.explained_by);
        set(parts, "conditions", consent.conditions);
        if (consent.withdrawn)
            parts["withdrawn"] = consent.withdrawn->text();
        return parts;
    }
    template<typename Other>
    Parts operator()(Other const& other) const
    {
        return { { "", plain_text(other) } };
    }
};

} // namespace

Parts to_parts(Value const& value)
{
    return std::visit(ToParts {}, value);
}

std::string_view truth_word(Truth truth)
{
    switch (truth) {
    case Truth::no:
        return "no";
    case Truth::yes:
        return "yes";
    case Truth::unknown:
        return "unknown";
    }
    SAKSI_CHECK(!"a truth beyond the enum");
    return {};
}

std::string_view consent_state_word(ConsentState state)
{
    switch (state) {
    case ConsentState::refused:
        return "refused";
    case ConsentState::given:
        return "given";
    case ConsentState::withdrawn:
        return "withdrawn";
    }
    SAKSI_CHECK(!"a state of consent beyond the enum");
    return {};
}

} // namespace saksi::schema
