// Values as text that is not typed back: one line for people, words for the index, a key for order.
#include "base/cbor.hpp"
#include "base/text.hpp"
#include "base/zawgyi.hpp"
#include "crypto/hash.hpp"
#include "schema/typed.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace saksi::schema {
namespace {

constexpr std::size_t sort_key_bytes_max = 128;

std::string one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// The pieces that are not empty, with ", " between.
std::string joined(std::initializer_list<std::string_view> pieces, std::string_view between = ", ")
{
    std::string all;
    for (auto const piece : pieces) {
        if (!piece.empty())
            all.append(all.empty() ? "" : between).append(piece);
    }
    return all;
}

struct PlainText {
    std::string operator()(Text const& text) const { return one_line(text.text); }
    std::string operator()(Number number) const { return std::to_string(number.value); }
    std::string operator()(Truth truth) const { return std::string(truth_word(truth)); }
    std::string operator()(FuzzyDate const& date) const { return date.text(); }
    std::string operator()(ZonedTime const& time) const { return time.local + " " + time.zone; }
    std::string operator()(Term const& term) const { return term.code; }
    std::string operator()(Place const& place) const
    {
        auto const parts = to_parts(place);
        auto const where = place.coordinates ? fmt::format("{} {} ±{} m", parts.at("latitude"),
                                                   parts.at("longitude"), parts.at("precision_m"))
                                             : std::string {};
        return joined({ place.name, place.district, place.country, where });
    }
    std::string operator()(Reference const& reference) const { return reference.record.text(); }
    std::string operator()(File const& file) const { return file.name; }
    std::string operator()(Consent const& consent) const
    {
        return joined({ consent.scope, consent_state_word(consent.state), consent.recipient,
            consent.identity, consent.date ? consent.date->text() : "",
            consent.expires ? "-> " + consent.expires->text() : "" });
    }
};

struct SearchableText {
    Schemas const& schemas;

    std::string term(std::string_view vocabulary, std::string_view code) const
    {
        return joined({ schemas.term_label(vocabulary, code).text(), code }, " ");
    }

    std::string operator()(Text const& text) const { return in_unicode(text.text); }
    std::string operator()(Term const& value) const { return term(value.vocabulary, value.code); }
    std::string operator()(Place const& place) const
    {
        return joined({ in_unicode(place.name), in_unicode(place.district),
                          place.country.empty() ? "" : term("country", place.country) },
            " ");
    }
    std::string operator()(File const& file) const { return file.name; }
    std::string operator()(Number number) const { return std::to_string(number.value); }
    std::string operator()(FuzzyDate const& date) const { return date.text(); }
    std::string operator()(ZonedTime const& time) const { return time.local.substr(0, 10); }
    std::string operator()(Consent const& consent) const
    {
        // By its end a consent that runs out is found; see casework/consents.
        auto const end = consent.expires ? consent.expires->earliest() : std::nullopt;
        return joined({ consent.recipient, consent.conditions,
                          end ? "until " + end->text() : std::string {} },
            " ");
    }
    // A word such as "yes" finds nothing that anyone looks for; what a reference leads to is
    // indexed there.
    std::string operator()(Truth) const { return {}; }
    std::string operator()(Reference const&) const { return {}; }
};

struct SortKey {
    std::string operator()(Text const& text) const { return folded(text.text); }
    std::string operator()(Number number) const
    {
        // Moved up by 2^63, so that the negative ones come first, and all are equally long.
        return fmt::format(
            "{:020}", static_cast<std::uint64_t>(number.value) ^ (std::uint64_t { 1 } << 63U));
    }
    std::string operator()(FuzzyDate const& date) const
    {
        return (date.earliest() ? date.earliest()->text() : "0000-00-00") + " " + date.text();
    }
    std::string operator()(Place const& place) const { return folded(PlainText {}(place)); }
    std::string operator()(File const& file) const { return folded(file.name); }
    std::string operator()(Truth truth) const { return PlainText {}(truth); }
    std::string operator()(ZonedTime const& time) const { return PlainText {}(time); }
    std::string operator()(Term const& term) const { return term.code; }
    std::string operator()(Reference const& reference) const { return PlainText {}(reference); }
    std::string operator()(Consent const& consent) const { return PlainText {}(consent); }
};

} // namespace

std::string plain_text(Value const& value)
{
    return std::visit(PlainText {}, value);
}

std::string searchable_text(Schemas const& schemas, Value const& value)
{
    return std::visit(SearchableText { schemas }, value);
}

std::string sort_key(Value const& value)
{
    auto const key = std::visit(SortKey {}, value);
    return std::string(shortened(key, sort_key_bytes_max));
}

RecordId record_id_of(RecordType const& type, std::vector<std::string> const& key_values)
{
    cbor::Writer writer;
    writer.array(1 + key_values.size()).text(type.key);
    for (auto const& value : key_values)
        writer.text(folded(value));
    auto const hash = crypto::sha256({ bytes_of("saksi/v1/key"), writer.take() });
    return RecordId::leading(hash);
}

} // namespace saksi::schema
