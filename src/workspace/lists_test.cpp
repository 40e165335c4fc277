#include "schema/typed.hpp"
#include "testing/desk.hpp"

#include <algorithm>
#include <random>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

// Some States and treaties, and who is bound since when.
struct Treaties : Desk {
    Treaties()
    {
        for (auto const* code : { "NPL", "IDN", "LKA" })
            states.push_back(add_keyed("state", { code },
                { { "code", schema::Term { "country", code } },
                    { "name",
                        schema::Text {
                            code == std::string_view("NPL") ? "Nepal" : code, "en" } } }));
        cat = add_keyed("treaty", { "CAT" },
            { { "code", schema::Text { "CAT" } }, { "name", schema::Text { "CAT" } } });
    }

    RecordId status(std::size_t state, std::string const& code, std::string_view since,
        std::string remarks = {})
    {
        Fields fields { { "state", schema::Reference { states[state] } },
            { "treaty", schema::Reference { cat } },
            { "status", schema::Term { "status", code } } };
        if (!since.empty())
            fields.emplace_back("since", MUST(FuzzyDate::parse(since)));
        if (!remarks.empty())
            fields.emplace_back("remarks", schema::Text { std::move(remarks) });
        return add("treaty_status", fields);
    }

    std::vector<RecordId> ids(ListQuery const& query)
    {
        std::vector<RecordId> found;
        for (auto const& row : MUST(open->list(reach(), query)).rows)
            found.push_back(row.id);
        return found;
    }

    std::vector<RecordId> states;
    RecordId cat;
};

using Ids = std::vector<RecordId>;

} // namespace

TEST_CASE("a list is filtered, sorted and paged by any field")
{
    Treaties desk;
    auto const nepal = desk.status(0, "party", "1991-05-14");
    auto const indonesia = desk.status(1, "party", "1998", "With a reservation to article 20");
    auto const lanka = desk.status(2, "signed", "");

    ListQuery all { .type = "treaty_status" };
    CHECK(MUST(desk->list(desk.reach(), all)).total == 3);
    CHECK(desk.ids(all) == Ids { indonesia, lanka, nepal }); // By title: IDN, LKA, Nepal.
    CHECK(
        desk.ids({ .type = "treaty_status", .sort = "since" }) == Ids { nepal, indonesia, lanka });
    CHECK(desk.ids({ .type = "treaty_status", .sort = "since", .descending = true })
        == Ids { indonesia, nepal, lanka });
    CHECK(desk.ids({ .type = "treaty_status", .offset = 1, .limit = 1 }) == Ids { lanka });

    auto const filtered = [&](std::string field, std::string text) {
        return desk.ids({ .type = "treaty_status", .filters = { { field, text } } });
    };
    CHECK(filtered("status", "signed") == Ids { lanka });
    CHECK(filtered("status", "bound") == Ids { indonesia, nepal }); // Narrower terms too.
    CHECK(filtered("state", "NPL") == Ids { nepal });
    CHECK(filtered("state", "Nepal") == Ids { nepal });
    CHECK(filtered("state", desk.states[1].text()) == Ids { indonesia });
    CHECK(filtered("since", "1991") == Ids { nepal });
    CHECK(filtered("since", "199X") == Ids { indonesia, nepal });
    CHECK(filtered("since", "1991-05") == Ids { nepal });
    CHECK(filtered("remarks", "reserv* article") == Ids { indonesia });
    CHECK(filtered("remarks", "party").empty()); // Stands in the record, not in this field.
    CHECK(desk.ids({ .type = "treaty_status",
                       .filters = { { "status", "party" }, { "status", "signed" } } })
              .size()
        == 3);
    CHECK(desk.ids({ .type = "treaty_status",
              .filters = { { "status", "party" }, { "since", "1998" } } })
        == Ids { indonesia });

    auto const refused = [&](ListQuery const& query) {
        auto const answer = desk->list(desk.reach(), query);
        REQUIRE_FALSE(answer);
        return answer.error();
    };
    CHECK(refused({ .type = "spaceship" }).kind == ErrorKind::not_found);
    CHECK(refused({ .type = "state", .filters = { { "colour", "red" } } }).kind
        == ErrorKind::not_found);
    CHECK(refused({ .type = "state", .sort = "colour" }).kind == ErrorKind::not_found);
    CHECK(refused({ .type = "treaty_status", .filters = { { "since", "soon" } } }).kind
        == ErrorKind::invalid);
    CHECK(refused({ .type = "treaty_status", .filters = { { "status", "partyy" } } }).kind
        == ErrorKind::invalid);
}

