#include "casework/in_post.hpp"

#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::casework;
using law::Overlap;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;
using Typed = std::vector<std::pair<std::string, std::string>>;

namespace {

struct Command : CatalogDesk {
    Command()
    {
        auto const head = MUST(open_case(**this, actor(), entries({ { "title", "Ardania" } })));
        dossier = MUST((*this)->dossier_of(reach(), head));
        region = add("unit", { { "name", "Region" } });
        post = add("unit",
            { { "name", "Post" }, { "superior", region }, { "superior_from", "2014" },
                { "superior_until", "2020" } });
        auto const victim = add("person", { { "code", "V" } });
        auto const officer = person("officer");
        auto const event = add("event", { { "title", "Night" } });
        act = add("act",
            { { "event", event }, { "victim", victim }, { "type", "torture" },
                { "date", "2016-05-03" } });
        add("involvement", { { "act", act }, { "perpetrator", officer } });
        serve("officer", officer, post, "2015", "2018");
    }
    std::string add(std::string const& type, Typed const& typed)
    {
        return MUST(add_record(**this, actor(), { dossier, type, entries(typed) })).text();
    }
    std::string person(std::string const& code) { return add("person", { { "code", code } }); }
    void serve(std::string const& rank, std::string const& who, std::string const& unit,
        std::string const& from, std::string const& until)
    {
        add("posting",
            { { "person", who }, { "unit", unit }, { "rank", rank }, { "from", from },
                { "until", until } });
    }
    // "rank/steps/certain" of all that are found, sorted.
    std::string found()
    {
        std::vector<std::string> all;
        for (auto const& one : in_post(**this, reach(), view(MUST(RecordId::parse(act)))))
            all.push_back(testing::texts(one.posting, "rank").at(0) + "/"
                + std::to_string(one.steps_above)
                + (one.overlap == Overlap::certain ? "/certain" : "/possible"));
        std::ranges::sort(all);
        std::string text;
        for (auto const& one : all)
            text += one + " ";
        return text;
    }

    DossierId dossier;
    std::string region;
    std::string post;
    std::string act;
};

} // namespace

TEST_CASE("a commander is tied to an act only while in post, and only while the command lasted")
{
    Command desk;
    CHECK(desk.found() == "officer/0/certain ");
    desk.serve("chief-then", desk.person("C-1"), desk.post, "2015-06", "2017");
    desk.serve("chief-later", desk.person("C-2"), desk.post, "2017", "2019");
    desk.serve("chief-unsure", desk.person("C-3"), desk.post, "2010", "");
    desk.serve("colonel", desk.person("C-4"), desk.region, "2015", "2017");
    desk.serve("colonel-before", desk.person("C-5"), desk.region, "2010", "2014");
    CHECK(desk.found()
        == "chief-then/0/certain chief-unsure/0/possible colonel/1/certain "
           "officer/0/certain ");
}

TEST_CASE("where the unit stood under another one only later, nobody above it is tied to the act")
{
    Command desk;
    auto const later = desk.add("unit", { { "name", "Later" } });
    auto const other = desk.add("unit",
        { { "name", "Other post" }, { "superior", later }, { "superior_from", "2019" },
            { "superior_until", "2021" } });
    auto const second = desk.person("P-2");
    desk.add("involvement", { { "act", desk.act }, { "perpetrator", second } });
    desk.serve("second", second, other, "2015", "2017");
    desk.serve("general", desk.person("G"), later, "2010", "2022");
    CHECK(desk.found() == "officer/0/certain second/0/certain ");
}

TEST_CASE("units that command each other in a circle end the search")
{
    Command desk;
    auto const one = desk.add("unit", { { "name", "One" }, { "superior", desk.post } });
    auto const guard = desk.person("G");
    desk.add("involvement", { { "act", desk.act }, { "perpetrator", guard } });
    desk.serve("guard", guard, one, "2015", "2017");
    CHECK(desk.found().find("guard/0/certain") != std::string::npos);
    CHECK(desk.found().find("officer/0/certain") != std::string::npos);
}
