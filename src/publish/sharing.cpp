#include "publish/sharing.hpp"

#include "base/text.hpp"
#include "casework/consents.hpp"
#include "publish/names.hpp"
#include "schema/typed.hpp"

#include <algorithm>
#include <set>

namespace saksi::publish {

using casework::consent_facts;
using casework::consents_of;
using casework::is_person;
using law::Identity;
using law::Permission;
using schema::FieldKind;
using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;
using workspace::Workspace;

namespace {

constexpr std::size_t rows_at_once = 1000;
constexpr int title_depth_max = 3;

// The references by which a person is accused, and not told about.
bool accuses(std::string_view type, std::string_view field)
{
    return (type == "involvement" && field == "perpetrator")
        || (type == "posting" && field == "person");
}

// The year alone, where the day could tell who it was.
std::optional<FuzzyDate> year_of(FuzzyDate const& date)
{
    auto const first = date.earliest();
    auto const last = date.latest();
    if (!first || !last || first->year != last->year)
        return {};
    // No surer than it was said.
    auto const* const sureness = date.uncertain() && date.approximate() ? "%"
        : date.uncertain()                                              ? "?"
        : date.approximate()                                            ? "~"
                                                                        : "";
    auto year = FuzzyDate::parse(first->text().substr(0, 4) + sureness);
    return year ? std::optional(*std::move(year)) : std::nullopt;
}

} // namespace

// Not in an unnamed namespace: Redacted knows it as its maker.
class SharingRedactor {
public:
    SharingRedactor(Workspace& workspace, Reach const& reach, SharingOrder const& order)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_order(order)
        , m_scope(law::scope_of(order.scope))
        , m_purpose { .scope = order.scope,
            .recipient = std::string(trimmed(order.recipient)),
            .day = Day::from_unix(workspace.clock().now()) }
    {
    }

    Result<Sharing> redact()
    {
        if (!m_workspace.schemas().vocabulary("consent_scope")
            || !m_workspace.schemas().vocabulary("consent_scope")->find(m_order.scope)
            || !m_scope.hands_out)
            return Error { ErrorKind::invalid, N_("Nothing leaves the house for this purpose."),
                "scope" };
        if (m_scope.names_recipient && m_purpose.recipient.empty())
            return Error { ErrorKind::invalid,
                N_("Say who will receive it. To share without saying with whom is no consent."),
                "recipient" };
        TRY(read());
        ask_people();
        find_who_is_concerned();
        gather_names();
        return cut_down();
    }

private:
    struct Entry {
        RecordView record;
        RecordId shown_as;
        std::set<RecordId> people {};      // Those whose consent it needs.
        bool is_open = true;               // All it refers to is known here.
        std::optional<Identity> leaves {}; // Nothing: it stays.
    };

    Result<void> read()
    {
        if (!m_reach.covers(m_order.dossier) || m_order.dossier == m_workspace.commons())
            return Error { ErrorKind::not_found, N_("There is no such case."),
                m_order.dossier.text() };
        for (auto const& type : m_workspace.schemas().types()) {
            if (type.never_leaves
                || (type.home != schema::Home::dossier && type.home != schema::Home::opens_dossier))
                continue;
            workspace::ListQuery query {
                .type = type.key, .dossier = m_order.dossier, .limit = rows_at_once
            };
            for (;;) {
                auto page = TRY(m_workspace.list(m_reach, query));
                for (auto& row : page.rows) {
                    m_order_of_records.push_back(row.id);
                    auto const id = row.id;
                    m_entries.emplace(id,
                        Entry { .record = std::move(row),
                            .shown_as = RecordId::fresh(m_workspace.dice()) });
                }
                query.offset += rows_at_once;
                if (page.rows.empty() || query.offset >= page.total)
                    break;
            }
        }
        for (auto& [id, entry] : m_entries)
            note_references(id, entry);
        return {};
    }