TEST_CASE("a facet counts what a list would hold, and its text is a filter that finds just that")
{
    Treaties desk;
    desk.status(0, "party", "1991-05-14");
    desk.status(1, "party", "1998");
    desk.status(2, "signed", "1998-03");
    for (auto const* field : { "status", "since", "state" }) {
        auto const facets = MUST(desk->facet(desk.reach(), { .type = "treaty_status" }, field));
        CHECK_FALSE(facets.empty());
        for (auto const& facet : facets) {
            auto const found = desk.ids(
                { .type = "treaty_status", .filters = { { field, facet.text } } });
            CHECK(found.size() == facet.count);
        }
    }
    auto const status = MUST(desk->facet(desk.reach(), { .type = "treaty_status" }, "status"));
    CHECK(status.front().value == schema::Value(schema::Term { "status", "party" }));
    CHECK(status.front().count == 2);
    auto const narrowed = MUST(desk->facet(
        desk.reach(), { .type = "treaty_status", .filters = { { "status", "party" } } }, "state"));
    CHECK(narrowed.size() == 2);
    CHECK(narrowed.front().title != narrowed.front().text);
}

TEST_CASE("a filter means the same choice in whatever words it was typed")
{
    Treaties desk;
    auto const nepal = desk.states.front();
    desk.status(0, "party", "1991-05-14");
    for (auto const& typed : { std::string("NPL"), std::string("nepal"), nepal.text() }) {
        CAPTURE(typed);
        FieldFilter const filter { "state", typed };
        auto const asked = desk->asked_for(desk.reach(), "treaty_status", filter);
        CHECK(asked.title == "Nepal");
        CHECK(asked.text == nepal.text());
        auto const states = MUST(
            desk->facet(desk.reach(), { .type = "treaty_status", .filters = { filter } }, "state"));
        REQUIRE(states.size() == 1);
        CHECK(states.front().chosen);
    }
    auto const unfiltered = MUST(desk->facet(desk.reach(), { .type = "treaty_status" }, "state"));
    CHECK_FALSE(unfiltered.front().chosen);
    auto const nobody = desk->asked_for(desk.reach(), "treaty_status", { "state", "Nowhere" });
    CHECK(nobody.text == "Nowhere");
    CHECK_FALSE(nobody.value);
}

TEST_CASE("the counts of a whole type are counted anew after every change")
{
    Treaties desk;
    auto const status = desk.status(0, "party", "1991-05-14");
    auto const counts = [&] {
        std::map<std::string, std::size_t> all;
        for (auto const& one :
            MUST(desk->facet(desk.reach(), { .type = "treaty_status" }, "status")))
            all[one.text] = one.count;
        return all;
    };
    using Counts = std::map<std::string, std::size_t>;
    CHECK(counts() == Counts { { "party", 1 } });
    CHECK(counts() == Counts { { "party", 1 } });
    desk.status(1, "party", "1998");
    CHECK(counts() == Counts { { "party", 2 } });
    desk.restate(status, "status", schema::Term { "status", "signed" });
    CHECK(counts() == Counts { { "party", 1 }, { "signed", 1 } });
    MUST(desk->rebuild());
    CHECK(counts() == Counts { { "party", 1 }, { "signed", 1 } });
}

