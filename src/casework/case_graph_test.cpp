#include "casework/case_graph.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::casework;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;

namespace {

struct Told : CatalogDesk {
    Told()
    {
        auto const head = MUST(open_case(**this, actor(), entries({ { "title", "Ardania" } })));
        dossier = MUST((*this)->dossier_of(reach(), head));
        victim = add("person", { { "code", "V" } });
        guard = add("person", { { "code", "G" } });
        other = add("person", { { "code", "H" } });
        event = add("event", { { "title", "Night" } });
        act = add("act",
            { { "event", event.text() }, { "victim", victim.text() }, { "type", "torture" } });
        part = add("involvement",
            { { "act", act.text() }, { "perpetrator", guard.text() }, { "degree", "DI-01" } });
    }
    RecordId add(
        std::string const& type, std::vector<std::pair<std::string, std::string>> const& typed)
    {
        return MUST(add_record(**this, actor(), { dossier, type, entries(typed) }));
    }
    CaseGraph graph(std::size_t nodes = 100, std::size_t ties = 100)
    {
        return case_graph(**this, reach(), dossier, nodes, ties);
    }
    // "from>to", with a mark where sources differ; sorted.
    std::string ties(CaseGraph const& graph)
    {
        std::vector<std::string> all;
        for (auto const& tie : graph.ties)
            all.push_back(graph.nodes.at(tie.from).title + ">" + graph.nodes.at(tie.to).title
                + (tie.differs ? "?" : ""));
        std::ranges::sort(all);
        std::string text;
        for (auto const& one : all)
            text += one + " ";
        return text;
    }

    DossierId dossier;
    RecordId victim, guard, other, event, act, part;
};

} // namespace

TEST_CASE("a case's graph says who was harmed, who is alleged, and what sources differ about")
{
    Told desk;
    auto const graph = desk.graph();
    CHECK(graph.is_whole);
    CHECK(graph.nodes.size() == 4); // Three people and the act.
    for (auto const& node : graph.nodes) {
        CHECK(node.harmed == (node.record == desk.victim));
        CHECK(node.alleged == (node.record == desk.guard));
    }
    auto const act = desk.view(desk.act).title;
    CHECK(desk.ties(graph) == "G>" + act + " " + act + ">V ");

    // Another source names somebody else, and nobody decided between the two.
    desk.clock.time += 60;
    REQUIRE(change_record(*desk, desk.actor(),
        { .record = desk.part,
            .changes = { { "perpetrator", { { { "", desk.other.text() } } }, {} } } }));
    CHECK(desk.ties(desk.graph()) == "H>" + act + "? " + act + ">V ");
}

TEST_CASE("a graph with no room for all says so, and keeps the acts")
{
    Told desk;
    for (auto i = 0; i < 6; ++i)
        desk.add("person", { { "code", "X-" + std::to_string(i) } });
    auto const graph = desk.graph(3);
    CHECK_FALSE(graph.is_whole);
    CHECK(graph.nodes.size() == 3);
    CHECK(graph.nodes.front().record == desk.act);
    CHECK_FALSE(desk.graph(100, 1).is_whole);
    CHECK(desk.graph(100, 1).ties.size() == 1);
}