    void note_references(RecordId const& id, Entry& entry)
    {
        for (auto const& stated : entry.record.values) {
            if (auto const* source = std::get_if<RecordId>(&stated.source); source && *source != id)
                m_resting[*source].insert(id);
            auto const* reference = stated.value ? std::get_if<schema::Reference>(&*stated.value)
                                                 : nullptr;
            if (!reference)
                continue;
            if (m_entries.contains(reference->record)) {
                m_referring[reference->record].insert(id);
                if (accuses(entry.record.type_key, stated.field))
                    m_accused.insert(reference->record);
                else
                    m_told_of.insert(reference->record);
            } else if (!is_public(reference->record)) {
                entry.is_open = false;
            }
        }
    }

    bool is_public(RecordId const& id) const
    {
        auto const known = m_workspace.dossier_of(m_reach, id);
        return known && *known == m_workspace.commons();
    }

    bool is_asked(RecordId const& id) const
    {
        auto const entry = m_entries.find(id);
        return entry != m_entries.end() && is_person(entry->second.record)
            && (!m_accused.contains(id) || m_told_of.contains(id));
    }

    void ask_people()
    {
        for (auto const& id : m_order_of_records) {
            auto const& record = m_entries.at(id).record;
            if (!is_asked(id))
                continue;
            auto const facts = consent_facts(record);
            auto const statements = consents_of(record);
            PersonAsked asked {
                .person = id, .title = record.title, .permission = law::permission(facts, m_purpose)
            };
            for (auto const index : asked.permission.relied_on)
                asked.consents.push_back(statements.at(index)->id);
            m_asked.emplace(id, std::move(asked));
        }
    }

    // Whom the record refers to, directly or through others.
    void follow(RecordId const& id, std::set<RecordId>& people, bool& is_open,
        std::set<RecordId>& seen) const
    {
        if (!seen.insert(id).second)
            return;
        if (m_asked.contains(id)) {
            people.insert(id);
            return; // What a person refers to is not of those who refer to the person.
        }
        auto const& entry = m_entries.at(id);
        is_open = is_open && entry.is_open;
        for (auto const& stated : entry.record.values) {
            auto const* reference = stated.value ? std::get_if<schema::Reference>(&*stated.value)
                                                 : nullptr;
            if (reference && m_entries.contains(reference->record))
                follow(reference->record, people, is_open, seen);
        }
    }

    using Referring = std::map<RecordId, std::set<RecordId>>;

    // Who is concerned by the records that lead here, through those that concern nobody by
    // themselves.
    void ask_those_who_refer(Referring const& referring, RecordId const& id,
        std::set<RecordId>& people, std::set<RecordId>& seen) const
    {
        auto const found = referring.find(id);
        if (found == referring.end() || !seen.insert(id).second)
            return;
        for (auto const& other : found->second) {
            auto const& of_other = m_entries.at(other).people;
            people.insert(of_other.begin(), of_other.end());
            if (of_other.empty())
                ask_those_who_refer(m_referring, other, people, seen);
        }
    }

    void find_who_is_concerned()
    {
        for (auto& [id, entry] : m_entries) {
            std::set<RecordId> seen;
            follow(id, entry.people, entry.is_open, seen);
        }
        std::map<RecordId, std::set<RecordId>> by_others;
        for (auto const& [id, entry] : m_entries) {
            auto people = entry.people;
            std::set<RecordId> seen;
            if (people.empty())
                ask_those_who_refer(m_referring, id, people, seen);
            seen.clear();
            if (!m_asked.contains(id))
                ask_those_who_refer(m_resting, id, people, seen);
            if (people.empty()) {
                for (auto const& [person, asked] : m_asked)
                    people.insert(person);
            }
            by_others.emplace(id, std::move(people));
        }
        for (auto& [id, people] : by_others)
            m_entries.at(id).people = std::move(people);
        for (auto& [id, entry] : m_entries)
            entry.leaves = judged(id, entry);
    }