TEST_CASE("long lists answer as short ones do")
{
    // Lists above 500 records walk an index, shorter ones are sorted: both must agree with a sort
    // of everything.
    Desk desk;
    std::mt19937 luck(7);
    std::vector<Change> changes;
    for (auto i = 0; i < 700; ++i) {
        auto const id = RecordId::fresh(desk.dice);
        Desk::Fields fields { { "name", schema::Text { "P" + std::to_string(luck() % 400) } } };
        if (luck() % 3)
            fields.emplace_back("alive", static_cast<schema::Truth>(luck() % 3));
        changes.push_back(Desk::change(id, "person", fields));
    }
    REQUIRE(MUST(desk->append_all(desk.permit(), changes)) == changes.size());

    for (auto const& filters : { std::vector<FieldFilter> {}, { { "alive", "yes" } },
             { { "alive", "yes" }, { "alive", "no" } }, { { "name", "P1" } } }) {
        for (std::string const sort : { "", "name", "alive" }) {
            for (auto const descending : { false, true }) {
                ListQuery query { .type = "person",
                    .filters = filters,
                    .sort = sort,
                    .descending = descending,
                    .limit = 5000 };
                auto const whole = MUST(desk->list(desk.reach(), query));
                REQUIRE(whole.total == whole.rows.size());
                auto const key = [&](RecordView const& row) {
                    auto const* value = sort.empty() ? nullptr : row.one(sort);
                    return std::pair(!sort.empty() && !value,
                        value              ? schema::sort_key(*value->value)
                            : sort.empty() ? row.title
                                           : "");
                };
                for (std::size_t i = 1; i < whole.rows.size(); ++i) {
                    auto const a = key(whole.rows[i - 1]);
                    auto const b = key(whole.rows[i]);
                    if (a.first == b.first && !a.first && descending)
                        REQUIRE(a.second >= b.second);
                    else
                        REQUIRE(a <= b);
                }
                query.limit = 97;
                std::vector<RecordId> paged;
                for (query.offset = 0; query.offset < whole.total; query.offset += query.limit) {
                    for (auto const& row : MUST(desk->list(desk.reach(), query)).rows)
                        paged.push_back(row.id);
                }
                REQUIRE(paged.size() == whole.total);
                REQUIRE(std::ranges::equal(paged, whole.rows, {}, {}, &RecordView::id));
            }
        }
    }
}

TEST_CASE("a record is found by id, by its key and by its title")
{
    Treaties desk;
    auto const status = desk.status(0, "party", "1991");
    auto const find = [&](std::vector<std::string> const& types, std::string_view text) {
        return desk->find_record(desk.reach(), types, text);
    };
    CHECK(find({ "state" }, "NPL") == desk.states[0]);
    CHECK(find({ "state" }, " npl ") == desk.states[0]);
    CHECK(find({ "state" }, "nepal") == desk.states[0]);
    CHECK(find({ "treaty", "state" }, "Nepal") == desk.states[0]);
    CHECK(find({ "treaty_status" }, status.text()) == status);
    CHECK(find({ "treaty_status" }, "Nepal · CAT") == status);
    CHECK_FALSE(find({ "treaty" }, "Nepal"));
    CHECK_FALSE(find({ "state" }, status.text()));
    CHECK_FALSE(find({ "state" }, "Atlantis"));
}

TEST_CASE("of two people with one name neither is taken for the other")
{
    Desk desk;
    auto const person = [&](std::string const& name) {
        return desk.add("person", { { "name", schema::Text { name } } });
    };
    auto const find = [&](std::string_view text) {
        return desk->find_record(desk.reach(), { "person", "state" }, text);
    };
    auto const one = person("Asha Rai");
    CHECK(find("asha rai") == one);

    auto const other = person("Asha Rai");
    CHECK_FALSE(find("Asha Rai"));
    CHECK(find(one.text()) == one);
    CHECK(find(other.text()) == other);

    auto const long_name = std::string(200, 'a');
    auto const longest = person(long_name + " of Lalitpur");
    CHECK(find(long_name + " of Lalitpur") == longest);
    CHECK_FALSE(find(std::string(140, 'a')));
    person(long_name + " of Kathmandu");
    CHECK_FALSE(find(long_name + " of Lalitpur"));
}

