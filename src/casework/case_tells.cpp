#include "casework/case_tells.hpp"

#include "casework/consents.hpp"
#include "law/origins.hpp"

#include <algorithm>

namespace saksi::casework {

using law::Need;
using workspace::RecordView;

namespace {

constexpr std::size_t read_of_a_type_max = 300;

class Summary {
public:
    Summary(Workspace const& workspace, workspace::Reach const& reach, DossierId const& dossier,
        Day const& today)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_dossier(dossier)
        , m_today(today)
    {
    }

    law::CaseTells tell()
    {
        each("act", [&](RecordView const& act) { take_act(act); });
        each("detention", [&](RecordView const& detention) { take_detention(detention); });
        each("involvement", [&](RecordView const&) { has(Need::who_did_it); });
        each("remedy_step", [&](RecordView const&) { has(Need::steps_taken); });
        each("source", [&](RecordView const& source) { if_said(source, "files", Need::evidence); });
        each("event", [&](RecordView const& event) {
            if_said(event, "location", Need::place);
            take_date(event, "date");
        });
        each("person", [&](RecordView const& person) {
            if (std::ranges::find(m_harmed, person.id) != m_harmed.end())
                take_person(person);
        });
        return std::move(m_tells);
    }

private:
    template<typename Take>
    void each(std::string const& type, Take const& take)
    {
        auto const page = m_workspace.list(
            m_reach, { .type = type, .dossier = m_dossier, .limit = read_of_a_type_max });
        if (!page)
            return;
        for (auto const& row : page->rows)
            take(row);
    }

    void has(Need need) { m_tells.needs.insert(need); }
    void if_said(RecordView const& record, std::string_view field, Need need)
    {
        if (!record.all(field).empty())
            has(need);
    }

    void take_date(RecordView const& record, std::string_view field)
    {
        auto const* stated = record.one(field);
        auto const* date = stated && stated->value ? std::get_if<FuzzyDate>(&*stated->value)
                                                   : nullptr;
        if (!date)
            return;
        has(Need::date);
        using Precision = FuzzyDate::Precision;
        if (date->precision() == Precision::month || date->precision() == Precision::day)
            has(Need::month_and_year);
    }

    void take_act(RecordView const& act)
    {
        has(Need::act);
        take_date(act, "date");
        if_said(act, "account", Need::account);
        if_said(act, "place", Need::place);
        if_said(act, "place_detail", Need::place);
        auto const* victim = act.one("victim");
        auto const* reference = victim && victim->value
            ? std::get_if<schema::Reference>(&*victim->value)
            : nullptr;
        if (reference)
            m_harmed.push_back(reference->record);
    }

    void take_detention(RecordView const& detention)
    {
        take_date(detention, "from");
        auto const by_whom = !detention.all("unit").empty() || !detention.all("taken_by").empty();
        if (by_whom)
            has(Need::who_did_it);
        if (by_whom && !detention.all("from").empty())
            has(Need::arrest);
        if_said(detention, "place", Need::place);
        if_said(detention, "stated_ground", Need::arrest_ground);
        for (auto const* field :
            { "whereabouts", "family_informed", "counsel", "medical_attention" })
            if_said(detention, field, Need::outside_contact);
        auto const* person = detention.one("person");
        auto const* reference = person && person->value
            ? std::get_if<schema::Reference>(&*person->value)
            : nullptr;
        if (reference)
            m_harmed.push_back(reference->record);
    }

    void take_person(RecordView const& person)
    {
        has(Need::person_harmed);
        if_said(person, "name", Need::full_name);
        if_said(person, "birth_date", Need::birth_date);
        if_said(person, "occupation", Need::occupation);
        if_said(person, "languages", Need::languages);
        // Given to somebody: to whom it may go is asked when something is sent.
        auto const facts = consent_facts(person);
        for (auto const& scope : law::consent_scopes()) {
            for (auto const& fact : facts) {
                auto const allowed = fact.scope == scope.code
                    && law::permission(facts, { std::string(scope.code), fact.recipient, m_today })
                           .allowed();
                if (allowed)
                    m_tells.consents.insert(std::string(scope.code));
            }
        }
    }

    Workspace const& m_workspace;
    workspace::Reach const& m_reach;
    DossierId const& m_dossier;
    Day const& m_today;
    std::vector<RecordId> m_harmed;
    law::CaseTells m_tells;
};

std::string text_in(RecordView const& record, std::string_view field)
{
    auto const* stated = record.one(field);
    auto const* text = stated && stated->value ? std::get_if<schema::Text>(&*stated->value)
                                               : nullptr;
    return text ? text->text : std::string {};
}

law::Telling telling_of(RecordView const& source)
{
    law::Telling telling {
        .source = source.id.text(), .origin = text_in(source, "origin"), .teller = {}
    };
    auto const* person = source.one("person");
    if (auto const* who = person && person->value ? std::get_if<schema::Reference>(&*person->value)
                                                  : nullptr)
        telling.teller = who->record.text();
    auto const* connection = source.one("connection");
    auto const* term = connection && connection->value
        ? std::get_if<schema::Term>(&*connection->value)
        : nullptr;
    telling.hearsay = term && term->code == "hearsay";
    return telling;
}

} // namespace

law::CaseTells what_case_tells(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, Day const& today)
{
    return Summary(workspace, reach, dossier, today).tell();
}

std::size_t origins_of(
    Workspace const& workspace, workspace::Reach const& reach, RecordView const& record)
{
    std::vector<law::Telling> tellings;
    std::set<RecordId> known;
    for (auto const& stated : record.values) {
        if (std::holds_alternative<log::OwnObservation>(stated.source))
            tellings.push_back({ "", "", "member " + stated.author });
        auto const* source = std::get_if<RecordId>(&stated.source);
        if (!source || !known.insert(*source).second)
            continue;
        auto const named = workspace.record(reach, *source);
        tellings.push_back(named ? telling_of(*named) : law::Telling { source->text(), "", "" });
    }
    return law::independent_origins(tellings);
}

} // namespace saksi::casework