    std::optional<Identity> judged(RecordId const& id, Entry const& entry) const
    {
        if (!entry.is_open || entry.people.empty())
            return {};
        auto identity = Identity::named;
        for (auto const& person : entry.people) {
            auto const& permission = m_asked.at(person).permission;
            if (!permission.allowed() || permission.identity == Identity::counted)
                return {};
            identity = std::min(identity, permission.identity);
        }
        if (is_person(entry.record) && !m_asked.contains(id))
            identity = m_scope.is_public ? Identity::anonymous : Identity::named;
        return identity;
    }

    static bool by_name(Identity identity) { return identity >= Identity::known_to_recipient; }

    void gather_names()
    {
        for (auto const& [id, entry] : m_entries) {
            if (!is_person(entry.record) || (entry.leaves && by_name(*entry.leaves)))
                continue;
            for (auto const& stated : entry.record.values) {
                auto const* field = entry.record.type->find(stated.field);
                auto const* text = stated.value ? std::get_if<schema::Text>(&*stated.value)
                                                : nullptr;
                if (!field || !text)
                    continue;
                auto const is_code = field->kind == FieldKind::short_text
                    && is_in_title(entry, *field);
                if (field->kind == FieldKind::localized_text || !text->language.empty())
                    m_names.add(text->text);
                else if (is_code && entry.leaves != Identity::coded)
                    m_names.add_code(text->text);
            }
        }
    }

    static bool is_in_title(Entry const& entry, schema::Field const& field)
    {
        return std::ranges::count(entry.record.type->title_fields, field.key) > 0;
    }

    // A value as it may be told of a record that leaves so; nothing where it may not.
    std::optional<schema::Value> told(
        Entry const& entry, schema::Field const& field, schema::Value const& value)
    {
        auto const identity = *entry.leaves;
        auto const is_person_record = is_person(entry.record);
        if (field.never_leaves || field.kind == FieldKind::consent
            || std::holds_alternative<schema::Consent>(value))
            return {};
        if (m_order.leave_out.health
            && (field.delicate == schema::Delicate::health
                || entry.record.type->matter == schema::Matter::medical))
            return {};
        if (field.delicate == schema::Delicate::own_work
            || (m_order.leave_out.addresses && field.delicate == schema::Delicate::address))
            return {};
        // Nobody but the group knows what its own questions tell of a person: a number may be that
        // of a passport.
        if (field.label.is_own() && !by_name(identity)
            && (is_person_record || identity == Identity::anonymous))
            return {};
        if (auto const* reference = std::get_if<schema::Reference>(&value))
            return told_reference(*reference);
        if (auto const* file = std::get_if<schema::File>(&value))
            return told_file(identity, *file);
        if (auto const* place = std::get_if<schema::Place>(&value))
            return told_place(entry, *place);
        // By what it is, and not by what its field asks for today: a group may give a field of its
        // own another kind, and what was written stays text.
        if (auto const* text = std::get_if<schema::Text>(&value))
            return told_text(entry, field, *text);
        if (auto const* term = std::get_if<schema::Term>(&value); term && names_somebody(*term))
            return {};
        if (by_name(identity))
            return value;
        if (auto const* date = std::get_if<FuzzyDate>(&value);
            date && (identity == Identity::anonymous || is_person_record)) {
            auto const year = year_of(*date);
            return year ? std::optional<schema::Value>(*year) : std::nullopt;
        }
        if (std::holds_alternative<schema::ZonedTime>(value) && identity == Identity::anonymous)
            return {};
        return value;
    }

    std::optional<schema::Value> told_reference(schema::Reference const& reference) const
    {
        auto const entry = m_entries.find(reference.record);
        if (entry == m_entries.end())
            return is_public(reference.record) ? std::optional<schema::Value>(reference)
                                               : std::nullopt;
        if (!entry->second.leaves)
            return {};
        return schema::Reference { entry->second.shown_as };
    }

    // A term that the group added is words that a member wrote.
    bool names_somebody(schema::Term const& term) const
    {
        auto const label = m_workspace.schemas().term_label(term.vocabulary, term.code);
        return label.is_own() && m_names.stand_in(label.text());
    }

