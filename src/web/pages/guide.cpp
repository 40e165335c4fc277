// The user's guide: docs/guide/*.md, carried by the program, on one page that the browser searches.
#include "embedded/guide.hpp"
#include "render/markdown.hpp"
#include "web/layout.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

struct Chapter {
    std::string anchor; // "states"
    std::string title;
    std::string_view text;
};

// "3_states.md", whose first line is "# States".
Chapter chapter_of(embedded::File const& file)
{
    constexpr std::string_view mark = "# ";
    auto name = std::string_view(file.name);
    name = name.substr(name.find('_') + 1);
    auto text = std::string_view(file.bytes);
    SAKSI_CHECK(text.starts_with(mark));
    auto const end = text.find('\n');
    return { std::string(name.substr(0, name.find('.'))),
        std::string(text.substr(mark.size(), end - mark.size())), text.substr(end) };
}

Answer show(Doorstep& doorstep)
{
    auto const& t = doorstep.tongue;
    auto files = embedded::guide();
    std::ranges::sort(files, {}, &embedded::File::name);
    std::vector<Chapter> chapters;
    for (auto const& file : files)
        chapters.push_back(chapter_of(file));
    // The guide is written in English; the language of its text is said to screen readers.
    Html const body = fragment(h1(t.tr("Guide")),
        nav(aria_label_(t.tr("Contents")), lang_("en"),
            ol(each(chapters,
                [](Chapter const& chapter) -> Html {
                    return li(a(href_(Path("/guide").at(chapter.anchor)), chapter.title));
                }))),
        div(lang_("en"), dir_("ltr"), each(chapters, [](Chapter const& chapter) -> Html {
            return section(id_(chapter.anchor), h2(chapter.title), render::markdown(chapter.text));
        })));
    return page_of(doorstep, { .title = std::string(t.tr("Guide")) }, body);
}

} // namespace

Page guide()
{
    return { .path = "/guide", .show_open = show };
}

} // namespace saksi::web::pages
