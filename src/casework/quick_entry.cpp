#include "casework/quick_entry.hpp"

#include "casework/new_record.hpp"

#include <algorithm>
#include <vector>

namespace saksi::casework {

namespace {

constexpr QuickPart all_parts[] = { QuickPart::head, QuickPart::source, QuickPart::person,
    QuickPart::event, QuickPart::act, QuickPart::perpetrator, QuickPart::involvement };

struct Tie {
    QuickPart from;
    std::string_view field;
    QuickPart to;
};

// How the records hang together. A record is told of before any that refers to it.
constexpr Tie ties[] = {
    { QuickPart::source, "person", QuickPart::person },
    { QuickPart::act, "event", QuickPart::event },
    { QuickPart::act, "victim", QuickPart::person },
    { QuickPart::involvement, "act", QuickPart::act },
    { QuickPart::involvement, "perpetrator", QuickPart::perpetrator },
};

bool is_wanted(QuickPart part, QuickEntries const& typed)
{
    return (part != QuickPart::perpetrator && part != QuickPart::involvement)
        || names_a_perpetrator(typed);
}

bool is_tied(QuickPart part, std::string_view field)
{
    return std::ranges::any_of(
        ties, [&](Tie const& tie) { return tie.from == part && tie.field == field; });
}

schema::Entries const& entries_of(QuickEntries const& typed, QuickPart part)
{
    static schema::Entries const none;
    auto const found = typed.find(part);
    return found == typed.end() ? none : found->second;
}

// The values of one part, without the references that tie it to the others. Those count as given.
schema::ParsedEntries parsed(Workspace const& workspace, workspace::Reach const& reach,
    QuickPart part, QuickEntries const& typed)
{
    auto const* const type = workspace.schemas().type(type_of(part));
    SAKSI_CHECK(type != nullptr);
    auto result = schema::parse_entries(workspace.schemas(), *type, entries_of(typed, part),
        schema::Wholeness::whole_record, find_record_in(workspace, reach));
    std::erase_if(result.faults, [&](Error const& fault) { return is_tied(part, fault.subject); });
    return result;
}

} // namespace

std::string_view type_of(QuickPart part)
{
    switch (part) {
    case QuickPart::head:
        return "case";
    case QuickPart::source:
        return "source";
    case QuickPart::person:
    case QuickPart::perpetrator:
        return "person";
    case QuickPart::event:
        return "event";
    case QuickPart::act:
        return "act";
    case QuickPart::involvement:
        return "involvement";
    }
    SAKSI_CHECK(false);
}

bool names_a_perpetrator(QuickEntries const& typed)
{
    auto const says_something = [&](QuickPart part) {
        return std::ranges::any_of(entries_of(typed, part), [](auto const& entry) {
            return std::ranges::any_of(entry.second, [](schema::Parts const& parts) {
                return std::ranges::any_of(
                    parts, [](auto const& piece) { return !piece.second.empty(); });
            });
        });
    };
    return says_something(QuickPart::perpetrator) || says_something(QuickPart::involvement);
}

QuickFaults faults_of(
    Workspace const& workspace, workspace::Reach const& reach, QuickEntries const& typed)
{
    QuickFaults faults;
    for (auto const part : all_parts) {
        if (!is_wanted(part, typed))
            continue;
        for (auto const& fault : parsed(workspace, reach, part, typed).faults)
            faults.emplace(std::pair(part, fault.subject), fault.message);
    }
    return faults;
}

Result<RecordId> quick_entry(Workspace& workspace, Actor const& actor, QuickEntries const& typed)
{
    auto const reach = workspace.reach(actor);
    std::map<QuickPart, RecordId> ids;
    for (auto const part : all_parts) {
        if (is_wanted(part, typed))
            ids.emplace(part, RecordId::fresh(workspace.dice()));
    }

    Basis const own {};
    Basis const told { .source = ids.at(QuickPart::source) };
    std::vector<workspace::Change> changes;
    for (auto const part : all_parts) {
        if (!ids.contains(part))
            continue;
        auto values = parsed(workspace, reach, part, typed);
        if (!values.faults.empty())
            return values.faults.front();
        auto const& basis = part == QuickPart::head || part == QuickPart::source ? own : told;
        auto& change = changes.emplace_back(workspace::Change { ids.at(part), {} });
        change.assertions.push_back(asserted(
            std::string { log::type_field }, schema::Text { std::string(type_of(part)) }, basis));
        for (auto& entry : values.entries) {
            if (is_tied(part, entry.field->key))
                continue;
            for (auto& value : entry.values)
                change.assertions.push_back(asserted(entry.field->key, std::move(value), basis));
        }
        for (auto const& tie : ties) {
            if (tie.from == part)
                change.assertions.push_back(
                    asserted(std::string(tie.field), schema::Reference { ids.at(tie.to) }, basis));
        }
    }

    // Only now, with nothing left that could be refused: a dossier that nothing heads could never
    // be taken away again.
    auto const dossier = TRY(workspace.open_dossier(actor));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    TRY(workspace.append_all(permit, changes));
    return ids.at(QuickPart::head);
}

} // namespace saksi::casework
