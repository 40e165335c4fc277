// A page of help: the idea, the keys, what to do when something is lost.
#include "web/keys.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;

static Html key_row(Html const& keys, std::string_view does)
{
    return tr(th(scope_("row"), keys), td(does));
}

static Html pressed(std::string_view keys)
{
    Html all;
    while (!keys.empty()) {
        auto const end = std::min(keys.find(' '), keys.size());
        if (!all.empty())
            all += fragment(" ");
        all += kbd(keys.substr(0, end));
        keys.remove_prefix(std::min(end + 1, keys.size()));
    }
    return all;
}

static Html keys_table(render::Tongue const& t)
{
    return section(id_("keys"), h2(t.tr("Keys")),
        p(t.tr("Where scripts run, and while nothing is being typed. Tab, Enter and the arrow keys "
               "reach all of it as well.")),
        div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr("Keys")),
            table(tbody(each(page_keys,
                            [&](Key const& key) -> Html {
                                return key_row(pressed(key.keys), t.tr(key.does));
                            }),
                each(place_keys, [&](PlaceKey const& key) -> Html {
                    return key_row(fragment(kbd("g"), " ", kbd(key.letter)), t.tr(key.does));
                })))));
}

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
               "ends a beginning (kathm*), a minus leaves out (-police), OR means one of two, and "
               "name:asha looks in one field. Names are also found in other spellings and "
               "scripts.") },
        { N_("Locking"),
            N_("The workspace locks itself after ten minutes without a visit, and at once with the "
               "button Lock. Keys are then wiped from memory.") },
        { N_("A lost passphrase"),
            N_("Type the printed recovery code in its place, then choose a new passphrase under "
               "Settings. Without both, nobody can open the workspace.") },
    };
    Html const body = fragment(h1(t.tr("Help")),
        p(a(class_("button"), href_(render::Path("/guide")), t.tr("Read the guide"))),
        each(topics,
            [&](Topic const& topic) -> Html {
                return section(h2(t.tr(topic.head)), p(t.tr(topic.text)));
            }),
        keys_table(t));
    return page_of(doorstep, { .title = std::string(t.tr("Help")) }, body);
}

Page help()
{
    return { .path = "/help", .show_open = show };
}

} // namespace saksi::web::pages
