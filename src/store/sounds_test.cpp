#include "store/sounds.hpp"

#include "testing/alike_names.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace saksi::store;
using saksi::testing::alike_names;

namespace {

// Whether a text would be found by what was typed.
bool finds(std::string_view typed, std::string_view text)
{
    auto const asked = sounds_asked(typed);
    auto const of_text = sounds_of(text);
    return !asked.empty()
        && std::ranges::all_of(asked, [&](auto const& word) { return sounds_like(word, of_text); });
}

} // namespace

TEST_CASE("a name in one script or spelling is found by most of its other ones, and by few others")
{
    auto const& all = alike_names();
    struct Score {
        std::size_t pairs = 0;
        std::size_t found = 0;
    };
    Score seen;
    Score unseen;
    Score others;
    std::string missed;
    for (auto const& family : all) {
        for (auto const typed : family.spellings) {
            for (auto const& other : all) {
                for (auto const text : other.spellings) {
                    auto const is_same = &other == &family;
                    if (is_same && typed == text)
                        continue;
                    auto const is_found = finds(typed, text);
                    auto& score = !is_same ? others : family.unseen ? unseen : seen;
                    ++score.pairs;
                    score.found += is_found;
                    if (is_same && !is_found)
                        missed += " " + std::string(typed) + "/" + std::string(text);
                }
            }
        }
    }
    CAPTURE(missed);
    CAPTURE(others.found);
    CHECK(seen.found * 100 >= seen.pairs * 92);
    CHECK(unseen.found * 100 >= unseen.pairs * 85);
    CHECK(others.found * 500 <= others.pairs);
}

TEST_CASE("names that are not alike are told apart")
{
    struct Pair {
        char const* one;
        char const* other;
    };
    for (auto const& pair : std::initializer_list<Pair> { { "Ram", "Rim" }, { "Sita", "Gita" },
             { "Asha", "Bina" }, { "Khan", "Han Solo" }, { "थारु", "श्रेष्ठ" }, { "Kim", "Lee" },
             { "Perera", "Silva" }, { "P-01", "P-02" } }) {
        CAPTURE(pair.one);
        CHECK_FALSE(finds(pair.one, pair.other));
        CHECK_FALSE(finds(pair.other, pair.one));
    }
    CHECK(sounds_of("P-01 12 3").empty());
    CHECK(sounds_asked("").empty());
}

TEST_CASE("in scripts that do not space their words, a name is found inside of a run")
{
    CHECK(finds("Somchai", "นายสมชาย ใจดี"));
    CHECK(finds("Suu Kyi", "အောင်ဆန်းစုကြည်"));
    CHECK(finds("Xi Jinping", "习近平"));
    CHECK(finds("Kim Dae-jung", "김대중"));
}

TEST_CASE("whatever is called a name, it sounds like itself, and as much like another as the other "
          "like it")
{
    std::mt19937_64 dice(5);
    auto const& all = alike_names();
    for (auto i = 0; i < 3000; ++i) {
        std::string name;
        for (auto left = 1 + dice() % 3; left > 0; --left) {
            auto const& family = all[dice() % all.size()];
            name += family.spellings[dice() % family.spellings.size()];
            if (dice() % 4 == 0)
                name += static_cast<char>(dice());
        }
        CAPTURE(name);
        for (auto const& sound : sounds_of(name)) {
            CHECK_FALSE(sound.bones.empty());
            CHECK(unlikeness(sound.spelled, sound.spelled, false) == 0);
        }
        for (auto const& word : sounds_asked(name)) {
            if (!word.empty())
                CHECK(sounds_like(word, sounds_of(name)));
        }
    }
}