    std::optional<schema::Value> told_text(
        Entry const& entry, schema::Field const& field, schema::Text const& text)
    {
        auto const identity = *entry.leaves;
        auto const is_title = is_in_title(entry, field);
        if (m_order.leave_out.texts && !is_title)
            return {};
        if (identity == Identity::anonymous)
            return {};
        // Of a person under a code, the code is the one text that is told.
        if (!by_name(identity) && is_person(entry.record)
            && !(field.kind == FieldKind::short_text && is_title))
            return {};
        // Two may share a name; whoever appears by name does so by their own.
        auto const is_own_name = field.kind == FieldKind::localized_text && is_person(entry.record);
        if (!is_own_name && m_names.stand_in(text.text)) {
            ++m_texts_with_names;
            return {};
        }
        return text;
    }

    // What is in a file nobody here can read: it goes where the person goes by name.
    std::optional<schema::Value> told_file(Identity identity, schema::File const& file) const
    {
        if (!by_name(identity) || m_order.leave_out.files || m_names.stand_in(file.name))
            return {};
        return file;
    }

    std::optional<schema::Value> told_place(Entry const& entry, schema::Place const& place) const
    {
        auto const identity = *entry.leaves;
        if (!by_name(identity) && (identity == Identity::anonymous || is_person(entry.record))) {
            if (place.country.empty())
                return {};
            return schema::Place { .name = {}, .country = place.country };
        }
        if (m_names.stand_in(place.name) || m_names.stand_in(place.district))
            return {};
        auto told = place;
        if (!by_name(identity))
            told.coordinates = {};
        return told;
    }

    log::Source told_source(log::Source const& source) const
    {
        auto const* id = std::get_if<RecordId>(&source);
        if (!id)
            return log::SourceUnstated {};
        auto const entry = m_entries.find(*id);
        if (entry == m_entries.end())
            return is_public(*id) ? log::Source(*id) : log::Source(log::SourceUnstated {});
        return entry->second.leaves ? log::Source(entry->second.shown_as)
                                    : log::Source(log::SourceUnstated {});
    }

    RecordView shown(Entry const& entry)
    {
        RecordView view;
        view.id = entry.shown_as;
        view.type_key = entry.record.type_key;
        view.type = entry.record.type;
        for (auto const& stated : entry.record.values) {
            auto const* field = entry.record.type->find(stated.field);
            if (!field || !stated.value)
                continue;
            auto value = told(entry, *field, *stated.value);
            if (!value) {
                ++m_values_left_out;
                continue;
            }
            StatedValue shown;
            shown.record = entry.shown_as;
            shown.field = stated.field;
            shown.value = std::move(value);
            shown.source = told_source(stated.source);
            shown.confidence = stated.confidence;
            view.values.push_back(std::move(shown));
        }
        return view;
    }

    // Made of what is told. The record's own title is made of everything and is not used.
    std::string title_of(RecordView const& view, int depth = 0) const
    {
        std::string title;
        for (auto const& key : view.type->title_fields) {
            auto const* stated = view.one(key);
            if (!stated)
                continue;
            auto const words = title_words(*stated->value, depth);
            if (!words.empty())
                title += (title.empty() ? "" : " · ") + words;
        }
        if (!title.empty() || depth > 0)
            return title;
        return std::string(view.type->label.text());
    }

    std::string title_words(schema::Value const& value, int depth) const
    {
        if (auto const* reference = std::get_if<schema::Reference>(&value)) {
            auto const shown = m_shown.find(reference->record);
            if (shown != m_shown.end())
                return depth < title_depth_max ? title_of(*shown->second, depth + 1) : "";
            auto const titles = m_workspace.titles(m_reach, { reference->record });
            return titles.empty() ? "" : titles.begin()->second;
        }
        if (auto const* term = std::get_if<schema::Term>(&value)) {
            auto const label = m_workspace.schemas().term_label(term->vocabulary, term->code);
            return label.empty() ? term->code : std::string(label.text());
        }
        return schema::plain_text(value);
    }

