#include "casework/in_post.hpp"

#include <algorithm>
#include <map>

namespace saksi::casework {

using law::Overlap;
using law::Tenure;
using workspace::RecordView;

namespace {

constexpr std::size_t read_of_a_type_max = 300;
constexpr std::size_t steps_max = 4; // Beyond it a command says little about one act.

// What is in doubt is no date: both values stand until somebody decides.
std::optional<FuzzyDate> date_in(RecordView const& record, std::string_view field)
{
    auto const* stated = record.in_conflict(field) ? nullptr : record.one(field);
    auto const* date = stated && stated->value ? std::get_if<FuzzyDate>(&*stated->value) : nullptr;
    return date ? std::optional(*date) : std::nullopt;
}

std::vector<RecordId> named(RecordView const& record, std::string_view field)
{
    std::vector<RecordId> ids;
    for (auto const* stated : record.all(field)) {
        auto const* reference = stated->value ? std::get_if<schema::Reference>(&*stated->value)
                                              : nullptr;
        if (reference)
            ids.push_back(reference->record);
    }
    return ids;
}

bool names(RecordView const& record, std::string_view field, RecordId const& id)
{
    return std::ranges::count(named(record, field), id) > 0;
}

class Search {
public:
    Search(Workspace const& workspace, workspace::Reach const& reach, RecordView const& about)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_about(about)
        , m_is_act(about.type_key == "act")
        , m_date(date_in(about, m_is_act ? "date" : "from"))
        , m_postings(read("posting"))
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
    std::vector<RecordView> read(std::string const& type) const
    {
        auto page = m_workspace.list(
            m_reach, { .type = type, .dossier = m_about.dossier, .limit = read_of_a_type_max });
        return page ? std::move(page->rows) : std::vector<RecordView> {};
    }

    Overlap overlap(RecordView const& record, std::string_view from, std::string_view until) const
    {
        return law::overlap_of({ date_in(record, from), date_in(record, until) }, m_date);
    }

    std::vector<RecordId> tied_units() const
    {
        if (!m_is_act)
            return named(m_about, "unit");
        std::vector<RecordId> units;
        for (auto const& involvement : read("involvement")) {
            if (!names(involvement, "act", m_about.id))
                continue;
            for (auto const& person : named(involvement, "perpetrator")) {
                for (auto const& posting : m_postings) {
                    if (names(posting, "person", person)
                        && overlap(posting, "from", "until") != Overlap::no)
                        std::ranges::copy(named(posting, "unit"), std::back_inserter(units));
                }
            }
        }
        for (auto const& detention : read("detention")) {
            for (auto const& victim : named(m_about, "victim")) {
                if (names(detention, "person", victim)
                    && overlap(detention, "from", "until") != Overlap::no)
                    std::ranges::copy(named(detention, "unit"), std::back_inserter(units));
            }
        }
        return units;
    }

    // The unit and, as far as its command covers the date, those above it.
    void climb(RecordId const& unit, Overlap command, std::size_t steps)
    {
        // A unit is come to again by a nearer way or a surer one, and by no other.
        auto& known = m_reached.try_emplace(unit, Reached { steps_max + 1, Overlap::no })
                          .first->second;
        if (steps > steps_max || (known.steps <= steps && known.command >= command))
            return;
        known = { std::min(known.steps, steps), std::max(known.command, command) };
        for (auto const& posting : m_postings) {
            if (!names(posting, "unit", unit))
                continue;
            auto const held = std::min(overlap(posting, "from", "until"), command);
            auto const there = std::ranges::find(
                m_found, posting.id, [](InPost const& one) { return one.posting.id; });
            if (held == Overlap::no)
                continue;
            if (there == m_found.end()) {
                m_found.push_back({ posting, unit, held, steps });
            } else {
                there->overlap = std::max(there->overlap, held);
                there->steps_above = std::min(there->steps_above, steps);
            }
        }
        auto const record = m_workspace.record(m_reach, unit);
        if (!record || record->in_conflict("superior"))
            return;
        auto const above = std::min(overlap(*record, "superior_from", "superior_until"), command);
        if (above == Overlap::no)
            return;
        for (auto const& superior : named(*record, "superior"))
            climb(superior, above, steps + 1);
    }

    Workspace const& m_workspace;
    workspace::Reach const& m_reach;
    RecordView const& m_about;
    bool m_is_act;
    std::optional<FuzzyDate> m_date;
    std::vector<RecordView> m_postings;
    struct Reached {
        std::size_t steps;
        Overlap command;
    };
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
