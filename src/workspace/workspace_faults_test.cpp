// A disk that fails, fills up or loses power at one call after the other (PROTOCOL I4): what was
// acknowledged stays, what was refused is there whole or not at all, the sentence is one that a
// person understands, and when the fault has passed everything goes on.
#include "base/fault.hpp"
#include "testing/desk.hpp"
#include "testing/faulty_disk.hpp"
#include "testing/thorough.hpp"
#include "workspace/backup.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
using saksi::testing::DiskFault;
using saksi::testing::FaultyDisk;
using saksi::testing::PowerCut;
namespace fs = std::filesystem;

namespace {

// A run of the tests meets every so manieth call, each with one kind of fault in turn; `make
// faults` meets all of them, each with all kinds.
constexpr std::size_t calls_apart = 5;

bool is_a_sentence_for_people(Fault const& fault)
{
    static std::set<std::string_view> const known {
        "The disk is full; nothing was saved.",
        "The disk could not be read or written; nothing was saved.",
        "The folder of the workspace cannot be read or written.",
        "The disk did not take what was saved last, so it may be lost. The workspace was locked: "
        "sign in again and see whether it is there.",
    };
    return known.contains(fault.message().text());
}

Change person(RecordId const& id, std::string const& name)
{
    return Desk::change(id, "person",
        { { "name", schema::Text { name } }, { "story", schema::Text { "what was told" } } });
}

// Whether the disk has each deed when it is done, or several later, when somebody waits for it.
enum class Saves : std::uint8_t { wait, gather };

// One morning's work: everything that writes into a workspace, each deed by itself.
class Morning {
public:
    Morning(Desk& desk, Saves saves)
        : m_desk(desk)
        , m_saves(saves)
    {
    }

    void open()
    {
        m_done.clear(); // Nobody was told that it is there.
        m_desk.reopen();
        if (m_saves == Saves::gather)
            m_desk->let_saves_gather();
    }

    // Does what is left of it, one deed after the other. A deed that fails is not tried again; when
    // `goes_on` says no, the rest is left.
    void work(auto const& goes_on)
    {
        for (; m_next < deeds().size(); ++m_next) {
            try {
                deeds()[m_next](*this);
            } catch (Fault const& fault) {
                CAPTURE(fault.message().text());
                CAPTURE(m_next);
                CHECK(is_a_sentence_for_people(fault));
                ++m_faults;
                if (!goes_on()) {
                    ++m_next;
                    return;
                }
            }
        }
    }

    int faults() const { return m_faults; }

    // Whether the opened desk holds all that was acknowledged, and nothing by half.
    void check_kept() const
    {
        auto const& open = *m_desk.open;
        CHECK(open.verify().holds());
        std::map<std::string, int> names;
        for (auto const& row :
            MUST(open.list(m_desk.reach(), { .type = "person", .limit = 100 })).rows)
            ++names[row.title];
        for (auto const& name : m_acknowledged) {
            CAPTURE(name);
            CHECK(names[name] == 1);
        }
        // append_all() writes three as one.
        CHECK(names["Batch 1"] == names["Batch 2"]);
        CHECK(names["Batch 2"] == names["Batch 3"]);
        for (auto const& [record, file] : m_papers)
            CHECK(MUST(open.read_file(m_desk.reach(), record, file)).size() == paper_bytes);
        if (m_set)
            CHECK(open.setting("note") == "set");
        if (m_question)
            CHECK(open.schemas().type("person")->find(*m_question) != nullptr);
        if (m_shelf)
            CHECK(open.shelf() == m_shelf);
    }

private:
    static constexpr std::size_t paper_bytes = 70'000;

    // From when on what a deed did must be there, whatever happens.
    void acknowledge(std::function<void()> remember)
    {
        m_done.push_back(std::move(remember));
        if (m_saves == Saves::wait)
            tell();
    }
    void acknowledge(std::string name)
    {
        acknowledge([this, name = std::move(name)] { m_acknowledged.push_back(name); });
    }
    void tell()
    {
        for (auto const& remember : std::exchange(m_done, {}))
            remember();
    }
    void settle()
    {
        auto const settling = m_desk->settling();
        settling->wait_for(settling->written());
        tell();
    }
    void close()
    {
        auto const settling = m_desk->settling();
        m_desk.open.reset();
        if (settling->is_settled())
            tell();
    }

