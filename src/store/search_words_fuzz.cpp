// Whatever is typed and whatever it is looked for in: no crash, and a snippet is made of the text.
#include "store/search_words.hpp"
#include "testing/fuzz.hpp"

#include "base/check.hpp"

SAKSI_FUZZ(bytes)
{
    auto const all = saksi::text_of(bytes);
    auto const half = all.size() / 2;
    auto const words = saksi::store::SearchWords::parse(all.substr(0, half));
    auto const text = all.substr(half);
    for (auto const& part : words.marked(text, 100))
        SAKSI_CHECK(text.find(part.text) != text.npos || part.text == "… " || part.text == " …");
    (void)words.all_in(text);
    if (!words.empty())
        SAKSI_CHECK(!words.match().empty());
}
