// Whatever is typed and whatever it is looked for in: no crash, and a snippet is made of the text.
#include "store/search_words.hpp"
#include "testing/fuzz.hpp"

#include "base/check.hpp"

SAKSI_FUZZ(bytes)
{
    auto const all = saksi::text_of(bytes);
    auto const half = all.size() / 2;
    using saksi::store::SearchWords;
    // Every third name is one of a field.
    auto const names = [](std::string_view name) {
        return name.size() % 3 == 0 ? std::vector<std::string> { "name" }
                                    : std::vector<std::string> {};
    };
    auto const words = SearchWords::parse(all.substr(0, half), names);
    auto const text = all.substr(half);
    auto const found = words.found_in(text);
    for (auto const& part : SearchWords::marked(text, found, 100))
        SAKSI_CHECK(text.find(part.text) != text.npos || part.text == "… " || part.text == " …");
    (void)words.all_in(text);
    if (!words.empty())
        SAKSI_CHECK(!words.match().empty());
    for (auto const& clause : words.wanted()) {
        SAKSI_CHECK(!clause.any.empty() && clause.end <= words.typed().size());
        (void)words.without(clause);
        (void)words.with_instead(clause.any.front(), "another");
    }
}