    static std::vector<void (*)(Morning&)> const& deeds()
    {
        static std::vector<void (*)(Morning&)> const all {
            [](Morning& my) { my.open(); },
            [](Morning& my) { my.add_person("Asha"); },
            [](Morning& my) { my.add_person("Binod"); },
            [](Morning& my) { my.settle(); },
            [](Morning& my) {
                auto& desk = my.m_desk;
                std::vector<Change> changes;
                for (auto const* name : { "Batch 1", "Batch 2", "Batch 3" })
                    changes.push_back(person(RecordId::fresh(desk.dice), name));
                MUST(desk->append_all(desk.permit(), changes));
                my.acknowledge("Batch 1");
            },
            [](Morning& my) {
                auto& desk = my.m_desk;
                auto const record = my.add_person("Chandra");
                auto const file = MUST(desk->keep_file(
                    desk.permit(), "scan", "image/png", Bytes(paper_bytes, std::uint8_t { 7 })));
                MUST(desk->append(desk.permit(), Desk::change(record, "", { { "paper", file } })));
                my.acknowledge(
                    [&my, record, hash = file.sha256] { my.m_papers.emplace_back(record, hash); });
            },
            [](Morning& my) {
                auto& desk = my.m_desk;
                auto const dossier = MUST(desk->open_dossier(desk.actor()));
                MUST(
                    desk->append(desk.permit(dossier), person(RecordId::fresh(desk.dice), "Dewi")));
                my.acknowledge("Dewi");
            },
            [](Morning& my) {
                my.m_desk->set_setting("note", "set");
                my.acknowledge([&my] { my.m_set = true; });
            },
            // An answer is there before the question is declared, so that its record is made anew.
            [](Morning& my) {
                auto& desk = my.m_desk;
                auto const declaration = RecordId::fresh(desk.dice);
                auto const key = schema::own_key(declaration);
                auto asked = person(RecordId::fresh(desk.dice), "Gita");
                asked.assertions.push_back({ .field = key, .value = schema::Text { "an answer" } });
                MUST(desk->append(desk.permit(), asked));
                my.acknowledge("Gita");
                MUST(desk->append(desk.permit(desk->group_papers()),
                    Desk::change(declaration, std::string(schema::own::field),
                        { { "of",
                              schema::Term { std::string(schema::own::record_types), "person" } },
                            { "label", schema::Text { "A question" } },
                            { "kind",
                                schema::Term {
                                    std::string(schema::own::kinds), "short_text" } } })));
                my.acknowledge([&my, key] { my.m_question = key; });
            },
            [](Morning& my) {
                auto const shelf = MUST(my.m_desk->open_shelf(my.m_desk.actor()));
                my.acknowledge([&my, shelf] { my.m_shelf = shelf; });
            },
            [](Morning& my) { my.settle(); },
            [](Morning& my) { my.add_person("Esha"); },
            [](Morning& my) { my.close(); },
            [](Morning& my) { my.open(); },
            [](Morning& my) { my.add_person("Farah"); },
            [](Morning& my) { my.settle(); },
        };
        return all;
    }

    RecordId add_person(std::string const& name)
    {
        auto const record = RecordId::fresh(m_desk.dice);
        MUST(m_desk->append(m_desk.permit(), person(record, name)));
        acknowledge(name);
        return record;
    }

    Desk& m_desk;
    Saves m_saves;
    std::vector<std::function<void()>> m_done; // And nobody was told yet.
    std::size_t m_next = 0;
    int m_faults = 0;
    bool m_set = false;
    std::optional<std::string> m_question;
    std::optional<DossierId> m_shelf;
    std::vector<std::string> m_acknowledged;
    std::vector<std::pair<RecordId, FileHash>> m_papers;
};

// A desk whose folder can be put back to how it was, so that each fault meets the same morning.
class Mornings {
public:
    Mornings()
    {
        desk.add("person", { { "name", schema::Text { "Before" } } });
        desk.open.reset();
        fs::copy(desk.home(), m_kept, fs::copy_options::recursive);
        m_dice = desk.dice;
        disk.emplace(desk.home());
    }

