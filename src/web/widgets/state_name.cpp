#include "web/widgets/state_name.hpp"

#include "casework/state_book.hpp"

namespace saksi::web {

static std::string in_tongue(Visit const& visit, std::string_view iso3, std::string const& kept)
{
    auto const known = visit.workspace.schemas().term_label("country", iso3);
    return known.text() == kept ? std::string(visit.tongue.tr(known)) : kept;
}

std::string state_name(Visit const& visit, casework::StateFacts const& state)
{
    return in_tongue(visit, state.iso3, state.name);
}

std::string shown_title(Visit const& visit, workspace::RecordView const& record)
{
    if (record.type_key != "state")
        return record.title;
    for (auto const* stated : record.all("iso3")) {
        if (auto const* term = stated->value ? std::get_if<schema::Term>(&*stated->value) : nullptr)
            return in_tongue(visit, term->code, record.title);
    }
    return record.title;
}

void name_states(Visit const& visit, publish::Titles& titles)
{
    if (titles.empty() || visit.tongue.code() == visit.tongues.english().code())
        return;
    auto const states = visit.states.open(visit.workspace, visit.reach);
    if (!states)
        return;
    for (auto const& state : (*states)->states()) {
        auto const found = titles.find(state.record);
        if (found != titles.end() && found->second == state.name)
            found->second = state_name(visit, state);
    }
}

} // namespace saksi::web
