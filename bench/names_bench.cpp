// How many names are found in another spelling or script, and how many others with them, for each
// script: the names of src/testing/alike_names.hpp, each spelling typed, each other one looked for.
#include "store/sounds.hpp"
#include "testing/alike_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <string>

using namespace saksi;

namespace {

bool finds(std::string_view typed, std::string_view text)
{
    auto const asked = store::sounds_asked(typed);
    auto const of_text = store::sounds_of(text);
    return !asked.empty() && std::ranges::all_of(asked, [&](auto const& word) {
        return store::sounds_like(word, of_text);
    });
}

struct Score {
    std::size_t names = 0;
    std::size_t pairs = 0;
    std::size_t found = 0;
    std::size_t others = 0;
    std::size_t wrong = 0;
};

} // namespace

int main()
{
    std::map<std::string_view, Score> scores;
    auto const& all = testing::alike_names();
    for (auto const& family : all) {
        auto& score = scores[family.script];
        ++score.names;
        for (auto const typed : family.spellings) {
            for (auto const& other : all) {
                for (auto const text : other.spellings) {
                    auto const is_same = &other == &family;
                    if (is_same && typed == text)
                        continue;
                    auto const found = finds(typed, text);
                    ++(is_same ? score.pairs : score.others);
                    (is_same ? score.found : score.wrong) += found;
                }
            }
        }
    }
    std::cout << "| script, beside Latin | names | pairs | found | others tried | wrongly found |\n"
                 "|---|---|---|---|---|---|\n";
    for (auto const& [script, score] : scores) {
        std::cout << fmt::format("| {} | {} | {} | {:.2f} | {} | {} |\n", script, score.names,
            score.pairs, static_cast<double>(score.found) / static_cast<double>(score.pairs),
            score.others, score.wrong);
    }
    return 0;
}
