// Spreadsheets in the form that Excel and LibreOffice share, made in memory. Text stays text: a
// cell can hold no formula, a bare year is no number, and leading zeros stay. Source: ECMA-376,
// part 1, SpreadsheetML.
#pragma once

#include "base/day.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace saksi::publish {

using Cell = std::variant<std::string, std::int64_t>; // An empty text is an empty cell.

struct Sheet {
    std::string name; // Cut and changed as far as the form asks for it.
    std::vector<std::string> head;
    std::vector<std::vector<Cell>> rows;
};

// A text longer than this many characters does not fit into a cell, and ends with "…".
inline constexpr std::size_t cell_characters_max = 32'767;

// The same sheets and day give the same bytes. Without a sheet there is an empty one, as the form
// asks for.
std::string xlsx_of(std::vector<Sheet> const&, Day const&, bool right_to_left);

} // namespace saksi::publish
