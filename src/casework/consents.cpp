#include "casework/consents.hpp"

#include "casework/change_record.hpp"
#include "casework/current_value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace saksi::casework {

using schema::FieldKind;
using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;

namespace {

constexpr std::size_t handovers_max = 200;
constexpr int months_of_a_year = 12;

law::ConsentAnswer answer_of(schema::ConsentState state)
{
    switch (state) {
    case schema::ConsentState::refused:
        return law::ConsentAnswer::refused;
    case schema::ConsentState::given:
        return law::ConsentAnswer::given;
    case schema::ConsentState::withdrawn:
        return law::ConsentAnswer::withdrawn;
    }
    return law::ConsentAnswer::withdrawn;
}

schema::Field const* consent_field(RecordView const& person)
{
    if (!person.type)
        return nullptr;
    auto const field = std::ranges::find(
        person.type->fields, FieldKind::consent, &schema::Field::kind);
    return field == person.type->fields.end() ? nullptr : &*field;
}

std::string part(schema::Parts const& parts, char const* name)
{
    auto const found = parts.find(name);
    return found == parts.end() ? std::string {} : found->second;
}

bool is_about_the_same(schema::Consent const& stands, schema::Parts const& answer)
{
    auto const recipient = part(answer, "recipient");
    return stands.scope == part(answer, "")
        && ((stands.recipient.empty() && recipient.empty())
            || law::same_recipient(stands.recipient, recipient));
}

// A phrase for each month, as the index has the end of a consent: schema::searchable_text.
std::string words_for_months(Day const& first, Day const& last)
{
    std::string words;
    for (auto month = first; month <= last.plus_months(1); month = month.plus_months(1))
        words += fmt::format("{}consents:\"until {:04} {:02}\"", words.empty() ? "" : " OR ",
            month.year, month.month);
    return words;
}

} // namespace

bool is_person(RecordView const& record)
{
    return record.type && std::ranges::any_of(record.type->fields, [](schema::Field const& field) {
        return field.kind == FieldKind::consent;
    });
}

std::vector<StatedValue const*> consents_of(RecordView const& person)
{
    std::vector<StatedValue const*> found;
    for (auto const& stated : person.values) {
        if (stated.value && std::holds_alternative<schema::Consent>(*stated.value))
            found.push_back(&stated);
    }
    return found;
}

std::vector<law::ConsentFact> consent_facts(RecordView const& person)
{
    std::vector<law::ConsentFact> facts;
    for (auto const* stated : consents_of(person)) {
        auto const& consent = std::get<schema::Consent>(*stated->value);
        facts.push_back({ .scope = consent.scope,
            .answer = answer_of(consent.state),
            .recipient = consent.recipient,
            .identity = consent.identity,
            .given = consent.date,
            .stated = Day::from_unix(stated->stated_at),
            .expires = consent.expires,
            .unverified = stated->confidence == log::Confidence::unverified });
    }
    return facts;
}

Result<void> record_consents(
    Workspace& workspace, Actor const& actor, RecordConsents const& request)
{
    auto const person = TRY(workspace.record(workspace.reach(actor), request.person));
    auto const* field = consent_field(person);
    if (!field)
        return Error { ErrorKind::not_found, N_("This record keeps no consents."),
            request.person.text() };
    FieldChange change { .field = field->key, .values = request.answers };
    for (auto const* stated : consents_of(person)) {
        auto const& stands = std::get<schema::Consent>(*stated->value);
        if (std::ranges::any_of(request.answers,
                [&](schema::Parts const& answer) { return is_about_the_same(stands, answer); }))
            change.replaces.push_back(stated->id);
    }
    if (change.values.empty())
        return {};
    return change_record(workspace, actor,
        { .record = request.person, .changes = { std::move(change) }, .basis = request.basis });
}

Result<void> withdraw_consent(Workspace& workspace, Actor const& actor, RecordId const& person,
    StatementId const& consent, std::string const& day, Basis const& basis)
{
    auto const record = TRY(workspace.record(workspace.reach(actor), person));
    auto const* stated = TRY(current_value(record, consent));
    if (!stated->value || !std::holds_alternative<schema::Consent>(*stated->value))
        return Error { ErrorKind::not_found, N_("There is no such consent."), consent.text() };
    auto parts = schema::to_parts(*stated->value);
    parts["state"] = schema::consent_state_word(schema::ConsentState::withdrawn);
    parts["withdrawn"] = day;
    return change_record(workspace, actor,
        { .record = person,
            .changes = { { .field = stated->field,
                .values = { std::move(parts) },
                .replaces = { consent } } },
            .basis = basis });
}

std::vector<EndingConsent> ending_consents(
    Workspace const& workspace, Reach const& reach, Day const& today, int days, std::size_t limit)
{
    std::vector<EndingConsent> found;
    auto const last = today.plus_days(days);
    auto const first = today.plus_months(-months_of_a_year);
    auto const page = workspace.list(reach,
        { .type = "person",
            .words = words_for_months(first, last),
            .limit = limit,
            .fields = { "code", "name", "consents" } });
    if (!page)
        return found;
    for (auto const& person : page->rows) {
        for (auto const* stated : consents_of(person)) {
            auto const& consent = std::get<schema::Consent>(*stated->value);
            auto const until = law::last_day(consent.expires);
            if (consent.state == schema::ConsentState::given && until && *until <= last
                && *until >= first)
                found.push_back({ person.id, person.title, consent, *until });
        }
    }
    std::ranges::stable_sort(found, {}, &EndingConsent::last_day);
    return found;
}

std::vector<RecordView> handovers_on(
    Workspace const& workspace, Reach const& reach, RecordView const& person)
{
    auto page = workspace.list(reach,
        { .type = "handover",
            .filters = { { "people", person.id.text() } },
            .dossier = person.dossier,
            .sort = "date",
            .descending = true,
            .limit = handovers_max });
    return page ? std::move(page->rows) : std::vector<RecordView> {};
}

} // namespace saksi::casework
