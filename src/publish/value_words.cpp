#include "publish/value_words.hpp"

#include "base/zawgyi.hpp"
#include "render/date_words.hpp"
#include "render/markdown.hpp"

#include <fmt/format.h>

namespace saksi::publish {

using namespace schema;
using namespace render::tags;
using render::Html;
using render::Tongue;

std::string term_words(Tongue const& t, Schemas const& schemas, Term const& term)
{
    auto const* vocabulary = schemas.vocabulary(term.vocabulary);
    auto const* known = vocabulary ? vocabulary->find(term.code) : nullptr;
    if (!known)
        return term.code;
    if (known->unconfirmed)
        return t.format("{} (to be confirmed)", t.tr(known->label));
    return std::string(t.tr(known->label));
}

std::string size_words(Tongue const& t, std::uint64_t bytes)
{
    if (bytes < 1000)
        return t.format_n("{n} byte", "{n} bytes", static_cast<std::int64_t>(bytes));
    if (bytes < 1'000'000)
        return t.format("{} kB", fmt::format("{:.1f}", static_cast<double>(bytes) / 1e3));
    return t.format("{} MB", fmt::format("{:.1f}", static_cast<double>(bytes) / 1e6));
}

static std::string words(Tongue const& t, Schemas const&, Truth truth)
{
    switch (truth) {
    case Truth::no:
        return std::string(t.tr("No"));
    case Truth::yes:
        return std::string(t.tr("Yes"));
    case Truth::unknown:
        return std::string(t.tr("Unknown"));
    }
    return {};
}

static std::string words(Tongue const& t, Schemas const& schemas, Place const& place)
{
    std::vector<std::string> parts;
    for (auto const& part : { place.name, place.district }) {
        if (!part.empty())
            parts.push_back(part);
    }
    if (!place.country.empty())
        parts.push_back(term_words(t, schemas, { "country", place.country }));
    if (auto const& at = place.coordinates) {
        parts.push_back(
            fmt::format("{:.5f}, {:.5f}", at->latitude_e7 / 1e7, at->longitude_e7 / 1e7));
        parts.push_back(t.format("within {} m", static_cast<std::int64_t>(at->precision_m)));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

static Message state_label(ConsentState state)
{
    switch (state) {
    case ConsentState::refused:
        return N_("refused");
    case ConsentState::given:
        return N_("given");
    case ConsentState::withdrawn:
        return N_("withdrawn");
    }
    return {};
}

static std::string words(Tongue const& t, Schemas const& schemas, Consent const& consent)
{
    auto text = t.format("{scope}: {state}",
        render::arg("scope", term_words(t, schemas, { "consent_scope", consent.scope })),
        render::arg("state", t.tr(state_label(consent.state))));
    auto add = [&](std::string const& more) { text += "; " + more; };
    if (!consent.recipient.empty())
        add(t.format("to {}", consent.recipient));
    if (!consent.identity.empty())
        add(term_words(t, schemas, { "identity_treatment", consent.identity }));
    if (!consent.explained_language.empty())
        add(t.format(
            "explained in {}", term_words(t, schemas, { "language", consent.explained_language })));
    if (consent.date)
        add(render::date_words(t, *consent.date));
    if (consent.expires)
        add(t.format("until {}", render::date_words(t, *consent.expires)));
    if (!consent.form.empty())
        add(term_words(t, schemas, { "consent_form", consent.form }));
    if (!consent.given_by.empty())
        add(t.format(
            "given by: {}", term_words(t, schemas, { "consent_giver", consent.given_by })));
    if (!consent.basis.empty())
        add(consent.basis);
    if (!consent.explained_by.empty())
        add(t.format("explained by {}", consent.explained_by));
    if (!consent.conditions.empty())
        add(t.format("conditions: {}", consent.conditions));
    if (consent.withdrawn)
        add(t.format("withdrawn {}", render::date_words(t, *consent.withdrawn)));
    return text;
}

std::string value_words(
    Tongue const& t, Schemas const& schemas, Value const& value, Titles const& titles)
{
    struct Speak {
        Tongue const& t;
        Schemas const& schemas;
        Titles const& titles;

        std::string operator()(Text const& text) const { return in_unicode(text.text); }
        std::string operator()(Number const& number) const { return t.number(number.value); }
        std::string operator()(Truth truth) const { return words(t, schemas, truth); }
        std::string operator()(FuzzyDate const& date) const { return render::date_words(t, date); }
        std::string operator()(ZonedTime const& time) const
        {
            auto const day = Day::parse(std::string_view(time.local).substr(0, 10));
            auto const date = day ? render::date_words(t, *day) : time.local.substr(0, 10);
            // The place of the clock is always said.
            return t.format("{date}, {time} ({zone})", render::arg("date", date),
                render::arg("time", time.local.substr(11)), render::arg("zone", time.zone));
        }
        std::string operator()(Term const& term) const { return term_words(t, schemas, term); }
        std::string operator()(schema::Place const& place) const
        {
            return words(t, schemas, place);
        }
        std::string operator()(Reference const& reference) const
        {
            auto const found = titles.find(reference.record);
            return found == titles.end() ? std::string(t.tr("a record out of reach"))
                                         : found->second;
        }
        std::string operator()(File const& file) const
        {
            return t.format("{name} ({size})", render::arg("name", file.name),
                render::arg("size", size_words(t, file.size_bytes)));
        }
        std::string operator()(Consent const& consent) const { return words(t, schemas, consent); }
    };
    return std::visit(Speak { t, schemas, titles }, value);
}

Html value_html(Tongue const& t, Schemas const& schemas, FieldKind kind, Value const& value,
    Titles const& titles, std::function<render::Path(RecordId const&)> const& record_path)
{
    auto const text = value_words(t, schemas, value, titles);
    if (auto const* said = std::get_if<Text>(&value)) {
        // What was typed is what was stated; it is only shown in letters that can be read.
        Html typed;
        if (text != said->text)
            typed = fragment(" ", small(class_("language"), t.tr("typed in Zawgyi")));
        if (kind == FieldKind::long_text)
            return fragment(div(class_("prose"), dir_("auto"), render::markdown(text)), typed);
        if (!said->language.empty()) {
            return span(class_("said"), bdi(lang_(said->language), text), " ",
                small(class_("language"), term_words(t, schemas, { "language", said->language })),
                typed);
        }
        return fragment(bdi(text), typed);
    }
    if (auto const* reference = std::get_if<Reference>(&value); reference && record_path)
        return a(href_(record_path(reference->record)), bdi(text));
    return span(class_("date").only_if(std::holds_alternative<FuzzyDate>(value)), text);
}

} // namespace saksi::publish
