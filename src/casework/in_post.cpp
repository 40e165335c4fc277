#include "casework/in_post.hpp"

#include "casework/values_in.hpp"

#include <algorithm>
#include <map>

namespace saksi::casework {

using law::Overlap;
using workspace::RecordView;

namespace {

constexpr std::size_t steps_max = 4; // Beyond it a command says little about one act.

class Search {
public:
    Search(Workspace const& workspace, workspace::Reach const& reach, RecordView const& about)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_about(about)
        , m_is_act(about.type_key == "act")
        , m_date(settled_in<FuzzyDate>(about, m_is_act ? "date" : "from"))
    {
    }

    std::vector<InPost> find()
    {
        for (auto const& unit : tied_units())
            climb(unit, Overlap::certain, 0);
        std::ranges::stable_sort(m_found, {}, &InPost::steps_above);
        return std::move(m_found);
    }

private:
    // Records of this type that name this one in this field, wherever within reach they lie.
    std::vector<RecordView> naming(
        RecordId const& named, std::string_view type, std::string_view field) const
    {
        std::vector<RecordView> records;
        for (auto const& link : m_workspace.links_to(m_reach, named)) {
            if (link.type_key != type || link.field != field)
                continue;
            if (auto record = m_workspace.record(m_reach, link.record))
                records.push_back(*std::move(record));
        }
        return records;
    }

    // Values that differ are no date until somebody decides.
    Overlap overlap(RecordView const& record, std::string_view from, std::string_view until) const
    {
        return law::overlap_of(
            { settled_in<FuzzyDate>(record, from), settled_in<FuzzyDate>(record, until) }, m_date);
    }

    static void add_units(RecordView const& record, std::vector<RecordId>& units)
    {
        for (auto const& [unit] : values_in<schema::Reference>(record, "unit"))
            units.push_back(unit);
    }

    std::vector<RecordId> tied_units() const
    {
        std::vector<RecordId> units;
        if (!m_is_act) {
            add_units(m_about, units);
            return units;
        }
        for (auto const& involvement : naming(m_about.id, "involvement", "act")) {
            for (auto const& [person] : values_in<schema::Reference>(involvement, "perpetrator")) {
                for (auto const& posting : naming(person, "posting", "person")) {
                    if (overlap(posting, "from", "until") != Overlap::no)
                        add_units(posting, units);
                }
            }
        }
        for (auto const& [victim] : values_in<schema::Reference>(m_about, "victim")) {
            for (auto const& detention : naming(victim, "detention", "person")) {
                if (overlap(detention, "from", "until") != Overlap::no)
                    add_units(detention, units);
            }
        }
        return units;
    }

    // The unit and, as far as its command covers the date, those above it.
    void climb(RecordId const& unit, Overlap command, std::size_t steps)
    {
        // A unit is come to again by a nearer way or a surer one, and by no other.
        auto& known = m_reached.try_emplace(unit).first->second;
        if (steps > steps_max || (known.steps <= steps && known.command >= command))
            return;
        known = { std::min(known.steps, steps), std::max(known.command, command) };
        for (auto& posting : naming(unit, "posting", "unit")) {
            auto const held = std::min(overlap(posting, "from", "until"), command);
            if (held == Overlap::no)
                continue;
            auto const there = std::ranges::find(
                m_found, posting.id, [](InPost const& one) { return one.posting.id; });
            if (there == m_found.end()) {
                m_found.push_back({ std::move(posting), unit, held, steps });
            } else {
                there->overlap = std::max(there->overlap, held);
                there->steps_above = std::min(there->steps_above, steps);
            }
        }
        auto const record = m_workspace.record(m_reach, unit);
        if (!record)
            return;
        auto const superior = settled_in<schema::Reference>(*record, "superior");
        auto const above = std::min(overlap(*record, "superior_from", "superior_until"), command);
        if (superior && above != Overlap::no)
            climb(superior->record, above, steps + 1);
    }

    struct Reached {
        std::size_t steps = steps_max + 1;
        Overlap command = Overlap::no;
    };

    Workspace const& m_workspace;
    workspace::Reach const& m_reach;
    RecordView const& m_about;
    bool m_is_act;
    std::optional<FuzzyDate> m_date;
    std::map<RecordId, Reached> m_reached;
    std::vector<InPost> m_found;
};

} // namespace

std::vector<InPost> in_post(
    Workspace const& workspace, workspace::Reach const& reach, RecordView const& act_or_detention)
{
    if (act_or_detention.type_key != "act" && act_or_detention.type_key != "detention")
        return {};
    return Search(workspace, reach, act_or_detention).find();
}

} // namespace saksi::casework
