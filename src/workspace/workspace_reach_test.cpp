// The law of reach: what a member learns through every door of reading is what a workspace would
// say in which nothing but their dossiers ever was. Not only which records: how many, in which
// order, under which titles, with which refusals.
#include "testing/desk.hpp"
#include "testing/random_statements.hpp"

#include <algorithm>
#include <set>
#include <sstream>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
using saksi::testing::RandomStatements;

namespace {

constexpr std::size_t dossiers_made = 4;
constexpr std::array<std::string_view, 8> words { "beaten", "released", "river", "night", "police",
    "साक्षी", "beaten beaten night", "Riverside" };

// Something that one of the members states, in the commons or in one of the dossiers.
struct Said {
    std::size_t where = 0; // 0: the commons.
    Change change;
};

std::string text(RandomStatements& luck)
{
    std::string some;
    for (auto more = 1 + luck.below(4); more > 0; --more)
        some += (some.empty() ? "" : " ") + std::string(words[luck.below(words.size())]);
    return some;
}

std::vector<Said> life(RandomStatements& luck)
{
    std::vector<Said> all;
    std::vector<std::pair<std::size_t, RecordId>> people;
    std::vector<RecordId> statuses;
    for (auto i = 0; i < 60; ++i) {
        auto const where = luck.below(dossiers_made + 1);
        if (people.empty() || luck.chance(50)) {
            auto const id = luck.id<RecordId>();
            all.push_back({ where,
                Desk::change(id, "person",
                    { { "name", schema::Text { text(luck) } },
                        { "story", schema::Text { text(luck) } },
                        { "alive", static_cast<schema::Truth>(luck.below(3)) } }) });
            people.emplace_back(where, id);
        } else if (luck.chance(60)) {
            // Beside what stands, so that values differ; once in a while of a kind yet to come.
            auto const& [in, id] = people[luck.below(people.size())];
            all.push_back(
                { in, Desk::change(id, "", { { "name", schema::Text { text(luck) } } }) });
        } else {
            // Refers to a record that may lie in another dossier; it stands in the title.
            auto const id = luck.id<RecordId>();
            auto const& [in, target] = people[luck.below(people.size())];
            static_cast<void>(in);
            all.push_back({ where,
                Desk::change(id, "treaty_status",
                    { { "state", schema::Reference { target } },
                        { "status",
                            schema::Term { "status", luck.chance(50) ? "party" : "tomorrow" } },
                        { "remarks", schema::Text { text(luck) } } }) });
        }
    }
    return all;
}

// A desk on which the same was said, in these dossiers only; a member "binod" reads them.
struct Told : Desk {
    Told(std::vector<Said> const& all, std::set<std::size_t> const& there)
    {
        MUST(open->add_member(
            actor(), "binod", crypto::SecretBytes::copy_of("binod's words"), Hardness::floor));
        for (std::size_t i = 1; i <= dossiers_made; ++i) {
            if (there.contains(i))
                dossiers[i] = MUST(open->open_dossier(actor()));
        }
        dossiers[0] = open->commons();
        for (auto const& said : all) {
            ++clock.time;
            if (there.contains(said.where))
                MUST(open->append(Desk::permit(dossiers[said.where]), said.change));
        }
        member = MUST(open->check_passphrase(crypto::SecretBytes::copy_of("binod's words")));
    }

    void give(std::set<std::size_t> const& some)
    {
        for (auto const i : some) {
            if (i > 0)
                MUST(open->give_grant(actor(), dossiers[i], "binod", Grant::read));
        }
    }

    Reach binod() const { return open->reach(*member); }