    Morning fresh(Saves saves)
    {
        desk.open.reset();
        disk.reset();
        fs::remove_all(desk.home());
        fs::copy(m_kept, desk.home(), fs::copy_options::recursive);
        disk.emplace(desk.home());
        desk.dice = m_dice;
        return Morning(desk, saves);
    }

    // How many calls change the disk in a morning without faults.
    std::size_t calls(Saves saves)
    {
        auto morning = fresh(saves);
        morning.work([] { return true; });
        auto const all = disk->calls();
        morning.check_kept();
        return all;
    }

    Desk desk;
    std::optional<FaultyDisk> disk;

private:
    fs::path m_kept { desk.folder.path() / "kept" };
    testing::SeededDice m_dice { 0 };
};

} // namespace

TEST_CASE("whatever call of the disk fails, only that deed is refused, and the work goes on")
{
    auto saves = Saves::wait;
    SUBCASE("each save waits for the disk") { }
    SUBCASE("saves gather")
    {
        saves = Saves::gather;
    }
    Mornings mornings;
    auto const calls = mornings.calls(saves);
    CHECK(calls > 40);
    constexpr std::array kinds { DiskFault::refuse_once, DiskFault::full, DiskFault::refuse,
        DiskFault::cut };
    auto faults = 0;
    std::set<std::string> met;
    auto const fails_at = [&](std::size_t call, DiskFault fault) {
        CAPTURE(int(fault));
        CAPTURE(call);
        auto morning = mornings.fresh(saves);
        mornings.disk->fail_after(call, fault);
        auto const went_on = [&] {
            // It passes, and somebody comes who opens the workspace if that is what failed.
            met.insert(std::string(mornings.disk->failed_at()));
            mornings.disk->mend();
            if (!mornings.desk.open || mornings.desk->settling()->has_failed())
                morning.open();
            return true;
        };
        morning.work(went_on);
        faults += morning.faults();
        met.insert(std::string(mornings.disk->failed_at()));
        mornings.disk->mend();
        if (call % 2 == 0)
            mornings.desk.reopen();
        morning.check_kept();
        return !mornings.disk->passed_over();
    };
    for (std::size_t call = 0; call < calls; call += testing::step_of(calls_apart)) {
        for (auto kind = testing::begin_of(call / calls_apart, kinds.size()); kind < kinds.size();
            kind += testing::step_of(kinds.size())) {
            if (!fails_at(call, kinds[kind]))
                fails_at(call, DiskFault::refuse);
        }
    }
    CHECK(faults > 10);
    CHECK(met.contains("write"));
    CHECK(met.contains("fsync"));
    if (testing::step_of(calls_apart) == 1) {
        for (auto const* kind : { "open", "unlink", "mkdir", "rename" }) {
            CAPTURE(kind);
            CHECK(met.contains(kind));
        }
    }
}

TEST_CASE("a power cut at any call of the disk loses nothing that was acknowledged")
{
    auto saves = Saves::wait;
    SUBCASE("each save waits for the disk") { }
    SUBCASE("saves gather")
    {
        saves = Saves::gather;
    }
    Mornings mornings;
    auto const calls = mornings.calls(saves);
    constexpr std::array kinds { PowerCut::keeps_synced, PowerCut::tears,
        PowerCut::keeps_everything };
    for (std::size_t call = 1; call < calls; call += testing::step_of(calls_apart)) {
        for (auto kind = testing::begin_of(call / calls_apart, kinds.size()); kind < kinds.size();
            kind += testing::step_of(kinds.size())) {
            CAPTURE(kind);
            CAPTURE(call);
            auto const cut = kinds[kind];
            auto morning = mornings.fresh(saves);
            mornings.disk->fail_after(call, DiskFault::stop);
            morning.work([] { return false; });
            mornings.desk.open.reset();
            mornings.disk->lose_power(cut, call);
            mornings.desk.reopen();
            mornings.desk.add("person", { { "name", schema::Text { "After" } } });
            morning.check_kept();
        }
    }
}
