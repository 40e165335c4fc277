// How many tell it independently. Ten articles made of one press release are one origin, and so are
// two statements of one person, and a relative who tells what the person harmed told them. Origins
// are counted, not documents. Source of the rule: practice of inquiries, as compiled for this
// project.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace saksi::law {

struct Telling {
    std::string origin {};    // Who first made or published it, as far as it is said.
    std::string teller {};    // Who tells, as far as it is said.
    bool second_hand = false; // The teller has it from somebody else.
};

// Only what is known to differ is counted: sources with the same origin or the same teller are one,
// however either is written. Those of whom nobody said who is behind them, and those at second
// hand, count as one together, and only where there is nothing else.
std::size_t independent_origins(std::span<Telling const>);

} // namespace saksi::law