    std::optional<Actor> member;
    std::map<std::size_t, DossierId> dossiers;
};

// Everything that the doors say, as text: two desks that say the same give the same. Grants are
// left out: they are made anew on each desk, under ids of their own.
class Witness {
public:
    Witness(Told const& desk, std::vector<Said> const& all)
        : m_desk(*desk.open)
        , m_reach(desk.binod())
    {
        for (auto const& said : all)
            m_records.insert(said.change.record);
        records();
        lists();
        searches();
        changes();
    }
    std::string said() const { return m_said.str(); }

private:
    void record(RecordView const& view)
    {
        m_said << view.id.text() << ' ' << view.type_key << ' ' << view.title << ' '
               << view.values.size() << '\n';
    }
    void records()
    {
        for (auto const& id : m_records) {
            auto const view = m_desk.record(m_reach, id);
            m_said << "record " << (view ? view->title : "not there") << ' '
                   << m_desk.dossier_of(m_reach, id).operator bool()
                   << m_desk.history(m_reach, id).operator bool() << ' '
                   << m_desk.changes_of(m_reach, id).size() << ' '
                   << m_desk.titles(m_reach, { id }).size() << '\n';
            for (auto const& link : m_desk.links_to(m_reach, id))
                m_said << "  from " << link.record.text() << ' ' << link.title << '\n';
        }
        auto const open = m_desk.conflicts(m_reach, { .limit = 1000 });
        m_said << "conflicts " << open.total << '\n';
        for (auto const& found : open.rows)
            m_said << "conflict " << found.record.text() << ' ' << found.title << '\n';
        for (auto const word : words) {
            auto const found = m_desk.find_record(m_reach, { "person", "treaty_status" }, word);
            m_said << "named " << (found ? found->text() : "nobody") << '\n';
        }
    }
    void list(ListQuery const& query)
    {
        auto const page = m_desk.list(m_reach, query);
        if (!page) {
            m_said << "refused " << page.error().message.text() << '\n';
            return;
        }
        m_said << "list " << page->total << '\n';
        for (auto const& row : page->rows)
            record(row);
        for (auto const* field : { "alive", "status", "state" }) {
            auto const facet = m_desk.facet(m_reach, query, field);
            if (!facet)
                continue;
            for (auto const& count : *facet)
                m_said << "  " << count.text << ' ' << count.title << ' ' << count.count << '\n';
        }
    }
    void lists()
    {
        for (auto const* type : { "person", "treaty_status", "state" }) {
            m_said << "count " << m_desk.count(m_reach, type) << '\n';
            for (auto const* sort : { "", "name", "status" }) {
                list({ .type = type, .sort = sort });
                list({ .type = type, .sort = sort, .descending = true, .limit = 3 });
                list({ .type = type, .sort = sort, .offset = 3, .limit = 4 });
            }
        }
        for (auto const word : words) {
            auto const typed = std::string(word);
            list({ .type = "person", .filters = { { "name", typed } } });
            list({ .type = "person", .filters = { { "story", typed } } });
            list({ .type = "treaty_status", .filters = { { "state", typed } } });
        }
        for (auto const* code : { "party", "tomorrow", "bound", "never" })
            list({ .type = "treaty_status", .filters = { { "status", code } } });
    }
    void searches()
    {
        for (auto const* asked : { "beaten", "night police", "river*", "साक्षी", "beaten -night",
                 "\"beaten night\"", "zzz", "riverside", "released river" }) {
            for (auto const* type : { "", "person", "treaty_status" }) {
                auto const page = MUST(m_desk.search(
                    m_reach, { .words = asked, .type = type, .filters = {}, .limit = 100 }));
                m_said << "search " << asked << ' ' << page.total << ' ' << page.alike << '\n';
                for (auto const& kind : page.by_type)
                    m_said << "  " << kind.text << ' ' << kind.count << '\n';
                for (auto const& hit : page.hits) {
                    record(hit.record);
                    for (auto const& part : hit.snippet)
                        m_said << (part.match ? "[" : "(") << part.text;
                    m_said << '\n';
                }
            }
        }
    }
    void changes()
    {
        for (auto const& change : m_desk.recent_changes(m_reach, 1000)) {
            if (m_records.contains(change.record))
                m_said << "change " << change.record.text() << ' ' << change.title << ' '
                       << change.stated_at << ' ' << change.fields.size() << '\n';
        }
    }

    Workspace const& m_desk;
    Reach m_reach;
    std::set<RecordId> m_records;
    std::ostringstream m_said;
};

// The first line in which they differ, for whoever has to mend it.
std::string difference(std::string const& one, std::string const& other)
{
    std::istringstream a(one);
    std::istringstream b(other);
    std::string line_a;
    std::string line_b;
    std::string before;
    for (;;) {
        auto const more_a = static_cast<bool>(std::getline(a, line_a));
        auto const more_b = static_cast<bool>(std::getline(b, line_b));
        if (!more_a && !more_b)
            return {};
        if (more_a != more_b || line_a != line_b)
            return before + "\n" + line_a + "\n" + line_b;
        before = line_a;
    }
}

} // namespace

TEST_CASE("what a member learns is what a workspace of their dossiers alone would say")
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        RandomStatements luck(seed);
        auto const all = life(luck);
        std::set<std::size_t> everything;
        std::set<std::size_t> theirs { 0 };
        for (std::size_t i = 0; i <= dossiers_made; ++i) {
            everything.insert(i);
            if (luck.chance(50))
                theirs.insert(i);
        }
        Told whole(all, everything);
        whole.give(theirs);
        Told part(all, theirs);
        part.give(theirs);
        auto const told = Witness(whole, all).said();
        CHECK(told.size() > 10'000); // It has looked.
        CHECK(difference(told, Witness(part, all).said()) == "");

        // Taken back, nothing of it is left, whatever was looked up before.
        for (auto const i : theirs) {
            if (i > 0)
                MUST(whole->take_grant(whole.actor(), whole.dossiers[i], "binod"));
        }
        Told nothing(all, { 0 });
        CHECK(difference(Witness(whole, all).said(), Witness(nothing, all).said()) == "");
    }
}
