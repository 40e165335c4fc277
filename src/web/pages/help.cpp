// A page of help: the idea, the keys, what to do when something is lost.
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;

static Answer show(Doorstep& doorstep)
{
    auto const& t = doorstep.tongue;
    struct Topic {
        Message head;
        Message text;
    };
    static constexpr Topic topics[] = {
        { N_("What a value is"),
            N_("Every value was stated by somebody, on a source, with a confidence. Tap the source "
               "beside a value to see all of it.") },
        { N_("Nothing is overwritten"),
            N_("A change adds a new statement that names what it replaces. The history of a record "
               "shows all of them.") },
        { N_("When values differ"),
            N_("Two values that nobody decided between stand side by side. Keep one, with a "
               "reason; the other stays in the history.") },
        { N_("Dates"),
            N_("Write as much as is known: 1983, 1983-07, 1983-07-06; 1983~ for about, 1983-07? "
               "for perhaps, 2026-02-01/2026-02-10 for between. Nobody is ever forced to invent a "
               "day.") },
        { N_("To be confirmed"),
            N_("What was not seen in a source says so, on every page and in every list. It is "
               "never turned into a fact.") },
        { N_("Searching"),
            N_("All words are wanted, in any script. \"Words in quotes\" stand together, a star "
               "ends a beginning (kathm*), a minus leaves out (-police).") },
        { N_("Keys"),
            N_("/ goes to the search box, ? comes to this page, Tab goes from one thing to the "
               "next, Enter opens it.") },
        { N_("Locking"),
            N_("The workspace locks itself after ten minutes without a visit, and at once with the "
               "button Lock. Keys are then wiped from memory.") },
        { N_("A lost passphrase"),
            N_("Type the printed recovery code in its place, then choose a new passphrase under "
               "Settings. Without both, nobody can open the workspace.") },
    };
    Html const body = fragment(h1(t.tr("Help")), each(topics, [&](Topic const& topic) -> Html {
        return section(h2(t.tr(topic.head)), p(t.tr(topic.text)));
    }));
    return page_of(doorstep, { .title = std::string(t.tr("Help")) }, body);
}

Page help()
{
    return { .path = "/help", .show_open = show };
}

} // namespace saksi::web::pages