    Sharing cut_down()
    {
        SharedDossier content { .purpose = m_purpose, .group = m_workspace.group_name() };
        std::vector<RecordId> originals;
        std::vector<TypeCount> counts;
        for (auto const& id : m_order_of_records) {
            auto const& entry = m_entries.at(id);
            if (counts.empty() || counts.back().type != entry.record.type)
                counts.push_back({ .type = entry.record.type });
            if (!entry.leaves) {
                ++counts.back().stays;
                continue;
            }
            ++counts.back().leaves;
            originals.push_back(id);
            content.records.push_back(shown(entry));
        }
        for (auto const& view : content.records)
            m_shown.emplace(view.id, &view);
        std::map<std::string, int> nameless;
        for (auto& view : content.records) {
            view.title = title_of(view);
            // Of people without a name or code there may be several.
            if (view.title == view.type->label.text())
                view.title += " " + std::to_string(++nameless[view.type_key]);
            content.titles.emplace(view.id, view.title);
        }
        for (auto& view : content.records) { // Titles of the mentioned are known only now.
            for (auto const& stated : view.values)
                mention(stated, content.titles);
        }
        std::vector<PersonAsked> people;
        for (auto const& id : m_order_of_records) {
            auto const asked = m_asked.find(id);
            if (asked == m_asked.end())
                continue;
            tell_consent(asked->second, content);
            people.push_back(asked->second);
        }
        return { .what = Redacted<SharedDossier>(std::move(content)),
            .people = std::move(people),
            .counts = std::move(counts),
            .values_left_out = m_values_left_out,
            .texts_with_names = m_texts_with_names,
            .originals = std::move(originals) };
    }

    void mention(StatedValue const& stated, std::map<RecordId, std::string>& titles) const
    {
        auto add = [&](RecordId const& id) {
            if (!titles.contains(id) && is_public(id))
                titles.merge(m_workspace.titles(m_reach, { id }));
        };
        if (auto const* reference = std::get_if<schema::Reference>(&*stated.value))
            add(reference->record);
        if (auto const* source = std::get_if<RecordId>(&stated.source))
            add(*source);
    }

    void tell_consent(PersonAsked const& asked, SharedDossier& content) const
    {
        if (!asked.permission.allowed())
            return;
        auto const& entry = m_entries.at(asked.person);
        if (asked.permission.identity == Identity::counted)
            ++content.counted_only;
        if (!entry.leaves)
            return;
        content.names_for_recipient_only = content.names_for_recipient_only
            || asked.permission.identity == Identity::known_to_recipient;
        SharedConsent told { .person = content.titles.at(entry.shown_as),
            .identity = asked.permission.identity,
            .until = asked.permission.until };
        auto const statements = consents_of(entry.record);
        for (auto const index : asked.permission.relied_on) {
            auto const& consent = std::get<schema::Consent>(*statements.at(index)->value);
            // Conditions are words, and can name somebody as any other text can.
            if (!consent.conditions.empty() && by_name(asked.permission.identity)
                && !m_names.stand_in(consent.conditions))
                told.conditions.push_back(consent.conditions);
        }
        content.consents.push_back(std::move(told));
    }

    Workspace& m_workspace;
    Reach const& m_reach;
    SharingOrder const& m_order;
    law::ConsentScope m_scope;
    law::Purpose m_purpose;
    std::map<RecordId, Entry> m_entries;
    std::vector<RecordId> m_order_of_records;
    Referring m_referring; // Which records hold a reference to this one.
    Referring m_resting;   // Which records have values that are stated on this one.
    std::set<RecordId> m_accused;
    std::set<RecordId> m_told_of;
    std::map<RecordId, PersonAsked> m_asked;
    Names m_names;
    std::map<RecordId, RecordView const*> m_shown;
    std::size_t m_values_left_out = 0;
    std::size_t m_texts_with_names = 0;
};

Result<Sharing> redact_for(Workspace& workspace, Reach const& reach, SharingOrder const& order)
{
    Workspace::OneLook const look(workspace);
    return SharingRedactor(workspace, reach, order).redact();
}

} // namespace saksi::publish
