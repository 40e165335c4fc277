#include "web/widgets/places.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using schema::Home;

namespace {

// What has a place of its own. Everything else follows its home.
struct OnDesk {
    std::string_view type;
    Place place;
};
constexpr OnDesk on_desks[] = {
    { "person", Place::people },
    { "unit", Place::people },
    { "mission", Place::missions },
    { "legal_action", Place::legal_actions },
    { "amicus_brief", Place::legal_actions },
    { "submission", Place::legal_actions },
    { "care_provider", Place::care },
    { "decision", Place::library },
    { "forum_law", Place::library },
    { "practice_note", Place::exchange },
    { "paper", Place::exchange },
    { "recommendation", Place::exchange },
};

} // namespace

Place place_of(schema::RecordType const& type)
{
    auto const found = std::ranges::find(on_desks, type.key, &OnDesk::type);
    if (found != std::end(on_desks))
        return found->place;
    switch (type.home) {
    case Home::commons:
        return Place::states;
    case Home::group_papers:
        return Place::settings;
    case Home::shelf:
        return Place::exchange;
    case Home::dossier:
    case Home::opens_dossier:
    case Home::dossier_papers:
        return Place::cases;
    }
    return Place::none;
}

Html lists_beside(Visit const& visit, schema::RecordType const& type)
{
    auto const here = std::ranges::find(on_desks, type.key, &OnDesk::type);
    if (here == std::end(on_desks) || std::ranges::count(on_desks, here->place, &OnDesk::place) < 2)
        return {};
    auto const& t = visit.tongue;
    return nav(aria_label_(t.tr("Lists of this desk")),
        ul(class_("chips"), each(on_desks, [&](OnDesk const& one) -> Html {
            auto const* beside = visit.workspace.schemas().type(one.type);
            if (one.place != here->place || !beside)
                return {};
            return li(a(class_("chip"), href_(Path("/records") / beside->key),
                aria_current_("page").only_if(one.type == type.key), t.tr(beside->label_plural)));
        })));
}

} // namespace saksi::web
