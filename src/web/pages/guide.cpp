// The user's guide: docs/guide/*.md, carried by the program, on one page that the browser searches.
#include "embedded/guide.hpp"
#include "base/text.hpp"
#include "render/markdown.hpp"
#include "web/layout.hpp"

#include <algorithm>
#include <charconv>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

struct Chapter {
    int number = 0;
    std::string anchor; // "states"
    std::string title;
    std::string text;
};

// "3_states.md", whose first line is "# States".
Chapter chapter_of(embedded::File const& file)
{
    constexpr std::string_view mark = "# ";
    auto const name = std::string_view(file.name);
    auto const text = std::string_view(file.bytes);
    Chapter chapter;
    auto const begin = std::from_chars(name.data(), name.data() + name.size(), chapter.number).ptr;
    auto const word = name.substr(static_cast<std::size_t>(begin - name.data()));
    SAKSI_CHECK(word.starts_with('_') && text.starts_with(mark));
    chapter.anchor = word.substr(1, word.find('.') - 1);
    auto const end = text.find('\n');
    chapter.title = text.substr(mark.size(), end - mark.size());
    // Headings within a chapter are "## " in the file, and the first below its own on the page.
    for (auto const line : split(text.substr(end), '\n')) {
        chapter.text += line.starts_with("## ") ? line.substr(1) : line;
        chapter.text += '\n';
    }
    return chapter;
}

std::vector<Chapter> chapters()
{
    std::vector<Chapter> all;
    for (auto const& file : embedded::guide())
        all.push_back(chapter_of(file));
    std::ranges::sort(all, {}, &Chapter::number);
    return all;
}

Answer show(Doorstep& doorstep)
{
    static auto const all = chapters();
    auto const& t = doorstep.tongue;
    // The guide is written in English; the language of its text is said to screen readers.
    Html const body = fragment(h1(t.tr("Guide")),
        nav(class_("contents"), aria_label_(t.tr("Contents")), lang_("en"), dir_("ltr"),
            ol(each(all,
                [](Chapter const& chapter) -> Html {
                    return li(a(href_(Path("/guide").at(chapter.anchor)), chapter.title));
                }))),
        div(class_("guide"), lang_("en"), dir_("ltr"),
            each(all, [](Chapter const& chapter) -> Html {
                return section(
                    id_(chapter.anchor), h2(chapter.title), render::markdown(chapter.text));
            })));
    return page_of(doorstep, { .title = std::string(t.tr("Guide")) }, body);
}

} // namespace

Page guide()
{
    return { .path = "/guide", .show_open = show };
}

} // namespace saksi::web::pages