TEST_CASE("one search box finds words of sixteen languages, says where, and counts by type")
{
    Desk desk;
    struct Sentence {
        char const* text;
        char const* word;
    };
    // From article 5 of the Universal Declaration of Human Rights.
    std::vector<Sentence> const sentences {
        { "कसैलाई पनि यातना दिइने छैन वा निर्दयी व्यवहार गरिने छैन ।", "निर्दयी" },
        { "किसी को भी शारीरिक यातना न दी जाएगी", "शारीरिक" },
        { "কাউকে নির্যাতন করা যাবে না; কিংবা কারো প্রতি নিষ্ঠুর আচরণ", "নিষ্ঠুর" },
        { "எவரும் சித்திரவதை அல்லது கொடுமையான தண்டனைக்கு", "சித்திரவதை" },
        { "කිසිවකු වධහිංසා නොකළ යුතුය", "වධහිංසා" },
        { "บุคคลใดจะถูกทรมานหรือได้รับการปฏิบัติที่โหดร้ายไม่ได้", "โหดร้าย" },
        { "ບຸກຄົນໃດໆບໍ່ອາດຖືກທໍລະມານຫລືຖືກລົງໂທດ", "ທໍລະມານ" },
        { "គ្មានជនណាម្នាក់ត្រូវទទួលទារុណកម្មឬការធ្វើបាប", "ទារុណកម្ម" },
        { "မည်သူ့ကိုမျှညှဉ်းပန်းနှိပ်စက်ခြင်းမပြုရ။", "နှိပ်စက်" },
        { "Tidak seorang pun boleh disiksa atau diperlakukan secara kejam.", "disiksa" },
        { "Không ai bị tra tấn hay bị đối xử tàn bạo", "doi xu" },
        { "任何人不得加以酷刑，或施以残忍的待遇。", "殘忍" },
        { "何人も、拷問又は残虐な取扱を受けることはない。", "拷問" },
        { "어느 누구도 고문이나 잔혹한 처우를 받지 아니한다.", "고문" },
        { "کسی شخص کو جسمانی اذیت یا ظالمانہ سزا نہیں دی جائے گی", "اذیت" },
        { "No one shall be subjected to torture, or to cruel treatment.", "TORTURE" },
    };
    std::vector<Change> changes;
    std::vector<RecordId> ids;
    for (auto const& sentence : sentences) {
        ids.push_back(RecordId::fresh(desk.dice));
        changes.push_back(Desk::change(ids.back(), "person",
            { { "name", schema::Text { "Somebody" } },
                { "story", schema::Text { sentence.text } } }));
    }
    MUST(desk->append_all(desk.permit(), changes));
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        CAPTURE(sentences[i].word);
        auto const page = MUST(desk->search(desk.reach(), { .words = sentences[i].word }));
        REQUIRE(page.total == 1);
        CHECK(page.hits.front().record.id == ids[i]);
        CHECK(std::ranges::any_of(page.hits.front().snippet, &SnippetPart::match));
        REQUIRE(page.by_type.size() == 1);
        CHECK(page.by_type.front().text == "person");
    }
    CHECK(MUST(desk->search(desk.reach(), { .words = "somebody" })).total == sentences.size());
    CHECK(MUST(desk->search(desk.reach(), { .words = "somebody -torture" })).total
        == sentences.size() - 1);
    CHECK(MUST(desk->search(desk.reach(), { .words = "torture", .type = "state" })).total == 0);
}

TEST_CASE("nothing that can be typed into the search box is an error")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha OR NOT near" } } });
    using namespace std::string_view_literals;
    for (auto const typed : { "\""sv, "\"\"\""sv, "a AND"sv, "NEAR(a b, 3)"sv, "title:x"sv,
             "{title}: y"sv, "^a"sv, "a*b*"sv, "* * *"sv, "(("sv, "- - -x"sv, "';--"sv, "a\0b"sv,
             "\xff\xfe\x80"sv, "+a -\"b"sv, "col : \"x\" *"sv, "\xe2\x80\x9d\xe2\x80\x9c"sv,
             "NOT NOT"sv, "AND"sv, "😀"sv, ""sv })
        CHECK(desk->search(desk.reach(), { .words = std::string(typed) }));
    CHECK(
        MUST(desk->search(desk.reach(), { .words = "asha OR near", .type = "person" })).total == 1);
    CHECK(MUST(desk->search(desk.reach(), { .words = std::string(50'000, '"') })).total == 0);
    std::string many;
    for (auto i = 0; i < 5000; ++i)
        many += "a" + std::to_string(i) + "* ";
    CHECK(desk->search(desk.reach(), { .words = many }));
}

TEST_CASE("a list that asks for some fields gives these, and of them all")
{
    Desk desk;
    auto const asha = desk.add("person",
        { { "name", schema::Text { "Asha" } }, { "story", schema::Text { std::string(9000, 'x') } },
            { "alive", schema::Truth::yes } });
    auto const whole = MUST(desk->list(desk.reach(), { .type = "person" })).rows.front();
    auto const some = MUST(
        desk->list(desk.reach(), { .type = "person", .fields = { "name", "alive" } }))
                          .rows.front();
    CHECK(whole.values.size() == 3);
    REQUIRE(some.values.size() == 2);
    CHECK(some.id == asha);
    CHECK(some.title == whole.title);
    for (auto const* field : { "name", "alive" })
        CHECK(some.all(field).front()->id == whole.all(field).front()->id);
    CHECK(some.all("story").empty());
}
