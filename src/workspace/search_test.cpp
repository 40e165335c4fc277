#include "testing/desk.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace saksi::workspace {

using testing::Desk;

namespace {

// Everything that an answer tells.
std::string told(SearchPage const& page)
{
    auto all = std::to_string(page.total) + "|" + std::to_string(page.alike);
    for (auto const& one : page.by_type)
        all += "|" + one.text + "=" + std::to_string(one.count);
    for (auto const& hit : page.hits) {
        all += "|" + hit.record.title + (hit.alike ? "~" : "");
        for (auto const& field : hit.fields)
            all += "," + field;
        for (auto const& part : hit.snippet)
            all += part.match ? "[" + part.text + "]" : part.text;
    }
    if (page.nearly)
        all += "|nearly " + page.nearly->words + "=" + std::to_string(page.nearly->total);
    for (auto const& fewer : page.fewer)
        all += "|fewer " + fewer.words + "=" + std::to_string(fewer.total);
    return all;
}

constexpr std::array<std::string_view, 10> known_words { "river", "witness", "paper", "Kathmandu",
    "थारु", "Shrestha", "श्रेष्ठ", "ทรมาน", "cable", "station" };

std::string some_words(std::mt19937_64& dice, std::size_t most)
{
    std::string text;
    for (auto left = 1 + dice() % most; left > 0; --left)
        text += std::string(text.empty() ? "" : " ")
            + std::string(known_words.at(dice() % known_words.size()));
    return text;
}

} // namespace

TEST_CASE("what somebody may not read changes nothing of what a search tells: neither hits, nor "
          "counts, nor their order, nor suggestions")
{
    // The same records for those who may read one dossier, with and without others beside them.
    Desk alone(3);
    Desk beside(3);
    struct Side {
        Desk& desk;
        DossierId open;
        std::optional<DossierId> secret;
    };
    std::array<Side, 2> sides { {
        { alone, MUST(alone->open_dossier(alone.actor())), {} },
        { beside, MUST(beside->open_dossier(beside.actor())),
            MUST(beside->open_dossier(beside.actor())) },
    } };
    std::mt19937_64 dice(11);
    for (auto i = 0; i < 50; ++i) {
        Desk::Fields const fields { { "name", schema::Text { some_words(dice, 3) } },
            { "story", schema::Text { some_words(dice, 12) } } };
        Desk::Fields const hidden { { "name", schema::Text { some_words(dice, 2) } },
            { "story", schema::Text { some_words(dice, 4) + " cables paperr rivar" } } };
        for (auto& side : sides) {
            MUST(side.desk->append(side.desk.permit(side.open),
                Desk::change(RecordId::fresh(side.desk.dice), "person", fields)));
            if (side.secret && i % 3 > 0)
                MUST(side.desk->append(side.desk.permit(*side.secret),
                    Desk::change(RecordId::fresh(side.desk.dice), "person", hidden)));
        }
    }
    auto const reach_alone = alone.reach().only(sides[0].open);
    auto const reach_beside = beside.reach().only(sides[1].open);
    std::vector<std::string> asked { "cables", "paperr", "rivr", "name:cables", "-cables river",
        "river OR cables", "riv*", "name:river -story:cable", "cabel station", "sreshtha",
        "wittness kathmandu nothing", "cables paperr" };
    for (auto i = 0; i < 20; ++i)
        asked.push_back(some_words(dice, 3));
    for (auto const& words : asked) {
        for (auto const order : { SearchOrder::relevance, SearchOrder::title }) {
            CAPTURE(words);
            SearchQuery const query { .words = words, .order = order, .limit = 60 };
            CHECK(told(MUST(alone->search(reach_alone, query)))
                == told(MUST(beside->search(reach_beside, query))));
        }
    }
    // It would have been found.
    CHECK(MUST(beside->search(beside.reach(), { .words = "cables paperr" })).total > 0);
}

TEST_CASE("field:word finds what stands in that field only, by its key, its label and the label in "
          "the language of the page")
{
    Desk desk;
    desk.add("person",
        { { "name", schema::Text { "Asha Rai" } }, { "story", schema::Text { "Met Bina." } } });
    desk.add("person",
        { { "name", schema::Text { "Bina" } }, { "story", schema::Text { "Met Asha at noon." } } });
    auto const titles = [&](SearchQuery query) {
        std::string all;
        query.type = "person"; // The member who writes this is called so, too.
        for (auto const& hit : MUST(desk->search(desk.reach(), query)).hits)
            all += (all.empty() ? "" : ", ") + hit.record.title;
        return all;
    };
    CHECK(titles({ .words = "asha" }) == "Asha Rai, Bina");
    CHECK(titles({ .words = "name:asha" }) == "Asha Rai");
    CHECK(titles({ .words = "Name:asha" }) == "Asha Rai");
    CHECK(titles({ .words = "story:asha" }) == "Bina");
    CHECK(titles({ .words = "asha -story:asha" }) == "Asha Rai");
    CHECK(titles({ .words = "asha NOT name:asha" }) == "Bina");
    CHECK(titles({ .words = "name:asha OR noon" }) == "Bina, Asha Rai");
    CHECK(titles({ .words = "story:\"met bina\"" }) == "Asha Rai");
    CHECK(titles({ .words = "story:\"bina met\"" }).empty());
    CHECK(titles({ .words = "story:no*" }) == "Bina");
    auto const labels = [](Label message) {
        return message.text() == "Story" ? std::string_view("कथा") : message.text();
    };
    CHECK(titles({ .words = "कथा:asha", .labels = labels }) == "Bina");
    auto const page = MUST(desk->search(desk.reach(), { .words = "asha", .type = "person" }));
    CHECK(page.hits.front().fields == std::vector<std::string> { "name" });
    CHECK(page.hits.back().fields == std::vector<std::string> { "story" });

    auto const unknown = MUST(desk->search(desk.reach(), { .words = "colour:asha" }));
    REQUIRE(unknown.remarks.size() == 1);
    CHECK(unknown.remarks.front().text == "colour");
}

