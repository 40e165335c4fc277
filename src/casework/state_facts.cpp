#include "casework/state_facts.hpp"

#include <algorithm>

namespace saksi::casework {

TreatyPosition const* StateFacts::position(std::string_view treaty_code) const
{
    auto const found = std::ranges::find_if(
        treaties, [&](auto const& position) { return position.treaty->code == treaty_code; });
    return found == treaties.end() ? nullptr : &*found;
}

StateFacts const* AllStates::state(std::string_view iso3) const
{
    auto const found = std::ranges::find(m_states, iso3, &StateFacts::iso3);
    return found == m_states.end() ? nullptr : &*found;
}

TreatyFacts const* AllStates::treaty(std::string_view code) const
{
    auto const found = std::ranges::find(m_treaties, code, &TreatyFacts::code);
    return found == m_treaties.end() ? nullptr : &*found;
}

Matrix AllStates::matrix(Day const& as_of, MatrixFilter const& filter) const
{
    auto result = Matrix {};
    for (auto const& treaty : m_treaties) {
        if (filter.treaties.empty() || filter.treaties.contains(treaty.code))
            result.columns.push_back(&treaty);
    }
    result.counts.resize(result.columns.size());

    for (auto const& state : m_states) {
        if (state.treaties.empty())
            continue;
        if (!filter.regions.empty() && !filter.regions.contains(state.region))
            continue;
        auto row = MatrixRow { &state };
        // Both are in the order of the treaties, so one walk finds every cell.
        auto position = state.treaties.begin();
        for (auto const* const treaty : result.columns) {
            position = std::find_if(position, state.treaties.end(),
                [&](auto const& one) { return one.treaty >= treaty; });
            auto cell = MatrixCell {};
            if (position != state.treaties.end() && position->treaty == treaty)
                cell = { &*position, law::status_on(position->fact, treaty->law, as_of) };
            row.cells.push_back(cell);
        }
        if (filter.status && std::ranges::none_of(row.cells, [&](auto const& cell) {
                return cell.answer.status == *filter.status;
            }))
            continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            ++result.counts[i][row.cells[i].answer.status];
        result.rows.push_back(std::move(row));
    }
    return result;
}

} // namespace saksi::casework
