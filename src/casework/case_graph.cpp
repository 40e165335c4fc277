#include "casework/case_graph.hpp"

#include "casework/values_in.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace saksi::casework {

namespace {

using workspace::RecordView;

// A record of this type is an arrow between those that its two fields name; a field beside them
// says of which kind.
struct TieType {
    std::string_view type;
    std::string_view from;
    std::string_view to;
    std::string_view said;
};
constexpr std::array tie_types {
    TieType { "involvement", "perpetrator", "act", "degree" },
    TieType { "posting", "person", "unit", "role" },
    TieType { "relation", "person", "other", "kind" },
    TieType { "detention", "unit", "person", "type" },
    TieType { "event_chain", "event", "other", "relation" },
};

class Drawing {
public:
    Drawing(Workspace const& workspace, workspace::Reach const& reach, DossierId const& dossier,
        std::size_t nodes_max, std::size_t ties_max)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_dossier(dossier)
        , m_nodes_max(nodes_max)
        , m_ties_max(ties_max)
    {
    }

    CaseGraph draw()
    {
        for (auto const& act : read("act", { "victim" })) {
            auto const at = node(act.id, "act", act.title);
            auto const victim = latest_in<schema::Reference>(act, "victim");
            if (!at || !victim)
                continue;
            if (auto const harmed = any(victim->record)) {
                m_graph.nodes[*harmed].harmed = true;
                tie({ *at, *harmed, {}, "act", "victim", act.in_conflict("victim") });
            }
        }
        for (auto const& type : tie_types) {
            for (auto const& record : read(type.type,
                     { std::string(type.from), std::string(type.to), std::string(type.said) }))
                take(type, record);
        }
        // Who hangs on nothing is somebody too.
        for (auto const& record : read("person", { "code" }))
            node(record.id, "person", record.title);
        return std::move(m_graph);
    }

private:
    std::vector<RecordView> read(std::string_view type, std::vector<std::string> fields)
    {
        if (!m_workspace.schemas().type(type))
            return {};
        auto page = m_workspace.list(m_reach,
            { .type = std::string(type),
                .dossier = m_dossier,
                .limit = m_nodes_max,
                .fields = fields });
        if (!page)
            return {};
        m_graph.is_whole = m_graph.is_whole && page->total == page->rows.size();
        for (auto const& row : page->rows)
            m_workspace.note_look(m_reach, workspace::Look::list, row, fields);
        return std::move(page->rows);
    }

    // Its place; nothing when there is no room any more.
    std::optional<std::size_t> node(RecordId const& id, std::string_view type, std::string title)
    {
        auto const known = m_places.find(id);
        if (known != m_places.end())
            return known->second;
        if (m_graph.nodes.size() >= m_nodes_max) {
            m_graph.is_whole = false;
            return std::nullopt;
        }
        m_graph.nodes.push_back({ id, std::string(type), std::move(title) });
        return m_places[id] = m_graph.nodes.size() - 1;
    }

    // Of a record that a tie names: it may lie in another dossier, or out of reach.
    std::optional<std::size_t> any(RecordId const& id)
    {
        auto const known = m_places.find(id);
        if (known != m_places.end())
            return known->second;
        auto const record = m_workspace.record(m_reach, id);
        if (!record || record->taken_back)
            return std::nullopt;
        return node(id, record->type_key, record->title);
    }

    void take(TieType const& type, RecordView const& record)
    {
        auto const named_from = latest_in<schema::Reference>(record, type.from);
        auto const named_to = latest_in<schema::Reference>(record, type.to);
        if (!named_from || !named_to)
            return;
        auto const from = any(named_from->record);
        if (from && type.type == "involvement")
            m_graph.nodes[*from].alleged = true;
        auto const to = any(named_to->record);
        if (!from || !to)
            return;
        auto const* said = record.one(type.said);
        tie({ *from, *to, said ? said->value : std::nullopt, std::string(type.type),
            std::string(type.to),
            record.in_conflict(type.from) || record.in_conflict(type.to)
                || record.in_conflict(type.said) });
    }

    void tie(CaseGraph::Tie one)
    {
        if (m_graph.ties.size() < m_ties_max)
            m_graph.ties.push_back(std::move(one));
        else
            m_graph.is_whole = false;
    }

    Workspace const& m_workspace;
    workspace::Reach const& m_reach;
    DossierId const& m_dossier;
    std::size_t m_nodes_max;
    std::size_t m_ties_max;
    std::map<RecordId, std::size_t> m_places;
    CaseGraph m_graph;
};

} // namespace

CaseGraph case_graph(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, std::size_t nodes_max, std::size_t ties_max)
{
    return Drawing(workspace, reach, dossier, nodes_max, ties_max).draw();
}

} // namespace saksi::casework