TEST_CASE("results stand in the order that was asked for, and each page goes on where the last one "
          "ended")
{
    Desk desk;
    auto const status = [&](std::string const& state, std::string_view since) {
        Desk::Fields fields { { "remarks", schema::Text { "shared " + state } } };
        if (!since.empty())
            fields.emplace_back("since", MUST(FuzzyDate::parse(since)));
        return desk.add("treaty_status", fields);
    };
    auto const middle = status("b", "1990");
    auto const never = status("c", "");
    auto const latest = status("a", "2001-02");
    desk.clock.time += 100;
    desk.restate(middle, "remarks", schema::Text { "shared changed" });
    auto const in_order = [&](SearchOrder order) {
        std::vector<RecordId> ids;
        for (std::size_t at = 0; at < 3; ++at) {
            auto const page = MUST(desk->search(
                desk.reach(), { .words = "shared", .order = order, .offset = at, .limit = 1 }));
            CHECK(page.total == 3);
            REQUIRE(page.hits.size() == 1);
            ids.push_back(page.hits.front().record.id);
        }
        return ids;
    };
    CHECK(in_order(SearchOrder::newest_change) == std::vector { middle, latest, never });
    CHECK(in_order(SearchOrder::date) == std::vector { latest, middle, never });
    auto by_title = in_order(SearchOrder::title);
    std::ranges::sort(by_title);
    std::vector all { middle, never, latest };
    std::ranges::sort(all);
    CHECK(by_title == all);

    desk.add("person", { { "name", schema::Text { "Zebra common" } } });
    desk.add("person", { { "name", schema::Text { "Änne common" } } });
    desk.add("person", { { "name", schema::Text { "Berta common" } } });
    // A collation of somewhere, upside down.
    auto const page = MUST(desk->search(desk.reach(),
        { .words = "common",
            .order = SearchOrder::title,
            .collation_key = [](std::string_view title) {
                return std::string(title.starts_with("Z") ? "1"
                        : title.starts_with("B")          ? "2"
                                                          : "3");
            } }));
    REQUIRE(page.hits.size() == 3);
    CHECK(page.hits[0].record.title == "Zebra common");
    CHECK(page.hits[2].record.title == "Änne common");
}

TEST_CASE("what is called so comes before what only speaks of it, and a short title before a long")
{
    Desk desk;
    desk.add("person",
        { { "name", schema::Text { "Somebody" } },
            { "story", schema::Text { "patan patan patan patan" } } });
    desk.add("person", { { "name", schema::Text { "The old road to Patan and back" } } });
    desk.add("person", { { "name", schema::Text { "Patan" } } });
    auto const hits = MUST(desk->search(desk.reach(), { .words = "patan" })).hits;
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].record.title == "Patan");
    CHECK(hits[1].record.title == "The old road to Patan and back");
}

TEST_CASE("where nothing is found, the search says what would have been")
{
    Desk desk;
    desk.add("person",
        { { "name", schema::Text { "Somebody" } },
            { "story", schema::Text { "the committee about torture" } } });
    auto const typo = MUST(desk->search(desk.reach(), { .words = "comittee" }));
    CHECK(typo.total == 0);
    REQUIRE(typo.nearly);
    CHECK(typo.nearly->words == "committee");
    CHECK(typo.nearly->total == 1);
    auto const both = MUST(desk->search(desk.reach(), { .words = "story:comittee torturre" }));
    REQUIRE(both.nearly);
    CHECK(both.nearly->words == "story:committee torture");
    auto const fewer = MUST(desk->search(desk.reach(), { .words = "torture xyzzyq" }));
    REQUIRE(fewer.fewer.size() == 1);
    CHECK(fewer.fewer.front().words == "torture");
    CHECK(fewer.fewer.front().left_out == "xyzzyq");
    CHECK(fewer.fewer.front().total == 1);
    CHECK_FALSE(MUST(desk->search(desk.reach(), { .words = "torture" })).nearly);
}

TEST_CASE("a list may be narrowed by words, and its counts with it")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } }, { "alive", schema::Truth::yes } });
    desk.add("person", { { "name", schema::Text { "Bina" } }, { "alive", schema::Truth::yes } });
    desk.add("state", { { "name", schema::Text { "Ashaland, where asha is a word" } } });
    ListQuery const query { .type = "person", .words = "asha" };
    CHECK(MUST(desk->list(desk.reach(), query)).total == 1);
    CHECK(MUST(desk->facet(desk.reach(), query, "alive")).front().count == 1);
    CHECK(MUST(desk->list(desk.reach(), { .type = "person", .words = "name:nobody" })).total == 0);
}

TEST_CASE("Burmese typed in Zawgyi is found in Unicode and the other way round, and stays as typed")
{
    Desk desk;
    // Aung, as it was typed on an old telephone, and in Unicode.
    std::string const zawgyi = "\u1031\u1021\u102C\u1004\u1039";
    std::string const unicode = "\u1021\u1031\u102C\u1004\u103A";
    auto const person = desk.add("person", { { "name", schema::Text { zawgyi } } });
    auto const found = [&](std::string const& words) {
        return MUST(desk->search(desk.reach(), { .words = words })).total;
    };
    CHECK(found(unicode) == 1);
    CHECK(found(zawgyi) == 1);
    auto const view = MUST(desk->record(desk.reach(), person));
    CHECK(view.title == unicode);
    CHECK(view.one("name")->value == schema::Value { schema::Text { zawgyi } });
}

} // namespace saksi::workspace
