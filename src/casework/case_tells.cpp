#include "casework/case_tells.hpp"

#include "casework/consents.hpp"
#include "casework/values_in.hpp"
#include "law/origins.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace saksi::casework {

using law::Need;
using workspace::RecordView;

namespace {

constexpr std::size_t read_of_a_type_max = 300;
constexpr std::size_t people_max = 12; // More forms at once nobody fills in.

class Gathering {
public:
    Gathering(Workspace const& workspace, workspace::Reach const& reach, DossierId const& dossier,
        Day const& today)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_dossier(dossier)
        , m_today(today)
    {
    }

    WhatCaseTells gather()
    {
        each("event", [&](RecordView const& event) { m_events.emplace(event.id, event); });
        each("act", [&](RecordView const& act) { take_act(act); });
        each("detention", [&](RecordView const& detention) { take_detention(detention); });
        each("involvement", [&](RecordView const& involvement) {
            for (auto const& act : values_in<schema::Reference>(involvement, "act")) {
                for (auto const& victim : m_victims[act.record])
                    has(victim, Need::who_did_it);
            }
        });
        each("remedy_step", [&](RecordView const& step) {
            for (auto const& person : values_in<schema::Reference>(step, "people"))
                has(person.record, Need::steps_taken);
        });
        auto has_file = false;
        each("source",
            [&](RecordView const& source) { has_file = has_file || !source.all("files").empty(); });
        for (auto const& id : m_order) {
            auto& told = m_told.at(id);
            if (has_file)
                told.needs.insert(Need::evidence);
            auto const person = m_workspace.record(m_reach, id);
            if (!person || person->taken_back)
                continue;
            if (m_found.people.size() == people_max) {
                m_found.is_whole = false;
                break;
            }
            take_person(*person, told);
            m_found.people.push_back({ id, person->title, std::move(told) });
        }
        return std::move(m_found);
    }

private:
    template<typename Take>
    void each(std::string const& type, Take const& take)
    {
        auto const page = m_workspace.list(
            m_reach, { .type = type, .dossier = m_dossier, .limit = read_of_a_type_max });
        if (!page)
            return;
        m_found.is_whole = m_found.is_whole && page->total == page->rows.size();
        for (auto const& row : page->rows)
            take(row);
    }

    // Only of somebody who was harmed or held, as far as that is known by then.
    void has(RecordId const& person, Need need)
    {
        auto const found = m_told.find(person);
        if (found != m_told.end())
            found->second.needs.insert(need);
    }
    void if_said(
        RecordId const& person, RecordView const& record, std::string_view field, Need need)
    {
        if (!record.all(field).empty())
            has(person, need);
    }

    void know(RecordId const& person)
    {
        if (m_told.try_emplace(person).second) {
            m_order.push_back(person);
            has(person, Need::person_harmed);
        }
    }

    void take_date(RecordId const& person, RecordView const& record, std::string_view field)
    {
        for (auto const& date : values_in<FuzzyDate>(record, field)) {
            has(person, Need::date);
            using Precision = FuzzyDate::Precision;
            if (date.precision() == Precision::month || date.precision() == Precision::day)
                has(person, Need::month_and_year);
        }
    }

    void take_act(RecordView const& act)
    {
        for (auto const& [person] : values_in<schema::Reference>(act, "victim")) {
            know(person);
            m_victims[act.id].push_back(person);
            has(person, Need::act);
            take_date(person, act, "date");
            if_said(person, act, "account", Need::account);
            if_said(person, act, "place", Need::place);
            if_said(person, act, "place_detail", Need::place);
            for (auto const& event : values_in<schema::Reference>(act, "event")) {
                auto const found = m_events.find(event.record);
                if (found == m_events.end())
                    continue;
                take_date(person, found->second, "date");
                if_said(person, found->second, "location", Need::place);
            }
        }
    }

    void take_detention(RecordView const& detention)
    {
        for (auto const& [person] : values_in<schema::Reference>(detention, "person")) {
            know(person);
            take_date(person, detention, "from");
            auto const by_whom = !detention.all("unit").empty()
                || !detention.all("taken_by").empty();
            if (by_whom)
                has(person, Need::who_did_it);
            if (by_whom && !detention.all("from").empty())
                has(person, Need::arrest);
            if_said(person, detention, "place", Need::place);
            if_said(person, detention, "stated_ground", Need::arrest_ground);
            for (auto const* field :
                { "whereabouts", "family_informed", "counsel", "medical_attention" })
                if_said(person, detention, field, Need::outside_contact);
        }
    }

    void take_person(RecordView const& person, law::CaseTells& told) const
    {
        auto const if_there = [&](std::string_view field, Need need) {
            if (!person.all(field).empty())
                told.needs.insert(need);
        };
        if_there("name", Need::full_name);
        if_there("birth_date", Need::birth_date);
        if_there("occupation", Need::occupation);
        if_there("languages", Need::languages);
        // To whom it may go is asked again when something is handed out.
        auto const facts = consent_facts(person);
        for (auto const& fact : facts) {
            if (law::permission(facts, { fact.scope, fact.recipient, m_today }).allowed())
                told.consents.insert(fact.scope);
        }
    }

    Workspace const& m_workspace;
    workspace::Reach const& m_reach;
    DossierId const& m_dossier;
    Day const& m_today;
    std::map<RecordId, RecordView> m_events;
    std::map<RecordId, std::vector<RecordId>> m_victims; // By act.
    std::map<RecordId, law::CaseTells> m_told;
    std::vector<RecordId> m_order;
    WhatCaseTells m_found;
};

law::Telling telling_of(RecordView const& source)
{
    law::Telling telling;
    for (auto const& text : values_in<schema::Text>(source, "origin"))
        telling.origin = text.text;
    for (auto const& who : values_in<schema::Reference>(source, "person"))
        telling.teller = who.record.text();
    // Whoever saw or heard it themselves says so.
    for (auto const& connection : values_in<schema::Term>(source, "connection"))
        telling.second_hand = connection.code == "hearsay" || connection.code == "relative"
            || connection.code == "friend";
    return telling;
}

} // namespace

WhatCaseTells what_case_tells(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, Day const& today)
{
    return Gathering(workspace, reach, dossier, today).gather();
}

std::size_t origins_of(
    Workspace const& workspace, workspace::Reach const& reach, RecordView const& record)
{
    std::vector<law::Telling> tellings;
    std::set<RecordId> known; // Most values rest on the same few.
    for (auto const& stated : record.values) {
        if (record.in_conflict(stated.field))
            continue;
        if (std::holds_alternative<log::OwnObservation>(stated.source))
            tellings.push_back({ .teller = "member " + stated.author });
        auto const* source = std::get_if<RecordId>(&stated.source);
        if (!source)
            continue;
        if (!known.insert(*source).second)
            continue;
        auto const named = workspace.record(reach, *source);
        tellings.push_back(named ? telling_of(*named) : law::Telling {});
    }
    return law::independent_origins(tellings);
}

} // namespace saksi::casework
