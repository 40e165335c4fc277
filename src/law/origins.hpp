// How many tell it independently. Ten articles made of one press release are one origin, and so are
// two statements of one person; documents are not counted.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace saksi::law {

struct Telling {
    std::string source;   // Which source it is.
    std::string origin;   // Who first made or published it, as far as it is said; in any spelling.
    std::string teller;   // Who tells, as far as it is said.
    bool hearsay = false; // The teller heard it from others: no origin of its own.
};

// Origins that differ for certain are counted; where nobody said who is behind a source, the source
// counts for itself. Hearsay counts only where there is nothing else, and then as one.
std::size_t independent_origins(std::span<Telling const>);

} // namespace saksi::law
